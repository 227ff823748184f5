/**
 * How much a PDF unpacks to, looked at before it is read: the library that reads it unpacks whatever
 * it is told to, and a few hundred kilobytes can stand for gigabytes.
 */
import { Unzlib } from 'fflate';

/** Below this a tight stream is only a short one that repeats itself. */
const SMALL = 1_000_000;
/** How much tighter than its content a page's text may be packed. What programs write reaches 30. */
const TIGHTEST = 250;
/** Bytes that everything but pictures may unpack to: a thousand dense pages take a tenth of it. */
const LARGEST = 500_000_000;
/** A stream's description stands right before it. */
const LONGEST_HEAD = 2_000;
const PIECE = 16_384;

/** True for a PDF that would unpack to far more than any report holds. Pictures do not count. */
export function swells(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  let total = 0;
  for (const { index, 0: keyword } of text.matchAll(/\bstream\r?\n/g)) {
    const head = text.slice(Math.max(0, index - LONGEST_HEAD), index);
    const own = head.slice(head.lastIndexOf(' obj') + 1);
    const flates = own.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (flates === 0 || /\/Subtype\s*\/Image\b/.test(own)) continue;
    if (flates > 1 && /\/Filter\s*\[/.test(own)) return true; // packed twice: no program does that
    const start = index + keyword.length;
    const end = text.indexOf('endstream', start);
    const packed = bytes.subarray(start, end < 0 ? bytes.length : end);
    const most = Math.max(SMALL, packed.length * TIGHTEST);
    const size = sizeOf(packed, most);
    total += size;
    if (size > most || total > LARGEST) return true;
  }
  return false;
}

/** Bytes that a stream unpacks to, counted no further than just above `most`. */
function sizeOf(packed: Uint8Array, most: number): number {
  let size = 0;
  const unpacking = new Unzlib((chunk) => {
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= most; at += PIECE)
      unpacking.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch {
    // a damaged stream: the reader of the PDF says so
  }
  return size;
}
