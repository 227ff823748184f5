/**
 * Which way a text runs: the page by the report's language, a block by its first letter (Unicode
 * Bidirectional Algorithm, P2 and P3).
 */

const RTL_LANGUAGES = new Set(['ar', 'he', 'iw', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb']);
const BEGINS_RTL = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * True for a BCP 47 language that is written from right to left: its pages and tables begin at the
 * right.
 */
export function isRightToLeft(language: string): boolean {
  return RTL_LANGUAGES.has(language.toLowerCase().split(/[-_]/)[0]!);
}

/** True for text whose first letter is written from right to left. */
export function beginsRightToLeft(text: string): boolean {
  return BEGINS_RTL.test(text);
}
