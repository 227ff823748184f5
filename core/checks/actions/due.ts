import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { ActionItem, Postmortem } from '../../document/postmortem.ts';
import { rowsHome } from '../../document/rows-home.ts';
import { localAt } from '../../time/zones.ts';
import { entriesOf } from '../model/entries.ts';
import { DAY, dayLabel, dayOf } from '../model/moments.ts';
import { openActions, shortened } from './open.ts';
import { dueBefore } from './written-due.ts';

export const due: Check = {
  rule: 'actions/due',
  describes:
    'An open action item has no due date, is overdue, or is due before the incident. ' +
    'Said once where no action has a date.',
  run(document, { now }) {
    const open = openActions(document);
    const undated = open.filter((action) => action.due === null);
    const silent = undated.every(({ dueWritten }) => !dueWritten?.trim());
    const today =
      (document.incident.zone && localAt(now, document.incident.zone)?.slice(0, 10)) ||
      now.slice(0, 10);
    const began = firstDay(document);
    const dated = open.flatMap((action) =>
      action.due === null ? [] : judge(action, action.due, today, began),
    );
    return [
      ...dated,
      ...dueBefore(document, began).map((one) => ({ rule: due.rule, ...one })),
      ...(open.length > 1 && undated.length === open.length && silent
        ? [noneDated(document, open)]
        : undated.map(missing)),
    ];
  },
};

/** Beyond this a year is more likely mistyped than meant. */
const FAR_YEARS = 10;

function judge(action: ActionItem, day: string, today: string, began: string | null): Diagnostic[] {
  const text = shortened(action);
  if (began !== null && day < began)
    return [
      diagnostic(
        action,
        'error',
        'Due before the incident',
        `“${text}” is due on ${dayLabel(day)}, ${days(day, began)} before the incident of ${dayLabel(began)}.`,
      ),
    ];
  if (day < today)
    return [
      diagnostic(
        action,
        'warning',
        'Overdue',
        `“${text}” was due on ${dayLabel(day)}, ${days(day, today)} ago, and is still open.`,
      ),
    ];
  if (Number(day.slice(0, 4)) - Number(today.slice(0, 4)) > FAR_YEARS)
    return [
      diagnostic(
        action,
        'warning',
        'Due in a far year',
        `“${text}” is due on ${dayLabel(day)}. Check the year.`,
      ),
    ];
  return [];
}

function missing(action: ActionItem): Diagnostic {
  const written = action.dueWritten?.trim();
  if (written)
    return diagnostic(
      action,
      'info',
      'No due date',
      `“${shortened(action)}” is due “${written}”, which is no day that can be told.`,
    );
  return diagnostic(action, 'info', 'No due date', `“${shortened(action)}” has no due date.`);
}

/** A report that gives no dates at all has its reasons; it is asked once. */
function noneDated({ sections }: Postmortem, open: readonly ActionItem[]): Diagnostic {
  const section = rowsHome(sections, 'actions');
  return {
    rule: due.rule,
    severity: 'info',
    title: 'No due dates',
    message: `None of the ${open.length} open actions has a due date.`,
    where: section ? { kind: 'section', id: section.id } : { kind: 'document' },
    other: { kind: 'action', id: open[0]!.id },
    fixes: [],
  };
}

function diagnostic(
  { id }: ActionItem,
  severity: Diagnostic['severity'],
  title: string,
  message: string,
): Diagnostic {
  return { rule: due.rule, severity, title, message, where: { kind: 'action', id }, fixes: [] };
}

/**
 * The day on which the incident began: the document's, that of the entry marked so, or that of the
 * first notice. A first entry may be what led to it.
 */
function firstDay(document: Postmortem): string | null {
  const posted = document.updates
    .flatMap(({ at, status }) =>
      status === 'postmortem' || status === 'scheduled' ? [] : (dayOf(at) ?? []),
    )
    .sort()[0];
  return (
    document.incident.date ||
    dayOf(entriesOf(document).milestone('started')?.time ?? null) ||
    (posted ?? null)
  );
}

function days(from: string, to: string): string {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  return count === 1 ? 'a day' : `${count} days`;
}
