/**
 * A paragraph of thousands of signs is read in parts, and what follows them as letters. The parser
 * pairs each star, tilde and bracket with those before it in its paragraph, and moves all that
 * stands behind for each pair: 60 KB of stars in one paragraph took seventeen seconds.
 */
import type { gfmFootnote } from 'micromark-extension-gfm-footnote';

type Extension = ReturnType<typeof gfmFootnote>;
type Construct = Extract<
  NonNullable<NonNullable<Extension['text']>['null']>,
  { tokenize: unknown }
>;
type Tokenize = Construct['tokenize'];
type State = ReturnType<Tokenize>;
type Code = Parameters<State>[0];
type Chunk = ReturnType<Parameters<Tokenize>[0]['enter']>;

/** What begins, ends or escapes something within a paragraph. */
const SIGNS = new Set([...'*_~[]`<&!\\'].map((sign) => sign.codePointAt(0)!));
/** A paragraph of prose has fewer signs, and fewer letters: no part of it is cut from another. */
const MOST_SIGNS_OF_PART = 1_000;
const MOST_LETTERS_OF_PART = 20_000;
/** A list of links, all in one paragraph, has fewer. */
const MOST_SIGNS = 20_000;

/** The parser's codes of blanks; those below zero are tabs and, below them, line endings. */
const BLANK = 32;
const TAB = -2;

/**
 * For the parser: reads paragraphs as it does, but for the parts. A part ends at a line or at a
 * blank, where there is one: what is cut apart is an emphasis or a link that reaches into the next.
 * Behind the signs that may be in one paragraph, only escapes are read.
 */
export const longParagraphs: Extension = { contentInitial: { null: { tokenize: paragraph } } };

/** As the parser's own (`initialize/content.js` of micromark), but for the parts. */
function paragraph(...[effects, ok]: Parameters<Tokenize>): State {
  let before: Chunk | undefined;
  let last: Code = null;
  let isLetters = false;
  let signs = 0;
  let signsOfPart = 0;
  let lettersOfPart = 0;
  return (code) => {
    effects.enter('paragraph');
    return chunk(code);
  };

  /** A line, or what is left of it. */
  function chunk(code: Code): State | undefined {
    // The parser takes lines together only where each ends in a token of its own: not in letters.
    isLetters ||= signs > MOST_SIGNS && (before === undefined || isFull());
    if (isLetters || (isFull() && !isBlank(code))) before = undefined;
    if (before === undefined) signsOfPart = lettersOfPart = 0;
    const token = isLetters
      ? effects.enter('chunkString', { contentType: 'string' })
      : effects.enter('chunkText', { contentType: 'text', previous: before });
    if (before) before.next = token;
    before = token;
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) {
      effects.exit(before!.type);
      effects.exit('paragraph');
      return ok(code);
    }
    if (isFull() && isBetweenWords(code)) {
      effects.exit(before!.type);
      before = undefined;
      return chunk(code);
    }
    effects.consume(code);
    last = code;
    lettersOfPart++;
    if (SIGNS.has(code)) {
      signs++;
      signsOfPart++;
    }
    if (code >= TAB) return inside;
    effects.exit(before!.type);
    return chunk;
  }

  function isFull(): boolean {
    return signsOfPart > MOST_SIGNS_OF_PART || lettersOfPart > MOST_LETTERS_OF_PART;
  }

  /** Or within one that is as long as two parts. */
  function isBetweenWords(code: Code): boolean {
    if (isBlank(code)) return !isBlank(last);
    const isEndless =
      signsOfPart > 2 * MOST_SIGNS_OF_PART || lettersOfPart > 2 * MOST_LETTERS_OF_PART;
    return isEndless && last !== null && !isBlank(last) && !SIGNS.has(last);
  }
}

function isBlank(code: Code): boolean {
  return code === BLANK || (code !== null && code < 0);
}
