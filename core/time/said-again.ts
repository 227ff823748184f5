/** A moment on several clocks: `2.07pm (14.07 MDT)`, `10:00 PDT / 18:00 CET / 17:00 UTC`. */
import { clockAt } from './clock-token.ts';
import { matchAt, type Clock, type Mode } from './tokens.ts';
import { zoneAt } from './zone-token.ts';
import { AGAIN, AGAIN_WITHIN, CLOSE_BRACKET, ITS_DAY } from './joints.ts';
import type { Again, Expression } from './expression-model.ts';

/** More clocks than these and one are none of one moment. */
const MOST_FURTHER = 4;

/** The moment said again in another form or zone. */
export function takeAgain(found: Expression, text: string, mode: Mode): boolean {
  const glue = matchAt(AGAIN, text, found.end);
  if (!glue || found.further.length >= MOST_FURTHER) return false;
  const at = found.end + glue[0].length;
  const clock = clockAt(text, at, mode);
  if (!clock || clock.form === 'bare') return false;
  const gap = text[clock.end] === ' ' ? 1 : 0;
  const zone = zoneAt(text, clock.end + gap, mode, true);
  // "2342 UTC" is a clock, "2342" any number.
  if (clock.form === 'military' && !zone) return false;
  // "until 11:29 (1 h)", "(1h16)": how long, unless it is the very same clock.
  if (clock.form === 'h' && !zone && !isSameClock(clock, found.clock!)) return false;
  let end = zone?.end ?? clock.end;
  if (glue[0].includes('(')) {
    end += matchAt(ITS_DAY, text, end)?.[0].length ?? 0;
    const close = matchAt(CLOSE_BRACKET, text, end);
    if (!close) return false;
    end += close[0].length;
  } else if (!zone || found.zone === null) return false; // `10:00/11:00` is two times, not one said twice
  const again: Again = {
    clock,
    text: text.slice(at, clock.end),
    zone: zone ? text.slice(clock.end + gap, zone.end) : null,
  };
  if (found.again) found.further = [...found.further, again];
  else found.again = again;
  found.end = end;
  return true;
}

/**
 * `8 h 40 (heure de Paris, soit 6 h 40 UTC)`: in one pair of brackets the zone, which ends at
 * `zoneEnd`, and the moment in another one. Gives the moment said again and where the brackets end.
 */
export function againWithin(
  text: string,
  zoneEnd: number,
  mode: Mode,
): { again: Again; end: number } | null {
  const glue = matchAt(AGAIN_WITHIN, text, zoneEnd);
  if (!glue) return null;
  const at = zoneEnd + glue[0].length;
  const clock = clockAt(text, at, mode);
  if (!clock || clock.form === 'bare' || clock.form === 'military') return null;
  const gap = text[clock.end] === ' ' ? 1 : 0;
  const zone = zoneAt(text, clock.end + gap, mode, true);
  const close = zone && matchAt(CLOSE_BRACKET, text, zone.end);
  if (!close) return null;
  return {
    again: {
      clock,
      text: text.slice(at, clock.end),
      zone: text.slice(clock.end + gap, zone.end),
    },
    end: zone.end + close[0].length,
  };
}

function isSameClock(a: Clock, b: Clock): boolean {
  return a.hour % 12 === b.hour % 12 && a.minute === b.minute;
}

/** `03:53 UTC / 19:53 PST on Dec 14`: the day is that of the clock beside it. */
export function swapAgain(found: Expression, again: Again, zone: string): void {
  const first = { clock: found.clock!, text: found.clockText, zone: found.zone };
  Object.assign(found, { clock: again.clock, clockText: again.text, zone, again: first });
}
