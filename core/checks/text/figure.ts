/** What the checks of figures share: a number as it is written, and what they find. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { numberWord, numberWordsUpTo } from '../../time/number-words.ts';

/** A figure that the text itself shows to be another. */
export interface Figure {
  quote: string;
  /** In the section's plain text. */
  at: number;
  message: string;
}

/** `2,140,000`, `1.200`, `41 200`, `214`. */
export const NUMBER = String.raw`\d{1,3}(?:[.,\u202f\u00a0 ]\d{3}){1,3}(?!\d)|\d{1,9}(?![\d.,]\d)`;

export function valueOf(written: string): number {
  return Number(written.replace(/[^\d]/g, ''));
}

/** The words for 2 to 12, as alternatives of a pattern. */
export const COUNT_WORDS: string = numberWordsUpTo(12);

/** The number of things that a word or a figure says, 2 to 12; null for any other. */
export function countOf(word: string): number | null {
  const value = /^\d/.test(word) ? Number(word) : numberWord(word.toLowerCase());
  return value !== null && Number.isInteger(value) && value >= 2 && value <= 12 ? value : null;
}

/** Not all of the parts, or none of it. */
export const NOT_ALL = new RegExp(
  joinedLines`
      (?<!\p{L})(?:including|of which|among|e\.g\.|such as|mostly|incl|darunter|davon|dont
      |z\. ?b\.|incluid|incluind|tra cui|waaronder)(?!\p{L})|[%€$£]|\.\.\.|…
    `,
  'iu',
);
