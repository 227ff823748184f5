/** JPEG without its metadata (ITU T.81, annex B; JFIF; Exif 2.32, 4.7). */
import { joinedBytes, lettersAt, withoutName } from './bytes.ts';
import { orientationAlone } from './exif.ts';

const [END, SCAN, COMMENT] = [0xd9, 0xda, 0xfe];
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];
const EXIF = 'Exif\0\0';

export function jpegWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const kept = [bytes.subarray(0, 2)];
  for (let at = 2; at + 2 <= bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return joinedBytes([...kept, bytes.subarray(at)]);
    if (marker === END) return joinedBytes([...kept, bytes.subarray(at, at + 2)]);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const data = at + 4;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    if (isExif(bytes, marker, data)) kept.push(...turned(bytes.subarray(data, end)));
    else if (!isMetadata(bytes, marker, data)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return joinedBytes(kept);
}

/** Marks stand in the dots of a scan, too: a byte of 255 as it is, and where reading begins anew. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function isExif(bytes: Uint8Array, marker: number, data: number): boolean {
  return marker === APP1 && lettersAt(bytes, data, EXIF.length) === EXIF;
}

/**
 * Comments, and what applications keep for themselves; but not the mark of the format, the profile
 * of the colours, and (of Adobe) how colours are written.
 */
function isMetadata(bytes: Uint8Array, marker: number, data: number): boolean {
  if (marker === COMMENT) return true;
  if (marker < APP0 || marker > APP15) return false;
  if (marker === APP0) return lettersAt(bytes, data, 5) !== 'JFIF\0';
  if (marker === APP2) return lettersAt(bytes, data, 12) !== 'ICC_PROFILE\0';
  return marker !== APP14 || lettersAt(bytes, data, 5) !== 'Adobe';
}

function turned(exif: Uint8Array): Uint8Array[] {
  const orientation = orientationAlone(withoutName(exif, EXIF));
  if (!orientation) return [];
  const length = 2 + EXIF.length + orientation.length;
  const name = Uint8Array.from(EXIF, (letter) => letter.charCodeAt(0));
  return [Uint8Array.of(0xff, APP1, length >> 8, length & 0xff), name, orientation];
}
