/** The track as SVG text. Pure: the same track and options give the same bytes. */
import { placeBreakTexts, placeLabels, type LabelStyle, type TrackLabel } from './track-labels.ts';
import type { TrackBreak } from './track-scale.ts';
import type { PhaseKind, Track, TrackPhase } from './track.ts';

export interface TrackColors {
  undetected: string;
  detected: string;
  mitigating: string;
  monitoring: string;
  /** Time that no phase covers, and one of unknown kind. */
  neutral: string;
  /** Marks and ticks. */
  ink: string;
  /** Labels. */
  soft: string;
  paper: string;
}

/** For paper; the window gives its own. Lightness differs as well as hue, and each phase has its own texture, so that it survives a black and white printer. */
export const PRINT_COLORS: TrackColors = {
  undetected: '#a8322a', detected: '#d9a441', mitigating: '#e2b966', monitoring: '#5d8f6c', neutral: '#d9d4ca', ink: '#23211d', soft: '#655f57', paper: '#ffffff',
};

export interface TrackSvgOptions {
  /** Units of the picture; it scales to the place it is given. */
  width: number;
  colors?: TrackColors;
  fontFamily?: string;
  fontSize?: number;
  labels?: LabelStyle;
  /** Keeps the pattern ids of several pictures in one page apart. */
  idPrefix?: string;
}

const MARGIN = 10;
const BAR = 10;
const RADIUS = 5.5;
const ROW = 17;

/** The picture. Its height follows from the rows of labels that were needed. */
export function trackSvg(track: Track, options: TrackSvgOptions): string {
  const { width, colors = PRINT_COLORS, fontFamily = "'Inter Variable', Inter, sans-serif", fontSize = 11, labels: style = 'clock', idPrefix = 'track' } = options;
  const labels = placeLabels(track, width, MARGIN, fontSize, style);
  const spans = placeBreakTexts(track, width, MARGIN, fontSize - 2, labels);
  const above = Math.max(0, ...[...labels, ...spans].map(({ row }) => -row));
  const below = Math.max(0, ...[...labels, ...spans].map(({ row }) => row));
  const top = 6 + above * ROW + RADIUS - BAR / 2 + 3;
  const middle = top + BAR / 2;
  const height = Math.ceil(top + BAR + RADIUS + below * ROW + 6);
  const x = (at: number): number => MARGIN + at * (width - 2 * MARGIN);
  const parts = [
    patterns(colors, idPrefix),
    rect(x(0), top + 3, x(1) - x(0), BAR - 6, colors.neutral),
    ...track.phases.map((phase) => phaseRect(phase, x, top, colors, idPrefix)),
    ...track.breaks.map((each) => breakMark(each, x, top, colors)),
    ...track.ticks.map(({ at }) => `<path d="M${n(x(at))} ${n(top - 1)}v${BAR + 2}" stroke="${colors.ink}" stroke-opacity="0.6"/>`),
    ...labels.filter(({ row }) => Math.abs(row) === 2).map((label) => leader(label, middle, colors)),
    `<g fill="${colors.paper}" stroke="${colors.ink}" stroke-width="2">${track.marks.map(({ at }) => `<circle cx="${n(x(at))}" cy="${n(middle)}" r="${RADIUS}"/>`).join('')}</g>`,
    `<g font-family="${escape(fontFamily)}" font-size="${fontSize}" fill="${colors.soft}">${labels.map((label) => text(label, top, fontSize)).join('')}${spans.length === 0 ? '' : `<g font-size="${fontSize - 2}" font-style="italic">${spans.map((label) => text(label, top, fontSize)).join('')}</g>`}</g>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" aria-label="${escape(track.text)}"><title>${escape(track.text)}</title>${parts.join('')}</svg>`;
}

function text(label: TrackLabel, top: number, size: number): string {
  return `<text x="${n(label.x)}" y="${n(baseline(label.row, top, size))}">${escape(label.text)}</text>`;
}

function baseline(row: number, top: number, size: number): number {
  return row < 0 ? top - 8 + (row + 1) * ROW : top + BAR + 6 + size + (row - 1) * ROW;
}

/** Texture over the colour: hatching while the cause is sought, dots while it is watched. */
function patterns(colors: TrackColors, prefix: string): string {
  return `<defs><pattern id="${prefix}-detected" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5" stroke="${colors.ink}" stroke-opacity="0.3" stroke-width="1.6"/></pattern>` +
    `<pattern id="${prefix}-monitoring" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="0.9" fill="${colors.paper}" fill-opacity="0.75"/></pattern></defs>`;
}

const TEXTURED: ReadonlySet<PhaseKind> = new Set<PhaseKind>(['detected', 'monitoring']);

function phaseRect({ kind, from, to }: TrackPhase, x: (at: number) => number, top: number, colors: TrackColors, prefix: string): string {
  const fill = kind === 'ongoing' ? colors.neutral : colors[kind];
  const base = rect(x(from), top, x(to) - x(from), BAR, fill);
  return TEXTURED.has(kind) ? base + rect(x(from), top, x(to) - x(from), BAR, `url(#${prefix}-${kind})`) : base;
}

/** Two slanted strokes with the paper between them. */
function breakMark({ from, to }: TrackBreak, x: (at: number) => number, top: number, colors: TrackColors): string {
  const centre = (x(from) + x(to)) / 2;
  const left = centre - 4;
  const gap = `<path d="M${n(left)} ${n(top + BAR + 3)}l4 -${BAR + 6}h6l-4 ${BAR + 6}z" fill="${colors.paper}"/>`;
  const strokes = `<path d="M${n(left)} ${n(top + BAR + 3)}l4 -${BAR + 6}m6 0l-4 ${BAR + 6}" fill="none" stroke="${colors.ink}" stroke-width="1.2"/>`;
  return gap + strokes;
}

function leader({ mark, row }: TrackLabel, middle: number, colors: TrackColors): string {
  const direction = Math.sign(row);
  return `<path d="M${n(mark)} ${n(middle)}v${n(direction * (BAR / 2 + ROW + 5))}" stroke="${colors.soft}" stroke-width="0.8"/>`;
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(height)}" fill="${fill}"/>`;
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
