/** How wide a table's columns are, on every page whose tables have fixed ones. */
import type { Nodes } from 'mdast';
import { inlineText } from '../prose/text.ts';
import { balanced, type MeasuredCell } from './column-balance.ts';

/** How a table of so many columns is set. */
export interface TableFit {
  /** In smaller letters and with smaller gaps. */
  small: boolean;
  /** Twips between columns. */
  gap: number;
}

/** From so many columns on, a page is too narrow for a table's usual letters. */
const MANY_COLUMNS = 8;

/** Smaller letters and gaps are not read with ease. */
export const SMALL_FIT: TableFit = { small: true, gap: 80 };

export function tableFit(columns: number): TableFit {
  return columns >= MANY_COLUMNS ? SMALL_FIT : { small: false, gap: 160 };
}

/** What each column needs so that no word is broken, in twips; see `columnWidths`. */
export function leastWidths(
  texts: readonly (readonly string[])[],
  { small, gap }: TableFit,
  letters = 1,
): number[] {
  const scale = letters * (small ? SMALL_LETTERS : 1);
  const count = Math.max(1, ...texts.slice(0, 1).map((cells) => cells.length));
  return Array.from({ length: count }, (_, column) => {
    const words = texts.map(
      (cells, row) => extent(cells[column] ?? '').word * (row === 0 ? BOLD : 1),
    );
    return Math.max(0, ...words) * scale + gap + SPARE;
  });
}

/** The text of a cell as `columnWidths` wants it. */
export function measuredText(node: Nodes): string {
  if (node.type === 'inlineCode') return node.value.replace(/\S/g, '0');
  if (!('children' in node)) return inlineText(node);
  let text = '';
  for (const child of node.children) text += measuredText(child);
  return text;
}

/** Of the usual letters. */
const SMALL_LETTERS = 0.84;
const SPARE = 40;
/** About twelve letters. */
const SHORT_LINE = 1_200;

/** Twips that a heading's bold letters are wider by. */
const BOLD = 1.1;
/**
 * Twips of a table's text at 9 points, a little more than in Arial and the faces made to its
 * measure: by class of letters, and for a letter of none.
 */
const CLASSES: readonly (readonly [letters: string, twips: number])[] = [
  ["ijl|'.,:;!", 52],
  [' ft/()[]I-\\`"r', 64],
  ['mwMW@%', 160],
  ['ABCDEFGHKLNOPQRSTUVXYZ&', 130],
];
const OTHER_LETTER = 104;
/** Chinese, Japanese and Korean signs are as wide as they are high. */
const SQUARE = 180;
const TWIPS = Uint8Array.from(
  { length: 128 },
  (_, code) =>
    CLASSES.find(([letters]) => letters.includes(String.fromCharCode(code)))?.[1] ?? OTHER_LETTER,
);

function twipsOf(code: number): number {
  if (code < 128) return TWIPS[code]!;
  return code >= 0x2e80 && code <= 0xd7af ? SQUARE : OTHER_LETTER;
}

/** The widths of a cell's longest line and longest word, in twips. */
function extent(text: string): { line: number; word: number } {
  let [line, word, longestLine, longestWord] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_END) line = 0;
    else line += twipsOf(code);
    word = code === LINE_END || code === BLANK || code === TAB ? 0 : word + twipsOf(code);
    if (line > longestLine) longestLine = line;
    if (word > longestWord) longestWord = word;
    // A line may end behind a hyphen.
    if (code === HYPHEN && at > 0 && isLetter(text.charCodeAt(at - 1))) word = 0;
  }
  return { line: longestLine, word: isWhole(text) ? longestLine : longestWord };
}
const [LINE_END, BLANK, TAB, HYPHEN] = [10, 32, 9, 45];

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

const AMOUNT = /^[~≈<>±−+-]? ?[€$£¥]? ?\d[\d.,:'’]*(?: ?(?:%|[a-zµ]{1,3}|[A-Z]{2,3}))?$/;
const DATE = /^\d{1,2}\.? \p{L}{3,9}\.? \d{4}$/u;

/** An amount, a number with its unit or a date, which is never broken over lines. */
export function isWhole(text: string): boolean {
  return text.length <= LONGEST_WHOLE && (AMOUNT.test(text) || DATE.test(text));
}

/**
 * A short key of a ticket, as Jira writes them, which is one to its readers. A longer one is broken
 * behind its hyphen: the room is better spent on sentences.
 */
export function isKey(text: string): boolean {
  return KEY.test(text);
}
const KEY = /^[A-Z][A-Z\d]{0,6}-\d{1,5}$/;
const LONGEST_WHOLE = 24;
/** The words of one with more rows are not even measured. */
const LONG_TABLE = 60;

function measuredWords(text: string, scale: number): MeasuredCell {
  return text.split('\n').flatMap((line, index) => [
    ...(index > 0 ? [null] : []),
    ...line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => extent(word).word * scale),
  ]);
}

/**
 * Column widths that fill `width` (twips); `letters` says how much wider than Arial's the letters
 * are. Columns of short text get what their longest line needs, the others at least their longest
 * word, and what is left goes by how much they hold. Word can do this itself, but only while a
 * table is small: long tables are laid out by fixed widths, also in every other reader.
 * @param texts the cells' text, row by row, headings first; a letter of code as `0`, which is as
 *   wide
 * @param text the column that holds sentences, however short; -1 where none is known to
 */
