import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { formatDay } from '../../../core/time/format.ts';
import { readDay, type ReadDay } from '../../../core/time/read-day.ts';

/** What is typed for a day: nothing is a day too, none. */
export type Day = { day: string } | { problem: string };

/** What a day field means; a problem says what to write. */
export function dayOfField(written: string, today: string, near: string): Day {
  if (written.trim() === '') return { day: '' };
  const read = readDay(written, { today, near });
  return 'day' in read ? read : { problem: sentence(read) };
}

function sentence({ candidates }: Extract<ReadDay, { candidates: string[] }>): string {
  const days = candidates.filter((day) => /^\d{4}/.test(day)).map((day) => formatDay(day, 'plain'));
  return days.length > 1
    ? `That is ${days.join(' or ')}: write the month as a word.`
    : 'No day is called that. Write it as in a row, such as 3 March 2026.';
}

/** A day, read as rows read theirs; how it was read is said below it. */
export function DayField({
  label,
  value,
  onChange,
  read,
  hint,
}: {
  label: string;
  value: string;
  onChange(written: string): void;
  read: Day;
  hint: string;
}) {
  const day = 'day' in read ? read.day : '';
  return (
    <TextField
      className="field date"
      value={value}
      onChange={onChange}
      isInvalid={'problem' in read}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input className="input" placeholder="3 March 2026" spellCheck={false} />
      <Text slot="description" className="hint">
        {day === '' ? hint : `${formatDay(day, 'long')}. ${hint}`}
      </Text>
      <FieldError className="wrong">{'problem' in read ? read.problem : ''}</FieldError>
    </TextField>
  );
}
