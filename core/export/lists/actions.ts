/** The actions as the tables that trackers import. */
import type { ActionItem, ActionStatus } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import type { Report } from '../../report/report.ts';
import { csvText } from './csv.ts';

/** Jira takes no longer summary. */
const LONGEST_SUMMARY = 255;
const JIRA_STATUSES: Record<ActionStatus, string> = {
  open: 'To Do',
  'in-progress': 'In Progress',
  done: 'Done',
  dropped: 'Done',
};

/**
 * With the field names of Jira's CSV import, which maps them by itself ("Prepare a CSV file for
 * import", Atlassian). Days are ISO: `yyyy-MM-dd` is the date format to name there.
 */
export function jiraCsv(report: Report): string {
  return csvText(
    [
      'Summary',
      'Issue Type',
      'Status',
      'Priority',
      'Assignee',
      'Due Date',
      'Labels',
      'Description',
    ],
    report.source.actions.map((action) => {
      const summary = summaryOf(action, LONGEST_SUMMARY);
      return [
        summary,
        'Task',
        JIRA_STATUSES[action.status],
        action.priority,
        action.owner,
        action.due ?? '',
        'postmortem',
        descriptionOf(action, summary, report, []),
      ];
    }),
  );
}

/** GitHub takes no longer title. */
const LONGEST_TITLE = 256;
/** Of a user, as GitHub mentions one: letters, digits and single hyphens, at most 39. */
const LOGIN = /^@([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})$/i;

/**
 * With the column names that tools which make GitHub's issues of a table read (`gh`,
 * github-csv-tools). An owner who is not written as a login (`@ada`), and what issues have no field for, stand in
 * the body.
 */
export function githubCsv(report: Report): string {
  return csvText(
    ['title', 'body', 'labels', 'assignees', 'state'],
    report.source.actions.map((action) => {
      const login = LOGIN.exec(action.owner)?.[1] ?? '';
      const due = action.due ?? action.dueWritten ?? '';
      const title = summaryOf(action, LONGEST_TITLE);
      return [
        title,
        descriptionOf(action, title, report, [
          ['Owner', login === '' ? action.owner : ''],
          ['Due', due],
        ]),
        ['postmortem', action.priority.replaceAll(',', ' ').trim()].filter(Boolean).join(','),
        login,
        action.status === 'done' || action.status === 'dropped' ? 'closed' : 'open',
      ];
    }),
  );
}

/** An action in one line. */
export function summaryOf({ body }: ActionItem, longest: number): string {
  const line = plainText(body).replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

/**
 * What a tracker's fields do not say: the text where `summary` is not all of it, where it comes
 * from, and facts by name.
 */
export function descriptionOf(
  action: ActionItem,
  summary: string,
  { source: { title, incident } }: Report,
  facts: readonly (readonly [name: string, value: string])[],
): string {
  const from = [incident.reference, title].filter(Boolean).join(': ');
  const lines = [...facts, ['Postmortem', from] as const, ['Ticket', action.ticket] as const];
  const text = plainText(action.body).trim();
  return [
    text === summary ? '' : text,
    lines
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
