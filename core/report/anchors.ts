/**
 * Where a document's links to its own headings lead: `#root-cause` leads to the heading that GitHub
 * would give this anchor.
 */
import type { Nodes, Root } from 'mdast';
import { inlineText } from '../prose/text.ts';
import { oneLine } from './printable.ts';
import { Slugs } from './slugs.ts';
import type { ReportBlock } from './tree.ts';

/** True where a body has a link that leads inside the document. */
export function leadsInside(bodies: Iterable<Root>): boolean {
  const leads = (node: Nodes): boolean =>
    ((node.type === 'link' || node.type === 'definition') && node.url.startsWith('#')) ||
    ('children' in node && node.children.some(leads));
  for (const body of bodies) if (leads(body)) return true;
  return false;
}

/**
 * The headings of a report by their anchors: the ids of their blocks. One without letters has none.
 */
export function anchorsOf(blocks: readonly ReportBlock[]): Map<string, string> {
  const slugs = new Slugs();
  const anchors = new Map<string, string>();
  for (const block of blocks) {
    const title = headingOf(block);
    if (title === '') continue;
    const slug = slugs.add(title);
    if (slug !== '') anchors.set(slug, block.id);
  }
  return anchors;
}

/** What a block is the heading of; '' for another block. */
function headingOf(block: ReportBlock): string {
  if (block.type === 'section' && !block.continued) return block.title;
  return block.type === 'prose' && block.node.type === 'heading'
    ? oneLine(inlineText(block.node))
    : '';
}
