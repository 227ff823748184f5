/**
 * The rules of wording that hold for a document: the built-in ones of its language and the author's
 * own.
 */
import type { Person, Postmortem } from '../../document/postmortem.ts';
import { phraseFinder, type PhraseFinder } from './phrases.ts';
import { ENGLISH, type LanguageRules } from '../model/language-rules.ts';

const NONE: LanguageRules = [];

let last: {
  check: string;
  people: readonly Person[];
  own: LanguageRules;
  english: boolean;
  finder: PhraseFinder;
}[] = [];

/**
 * The finder of one check's phrases; the same value while people, language and the author's list
 * are the same.
 */
export function rulesFor(
  check: string,
  { language, people }: Postmortem,
  own: LanguageRules = NONE,
): PhraseFinder {
  const english = language === '' || /^en\b/i.test(language);
  const known = last.find(
    (one) =>
      one.check === check && one.people === people && one.own === own && one.english === english,
  );
  if (known) return known.finder;
  const rules = [...(english ? ENGLISH : []), ...own].filter((rule) => rule.check === check);
  const finder = phraseFinder(rules, people);
  last = [{ check, people, own, english, finder }, ...last].slice(0, 8);
  return finder;
}
