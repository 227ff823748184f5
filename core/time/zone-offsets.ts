/** How far places and fixed offsets are from UTC, and when a place's clock changes. */
import { Temporal } from 'temporal-polyfill';
import { HOUR } from './calendar.ts';

export const QUARTER = 900_000;
const offsets = new Map<string, number>();

/**
 * Minutes east of UTC at a moment, for an IANA name. Offsets change on quarter hours only, so a
 * quarter hour shares one look-up.
 */
export function offsetAt(place: string, epochMs: number): number {
  if (place === 'UTC') return 0;
  const quarter = Math.floor(epochMs / QUARTER);
  const key = `${place}|${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = Math.round(
      Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(place)
        .offsetNanoseconds / 60e9,
    );
    if (offsets.size > 50_000) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** `+02:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** `UTC`, `UTC+1`, `UTC-3:30`. */
export function utcLabel(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60;
  const hours = Math.floor((size * 60_000) / HOUR);
  const behind = rest ? `:${String(rest).padStart(2, '0')}` : '';
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${behind}`;
}
