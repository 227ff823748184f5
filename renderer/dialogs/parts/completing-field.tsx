import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { completions } from './completions.ts';

interface Props {
  /** Shown above it; `spoken` in its place where a row of fields has one heading. */
  label?: string;
  spoken?: string;
  /** What the list is called. */
  listed: string;
  value: string;
  onChange(value: string): void;
  /** What it may be completed to. */
  known: readonly string[];
  hint?: string;
  placeholder?: string;
  className?: string;
  autoFocus?: boolean;
  /** A button opens the list: for the few words that are usual. */
  button?: boolean;
}

/** A text field that completes what is typed from what is known, and takes anything else too. */
export function CompletingField({
  label,
  spoken,
  listed,
  value,
  onChange,
  known,
  hint,
  placeholder,
  className = '',
  autoFocus = false,
  button = false,
}: Props) {
  const items = useMemo(
    () => completions(value, known).map((name) => ({ id: name, name })),
    [value, known],
  );
  const input = <Input className="input" placeholder={placeholder} spellCheck={false} />;
  return (
    <ComboBox
      className={`field ${className}`}
      items={items}
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      allowsCustomValue
      autoFocus={autoFocus}
      {...(spoken !== undefined && { 'aria-label': spoken })}
    >
      {label !== undefined && <Label>{label}</Label>}
      {button ? (
        <div className="with-button">
          {input}
          <Button className="icon-button">
            <ChevronDown size={15} />
          </Button>
        </div>
      ) : (
        input
      )}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover">
        <section aria-label={listed}>
          <ListBox className="list">
            {({ id, name }: (typeof items)[number]) => (
              <ListBoxItem id={id} className="list-item" textValue={name}>
                {name}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}
