/** The map of a font from its codes to what they mean (ISO 32000-1, 9.10.3). */

const BLOCK = /(?<!\d)\d+ +begin(bfchar|bfrange)\b((?:(?!begin)[^])*?)endbf(?:char|range)\b/g;
const PAIR = /<([\da-f]+)>\s*<([\da-f]+)>/gi;
const RANGE = /<([\da-f]+)>\s*<([\da-f]+)>\s*(?:<([\da-f]+)>|\[([^[\]]*)\])/gi;
/** A block holds no more (9.10.3 refers to the rule of CMaps). */
const MOST_IN_BLOCK = 100;

/** What each code means, both as hexadecimal digits in small letters. */
export function toUnicode(map: string): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const [, kind, block] of map.toLowerCase().matchAll(BLOCK)) {
    if (kind === 'bfchar') {
      for (const [, code, text] of block!.matchAll(PAIR)) meanings.set(code!, text!);
      continue;
    }
    for (const [, first, last, text, list] of block!.matchAll(RANGE)) {
      const texts = list?.match(/[\da-f]+/g);
      const [from, to] = [Number.parseInt(first!, 16), Number.parseInt(last!, 16)];
      for (let code = from; code <= to; code++) {
        const meaning = texts ? texts[code - from] : raised(text!, code - from);
        if (meaning !== undefined) meanings.set(hex(code, first!.length), meaning);
      }
    }
  }
  return meanings;
}

/** A text whose last unit is higher by so much. */
function raised(text: string, by: number): string {
  return text.slice(0, -4) + hex(Number.parseInt(text.slice(-4), 16) + by, 4);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** The same map with other meanings. */
export function withToUnicode(map: string, meanings: ReadonlyMap<string, string>): string {
  const pairs = [...meanings].sort(([a], [b]) => (a < b ? -1 : 1));
  const blocks: string[] = [];
  for (let from = 0; from < pairs.length; from += MOST_IN_BLOCK) {
    const some = pairs.slice(from, from + MOST_IN_BLOCK);
    const lines = some.map(([code, text]) => `<${code}> <${text}>\n`).join('');
    blocks.push(`${some.length} beginbfchar\n${lines}endbfchar\n`);
  }
  const rest = map.replace(BLOCK, '');
  const end = rest.lastIndexOf('endcmap');
  return end === -1 ? map : `${rest.slice(0, end)}${blocks.join('')}${rest.slice(end)}`;
}
