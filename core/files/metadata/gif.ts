/** GIF without its metadata (GIF89a specification, 17 to 27). */
import { joinedBytes, lettersAt } from './bytes.ts';

const [EXTENSION, IMAGE, END] = [0x21, 0x2c, 0x3b];
const [GRAPHIC_CONTROL, APPLICATION] = [0xf9, 0xff];
/** Head and description of the screen, before the colours that all pictures share. */
const HEAD = 13;

export function gifWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const start = HEAD + coloursLength(bytes[10]!);
  const kept = [bytes.subarray(0, start)];
  for (let at = start; at < bytes.length;) {
    const end = blockEnd(bytes, at);
    if (end === null) return joinedBytes([...kept, bytes.subarray(at)]);
    if (bytes[at] !== EXTENSION || isDrawn(bytes, at)) kept.push(bytes.subarray(at, end));
    if (bytes[at] === END) break;
    at = end;
  }
  return joinedBytes(kept);
}

/** How a picture is shown and how often they all are; comments and data of programs are neither. */
function isDrawn(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === GRAPHIC_CONTROL) return true;
  if (bytes[at + 1] !== APPLICATION) return false;
  return ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(lettersAt(bytes, at + 3, 11));
}

/** Null for a block that no reader knows. */
function blockEnd(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === END) return at + 1;
  if (bytes[at] === EXTENSION) return partsEnd(bytes, at + 2);
  if (bytes[at] !== IMAGE) return null;
  return partsEnd(bytes, at + 10 + coloursLength(bytes[at + 9]!) + 1);
}

/** Data stand in parts, each with its length before it; one without length is the last. */
function partsEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
  return at + 1;
}

function coloursLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}
