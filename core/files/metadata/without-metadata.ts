/**
 * Pictures without what they say besides their dots: who took them, where, when, with what, and
 * under which path they lay. Nothing is encoded anew: the dots stay as they were written.
 */
import { gifWithoutMetadata } from './gif.ts';
import { jpegWithoutMetadata } from './jpeg.ts';
import { pngWithoutMetadata } from './png.ts';
import { webpWithoutMetadata } from './webp.ts';

const FORMATS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'image/gif': gifWithoutMetadata,
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
};

/**
 * The picture without its metadata; the same value where it had none. A photograph that has to be
 * turned keeps that fact. Of a damaged one the part that can be read is looked through.
 * @param type what the bytes are, by `typeOf`; drawings are not for this
 */
export function withoutMetadata(type: string, bytes: Uint8Array): Uint8Array {
  const plain = Object.hasOwn(FORMATS, type) ? FORMATS[type]!(bytes) : bytes;
  return plain.length === bytes.length && plain.every((byte, at) => byte === bytes[at])
    ? bytes
    : plain;
}
