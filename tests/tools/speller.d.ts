import { type SpellingLanguage } from '../../core/spelling/languages.ts';
import { Speller } from '../../core/spelling/speller.ts';
/** A speller with the dictionaries that the app carries. */
export declare function spellerOf(language: SpellingLanguage, own?: string[]): Promise<Speller>;
