/**
 * A PDF as bytes, its objects packed in object streams (ISO 32000-1, 7.5.7), which makes a tagged report half as long. The library can write them too, but looks through all entries of the
 * cross-reference for each one it adds: a table of 10,000 rows took it minutes.
 */
import { PDFArray, PDFName, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { orderedObjects } from './object-order.ts';

/** Objects to a stream: long enough to pack well, short enough that a reader that wants one does not unpack everything. */
const PER_STREAM = 200;
/** Object streams came with 1.5, the attachment's relationship is of 2.0 and known to readers of 1.7. The second line says that the file is binary. */
const HEADER = new Uint8Array([...strToU8('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 10]);

type Entry = { at: number } | { stream: number; index: number };

/** Writes all objects of a document, which cannot be used afterwards. The same objects give the same bytes. */
export function writeFile(context: PDFContext, codec: PdfCodec): Uint8Array {
  const out = new Output();
  const entries = new Map<number, Entry>();
  out.add(HEADER);
  const { objects, root, info } = orderedObjects(context);
  const packed: [number: number, PDFObject][] = [];
  objects.forEach((object, index) => {
    if (!(object instanceof PDFStream)) packed.push([index + 1, object]);
    else {
      entries.set(index + 1, { at: out.length });
      out.addObject(index + 1, object);
    }
  });
  let number = objects.length;
  for (let from = 0; from < packed.length; from += PER_STREAM) {
    const part = packed.slice(from, from + PER_STREAM);
    number++;
    part.forEach(([packedNumber], index) => entries.set(packedNumber, { stream: number, index }));
    entries.set(number, { at: out.length });
    out.addObject(number, objectStream(context, part, codec));
  }
  number++;
  const start = out.length;
  entries.set(number, { at: start });
  out.addObject(number, crossReference(context, entries, { Size: number + 1, ...(root && { Root: root }), ...(info && { Info: info }) }, codec));
  out.add(strToU8(`startxref\n${start}\n%%EOF\n`));
  return out.bytes();
}

function objectStream(context: PDFContext, objects: readonly [number: number, PDFObject][], codec: PdfCodec): PDFStream {
  const offsets: string[] = [];
  let length = 0;
  for (const [number, object] of objects) {
    offsets.push(`${number} ${length}`);
    length += object.sizeInBytes() + 1;
  }
  const head = strToU8(`${offsets.join(' ')}\n`);
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const [, object] of objects) {
    at += object.copyBytesInto(bytes, at);
    bytes[at++] = 10;
  }
  return flate(context, bytes, codec, { Type: 'ObjStm', N: objects.length, First: head.length });
}

const WIDTHS = [1, 4, 2];

function crossReference(context: PDFContext, entries: ReadonlyMap<number, Entry>, trailer: Record<string, number | PDFObject>, codec: PdfCodec): PDFStream {
  // Number 0 begins the list of free objects, which is empty.
  const numbers = [0, ...[...entries.keys()].sort((a, b) => a - b)];
  const index: number[] = [];
  const bytes = new Uint8Array(numbers.length * 7);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, row) => {
    if (row > 0 && numbers[row - 1] === number - 1) index[index.length - 1]!++;
    else index.push(number, 1);
    const entry = entries.get(number);
    const [kind, second, third] = entry === undefined ? [0, 0, 65_535] : 'at' in entry ? [1, entry.at, 0] : [2, entry.stream, entry.index];
    bytes[row * 7] = kind;
    view.setUint32(row * 7 + 1, second);
    view.setUint16(row * 7 + 5, third);
  });
  const { ID } = context.trailerInfo;
  return flate(context, bytes, codec, { Type: 'XRef', Index: index, W: WIDTHS, ...trailer, ...(ID && { ID }) });
}

/** A stream packed by the codec. */
export function flate(context: PDFContext, bytes: Uint8Array, codec: PdfCodec, dict: Record<string, string | number | number[] | PDFObject>): PDFStream {
  return context.stream(codec.deflate(bytes), { ...dict, Filter: 'FlateDecode' });
}

/** True for the one way of packing that Chromium uses. */
export function isFlate(filter: PDFObject | undefined): boolean {
  return filter === PDFName.of('FlateDecode') || (filter instanceof PDFArray && filter.size() === 1 && filter.get(0) === PDFName.of('FlateDecode'));
}

/** Bytes in pieces, joined once. */
class Output {
  length = 0;
  private readonly parts: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  addObject(number: number, object: PDFObject): void {
    this.add(strToU8(`${number} 0 obj\n`));
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    this.add(bytes);
    this.add(strToU8('\nendobj\n'));
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

