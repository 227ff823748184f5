import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Person } from '../../../core/document/postmortem.ts';
import { CompletingField } from '../parts/completing-field.tsx';

/** Who took part, and as what. */
export function PeopleField({
  value,
  onChange,
  names,
  roles,
}: {
  value: readonly Person[];
  onChange(people: Person[]): void;
  /** Completed from these. */
  names: readonly string[];
  roles: readonly string[];
}) {
  /** The row that was just added: its name takes the keyboard. */
  const [added, setAdded] = useState(-1);
  const change = (at: number, part: Partial<Person>): void =>
    onChange(value.map((person, index) => (index === at ? { ...person, ...part } : person)));
  return (
    <div className="field people" role="group" aria-labelledby="people-label">
      <span className="label" id="people-label">
        People
      </span>
      {value.map(({ name, role }, index) => (
        <div className="person" key={index}>
          <CompletingField
            spoken={`Name of person ${index + 1}`}
            listed="Names"
            placeholder="Name"
            value={name}
            onChange={(text) => change(index, { name: text })}
            known={names}
            autoFocus={index === added}
          />
          <CompletingField
            spoken={`Role of person ${index + 1}`}
            listed="Roles"
            placeholder="Role, such as incident lead"
            value={role}
            onChange={(text) => change(index, { role: text })}
            known={roles}
          />
          <Button
            className="icon-button"
            aria-label={`Remove ${name || `person ${index + 1}`}`}
            onPress={() => onChange(value.filter((_, at) => at !== index))}
          >
            <Trash2 size={15} />
          </Button>
        </div>
      ))}
      <Button
        className="plain-button add-person"
        onPress={() => {
          setAdded(value.length);
          onChange([...value, { name: '', role: '' }]);
        }}
      >
        <Plus size={14} />
        Add a person
      </Button>
    </div>
  );
}
