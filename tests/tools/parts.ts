/** Reports with a table that is wider than its page: it stands in parts below each other. */
import { fittingTables } from '../../core/export/wide-tables.ts';
import type { Report } from '../../core/report/report.ts';

/** Twips that the text of a page is wide. */
const PAGE = 9_184;

/** Whether a table stands in parts, each with its first column again. */
export function standsInParts({ blocks }: Report): boolean {
  return blocks.some(
    (block) =>
      block.type === 'prose' &&
      block.node.type === 'table' &&
      fittingTables(block.node, PAGE).length > 1,
  );
}

/** The words that are there less often than they were said, and those that nobody said. */
export function wordsApart(
  words: readonly string[],
  wanted: readonly string[],
): { missing: string[]; extra: string[] } {
  const [read, said] = [timesOf(words), timesOf(wanted)];
  return {
    missing: [...said]
      .filter(([word, times]) => (read.get(word) ?? 0) < times)
      .map(([word]) => word),
    extra: [...read.keys()].filter((word) => !said.has(word)),
  };
}

function timesOf(words: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}
