/** Finds the phrases of lists (`rules.ts`) in a text. */
import type { Person } from '../../document/postmortem.ts';
import type { LanguageRule } from './rules.ts';

/** A phrase that was found. */
export interface FoundPhrase {
  rule: LanguageRule;
  /** Offsets into the text. */
  start: number;
  end: number;
}

/** Finds the phrases of one list: outside the text's negations, or as all that it says, as the rule wants. */
export interface PhraseFinder {
  find(text: string): FoundPhrase[];
  /** A cheap first look: false means that `find` would find nothing. */
  mayHold(text: string): boolean;
}

/** Who is a person by the word alone. Not "operator" or "admin", which are also programs. */
const ROLE = String.raw`(?:engineer|developer|administrator|technician|employee|contractor|colleague|intern|programmer|team member|staff member|on-call(?: engineer| person)?|sysadmin|dba)s?`;
const NEGATED = /(?:\b(?:not|never|no|nobody|without|rather than|instead of|avoid\w*|blameless\w*|beyond)|n['’]t)\b[^.;:!?\n]{0,30}$/i;
/** What may stand around a phrase that is all that a text says: "Improve monitoring in general." */
const EDGES = String.raw`(?:\s+(?:in general|generally|overall|in (?:the )?future|going forward|further|as needed|where needed|where possible|etc))*[\s.!…:;-]*$`;

/** Compiles the rules once; `people` are those whom `{name}` and `{person}` mean. */
export function phraseFinder(rules: readonly LanguageRule[], people: readonly Person[]): PhraseFinder {
  const names = namesOf(people);
  const compiled = rules.map((rule) => ({ rule, pattern: patternOf(rule, names) }));
  const words = [...new Set(rules.flatMap((rule) => usable(rule, names).flatMap(keyWords)))];
  const any = words.length === 0 || words.includes('') ? null : new RegExp(words.map(escaped).join('|'));
  return {
    find: (text) => compiled.flatMap(({ rule, pattern }) => (pattern === null ? [] : find(text, rule, pattern))),
    mayHold: (text) => (words.length === 0 ? false : any === null || any.test(text.toLowerCase())),
  };
}

/** Words of which every text that holds the phrase has one: its longest certain word, or one for each of "(this|that)". The choice whose shortest is longest. */
function keyWords(phrase: string): string[] {
  const text = phrase.toLowerCase().replace(/\{[^}]*\}/g, ' ').replace(/\((?:[^()]|\([^()]*\)\??)*\)\?/g, ' ');
  const groups = [...text.matchAll(/\(([^()]*)\)(?!\?)/g)].map(([, group]) => group!.split('|').map(longestWord));
  const choices = [[longestWord(text.replace(/\([^()]*\)/g, ' '))], ...groups];
  const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));
  return choices.reduce((best, words) => (shortest(words) > shortest(best) ? words : best));
}

function longestWord(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function find(text: string, rule: LanguageRule, pattern: RegExp): FoundPhrase[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    const { name } = match.groups ?? {};
    // A name is written with a capital: "will" and "mark" are words.
    if (name !== undefined && !/^\p{Lu}/u.test(name)) return [];
    if (!rule.whole && NEGATED.test(text.slice(Math.max(0, start - 60), start))) return [];
    return [{ rule, start, end: start + match[0].replace(/[\s.!…:;-]+$/, '').length }];
  });
}

/** Without people there is nobody to name. */
function usable({ phrases }: LanguageRule, names: readonly string[]): string[] {
  return phrases.filter((phrase) => names.length > 0 || !phrase.includes('{name}'));
}

function patternOf(rule: LanguageRule, names: readonly string[]): RegExp | null {
  const { whole } = rule;
  const phrases = usable(rule, names);
  if (phrases.length === 0) return null;
  // One phrase is tried after the other at each place; a group name may stand once in each alternative.
  const alternatives = phrases.map((phrase) => compile(phrase, names)).join('|');
  return whole ? new RegExp(String.raw`^[\s.:-]*(?:${alternatives})${EDGES}`, 'giu') : new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:${alternatives})(?![\p{L}\p{N}_])`, 'giu');
}

function compile(phrase: string, names: readonly string[]): string {
  const name = names.map(escaped).join('|');
  return escaped(phrase.trim())
    .replace(/\\\(/g, '(?:').replace(/\\\)\\\?/g, ')?').replace(/\\\)/g, ')').replace(/\\\|/g, '|')
    .replace(/\\\*/g, String.raw`[\p{L}]*`)
    .replace(/['’]/g, '[\'’]')
    .replace(/\\\{person\\\}/g, name === '' ? ROLE : `(?:${ROLE}|(?<name>${name}))`).replace(/\\\{name\\\}/g, `(?<name>${name})`)
    .replace(/ +/g, String.raw`\s+`).replace(/\\s\+\)\?/g, String.raw`\s+)?`);
}

function escaped(text: string): string {
  return text.replace(/[()[\]{}|?*+.\\^$]/g, String.raw`\$&`);
}

/** Full names and given names. What is no person's name (a team, an address) is left out. */
function namesOf(people: readonly Person[]): string[] {
  const names = people.map(({ name }) => name.trim()).filter((name) => /^\p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*){0,3}$/u.test(name) && !/\b(?:team|group|squad|support|engineering|operations|ops|sre|platform|department|staff)\b/i.test(name));
  const given = names.flatMap((name) => (name.includes(' ') ? name.split(' ')[0]! : [])).filter((name) => name.length > 2 && !name.endsWith('.'));
  return [...new Set([...names, ...given])].sort((a, b) => b.length - a.length);
}
