/**
 * Dated notices within a page's blocks, where the stamp stands above its text or leads it: "(Update
 * 12/8/16 4.40pm Pacific Time)", "UPDATE 7 May 19:27 UTC - …".
 */
import type { PhrasingContent, RootContent } from 'mdast';
import { dropStart, inlineLines, joinLines, trimInline } from '../../prose/phrasing.ts';
import { paragraph } from '../../prose/build.ts';
import { inlineText } from '../../prose/text.ts';
import { inferredPosts } from './post-layout.ts';
import { kindOfTitle } from '../../report/section-kinds.ts';
import type { SourceUpdate } from '../model/source.ts';
import { stampsBelow } from '../understand/stamps-below.ts';
import { statusOf } from './status-word.ts';
import {
  BRACKETED_STATUS,
  formsOf,
  type Head,
  headOf,
  isOfFields,
  isOfLog,
  titleOf,
} from './notice-heads.ts';
import { speaksToReaders } from '../understand/speaks-to-readers.ts';
import { type Notices, stampedNotices } from './stamped-notices.ts';

/**
 * The notices of a text: by the layout that recurs in it, or by the forms that are known, whichever
 * explains more of its stamps and, where both find all of them, names the status of more.
 * @param logs takes paragraphs that begin with a stamp and speak to readers, too
 */
export function noticesOf(blocks: readonly RootContent[], logs = true): Notices {
  const inferred = inferredPosts(blocks);
  const known = (logs ? stampedNotices(blocks) : null) ?? takeHeadedNotices(blocks);
  const best = inferred && explained(inferred) > explained(known) ? inferred : known;
  // Where each stamp ends a text, it is no head of the one below.
  const below = spokenBelow(blocks);
  return below && explained(below) >= explained(best) ? below : best;
}

/** Posts above their stamps. A log that only tells what happened is no page of posts. */
function spokenBelow(blocks: readonly RootContent[]): Notices | null {
  const found = stampsBelow(blocks);
  const speaking = found?.filter(({ body }) =>
    body.some((block) => block.type === 'paragraph' && speaksToReaders(inlineText(block))),
  );
  if (!found || speaking!.length * 2 < found.length) return null;
  const updates = found.map(({ stamp, body }) => ({ status: 'update' as const, stamp, body }));
  return { updates, rest: [] };
}

function explained({ updates }: Notices): number {
  const stamped = updates.filter(({ stamp }) => stamp !== null);
  const named = stamped.filter(({ status }) => status !== 'update').length;
  // A head that says the status, too, explains more than a stamp.
  return stamped.length + named / 2;
}

/**
 * Takes notices that a line of their own heads or that a label leads. A known section's heading
 * ends the last notice.
 */
export function takeHeadedNotices(given: readonly RootContent[]): Notices {
  const blocks = given.flatMap(unlisted);
  const forms = formsOf(blocks);
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  let current: SourceUpdate | null = null;
  let timeline = false;
  const keep = (block: RootContent) => (current ? current.body : rest).push(block);
  const open = (head: Head) => {
    current = {
      status: head.status,
      stamp: head.stamp,
      body: head.label === null ? [] : [paragraph(head.label)],
    };
    if (head.rest.length > 0) current.body.push({ type: 'paragraph', children: head.rest });
    updates.push(current);
  };
  for (const block of blocks) {
    const title = titleOf(block);
    if (title !== null) timeline = kindOfTitle(title) === 'timeline';
    const lines =
      block.type === 'paragraph' || block.type === 'heading' ? inlineLines(block.children) : [];
    const heads =
      timeline || isOfFields(block)
        ? []
        : lines
            .map((line) => (isOfLog(block, line) ? null : headOf(line, block.type === 'paragraph')))
            .map((head) => (head && forms.has(head.form) ? head : null));
    if (!heads.some((head) => head !== null)) {
      if (title !== null && kindOfTitle(title) !== null) {
        current = null;
        rest.push(block);
      } else keep(block);
      continue;
    }
    let pending: PhrasingContent[][] = [];
    const flush = () => {
      const children = trimInline(joinLines(pending));
      if (children.length > 0) keep({ type: 'paragraph', children });
      pending = [];
    };
    heads.forEach((head, index) => {
      if (!head) pending.push(lines[index]!);
      else {
        flush();
        open(head);
      }
    });
    flush();
  }
  return { updates: updates.map(withStatusWord), rest };
}

/**
 * A list whose items are all headed as notices ("- investigating 5 March 2024, 14:10 UTC") is no
 * list of the text.
 */
function unlisted(block: RootContent): RootContent[] {
  if (block.type !== 'list') return [block];
  const items = block.children.map(({ children: [first, ...others] }) => {
    const lines = first?.type === 'paragraph' ? inlineLines(first.children) : [];
    return {
      headed: lines[0] !== undefined && headOf(lines[0], false) !== null,
      blocks: first ? [first, ...others] : [],
    };
  });
  return items.every(({ headed }) => headed) ? items.flatMap(({ blocks }) => blocks) : [block];
}

/** A notice whose text begins with its status word in brackets: the status says it. */
function withStatusWord(update: SourceUpdate): SourceUpdate {
  const [first, ...others] = update.body;
  const word =
    update.status === 'update' && first?.type === 'paragraph'
      ? BRACKETED_STATUS.exec(inlineText(first))
      : null;
  if (!word || first?.type !== 'paragraph') return update;
  const children = trimInline(dropStart(first.children, word[0].length).rest);
  return {
    ...update,
    status: statusOf(word[1]!) ?? update.status,
    body: children.length > 0 ? [{ type: 'paragraph', children }, ...others] : others,
  };
}
