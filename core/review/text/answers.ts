/** Answers between quoted lines (`> …`), as people write them into a mail. */
import type { Comment } from '../../document/comments.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { fingerprint } from '../../markdown/format.ts';
import { shortened } from '../edits.ts';
import { WordFinder } from '../find-words.ts';
import type { Remark } from '../model.ts';

/** An answer, with the quoted paragraphs above it, the nearest last. */
interface Answer {
  quotes: string[];
  text: string;
}

const QUOTED = /^ {0,3}>/;
/** "On 5 March 2026, Ada wrote:", in the languages that mail programs speak. */
const INTRODUCES = /(?:wrote|schrieb|écrit|escribió|escreveu|ha scritto|skrev|schreef|napisał\(a\)|kirjoitti)\b.{0,80}:\s*$/iu;

/**
 * Each answer as a remark on what it answers: the last paragraph that is quoted above it, or the
 * sentence of it that can be found. Above all quotations it is about the document.
 */
export function remarksOfAnswers(text: string, base: Postmortem, by: Omit<Comment, 'text'>): Remark[] {
  const finder = new WordFinder(base);
  let last: Remark['about'] = null;
  return answersIn(text).map(({ quotes, text: words }): Remark => {
    const quote = quotes.at(-1) ?? '';
    const about: Remark['about'] =
      quote === '' ? { in: 'document', part: '' } : placeOf(quote, finder, last);
    if (about && quote !== '') last = about;
    const suggested = suggestionIn(words);
    return {
      about,
      comments: [{ ...by, text: suggested ? suggested.rest : words }],
      resolved: false,
      ...(suggested && about?.words && { suggestion: { kind: 'words', words: suggested.words } }),
      ...(suggested && !about?.words && { comments: [{ ...by, text: words }] }),
      key: `answer ${fingerprint(JSON.stringify([by.author, quote, words]))}`,
      where: quote === '' ? 'above the quoted text' : `below “${shortened(quote)}”`,
    };
  });
}

/** The whole paragraph, else its last line that stands in the document. */
function placeOf(quote: string, finder: WordFinder, last: Remark['about']): Remark['about'] {
  const whole = finder.find(quote, last);
  if (whole) return whole;
  for (const line of quote.split('\n').reverse()) {
    const found = line.trim().length >= 6 ? finder.find(line, last) : null;
    if (found) return found;
  }
  // A quoted row of a table: its longest cell.
  const cells = quote.split(/[|\n\t]/).sort((a, b) => b.length - a.length);
  for (const cell of cells) {
    const found = cell.trim().length >= 6 ? finder.find(cell, last) : null;
    if (found) return found;
  }
  return null;
}

function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  let quotes: string[] = [];
  let quoting = false;
  let words: string[] = [];
  const flush = (): void => {
    const all = words.join('\n').trim();
    words = [];
    if (all !== '') answers.push({ quotes, text: all });
  };
  for (const line of text.split('\n')) {
    if (/^-- ?$/.test(line)) break;
    if (QUOTED.test(line)) {
      if (!quoting) {
        if (INTRODUCES.test(words.join(' ').trimEnd())) words = withoutIntroduction(words);
        flush();
        quotes = [];
      }
      const inner = line.replace(/^(?: {0,3}>)+ ?/, '');
      if (inner.trim() === '' || !quoting || quotes.length === 0) quotes.push(inner.trim());
      else quotes[quotes.length - 1] += `${quotes.at(-1) === '' ? '' : '\n'}${inner}`;
      quoting = true;
      continue;
    }
    if (quoting && line.trim() !== '') {
      quoting = false;
      quotes = quotes.filter((quote) => quote !== '');
    }
    if (!quoting) words.push(line);
  }
  flush();
  return answers;
}

/** The line that a mail program puts above what it quotes; it may be broken in two. */
function withoutIntroduction(words: readonly string[]): string[] {
  const kept = [...words];
  while (kept.length > 0 && kept.at(-1)!.trim() === '') kept.pop();
  if (!/^(?:On|Am|Le|El|Em|Il|Den|Op|W dniu)\b/u.test(kept.at(-1) ?? '') && kept.length > 1) kept.pop();
  kept.pop();
  return kept;
}

const SUGGESTION = /^```suggestion[^\n]*\n/m;

/** A code host's suggestion: what is fenced stands in the place of what is quoted. */
export function suggestionIn(text: string): { words: string; rest: string } | null {
  const start = SUGGESTION.exec(text);
  if (!start) return null;
  const behind = text.slice(start.index + start[0].length);
  const end = behind.search(/^```[ \t]*$/m);
  if (end === -1) return null;
  const words = behind.slice(0, end).replace(/\n$/, '');
  const rest = (text.slice(0, start.index) + behind.slice(end).replace(/^```[ \t]*/, '')).trim();
  return { words, rest };
}
