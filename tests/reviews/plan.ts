/** What a reviewer does in one session, by chance from a seed, and what must come of it. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { Act, ActKind, Part } from './act.ts';
import { paragraphOf, partsOf } from './parts.ts';

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
const ON_COMMENTS: ReadonlySet<ActKind> = new Set(['reply', 'resolve']);
const OF_PARAGRAPHS: ReadonlySet<ActKind> = new Set(['split', 'join', 'move']);
const OF_ROWS: ReadonlySet<ActKind> = new Set(['row-out', 'row-in']);

/**
 * From three to nine acts, each on a word of its own.
 *
 * @param printed all text of the exported file: a word is taken that a search for it finds once
 */
export function planSession(
  seed: number,
  document: Postmortem,
  printed: string,
  kinds: readonly ActKind[],
): Act[] {
  const next = chance(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const places = placesOf(partsOf(document), printed);
  const acts: Act[] = [];
  for (let count = 3 + Math.floor(next() * 7); count > 0; count--) {
    const kind = pick(kinds);
    const [tracked, accepted] = [next() < 0.6, next() < 0.2];
    const made = { kind, tracked, accepted: tracked && accepted };
    if (ON_COMMENTS.has(kind)) {
      const open = acts.filter((act) => act.kind === 'comment' && !isOn(act, kind, acts));
      if (open.length === 0) continue;
      const on = pick(open);
      const text = kind === 'reply' ? `Answer ${acts.length} of ${seed}.` : on.text;
      acts.push({ ...made, part: on.part, word: on.word, text, on });
      continue;
    }
    const fitting = places.filter((place) => canBe(kind, place));
    if (fitting.length === 0) continue;
    const { part, word } = pick(fitting);
    const isInk = kind === 'highlight' || kind === 'ink';
    const text = kind === 'comment' || kind === 'note' ? `Remark ${acts.length} of ${seed}.` : '';
    const act: Act = { ...made, part, word, text: text || (isInk ? '' : pick(NEW_WORDS)) };
    if (kind === 'row-in') act.text = `Row ${acts.length} of ${seed}.`;
    if (acts.every((other) => areApart(other, act, document))) acts.push(act);
  }
  return acts;
}

interface Place {
  part: Part;
  word: string;
}

function placesOf(parts: readonly Part[], printed: string): Place[] {
  // The description of a picture is text of its part, and is not printed. Whoever marks a page takes
  // the first letters that are the word, also within a longer one.
  const texts = [printed, parts.map(({ text }) => text).join('\n')].map((text) =>
    text.toLowerCase(),
  );
  const isSingle = (word: string): boolean =>
    texts.every((text) => text.split(word.toLowerCase()).length === 2);
  return parts.flatMap((part) =>
    wordsOf(part.text)
      .filter((word) => word.length > 4 && isSingle(word))
      .map((word) => ({ part, word })),
  );
}

function isOn(comment: Act, kind: ActKind, acts: readonly Act[]): boolean {
  return acts.some((act) => act.kind === kind && act.on === comment);
}

function canBe(kind: ActKind, { part, word }: Place): boolean {
  if (OF_ROWS.has(kind)) return part.in !== 'sections' && paragraphOf(part, word) !== undefined;
  if (!OF_PARAGRAPHS.has(kind)) return true;
  const paragraph = paragraphOf(part, word);
  if (!paragraph || part.in !== 'sections') return false;
  if (kind === 'split') return paragraph.text.includes(`${word} `);
  return (kind === 'join' ? paragraph.below : paragraph.above) !== null;
}

/** Changes that touch are one change for whoever reads them afterwards. */
function areApart(one: Act, other: Act, document: Postmortem): boolean {
  if (OF_ROWS.has(one.kind) || OF_ROWS.has(other.kind))
    return rowsBetween(one, other, document) > 1;
  if (one.part.id !== other.part.id) return true;
  const { text } = one.part;
  const [from, to] = [one, other].map((act) => stretchOf(act, text)) as [Stretch, Stretch];
  return from.end + 60 < to.start || to.end + 60 < from.start;
}

/** How many rows further on the other is. */
function rowsBetween(one: Act, other: Act, document: Postmortem): number {
  if (one.part.in !== other.part.in) return Infinity;
  const rows: readonly { id: string }[] = document[one.part.in];
  const indexOf = ({ part }: Act): number => rows.findIndex(({ id }) => id === part.id);
  return Math.abs(indexOf(one) - indexOf(other));
}

interface Stretch {
  start: number;
  end: number;
}

/** What an act is about in the text of its part: a word, or paragraphs. */
function stretchOf({ kind, part, word }: Act, text: string): Stretch {
  const at = text.indexOf(word);
  if (!OF_PARAGRAPHS.has(kind)) return { start: at, end: at + word.length };
  const { text: own, above, below } = paragraphOf(part, word)!;
  const start = text.indexOf(own);
  const before = kind === 'move' ? (above ?? '').length + 1 : 0;
  const after = kind === 'join' ? (below ?? '').length + 1 : 0;
  return { start: start - before, end: start + own.length + after };
}

function wordsOf(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}_-])\p{L}+(?![\p{L}\p{N}_-])/gu) ?? [];
}
