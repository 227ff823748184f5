/**
 * Pictures as a report shows them: by what their bytes are. A file's name or its sender may have
 * called them something else, and readers other than browsers believe what they are called.
 */
import type { Media } from '../document/postmortem.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { imageSize } from './image-size.ts';
import { withoutMetadata } from './metadata/without-metadata.ts';
import { plainDrawing } from './plain-drawing.ts';

/**
 * What was found out about a picture; pictures are large, and the same one is asked for with every
 * report.
 */
const known = new WeakMap<Media, Media | null>();

/**
 * The picture with its true type, whole enough for every reader, without metadata, and a drawing as
 * nothing but a drawing; the same value where nothing had to be mended; null for what no reader can
 * show.
 */
export function usablePicture(media: Media): Media | null {
  let usable = known.get(media);
  if (usable === undefined) {
    usable = examined(media);
    known.set(media, usable);
  }
  return usable;
}

const leaving = new WeakMap<Media, Media>();

/**
 * The picture as it may leave in a file, under the type that it is called: a drawing as nothing but
 * a drawing, dots as they are, both without what they say of their author, place and path. The
 * same value where there is nothing to take out; what no reader can show stays as it is.
 */
export function leavingPicture(media: Media): Media {
  let known = leaving.get(media);
  if (!known) leaving.set(media, (known = examinedForLeaving(media)));
  return known;
}

function examinedForLeaving(media: Media): Media {
  const usable = usablePicture(media);
  if (usable === null) return media;
  if (usable.type === 'image/svg+xml')
    return usable.data === media.data ? media : { ...media, data: usable.data };
  const bytes = fromBase64(media.data);
  const plain = withoutMetadata(usable.type, bytes);
  return plain === bytes ? media : { ...media, data: toBase64(plain) };
}

/** Those that can be shown, and what the others are called, by their keys. */
export function usablePictures(media: Readonly<Record<string, Media>>): {
  shown: Record<string, Media>;
  unusable: Map<string, string>;
} {
  const all = Object.entries(media).map(([key, picture]): [string, Media, Media | null] => [
    key,
    picture,
    usablePicture(picture),
  ]);
  return {
    shown: Object.fromEntries(all.flatMap(([key, , usable]) => (usable ? [[key, usable]] : []))),
    unusable: new Map(
      all.flatMap(([key, { name }, usable]): [string, string][] =>
        usable ? [] : [[key, name.trim() || key]],
      ),
    ),
  };
}

function examined(media: Media): Media | null {
  const bytes = fromBase64(media.data);
  const type = typeOf(bytes);
  if (type === null || imageSize(type, bytes) === null) return null;
  if (type === 'image/webp' && isCut(bytes)) return null;
  const usable = type === 'image/svg+xml' ? plainDrawing(bytes) : plainDots(type, bytes);
  if (usable === null) return null;
  const data = usable === bytes ? media.data : toBase64(usable);
  return type === media.type && data === media.data ? media : { ...media, type, data };
}

function plainDots(type: string, bytes: Uint8Array): Uint8Array {
  const plain = withoutMetadata(type, bytes);
  return type === 'image/jpeg' && !hasEnd(plain) ? Uint8Array.from([...plain, 0xff, 0xd9]) : plain;
}

/** The type by how a file begins. */
function typeOf(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'image/webp';
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(start) ? 'image/svg+xml' : null;
}

/** A WebP says how long it is, and one that ends before is not drawn at all. */
function isCut(bytes: Uint8Array): boolean {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length;
}

/**
 * Where a JPEG was cut off, browsers show what there is, and other readers call the file damaged.
 */
function hasEnd(bytes: Uint8Array): boolean {
  return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
