/** Pictures that a page carries in its own addresses (`data:`), as media of the document. */
import type { Media } from '../document/postmortem.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { usablePicture } from './pictures.ts';

/**
 * Takes a picture's address; gives the one that it has in the document, or null for what is no
 * picture.
 */
export type KeepPicture = (address: string) => string | null;

/** Puts embedded pictures into `media`, each once, under keys that are free there. */
export function keepIn(media: Record<string, Media>): KeepPicture {
  return (address) => {
    const picture = embeddedPicture(address);
    if (!picture) return null;
    let key = Object.keys(media).find((each) => media[each]!.data === picture.data);
    for (let number = Object.keys(media).length + 1; key === undefined; number++)
      if (!Object.hasOwn(media, `picture-${number}`)) key = `picture-${number}`;
    media[key] ??= picture;
    return `media:${key}`;
  };
}

/**
 * RFC 2397: `data:image/png;base64,…`, or the text itself with signs in per cent, as for drawings.
 * What it calls itself is not believed.
 */
function embeddedPicture(address: string): Media | null {
  const comma = address.indexOf(',');
  const head = /^\s*data:([^,]*)$/i.exec(address.slice(0, Math.max(0, comma)));
  const text = head ? unescaped(address.slice(comma + 1)) : null;
  if (!head || text === null) return null;
  const data = /;\s*base64\s*$/i.test(head[1]!)
    ? wholeBase64(text)
    : toBase64(new TextEncoder().encode(text));
  const type = data === null ? null : usablePicture({ type: '', data, name: '' })?.type;
  return data === null || !type ? null : { type, data, name: '' };
}

function unescaped(text: string): string | null {
  try {
    return text.includes('%') ? decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25')) : text;
  } catch {
    return null;
  }
}

/** Base64 as documents have it: without white space, and with its end. */
function wholeBase64(text: string): string | null {
  const data = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return null;
  return data.length % 4 === 0 ? data : toBase64(fromBase64(data));
}

const COLON = 0x3a;
/** Bytes between `data:` and its comma. */
const LONGEST_HEAD = 200;
/** The letters of base64, of signs in per cent, and what may divide its lines. */
const OF_DATA = new Set(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=%\t\r\n', (letter) =>
    letter.charCodeAt(0),
  ),
);

/**
 * How many bytes of a text are embedded pictures: nobody reads them, and they cost a reader little.
 */
export function embeddedBytes(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = bytes.indexOf(COLON); at !== -1; at = bytes.indexOf(COLON, at + 1)) {
    if (!/^data$/i.test(String.fromCharCode(...bytes.subarray(Math.max(0, at - 4), at)))) continue;
    const head = String.fromCharCode(...bytes.subarray(at + 1, at + LONGEST_HEAD));
    if (!/^image\/[^,<>]*,/i.test(head)) continue;
    const start = at + 1 + head.indexOf(',') + 1;
    let end = start;
    while (end < bytes.length && OF_DATA.has(bytes[end]!)) end++;
    sum += end - start;
    at = end - 1;
  }
  return sum;
}
