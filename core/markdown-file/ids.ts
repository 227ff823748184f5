/**
 * Ids for what has none in its file: made of what it says, so that a file that is read again gives
 * the same, and nothing has to be written into it.
 */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** A function that gives each thing an id by its text; the second of the same text another. */
export function idsByText(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const nth = (seen.get(text) ?? 0) + 1;
    seen.set(text, nth);
    return idOf(`${text}\n${nth}`);
  };
}

/** Lower-case letters and digits, beginning with a letter, as all ids of a document. */
export function idOf(text: string): string {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  let number = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  let id = 'm';
  while (id.length < LENGTH) {
    id += ALPHABET[Number(number % 32n)]!;
    number /= 32n;
  }
  return id;
}
