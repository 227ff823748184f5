/** What came back of a session, beside what was done in it. */
import type { CommentThread } from '../../core/document/comments.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { sequentialIds } from '../../core/document/ids.ts';
import { bringIn } from '../../core/review/bring-in.ts';
import { readReview } from '../../core/review/read-review.ts';
import { acceptAll } from '../../core/review/settle.ts';
import { evenly, partsOf, textAfter, type Act } from './plan.ts';

export interface Result {
  acts: number;
  /** Of those: at their place, and meaning what the reviewer meant. */
  placed: number;
  /** There, and shown as without a place. */
  unplaced: number;
  lost: string[];
  /** Remarks and changes that nobody made. */
  invented: string[];
}

/** @param base the version that was exported, for a file that does not carry it */
export async function judge(
  file: { name: string; bytes: Uint8Array },
  document: Postmortem,
  acts: readonly Act[],
): Promise<Result> {
  const ids = sequentialIds('r');
  const review = await readReview(file, document, { newId: ids, base: document });
  const { document: brought, added } = bringIn(document, [review], ids);
  const suggestions = added.filter(({ suggestion }) => suggestion);
  const { document: after } = acceptAll(
    brought,
    suggestions.map(({ id }) => id),
    { by: 'Author', date: '2026-03-07T09:00:00Z' },
  );
  const before = new Map(partsOf(document).map((part) => [part.id, part]));
  const wanted = new Map([...before].map(([id, part]) => [id, textAfter(part, acts)]));
  const now = new Map(partsOf(after).map((part) => [part.id, evenly(part.text)]));
  const result: Result = { acts: acts.length, placed: 0, unplaced: 0, lost: [], invented: [] };
  for (const act of acts) {
    const how =
      act.kind === 'comment' ? commentBack(act, added) : editBack(act, added, now, wanted);
    if (how === 'placed') result.placed++;
    else if (how === 'unplaced') result.unplaced++;
    else result.lost.push(`${act.kind} ${act.tracked ? 'tracked ' : ''}${act.word} → ${act.text}`);
  }
  for (const id of before.keys()) {
    const text = now.get(id) ?? '(gone)';
    const edited = acts.some((act) => act.part.id === id && act.kind !== 'comment');
    if (!edited && text !== wanted.get(id)) result.invented.push(`${id}: ${text.slice(0, 80)}`);
  }
  for (const id of now.keys()) if (!before.has(id)) result.invented.push(`a part ${id}`);
  for (const thread of added) {
    const [first] = thread.comments;
    const known = thread.suggestion || acts.some(({ text }) => text === first?.text);
    if (!known) result.invented.push(`“${first?.text}”`);
  }
  return result;
}

type How = 'placed' | 'unplaced' | 'lost';

function commentBack(act: Act, threads: readonly CommentThread[]): How {
  const thread = threads.find(({ comments }) => comments.some(({ text }) => text === act.text));
  if (!thread) return 'lost';
  const { about, unplaced } = thread;
  const words = about.words?.exact ?? act.word;
  return !unplaced && about.part === act.part.id && words.includes(act.word)
    ? 'placed'
    : 'unplaced';
}

function editBack(
  act: Act,
  threads: readonly CommentThread[],
  now: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): How {
  const text = now.get(act.part.id) ?? '';
  if (text === wanted.get(act.part.id)) return 'placed';
  const single = textAfter(act.part, [act]);
  const at = act.part.text.indexOf(act.word);
  // What stands just before and after, with the change: other acts are never so near.
  const from = evenly(act.part.text.slice(Math.max(0, at - 20), at));
  const start = single.indexOf(from);
  const near = single.slice(start, start + from.length + act.word.length + act.text.length + 4);
  if (text.includes(near.trim())) return 'placed';
  return threads.some(({ unplaced, suggestion }) => unplaced && suggestion) ? 'unplaced' : 'lost';
}
