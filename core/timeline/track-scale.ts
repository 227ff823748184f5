import { formatDuration } from '../time/format.ts';

/** A stretch without entries that would leave no room for the rest. */
export interface TrackBreak {
  from: number;
  to: number;
  /** How long it was, `3 d 19 h`. */
  text: string;
}

/** A place from 0 to 1 for every moment of the track. */
export interface TrackScale {
  at: (ms: number) => number;
  breaks: TrackBreak[];
}

/** Two moments closer than this share of the width cannot be told apart. */
const CRUSHED = 0.025;
/** Only a gap that takes this share of what is drawn is worth a break. */
const WIDE = 0.25;
const BREAK_WIDTH = 0.05;
const MOST_BREAKS = 6;

/** Even in time, but the widest empty stretches are shortened while they crush the moments beside them. `moments`: milliseconds, ascending, at least two distinct. */
export function trackScale(moments: readonly number[]): TrackScale {
  const times = [...new Set(moments)];
  const gaps = times.slice(1).map((ms, index) => ms - times[index]!);
  const broken = new Set<number>();
  while (broken.size < MOST_BREAKS) {
    const drawn = gaps.reduce((sum, gap, index) => (broken.has(index) ? sum : sum + gap), 0);
    const room = 1 - broken.size * BREAK_WIDTH;
    const kept = gaps.map((gap, index) => ({ gap, index })).filter(({ index }) => !broken.has(index));
    if (kept.length < 2) break;
    const widest = kept.reduce((a, b) => (b.gap > a.gap ? b : a));
    const narrowest = kept.reduce((a, b) => (b.gap < a.gap ? b : a));
    if ((narrowest.gap / drawn) * room >= CRUSHED || widest.gap / drawn < WIDE) break;
    broken.add(widest.index);
  }
  const drawn = gaps.reduce((sum, gap, index) => (broken.has(index) ? sum : sum + gap), 0);
  const room = 1 - broken.size * BREAK_WIDTH;
  const places: number[] = [0];
  gaps.forEach((gap, index) => places.push(places[index]! + (broken.has(index) ? BREAK_WIDTH : (gap / drawn) * room)));
  const place = new Map(times.map((ms, index) => [ms, Math.min(1, places[index]!)]));
  const breaks = [...broken].sort((a, b) => a - b).map((index) => ({ from: places[index]!, to: places[index + 1]!, text: formatDuration(gaps[index]!) }));
  return { at: (ms) => place.get(ms) ?? 0, breaks };
}
