/** A part of a document for a clipboard. */
import type { Postmortem } from '../../document/postmortem.ts';
import { htmlToProse } from '../../prose/html/read.ts';
import { formatMarkdown } from '../../prose/markdown.ts';
import { buildReport } from '../../report/report.ts';
import { blocksHtml } from './write.ts';

/** What a selection reaches over, by ids. */
export interface SelectedParts {
  title: boolean;
  sections: ReadonlySet<string>;
  rows: ReadonlySet<string>;
}

/** Kinds of blocks that an author wrote; the others sum the whole document up. */
const WRITTEN: ReadonlySet<string> = new Set(['section', 'prose', 'rows']);

/**
 * Those sections and rows, whole, as a report shows them: rows as tables with their times. The
 * author copies what stands before him, internal parts too.
 */
export function partsToClipboard(
  document: Postmortem,
  { title, sections, rows }: SelectedParts,
): { html: string; text: string } {
  const chosen = <T extends { id: string }>(items: readonly T[]): T[] =>
    items.filter(({ id }) => rows.has(id));
  const part: Postmortem = {
    ...document,
    sections: document.sections.filter(({ id }) => sections.has(id)),
    timeline: chosen(document.timeline),
    updates: chosen(document.updates),
    actions: chosen(document.actions),
  };
  const report = buildReport(part, { audience: 'internal', zone: '' });
  const blocks = report.blocks
    .filter((block) => WRITTEN.has(block.type) || (title && block.type === 'cover'))
    .map((block) => (block.type === 'cover' ? { ...block, facts: [] } : block));
  const html = blocksHtml(report, blocks);
  return { html, text: formatMarkdown(htmlToProse(html)) };
}
