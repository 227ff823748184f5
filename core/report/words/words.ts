/** The report's own words, by language. */
import { DE } from './de.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';
import type { ReportWords } from './report-words.ts';

/** Every language that a report can be set in; the first is taken where none fits. */
export const REPORT_WORDS: readonly ReportWords[] = [EN, DE, FR];

/**
 * The words for a BCP 47 tag, by its language: `de-AT` is German. English for a language without a
 * table.
 */
export function wordsFor(language: string): ReportWords {
  const [primary] = language.toLowerCase().split(/[-_]/);
  return REPORT_WORDS.find((words) => words.language === primary) ?? EN;
}
