/** What a value of a document is called, and how it reads in a list of changes. */
import type { Person, Time } from '../document/postmortem.ts';
import { formatInstantIn } from '../time/format.ts';

const LABELS: Readonly<Record<string, string>> = {
  title: 'Title',
  state: 'State',
  revision: 'Version',
  language: 'Language',
  people: 'People',
  reference: 'Reference',
  organization: 'Organization',
  severity: 'Severity',
  services: 'Services',
  zone: 'Time zone',
  date: 'Day it began',
  kind: 'Kind',
  audience: 'Readers',
  required: 'Required',
  guidance: 'Guidance',
  at: 'Time',
  milestone: 'Milestone',
  source: 'Source',
  status: 'Status',
  nextUpdate: 'Next update',
  owner: 'Owner',
  due: 'Due',
  dueWritten: 'Due',
  priority: 'Priority',
  ticket: 'Ticket',
  dictionary: 'Words of its own',
  ignored: 'Exceptions from checks',
  conflicts: 'Conflicts',
};

/** "Day it began"; a key that this version does not know is its own name. */
export function valueLabel(key: string): string {
  return Object.hasOwn(LABELS, key) ? LABELS[key]! : key;
}

/**
 * A value as a reader is shown it. A time is what was written and what it means: "10:13 (3 Mar 2026,
 * 10:13 CET)". '' for nothing.
 */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).filter(Boolean).join(', ');
  if (isTime(value)) return timeText(value);
  if (isPerson(value)) return value.role ? `${value.name} (${value.role})` : value.name;
  if (typeof value === 'object') return Object.values(value).map(valueWords).join(' ').trim();
  return String(value as string | number);
}

/** `14:07 (Wed 9 August 2017, 14:07 (UTC-6))`: what was written, and what it means. */
export function timeText(time: Time): string {
  const about = time.approximate ? 'about ' : '';
  const meant =
    time.instant !== null
      ? formatInstantIn(time.instant, time.zone ?? 'UTC')
      : (time.local ?? 'not understood');
  return `${time.written.trim()} (${about}${meant})`;
}

function isTime(value: unknown): value is Time {
  return typeof value === 'object' && value !== null && 'written' in value && 'instant' in value;
}

function isPerson(value: unknown): value is Person {
  return typeof value === 'object' && value !== null && 'name' in value && 'role' in value;
}
