import { MONTHS } from '../time/calendar.ts';
import type { Track, TrackMark } from './track.ts';

/** A label with the box that it takes, in the picture's units. */
export interface TrackLabel {
  text: string;
  /** Left edge and baseline. */
  x: number;
  width: number;
  /** Rows away from the bar: -1 right above, -2 above that, 1 right below. */
  row: number;
  /** Where on the bar it belongs. */
  mark: number;
}

/** What a label says: `clock` "09:22 detected", for paper; `elapsed` "detected +7 min", beside rows that show the clock. */
export type LabelStyle = 'clock' | 'elapsed';

const GAP = 10;
/** A label may stand off its mark by this much before another row is tried. */
const SHIFT = 34;

/** Width of a text in Inter at a size, a little over, because overlapping is worse than a gap. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += /[ilj.,:;|'’ ]/.test(character) ? 0.31 : /[mwMW]/.test(character) ? 0.92 : /[A-Z0-9+−]/.test(character) ? 0.66 : 0.58;
  return Math.ceil(units * size);
}

/** Labels without an overlap: alternately above and below, shifted a little, one row further out when crowded, left out when there is no place at all. */
export function placeLabels(track: Track, width: number, margin: number, size: number, style: LabelStyle): TrackLabel[] {
  const labels: TrackLabel[] = [];
  let side = 1;
  for (const mark of track.marks) {
    const x = margin + mark.at * (width - 2 * margin);
    const placed = [labelText(mark, track, style), shortText(mark)].reduce<TrackLabel | null>((found, text) => found ?? placeOne(text, x, width, size, -side, labels), null);
    if (!placed) {
      joinToLast(labels, labelText(mark, track, style), width, size);
      continue;
    }
    labels.push(placed);
    side = Math.sign(placed.row);
  }
  return labels;
}

function placeOne(text: string, mark: number, width: number, size: number, side: number, labels: readonly TrackLabel[]): TrackLabel | null {
  const box = textWidth(text, size);
  const ideal = Math.max(0, Math.min(width - box, mark - box / 2));
  for (const row of [side, -side, 2 * side, -2 * side]) {
    const x = Math.max(ideal, freeFrom(row, labels));
    if (x + box > width || x - ideal > SHIFT) continue;
    // A line to a label further out must not run through one nearer in.
    if (Math.abs(row) === 2 && mark < freeFrom(row / 2, labels) - GAP + 2) continue;
    return { text, x, width: box, row, mark };
  }
  return null;
}

/** Where a row is free again: right of its labels, and of the lines that cross it on their way to the row further out. */
function freeFrom(row: number, labels: readonly TrackLabel[]): number {
  return labels.reduce((free, label) => Math.max(free, label.row === row ? label.x + label.width + GAP : label.row === 2 * row ? label.mark + GAP : 0), 0);
}

/** A mark without a place of its own is named beside the one before it: "08:25 detected, 08:33 acknowledged". */
function joinToLast(labels: TrackLabel[], text: string, width: number, size: number): void {
  const last = labels.at(-1);
  if (!last) return;
  const joined = `${last.text}, ${text}`;
  const box = textWidth(joined, size);
  const before = freeFrom(last.row, labels.slice(0, -1));
  const x = Math.max(before, Math.min(last.x, width - box));
  if (x + box > width) return;
  labels[labels.length - 1] = { ...last, text: joined, x, width: box };
}

/** How long each break was, where there is room beside the labels. */
export function placeBreakTexts(track: Track, width: number, margin: number, size: number, labels: readonly TrackLabel[]): TrackLabel[] {
  const taken = [...labels];
  const placed: TrackLabel[] = [];
  for (const { from, to, text } of track.breaks) {
    const mark = margin + ((from + to) / 2) * (width - 2 * margin);
    const box = textWidth(text, size);
    const x = Math.min(width - box, Math.max(0, mark - box / 2));
    const free = (row: number): boolean => taken.every((label) => (label.row !== row || label.x > x + box + 4 || label.x + label.width + 4 < x) && (label.row !== 2 * row || label.mark > x + box + 4 || label.mark + 4 < x));
    const row = [1, -1].find(free);
    if (row === undefined) continue;
    placed.push({ text, x, width: box, row, mark });
    taken.push(placed.at(-1)!);
  }
  return placed;
}

function labelText(mark: TrackMark, track: Track, style: LabelStyle): string {
  const names = mark.milestones.join(', ');
  if (style === 'elapsed' && names !== '') return mark.after ? `${names} +${mark.after}` : names;
  return [track.manyDays ? shortDay(mark.day) : '', mark.clock, names].filter((part) => part !== '').join(' ');
}

function shortText(mark: TrackMark): string {
  return mark.milestones.at(-1) ?? mark.clock;
}

/** `3 Mar`. */
function shortDay(day: string): string {
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]!.slice(0, 3)}`;
}
