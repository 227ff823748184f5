/** Finds the phrases of lists (`rules.ts`) in a text. */
import type { Person } from '../../document/postmortem.ts';
import type { LanguageRule } from '../model/language-rules.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

/** A phrase that was found. */
export interface FoundPhrase {
  rule: LanguageRule;
  /** Offsets into the text. */
  start: number;
  end: number;
}

/**
 * Finds the phrases of one list: outside the text's negations, or as all that it says, as the rule
 * wants.
 */
export interface PhraseFinder {
  find(text: string): FoundPhrase[];
  /** A cheap first look: false means that `find` would find nothing. */
  mayHold(text: string): boolean;
}

/** Who is a person by the word alone. Not "operator" or "admin", which are also programs. */
const ROLE = joinedLines`
  (?:engineer|developer|administrator|technician|employee|contractor|colleague|intern
    |programmer|team member|staff member|on-call(?: engineer| person)?|sysadmin|dba)s?
`;
/** One of these stands in every such word. */
const ROLE_WORDS = [
  'engineer',
  'developer',
  'administrator',
  'technician',
  'employee',
  'contractor',
  'colleague',
  'intern',
  'programmer',
  'member',
  'on-call',
  'sysadmin',
  'dba',
];
const NEGATED = new RegExp(
  joinedLines`
    (?:\b(?:not|never|no|nobody|without|rather than|instead of|avoid\w*|blameless\w*|beyond)
      |n['’]t)\b[^.;:!?\n]{0,30}$
  `,
  'i',
);
/** What may stand around a phrase that is all that a text says: "Improve monitoring in general." */
const EDGES = joinedLines`
  (?:\s+(?:in general|generally|overall|in (?:the )?future|going forward|further|as needed
      |where needed|where possible|etc))*[\s.!…:;-]*$
`;

interface Compiled {
  rule: LanguageRule;
  pattern: RegExp;
  /**
   * Of each of these lists of words, a text that holds the phrase has at least one. The first list
   * is the rarest: people are named more seldom than "error" or "should".
   */
  needs: string[][];
}

/** Compiles the rules once; `people` are those whom `{name}` and `{person}` mean. */
export function phraseFinder(
  rules: readonly LanguageRule[],
  people: readonly Person[],
): PhraseFinder {
  const names = namesOf(people);
  const compiled = rules.flatMap((rule) =>
    rule.phrases.flatMap((phrase) => compile(rule, phrase, names) ?? []),
  );
  // The rarest word of each phrase: most texts hold none of them.
  const keys = new Set(compiled.flatMap(({ needs: [rarest = ['']] }) => rarest));
  const any = keys.has('') ? null : new RegExp([...keys].map(escaped).join('|'));
  const complete = ({ needs }: Compiled, lower: string) =>
    needs.every((words) => words.some((word) => lower.includes(word)));
  return {
    find(text) {
      const lower = text.toLowerCase();
      const found = compiled
        .flatMap((phrase) => (complete(phrase, lower) ? find(text, phrase) : []))
        .sort((a, b) => a.start - b.start || b.end - a.end);
      return found.filter(
        ({ start }, index) => !found.slice(0, index).some(({ end }) => end > start),
      );
    },
    mayHold(text) {
      const lower = text.toLowerCase();
      return compiled.length > 0 && (any === null || any.test(lower));
    },
  };
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map(({ length }) => length));
}

/**
 * Who is meant; then, longest first, the certain words of a phrase, and of each "(this|that)" its
 * alternatives. What may be left out is not certain.
 */
function neededWords(phrase: string, people: readonly string[]): string[][] {
  const text = phrase.toLowerCase().replace(/\((?:[^()]|\([^()]*\)\??)*\)\?/g, ' ');
  const groups = [...text.matchAll(/\(([^()]*)\)(?!\?)/g)].map(([, group]) =>
    group!.split('|').map(longestWord),
  );
  const certain =
    text
      .replace(/\([^()]*\)/g, ' ')
      .replace(/\{[^{}]*\}/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = [...certain.map((word) => [word]), ...groups].sort(
    (a, b) => shortest(b) - shortest(a),
  );
  return text.includes('{') ? [[...people], ...said] : said;
}

function longestWord(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).reduce(
    (longest, word) => (word.length > longest.length ? word : longest),
    '',
  );
}

function find(text: string, { rule, pattern }: Compiled): FoundPhrase[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    const { name } = match.groups ?? {};
    // A name is written with a capital: "will" and "mark" are words.
    if (name !== undefined && !/^\p{Lu}/u.test(name)) return [];
    if (!rule.whole && NEGATED.test(text.slice(Math.max(0, start - 60), start))) return [];
    return [
      { rule, start, end: start + match[0].replace(/(?<![\s.!…:;-])[\s.!…:;-]+$/, '').length },
    ];
  });
}

/** Null for a phrase with a name where there is nobody to name. */
function compile(rule: LanguageRule, phrase: string, names: readonly string[]): Compiled | null {
  if (phrase.includes('{name}') && names.length === 0) return null;
  const name = names.map(escaped).join('|');
  const named = names.map((one) => longestWord(one.toLowerCase()));
  const words = escaped(phrase.trim())
    .replace(/\\\(/g, '(?:')
    .replace(/\\\)\\\?/g, ')?')
    .replace(/\\\)/g, ')')
    .replace(/\\\|/g, '|')
    .replace(/\\\*/g, String.raw`[\p{L}]*`)
    .replace(/['’]/g, "['’]")
    .replace(/\\\{person\\\}/g, name === '' ? ROLE : `(?:${ROLE}|(?<name>${name}))`)
    .replace(/\\\{name\\\}/g, `(?<name>${name})`)
    .replace(/ +/g, String.raw`\s+`);
  const pattern = rule.whole
    ? String.raw`^[\s.:-]*(?:${words})${EDGES}`
    : String.raw`(?<![\p{L}\p{N}_-])(?:${words})(?![\p{L}\p{N}_])`;
  return {
    rule,
    pattern: new RegExp(pattern, 'giu'),
    needs: neededWords(phrase, phrase.includes('{name}') ? named : [...ROLE_WORDS, ...named]),
  };
}

function escaped(text: string): string {
  return text.replace(/[()[\]{}|?*+.\\^$]/g, String.raw`\$&`);
}

/** Full names and given names. What is no person's name (a team, an address) is left out. */
function namesOf(people: readonly Person[]): string[] {
  const names = people
    .map(({ name }) => name.trim())
    .filter(
      (name) =>
        /^\p{Lu}[\p{L}'’.-]+(?: \p{L}[\p{L}'’.-]*){0,3}$/u.test(name) &&
        !/\b(?:team|group|squad|support|engineering|operations|ops|sre|platform|department|staff)\b/i.test(
          name,
        ),
    );
  const given = names
    .flatMap((name) => (name.includes(' ') ? name.split(' ')[0]! : []))
    .filter((name) => name.length > 2 && !name.endsWith('.'));
  return [...new Set([...names, ...given])].sort((a, b) => b.length - a.length);
}
