/** Bytes of a text file -> text, or why they are none. */

/** Bytes of a document, with its pictures. Larger files are refused. */
export const LARGEST_FILE = 150_000_000;
/**
 * Bytes of a text to import: no written report comes near it, and reading ten times as much would
 * take minutes.
 */
export const LARGEST_SOURCE = 10_000_000;

/** `problem` continues a sentence that begins with the file's name. */
export type Decoded = { ok: true; text: string } | { ok: false; problem: string };

/**
 * UTF-8, with or without a byte order mark; UTF-16 with one, or evident without; UTF-32 with one;
 * whatever else the text itself declares (an HTML page's `charset`, an XML file's `encoding`);
 * Windows-1252 where the bytes are evidently Western text.
 * @param declared the encoding that the file's envelope names, such as a mail's header
 */
export function decodeText(
  bytes: Uint8Array,
  largest: number = LARGEST_FILE,
  declared?: string,
): Decoded {
  if (bytes.length > largest)
    return {
      ok: false,
      problem:
        `is larger than ${largest / 1_000_000} MB, which no report is. ` +
        'Check that it is the right file, or cut out the part you need.',
    };
  const text = utf32(bytes) ?? decodeAs(bytes, declared);
  if (typeof text === 'object') return text;
  if (text.trim() === '')
    return { ok: false, problem: 'is empty. Check that it is the right file.' };
  return { ok: true, text };
}

function decodeAs(
  bytes: Uint8Array,
  declared: string | undefined,
): string | { ok: false; problem: string } {
  const wide = utf16(bytes);
  if (wide)
    return (
      decode(bytes, wide) ??
      decode(bytes.subarray(0, bytes.length - 1), wide) ??
      unknown(`says that it is ${wide.toUpperCase().slice(0, 6)} and is not`)
    );
  if (isBinary(bytes))
    return {
      ok: false,
      problem: `is not text${kindOf(bytes)}. Save it as text, HTML or Markdown, or copy its words and paste them.`,
    };
  const named = (declared ?? declaredIn(bytes))?.trim().toLowerCase();
  const plain = decode(bytes, 'utf-8') ?? decode(bytes.subarray(0, wholeLetters(bytes)), 'utf-8');
  // Bytes that are UTF-8 by accident are rarer than pages that were saved anew and kept their old
  // declaration. An encoding of seven bits is always UTF-8 by accident.
  if (plain !== null && (named === undefined || !/^(?:iso-2022|utf-7|hz)/.test(named)))
    return plain;
  const other = named === undefined ? null : decode(bytes, named);
  if (other !== null) return other;
  const western =
    named === undefined && isWesternText(bytes) ? decode(bytes, 'windows-1252') : null;
  return (
    western ??
    unknown(
      named === undefined
        ? 'is in an encoding that could not be told for certain'
        : `says that it is in the encoding “${named}”, and its bytes are not`,
    )
  );
}

function unknown(what: string): { ok: false; problem: string } {
  return { ok: false, problem: `${what}. Save it as UTF-8 and try again.` };
}

/** Text of one encoding; null where it is not, and for an encoding that nobody knows. */
function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The least first byte of a letter that needs more than one byte, more than two, than three. */
const FIRST_OF_LONGER = [0xc2, 0xe0, 0xf0];

/** The length of UTF-8 without the first bytes of a letter at the end: where a file was cut off. */
function wholeLetters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0)
      return byte >= FIRST_OF_LONGER[back - 1]! ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/**
 * What an HTML page or an XML file declares at its start, where the declaration itself is plain
 * ASCII.
 */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Array.from(bytes.subarray(0, 2_000), (byte) => String.fromCharCode(byte)).join('');
  return (/^\s*<\?xml\b[^>]*\bencoding=["']([\w.:-]+)["']/i.exec(start) ??
    /<meta\b[^>]*\bcharset\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(start))?.[1];
}

/** UTF-32 begins with a mark or is none. No decoder knows it, and a few tools write it. */
function utf32(bytes: Uint8Array): string | null {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0;
  const big = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff;
  if ((!little && !big) || bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters: string[] = [];
  for (let at = 4; at < bytes.length; at += 4) {
    const point = view.getUint32(at, little);
    if (point > 0x10ffff || point === 0) return null;
    letters.push(String.fromCodePoint(point));
  }
  return letters.join('');
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
  ['PK\u0003\u0004', 'a packed file, such as a Word document'],
  ['%PDF-', 'a PDF'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['\u007fELF', 'a program'],
  ['\u001f\u008b', 'a packed file'],
  ['{\\rtf', 'a Rich Text document'],
];

function kindOf(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const kind = KINDS.find(([signature]) => start.startsWith(signature));
  return kind ? ` but ${kind[1]}` : '';
}

/**
 * Signs of Windows-1252 that people type: quotation marks, dashes, the ellipsis, the euro, and
 * those of European languages.
 */
const WESTERN_SIGNS = new Set([
  0x80, 0x82, 0x84, 0x85, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99,
  0x9a, 0x9b, 0x9c, 0x9e, 0x9f, 0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xaa, 0xab, 0xae, 0xb0, 0xb1, 0xb2,
  0xb3, 0xb4, 0xb5, 0xb7, 0xba, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf,
]);

/**
 * Windows-1252 can name nearly any bytes, so it is believed only for text with a few accented
 * letters or typographic signs in it and no control characters.
 */
function isWesternText(bytes: Uint8Array): boolean {
  let high = 0;
  for (const byte of bytes) {
    if (
      byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c : byte === 0x7f
    )
      return false;
    if (byte < 0x80) continue;
    if (byte < 0xc0 && !WESTERN_SIGNS.has(byte)) return false;
    high++;
  }
  return high > 0 && high / bytes.length < 0.3;
}
