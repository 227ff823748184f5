/**
 * The lines of a GFM table. Columns are not padded: a longer word in one row would change the lines
 * of all others. `tails` stand behind the last cell of each row: comments that only the file shows.
 */
export function tableLines(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  tails: readonly string[],
): string[] {
  const line = (cells: readonly string[], tail = ''): string =>
    `|${[...cells.slice(0, -1), [cells.at(-1), tail].filter(Boolean).join(' ')]
      .map((cell) => (cell ? ` ${cell} ` : ' '))
      .join('|')}|`;
  return [
    line(titles),
    line(titles.map(() => '---')),
    ...rows.map((row, index) => line(row, tails[index])),
  ];
}
