/** The threads of two sides as one list. */
import type { Comment, CommentThread } from '../../document/comments.ts';
import { same } from '../same.ts';
import { mergeItems, mergeValue } from './values.ts';

/**
 * What either side says is there: new threads, answers, states; a thread is gone only where one side
 * took it out and the other left it as it was. Of two states the settled one stands, and of two
 * settled ones ours: nothing here asks an author to decide.
 */
export function mergeComments(
  base: readonly CommentThread[],
  ours: readonly CommentThread[],
  theirs: readonly CommentThread[],
): CommentThread[] {
  const byId = (threads: readonly CommentThread[]): Map<string, CommentThread> =>
    new Map(threads.map((thread) => [thread.id, thread]));
  const [old, own, their] = [byId(base), byId(ours), byId(theirs)];
  const known = ours.flatMap((thread): CommentThread[] => {
    const [was, other] = [old.get(thread.id), their.get(thread.id)];
    if (other) return [united(was, thread, other)];
    return was && same(was, thread) ? [] : [thread];
  });
  const more = theirs.filter((thread) => {
    const was = old.get(thread.id);
    return !own.has(thread.id) && !(was && same(was, thread));
  });
  return [...known, ...more];
}

function united(
  base: CommentThread | undefined,
  ours: CommentThread,
  theirs: CommentThread,
): CommentThread {
  if (same(ours, theirs)) return ours;
  const value = <K extends keyof CommentThread>(key: K): CommentThread[K] =>
    mergeValue(base?.[key], ours[key], theirs[key]).here as CommentThread[K];
  const settling = settledOf(base, ours, theirs);
  const all = {
    ...theirs,
    ...ours,
    about: value('about'),
    unplaced: value('unplaced'),
    also: mergeItems(base?.also ?? [], ours.also ?? [], theirs.also ?? []),
    state: settling.state,
    settled: settling.settled,
    comments: mergeItems<Comment>(base?.comments ?? [], ours.comments, theirs.comments),
  };
  if (all.also.length === 0) delete (all as Partial<CommentThread>).also;
  if (all.settled === undefined) delete all.settled;
  if (all.unplaced === undefined) delete all.unplaced;
  // Both may have written the one remark anew, each in their words.
  return all.comments.length > 0 ? all : { ...all, comments: ours.comments };
}

function settledOf(
  base: CommentThread | undefined,
  ours: CommentThread,
  theirs: CommentThread,
): CommentThread {
  if (base && ours.state === base.state) return theirs;
  if (base && theirs.state === base.state) return ours;
  return ours.state === 'open' ? theirs : ours;
}
