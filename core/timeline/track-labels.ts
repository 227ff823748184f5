import { ENGLISH_TRACK, textWidth, type TrackWords } from './track-words.ts';
import type { Track } from './track.ts';
import type { TrackMark } from './track-parts.ts';
import { WHOLE, type TrackView } from './track-view.ts';

/** One line of text beside the bar, with the box that it takes, in the picture's units. */
export interface TrackLabel {
  text: string;
  /** Left edge. */
  x: number;
  width: number;
  /** Lines away from the bar: -1 right above, -2 above that, 1 right below. */
  row: number;
}

/** A line from the bar to labels that are further out. */
export interface TrackLeader {
  x: number;
  /** The row that it reaches. */
  row: number;
}

export interface PlacedLabels {
  labels: TrackLabel[];
  leaders: TrackLeader[];
}

/**
 * What a label says: `clock` "09:22 detected", for paper; `elapsed` "detected +7 min", beside rows
 * that show the clock.
 */
export type LabelStyle = 'clock' | 'elapsed';

export interface LabelOptions {
  width: number;
  margin: number;
  fontSize: number;
  style: LabelStyle;
  view?: TrackView;
  words?: TrackWords;
}

/** Between two labels of a row, and between a label and a line that passes it. */
const GAP = 10;
const CLEAR = 3;
/** Marks nearer than this touch: they are named in one place. */
const TOUCHING = 12;
const ROWS = [1, 2, 3] as const;

/**
 * Marks that are named together: their lines stand below each other over the place between them.
 */
interface Cluster {
  from: number;
  to: number;
  lines: string[];
}

interface Block {
  lines: string[];
  x: number;
  width: number;
  /** +1 below the bar, -1 above it. */
  side: 1 | -1;
  /** The row nearest to the bar, from 1. */
  row: number;
  /** Where its leader comes down. */
  mark: number;
}

/**
 * A label for every mark in view, none over another: alternately above and below, further out when
 * crowded, and in one block where marks are too close even for that.
 */
export function placeLabels(
  track: Track,
  { width, margin, fontSize, style, view = WHOLE, words = ENGLISH_TRACK }: LabelOptions,
): PlacedLabels {
  const shown = track.marks.filter(({ at }) => view.from <= at && at <= view.to);
  const x = (at: number): number =>
    margin + ((at - view.from) / (view.to - view.from)) * (width - 2 * margin);
  let clusters = clustersOf(
    shown.map((mark) => ({
      x: x(mark.at),
      text: fitting(mark, labelText(mark, track, style, words), words, fontSize, width),
    })),
  );
  for (;;) {
    const blocks = placeBlocks(clusters, width, fontSize);
    if (Array.isArray(blocks)) return drawn(blocks);
    clusters = mergedAt(clusters, blocks.stuck);
  }
}

function clustersOf(marks: readonly { x: number; text: string }[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (const { x, text } of marks) {
    const last = clusters.at(-1);
    if (last && x - last.to < TOUCHING) {
      last.to = x;
      last.lines.push(text);
    } else clusters.push({ from: x, to: x, lines: [text] });
  }
  return clusters;
}

/**
 * The cluster that found no place joins the nearer of its neighbours; a single one always finds a
 * place.
 */
function mergedAt(clusters: readonly Cluster[], stuck: number): Cluster[] {
  const before = stuck > 0 ? clusters[stuck]!.from - clusters[stuck - 1]!.to : Infinity;
  const after =
    stuck < clusters.length - 1 ? clusters[stuck + 1]!.from - clusters[stuck]!.to : Infinity;
  const at = before <= after ? stuck - 1 : stuck;
  const [a, b] = [clusters[at]!, clusters[at + 1]!];
  return [
    ...clusters.slice(0, at),
    { from: a.from, to: b.to, lines: [...a.lines, ...b.lines] },
    ...clusters.slice(at + 2),
  ];
}

/** The blocks, or the index of a cluster that found no place. */
function placeBlocks(
  clusters: readonly Cluster[],
  width: number,
  fontSize: number,
): Block[] | { stuck: number } {
  const blocks: Block[] = [];
  let side: 1 | -1 = -1;
  for (const [index, cluster] of clusters.entries()) {
    const block: Block | null =
      placeOne(cluster, side, blocks, width, fontSize) ??
      (clusters.length === 1 ? alone(cluster, width, fontSize) : null);
    if (!block) return { stuck: index };
    blocks.push(block);
    side = block.side === 1 ? -1 : 1;
  }
  return blocks;
}

function placeOne(
  { from, to, lines }: Cluster,
  side: 1 | -1,
  placed: readonly Block[],
  width: number,
  fontSize: number,
): Block | null {
  const box = Math.max(...lines.map((text) => textWidth(text, fontSize)));
  const mark = (from + to) / 2;
  for (const row of ROWS) {
    for (const each of [side, side === 1 ? -1 : 1] as const) {
      for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]) {
        const x = Math.max(0, Math.min(width - box, mark - box * share));
        const block: Block = { lines, x, width: box, side: each, row, mark };
        if (x >= 0 && x + box <= width && placed.every((other) => !collide(block, other)))
          return block;
      }
    }
  }
  return null;
}

/** The last resort, for a picture that is hardly wider than a label. */
function alone({ from, to, lines }: Cluster, width: number, fontSize: number): Block {
  return {
    lines,
    x: 0,
    width: Math.min(width, Math.max(...lines.map((text) => textWidth(text, fontSize)))),
    side: -1,
    row: 1,
    mark: (from + to) / 2,
  };
}

function collide(a: Block, b: Block): boolean {
  if (a.side !== b.side) return false;
  const rowsMeet = a.row < b.row + b.lines.length && b.row < a.row + a.lines.length;
  if (rowsMeet && a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP) return true;
  return leaderMeets(a, b) || leaderMeets(b, a);
}

/** True when the line to the further block runs through the nearer one. */
function leaderMeets(further: Block, nearer: Block): boolean {
  return (
    further.row > nearer.row &&
    further.mark > nearer.x - CLEAR &&
    further.mark < nearer.x + nearer.width + CLEAR
  );
}

function drawn(blocks: readonly Block[]): PlacedLabels {
  return {
    labels: blocks.flatMap(({ lines, x, width, side, row }) =>
      lines.map((text, index): TrackLabel => ({
        text,
        x,
        width,
        row: side === 1 ? row + index : -(row + lines.length - 1 - index),
      })),
    ),
    leaders: blocks
      .filter(({ row, lines }) => row > 1 || lines.length > 1)
      .map(({ mark, side, row }) => ({ x: mark, row: side * row })),
  };
}

/** What the mark is called, in fewer words where the picture is too narrow for them. */
function fitting(
  mark: TrackMark,
  full: string,
  words: TrackWords,
  fontSize: number,
  width: number,
): string {
  const last = mark.milestones.at(-1);
  if (textWidth(full, fontSize) <= width) return full;
  return last ? words.milestones[last] : mark.clock;
}

function labelText(mark: TrackMark, track: Track, style: LabelStyle, words: TrackWords): string {
  const names = mark.milestones.map((milestone) => words.milestones[milestone]).join(', ');
  if (style === 'elapsed' && names !== '') return mark.after ? `${names} +${mark.after}` : names;
  return [track.manyDays ? words.day(mark.day) : '', mark.clock, names]
    .filter((part) => part !== '')
    .join(' ');
}
