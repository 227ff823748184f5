/**
 * The author's own words as the dialog edits them: a line of phrases with what to write instead.
 */
import {
  LANGUAGE_CHECKS,
  languageRulesSchema,
  type LanguageRule,
  type LanguageRules,
} from '../../../core/checks/model/language-rules.ts';

export interface WordRow {
  check: LanguageRule['check'];
  /** Phrases, with commas between them. */
  words: string;
  suggest: string;
  /** The rule that it came from: what the dialog does not show of it is kept. */
  from: LanguageRule | null;
}

export const CHECK_NAMES: Readonly<Record<LanguageRule['check'], string>> = {
  'language/blame': 'blaming words',
  'actions/vague': 'vague actions',
};

export function rowsOf(rules: LanguageRules): WordRow[] {
  return rules.map((from) => ({
    check: from.check,
    words: from.phrases.join(', '),
    suggest: from.suggest,
    from,
  }));
}

export function newRow(): WordRow {
  return { check: LANGUAGE_CHECKS[0], words: '', suggest: '', from: null };
}

/** The rules that the rows mean. Rows that nothing is written in are left out. */
export function rulesOf(rows: readonly WordRow[]): LanguageRule[] {
  return rows.filter(isWritten).map(({ check, words, suggest, from }) => ({
    ...from,
    check,
    phrases: from && words === from.phrases.join(', ') ? from.phrases : phrasesOf(words),
    why: from?.why ?? '',
    suggest: suggest.trim(),
  }));
}

/** What is wrong with the rows, and with which of them; null when nothing is. */
export function wrongIn(rows: readonly WordRow[]): { row: number; sentence: string } | null {
  const written = rows.map((row, index) => ({ row, index })).filter(({ row }) => isWritten(row));
  for (const { row, index } of written) {
    const read = languageRulesSchema.safeParse(rulesOf([row]));
    if (read.success) continue;
    const { path, message } = read.error.issues[0]!;
    const phrase =
      path[1] === 'phrases' && typeof path[2] === 'number'
        ? phrasesOf(row.words)[path[2]]
        : undefined;
    if (path[1] === 'phrases')
      return {
        row: index,
        sentence: phrase === undefined ? 'Write the words to look for.' : `“${phrase}” ${message}.`,
      };
    return { row: index, sentence: 'The suggestion must have at most 300 letters.' };
  }
  if (written.length > 200) return { row: 200, sentence: 'The list must hold at most 200 lines.' };
  return null;
}

function isWritten({ words, suggest }: WordRow): boolean {
  return words.trim() !== '' || suggest.trim() !== '';
}

function phrasesOf(words: string): string[] {
  return words
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
