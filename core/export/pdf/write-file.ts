/**
 * A PDF as bytes, its objects packed in object streams (ISO 32000-1, 7.5.7), which makes a tagged
 * report half as long. The library can write them too, but looks through all entries of the
 * cross-reference for each one it adds: a table of 10,000 rows took it minutes.
 */
import { PDFArray, PDFName, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { Serializer } from './serialize.ts';

/**
 * Objects to a stream: long enough to pack well, short enough that a reader that wants one does not
 * unpack everything.
 */
const PER_STREAM = 200;
/**
 * Object streams came with 1.5, the attachment's relationship is of 2.0 and known to readers of
 * 1.7. The second line says that the file is binary.
 */
const HEADER = new Uint8Array([...strToU8('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 10]);

type Entry = { at: number } | { stream: number; index: number };

/**
 * Writes the objects of a document. The same objects give the same bytes, however they were
 * numbered.
 */
export async function writeFile(context: PDFContext, codec: PdfCodec): Promise<Uint8Array> {
  const out = new Output();
  const serializer = new Serializer(context);
  const entries = new Map<number, Entry>();
  const { Root, Info, ID } = context.trailerInfo;
  const trailer = [
    Root && `/Root ${serializer.text(Root)}`,
    Info && `/Info ${serializer.text(Info)}`,
    ID && `/ID ${serializer.text(ID)}`,
  ]
    .filter(Boolean)
    .join(' ');
  out.add(HEADER);
  const packed: { number: number; text: string }[] = [];
  let number = 0;
  for (const { number: own, object } of serializer.objects()) {
    number = own;
    if (!(object instanceof PDFStream)) packed.push({ number, text: serializer.object(object) });
    else {
      entries.set(number, { at: out.length });
      out.addObject(number, serializer.stream(object));
    }
  }
  const parts = Array.from({ length: Math.ceil(packed.length / PER_STREAM) }, (_, index) =>
    packed.slice(index * PER_STREAM, (index + 1) * PER_STREAM),
  );
  const streams = await Promise.all(parts.map((part) => objectStream(part, codec)));
  for (const [which, part] of parts.entries()) {
    number++;
    for (const [index, { number: own }] of part.entries())
      entries.set(own, { stream: number, index });
    entries.set(number, { at: out.length });
    out.addObject(number, streams[which]!);
  }
  number++;
  const start = out.length;
  entries.set(number, { at: start });
  out.addObject(number, await crossReference(entries, number, trailer, codec));
  out.add(strToU8(`startxref\n${start}\n%%EOF\n`));
  return out.bytes();
}

function objectStream(
  objects: readonly { number: number; text: string }[],
  codec: PdfCodec,
): Promise<Uint8Array[]> {
  const offsets: string[] = [];
  let length = 0;
  for (const { number, text } of objects) {
    offsets.push(`${number} ${length}`);
    length += text.length + 1;
  }
  const head = `${offsets.join(' ')}\n`;
  return packedStream(
    strToU8(head + objects.map(({ text }) => `${text}\n`).join(''), true),
    `/Type /ObjStm /N ${objects.length} /First ${head.length}`,
    codec,
  );
}

function crossReference(
  entries: ReadonlyMap<number, Entry>,
  last: number,
  trailer: string,
  codec: PdfCodec,
): Promise<Uint8Array[]> {
  const bytes = new Uint8Array((last + 1) * 7);
  const view = new DataView(bytes.buffer);
  // Number 0 begins the list of free objects, which is empty; all others are there.
  view.setUint16(5, 65_535);
  for (const [number, entry] of entries) {
    const [kind, second, third] = 'at' in entry ? [1, entry.at, 0] : [2, entry.stream, entry.index];
    bytes[number * 7] = kind;
    view.setUint32(number * 7 + 1, second);
    view.setUint16(number * 7 + 5, third);
  }
  return packedStream(bytes, `/Type /XRef /Size ${last + 1} /W [1 4 2] ${trailer}`, codec);
}

async function packedStream(
  bytes: Uint8Array,
  entries: string,
  codec: PdfCodec,
): Promise<Uint8Array[]> {
  const contents = await codec.deflate(bytes);
  return [
    strToU8(`<<${entries} /Filter /FlateDecode /Length ${contents.length}>>\nstream\n`, true),
    contents,
    strToU8('\nendstream'),
  ];
}

/** A stream of a document, packed by the codec. `entries` are what its dictionary says besides. */
export async function flate(
  context: PDFContext,
  bytes: Uint8Array,
  codec: PdfCodec,
  entries: Parameters<PDFContext['stream']>[1] = {},
): Promise<PDFStream> {
  return context.stream(await codec.deflate(bytes), { ...entries, Filter: 'FlateDecode' });
}

/** True for the one way of packing that Chromium uses. */
export function isFlate(filter: PDFObject | undefined): boolean {
  return (
    filter === PDFName.of('FlateDecode') ||
    (filter instanceof PDFArray &&
      filter.size() === 1 &&
      filter.get(0) === PDFName.of('FlateDecode'))
  );
}

/** Bytes in pieces, joined once. */
class Output {
  length = 0;
  private readonly parts: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  addObject(number: number, parts: readonly Uint8Array[]): void {
    this.add(strToU8(`${number} 0 obj\n`));
    for (const part of parts) this.add(part);
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
