/** Twips a character takes in a table's text, on the generous side. */
const TWIPS_PER_CHARACTER = 105;
const PADDING = 200;

/**
 * Column widths that fill `width` (twips). Columns of short text get what they need; the others share the rest by how much they hold.
 * Word can do this itself, but only while a table is small: long tables are laid out by fixed widths, also in every other reader.
 */
export function columnWidths(texts: readonly (readonly string[])[], width: number): number[] {
  const count = Math.max(1, ...texts.slice(0, 1).map((cells) => cells.length));
  const columns = Array.from({ length: count }, (_, column) => {
    let longest = 0;
    let longestWord = 0;
    let total = 0;
    for (const cells of texts) {
      const text = cells[column] ?? '';
      for (const line of text.split('\n')) longest = Math.max(longest, line.length);
      for (const word of text.split(/\s+/)) longestWord = Math.max(longestWord, word.length);
      total += text.length;
    }
    return { longest: longest * TWIPS_PER_CHARACTER + PADDING, word: longestWord * TWIPS_PER_CHARACTER + PADDING, total: total + 1 };
  });
  const fair = width / count;
  const fixed = columns.map(({ longest }) => (longest <= Math.min(fair, width / 3) ? longest : null));
  const open = fixed.filter((each) => each === null).length;
  const used = fixed.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  // All are short: they share what is left, so that tables share their right edge.
  if (open === 0) return filled(fixed.map((each) => each! + (width - used) / count), width);
  const weights = columns.map(({ total }, column) => (fixed[column] === null ? Math.sqrt(total) : 0));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const widths = columns.map(({ word }, column) => fixed[column] ?? Math.max(((width - used) * weights[column]!) / weight, Math.min(word, fair)));
  return filled(widths, width);
}

/** Whole widths that add up to `width`. */
function filled(widths: readonly number[], width: number): number[] {
  const sum = widths.reduce((total, each) => total + each, 0);
  const rounded = widths.map((each) => Math.floor((each * width) / sum));
  rounded[rounded.length - 1]! += width - rounded.reduce((total, each) => total + each, 0);
  return rounded;
}
