/**
 * Which words of a text are prose, so that their spelling can be judged. Everything that a machine
 * wrote, or that is written for one, is passed over: a wrong mark costs more than a missed one.
 */

/** A word and where it stands, in UTF-16 units; `end` is the place after it. */
export interface CheckedWord {
  word: string;
  start: number;
  end: number;
}

/** Stands in a text for what is not to be looked at, letter for letter: code, pictures. */
export const MASK = '\uFFFC';

const ADDRESS = /\b[a-z][a-z0-9+.-]{0,20}:\/\/\S+|\bwww\.\S+/giu;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]+/gu;
const UNIX_PATH = /(?<![\p{L}\p{N}])(?:~|\.{1,2})?\/[\p{L}\p{N}._-][\p{L}\p{N}._/@-]*/gu;
const WINDOWS_PATH = /\b[A-Za-z]:\\\S+|\\\\\S+/gu;
const PLACEHOLDER = /<[^<>\s]{1,60}>|\{[^{}\n]{1,60}\}/gu;
const TAG = /<\/?[a-z][^<>]{0,500}>/giu;
const SHORTCODE = /:[a-z][\w+-]*:/gu;
const MACHINE_TEXT = [ADDRESS, MAIL, UNIX_PATH, WINDOWS_PATH, PLACEHOLDER, TAG, SHORTCODE];

/** What stands between spaces, dashes, brackets, quotation marks and the signs that end things. */
const CHUNK = /[^\s,;!?()[\]"“”„«»‹›—–…•·→|*]+/gu;

/** No one writes as much without a space. */
const LONGEST_WRITTEN = 100;
/** Signs that no chunk of prose holds. */
const CODE_SIGN = /[\p{N}_\\=$<>{}`@^~#%+\uFFFC]/u;
/** `api.example`, `key:value`, `std::map`. */
const INNER_SIGN = /\p{L}(?:\.|::?)\p{L}/u;
const OPTION = /^['‘’(]*--?\p{L}/u;
const FILE_IN_FOLDERS = /\/.*[/.]|^\/|\/$/u;

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu;
const LATIN = /^[\p{Script=Latin}\p{M}'’]+$/u;
/** A capital after another letter: an abbreviation, or a name such as `GitHub`. */
const INNER_CAPITAL = /[\p{L}\p{M}]\p{Lu}/u;
const HASH = /^[0-9a-f]{7,}$/u;
const AFTER_NUMBER = /\p{N}[.,]*\s?$/u;

/** Written small after a number. Those with capitals are passed over anyway. */
const UNITS = new Set(
  (
    'ms ns us µs sec secs min mins hr hrs wk wks mo yr yrs pm am uhr std h ' +
    'kb mb gb tb pb kib mib gib tib kbit mbit gbit kbps mbps gbps bps ' +
    'rps qps tps rpm pps iops hz khz mhz ghz vcpu vcpus px pt mm cm km kg th nd rd st'
  ).split(' '),
);

/** The words of a text whose spelling can be judged, in order. */
export function wordsToCheck(text: string): CheckedWord[] {
  const prose = MACHINE_TEXT.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => MASK.repeat(found.length)),
    text,
  );
  const words: CheckedWord[] = [];
  for (const { 0: chunk, index } of prose.matchAll(CHUNK)) {
    if (isCall(prose, index + chunk.length) || !isProse(chunk)) continue;
    for (const found of wordsOf(chunk)) {
      const start = index + found.start;
      if (UNITS.has(found.word) && AFTER_NUMBER.test(prose.slice(Math.max(0, start - 12), start)))
        continue;
      words.push({ word: found.word, start, end: index + found.end });
    }
  }
  return words;
}

/** `flush()` */
function isCall(text: string, end: number): boolean {
  return text.startsWith('()', end);
}

function isProse(chunk: string): boolean {
  if (chunk.length > LONGEST_WRITTEN) return false;
  const ended = chunk.replace(/(?<![.:'’])[.:'’]+$/u, '');
  return (
    !CODE_SIGN.test(ended) &&
    !INNER_SIGN.test(ended) &&
    !OPTION.test(ended) &&
    !FILE_IN_FOLDERS.test(ended)
  );
}

function wordsOf(chunk: string): CheckedWord[] {
  const hyphened = chunk.includes('-');
  const words: CheckedWord[] = [];
  for (const { 0: word, index: start } of chunk.matchAll(WORD)) {
    const end = start + word.length;
    // "Lade- und Wartezeiten": half a word. "re-run", "a-t-il": a part that is no word alone.
    const isPart = hyphened && (chunk[end] === '-' || chunk[start - 1] === '-');
    if (isPart && (word.length <= 2 || end + 1 === chunk.length)) continue;
    if (isPlainWord(word)) words.push({ word, start, end });
  }
  return words;
}

function isPlainWord(word: string): boolean {
  return word.length > 1 && LATIN.test(word) && !INNER_CAPITAL.test(word) && !HASH.test(word);
}
