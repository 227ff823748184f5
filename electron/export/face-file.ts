/** Files of faces, of which only a whole one goes into a page: with another, letters would vanish. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

export interface FaceFiles {
  /** `@font-face` rules. */
  rules: string;
  /** Names of files that are not there, or not whole. */
  damaged: string[];
}

/** The face of a file as a source for a `@font-face` rule; null where it is damaged. */
export async function faceSource(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes || !(await isWhole(bytes))) return null;
  return `src:url(data:font/woff2;base64,${bytes.toString('base64')}) format("woff2")`;
}

/** What a message names a file by. */
export const faceName = (path: string): string => basename(path);

const HEADER = 48;
/** The tables that are always transformed, unless they say otherwise (WOFF 2.0, 4.1). */
const [GLYF, LOCA, OTHER_TAG, UNTOUCHED] = [10, 11, 63, 3];

/**
 * True for a WOFF 2.0 file that is as long as it says, and whose packed part unpacks to as much as
 * its tables take.
 */
async function isWhole(bytes: Buffer): Promise<boolean> {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 4) !== 'wOF2') return false;
  if (bytes.readUInt32BE(8) !== bytes.length) return false;
  const tables = readTables(bytes, bytes.readUInt16BE(12));
  if (!tables) return false;
  const packed = bytes.subarray(tables.end, tables.end + bytes.readUInt32BE(20));
  const unpacked = await promisify(brotliDecompress)(packed).catch(() => null);
  return unpacked?.length === tables.length;
}

/** Where the list of tables ends, and how long all of them are together; null where it is cut. */
function readTables(bytes: Buffer, count: number): { end: number; length: number } | null {
  let [at, length] = [HEADER, 0];
  const number = (): number => {
    let value = 0;
    for (let digit = 0x80; digit & 0x80; at++) {
      digit = bytes[at] ?? 0;
      value = value * 128 + (digit & 0x7f);
    }
    return value;
  };
  for (let table = 0; table < count; table++) {
    if (at >= bytes.length) return null;
    const [tag, version] = [bytes[at]! & 63, bytes[at]! >> 6];
    at += tag === OTHER_TAG ? 5 : 1;
    const plain = number();
    const transformed = tag === GLYF || tag === LOCA ? version !== UNTOUCHED : version !== 0;
    length += transformed ? number() : plain;
  }
  return { end: at, length };
}
