/**
 * Which words of a text are prose, so that their spelling can be judged. Everything that a machine
 * wrote, or that is written for one, is passed over: a wrong mark costs more than a missed one.
 */
/** A word and where it stands, in UTF-16 units; `end` is the place after it. */
export interface CheckedWord {
    word: string;
    start: number;
    end: number;
}
/** Stands in a text for what is not to be looked at, letter for letter: code, pictures. */
export declare const MASK = "\uFFFC";
/** The words of a text whose spelling can be judged, in order. */
export declare function wordsToCheck(text: string): CheckedWord[];
