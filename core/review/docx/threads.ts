/** Which comments of a Word file are one thread. */
import type { FlowParagraph, FlowRange } from './flow-model.ts';
import type { WordComment } from './package.ts';

/**
 * The threads, each with its first comment first. Where no program said which answers which, it is
 * told by their places, for LibreOffice keeps no more of it: an answer has the very same words, or
 * none of its own and its sign right behind the other's.
 */
export function threadsIn(
  comments: ReadonlyMap<string, WordComment>,
  ranges: ReadonlyMap<string, FlowRange>,
): WordComment[][] {
  const held = [...ranges.values()];
  const all = [...comments.values()].filter(
    (comment) => !isProgramsNote(comment, ranges.get(comment.id), held),
  );
  const isLinked = all.some(({ parent }) => parent !== null);
  return isLinked ? linked(all, comments) : byPlace(all, ranges);
}

/** LibreOffice's words (`STR_REDLINE_COMMENT_ADDED`), in English. */
const COMMENT_ADDED = 'Comment added';

/**
 * What LibreOffice itself says, in a .doc, of a comment that came in while changes were recorded:
 * its sign stands among that comment's words, and has none of its own. Nobody said it.
 */
function isProgramsNote(
  { text }: WordComment,
  own: FlowRange | undefined,
  held: readonly FlowRange[],
): boolean {
  const sign = own?.reference;
  if (text !== COMMENT_ADDED || !sign || own.start) return false;
  return held.some(
    ({ start, end }) =>
      start?.paragraph === sign.paragraph &&
      end?.paragraph === sign.paragraph &&
      start.at < sign.at &&
      sign.at <= end.at,
  );
}

function linked(
  all: readonly WordComment[],
  comments: ReadonlyMap<string, WordComment>,
): WordComment[][] {
  const roots = new Map<WordComment, WordComment>();
  const threads = new Map<WordComment, WordComment[]>();
  for (const comment of all) {
    const root = rootOf(comment, comments, roots);
    const known = threads.get(root) ?? [];
    if (root === comment) known.unshift(comment);
    else known.push(comment);
    threads.set(root, known);
  }
  return [...threads.values()];
}

/**
 * Comments that answer one another in a circle are each a thread.
 *
 * @param roots those that are known by now
 */
function rootOf(
  comment: WordComment,
  comments: ReadonlyMap<string, WordComment>,
  roots: Map<WordComment, WordComment>,
): WordComment {
  const way = new Set<WordComment>();
  let root = comment;
  for (;;) {
    way.add(root);
    const above = root.parent === null ? undefined : comments.get(root.parent);
    if (above && way.has(above)) root = comment;
    else if (above && !roots.has(root)) {
      root = above;
      continue;
    }
    root = roots.get(root) ?? root;
    for (const one of way) roots.set(one, root);
    return root;
  }
}

function byPlace(
  all: readonly WordComment[],
  ranges: ReadonlyMap<string, FlowRange>,
): WordComment[][] {
  const threads: WordComment[][] = [];
  const known = new Map<FlowParagraph, Map<string, WordComment[]>>();
  for (const comment of all) {
    const range = ranges.get(comment.id);
    const paragraph = (range?.start ?? range?.reference)?.paragraph;
    if (!range || !paragraph) {
      threads.push([comment]);
      continue;
    }
    const there = known.get(paragraph) ?? new Map<string, WordComment[]>();
    known.set(paragraph, there);
    const [words, sign] = [wordsOf(range), signOf(range)];
    const same = there.get(words === '' ? sign : words);
    const thread = same ?? [];
    if (!same) threads.push(thread);
    thread.push(comment);
    for (const key of [words, sign]) if (key !== '') there.set(key, thread);
  }
  return threads.map(byDate);
}

/** Of words within one paragraph, as a key; '' where it has none of its own. */
function wordsOf({ start, end }: FlowRange): string {
  if (!start || !end || end.paragraph !== start.paragraph || end.at <= start.at) return '';
  return `words ${start.at} ${end.at}`;
}

function signOf({ reference, end }: FlowRange): string {
  const at = (reference ?? end)?.at;
  return at === undefined ? '' : `sign ${at}`;
}

/** A second comment on the same words may stand before the first in the file. */
function byDate(thread: WordComment[]): WordComment[] {
  if (thread.some(({ date }) => date === '')) return thread;
  return thread.toSorted((one, other) => Date.parse(one.date) - Date.parse(other.date));
}
