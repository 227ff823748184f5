/** The threads of a document in the order in which a reader meets what they are about. */
import type { CommentThread } from '../document/comments.ts';
import type { Place } from '../document/place.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { rowHomes } from '../document/rows-home.ts';
import { bodyOf, holdOf, isBodyHome, textOf, type BodyHome, type Held } from './anchor.ts';
import { threadsOf } from './threads.ts';

export interface PlacedThread {
  thread: CommentThread;
  held: Held;
  /** Where the window shows it; null where its part is gone. */
  place: Place | null;
}

const KINDS = {
  sections: 'section',
  timeline: 'timeline',
  updates: 'update',
  actions: 'action',
} as const satisfies Record<BodyHome, Place['kind']>;

/**
 * The threads in document order: those on the whole first, then section by section with the rows
 * that it shows, each by where its words begin; those whose part is gone last.
 */
export function placedThreads(document: Postmortem): PlacedThread[] {
  const rank = rankOf(document);
  return threadsOf(document)
    .map((thread) => placedIn(document, thread))
    .map((placed, index) => ({ placed, index, at: rank(placed) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || a.index - b.index)
    .map(({ placed }) => placed);
}

const PLACED = new WeakMap<CommentThread, { body: Prose; placed: PlacedThread }>();

/** The same as before while neither the thread nor the text around it is another. */
function placedIn(document: Postmortem, thread: CommentThread): PlacedThread {
  const { about } = thread;
  const body = bodyOf(document, about);
  const known = PLACED.get(thread);
  if (known && known.body === body) return known.placed;
  const held = holdOf(document, about);
  const placed = { thread, held, place: placeOf(document, about, held) };
  if (body) PLACED.set(thread, { body, placed });
  return placed;
}

/** The place that the window goes to for an anchor that is held so. */
export function placeOf(
  document: Postmortem,
  about: CommentThread['about'],
  held: Held,
): Place | null {
  if (held.state === 'gone') return null;
  if (!isBodyHome(about.in)) return { kind: 'document' };
  const part = { kind: KINDS[about.in], id: about.part };
  if (held.state !== 'words') return part;
  const text = textOf(bodyOf(document, about)!);
  const quote = text.slice(held.stretch.start, held.stretch.end);
  return quote === '' ? part : { ...part, quote, nth: occurrencesBefore(text, quote, held) };
}

function occurrencesBefore(
  text: string,
  quote: string,
  { stretch }: Extract<Held, { state: 'words' }>,
): number {
  let count = 0;
  for (let at = text.indexOf(quote); at !== -1 && at < stretch.start; count++)
    at = text.indexOf(quote, at + 1);
  return count;
}

/** Sorts placed threads: by the part, and by the place in it. */
function rankOf(document: Postmortem): (placed: PlacedThread) => [number, number] {
  const ranks = new Map<string, number>();
  const homes = rowHomes(document.sections);
  let next = 1;
  const rank = (home: BodyHome, id: string): void => void ranks.set(`${home} ${id}`, next++);
  const rowsAt = (section: string | null): void => {
    for (const rows of ['timeline', 'updates', 'actions'] as const)
      if (homes[rows] === section) for (const { id } of document[rows]) rank(rows, id);
  };
  for (const { id } of document.sections) {
    rank('sections', id);
    rowsAt(id);
  }
  rowsAt(null);
  return ({ thread: { about }, held }) => {
    if (held.state === 'gone') return [Infinity, 0];
    if (!isBodyHome(about.in)) return [about.in === 'document' ? 0 : next, 0];
    const within = held.state === 'words' ? held.stretch.start : -1;
    return [ranks.get(`${about.in} ${about.part}`) ?? next, within];
  };
}
