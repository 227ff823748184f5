/** Whether a word is spelled right, and what may have been meant. */
import { type ITrie } from 'cspell-trie-lib';
import type { SpellingLanguage } from './languages.ts';
/** What of a dictionary is used. */
export type Dictionary = Pick<ITrie, 'hasWord' | 'isForbiddenWord' | 'suggest'>;
export declare class Speller {
    #private;
    /**
     * @param dictionaries the language's own first, then lists of terms and names
     * @param own words that are right here, as they were added
     */
    constructor(dictionaries: readonly Dictionary[], language: SpellingLanguage, own?: Iterable<string>);
    /** True for a word that is right as it is written. */
    knows(written: string): boolean;
    /** What may have been meant, best first; capitals and elisions as they were written. */
    suggest(written: string): string[];
}
