/** Finding the same section or row again where its id was lost: by what it says. */
import type { Postmortem } from '../document/postmortem.ts';
import { mapDocumentFacts } from '../live-facts/in-prose.ts';
import { plainText } from '../prose/text.ts';
import { LISTS, type ListName, type Part } from './change.ts';
import { keyOf } from './same.ts';
import { likeness, wordSet } from './words.ts';

/** So much in common makes two parts one that was edited. */
const ALIKE = 0.5;
/** A word that so many parts share tells none of them. */
const COMMON = 40;

/**
 * The later version with the ids of the earlier one, where a section or row of it has an id that
 * the earlier one does not know and says the same, or most of it: a file that came back through
 * Word, Markdown or another program. The same object where all ids are known.
 */
export function withIdsOf(before: Postmortem, after: Postmortem): Postmortem {
  const known = new Set(LISTS.flatMap((list) => after[list].map(({ id }) => id)));
  const renamed = new Map<string, string>();
  for (const list of LISTS)
    for (const [id, now] of lostIds(before[list], after[list], known)) renamed.set(id, now);
  return renamed.size === 0 ? after : withRenamedIds(after, renamed);
}

/** Id in `after` → the id that the same part has in `before`. */
function lostIds(
  before: readonly Part[],
  after: readonly Part[],
  known: ReadonlySet<string>,
): Map<string, string> {
  const ids = new Set(before.map(({ id }) => id));
  const gone = before.filter(({ id }) => !known.has(id));
  const strange = after.filter(({ id }) => !ids.has(id));
  const found = new Map<string, string>();
  if (gone.length === 0 || strange.length === 0) return found;
  const taken = new Set<string>();
  const take = (part: Part, id: string): void => {
    found.set(part.id, id);
    taken.add(id);
  };
  const exact = new Map([...gone].reverse().map((part) => [saying(part), part.id]));
  for (const part of strange) {
    const id = exact.get(saying(part));
    if (id !== undefined && !taken.has(id)) take(part, id);
  }
  const index = wordIndex(gone);
  const words = new Map(gone.map((part) => [part.id, wordsIn(part)]));
  for (const part of strange) {
    if (found.has(part.id)) continue;
    const own = wordsIn(part);
    const candidates = new Set([...own].flatMap((word) => index.get(word) ?? []));
    let best = { id: '', like: 0 };
    for (const id of candidates) {
      const like = taken.has(id) ? 0 : likeness(words.get(id)!, own);
      if (like > best.like) best = { id, like };
    }
    if (best.like >= ALIKE) take(part, best.id);
  }
  return found;
}

/** All that a part says besides its id. */
export function saying(part: Part): string {
  return keyOf({ ...part, id: undefined });
}

/** Its words, and what else tells it: when it was, what it is called. */
function wordsIn(part: Part): Set<string> {
  const words = wordSet(plainText(part.body));
  if ('title' in part) {
    words.add(`kind ${part.kind}`);
    for (const word of wordSet(part.title)) words.add(`title ${word}`);
  } else if ('at' in part && part.at) words.add(`at ${part.at.instant ?? part.at.written}`);
  return words;
}

/** Word → ids of the parts that have it. */
function wordIndex(parts: readonly Part[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const part of parts)
    for (const word of wordsIn(part)) {
      const ids = index.get(word);
      if (ids) ids.push(part.id);
      else index.set(word, [part.id]);
    }
  for (const [word, ids] of index) if (ids.length > COMMON) index.delete(word);
  return index;
}

/** The document with other ids, also where its facts and declared exceptions name them. */
export function withRenamedIds(
  document: Postmortem,
  renamed: ReadonlyMap<string, string>,
): Postmortem {
  const inList = <T extends Part>(parts: readonly T[]): T[] =>
    parts.map((part) => ({ ...part, id: renamed.get(part.id) ?? part.id }));
  const lists = {
    sections: inList(document.sections),
    timeline: inList(document.timeline),
    updates: inList(document.updates),
    actions: inList(document.actions),
  } satisfies Record<ListName, Part[]>;
  return mapDocumentFacts(
    {
      ...document,
      ...lists,
      ignored: document.ignored.map((one) => ({ ...one, place: renamedPlace(one.place, renamed) })),
    },
    (fact) =>
      fact.source.kind === 'entry' && renamed.has(fact.source.id)
        ? { ...fact, source: { ...fact.source, id: renamed.get(fact.source.id)! } }
        : fact,
  );
}

function renamedPlace(key: string, renamed: ReadonlyMap<string, string>): string {
  const match = /^(section|timeline|update|action):([^:]*)(:.*)?$/s.exec(key);
  const now = match && renamed.get(match[2]!);
  return now ? `${match[1]}:${now}${match[3] ?? ''}` : key;
}
