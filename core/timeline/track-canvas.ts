/** What the parts of the track's picture are drawn on, and the shapes they are drawn of. */

export interface TrackColors {
  ongoing: string;
  undetected: string;
  detected: string;
  mitigating: string;
  monitoring: string;
  /** Time that no phase covers. */
  neutral: string;
  /** Marks, ticks and days. */
  ink: string;
  /** Labels. */
  soft: string;
  paper: string;
}

/** Left and right of the track itself, in the picture's units. */
export const TRACK_MARGIN = 10;
export const BAR = 12;
export const RADIUS = 6;
export const ROW = 15;

/** Places down the picture, from the rows of labels that are needed. */
export interface Heights {
  bar: number;
  ruler: number;
  /** Of the first line of the key. */
  key: number;
  whole: number;
}

export interface Canvas {
  width: number;
  fontSize: number;
  small: number;
  colors: TrackColors;
  prefix: string;
  x: (at: number) => number;
  heights: Heights;
}

export function words(x: number, y: number, text: string, more = ''): string {
  return `<text x="${n(x)}" y="${n(y)}"${more}>${escape(text)}</text>`;
}

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(height)}" fill="${fill}"/>`;
}

export const n = (value: number): string => String(Math.round(value * 100) / 100);

export function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
