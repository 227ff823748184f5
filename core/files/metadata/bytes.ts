/** Bytes put together from parts of others. */

/** The parts one after the other. */
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Some bytes as letters, one for each. */
export function lettersAt(bytes: Uint8Array, start: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + count));
}

/** Where a marked part of a photograph's data begins, behind its name. */
export function withoutName(data: Uint8Array, name: string): Uint8Array {
  return lettersAt(data, 0, name.length) === name ? data.subarray(name.length) : data;
}
