/** Dated notices within a page's blocks, where the stamp stands above its text: "(Update 12/8/16 4.40pm Pacific Time)". */
import type { RootContent } from 'mdast';
import { dropStart, inlineLines, textOf, trimInline } from '../prose/phrasing.ts';
import { paragraph } from '../prose/build.ts';
import { inlineText } from '../prose/text.ts';
import { kindOfTitle } from './section-kinds.ts';
import type { SourceUpdate } from './source.ts';
import { leadingStamp } from './stamps.ts';
import { statusOf } from './status-page.ts';

const LABEL = /^[\s([*_]*(updated?|posted|published|resolved|monitoring|identified|investigating|initial (?:notice|report)|status|notice)(?: *#\d{1,2}| \d{1,2}(?=\s*[:,(\u2013\u2014-]\s))?(?: (?:at|on|as of))?\s*[:,\u2013\u2014-]?\s*/i;

export interface Notices {
  updates: SourceUpdate[];
  /** What is not part of a notice. */
  rest: RootContent[];
}

/** Takes notices that are headed by a line of their own. A known section's heading ends the last notice. */
export function takeHeadedNotices(blocks: readonly RootContent[]): Notices {
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  let current: SourceUpdate | null = null;
  for (const block of blocks) {
    const head = block.type === 'paragraph' || block.type === 'heading' ? noticeHead(inlineText(block)) : null;
    if (head) {
      current = { status: head.status, stamp: head.stamp, body: head.label === null ? [] : [paragraph(head.label)] };
      updates.push(current);
    } else if (block.type === 'heading' && kindOfTitle(inlineText(block)) !== null) {
      current = null;
      rest.push(block);
    } else if (current) current.body.push(block);
    else rest.push(block);
  }
  return { updates, rest };
}

/** A line that is a label and a stamp and nothing else. */
function noticeHead(text: string): { status: SourceUpdate['status']; stamp: string; label: string | null } | null {
  const label = LABEL.exec(text);
  if (!label) return null;
  const rest = text.slice(label[0].length);
  const stamp = leadingStamp(rest);
  if (!stamp?.clock || rest.slice(stamp.length).replace(/[\s)\].:*_]/g, '') !== '') return null;
  const words = label[0].replace(/[^\p{L}\p{N}#]+/gu, ' ').trim();
  // A plain status word is carried by the status; "Update 3" says more.
  const plain = statusOf(words) !== null || /^posted$/i.test(words);
  return { status: statusOf(label[1]!) ?? 'update', stamp: stamp.written, label: plain ? null : words };
}

/**
 * A log of notices without headings: paragraphs that each begin with a stamp and speak to customers ("9:05 AM PDT We are investigating …").
 * Null when the text is anything else.
 */
export function stampedNotices(blocks: readonly RootContent[]): Notices | null {
  if (blocks.some((block) => block.type === 'heading' || block.type === 'table')) return null;
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  let speaking = 0;
  for (const block of blocks) {
    if (block.type !== 'paragraph') {
      (updates.at(-1)?.body ?? rest).push(block);
      continue;
    }
    for (const line of inlineLines(block.children)) {
      const text = textOf(line);
      const stamp = leadingStamp(text);
      if (stamp?.clock && !stamp.worded && stamp.length < text.length) {
        updates.push({ status: 'update', stamp: stamp.written, body: [{ type: 'paragraph', children: trimInline(dropStart(line, stamp.length).rest) }] });
        if (/\bwe(['’](re|ve|ll)| (are|have|can|will|continue|apologi[sz]e|identified|want|understand|do)\b)/i.test(text)) speaking++;
      } else if (text.trim() !== '') (updates.at(-1)?.body ?? rest).push({ type: 'paragraph', children: trimInline(line) });
    }
  }
  return updates.length >= 2 && speaking * 2 >= updates.length ? { updates, rest } : null;
}
