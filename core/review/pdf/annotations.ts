/** What readers of PDF draw and write on pages (ISO 32000-2, 12.5), as far as it is a remark. */
import { table } from '../../document/table.ts';
import { reviewDate } from '../date.ts';
import { strokesOf } from './strokes.ts';

export type MarkKind = 'mark' | 'strike' | 'caret' | 'note' | 'ink';

export interface Annotation {
  id: string;
  page: number;
  kind: MarkKind;
  author: string;
  date: string;
  text: string;
  /** Left, bottom, right, top, in points. */
  rect: [number, number, number, number];
  /** The same of each line that is marked. */
  quads: [number, number, number, number][];
  /** What is drawn, line by line: the x and y of its points in turn. */
  strokes: number[][];
  /** The annotation that it answers, or belongs to. */
  answers: string | null;
  /** Part of one gesture: the caret of a replaced word. */
  isGrouped: boolean;
  /** Said of another: `Accepted`, `Completed` … */
  state: string | null;
}

const KINDS = table<MarkKind>({
  Highlight: 'mark',
  Underline: 'mark',
  Squiggly: 'mark',
  StrikeOut: 'strike',
  Caret: 'caret',
  Text: 'note',
  FreeText: 'note',
  Stamp: 'note',
  FileAttachment: 'note',
  Ink: 'ink',
  Line: 'ink',
  Square: 'ink',
  Circle: 'ink',
  Polygon: 'ink',
  PolyLine: 'ink',
});

/** @param found as `getAnnotations` of pdf.js gives them */
export function annotationsOf(page: number, found: readonly unknown[]): Annotation[] {
  return found.flatMap((one): Annotation[] => {
    const raw = one as Record<string, unknown>;
    const kind = KINDS[String(raw['subtype'])];
    const rect = numbersOf(raw['rect']);
    if (!kind || rect.length !== 4) return [];
    const state = raw['stateModel'] === 'Review' ? String(raw['state'] ?? '') : null;
    // Whether a reader has ticked it is no word of anybody.
    if (raw['stateModel'] === 'Marked') return [];
    const isGrouped = raw['replyType'] === 'Group';
    const answers = typeof raw['inReplyTo'] === 'string' ? raw['inReplyTo'] : null;
    return [
      {
        id: String(raw['id']),
        page,
        kind,
        author: stringOf(raw['titleObj']).trim(),
        date: pdfDate(stringOf(raw['modificationDate']) || stringOf(raw['creationDate'])),
        text: stringOf(raw['contentsObj']).replace(/\r\n?/g, '\n').trim(),
        rect: rect as Annotation['rect'],
        quads: quadsOf(raw['quadPoints']),
        strokes: kind === 'ink' ? strokesOf(raw, rect as Annotation['rect']) : [],
        answers,
        isGrouped,
        state: state === null || state === '' ? null : state,
      },
    ];
  });
}

function stringOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const text = (value as { str?: unknown } | null | undefined)?.str;
  return typeof text === 'string' ? text : '';
}

function numbersOf(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Array.from(value as ArrayLike<unknown>, Number).filter(Number.isFinite);
}

function quadsOf(value: unknown): Annotation['quads'] {
  const numbers = numbersOf(value);
  const quads: Annotation['quads'] = [];
  for (let at = 0; at + 8 <= numbers.length; at += 8) {
    const quad = numbers.slice(at, at + 8);
    const [xs, ys] = [
      quad.filter((_, index) => index % 2 === 0),
      quad.filter((_, index) => index % 2 === 1),
    ];
    quads.push([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
  }
  return quads;
}

/** `D:20260306100000+01'00'` (ISO 32000-2, 7.9.4). */
function pdfDate(written: string): string {
  const match =
    /^(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-]\d{2})'?(\d{2})?)?/.exec(
      written,
    );
  if (!match) return '';
  const [, year, month, day, hour = '00', minute = '00', second = '00', , zone, part = '00'] =
    match;
  return reviewDate(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${part}` : 'Z'}`,
  );
}
