/** The structure tree of a PDF (ISO 32000-1, 14.7) as plain values. */
import type { PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** A piece of a page's content stream. */
export interface MarkedContent {
  type: 'content';
  page: PDFRef;
  mcid: number;
}

/** An annotation: a link's place on the page. */
export interface ObjectContent {
  type: 'object';
  page: PDFRef;
  object: PDFRef;
}

export interface StructElement {
  type: 'element';
  /** `P`, `TR`, `NonStruct`, …; without the slash. */
  role: string;
  /** Of its object in the print; null for one that was not there. */
  number: number | null;
  kids: StructKid[];
  alt: PDFObject | undefined;
  language: string;
  /** The name in the file's tree of ids; '' = none. */
  id: string;
  attributes: StructAttribute[];
}

export interface StructAttribute {
  /** `Scope` of a head, `ColSpan`, `ListNumbering`, … */
  key: string;
  owner: string;
  value: PDFObject;
}

export type StructKid = StructElement | MarkedContent | ObjectContent;

export function newElement(role: string, kids: StructKid[]): StructElement {
  return {
    type: 'element',
    role,
    number: null,
    kids,
    alt: undefined,
    language: '',
    id: '',
    attributes: [],
  };
}
