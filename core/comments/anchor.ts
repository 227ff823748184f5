/** How a comment holds to its words while the text around them is edited. */
import type { CommentAnchor, CommentHome, Quoted } from '../document/comments.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

/** How much of the surroundings is kept on each side, in UTF-16 units. */
const SURROUNDINGS = 32;
/** Of the surroundings at least so much must agree where the words occur elsewhere too. */
const TELLING = 6;

/** A stretch of a part's plain text, in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/** The lists whose parts have bodies. */
export const BODY_HOMES = ['sections', 'timeline', 'updates', 'actions'] as const;
export type BodyHome = (typeof BODY_HOMES)[number];

export function isBodyHome(home: CommentHome): home is BodyHome {
  return (BODY_HOMES as readonly string[]).includes(home);
}

/** The words of a part's plain text from `start` to `end`, as an anchor quotes them. */
export function quotedAt(text: string, { start, end }: Stretch): Quoted {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - SURROUNDINGS), start),
    suffix: text.slice(end, end + SURROUNDINGS),
    start,
  };
}

/** The body that an anchor is in; null where it has none, or the part is gone. */
export function bodyOf(document: Postmortem, about: CommentAnchor): Prose | null {
  if (!isBodyHome(about.in)) return null;
  const parts: readonly { id: string; body: Prose }[] = document[about.in];
  return parts.find(({ id }) => id === about.part)?.body ?? null;
}

/**
 * Where quoted words stand in a text now: of their occurrences the one whose surroundings agree
 * best, and of equals the one nearest to where they were. Words that were changed themselves are
 * what stands between their surroundings. A point (no words) is found by its surroundings alone.
 * Null where they are not there any more. A space that no line ends at is a space: Word files hold
 * days and amounts together by it.
 */
export function findQuoted(text: string, words: Quoted): Stretch | null {
  return findInPlain(plainSpaces(text), {
    ...words,
    exact: plainSpaces(words.exact),
    prefix: plainSpaces(words.prefix),
    suffix: plainSpaces(words.suffix),
  });
}

function plainSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function findInPlain(text: string, words: Quoted): Stretch | null {
  if (text.startsWith(words.exact, words.start) && agreement(text, words, words.start).whole)
    return { start: words.start, end: words.start + words.exact.length };
  if (words.exact === '') return findPoint(text, words);
  return findWords(text, words) ?? findBetween(text, words);
}

/** Changed words are looked for in so many letters: as many as before, and some more. */
const longestOf = (words: Quoted): number => 3 * words.exact.length + 60;

/** What stands between the surroundings of words that are not there any more as they were. */
function findBetween(text: string, { prefix, suffix, exact, start }: Quoted): Stretch | null {
  if (prefix.length + suffix.length < TELLING) return null;
  const starts = prefix === '' ? [0] : placesOf(text, prefix).map((at) => at + prefix.length);
  const longest = longestOf({ prefix, suffix, exact, start });
  const found = starts.flatMap((from) => {
    const end = suffix === '' ? text.length : text.indexOf(suffix, from);
    return end > from && end - from <= longest ? [{ start: from, end }] : [];
  });
  const far = (stretch: Stretch): number => Math.abs(stretch.start - start);
  return found.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** Far more occurrences than any reader tells apart; the text may hold a letter a million times. */
const MOST_LOOKED_AT = 2_000;

function findWords(text: string, words: Quoted): Stretch | null {
  let best: { at: number; agreed: number } | null = null;
  let count = 0;
  for (let at = text.indexOf(words.exact); at !== -1; at = text.indexOf(words.exact, at + 1)) {
    if (++count > MOST_LOOKED_AT) break;
    const { agreed } = agreement(text, words, at);
    const isNearer = best !== null && Math.abs(at - words.start) < Math.abs(best.at - words.start);
    if (!best || agreed > best.agreed || (agreed === best.agreed && isNearer))
      best = { at, agreed };
  }
  if (!best) return null;
  // A common word in a text that was written anew is another word.
  const isTelling = words.exact.length >= TELLING || isAloneIn(words);
  if (!isTelling && best.agreed < TELLING) return null;
  return { start: best.at, end: best.at + words.exact.length };
}

/** The words were the whole of their text: nothing stood around them. */
function isAloneIn(words: Quoted): boolean {
  return words.prefix === '' && words.suffix === '';
}

/** A point between what stood before and behind it, or at least beside one of them. */
function findPoint(text: string, words: Quoted): Stretch | null {
  const { prefix, suffix } = words;
  if (prefix === '' && suffix === '') return text === '' ? { start: 0, end: 0 } : null;
  const candidates = [
    ...placesOf(text, prefix + suffix).map((at) => at + prefix.length),
    ...(prefix.length >= TELLING ? placesOf(text, prefix).map((at) => at + prefix.length) : []),
    ...(suffix.length >= TELLING ? placesOf(text, suffix) : []),
  ];
  let best: { at: number; agreed: number } | null = null;
  for (const at of candidates) {
    const { agreed } = agreement(text, words, at);
    const isNearer = best !== null && Math.abs(at - words.start) < Math.abs(best.at - words.start);
    if (!best || agreed > best.agreed || (agreed === best.agreed && isNearer))
      best = { at, agreed };
  }
  return best && { start: best.at, end: best.at };
}

function placesOf(text: string, piece: string): number[] {
  const places: number[] = [];
  if (piece === '') return places;
  for (let at = text.indexOf(piece); at !== -1; at = text.indexOf(piece, at + 1)) {
    places.push(at);
    if (places.length >= MOST_LOOKED_AT) break;
  }
  return places;
}

/** How many letters around the words at `at` are what they were; `whole`: all of them. */
function agreement(text: string, words: Quoted, at: number): { agreed: number; whole: boolean } {
  const { prefix, suffix, exact } = words;
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before])
    before++;
  const behind = at + exact.length;
  let after = 0;
  while (after < suffix.length && text[behind + after] === suffix[after]) after++;
  return {
    agreed: before + after,
    whole: before === prefix.length && after === suffix.length,
  };
}

const TEXTS = new WeakMap<Prose, string>();

/** The plain text of a body, made once: a body may have hundreds of comments, and is never changed. */
export function textOf(body: Prose): string {
  const known = TEXTS.get(body);
  if (known !== undefined) return known;
  const text = plainText(body);
  TEXTS.set(body, text);
  return text;
}

/** What became of an anchor: its part is there, and its words, the part alone, or neither. */
export type Held =
  | { state: 'words'; stretch: Stretch }
  | { state: 'part' }
  /** The words are gone; the part that they stood in is still there. */
  | { state: 'without-words' }
  | { state: 'gone' };

/** Where an anchor stands in the document. */
export function holdOf(document: Postmortem, about: CommentAnchor): Held {
  if (about.in === 'document') return { state: 'part' };
  if (about.in === 'media')
    return { state: Object.hasOwn(document.media, about.part) ? 'part' : 'gone' };
  const body = bodyOf(document, about);
  if (!body) return { state: 'gone' };
  if (!about.words) return { state: 'part' };
  const stretch = findQuoted(textOf(body), about.words);
  return stretch ? { state: 'words', stretch } : { state: 'without-words' };
}
