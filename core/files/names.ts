/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/**
 * File systems allow 255 bytes; this leaves room for endings, numbers and folders, and stays
 * readable in a list.
 */
const MAX_LENGTH = 80;
const FALLBACK = 'postmortem';

/**
 * A file name without ending from a title: lower case, words joined by hyphens, letters of any
 * script kept. Safe on Windows, macOS and Linux and in an address: no signs, no device names, not
 * hidden, at most 80 characters.
 */
export function fileNameOf(title: string): string {
  const words =
    title
      .toWellFormed()
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  let name = '';
  for (const word of words) {
    const next = name === '' ? [...word].slice(0, MAX_LENGTH / 2).join('') : `${name}-${word}`;
    // Bytes, not characters: names in other scripts take up to four for each.
    if ([...next].length > MAX_LENGTH || utf8Length(next) > 3 * MAX_LENGTH) break;
    name = next;
  }
  if (name === '') return FALLBACK;
  return RESERVED.test(name) ? `${FALLBACK}-${name}` : name;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
