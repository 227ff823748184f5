/**
 * Lists of wording: the built-in English one (`language-rules.en.json`) and an author's own, which have one shape.
 *
 * A phrase is plain words, compared without regard to case. `word*` takes any ending, `(a|b)` one
 * of several, `(the )?` may be left out, `{name}` is somebody in the document's list of people,
 * `{person}` that or somebody by their role ("the engineer"). It is no regular expression, so that
 * no list can make a check slow.
 */
import { z } from 'zod';
import english from './language-rules.en.json' with { type: 'json' };

export const LANGUAGE_CHECKS = ['language/blame', 'actions/vague'] as const;

const phrase = z
  .string()
  .trim()
  .min(2, 'must have at least two letters')
  .max(200, 'must have at most 200 letters')
  .refine((text) => problemOf(text) === null, {
    error: ({ input }) => problemOf(String(input)) ?? '',
  });

const languageRule = z.strictObject({
  /** The check that uses the phrases. */
  check: z.enum(LANGUAGE_CHECKS),
  phrases: z
    .array(phrase)
    .min(1, 'must hold at least one phrase')
    .max(500, 'must hold at most 500 phrases'),
  /** Found only where the phrase is all that the text says. */
  whole: z.boolean().optional(),
  /** One sentence: what is wrong with the wording. */
  why: z.string().max(300).default(''),
  /** One sentence: what to write instead. */
  suggest: z.string().max(300).default(''),
});

/** An author's own list, as it is kept in the settings and read from a file. */
export const languageRulesSchema = z.array(languageRule).max(200, 'must hold at most 200 rules');

export type LanguageRule = z.infer<typeof languageRule>;
export type LanguageRules = readonly LanguageRule[];

/**
 * What comes with the app, for documents in English. A test holds it to the schema: parsing it here
 * would cost every start.
 */
export const ENGLISH = english as LanguageRules;

/**
 * Reads an author's list from a file's text. Otherwise one sentence that says what is wrong and
 * where.
 */
export function parseLanguageRules(
  json: string,
): { ok: true; rules: LanguageRules } | { ok: false; sentence: string } {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      ok: false,
      sentence:
        `The list is not JSON (${error instanceof Error ? error.message : String(error)}). ` +
        'It is a list such as [{ "check": "language/blame", "phrases": ["human error"] }].',
    };
  }
  const read = languageRulesSchema.safeParse(value);
  if (read.success) return { ok: true, rules: read.data };
  const { path, message } = read.error.issues[0]!;
  return {
    ok: false,
    sentence:
      `${placeIn(path)}: ${message.replace(/^Invalid input: /, '').replace(/\.$/, '')}. ` +
      `A rule is { "check": "${LANGUAGE_CHECKS.join('" or "')}", "phrases": ["…"], "why": ` +
      '"…", "suggest": "…" }.',
  };
}

/** `rule 2, phrases, item 3` of a path in the list, counted from one as people do. */
function placeIn(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The list';
  const words = path.map((part, index) =>
    typeof part === 'number' ? `${index === 0 ? 'rule' : 'item'} ${part + 1}` : String(part),
  );
  return words.join(', ').replace(/^r/, 'R');
}

/** Each of `( )?` and `*` doubles what a text may be compared with. */
const MOST_OPEN = 8;

/** What is wrong with a phrase, or null. */
function problemOf(text: string): string | null {
  if (/[[\]\\^$+.]/.test(text))
    return 'is no regular expression: a phrase is words, word*, (one|other), (this )?, {person} or {name}';
  const stranger = /\{(?!(?:person|name)\})[^}]*\}?/.exec(text);
  if (stranger) return `knows no ${stranger[0]}; there are {person} and {name}`;
  if ((text.match(/\{/g)?.length ?? 0) > 1)
    return 'names two people; one {person} or {name} is enough';
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth < 0) break;
  }
  if (depth !== 0) return 'has a bracket without its other half';
  if (/\?/.test(text.replace(/\)\?/g, ''))) return 'has a ? that no bracket stands before';
  if ((text.match(/\)\?|\*/g)?.length ?? 0) > MOST_OPEN)
    return `has more than ${MOST_OPEN} parts that may be left out or go on; write several phrases`;
  if (/\|/.test(text.replace(/\([^()]*\)/g, '').replace(/\([^()]*\)/g, '')))
    return 'has a | outside brackets';
  return null;
}
