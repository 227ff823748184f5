import { Label, Radio, RadioGroup } from 'react-aria-components';

interface Props<T extends string> {
  label: string;
  value: T;
  onChange(value: T): void;
  /** Value, name, and what it means. */
  options: readonly (readonly [T, string, string?])[];
  /** Beside each other. */
  inline?: boolean;
}

/** One of a few. */
export function Choice<T extends string>({
  label,
  value,
  onChange,
  options,
  inline = false,
}: Props<T>) {
  return (
    <RadioGroup className="field" value={value} onChange={(chosen) => onChange(chosen as T)}>
      <Label>{label}</Label>
      <div className={inline ? 'choices' : ''}>
        {options.map(([id, name, note]) => (
          <Radio key={id} value={id} className="radio">
            <span className="box" />
            <span>
              {name}
              {note && <span className="choice-note">{note}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
