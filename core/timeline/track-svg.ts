/** The track as SVG text. Pure: the same track and options give the same bytes. */
import { placeLabels, type LabelStyle, type TrackLabel, type TrackLeader } from './track-labels.ts';
import { trackMoments, type TrackMoment } from './track-moments.ts';
import { trackRuler, type Ruler, type RulerText } from './track-ruler.ts';
import { isWhole, WHOLE, type TrackView } from './track-view.ts';
import { ENGLISH_TRACK, type TrackWords } from './track-words.ts';
import type { Track } from './track.ts';
import {
  BAR,
  RADIUS,
  ROW,
  words,
  rect,
  n,
  escape,
  TRACK_MARGIN,
  type TrackColors,
  type Heights,
  type Canvas,
} from './track-canvas.ts';
import { keyOf, keyParts } from './track-key.ts';
import { TEXTURED, patterns, bar, breakMark } from './track-bar.ts';

/**
 * For paper; the window gives its own. Lightness differs as well as hue, and each phase has its own
 * texture, so that it survives a black and white printer.
 */
export const PRINT_COLORS: TrackColors = {
  ongoing: '#c9c2b4',
  undetected: '#a8322a',
  detected: '#d9a441',
  mitigating: '#ecd7a0',
  monitoring: '#5d8f6c',
  neutral: '#d9d4ca',
  ink: '#23211d',
  soft: '#655f57',
  paper: '#ffffff',
};

export interface TrackSvgOptions {
  /** Units of the picture; it scales to the place it is given. */
  width: number;
  colors?: TrackColors;
  fontFamily?: string;
  fontSize?: number;
  labels?: LabelStyle;
  /** The part that is shown; by default all. */
  view?: TrackView;
  /** Units left free at the right of the key's lines, for controls. */
  keyRoom?: number;
  /** English by default. */
  words?: TrackWords;
  /** Keeps the pattern ids of several pictures in one page apart. */
  idPrefix?: string;
  /**
   * For a picture that is used, not only seen: every moment becomes a button of this name,
   * `data-moment` its index in `trackMoments`. Without it the picture is one image with a text.
   */
  nameOf?: (moment: TrackMoment) => string;
}

/**
 * The picture: the bar of phases with its marks, labels above and below, a ruler, and a key of the
 * phases. Its height follows from what is shown.
 */
export function trackSvg(track: Track, options: TrackSvgOptions): string {
  const {
    width,
    colors = PRINT_COLORS,
    fontFamily = "'Inter Variable', Inter, sans-serif",
    fontSize = 11,
    labels: style = 'clock',
    view = WHOLE,
    words: said = ENGLISH_TRACK,
    keyRoom = 0,
    idPrefix: prefix = 'track',
    nameOf,
  } = options;
  const small = fontSize - 1;
  const placed = placeLabels(track, {
    width,
    margin: TRACK_MARGIN,
    fontSize,
    style,
    view,
    words: said,
  });
  const ruler = trackRuler(track, {
    width,
    margin: TRACK_MARGIN,
    fontSize: small,
    view,
    words: said,
  });
  const key = keyOf(track, width - keyRoom, small, said);
  const x = (at: number): number =>
    TRACK_MARGIN + ((at - view.from) / (view.to - view.from)) * (width - 2 * TRACK_MARGIN);
  const heights = heightsOf(
    placed.labels,
    ruler,
    Math.max(keyRoom > 0 ? 1 : 0, ...key.map(({ row }) => row + 1)),
    small,
    isWhole(view),
  );
  const canvas: Canvas = { width, fontSize, small, colors, prefix, x, heights };
  const shown = (from: number, to: number): boolean => from < view.to && to > view.from;
  const labels = placed.labels
    .map((label) => words(label.x, baseline(label.row, canvas), label.text))
    .join('');
  const parts = [
    patterns(canvas),
    bar(canvas, 0, 1, 4, colors.neutral),
    ...track.phases
      .filter(({ from, to }) => shown(from, to))
      .map(
        ({ kind, from, to }) =>
          bar(canvas, from, to, BAR, colors[kind]) +
          (TEXTURED.has(kind) ? bar(canvas, from, to, BAR, `url(#${prefix}-${kind})`) : ''),
      ),
    ...track.scale.breaks
      .filter(({ from, to }) => shown(from, to))
      .map(({ from, to }) => breakMark(canvas, (x(from) + x(to)) / 2, heights.bar, BAR)),
    ...placed.leaders.map((leader) => leaderLine(canvas, leader)),
    moments(
      canvas,
      trackMoments(track, width - 2 * TRACK_MARGIN, view)
        .map((moment, index) => ({ moment, index }))
        .filter(({ moment: { at } }) => view.from <= at && at <= view.to),
      nameOf,
    ),
    `<g font-family="${escape(fontFamily)}" font-size="${n(fontSize)}" ` +
      `fill="${colors.soft}">${labels}<g font-size="${n(small)}">` +
      `${rulerParts(canvas, ruler, track, view)}${keyParts(canvas, key)}</g></g>`,
    isWhole(view) ? '' : overview(canvas, view, keyRoom),
  ];
  const title = nameOf ? '' : `<title>${escape(track.text)}</title>`;
  const told = nameOf ? ' role="presentation"' : ` role="img" aria-label="${escape(track.text)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(heights.whole)}" ` +
    `width="${n(width)}" height="${n(heights.whole)}"${told}>${title}${parts.join('')}</svg>`
  );
}

