/** Bytes of a text file -> text, or why they are none. */

/** Every runtime has it; the language's own library does not declare it. */
declare const TextDecoder: new (encoding: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

/** Bytes of a document, with its pictures. Larger files are refused. */
export const LARGEST_FILE = 40_000_000;
/** Bytes of a text to import: no written report comes near it, and reading ten times as much would take minutes. */
export const LARGEST_SOURCE = 10_000_000;

/** `problem` continues a sentence that begins with the file's name. */
export type Decoded = { ok: true; text: string } | { ok: false; problem: string };

/** UTF-8, with or without a byte order mark; UTF-16 with one, or evident without; Windows-1252 where the bytes are evidently Western text. */
export function decodeText(bytes: Uint8Array, largest: number = LARGEST_FILE): Decoded {
  if (bytes.length > largest) return { ok: false, problem: `is larger than ${largest / 1_000_000} MB, which no report is. Check that it is the right file, or cut out the part you need.` };
  const encoding = utf16(bytes) ?? 'utf-8';
  if (encoding === 'utf-8' && isBinary(bytes)) {
    return { ok: false, problem: `is not text${kindOf(bytes)}. Save it as text, HTML or Markdown, or copy its words and paste them.` };
  }
  const text = decode(bytes, encoding) ?? (isWesternText(bytes) ? decode(bytes, 'windows-1252') : null);
  if (text === null) return { ok: false, problem: 'is in an encoding that could not be told for certain. Save it as UTF-8 and try again.' };
  if (text.trim() === '') return { ok: false, problem: 'is empty. Check that it is the right file.' };
  return { ok: true, text };
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length < 8 || bytes.length % 2 !== 0) return null;
  // Without a mark: Latin letters leave every other byte zero, and text has no other zeros.
  const sample = bytes.subarray(0, 2_000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, at) => {
    if (byte === 0 && at % 2 === 0) even++;
    else if (byte === 0) odd++;
  });
  const half = sample.length / 2;
  if (even === 0 && odd > half * 0.7) return 'utf-16le';
  return odd === 0 && even > half * 0.7 ? 'utf-16be' : null;
}

function isBinary(bytes: Uint8Array): boolean {
  return kindOf(bytes) !== '' || bytes.includes(0);
}

const KINDS: [string, string][] = [
  ['PK\u0003\u0004', 'a packed file, such as a Word document'], ['%PDF-', 'a PDF'], ['\u0089PNG', 'a picture'], ['\u00ff\u00d8\u00ff', 'a picture'], ['GIF8', 'a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'], ['\u007fELF', 'a program'], ['\u001f\u008b', 'a packed file'],
];

function kindOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const kind = KINDS.find(([signature]) => start.startsWith(signature));
  return kind ? ` but ${kind[1]}` : '';
}

/** Windows-1252 can name nearly any bytes, so it is believed only for text with a few accented letters or typographic signs in it and no control characters. */
function isWesternText(bytes: Uint8Array): boolean {
  let high = 0;
  let plausible = 0;
  for (const byte of bytes) {
    if (byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c : byte === 0x7f) return false;
    if (byte < 0x80) continue;
    high++;
    // letters with accents, quotation marks, dashes, the ellipsis, the euro, and a few signs
    if (byte >= 0xc0 || [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb1, 0xb4, 0xb7, 0xbb].includes(byte)) plausible++;
  }
  return high > 0 && high === plausible && high / bytes.length < 0.3;
}
