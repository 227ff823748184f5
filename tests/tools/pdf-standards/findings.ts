import type { PDFRawStream } from '@cantoo/pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';

export interface Finding {
  rule: string;
  where: string;
}

/** What was found, each rule a few times at most. */
export class Findings {
  readonly all: Finding[] = [];
  private readonly counts = new Map<string, number>();

  add(rule: string, where: string): void {
    const count = (this.counts.get(rule) ?? 0) + 1;
    this.counts.set(rule, count);
    if (count <= 5) this.all.push({ rule, where });
  }

  /** @param holds what the rule asks */
  check(rule: string, holds: boolean, where: string): void {
    if (!holds) this.add(rule, where);
  }
}

export const name = (text: string): PDFName => PDFName.of(text);

/** A name without its slash; '' for anything else. */
export function nameText(value: PDFObject | undefined): string {
  return value instanceof PDFName ? value.decodeText() : '';
}

export function items(value: PDFObject | undefined): PDFObject[] {
  return value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
}

export function dictOf(value: PDFObject | undefined): PDFDict | null {
  if (value instanceof PDFDict) return value;
  return value instanceof PDFStream ? value.dict : null;
}

/** The bytes of a stream, unpacked. */
export function streamBytes(stream: PDFRawStream): Uint8Array {
  const filters = items(stream.dict.lookup(name('Filter'))).map(nameText);
  return filters[0] === 'FlateDecode' ? inflateSync(stream.contents) : stream.contents;
}
