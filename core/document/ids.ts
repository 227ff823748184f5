/**
 * Makes ids for rows, sections and documents: lower-case letters and digits only, so that they can
 * be bookmark names in DOCX and comments in Markdown.
 */
export type NewId = () => string;

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Random ids of `length` characters (default 10: 32^10 is ample within one document). */
export function randomIds(length = 10, random: () => number = Math.random): NewId {
  return () => {
    let id = ALPHABET[Math.floor(random() * 24)]!; // starts with a letter
    while (id.length < length) id += ALPHABET[Math.floor(random() * ALPHABET.length)];
    return id;
  };
}

/** `e1`, `e2`, … : ids that are the same on every run, for imports and tests. */
export function sequentialIds(prefix: string): NewId {
  let count = 0;
  return () => `${prefix}${++count}`;
}
