import { HOUR } from '../time/calendar.ts';
import { formatDuration } from '../time/format.ts';

/**
 * A part of the track that is even in time. All stretches of a track have the same rate; an entry
 * alone between two breaks is a stretch without length.
 */
export interface TrackStretch {
  fromMs: number;
  toMs: number;
  /** Places from 0 to 1. */
  from: number;
  to: number;
}

/** A part without entries that is drawn shorter than it was. */
export interface TrackBreak extends TrackStretch {
  /** How long it was, `3 d 19 h`. */
  text: string;
}

export interface TrackScale {
  stretches: TrackStretch[];
  /** Between the stretches, in order. */
  breaks: TrackBreak[];
}

/** Two moments closer than this share of the width are drawn on top of each other. */
const CRUSHED = 0.02;
/** Only a gap that takes this share of what is drawn is worth a break … */
const WIDE = 0.25;
/**
 * … and one of some hours: in a shorter incident the proportions are the story, and zooming parts
 * what is close.
 */
const SHORTEST_BREAK = 3 * HOUR;
const BREAK_WIDTH = 0.05;
/** No more than these in one track. */
export const MOST_BREAKS = 6;

/**
 * Even in time, but the widest empty parts are shortened while they crush a third of the others,
 * and more than one pair of neighbours. `moments`: milliseconds, ascending, at least two distinct.
 */
export function trackScale(moments: readonly number[]): TrackScale {
  const times = [...new Set(moments)];
  const gaps = times.slice(1).map((ms, index) => ms - times[index]!);
  const broken = brokenGaps(gaps);
  const drawn = gaps.reduce((sum, gap, index) => (broken.has(index) ? sum : sum + gap), 0);
  const room = 1 - broken.size * BREAK_WIDTH;
  const scale: TrackScale = {
    stretches: [{ fromMs: times[0]!, toMs: times[0]!, from: 0, to: 0 }],
    breaks: [],
  };
  gaps.forEach((gap, index) => {
    const stretch = scale.stretches.at(-1)!;
    const toMs = times[index + 1]!;
    if (broken.has(index)) {
      const to = Math.min(1, stretch.to + BREAK_WIDTH);
      scale.breaks.push({
        fromMs: stretch.toMs,
        toMs,
        from: stretch.to,
        to,
        text: formatDuration(gap),
      });
      scale.stretches.push({ fromMs: toMs, toMs, from: to, to });
    } else {
      stretch.toMs = toMs;
      stretch.to += (gap / drawn) * room;
    }
  });
  // Sums of fractions may miss the end by a hair.
  const last = scale.stretches.at(-1)!;
  if (last.toMs > last.fromMs) last.to = 1;
  return scale;
}

function brokenGaps(gaps: readonly number[]): ReadonlySet<number> {
  const broken = new Set<number>();
  while (broken.size < MOST_BREAKS) {
    const kept = gaps
      .map((gap, index) => ({ gap, index }))
      .filter(({ index }) => !broken.has(index));
    if (kept.length < 2) break;
    const drawn = kept.reduce((sum, { gap }) => sum + gap, 0);
    const room = 1 - broken.size * BREAK_WIDTH;
    const crushed = kept.filter(({ gap }) => (gap / drawn) * room < CRUSHED).length;
    const widest = kept.reduce((a, b) => (b.gap > a.gap ? b : a));
    if (
      crushed < 2 ||
      crushed * 3 < kept.length ||
      widest.gap < WIDE * drawn ||
      widest.gap < SHORTEST_BREAK
    )
      break;
    broken.add(widest.index);
  }
  return broken;
}

/** The place (0 to 1) of a moment; moments before the first and after the last are at the ends. */
export function placeOf({ stretches, breaks }: TrackScale, ms: number): number {
  const part =
    stretches.find(({ fromMs, toMs }) => fromMs <= ms && ms <= toMs) ??
    breaks.find(({ fromMs, toMs }) => fromMs < ms && ms < toMs);
  if (!part) return ms < stretches[0]!.fromMs ? 0 : 1;
  return part.toMs === part.fromMs
    ? part.from
    : part.from + ((ms - part.fromMs) / (part.toMs - part.fromMs)) * (part.to - part.from);
}
