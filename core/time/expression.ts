/**
 * The combiner: the largest time expression that begins at a position, from the tokens of
 * `tokens.ts`. Shared by the field reader and the prose reader.
 */
import { clockAt } from './clock-token.ts';
import { dateAt } from './date-token.ts';
import { dayTimeGroupAt } from './day-time-group.ts';
import { dayWordAt, weekdayAt } from './weekday-token.ts';
import { isDigit, matchAt, type Clock, type Mode } from './tokens.ts';
import { isOffsetBehind, unknownZoneAt, zoneAt } from './zone-token.ts';
import {
  TO_CLOCK,
  TO_DATE,
  TO_ZONE,
  ZONE_IN_BRACKETS,
  CLOSE_BRACKET,
  NEXT_DAY,
  SAYS_CLOCK,
  IS_APPROX,
  OTHER_WEEK,
  ISH,
  ENDS_HERE,
  LATE_YEAR,
  ENDS_LINE,
  NAME_BEFORE_ZONE,
  ZONE_AGAIN,
} from './joints.ts';
import { nothing, type Expression } from './expression-model.ts';
import { againWithin, swapAgain, takeAgain } from './said-again.ts';

/**
 * The expression at `at`, or null. In a field a zone that no table knows is taken as the zone's
 * name.
 */
export function expressionAt(text: string, at: number, mode: Mode): Expression | null {
  const found = {
    ...nothing(at, at),
    otherWeek: OTHER_WEEK.test(text.slice(Math.max(0, at - 12), at)),
  };
  if (!first(found, text, mode)) return null;
  while (more(found, text, mode));
  if (found.clock === null && found.date === null)
    return found.dayWord !== null || found.weekday !== null ? found : null;
  return found;
}

export function first(found: Expression, text: string, mode: Mode): boolean {
  return (
    takeDayTimeGroup(found, text) ||
    takeLeadingZone(found, text, mode) ||
    takeDate(found, text, found.start, mode) ||
    takeClock(found, text, found.start, mode) ||
    takeDay(found, text, found.start, mode)
  );
}

/** `110310Z FEB 25`: day, hour and minute in one number, as the services write it. */
function takeDayTimeGroup(found: Expression, text: string): boolean {
  const group = dayTimeGroupAt(text, found.start);
  if (!group) return false;
  found.date = group.date;
  found.dateText = text.slice(found.start, group.date.end);
  found.zone = 'Z';
  setClock(found, text, found.start + 2, group.clock);
  found.end = group.date.end;
  return true;
}

/** Takes one more token; false when nothing more belongs to the expression. */
function more(found: Expression, text: string, mode: Mode): boolean {
  const at = found.end;
  const ish = found.clock && !found.approximate ? matchAt(ISH, text, at) : null;
  if (ish) {
    found.end += ish[0].length;
    found.approximate = true;
    return true;
  }
  if (found.clock && found.zone === null && takeZone(found, text, mode)) return true;
  if (found.clock && takeAgain(found, text, mode)) return true;
  if (!found.clock && takeLaterClock(found, text, mode)) return true;
  return takeLaterDate(found, text, mode) || takeLateYear(found, text);
}

/** `UTC 14:30`, `(UTC) 14:30` is none: the bracket is not of the time. */
function takeLeadingZone(found: Expression, text: string, mode: Mode): boolean {
  const letter = text.charCodeAt(found.start) | 32;
  const zone = letter >= 97 && letter <= 122 ? zoneAt(text, found.start, mode, false) : null;
  if (
    !zone ||
    text[zone.end] !== ' ' ||
    !takeClock(found, text, zone.end + 1, mode) ||
    found.clock!.form === 'bare'
  ) {
    found.clock = null;
    return false;
  }
  found.zone = text.slice(found.start, zone.end);
  return true;
}

function takeClock(found: Expression, text: string, at: number, mode: Mode): boolean {
  const clock = clockAt(text, at, mode);
  return clock !== null && setClock(found, text, at, clock);
}

function takeDate(found: Expression, text: string, at: number, mode: Mode): boolean {
  if (found.date) return false;
  const date = dateAt(text, at, mode);
  if (!date) return false;
  found.date = date;
  found.dateText = text.slice(at, date.end);
  found.end = date.end;
  return true;
}

