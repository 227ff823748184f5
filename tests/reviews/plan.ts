/** What a reviewer does in one session, by chance from a seed, and what must come of it. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { plainText } from '../../core/prose/text.ts';

/** A part of the document that has text of its own. */
export interface Part {
  id: string;
  in: 'sections' | 'timeline' | 'actions';
  text: string;
}

export interface Act {
  kind: 'comment' | 'replace' | 'delete' | 'insert';
  /** The reviewer's program keeps a record of the change. */
  tracked: boolean;
  part: Part;
  /** A word that stands once in the whole document. */
  word: string;
  /** The comment, or the words that are put in. */
  text: string;
}

export function partsOf({ sections, timeline, actions }: Postmortem): Part[] {
  return [
    ...sections.map((each) => ({ id: each.id, in: 'sections' as const, text: textOf(each) })),
    ...timeline.map((each) => ({ id: each.id, in: 'timeline' as const, text: textOf(each) })),
    ...actions.map((each) => ({ id: each.id, in: 'actions' as const, text: textOf(each) })),
  ];
}

const textOf = ({ body }: { body: Parameters<typeof plainText>[0] }): string => plainText(body);

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NEW_WORDS = ['amber', 'birch', 'cobalt', 'dune', 'elm', 'fjord', 'garnet', 'heath', 'iris'];

/**
 * From three to nine acts, each on a word of its own.
 *
 * @param printed all text of the exported file: a word is taken that a search for it finds once
 */
export function planSession(
  seed: number,
  document: Postmortem,
  printed: string,
  kinds: readonly Act['kind'][],
): Act[] {
  const next = chance(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const parts = partsOf(document);
  // The description of a picture is text of its part, and is not printed. Whoever marks a page takes
  // the first letters that are the word, also within a longer one.
  const texts = [printed, parts.map(({ text }) => text).join('\n')].map((text) =>
    text.toLowerCase(),
  );
  const isSingle = (word: string): boolean =>
    texts.every((text) => text.split(word.toLowerCase()).length === 2);
  const places = parts.flatMap((part) =>
    wordsOf(part.text)
      .filter((word) => word.length > 4 && isSingle(word))
      .map((word) => ({ part, word })),
  );
  const acts: Act[] = [];
  for (let count = 3 + Math.floor(next() * 7); count > 0; count--) {
    const { part, word } = pick(places);
    if (acts.some((act) => act.part === part && isNear(part.text, act.word, word))) continue;
    const kind = pick(kinds);
    acts.push({
      kind,
      tracked: next() < 0.6,
      part,
      word,
      text: kind === 'comment' ? `Remark ${acts.length} of ${seed}.` : pick(NEW_WORDS),
    });
  }
  return acts;
}

/** Changes of words that touch are one change for whoever reads them afterwards. */
function isNear(text: string, one: string, other: string): boolean {
  return Math.abs(text.indexOf(one) - text.indexOf(other)) < 60;
}

function wordsOf(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}_-])\p{L}+(?![\p{L}\p{N}_-])/gu) ?? [];
}

/** The part's text as the reviewer left it; how much white space stands between words is free. */
export function textAfter(part: Part, acts: readonly Act[]): string {
  let { text } = part;
  for (const act of acts) {
    if (act.part !== part) continue;
    if (act.kind === 'replace') text = text.replace(act.word, act.text);
    if (act.kind === 'delete') text = text.replace(act.word, '');
    if (act.kind === 'insert') text = text.replace(act.word, `${act.word} ${act.text}`);
  }
  return evenly(text);
}

/** With single blanks, and none before a sign that ends something. */
export function evenly(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:)])/g, '')
    .trim();
}
