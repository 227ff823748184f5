/** Files that are nearly right: bytes and values changed at places that a seed chooses. */

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);
export const oneOf = <T>(random: Random, list: readonly T[]): T =>
  list[below(random, list.length)]!;

const TOKENS = [
  ...['\0', '\n', '\r\n', '\t', ' ', '"', "'", '<', '>', '&', '{', '}', '[', ']', '(', ')', '\\'],
  ...['|', '=', '-', '#', '`', '*', ':', ';', ',', '%', '\ufeff', '\u2028', '\u202e', '\ud800'],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE x [', '<?', '?>', '</', '/>', 'null', 'true'],
  ...['-1', '0', '1e999', '99999999999', '9999-12-31T23:59:59Z', '0000-00-00', '25:61', '+99:99'],
  ...['__proto__', 'constructor', 'toString', '=CMD()', '&lt;', '&#0;', '&#x110000;', '%00', '../'],
].map((text) => Buffer.from(text, 'utf8'));

/** One to four changes: bytes turned, cut out, doubled, moved, put in; or the end cut off. */
export function mutatedBytes(bytes: Uint8Array, random: Random): Buffer {
  let result = Buffer.from(bytes);
  for (let count = 1 + below(random, 4); count > 0; count--) {
    const at = below(random, result.length + 1);
    const end = Math.min(result.length, at + 1 + below(random, oneOf(random, [1, 8, 64, 1_000])));
    const [before, part, after] = [
      result.subarray(0, at),
      result.subarray(at, end),
      result.subarray(end),
    ];
    switch (below(random, 6)) {
      case 0:
        result = Buffer.concat([
          before,
          Buffer.from(part.map((byte) => byte ^ (1 << below(random, 8)))),
          after,
        ]);
        break;
      case 1:
        result = Buffer.concat([before, after]);
        break;
      case 2:
        result = Buffer.concat([before, ...Array<Buffer>(1 + below(random, 30)).fill(part), after]);
        break;
      case 3: {
        const to = below(random, after.length + 1);
        result = Buffer.concat([before, after.subarray(0, to), part, after.subarray(to)]);
        break;
      }
      case 4: {
        const token = oneOf(random, TOKENS);
        const times = oneOf(random, [1, 1, 1, 2, 50]);
        result = Buffer.concat([before, ...Array<Buffer>(times).fill(token), part, after]);
        break;
      }
      default:
        if (random() < 0.2) result = before;
    }
  }
  return result;
}

const STRANGE: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e300, '', 'x', '\0', '\ud800', '9999-12-31T23:59:59Z', '2026-02-30'],
  ...['__proto__', 'constructor', 'Europe/Nowhere', 'data:text/html,x', 'javascript:x', [], [[]]],
  ...[[null], {}, { type: 'text' }, { type: 'root', children: {} }, { toString: 1 }],
  ...[JSON.parse('{"__proto__":{"polluted":true}}'), 'a'.repeat(20_000)],
];

/** One to three values at any place replaced, left out, doubled, wrapped or swapped with others. */
export function mutatedJson(text: string, random: Random): string {
  const value = JSON.parse(text) as unknown;
  for (let count = 1 + below(random, 3); count > 0; count--) {
    const places = placesOf(value);
    if (places.length === 0) break;
    const [holder, key] = oneOf(random, places);
    const [other, otherKey] = oneOf(random, places);
    const old = holder[key];
    switch (below(random, 6)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
        break;
      case 1:
        if (Array.isArray(holder)) holder.push(structuredClone(old));
        else holder[oneOf(random, Object.keys(other))] = structuredClone(old);
        break;
      case 2:
        holder[key] = structuredClone(other[otherKey]);
        break;
      case 3:
        holder[key] = random() < 0.5 ? [old] : { [key]: old };
        break;
      default:
        holder[key] = structuredClone(oneOf(random, STRANGE));
    }
  }
  return JSON.stringify(value);
}

type Holder = Record<string, unknown>;

function placesOf(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [Holder, string][] => [
    [value as Holder, key],
    ...placesOf(inner),
  ]);
}
