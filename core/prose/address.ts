/**
 * Web addresses as people type and paste them. Only what says by itself that it is one: `https://…`
 * or `www.…`. A bare `example.com` may be a file, `deploy@web-1` a login.
 */

/** What an address begins with, and the rest of it up to a space. */
const BEGINNING = '(?:https?://|www\\.)';
const ADDRESS = new RegExp(`^${BEGINNING}[^\\s<>"]+$`, 'i');
const LAST_WORD = /(?<!\S)\S+$/;
/** Signs that stand before an address without being of it. */
const OPENING = /^[([{<"'“‘«]+/;
const CLOSING = /[.,;:!?"'”’»>*_~]$/;
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];

export interface FoundAddress {
  /** Where it stands in the text, from its first letter to behind its last. */
  start: number;
  end: number;
  url: string;
}

/** The address of a text that is one and nothing else; null for any other. */
export function addressOf(text: string): string | null {
  const trimmed = text.trim();
  if (!ADDRESS.test(trimmed)) return null;
  const url = /^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed;
  return isWhole(url) ? url : null;
}

/**
 * The address that a text ends with, as it stands when a space or a new line follows: without the
 * full stop, the comma or the bracket that ends its sentence.
 */
export function addressAtEnd(text: string): FoundAddress | null {
  const word = LAST_WORD.exec(text);
  if (!word) return null;
  const opened = OPENING.exec(word[0])?.[0].length ?? 0;
  const address = withoutClosing(word[0].slice(opened));
  const url = addressOf(address);
  if (url === null) return null;
  const start = word.index + opened;
  return { start, end: start + address.length, url };
}

/** All addresses of a text, as they would be were a space behind each. */
export function addressesIn(text: string): FoundAddress[] {
  if (!HAS_ADDRESS.test(text)) return [];
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const found = HAS_ADDRESS.test(word) ? addressAtEnd(word) : null;
    return found ? [{ ...found, start: index + found.start, end: index + found.end }] : [];
  });
}
const HAS_ADDRESS = new RegExp(`${BEGINNING}\\S`, 'i');

/** A host with something in it: neither `https://` nor `www.` alone. */
function isWhole(url: string): boolean {
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? '';
  return /^(?:www\.)?[^.].*[^.]$/i.test(host) && !/^www\.?$/i.test(host);
}

/** A closing bracket belongs to an address that opens it, as Wikipedia's do. */
function withoutClosing(word: string): string {
  const open = BRACKETS.some(
    ([opening, closing]) => word.endsWith(closing) && count(word, closing) > count(word, opening),
  );
  return open || CLOSING.test(word) ? withoutClosing(word.slice(0, -1)) : word;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
