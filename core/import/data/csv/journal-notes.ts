/** How Jira and ServiceNow write a note with its date and author into a cell. */
import { joinedLines } from '../../../prose/joined-lines.ts';
import type { CsvRow } from './rows.ts';

/** `24/Mar/22 8:20 AM;kim;Rolled back` */
export const JIRA_NOTE = /^\s*([^;\n]{6,40});([^;\n]{0,80});([\s\S]*)$/;
/** `2022-03-24 09:20:11 - Kim (Work notes)` */
export const SERVICENOW_NOTE = new RegExp(
  joinedLines`
    ^[ \t]*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?) - (.{1,80}?) \(
    ([^()\n]{3,40})\)[ \t]*$
  `,
  'm',
);

/** Enough of a column to see what its cells hold. */
const SEEN = 20;

/** True for a column with a note in one of its first cells. */
export function holdsNotes(rows: readonly CsvRow[], column: number): boolean {
  return rows
    .flatMap(({ cells }) => (cells[column]?.trim() ? [cells[column]] : []))
    .slice(0, SEEN)
    .some((cell) => JIRA_NOTE.test(cell) || SERVICENOW_NOTE.test(cell));
}
