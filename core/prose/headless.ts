import type { Table } from 'mdast';

/**
 * True for a table without column heads. Markdown knows no such table: its first row is the head,
 * and a head in which nothing stands is how one is written there.
 */
export function isHeadless({ children: [head, ...rows] }: Table): boolean {
  return rows.length > 0 && head!.children.every(({ children }) => children.length === 0);
}