export function columnWidths(
  texts: readonly (readonly string[])[],
  width: number,
  { small, gap }: TableFit,
  letters = 1,
  text = -1,
): number[] {
  const scale = letters * (small ? SMALL_LETTERS : 1);
  const padding = gap + SPARE;
  const count = Math.max(1, ...texts.slice(0, 1).map((cells) => cells.length));
  const columns = Array.from({ length: count }, (_, column) => {
    let longest = 0;
    let longestWord = 0;
    let total = 0;
    for (let row = 0; row < texts.length; row++) {
      const text = texts[row]![column] ?? '';
      const { line, word } = extent(text);
      const wider = row === 0 ? BOLD : 1;
      longest = Math.max(longest, line * wider);
      longestWord = Math.max(longestWord, (isKey(text) ? line : word) * wider);
      total += text.length;
    }
    return {
      longest: longest * scale + padding,
      word: longestWord * scale + padding,
      total: total + 1,
    };
  });
  const finished = (widths: readonly number[]): number[] =>
    filled(
      withRoom(
        filled(widths, width),
        columns.map(({ word }) => word),
        width,
        text,
      ),
      width,
    );
  const noMore = (limit: number): (number | null)[] =>
    columns.map(({ longest }) => (longest <= limit ? longest : null));
  const rest = (widths: readonly (number | null)[]): { used: number; open: number } => ({
    used: widths.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    open: widths.filter((each) => each === null).length,
  });
  const short = noMore(Math.min(width / count, width / 3));
  const left = rest(short);
  // What is hardly longer may still have its line where the short ones left enough.
  const fixed =
    left.open === 0
      ? short
      : noMore(
          Math.max(
            Math.min(width / count, width / 3),
            Math.min((width - left.used) / left.open, SHORT_LINE * scale + padding),
          ),
        );
  const { used, open } = rest(fixed);
  // All are short: they share what is left, so that tables share their right edge, or the column of
  // sentences takes it.
  if (open === 0) {
    const more = (column: number): number => {
      if (text === -1) return (width - used) / count;
      return column === text ? width - used : 0;
    };
    return finished(fixed.map((each, column) => each! + more(column)));
  }
  // No column breaks words while another has room, and names of people and teams stand in two
  // lines.
  const room = (width - used) / open;
  const least = columns.map(({ word, longest }) =>
    Math.min(Math.max(word, Math.min((longest + padding) / 2, width / 6)), room),
  );
  const weights = columns.map(({ total }) => total ** 0.8);
  const widths = shared(width - used, fixed, least, weights);
  if (texts.length > LONG_TABLE) return finished(widths);
  const cells = texts.map((row, index) =>
    row.map((text) => measuredWords(text, (index === 0 ? BOLD : 1) * scale)),
  );
  return finished(
    balanced(
      cells,
      widths,
      fixed.map((each, column) => each ?? Math.min(columns[column]!.word, widths[column]!)),
      padding,
      TWIPS[BLANK]! * scale,
    ),
  );
}

/** How much of the width sentences get, however long the words of other columns are. */
const SENTENCES = 0.45;
/** A longer word is broken: twips. */
const LONGEST_WORD = 2_600;

/**
 * Widths with which no column breaks a word while another has room, and the column of sentences has
 * its share.
 */
function withRoom(
  widths: readonly number[],
  words: readonly number[],
  width: number,
  text: number,
): number[] {
  const least = words.map((word) => Math.min(word, LONGEST_WORD));
  if (text >= 0) {
    const others = least.reduce((sum, each, column) => sum + (column === text ? 0 : each), 0);
    least[text] = Math.max(
      least[text]!,
      Math.min(width * SENTENCES, width - others, Math.max(widths[text]!, width * SENTENCES)),
    );
  }
  const wanted = least.reduce((sum, each) => sum + each, 0);
  if (wanted > width) return least.map((each) => (each * width) / wanted);
  const raised = widths.map((each, column) => Math.max(each, least[column]!));
  const spare = raised.map((each, column) => each - least[column]!);
  const over = raised.reduce((sum, each) => sum + each, 0) - width;
  if (over <= 0) return raised;
  const room = spare.reduce((sum, each) => sum + each, 0);
  return raised.map((each, column) => each - (over * spare[column]!) / room);
}

/**
 * The room for the columns whose width is open, by their weights, but none less than its least:
 * those that would be get that, and the others share the rest.
 */
function shared(
  room: number,
  widths: readonly (number | null)[],
  least: readonly number[],
  weights: readonly number[],
): number[] {
  const open = widths.flatMap((each, column) => (each === null ? [column] : []));
  const weight = open.reduce((sum, column) => sum + weights[column]!, 0);
  const tooNarrow = open.filter((column) => (room * weights[column]!) / weight < least[column]!);
  if (tooNarrow.length === 0)
    return widths.map((each, column) => each ?? (room * weights[column]!) / weight);
  const taken = tooNarrow.reduce((sum, column) => sum + least[column]!, 0);
  return shared(
    room - taken,
    widths.map((each, column) => (tooNarrow.includes(column) ? least[column]! : each)),
    least,
    weights,
  );
}

/** Whole widths that add up to `width`. */
function filled(widths: readonly number[], width: number): number[] {
  const sum = widths.reduce((total, each) => total + each, 0);
  const rounded = widths.map((each) => Math.floor((each * width) / sum));
  rounded[rounded.length - 1]! += width - rounded.reduce((total, each) => total + each, 0);
  return rounded;
}
