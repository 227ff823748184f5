/** What stands in a line of text and is one to its readers: days, amounts with their unit, hours. */
import type { Nodes } from 'mdast';

const MONTH = '\\p{L}{3,9}\\.?';
const UNITS = [
  'ms|s|min|h|d|days?|hours?|minutes?|seconds?',
  'Tage?n?|Stunden?|Minuten?|Sekunden?|jours?|heures?|secondes?',
  '[kKMGT]i?B|[kMG]?Hz|[kMG]?bit/s|rps|%|‰',
  '€|\\$|£|EUR|USD|GBP|CHF|DKK|SEK|NOK',
].join('|');
const WHOLE = [
  // 9 March 2026; 9. März 2026
  `\\d{1,2}\\.? ${MONTH} \\d{4}`,
  // March 9, 2026
  `(?<!\\p{L})\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}, \\d{4}`,
  // 12,001 ms; 3 %; 40 minutes
  `\\d[\\d.,’']*(?: ?)(?:${UNITS})(?![\\p{L}\\p{N}])`,
  // € 412; $ 3
  `[€$£] \\d[\\d.,’']*`,
  // 10:13 UTC; 01:20 UTC-4; 10:13 pm
  `\\d{1,2}:\\d{2}(?::\\d{2})? (?:[A-Z]{3,4}(?:[+−-]\\d{1,2}(?::\\d{2})?)?|[ap]\\.?m\\.?|Uhr)(?![\\p{L}\\p{N}])`,
].join('|');
/** A space that no line ends at. */
const UNBROKEN = '\u00a0';
const PIECES = new RegExp(`(?<![\\p{N}.,])(?:${WHOLE})`, 'gu');

export interface Piece {
  text: string;
  /** Whether it never parts at a line's end. */
  whole: boolean;
}

/**
 * A text with spaces that no line ends at, for formats that know no other way.
 * @param fits whether so many letters have room in a line: else they would be broken like a word
 */
export function withUnbroken(text: string, fits: (letters: number) => boolean): string {
  return wholePieces(text)
    .map((piece) =>
      piece.whole && fits(piece.text.length) ? piece.text.replaceAll(' ', UNBROKEN) : piece.text,
    )
    .join('');
}
/** Most texts hold no number, and nothing that is whole. */
const DIGIT = /\d/;

/**
 * The text that `withUnbroken` was given. A space that does not part may be the author's own: it
 * stays unless it stands where ours would.
 */
export function withoutUnbroken(text: string): string {
  if (!text.includes(UNBROKEN)) return text;
  let restored = '';
  for (const { text: plain, whole } of wholePieces(text.replaceAll(UNBROKEN, ' '))) {
    const written = text.slice(restored.length, restored.length + plain.length);
    restored += whole && !written.includes(' ') ? plain : written;
  }
  return restored;
}

/** A block's words without the spaces that `withUnbroken` put in; code, which has none, stays. */
export function withoutUnbrokenIn<T extends Nodes>(node: T): T {
  if (node.type === 'text') return { ...node, value: withoutUnbroken(node.value) };
  if (!('children' in node)) return node;
  return { ...node, children: (node.children as Nodes[]).map(withoutUnbrokenIn) };
}

/** A text cut at what never parts. */
export function wholePieces(text: string): Piece[] {
  if (!DIGIT.test(text)) return text === '' ? [] : [{ text, whole: false }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(PIECES)) {
    if (!found.includes(' ')) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), whole: false });
    pieces.push({ text: found, whole: true });
    from = index + found.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), whole: false });
  return pieces;
}
