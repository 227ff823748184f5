import { LANGUAGE_NAMES } from '../../core/spelling/languages.ts';
import type { SpellingState } from './app-state.ts';

const SUPPORTED = new Intl.ListFormat('en', { type: 'disjunction' }).format(
  Object.values(LANGUAGE_NAMES),
);

/** As the status bar says it: `Spelling: English`. */
export function spellingInWords(spelling: SpellingState): string {
  switch (spelling.kind) {
    case 'on':
      return `Spelling: ${LANGUAGE_NAMES[spelling.language]}`;
    case 'unsupported':
      return 'Spelling not checked';
    case 'broken':
      return 'No dictionary';
    case 'off':
      return 'Spelling off';
  }
}

/** One sentence that says why. */
export function spellingHint(spelling: SpellingState): string {
  switch (spelling.kind) {
    case 'on':
      return `Checked as ${LANGUAGE_NAMES[spelling.language]}, the language in the incident details.`;
    case 'unsupported':
      return (
        `The document’s language is ${languageName(spelling.language)}; ` +
        `the spelling of ${SUPPORTED} can be checked.`
      );
    case 'broken':
      return 'The dictionary is missing or damaged; installing Afterword again brings it back.';
    case 'off':
      return 'Spelling is not checked in any document.';
  }
}

/** `es` → "Spanish (es)"; what is no language as it was written. */
function languageName(code: string): string {
  if (code.trim() === '') return 'not set';
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(
      code.trim(),
    );
    return name ? `${name} (${code.trim()})` : `“${code.trim()}”`;
  } catch {
    return `“${code.trim()}”`;
  }
}
