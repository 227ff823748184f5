/** What was drawn by hand on a page, as a picture that a document can keep. */
import type { Drawing } from '../../document/comments.ts';
import { letterEdges } from './letter-widths.ts';
import type { PageText, PrintedLine } from './page-words.ts';

/** What is shown around the strokes, in points; a small one with as much as makes sense of it. */
const [BESIDE, ABOVE] = [40, 14];
const NARROWEST = 230;
/** A page of scribbles is drawn more coarsely, and with a part of its print. */
const MOST_POINTS = 600;
const MOST_STROKES = 100;
const MOST_LINES = 60;

interface Area {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** @returns null where nothing is drawn on the page */
export function drawingOf(
  page: number,
  strokes: readonly (readonly number[])[],
  { view, lines }: PageText,
): Drawing | null {
  const drawn = coarser(strokes.filter(isOnAnyPage).slice(0, MOST_STROKES));
  const area = areaOf(drawn, view);
  if (!area) return null;
  const { left, top } = area;
  return {
    page,
    width: rounded(area.right - left),
    height: rounded(top - area.bottom),
    printed: lines
      .flatMap((line) => cut(line, area) ?? [])
      .slice(0, MOST_LINES)
      .map(({ text, x, y, width, size }) => ({
        text,
        x: rounded(x - left),
        y: rounded(top - y),
        width: rounded(width),
        size: rounded(size),
      })),
    strokes: drawn.map((points) => pointsFrom(points, left, top)),
  };
}

/** As `points` of SVG, from the left top of the picture. */
function pointsFrom(points: readonly number[], left: number, top: number): string {
  const written: string[] = [];
  for (let at = 0; at + 1 < points.length; at += 2)
    written.push(`${rounded(points[at]! - left)},${rounded(top - points[at + 1]!)}`);
  return written.join(' ');
}

/** No page is larger, in points (ISO 32000-2, annex C). */
const LARGEST_PAGE = 14_400;

function isOnAnyPage(points: readonly number[]): boolean {
  return points.length >= 2 && points.every((value) => Math.abs(value) <= LARGEST_PAGE);
}

/** Every so many points of each line, and its last. */
function coarser(strokes: readonly (readonly number[])[]): (readonly number[])[] {
  const count = strokes.reduce((sum, { length }) => sum + length / 2, 0);
  const step = Math.ceil(count / MOST_POINTS);
  if (step === 1) return [...strokes];
  return strokes.map((points) =>
    points.filter((_, at) => Math.floor(at / 2) % step === 0 || at >= points.length - 2),
  );
}

/** The part of the page that is shown; null where the strokes are beside the page. */
function areaOf(
  strokes: readonly (readonly number[])[],
  [left, bottom, right, top]: PageText['view'],
): Area | null {
  const all = strokes.flat();
  const [xs, ys] = [all.filter((_, at) => at % 2 === 0), all.filter((_, at) => at % 2 === 1)];
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const beside = Math.max(BESIDE, (NARROWEST - (to - from)) / 2);
  const area = {
    left: Math.max(left, from - beside),
    bottom: Math.max(bottom, Math.min(...ys) - ABOVE),
    right: Math.min(right, to + beside),
    top: Math.min(top, Math.max(...ys) + ABOVE),
  };
  return area.right - area.left > 1 && area.top - area.bottom > 1 ? area : null;
}

/** The letters of a line within the area. */
function cut(line: PrintedLine, { left, bottom, right, top }: Area): PrintedLine | null {
  const { text, x, y, width, size } = line;
  if (y + size < bottom || y > top || text.trim() === '' || width <= 0) return null;
  const edges = letterEdges(text, width);
  const from = Math.max(0, edges.findIndex((edge) => x + edge > left) - 1);
  const beyond = edges.findIndex((edge) => x + edge >= right);
  const to = beyond === -1 ? text.length : beyond;
  if (to <= from || x + width < left) return null;
  return {
    text: text.slice(from, to),
    x: x + edges[from]!,
    y,
    width: edges[to]! - edges[from]!,
    size,
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
