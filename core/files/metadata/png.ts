/** PNG without its metadata (PNG specification, third edition, 5 and 11). */
import { joinedBytes, lettersAt } from './bytes.ts';
import { orientationAlone } from './exif.ts';

/** What changes how the picture is drawn; everything else says where it comes from. */
const DRAWN = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'],
  ...[
    'cHRM',
    'gAMA',
    'iCCP',
    'sBIT',
    'sRGB',
    'cICP',
    'mDCV',
    'cLLI',
    'bKGD',
    'hIST',
    'pHYs',
    'sPLT',
  ],
  ...['acTL', 'fcTL', 'fdAT'],
]);
const SIGNATURE = 8;
/** Length and name before the data of a chunk, its sum behind them. */
const [HEAD, SUM] = [8, 4];

export function pngWithoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, SIGNATURE)];
  for (let at = SIGNATURE; at + HEAD + SUM <= bytes.length;) {
    const end = at + HEAD + view.getUint32(at) + SUM;
    const name = lettersAt(bytes, at + 4, 4);
    if (DRAWN.has(name)) kept.push(bytes.subarray(at, end));
    else if (name === 'eXIf') kept.push(...turned(bytes.subarray(at + HEAD, end - SUM)));
    if (name === 'IEND') break;
    at = end;
  }
  return joinedBytes(kept);
}

function turned(data: Uint8Array): Uint8Array[] {
  const orientation = orientationAlone(data);
  return orientation ? [chunk('eXIf', orientation)] : [];
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const made = new Uint8Array(HEAD + data.length + SUM);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < name.length; index++) made[4 + index] = name.charCodeAt(index);
  made.set(data, HEAD);
  view.setUint32(HEAD + data.length, crc32(made.subarray(4, HEAD + data.length)));
  return made;
}

/** PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
