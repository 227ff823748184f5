/** The words that somebody added: the author's, in the settings, and a document's own. */
import { z } from 'zod';
import type { Postmortem } from '../document/postmortem.ts';

/** Letters of the longest word that can be added, and the most words of one list. */
const LONGEST_WORD = 100;
const MOST_WORDS = 10_000;

export const dictionarySchema = z.array(z.string().min(1).max(LONGEST_WORD)).max(MOST_WORDS);

/** A list with one more word, in order. The same list where it holds the word already. */
export function withWord(words: string[], word: string): string[] {
  return words.includes(word) ? words : inOrder([...words, word]);
}

/** Words as they were typed, one a line or with commas between them, as a list. */
export function readWords(written: string): string[] {
  const words = written
    .split(/[\n,;]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= LONGEST_WORD);
  return inOrder([...new Set(words)]).slice(0, MOST_WORDS);
}

/**
 * What no one can misspell in a document because it says itself how it is written: its own words,
 * and the names of people, services and the organization.
 */
export function wordsOfDocument({ dictionary = [], people, incident }: Postmortem): string[] {
  const named = [...people.map(({ name }) => name), ...incident.services, incident.organization];
  return [...dictionary, ...named.flatMap((name) => name.match(/[\p{L}\p{M}'’]+/gu) ?? [])];
}

function inOrder(words: string[]): string[] {
  return words.sort((one, other) => (one < other ? -1 : 1));
}
