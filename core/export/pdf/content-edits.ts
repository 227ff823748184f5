/** Bytes of a content stream with other text in some places. */

export interface Edit {
  at: number;
  /** Bytes that are replaced. */
  length: number;
  text: string;
}

/** Where two begin at one place, the longer comes first. */
export function edited(bytes: Uint8Array, edits: Edit[]): Uint8Array {
  edits.sort((a, b) => a.at - b.at || b.length - a.length);
  const result = new Uint8Array(
    bytes.length + edits.reduce((sum, { text, length }) => sum + text.length - length, 0),
  );
  let [from, to] = [0, 0];
  for (const { at, length, text } of edits) {
    result.set(bytes.subarray(from, at), to);
    to += at - from;
    for (let index = 0; index < text.length; index++) result[to++] = text.charCodeAt(index);
    from = at + length;
  }
  result.set(bytes.subarray(from), to);
  return result;
}
