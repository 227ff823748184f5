/**
 * A print as Chromium writes it, in two: the elements of its structure tree, which are nine objects
 * in ten of a long report, as places in its bytes; and everything else, which the library reads. It
 * would make a dictionary of maps of each element, which is read once and thrown away.
 */
import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import { strFromU8, strToU8 } from 'fflate';

export interface PrintedFile {
  bytes: Uint8Array;
  /** Where the dictionary of an element begins in the bytes, by the number of its object. */
  elements: ReadonlyMap<number, number>;
  /** Without the elements. */
  pdf: PDFDocument;
}

const ELEMENT = strToU8('<</Type /StructElem\n');
/** An entry of the table of cross-references (ISO 32000-1, 7.5.4). */
const ENTRY = 20;
const SECTION = /^(\d+) (\d+) *\r?\n/;
/** The longest head of a section. */
const HEAD = 40;
const [IN_USE, J, ZERO] = Array.from('nj0', (sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
];

/** A file without such a table has no elements here, and its tree is not found. */
export async function readPrint(bytes: Uint8Array): Promise<PrintedFile> {
  const table = tableOf(bytes);
  const elements = new Map<number, number>();
  const places = [...table.objects].sort(([, a], [, b]) => a - b);
  const rest: Uint8Array[] = [bytes.subarray(0, places[0]?.[1] ?? bytes.length)];
  for (const [index, [number, start]] of places.entries()) {
    const end = places[index + 1]?.[1] ?? table.start;
    // Behind `12 0 obj` and the end of its line.
    const dict = bytes.indexOf(J, start) + 2;
    if (beginsWith(bytes, dict, ELEMENT)) elements.set(number, dict);
    else rest.push(bytes.subarray(start, end));
  }
  rest.push(bytes.subarray(table.end));
  const pdf = await PDFDocument.load(elements.size > 0 ? joined(rest) : bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  return { bytes, elements, pdf };
}

interface Table {
  start: number;
  end: number;
  /** Where each object begins, by its number. */
  objects: ReadonlyMap<number, number>;
}

function tableOf(bytes: Uint8Array): Table {
  const tail = textAt(bytes, Math.max(0, bytes.length - HEAD), HEAD);
  const start = Number(/startxref\s+(\d+)/.exec(tail)?.[1] ?? bytes.length);
  const objects = new Map<number, number>();
  let at = start;
  if (textAt(bytes, at, 4) !== 'xref') return { start: bytes.length, end: bytes.length, objects };
  at += 'xref\n'.length;
  for (
    let section = SECTION.exec(textAt(bytes, at, HEAD));
    section;
    section = SECTION.exec(textAt(bytes, at, HEAD))
  ) {
    at += section[0].length;
    const [first, count] = [Number(section[1]), Number(section[2])];
    for (let index = 0; index < count; index++, at += ENTRY)
      if (bytes[at + 17] === IN_USE) objects.set(first + index, offsetAt(bytes, at));
  }
  return { start, end: at, objects };
}

/** Ten digits. */
function offsetAt(bytes: Uint8Array, start: number): number {
  let offset = 0;
  for (let at = start; at < start + 10; at++) offset = offset * 10 + bytes[at]! - ZERO;
  return offset;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return strFromU8(bytes.subarray(start, start + length), true);
}

function beginsWith(bytes: Uint8Array, at: number, words: Uint8Array): boolean {
  for (let index = 0; index < words.length; index++)
    if (bytes[at + index] !== words[index]) return false;
  return true;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