/** A weekday or `yesterday`. */
function takeDay(found: Expression, text: string, at: number, mode: Mode): boolean {
  const weekday = found.weekday ? null : weekdayAt(text, at, mode);
  if (weekday) {
    found.weekday = { index: weekday.index, text: text.slice(at, weekday.end) };
    found.end = weekday.end;
    return true;
  }
  const word = found.dayWord === null && !found.date ? dayWordAt(text, at) : null;
  if (!word) return false;
  found.dayWord = word.days;
  found.end = word.end;
  return true;
}

function takeLaterClock(found: Expression, text: string, mode: Mode): boolean {
  const glue = matchAt(TO_CLOCK, text, found.end);
  if (!glue) return false;
  const at = found.end + glue[0].length;
  // `8月20日10:15`: a sign that ends the day parts it from its clock.
  if (glue[0] === '' && mode !== 'field' && !/[日号號일)一二三四五六天]/.test(text[at - 1] ?? ''))
    return false;
  const zone = isDigit(text, at) ? null : zoneBefore(text, at, mode);
  if (zone) {
    const clock = clockAt(text, zone.clock, mode);
    if (!clock || clock.form === 'bare') return false;
    setClock(found, text, zone.clock, clock);
    found.zone = text.slice(at, zone.end);
    return true;
  }
  // `Mon 2024-09-16`: the year is no clock.
  if (!found.date && dateAt(text, at, mode)) return false;
  const clock = clockAt(text, at, mode);
  // After `Nov 11` a bare number is a year or a count, not an hour; `on Tuesday 2.30` needs the
  // colon. "On 3 March at 9" is an hour all the same, where nothing follows that it could count.
  if (
    clock?.form === 'bare' &&
    /(?:\bat|@)\s*$/i.test(glue[0]) &&
    (mode === 'field' || ENDS_HERE.test(text.slice(clock.end, clock.end + 8)))
  )
    return setClock(found, text, at, clock);
  if (
    !clock ||
    clock.form === 'bare' ||
    (mode === 'prose' && clock.form === 'dot' && !clock.halfDay && !SAYS_CLOCK.test(glue[0]))
  )
    return false;
  if (
    mode !== 'field' &&
    clock.form === 'military' &&
    !/^T/.test(glue[0]) &&
    !zoneAt(text, clock.end + (text[clock.end] === ' ' ? 1 : 0), mode, false) &&
    !(
      mode === 'line' &&
      ISO_DAY.test(found.dateText) &&
      /^ ?[:–—]/.test(text.slice(clock.end, clock.end + 2))
    )
  )
    return false;
  found.approximate ||= /[^\s,;@T-]/.test(glue[0]) && IS_APPROX.test(glue[0]);
  if (glue[0] === '/') found.joint = text.slice(found.start, clock.end);
  return setClock(found, text, at, clock);
}

/** "2024-04-01 0251: …" opens a line: behind such a day four digits are a clock. */
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/** `6 May 2025, UTC 04:31`: the zone stands before its clock. */
function zoneBefore(text: string, at: number, mode: Mode): { end: number; clock: number } | null {
  const zone = zoneAt(text, at, mode, false);
  return zone && text[zone.end] === ' ' && isDigit(text, zone.end + 1)
    ? { end: zone.end, clock: zone.end + 1 }
    : null;
}

function setClock(found: Expression, text: string, at: number, clock: Clock): true {
  found.clock = clock;
  found.clockText = text.slice(at, clock.end);
  found.end = clock.end;
  return true;
}

function takeLaterDate(found: Expression, text: string, mode: Mode): boolean {
  const glue = matchAt(TO_DATE, text, found.end);
  if (!glue) return false;
  const start = found.end;
  const at = start + glue[0].length;
  const before = { ...found };
  if (!takeDate(found, text, at, mode) && !takeDay(found, text, at, mode)) return false;
  // "overnight into Monday (3 November, 21:41, to …)": the bracket is of more than the Monday.
  if (glue[0].includes('(') && before.weekday && !matchAt(CLOSE_BRACKET, text, found.end)) {
    Object.assign(found, before);
    return false;
  }
  if (mode === 'line' && before.clock && !found.date && !isDayOfLine(found, text)) {
    Object.assign(found, before);
    return false;
  }
  if (found.again?.zone && found.zone !== null) swapAgain(found, found.again, found.again.zone);
  if (!glue[0].includes('(')) return true;
  const close = matchAt(CLOSE_BRACKET, text, found.end);
  if (close) found.end += close[0].length;
  return true;
}

