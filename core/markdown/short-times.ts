/**
 * Times as the hidden data of our own Markdown keeps them: most entries of an incident differ in
 * their clock alone, so that what they share is said once.
 */
import type { Time } from '../document/postmortem.ts';
import { sameJson } from './same-json.ts';

/** What most times of a document have in common. */
export interface UsualTime {
  /** ISO day; '' where none is known. */
  day: string;
  /** Of the wall clock ahead of UTC, in minutes; null where that is not known. */
  ahead: number | null;
  zone: string | null;
  zoneFrom?: unknown;
  dateFrom?: unknown;
}

/** A clock reading of the usual day, a local date and time, or what is different from such a one. */
export type ShortTime = string | Record<string, unknown>;

const LOCAL = /^(?:\d{4}-\d\d-\d\d)?T\d\d:\d\d(?::\d\d)?$/;

/** What most of the times share; null where no clock reading is known. */
export function usualTime(times: readonly Time[]): UsualTime | null {
  const counts = new Map<string, { usual: UsualTime; count: number }>();
  for (const time of times) {
    const usual = usualOf(time);
    if (!usual) continue;
    const key = JSON.stringify(usual);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { usual, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.usual ?? null;
}

function usualOf({ local, zone, instant, zoneFrom, dateFrom }: Time): UsualTime | null {
  if (local === null || !LOCAL.test(local)) return null;
  const ahead = instant === null ? null : (Date.parse(`${local}Z`) - Date.parse(instant)) / 60_000;
  if (ahead !== null && !Number.isInteger(ahead)) return null;
  return {
    day: local.slice(0, local.indexOf('T')),
    ahead,
    zone,
    ...(zoneFrom !== undefined && { zoneFrom }),
    ...(dateFrom !== undefined && { dateFrom }),
  };
}

/** A time in short; null where that would not give it back. */
export function shortTime(time: Time, usual: UsualTime): ShortTime | null {
  if (time.local === null || !isReadable(time.local, usual)) return null;
  const [day, clock] = time.local.split('T') as [string, string];
  const local = day === usual.day ? clock : time.local;
  const common = commonTime(local, usual);
  const own: Record<string, unknown> = { ...time };
  const different = Object.fromEntries(
    [...new Set([...Object.keys(common), ...Object.keys(own)])]
      .filter((field) => field !== 'local' && !sameJson(common[field], own[field]))
      .map((field) => [field, own[field] ?? null]),
  );
  const short = Object.keys(different).length === 0 ? local : { local, ...different };
  return sameJson(fullTime(short, usual), time) ? short : null;
}

/** Whether a local time can be counted from. */
function isReadable(local: string, { ahead }: UsualTime): boolean {
  return LOCAL.test(local) && (ahead === null || !Number.isNaN(Date.parse(`${local}Z`)));
}

/** The time that was kept in short; null for what nobody can have meant. */
export function fullTime(short: unknown, usual: UsualTime): Record<string, unknown> | null {
  const { local, ...different } = (typeof short === 'string' ? { local: short } : short) as Record<
    string,
    unknown
  >;
  if (typeof local !== 'string' || !isReadable(dated(local, usual), usual)) return null;
  const time = { ...commonTime(local, usual), ...different };
  return Object.fromEntries(
    Object.entries(time).filter(([field, value]) => value !== null || NULLABLE.has(field)),
  );
}

/** Fields of a time that say null; of the others null means that they are not there. */
const NULLABLE = new Set(['zone', 'instant']);

function commonTime(local: string, usual: UsualTime): Record<string, unknown> {
  const { ahead, zone, zoneFrom, dateFrom } = usual;
  const full = dated(local, usual);
  return {
    written: full.slice(full.indexOf('T') + 1),
    local: full,
    zone,
    instant:
      ahead === null
        ? null
        : `${new Date(Date.parse(`${full}Z`) - ahead * 60_000).toISOString().slice(0, 19)}Z`,
    approximate: false,
    ...(zoneFrom !== undefined && { zoneFrom }),
    ...(dateFrom !== undefined && { dateFrom }),
  };
}

function dated(local: string, { day }: UsualTime): string {
  return local.includes('T') ? local : `${day}T${local}`;
}

/** Whether somebody's JSON has the shape of what times share. */
export function isUsualTime(value: unknown): value is UsualTime {
  if (typeof value !== 'object' || value === null) return false;
  const { day, ahead, zone } = value as Record<string, unknown>;
  return (
    typeof day === 'string' &&
    /^(?:\d{4}-\d\d-\d\d)?$/.test(day) &&
    (ahead === null || (Number.isInteger(ahead) && Math.abs(Number(ahead)) < 100_000)) &&
    (zone === null || typeof zone === 'string')
  );
}