function heightsOf(
  labels: readonly TrackLabel[],
  ruler: Ruler,
  keyRows: number,
  small: number,
  whole: boolean,
): Heights {
  const above = Math.max(0, ...labels.map(({ row }) => -row));
  const below = Math.max(0, ...labels.map(({ row }) => row));
  const bar = 4 + above * ROW + 4;
  const line = bar + BAR + 8 + (below > 0 ? below * ROW + 2 : 0);
  const rulerRows = Math.max(1, ...ruler.texts.map(({ row }) => row + 1));
  const keyTop = line + 6 + rulerRows * (small + 4) + 6;
  const end = keyTop + keyRows * (small + 6);
  return { bar, ruler: line, key: keyTop, whole: Math.ceil(end + (whole ? 2 : 8)) };
}

function baseline(row: number, { heights, fontSize }: Canvas): number {
  return row < 0
    ? heights.bar - 6 + (row + 1) * ROW
    : heights.bar + BAR + 5 + fontSize + (row - 1) * ROW;
}

function leaderLine({ colors, heights }: Canvas, { x, row }: TrackLeader): string {
  const reach = 4 + (Math.abs(row) - 1) * ROW;
  return (
    `<path d="M${n(x)} ` +
    `${n(row < 0 ? heights.bar : heights.bar + BAR)}v${n(Math.sign(row) * reach)}" ` +
    `stroke="${colors.soft}" stroke-width="0.8"/>`
  );
}

/**
 * Ticks at the bar's lower edge and rings on it, rings over ticks; as buttons with room to be hit
 * where they are to be used.
 */
function moments(
  { x, heights, colors }: Canvas,
  shown: readonly { moment: TrackMoment; index: number }[],
  nameOf: TrackSvgOptions['nameOf'],
): string {
  const [top, middle] = [heights.bar, heights.bar + BAR / 2];
  const drawn = shown.map(({ moment, index }): { mark: boolean; svg: string } => {
    const at = x(moment.at);
    const shape = moment.mark
      ? `<circle cx="${n(at)}" cy="${n(middle)}" r="${RADIUS}" fill="${colors.paper}" ` +
        `stroke="${colors.ink}" stroke-width="2"/>`
      : `<path d="M${n(at)} ${n(top + BAR - 4)}v8" stroke="${colors.ink}"/>`;
    if (!nameOf) return { mark: moment.mark, svg: shape };
    const half = moment.mark ? RADIUS + 3 : 2;
    const room = rect(at - half, top - 6, half * 2, BAR + 12, 'transparent');
    return {
      mark: moment.mark,
      svg:
        `<g role="button" tabindex="-1" data-moment="${index}" ` +
        `aria-label="${escape(nameOf(moment))}">${room}${shape}</g>`,
    };
  });
  return [...drawn.filter(({ mark }) => !mark), ...drawn.filter(({ mark }) => mark)]
    .map(({ svg }) => svg)
    .join('');
}

function rulerParts(
  { x, width, heights, small, colors }: Canvas,
  { ticks, texts }: Ruler,
  { scale }: Track,
  view: TrackView,
): string {
  const y = heights.ruler;
  const line = (from: number, to: number, dashed: boolean): string => {
    const [left, right] = [Math.max(0, x(from)), Math.min(width, x(to))];
    return from > view.to || to < view.from || right <= left
      ? ''
      : `<path d="M${n(left)} ${n(y)}H${n(right)}" stroke="${colors.soft}" ` +
          `stroke-width="0.8"${dashed ? ' stroke-dasharray="2 3"' : ''}/>`;
  };
  const looks: Partial<Record<RulerText['kind'], string>> = {
    break: ' font-style="italic"',
    day: ` fill="${colors.ink}"`,
  };
  const write = ({ text, x: left, row, kind }: RulerText): string =>
    words(left, y + 5 + small + row * (small + 4), text, looks[kind] ?? '');
  return [
    ...scale.stretches.map(({ from, to }) => line(from, to, false)),
    ...scale.breaks.map(({ from, to }) => line(from, to, true)),
    ...ticks.map(
      ({ x: at, day }) =>
        `<path d="M${n(at)} ${n(y - (day ? 5 : 0))}v${day ? 9 : 4}" ` +
        `stroke="${day ? colors.ink : colors.soft}" stroke-width="${day ? 1.2 : 0.8}"/>`,
    ),
    ...texts.map(write),
  ].join('');
}

/** Where the shown part lies in the whole. */
function overview(
  { width, heights, colors }: Canvas,
  { from, to }: TrackView,
  room: number,
): string {
  const inner = width - 2 * TRACK_MARGIN - room;
  const thumb = Math.max(4, (to - from) * inner);
  const left = TRACK_MARGIN + Math.min(from * inner, inner - thumb);
  return (
    rect(TRACK_MARGIN, heights.whole - 4, inner, 2, colors.neutral) +
    rect(left, heights.whole - 5, thumb, 4, colors.soft)
  );
}
