import type { ActionItem } from '../../document/postmortem.ts';
import type { Report } from '../../report/report.ts';
import { printable } from '../../report/printable.ts';
import { ticketLink } from '../../report/ticket.ts';
import { addDays } from '../../time/calendar.ts';
import { descriptionOf, summaryOf } from './actions.ts';

/** Signs of an event's name. */
const LONGEST_SUMMARY = 200;

type DueAction = ActionItem & { due: string };

/** The actions that are not over and have a day to be done by. */
export function dueActions({ source: { actions } }: Report): DueAction[] {
  return actions.filter(
    (action): action is DueAction =>
      action.due !== null && action.status !== 'done' && action.status !== 'dropped',
  );
}

/**
 * The days by which actions are to be done, as a calendar (RFC 5545). Events of a whole day that
 * keep nobody busy: most calendars show no to-dos. The same report gives the same bytes.
 */
export function calendar(report: Report): string {
  const { source } = report;
  const stamp = dayText(source.edited || source.incident.date || '1970-01-01');
  const events = dueActions(report).flatMap((action) => [
    'BEGIN:VEVENT',
    `UID:${report.keys.actions.get(action.id)!}.${encodeURIComponent(source.id.toWellFormed())}@afterword`,
    `DTSTAMP:${stamp}T000000Z`,
    `DTSTART;VALUE=DATE:${dayText(action.due)}`,
    `DTEND;VALUE=DATE:${dayText(addDays(action.due, 1))}`,
    `SUMMARY:${escaped(summaryOf(action, LONGEST_SUMMARY))}`,
    `DESCRIPTION:${escaped(
      descriptionOf(action, summaryOf(action, LONGEST_SUMMARY), report, [
        ['Owner', action.owner],
        ['Priority', action.priority],
      ]),
    )}`,
    ...(ticketLink(action.ticket) ? [`URL:${action.ticket.trim()}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Afterword//Afterword//EN',
    ...events,
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function dayText(day: string): string {
  return day.replaceAll('-', '');
}

function escaped(text: string): string {
  return printable(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Bytes in a line; what is longer goes on in the next, after a space. */
const LONGEST_LINE = 75;

function folded(line: string): string {
  let [text, length] = ['', 0];
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    if (length + bytes > LONGEST_LINE) [text, length] = [`${text}\r\n `, 1];
    text += sign;
    length += bytes;
  }
  return text;
}
