/** Live facts apart from their text, and found again in it: as our own Markdown keeps them. */
import type { LiveFact } from '../document/live-fact.ts';
import type { Prose } from '../document/postmortem.ts';
import { replaceWords } from '../prose/replace.ts';
import { plainText } from '../prose/text.ts';
import { factsIn, mapFacts } from './in-prose.ts';

/** A fact, and where in its text it stands. */
export interface FactMark {
  fact: LiveFact;
  /** Its words as the text shows them: in another zone they are not its own. */
  words: string;
  /** What stands before it, as much as tells it from the same words elsewhere. */
  before: string;
}

const BEFORE = 16;
/** Signs of no text, which set the facts off in it. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const MARKED = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}`, 'g');

/** The facts of a body, in order. @param wordsOf what the text shows for each */
export function factMarks(body: Prose, wordsOf: (fact: LiveFact) => string): FactMark[] {
  const facts = factsIn(body);
  if (facts.length === 0) return [];
  const text = plainText(
    mapFacts(body, (fact) => ({ type: 'text', value: OPEN + wordsOf(fact) + CLOSE })),
  );
  return [...text.matchAll(MARKED)].map(({ 1: words, index }, nth) => ({
    fact: facts[nth]!,
    words: words!,
    before: lastWords(text.slice(0, index).replace(/[\ue000\ue001]/g, '')),
  }));
}

/**
 * A body with its facts in it again. One whose words are not there any more, or stand in several
 * places that look alike, stays text.
 */
export function bindFacts(body: Prose, marks: readonly FactMark[]): Prose {
  const bound = new Map<LiveFact, LiveFact>();
  let from = 0;
  let result = body;
  for (const { fact, words, before } of marks) {
    const text = plainText(result);
    const places = placesOf(text, words, from);
    const at = likeliest(places, (place) => likeness(lastWords(text.slice(0, place)), before));
    if (at === undefined) continue;
    const shown: LiveFact = { ...fact, value: words };
    const next = replaceWords(result, words, countBefore(text, words, at), shown);
    if (!next) continue;
    bound.set(shown, fact);
    result = next;
    from = at + words.length;
  }
  return mapFacts(result, (fact) => bound.get(fact) ?? fact);
}

/** The one place, or the one that looks most like what stood before the fact. */
function likeliest(places: readonly number[], like: (place: number) => number): number | undefined {
  if (places.length < 2) return places[0];
  const likes = places.map(like);
  const most = Math.max(...likes);
  return likes.filter((each) => each === most).length === 1 || most >= BEFORE
    ? places[likes.indexOf(most)]
    : undefined;
}

/** How many signs are the same, counted from the end. */
function likeness(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return a === b ? BEFORE : count;
}

function lastWords(text: string): string {
  return text.replace(/\s+/g, ' ').slice(-BEFORE);
}

/** Where words stand by themselves: not in `110:13`, nor in `10:13:45`. */
function placesOf(text: string, words: string, from: number): number[] {
  const places: number[] = [];
  for (let at = words === '' ? -1 : text.indexOf(words, from); at !== -1;) {
    const [before, behind] = [text.slice(0, at), text.slice(at + words.length)];
    if (!/[\p{L}\p{N}]:?$/u.test(before) && !/^(?:[\p{L}\p{N}]|[:.]\d)/u.test(behind))
      places.push(at);
    at = text.indexOf(words, at + 1);
  }
  return places;
}

/** How often the words begin before a place, as `replaceWords` counts them. */
function countBefore(text: string, words: string, place: number): number {
  let count = 0;
  for (let at = text.indexOf(words); at !== -1 && at < place; at = text.indexOf(words, at + 1))
    count++;
  return count;
}
