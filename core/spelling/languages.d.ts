/** The languages whose spelling can be checked, and the dictionaries that each of them takes. */
export type SpellingLanguage = 'en' | 'de' | 'fr';
/** As a sentence names them. */
export declare const LANGUAGE_NAMES: Readonly<Record<SpellingLanguage, string>>;
/** Names without ending; the language's own first. The build makes the files. */
export declare const DICTIONARIES: Readonly<Record<SpellingLanguage, readonly string[]>>;
/** @param language of a document, BCP 47: `de-AT`; null where no dictionary fits */
export declare function spellingLanguage(language: string): SpellingLanguage | null;
