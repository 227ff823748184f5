/** Taking over what a reviewer proposes, or not. */
import {
  bodyOf,
  holdOf,
  isBodyHome,
  quotedAt,
  type BodyHome,
  type Stretch,
} from '../comments/anchor.ts';
import { threadsOf, withState, withThreads } from '../comments/threads.ts';
import type { CommentThread } from '../document/comments.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { placeKey } from '../document/place.ts';
import { runChecks } from '../checks/registry.ts';
import type { CheckContext, Diagnostic } from '../checks/model/diagnostic.ts';
import { withFreshFacts } from '../live-facts/settle.ts';
import { plainText } from '../prose/text.ts';
import { applyChanges } from '../revision/apply.ts';
import type { Change, LISTS, Part } from '../revision/change.ts';
import { ownerIn } from '../revision/owner.ts';
import { same } from '../revision/same.ts';
import { splice } from './splice.ts';
import { mapStretch, textHunks, type TextHunk } from './text-map.ts';

/** Who settled a thread, and when (UTC). */
export interface SettledBy {
  by: string;
  date: string;
}

export type Accepting =
  | { ok: true; document: Postmortem }
  /** One sentence: why it cannot be taken over as it is. */
  | { ok: false; problem: string };

const WORDS_GONE =
  'The words that this suggestion is about are no longer there. Change the text by hand, or reject it.';
const PART_GONE =
  'The part that this suggestion is about is no longer there. Reject it, or bring the part back first.';
const CHANGED_SINCE =
  'What this suggestion is about was changed since the review. Change it by hand, or reject the suggestion.';
const NOT_A_STRETCH =
  'These words stand in several cells, or within what cannot be divided. ' +
  'Change them by hand, or reject the suggestion.';

/**
 * The document with a suggestion taken over and its thread accepted; all other threads keep to
 * their words. A thread without a suggestion cannot be accepted: it is resolved.
 */
export function accept(document: Postmortem, threadId: string, settled: SettledBy): Accepting {
  const thread = threadsOf(document).find(({ id }) => id === threadId);
  if (!thread?.suggestion) return { ok: false, problem: 'There is no suggestion here to accept.' };
  const { suggestion } = thread;
  const changed =
    suggestion.kind === 'words'
      ? withWords(document, thread, suggestion.words)
      : withChange(document, suggestion.change as Change);
  if (!changed.ok) return changed;
  return { ok: true, document: withState(changed.document, threadId, 'accepted', settled) };
}

/** The document with a suggestion's thread rejected, and nothing else changed. */
export function reject(document: Postmortem, threadId: string, settled: SettledBy): Postmortem {
  return withState(document, threadId, 'rejected', settled);
}

/** Accepts one after the other what can be; what cannot stays open. */
export function acceptAll(
  document: Postmortem,
  threadIds: readonly string[],
  settled: SettledBy,
): { document: Postmortem; accepted: string[]; left: string[] } {
  let now = document;
  const [accepted, left]: [string[], string[]] = [[], []];
  for (const id of threadIds) {
    const result = accept(now, id, settled);
    if (result.ok) {
      now = result.document;
      accepted.push(id);
    } else left.push(id);
  }
  return { document: now, accepted, left };
}

/** What the checks would find once a suggestion is accepted, and do not find now. */
export function whatChecksSay(
  document: Postmortem,
  threadId: string,
  context: CheckContext,
): Diagnostic[] {
  const result = accept(document, threadId, { by: '', date: '' });
  if (!result.ok) return [];
  const key = ({ rule, where, message }: Diagnostic): string =>
    `${rule} ${placeKey(where)} ${message}`;
  const before = new Set(runChecks(document, context).map(key));
  return runChecks(result.document, context).filter((found) => !before.has(key(found)));
}

/** Where the words of a thread stand; null where they, or their place, are not what they were. */
export function suggestionStretch(document: Postmortem, thread: CommentThread): Stretch | null {
  const { about } = thread;
  const held = holdOf(document, about);
  if (held.state !== 'words' || !about.words) return null;
  const body = bodyOf(document, about);
  if (!body) return null;
  const text = plainText(body);
  const { exact, prefix, suffix } = about.words;
  const { start, end } = held.stretch;
  // A remark stays where its words were written anew; a change of words is of these alone.
  if (text.slice(start, end) !== exact) return null;
  // The same words in another place are others: at least one side of them must be as it was.
  const sides = [
    text.slice(0, start).endsWith(prefix.slice(-NEAR)),
    text.slice(end).startsWith(suffix.slice(0, NEAR)),
  ];
  return sides.some(Boolean) ? held.stretch : null;
}

/** Letters beside quoted words that tell them from the same words elsewhere. */
const NEAR = 8;

function withWords(document: Postmortem, thread: CommentThread, words: string): Accepting {
  const { about } = thread;
  if (!isBodyHome(about.in) || thread.unplaced !== undefined)
    return { ok: false, problem: PART_GONE };
  const body = bodyOf(document, about);
  if (!body) return { ok: false, problem: PART_GONE };
  const stretch = suggestionStretch(document, thread);
  if (!stretch) return { ok: false, problem: WORDS_GONE };
  const now = splice(body, stretch, words);
  if (!now) return { ok: false, problem: NOT_A_STRETCH };
  const changed = withFreshFacts(withBody(document, about.in, about.part, now));
  const kept = withAnchorsKept(document, changed, {
    in: about.in,
    part: about.part,
    hunk: {
      from: stretch.start,
      to: stretch.end,
      fromNew: stretch.start,
      toNew: stretch.start + words.length,
    },
  });
  return { ok: true, document: onItsWords(kept, thread, words, stretch.start) };
}

