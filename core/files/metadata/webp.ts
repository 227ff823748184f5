/** WebP without its metadata (RFC 9649, 2.7). */
import { joinedBytes, lettersAt, withoutName } from './bytes.ts';
import { orientationAlone } from './exif.ts';

const DRAWN = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the first chunk that say what else there is. */
const [HAS_XMP, HAS_EXIF] = [0x04, 0x08];
const [FILE_HEAD, HEAD] = [12, 8];

export function webpWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  let flags: Uint8Array | null = null;
  let orientation: Uint8Array | null = null;
  const fileEnd = Math.min(bytes.length, HEAD + view.getUint32(4, true));
  for (let at = FILE_HEAD; at + HEAD <= fileEnd;) {
    const name = lettersAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    // A byte follows data of an odd length.
    const end = at + HEAD + length + (length % 2);
    const chunk = bytes.slice(at, end);
    if (DRAWN.has(name)) kept.push(chunk);
    if (name === 'VP8X') flags = chunk;
    if (name === 'EXIF')
      orientation = orientationAlone(withoutName(chunk.subarray(HEAD, HEAD + length), 'Exif\0\0'));
    at = end;
  }
  if (orientation) kept.push(chunkOf('EXIF', orientation));
  if (flags) flags[HEAD]! = (flags[HEAD]! & ~(HAS_XMP | HAS_EXIF)) | (orientation ? HAS_EXIF : 0);
  const head = bytes.slice(0, FILE_HEAD);
  const all = joinedBytes([head, ...kept]);
  new DataView(all.buffer).setUint32(4, all.length - HEAD, true);
  return all;
}

function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const made = new Uint8Array(HEAD + data.length + (data.length % 2));
  for (let index = 0; index < name.length; index++) made[index] = name.charCodeAt(index);
  new DataView(made.buffer).setUint32(4, data.length, true);
  made.set(data, HEAD);
  return made;
}
