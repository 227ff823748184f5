import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { isDate } from '../../core/document/iso.ts';
import type { Incident, Person, Postmortem } from '../../core/document/postmortem.ts';
import { rereadDocument } from '../../core/time/reread.ts';
import { useApp } from '../shell/context.ts';
import { Cancel, Frame } from './frame.tsx';
import { ServicesField } from './services-field.tsx';
import { looksLikeZone } from './zone-list.ts';
import { ZoneField } from './zone-field.tsx';

type Fields = Pick<Postmortem, 'title' | 'revision' | 'language' | 'people'> &
  Pick<Incident, 'reference' | 'severity' | 'organization' | 'services' | 'zone' | 'date'>;

/**
 * What the report is about, apart from its text. One step in the undo history, whatever was
 * changed.
 */
export function Details() {
  const app = useApp();
  const [fields, setFields] = useState<Fields>(() => fieldsOf(app.document()!));
  const set = (change: Partial<Fields>): void => setFields({ ...fields, ...change });
  const wrongDate = fields.date !== '' && !isDate(fields.date);
  const valid = !wrongDate && looksLikeZone(fields.zone);
  const apply = (): void => {
    const document = app.document();
    if (!document || !valid) return;
    app.closeDialog();
    app.change(withFields(document, fields));
  };
  const line = (
    name: 'title' | 'reference' | 'severity' | 'organization' | 'revision' | 'language',
    label: string,
    hint?: string,
    autoFocus = false,
  ) => (
    <TextField
      className={`field ${name}`}
      value={fields[name]}
      onChange={(value) => set({ [name]: value })}
      autoFocus={autoFocus}
    >
      <Label>{label}</Label>
      <Input className="input" />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </TextField>
  );
  return (
    <Frame
      title="Incident details"
      size="wide"
      footer={
        <>
          <Cancel />
          <Button className="button primary" type="submit" form="details-form" isDisabled={!valid}>
            Apply
          </Button>
        </>
      }
    >
      <Form
        id="details-form"
        className="details"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {line('title', 'Title', undefined, true)}
        {line('reference', 'Reference', 'Such as INC-4127')}
        {line('severity', 'Severity', 'Such as SEV-2')}
        {line('organization', 'Organization')}
        <ServicesField value={fields.services} onChange={(services) => set({ services })} />
        <ZoneField
          label="Time zone"
          value={fields.zone}
          onChange={(zone) => set({ zone })}
          first={[app.store.get().machineZone, 'UTC']}
          hint="Times that name no zone of their own are read in it."
        />
        <TextField
          className="field date"
          value={fields.date}
          onChange={(date) => set({ date: date.trim() })}
          isInvalid={wrongDate}
          validationBehavior="aria"
        >
          <Label>Day it began</Label>
          <Input className="input" placeholder="2026-03-03" />
          <Text slot="description" className="hint">
            Rows without a date are on this day.
          </Text>
          <FieldError className="wrong">Write it as year-month-day, such as 2026-03-03.</FieldError>
        </TextField>
        <People value={fields.people} onChange={(people) => set({ people })} />
        {line('language', 'Language', 'Of the text: en, de, pt-BR')}
        {line('revision', 'Revision', 'Stamped on exports')}
      </Form>
    </Frame>
  );
}

function People({
  value,
  onChange,
}: {
  value: readonly Person[];
  onChange(people: Person[]): void;
}) {
  const change = (at: number, part: Partial<Person>): void =>
    onChange(value.map((person, index) => (index === at ? { ...person, ...part } : person)));
  return (
    <div className="field people" role="group" aria-labelledby="people-label">
      <span className="label" id="people-label">
        People
      </span>
      {value.map(({ name, role }, index) => (
        <div className="person" key={index}>
          <input
            className="input"
            aria-label={`Name of person ${index + 1}`}
            placeholder="Name"
            value={name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <input
            className="input"
            aria-label={`Role of person ${index + 1}`}
            placeholder="Role, such as incident lead"
            value={role}
            onChange={(event) => change(index, { role: event.target.value })}
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
        onPress={() => onChange([...value, { name: '', role: '' }])}
      >
        <Plus size={14} />
        Add a person
      </Button>
    </div>
  );
}

function fieldsOf({
  title,
  revision,
  language,
  people,
  incident: { reference, severity, organization, services, zone, date },
}: Postmortem): Fields {
  return {
    title,
    revision,
    language,
    people,
    reference,
    severity,
    organization,
    services,
    zone,
    date,
  };
}

/**
 * The document with the fields; times that inherit their zone or day are read anew when that
 * changed.
 */
function withFields(
  document: Postmortem,
  { title, revision, language, people, zone, date, ...incident }: Fields,
): Postmortem {
  const named = people.filter(({ name, role }) => name.trim() !== '' || role.trim() !== '');
  const next: Postmortem = {
    ...document,
    title: title.trim(),
    revision: revision.trim(),
    language: language.trim() || 'en',
    people: named,
    incident: { ...document.incident, ...incident },
  };
  return rereadDocument(next, { zone: zone.trim(), date });
}
