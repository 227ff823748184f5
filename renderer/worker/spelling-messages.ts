/** What crosses between the window and the thread that checks spelling. Plain data only. */
import type { SpellingLanguage } from '../../core/spelling/languages.ts';

/** A word that no dictionary knows, and where it stands in its text, in UTF-16 units. */
export interface Misspelling {
  word: string;
  start: number;
  end: number;
}

export type ToSpeller =
  /** From now on. Answered when the dictionaries are read. */
  | { kind: 'use'; id: number; language: SpellingLanguage; own: readonly string[] }
  | { kind: 'check'; id: number; texts: readonly string[] }
  | { kind: 'suggest'; id: number; word: string };

export type FromSpeller =
  | { kind: 'answer'; id: number; value: null | Misspelling[][] | string[] }
  /** One sentence for the author. */
  | { kind: 'failed'; id: number; sentence: string };
