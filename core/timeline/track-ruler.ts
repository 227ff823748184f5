/** The ruler below the track: clock times and days, and how long each break was. */
import { DAY, HOUR, instantText, MINUTE, wallMs, wallText } from '../time/calendar.ts';
import { localAt, zoneOffset } from '../time/zones.ts';
import type { Track } from './track.ts';
import { MOST_BREAKS, type TrackStretch } from './track-scale.ts';
import { WHOLE, type TrackView } from './track-view.ts';
import { ENGLISH_TRACK, textWidth, type TrackWords } from './track-words.ts';

export interface RulerTick {
  x: number;
  /** A day begins here. */
  day: boolean;
}

export interface RulerText {
  text: string;
  /** Left edge. */
  x: number;
  width: number;
  /** 0 right below the ruler's line. */
  row: number;
  kind: 'clock' | 'day' | 'break';
}

export interface Ruler {
  ticks: RulerTick[];
  texts: RulerText[];
}

export interface RulerOptions {
  width: number;
  margin: number;
  fontSize: number;
  view?: TrackView;
  words?: TrackWords;
}

const SECOND = 1000;
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((count) => count * SECOND)
  .concat(
    [1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
    [1, 2, 3, 6, 12].map((count) => count * HOUR),
    [1, 2, 7, 14, 28, 56, 112, 224].map((count) => count * DAY),
  );
/** The least room from tick to tick. */
const ROOM = 56;
const GAP = 8;

interface Candidate {
  text: string;
  x: number;
  kind: RulerText['kind'];
}

/**
 * Ticks at round times of the track's zone, with each day where it begins; no two texts overlap.
 * Lengths of breaks are always there, days before clocks.
 */
export function trackRuler(
  track: Track,
  { width, margin, fontSize, view = WHOLE, words = ENGLISH_TRACK }: RulerOptions,
): Ruler {
  const x = (at: number): number =>
    margin + ((at - view.from) / (view.to - view.from)) * (width - 2 * margin);
  const { stretches, breaks } = track.scale;
  const long = stretches.find(({ fromMs, toMs }) => toMs > fromMs)!;
  const rate = (x(long.to) - x(long.from)) / (long.toMs - long.fromMs);
  const step = STEPS.find((each) => each * rate >= ROOM) ?? STEPS.at(-1)!;
  const yearsDiffer =
    new Set(
      [stretches[0]!.fromMs, stretches.at(-1)!.toMs].map((ms) => wall(ms, track.zone).slice(0, 4)),
    ).size > 1;
  const dayText = (day: string): string =>
    `${words.weekday(day)}${yearsDiffer ? ` ${day.slice(0, 4)}` : ''}`;

  const ruler: Ruler = { ticks: [], texts: [] };
  const candidates: Candidate[] = breaks
    .filter(({ from, to }) => from < view.to && to > view.from)
    .map(({ from, to, fromMs, toMs }) => ({
      text: words.duration(toMs - fromMs),
      x: x((Math.max(from, view.from) + Math.min(to, view.to)) / 2),
      kind: 'break',
    }));
  let day = '';
  for (const stretch of stretches) {
    const part = inView(stretch, view);
    if (!part) continue;
    const round = roundTimes(part.fromMs, part.toMs, step, track.zone);
    // A stretch too short for a round time is named by its beginning.
    for (const ms of round.length > 0 ? round : [part.fromMs]) {
      const local = wall(ms, track.zone);
      const place = x(stretch.from) + (ms - stretch.fromMs) * rate;
      const begins = local.slice(11, 19) === '00:00:00';
      ruler.ticks.push({ x: place, day: begins });
      const clock = step < MINUTE && round.length > 0 ? local.slice(11, 19) : local.slice(11, 16);
      const newDay = track.manyDays && local.slice(0, 10) !== day;
      day = local.slice(0, 10);
      if (begins || step >= DAY)
        candidates.push({
          text: round.length > 0 ? dayText(day) : `${words.day(day)} ${clock}`,
          x: place,
          kind: 'day',
        });
      else
        candidates.push(
          newDay
            ? { text: `${words.day(day)} ${clock}`, x: place, kind: 'day' }
            : { text: clock, x: place, kind: 'clock' },
        );
    }
  }
  for (const kind of ['break', 'day', 'clock'] as const)
    for (const candidate of candidates)
      if (candidate.kind === kind) place(candidate, ruler.texts, width, fontSize);
  return ruler;
}

/** Puts a text where it is free; a break's length in the next row rather than not at all. */
function place(
  { text, x, kind }: Candidate,
  placed: RulerText[],
  width: number,
  fontSize: number,
): void {
  const box = textWidth(text, fontSize);
  const left = Math.max(0, Math.min(width - box, x - box / 2));
  for (let row = 0; row < (kind === 'break' ? MOST_BREAKS : 1); row++) {
    if (
      placed.some(
        (other) =>
          other.row === row && left < other.x + other.width + GAP && other.x < left + box + GAP,
      )
    )
      continue;
    placed.push({ text, x: left, width: box, row, kind });
    return;
  }
}

function inView(
  { fromMs, toMs, from, to }: TrackStretch,
  view: TrackView,
): { fromMs: number; toMs: number } | null {
  if (to < view.from || from > view.to) return null;
  if (to === from) return { fromMs, toMs };
  const moment = (at: number): number => fromMs + ((at - from) / (to - from)) * (toMs - fromMs);
  return {
    fromMs: Math.ceil(moment(Math.max(from, view.from))),
    toMs: Math.floor(moment(Math.min(to, view.to))),
  };
}

/**
 * The moments whose wall clock shows a multiple of the step (days are counted from a Monday). A
 * clock change leaves out or repeats what the clock itself does.
 */
function roundTimes(fromMs: number, toMs: number, step: number, zone: string): number[] {
  const found: number[] = [];
  const origin = step >= DAY ? 4 * DAY : 0; // 1970-01-05 was a Monday
  const offset = (ms: number): number => (zoneOffset(zone, ms) ?? 0) * MINUTE;
  const first = wallMs(wall(fromMs, zone)) - step;
  const last = wallMs(wall(toMs, zone)) + step;
  for (let at = Math.ceil((first - origin) / step) * step + origin; at <= last; at += step) {
    const guess = at - offset(at - offset(fromMs));
    const ms = at - offset(guess);
    if (ms >= fromMs && ms <= toMs && ms + offset(ms) === at && ms > (found.at(-1) ?? -Infinity))
      found.push(ms);
  }
  return found;
}

/** `2026-03-03T09:15:00` on the zone's clock. */
function wall(ms: number, zone: string): string {
  return localAt(instantText(ms), zone) ?? wallText(ms, true);
}
