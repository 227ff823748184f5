/** What is pasted among rows, as rows: lists and tables of times, conversations, lists of tasks. */
import type { RootContent } from 'mdast';
import type { NewId } from '../document/ids.ts';
import { inlineText } from '../prose/text.ts';
import { findDeclaredZone } from '../time/declared-zone.ts';
import { takeActions, type ActionParts } from './understand/actions.ts';
import { readMessages } from './text/messages.ts';
import { leadingStamp } from './understand/stamps.ts';
import { actionColumns, timeTable } from './understand/tables.ts';
import { countStamped } from './understand/stamped-lines.ts';
import { takeTimeline } from './understand/timeline.ts';
import type { EntryDraft } from './understand/entry-list.ts';

export interface PastedEntries {
  entries: EntryDraft[];
  /** What is no entry: column heads, a paragraph before the list. */
  rest: RootContent[];
  /** The zone that a head or a line declares for all of them. */
  zone: string | null;
}

/** The moments in what was pasted; null where it is text. */
export function pastedEntries(blocks: readonly RootContent[]): PastedEntries | null {
  const messages = readMessages(blocks);
  if (messages) return { entries: messages.entries, rest: messages.before, zone: null };
  if (!isTimed(blocks)) return null;
  const { entries, rest } = takeTimeline(blocks, 'timeline', null);
  if (!entries.some(({ stamp }) => stamp !== null)) return null;
  const heads = rest.map((block) => ('children' in block ? inlineText(block) : '')).join('\n');
  return { entries, rest, zone: findDeclaredZone(heads)?.zone ?? null };
}

/** A table of times, lines most of which begin with one, or a first one with more below it. */
function isTimed(blocks: readonly RootContent[]): boolean {
  if (blocks.some((block) => block.type === 'table' && timeTable(block))) return true;
  const { stamped, lines } = countStamped(blocks);
  if (lines < 2 || stamped === 0) return false;
  return stamped * 2 >= lines || beginsWithStamp(blocks[0]);
}

function beginsWithStamp(block: RootContent | undefined): boolean {
  if (block?.type === 'list') return beginsWithStamp(block.children[0]?.children[0]);
  const stamp = block?.type === 'paragraph' ? leadingStamp(inlineText(block)) : null;
  return stamp !== null && stamp.clock && !stamp.worded;
}

/**
 * The tasks in what was pasted; null where it is text.
 * @param lists takes lists too: where an action's text is empty, a list is no part of it
 */
export function pastedActions(
  blocks: readonly RootContent[],
  lists: boolean,
  newId: NewId,
): ActionParts | null {
  const isTasks = (block: RootContent): boolean => {
    if (block.type === 'table') return actionColumns(block) !== null;
    return lists && block.type === 'list' && block.children.length > 1;
  };
  if (!blocks.some(isTasks)) return null;
  const parts = takeActions(blocks, newId);
  return parts.actions.length > 0 ? parts : null;
}
