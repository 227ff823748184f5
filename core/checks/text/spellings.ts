/**
 * One place or one ticket that is written in two ways: "Oudendorp" where all else says "Oudedorp",
 * ticket INC-4471 and, further down, ticket INC-4417.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, Prose } from '../../document/postmortem.ts';
import { remembered } from '../../document/remembered.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { placeOf, textOfPart, type Part } from '../model/facts.ts';

/** What is near or in it is a place; people have names that differ by a letter. */
const AT_PLACE = new RegExp(
  joinedLines`
    (?<!\p{L})(?:in|at|near|around|auf|bei|aus|nach|à|en|y|em|na|no|nel|nella|te|bij|tot|naar|w|we
    |do|i|und|and|et|e) (\p{Lu}\p{Ll}{5,20})(?![\p{L}’'])
  `,
  'gu',
);
const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{5,20}(?![\p{L}\p{N}])/gu;
const TICKET =
  /(?<!\p{L})(\p{L}{4,12})\s(?:no\.? |nr\.? |#)?([A-Z]{2,8}-\d{4,7})(?![\p{L}\p{N}-])/gu;

/** A name, and where it begins in the text of its part. */
interface Named {
  word: string;
  offset: number;
  /** What it is called by: "ticket". */
  label: string;
}

interface Spelt extends Named {
  part: Part;
}

/** The places and the tickets that a body names; kept, as most bodies stay as they are. */
const namesIn = remembered((body: Prose): { places: Named[]; tickets: Named[] } => {
  const text = plainText(body);
  return {
    places: [...text.matchAll(AT_PLACE)].map((match) => {
      const word = match[1]!;
      return { word, offset: match.index + match[0].length - word.length, label: '' };
    }),
    tickets: [...text.matchAll(TICKET)].map((match) => {
      const [whole, label, word] = match as unknown as [string, string, string];
      return { word, offset: match.index + whole.length - word.length, label: label.toLowerCase() };
    }),
  };
});

/** Names of which one must be a slip for the other. */
export function spellings(document: Postmortem): Omit<Diagnostic, 'rule'>[] {
  const parts = partsOf(document);
  return [...places(document, parts), ...tickets(parts)];
}

function partsOf({ sections, timeline, updates }: Postmortem): Part[] {
  return [
    ...sections
      .filter(({ kind }) => kind !== 'supporting')
      .map(({ id, body }): Part => ({ kind: 'section', id, body })),
    ...timeline.map(({ id, body }): Part => ({ kind: 'timeline', id, body })),
    ...updates.map(({ id, body }): Part => ({ kind: 'update', id, body })),
  ];
}

/** The first of each name, in reading order. */
function firstOf(parts: readonly Part[], kind: 'places' | 'tickets'): Spelt[] {
  const first = new Map<string, Spelt>();
  for (const part of parts)
    for (const named of namesIn(part.body)[kind])
      if (!first.has(named.word)) first.set(named.word, { ...named, part });
  return [...first.values()];
}

/** A name that is written once, beside one that is written more often and lacks one letter of it. */
function places(document: Postmortem, parts: readonly Part[]): Omit<Diagnostic, 'rule'>[] {
  const alike = Map.groupBy(firstOf(parts, 'places'), ({ word }) => word.slice(0, SAME_BEGINNING));
  const pairs = [...alike.values()].flatMap((names) =>
    names.flatMap((one) =>
      names.flatMap((other) => (lacksOneLetter(one.word, other.word) ? [{ one, other }] : [])),
    ),
  );
  if (pairs.length === 0) return [];
  const all = [document.title, ...parts.map(textOfPart)].join('\n');
  const times = (word: string): number =>
    [...all.matchAll(CAPITALISED)].filter(([found]) => found === word).length;
  return pairs.flatMap(({ one, other }) =>
    times(one.word) === 1 && times(other.word) > 1 && !togetherIn(all, one.word, other.word)
      ? [different(one, other)]
      : [],
  );
}

/** So many letters at the front are the same, and as many at the end: endings are grammar. */
const SAME_BEGINNING = 3;

/** The same but for one letter within, which one of them has more. */
function lacksOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = short.length - at;
  return at >= SAME_BEGINNING && rest >= SAME_BEGINNING && short.slice(at) === long.slice(at + 1);
}

/** Told apart in one sentence, they are two. */
function togetherIn(text: string, one: string, other: string): boolean {
  return text.split(/[.!?\n]/).some((part) => part.includes(one) && part.includes(other));
}

/** Two tickets of one kind, each called by the same word, with two digits changed over. */
function tickets(parts: readonly Part[]): Omit<Diagnostic, 'rule'>[] {
  const [known, other, ...more] = firstOf(parts, 'tickets');
  if (!known || !other || more.length > 0 || known.label !== other.label) return [];
  return isTurned(known.word, other.word) ? [different(other, known)] : [];
}

function isTurned(one: string, other: string): boolean {
  if (one === other || one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return (
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

function different(rare: Spelt, known: Spelt): Omit<Diagnostic, 'rule'> {
  const place = ({ part, word, offset }: Spelt): Place => placeOf(part, word, offset);
  return {
    severity: 'warning',
    title: 'Two names',
    message: `The text says ${rare.word} here and ${known.word} elsewhere.`,
    where: place(rare),
    other: place(known),
    fixes: [],
  };
}
