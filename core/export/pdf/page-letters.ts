import { strFromU8 } from 'fflate';
import { fromBase64 } from '../../files/base64.ts';

const OTHERS = /[^\x00-\x7f]/gu;
/** As `cssString` writes what stands at the head and the foot of pages. */
const ESCAPED = /\\([\da-f]{2,6}) /g;
/** The letters of a drawing are printed as letters too. */
const DRAWING = /data:image\/svg\+xml;base64,([\w+/=]+)/g;

/** Every letter that a page of ours holds beside those of ASCII, in the order of their codes. */
export function lettersOf(html: string): Set<string> {
  const letters = new Set(html.match(OTHERS));
  for (const [, code] of html.matchAll(ESCAPED))
    letters.add(String.fromCodePoint(Number.parseInt(code!, 16)));
  for (const [, data] of html.matchAll(DRAWING))
    for (const letter of strFromU8(fromBase64(data!)).match(OTHERS) ?? []) letters.add(letter);
  return new Set([...letters].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!));
}
