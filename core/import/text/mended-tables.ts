/**
 * Tables whose cells a copy put on lines of their own: "| 08:16 |", "Alarm |", "Queue is full |".
 * They are put together to rows of as many cells as the head has.
 */

const OPENS = /^\s*\|/;
const CLOSES = /\|\s*$/;
const FENCE = /^\s*(?:```|~~~)/;
/** No row is longer, and no head. */
const MOST_LINES = 24;

/** The text with such tables mended; every other line as it is. */
export function mendedTables(text: string): string {
  if (!/\|\s*\n[^|\n]+\|\s*(?:\n|$)/.test(text)) return text;
  const lines = text.split('\n');
  const mended: string[] = [];
  let fenced = false;
  for (let at = 0; at < lines.length;) {
    if (FENCE.test(lines[at]!)) fenced = !fenced;
    const region = fenced ? null : tableAt(lines, at);
    if (region) {
      mended.push(...region.rows);
      at = region.end;
    } else mended.push(lines[at++]!);
  }
  return mended.join('\n');
}

/** The rows of a broken table that begins at a line, with its rule; null where there is none. */
function tableAt(lines: readonly string[], at: number): { rows: string[]; end: number } | null {
  if (!OPENS.test(lines[at]!)) return null;
  const rows: string[][] = [];
  let broken = false;
  let end = at;
  while (end < lines.length && OPENS.test(lines[end]!)) {
    const row = [lines[end++]!];
    while (
      end < lines.length &&
      row.length < MOST_LINES &&
      !OPENS.test(lines[end]!) &&
      CLOSES.test(lines[end]!) &&
      CLOSES.test(row.at(-1)!)
    )
      row.push(lines[end++]!);
    broken ||= row.length > 1;
    rows.push(row);
  }
  const cells = rows.map((row) => cellsOf(row.join(' ')));
  const width = cells[0]!.length;
  if (!broken || rows.length < 2 || width < 2) return null;
  if (cells.some((row) => row.length !== width)) return null;
  const asRow = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const rule = cells[1]!.every((cell) => /^:?-+:?$/.test(cell))
    ? []
    : [asRow(Array<string>(width).fill('---'))];
  const [head, ...others] = cells.map(asRow);
  // A table needs a line of its own above it.
  return { rows: ['', head!, ...rule, ...others, ''], end };
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
