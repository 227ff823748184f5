/** Which sections of a report are its timeline, and the entries in them. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { SectionKind } from '../../document/postmortem.ts';
import { kindOfHeading } from '../../report/section-kinds.ts';
import type { SectionDraft } from './outline.ts';
import { joinLines } from '../../prose/phrasing.ts';
import { plainText } from '../../prose/text.ts';
import { rootOf } from './blocks.ts';
import { dayInHeading } from './day-lines.ts';
import { countStamped } from './stamped-lines.ts';
import { takeTimeline } from './timeline.ts';
import type { EntryDraft } from './entry-list.ts';

/** Kinds whose stamped lines are never a timeline. */
const NO_TIMELINE = new Set<SectionKind>([
  'supporting',
  'actions',
  'next-steps',
  'communication',
  'lessons',
  'went-well',
  'went-poorly',
  'lucky',
]);

/** So many stamped lines one after another are a list of their own among much prose. */
const LEAST_IN_A_ROW = 3;

/** A line above a log that is longer tells of something. */
const LONGEST_TITLE = 60;

/** Fewer stamped lines of a log may be a quotation. */
const LEAST_OF_LOG = 3;

export interface FoundEntries {
  entries: EntryDraft[];
  /** The title of the section that they stand in. */
  title: string;
  /** What that section says above them. */
  above: string;
}

/**
 * Takes the entries out of the sections that are timelines; where none is named so, out of a
 * section whose lines are mostly stamped.
 */
export function takeEntries(drafts: SectionDraft[]): FoundEntries {
  let entries: EntryDraft[] = [];
  const titles: string[] = [];
  const above: string[] = [];
  const found = (): FoundEntries => ({
    entries,
    title: titles.join(' '),
    above: above.join('\n'),
  });
  // A section for each day: each title dates its own entries.
  const dated = drafts.filter(
    ({ title, blocks }) => dayInHeading(title) !== null && countStamped(blocks).stamped > 0,
  ).length;
  const take = (draft: SectionDraft, mode: 'timeline' | 'other') => {
    const taken = takeTimeline(
      draft.blocks,
      mode,
      dated > 1 && dayInHeading(draft.title) !== null ? draft.title : null,
    );
    draft.blocks = taken.rest;
    entries = [...entries, ...taken.entries];
    if (taken.entries.length === 0) return;
    titles.push(draft.title);
    above.push(plainText(rootOf(taken.rest.slice(0, taken.above))));
  };
  for (const draft of drafts) if (draft.kind === 'timeline') take(draft, 'timeline');
  if (entries.length > 0) return found();
  for (const draft of drafts) {
    const { stamped, lines, run } = countStamped(draft.blocks);
    // Of several days one may have a single entry.
    const least = dated > 1 && dayInHeading(draft.title) !== null ? 1 : 2;
    if (NO_TIMELINE.has(draft.kind) || stamped < least) continue;
    if (stamped * 5 < lines * 2 && stamped < 4 && run < LEAST_IN_A_ROW) continue;
    const before = entries.length;
    take(draft, least === 1 ? 'timeline' : 'other');
    if (
      entries.length > before &&
      draft.kind === 'custom' &&
      !drafts.some(({ kind }) => kind === 'timeline')
    )
      draft.kind = 'timeline';
  }
  if (entries.length > 0) return found();
  // A timeline that was set as a log is one all the same.
  for (const draft of drafts) {
    const blocks = draft.blocks.map((block, index) =>
      namesTimeline(draft, draft.blocks[index - 1]) ? logAsLines(block) : block,
    );
    if (blocks.every((block, index) => block === draft.blocks[index])) continue;
    draft.blocks = blocks;
    take(draft, 'timeline');
  }
  if (entries.length > 0) return found();
  // A log is evidence beside a timeline; where there is none, it is the timeline.
  for (const draft of drafts) {
    const { stamped, lines } = countStamped(draft.blocks);
    if (draft.kind !== 'supporting' || stamped < LEAST_OF_LOG || stamped * 5 < lines * 4) continue;
    take(draft, 'other');
    if (entries.length > 0) draft.kind = 'timeline';
  }
  return found();
}

function namesTimeline({ kind }: SectionDraft, before: RootContent | undefined): boolean {
  if (kind === 'timeline') return true;
  const words = before?.type === 'paragraph' ? plainText(rootOf([before])) : '';
  return words.length <= LONGEST_TITLE && kindOfHeading(words.trim()) === 'timeline';
}

/** The lines of a block of code as a paragraph, where nearly all of them begin with a time. */
function logAsLines(block: RootContent): RootContent {
  if (block.type !== 'code') return block;
  const lines = block.value
    .split('\n')
    .map((value): PhrasingContent[] => [{ type: 'text', value }]);
  const paragraph: RootContent = { type: 'paragraph', children: joinLines(lines) };
  const { stamped } = countStamped([paragraph]);
  return stamped >= LEAST_OF_LOG && stamped * 5 >= lines.length * 4 ? paragraph : block;
}
