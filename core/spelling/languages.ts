/** The languages whose spelling can be checked, and the dictionaries that each of them takes. */

export type SpellingLanguage = 'en' | 'de' | 'fr';

/** As a sentence names them. */
export const LANGUAGE_NAMES: Readonly<Record<SpellingLanguage, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
};

/** Names without ending; the language's own first. The build makes the files. */
export const DICTIONARIES: Readonly<Record<SpellingLanguage, readonly string[]>> = {
  en: ['en-us', 'en-gb', 'terms'],
  de: ['de', 'terms'],
  fr: ['fr', 'terms'],
};

/** @param language of a document, BCP 47: `de-AT`; null where no dictionary fits */
export function spellingLanguage(language: string): SpellingLanguage | null {
  const [primary = ''] = language.trim().toLowerCase().split(/[-_]/u);
  return primary in LANGUAGE_NAMES ? (primary as SpellingLanguage) : null;
}
