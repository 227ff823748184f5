import type { ExportFormat } from '../../../electron/bridge/bridge.ts';

/** What can be exported, in the order of the dialog. */
export const FORMATS: { id: ExportFormat; name: string; use: string }[] = [
  { id: 'docx', name: 'Word', use: 'for reviewers who comment' },
  { id: 'pdf', name: 'PDF', use: 'to read and to file' },
  { id: 'md', name: 'Markdown', use: 'for a repository or a wiki' },
  { id: 'html', name: 'Web page', use: 'one file, for any browser' },
];

/** Lists for other programs, without the rest of the report. */
export const LISTS: typeof FORMATS = [
  { id: 'timeline.csv', name: 'Timeline', use: 'CSV, for a spreadsheet or a script' },
  { id: 'jira.csv', name: 'Actions for Jira', use: 'CSV, as Jira imports it' },
  { id: 'github.csv', name: 'Actions for GitHub', use: 'CSV, one issue a row' },
  { id: 'ics', name: 'Due dates', use: 'for a calendar' },
  { id: 'dispositions.csv', name: 'Comments', use: 'CSV: who said what, and what became of it' },
];

export const ALL_FORMATS = [...FORMATS, ...LISTS];

export const nameOf = (format: ExportFormat): string =>
  ALL_FORMATS.find(({ id }) => id === format)!.name;

/** `18 kB`, `2.4 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