/** The thread on the words that it brought. */
function onItsWords(
  document: Postmortem,
  { id, about }: CommentThread,
  words: string,
  start: number,
): Postmortem {
  const body = bodyOf(document, about);
  const text = body ? plainText(body) : '';
  const end = start + words.length;
  const held = text.slice(start, end) === words ? quotedAt(text, { start, end }) : undefined;
  return withThreads(
    document,
    threadsOf(document).map((thread) =>
      thread.id === id && held ? { ...thread, about: { ...about, words: held } } : thread,
    ),
  );
}

function withBody(document: Postmortem, home: BodyHome, part: string, body: Prose): Postmortem {
  const parts: readonly Part[] = document[home];
  return { ...document, [home]: parts.map((one) => (one.id === part ? { ...one, body } : one)) };
}

function withChange(document: Postmortem, change: Change): Accepting {
  const refused = refusal(document, change);
  if (refused !== null) return { ok: false, problem: refused };
  const changed = applyChanges(document, [change]);
  const isDone =
    change.kind === 'moved' || !same(withoutThreads(changed), withoutThreads(document));
  if (!isDone) return { ok: false, problem: CHANGED_SINCE };
  return { ok: true, document: withAnchorsKept(document, changed) };
}

function withoutThreads(document: Postmortem): object {
  return { ...document, comments: undefined };
}

/** Why a change cannot be made; null where it can. */
function refusal(document: Postmortem, change: Change): string | null {
  switch (change.kind) {
    case 'added':
      return null;
    case 'removed': {
      const part = partOf(document, change.list, change.part.id);
      if (!part) return PART_GONE;
      return same(part, change.part) ? null : CHANGED_SINCE;
    }
    case 'moved':
      return partOf(document, change.list, change.id) ? null : PART_GONE;
    case 'blocks':
      return partOf(document, change.list, change.id) ? null : PART_GONE;
    case 'value': {
      const { owner, key, before } = change;
      const record = ownerIn(document, owner);
      if (!record) return PART_GONE;
      const now = (record as unknown as Record<string, unknown>)[key];
      return same(now, before) ? null : CHANGED_SINCE;
    }
  }
}

function partOf(document: Postmortem, list: (typeof LISTS)[number], id: string): Part | undefined {
  return (document[list] as readonly Part[]).find((part) => part.id === id);
}

/**
 * The later document with the anchors of its threads on the words that they were on in the earlier
 * one. `edit` says exactly what became of one part's text, where it is known.
 */
export function withAnchorsKept(
  before: Postmortem,
  after: Postmortem,
  edit?: { in: BodyHome; part: string; hunk: TextHunk },
): Postmortem {
  const maps = new Map<string, { text: string; hunks: TextHunk[] } | null>();
  const mapOf = ({ in: home, part }: CommentThread['about']) => {
    const key = `${home} ${part}`;
    const known = maps.get(key);
    if (known !== undefined) return known;
    const [old, now] = [bodyOf(before, { in: home, part }), bodyOf(after, { in: home, part })];
    let found: { text: string; hunks: TextHunk[] } | null = null;
    if (old && now && old !== now) {
      const [was, text] = [plainText(old), plainText(now)];
      const hunk = edit?.in === home && edit.part === part ? edit.hunk : null;
      const isExact =
        hunk &&
        was.slice(0, hunk.from) === text.slice(0, hunk.fromNew) &&
        was.slice(hunk.to) === text.slice(hunk.toNew);
      found = { text, hunks: isExact ? [hunk] : textHunks(was, text) };
    }
    maps.set(key, found);
    return found;
  };
  const threads = threadsOf(after);
  const kept = threads.map((thread): CommentThread => {
    const { about } = thread;
    const map = about.words ? mapOf(about) : null;
    if (!map || !about.words) return thread;
    const held = holdOf(before, about);
    if (held.state !== 'words') return thread;
    const mapped = mapStretch(map.hunks, held.stretch);
    if (mapped.touched) return thread;
    return { ...thread, about: { ...about, words: quotedAt(map.text, mapped) } };
  });
  const isSame = kept.every((thread, index) => thread === threads[index]);
  return isSame ? after : withThreads(after, kept);
}

/** Open suggestions of one reviewer that change the spelling of a word and nothing else. */
export function spellingChangesOf(document: Postmortem, reviewer: string): CommentThread[] {
  return threadsOf(document).filter(
    (thread) =>
      thread.state === 'open' &&
      thread.comments.some(({ author }) => author === reviewer) &&
      isSpelling(thread),
  );
}

/** At most so many letters apart, of one word each. */
const MOST_LETTERS = 2;

function isSpelling({ about, suggestion, comments }: CommentThread): boolean {
  if (suggestion?.kind !== 'words' || comments.some(({ text }) => text !== '')) return false;
  const [old, now] = [about.words?.exact.trim() ?? '', suggestion.words.trim()];
  if (!/^[\p{L}\p{M}'’-]{3,}$/u.test(old) || !/^[\p{L}\p{M}'’-]{3,}$/u.test(now)) return false;
  // Short words that differ by letters are other words: "now" and "not".
  const most = Math.min(MOST_LETTERS, Math.floor(Math.min(old.length, now.length) / 4));
  return old !== now && lettersApart(old.toLowerCase(), now.toLowerCase(), most) <= most;
}

/** Levenshtein's distance, two rows at a time; more than `most` is told as one more. */
function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++)
      row.push(
        Math.min(
          above[to]! + 1,
          row[to - 1]! + 1,
          above[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1),
        ),
      );
    above = row;
  }
  return above.at(-1)!;
}
