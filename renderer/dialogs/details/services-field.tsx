import { X } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Input,
  Label,
  Tag,
  TagGroup,
  TagList,
  Text,
  TextField,
} from 'react-aria-components';

/** The affected services, one token each; a comma or Enter ends one. */
export function ServicesField({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange(services: string[]): void;
}) {
  const [text, setText] = useState('');
  const take = (written: string): void => {
    const names = written
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    onChange([...new Set([...value, ...names])]);
    setText('');
  };
  return (
    <div className="services">
      <TextField
        className="field"
        value={text}
        onChange={(written) => (written.includes(',') ? take(written) : setText(written))}
        onBlur={() => {
          if (text.trim()) take(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && text.trim()) {
            event.preventDefault();
            take(text);
          } else if (event.key === 'Backspace' && text === '' && value.length > 0)
            onChange(value.slice(0, -1));
          else event.continuePropagation();
        }}
      >
        <Label>Services</Label>
        <Input className="input" placeholder="Checkout, Payments API" />
        <Text slot="description" className="only-spoken">
          A comma or Enter ends a name
        </Text>
      </TextField>
      {value.length > 0 && (
        <TagGroup
          aria-label="Affected services"
          onRemove={(keys) => onChange(value.filter((name) => !keys.has(name)))}
        >
          <TagList className="tags" items={value.map((name) => ({ id: name }))}>
            {({ id }) => (
              <Tag id={id} textValue={id} className="tag">
                {id}
                <Button
                  slot="remove"
                  className="tag-remove"
                  aria-label={`Remove ${id}`}
                  // The chip itself is on Tab's way: Delete or Backspace removes it.
                  excludeFromTabOrder
                >
                  <X size={12} />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
    </div>
  );
}
