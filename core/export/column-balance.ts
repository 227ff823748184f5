/**
 * Column widths with which a table has the fewest lines: room goes from columns that do not need it
 * to those whose text breaks for want of a little.
 */

/** A cell's text as the widths of its words; a line end is `null`. */
export type MeasuredCell = readonly (number | null)[];

/**
 * Tables of more columns or rows keep the widths that they have: looking would take too long, and
 * the longer a table, the less a line matters.
 */
const [MOST_COLUMNS, MOST_ROWS] = [8, 60];
/** Shares of the width that go from one column to another at a time. */
const STEPS = [0.06, 0.03, 0.015];
const MOST_MOVES = 20;
const OTHERS = 0.2;
/** Less is not worth a move, which makes another column narrower. */
const LEAST_GAIN = 0.5;
/** Twips that are nothing: sums of the same widths in another order differ by less. */
const ROUNDING = 1;
/** What a broken word costs, in lines. */
const BROKEN = 4;

/**
 * @param cells row by row
 * @param widths of the columns, with `padding` that no text may use
 * @param least what no column may be narrower than
 * @param blank the width of a blank
 */
export function balanced(
  cells: readonly (readonly MeasuredCell[])[],
  widths: readonly number[],
  least: readonly number[],
  padding: number,
  blank: number,
): number[] {
  if (widths.length < 2 || widths.length > MOST_COLUMNS || cells.length > MOST_ROWS)
    return [...widths];
  const linesOf = (column: number, width: number): number[] =>
    cells.map((row) => lineCount(row[column] ?? [], width - padding, blank));
  const total = widths.reduce((sum, each) => sum + each, 0);
  let best = { widths: [...widths], lines: widths.map((width, column) => linesOf(column, width)) };
  for (const step of STEPS.map((share) => share * total)) {
    for (let moves = 0; moves < MOST_MOVES; moves++) {
      let next = best;
      let cost = costOf(best.lines) - LEAST_GAIN;
      const moved = best.widths.map((width, column) => ({
        less: linesOf(column, width - step),
        more: linesOf(column, width + step),
      }));
      for (const [from, { less }] of moved.entries()) {
        for (const [to, { more }] of moved.entries()) {
          if (from === to || best.widths[from]! - step < least[from]!) continue;
          const lines = best.lines.with(from, less).with(to, more);
          const found = costOf(lines);
          if (found >= cost) continue;
          cost = found;
          next = {
            widths: best.widths
              .with(from, best.widths[from]! - step)
              .with(to, best.widths[to]! + step),
            lines,
          };
        }
      }
      if (next === best) break;
      best = next;
    }
  }
  return best.widths;
}

/**
 * Lines of all rows: a row is as high as its highest cell. Those of the other cells count a little,
 * so that no name is broken for nothing.
 */
function costOf(lines: readonly (readonly number[])[]): number {
  let cost = 0;
  for (let row = 0; row < lines[0]!.length; row++)
    cost +=
      lines.reduce((most, column) => Math.max(most, column[row]!), 0) +
      OTHERS * lines.reduce((sum, column) => sum + column[row]!, 0);
  return cost;
}

function lineCount(words: MeasuredCell, width: number, blank: number): number {
  const room = width + ROUNDING;
  let [count, line] = [1, 0];
  for (const word of words) {
    if (word === null) {
      count++;
      line = 0;
      continue;
    }
    const together = line + blank + word;
    const breaks = line > 0 && together > room;
    if (breaks) count++;
    line = line > 0 && !breaks ? together : word;
    if (word > room) count += BROKEN;
  }
  return count;
}
