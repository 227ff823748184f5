/** How a table of so many columns is set. */
export interface TableFit {
  /** In smaller letters and with smaller gaps. */
  small: boolean;
  /** Twips between columns. */
  gap: number;
}

/** From so many columns on, a page is too narrow for a table's usual letters. */
const MANY_COLUMNS = 8;

export function tableFit(columns: number): TableFit {
  return columns >= MANY_COLUMNS ? { small: true, gap: 80 } : { small: false, gap: 160 };
}

/** Twips a character takes in a table's text, and in a heading's bold one; on the generous side. */
const TWIPS_PER_CHARACTER = 102;
const TWIPS_PER_BOLD_CHARACTER = 112;
/** Of the usual letters. */
const SMALL_LETTERS = 0.84;
const SPARE = 40;

/**
 * Column widths that fill `width` (twips); `letters` says how much wider than Arial's the letters are. Columns of short text get what they need; the others share the rest by how much they hold.
 * Word can do this itself, but only while a table is small: long tables are laid out by fixed widths, also in every other reader.
 */
export function columnWidths(texts: readonly (readonly string[])[], width: number, { small, gap }: TableFit, letters = 1): number[] {
  const scale = letters * (small ? SMALL_LETTERS : 1);
  const padding = gap + SPARE;
  const count = Math.max(1, ...texts.slice(0, 1).map((cells) => cells.length));
  const columns = Array.from({ length: count }, (_, column) => {
    let longest = 0;
    let longestWord = 0;
    let total = 0;
    for (const [index, cells] of texts.entries()) {
      const text = cells[column] ?? '';
      const perCharacter = (index === 0 ? TWIPS_PER_BOLD_CHARACTER : TWIPS_PER_CHARACTER) * scale;
      for (const line of text.split('\n')) longest = Math.max(longest, line.length * perCharacter);
      for (const word of text.split(/\s+/)) longestWord = Math.max(longestWord, word.length * perCharacter);
      total += text.length;
    }
    return { longest: longest + padding, word: longestWord + padding, total: total + 1 };
  });
  const fair = width / count;
  const fixed = columns.map(({ longest }) => (longest <= Math.min(fair, width / 3) ? longest : null));
  const open = fixed.filter((each) => each === null).length;
  const used = fixed.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  // All are short: they share what is left, so that tables share their right edge.
  if (open === 0) return filled(fixed.map((each) => each! + (width - used) / count), width);
  // Its longest word first, so that no column breaks words while another has room; the rest by how much they hold.
  const room = (width - used) / open;
  const least = columns.map(({ word }, column) => fixed[column] ?? Math.min(word, room));
  const left = width - least.reduce((sum, each) => sum + each, 0);
  const weights = columns.map(({ total }, column) => (fixed[column] === null ? total ** 0.8 : 0));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return filled(least.map((each, column) => each + (left * weights[column]!) / weight), width);
}

/** Whole widths that add up to `width`. */
function filled(widths: readonly number[], width: number): number[] {
  const sum = widths.reduce((total, each) => total + each, 0);
  const rounded = widths.map((each) => Math.floor((each * width) / sum));
  rounded[rounded.length - 1]! += width - rounded.reduce((total, each) => total + each, 0);
  return rounded;
}