/** At a line's beginning "10:05 Friday deploy goes out" is a clock and what happened. */
function isDayOfLine(found: Expression, text: string): boolean {
  if (found.dayWord !== null) return false;
  if (text[found.end - 1] === '.') found.end--;
  if (ENDS_LINE.test(text.slice(found.end, found.end + 2))) return true;
  const glue = matchAt(TO_DATE, text, found.end);
  return glue !== null && takeDate(found, text, found.end + glue[0].length, 'line');
}

function takeZone(found: Expression, text: string, mode: Mode): boolean {
  const open = matchAt(ZONE_IN_BRACKETS, text, found.end);
  // `09:15 (+1)` is on the next day, as timetables write it.
  if (
    open &&
    !NEXT_DAY.test(text.slice(found.end, found.end + 6)) &&
    zoneBetween(found, text, found.end + open[0].length, mode, true)
  )
    return true;
  const space = matchAt(TO_ZONE, text, found.end)!;
  return zoneBetween(found, text, found.end + space[0].length, mode, false);
}

function zoneBetween(
  found: Expression,
  text: string,
  at: number,
  mode: Mode,
  bracket: boolean,
): boolean {
  // `10:00-11:00` is a range. A minus is an offset after seconds, after ISO's T, in `2021-11-23
  // 16:43 -05:00` and in `-00:00`.
  const spaced = text[at - 1] === ' ' && (found.date !== null || text.startsWith('-00:00', at));
  const offsets =
    spaced ||
    found.clock!.second !== null ||
    text[found.clock!.end - found.clockText.length - 1] === 'T' ||
    (found.date !== null && isOffsetBehind(found.clock!, text, at));
  const from = at + (bracket ? (matchAt(NAME_BEFORE_ZONE, text, at)?.[0].length ?? 0) : 0);
  const zone =
    zoneAt(text, from, mode, offsets) ?? (mode === 'field' ? unknownZoneAt(text, from) : null);
  if (!zone) return false;
  const close = bracket ? matchAt(CLOSE_BRACKET, text, zone.end) : null;
  const within = bracket && !close ? againWithin(text, zone.end, mode) : null;
  if (bracket && !close && !within) return false;
  Object.assign(found, { zone: text.slice(from, zone.end) }, within && { again: within.again });
  const repeated = bracket ? null : matchAt(ZONE_AGAIN, text, zone.end);
  found.end = within?.end ?? zone.end + ((close ?? repeated)?.[0].length ?? 0);
  return true;
}

/** `Tue Nov 23 16:43:01 UTC 2021`: the year at the very end. */
function takeLateYear(found: Expression, text: string): boolean {
  if (
    !found.date ||
    found.date.year !== null ||
    !found.clock ||
    found.date.end > found.clock.end ||
    found.date.malformed
  )
    return false;
  const year = matchAt(LATE_YEAR, text, found.end);
  if (!year || Number(year[1]) < 1990 || Number(year[1]) > 2099) return false;
  found.date = { ...found.date, year: Number(year[1]) };
  found.end += year[0].length;
  return true;
}

/** `2-3pm`, `11:10-11:15am`: the first clock takes its half of the day from the second. */
export function borrowHalf(a: Expression, b: Expression): Expression {
  const half = b.clock?.halfDay;
  if (
    !a.clock ||
    !half ||
    a.clock.halfDay ||
    a.clock.hour > 12 ||
    (a.clock.form !== 'bare' && a.clock.form !== 'colon' && a.clock.form !== 'dot')
  )
    return a;
  const later = (a.clock.hour % 12) + (half === 'pm' ? 12 : 0);
  // `11-1pm` begins in the morning.
  const hour = half === 'pm' && later > b.clock!.hour ? a.clock.hour % 12 : later;
  return {
    ...a,
    clock: {
      ...a.clock,
      hour,
      halfDay: half,
      form: a.clock.form === 'bare' ? 'hour' : a.clock.form,
    },
  };
}
