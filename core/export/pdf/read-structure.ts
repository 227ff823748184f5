/** Reads a PDF's structure tree. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { PrintedFile } from './printed-file.ts';
import { KEYS } from './structure-keys.ts';
import {
  newElement,
  type StructAttribute,
  type StructElement,
  type StructKid,
} from './structure-tree.ts';
import { ValueReader } from './value-reader.ts';

const { K, PG, MCID, OBJ, ROOT } = KEYS;

/**
 * The element at the tree's root (`Document`), or null where the file has no tree of this shape.
 */
export function readStructure(file: PrintedFile): StructElement | null {
  const root = file.pdf.context.lookup(file.pdf.catalog.get(ROOT));
  const top = root instanceof PDFDict ? root.get(K) : undefined;
  const only = top instanceof PDFArray && top.size() === 1 ? top.get(0) : top;
  return only instanceof PDFRef ? new StructureReader(file).element(only.objectNumber) : null;
}

/** What an element holds, as it is written: other elements by their numbers. */
type WrittenKid = { element: number } | { mcid: number } | PDFDict;

class StructureReader {
  private readonly elements: PrintedFile['elements'];
  private readonly values: ValueReader;

  constructor({ bytes, elements, pdf }: PrintedFile) {
    this.elements = elements;
    this.values = new ValueReader(bytes, pdf.context);
  }

  /** @param around the page of what it stands in */
  element(number: number, around?: PDFRef): StructElement | null {
    const at = this.elements.get(number);
    if (at === undefined) return null;
    const element = newElement('', []);
    element.number = number;
    const { values } = this;
    const kids: WrittenKid[] = [];
    let page = around;
    values.moveTo(at);
    values.dictionary((key) => {
      if (key === 'S') element.role = values.word();
      else if (key === 'K') values.each(() => kids.push(this.kid()));
      else if (key === 'A') values.each(() => this.attributes(element.attributes));
      else if (key === 'Pg') page = refOf(values.value()) ?? around;
      else if (key === 'Alt') element.alt = values.value();
      else if (key === 'Lang') element.language = textOf(values.value());
      else values.value();
    });
    for (const kid of kids) {
      const read = this.read(kid, page);
      if (read) element.kids.push(read);
    }
    return element;
  }

  private kid(): WrittenKid {
    const { values } = this;
    if (values.isDictionary()) return values.value() as PDFDict;
    const number = values.integer();
    return values.takesReference() ? { element: number } : { mcid: number };
  }

  private read(kid: WrittenKid, page: PDFRef | undefined): StructKid | null {
    if (kid instanceof PDFDict) return contentOf(kid, page);
    if ('element' in kid) return this.element(kid.element, page);
    return page ? { type: 'content', page, mcid: kid.mcid } : null;
  }

  private attributes(into: StructAttribute[]): void {
    const { values } = this;
    let owner = '';
    const own: [string, PDFObject][] = [];
    values.dictionary((key) => {
      if (key === 'O') owner = values.word();
      else own.push([key, values.value()]);
    });
    for (const [key, value] of own) into.push({ key, owner, value });
  }
}

/** A piece of a page, or an annotation. */
function contentOf(dict: PDFDict, around: PDFRef | undefined): StructKid | null {
  const page = refOf(dict.get(PG)) ?? around;
  if (!page) return null;
  const mcid = dict.get(MCID);
  if (mcid instanceof PDFNumber) return { type: 'content', page, mcid: mcid.asNumber() };
  const object = refOf(dict.get(OBJ));
  return object ? { type: 'object', page, object } : null;
}

function refOf(value: PDFObject | undefined): PDFRef | undefined {
  return value instanceof PDFRef ? value : undefined;
}

function textOf(value: PDFObject): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}
