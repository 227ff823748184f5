/** A log of notices: paragraphs that each begin with a stamp and speak to customers. */
import type { RootContent } from 'mdast';
import { dropStart, inlineLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import type { SourceUpdate } from '../model/source.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { TRAILING_LABEL } from './notice-heads.ts';
import { speaksToReaders } from '../understand/speaks-to-readers.ts';

export interface Notices {
  updates: SourceUpdate[];
  /** What is not part of a notice. */
  rest: RootContent[];
  /** Services that all notices name in their heads. */
  services?: string[];
}

/** "**Updates**" on a line of its own. */
function isLabelOnly(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]!.type === 'strong' &&
    leadingStamp(inlineText(block)) === null
  );
}

/**
 * A log of notices without headings but a title's: paragraphs that each begin with a stamp and
 * speak to customers ("9:05 AM PDT We are investigating …"). A single one must have its day too.
 * Null when the text is anything else.
 */
export function stampedNotices(blocks: readonly RootContent[]): Notices | null {
  const first = blocks.findIndex((block) => block.type !== 'heading' && !isLabelOnly(block));
  if (
    blocks.some(
      (block, index) => (block.type === 'heading' && index > first) || block.type === 'table',
    )
  )
    return null;
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  const spoken = new Set<SourceUpdate>();
  let dated = false;
  for (const [index, block] of blocks.entries()) {
    if (index < first) {
      rest.push(block);
      continue;
    }
    if (block.type !== 'paragraph') {
      (updates.at(-1)?.body ?? rest).push(block);
      continue;
    }
    for (const line of inlineLines(block.children)) {
      const text = textOf(line);
      const stamp = leadingStamp(text);
      if (stamp?.clock && !stamp.worded && stamp.length < text.length) {
        // Nothing but a status behind it is a head, and the text stands below.
        if (TRAILING_LABEL.test(text.slice(stamp.length))) return null;
        dated ||= updates.length === 0 && index === first && stamp.day;
        updates.push({
          status: 'update',
          stamp: stamp.written,
          body: [{ type: 'paragraph', children: trimInline(dropStart(line, stamp.length).rest) }],
        });
      } else if (text.trim() !== '')
        (updates.at(-1)?.body ?? rest).push({ type: 'paragraph', children: trimInline(line) });
      if (updates.length > 0 && speaksToReaders(text)) spoken.add(updates.at(-1)!);
    }
  }
  return updates.length >= (dated ? 1 : 2) && spoken.size * 2 >= updates.length
    ? { updates, rest }
    : null;
}
