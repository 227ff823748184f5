/** A text without a byte order mark, its lines ended as everywhere but on Windows. */
export function withUnixLines(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/**
 * Without the blank lines around a text. Other white space is the author's: `trim` would take
 * no-break spaces too.
 */
export function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').replace(/(?<![ \t\n])[ \t\n]+$/, '');
}
