/** Reads a PDF's structure tree from its dictionaries. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { KEYS } from './structure-keys.ts';
import type { StructElement, StructKid } from './structure-tree.ts';

const { S, K, PG, A, ALT, LANG, MCID, OBJ, O } = KEYS;

/**
 * The element at the tree's root (`Document`), or null where the file has no tree of this shape.
 */
export function readStructure(pdf: PDFDocument): StructElement | null {
  const { context } = pdf;
  const root = context.lookup(pdf.catalog.get(KEYS.ROOT));
  if (!(root instanceof PDFDict)) return null;
  const top = readKids(context, root.get(K), undefined);
  return top.length === 1 && top[0]!.type === 'element' ? top[0] : null;
}

function readKids(
  context: PDFContext,
  kids: PDFObject | undefined,
  page: PDFRef | undefined,
): StructKid[] {
  const value = kids instanceof PDFRef ? context.lookup(kids) : kids;
  if (value instanceof PDFArray)
    return value.asArray().flatMap((kid) => readKids(context, kid, page));
  if (value instanceof PDFNumber)
    return page ? [{ type: 'content', page, mcid: value.asNumber() }] : [];
  if (!(value instanceof PDFDict)) return [];
  const own = value.get(PG);
  const where = own instanceof PDFRef ? own : page;
  const role = value.get(S);
  if (role instanceof PDFName)
    return [readElement(context, value, role, kids instanceof PDFRef ? kids : null, where)];
  if (!where) return [];
  const mcid = value.get(MCID);
  if (mcid instanceof PDFNumber) return [{ type: 'content', page: where, mcid: mcid.asNumber() }];
  const object = value.get(OBJ);
  return object instanceof PDFRef ? [{ type: 'object', page: where, object }] : [];
}

function readElement(
  context: PDFContext,
  dict: PDFDict,
  role: PDFName,
  ref: PDFRef | null,
  page: PDFRef | undefined,
): StructElement {
  const language = dict.lookup(LANG);
  return {
    type: 'element',
    role: role.asString().slice(1),
    ref,
    kids: readKids(context, dict.get(K), page),
    alt: dict.get(ALT),
    id: '',
    language:
      language instanceof PDFString || language instanceof PDFHexString
        ? language.decodeText()
        : '',
    attributes: readAttributes(context, dict.get(A)),
  };
}

function readAttributes(
  context: PDFContext,
  value: PDFObject | undefined,
  into: StructElement['attributes'] = new Map(),
): StructElement['attributes'] {
  const object = context.lookup(value);
  if (object instanceof PDFArray)
    for (const each of object.asArray()) readAttributes(context, each, into);
  if (!(object instanceof PDFDict)) return into;
  const owner = object.get(O);
  for (const [key, each] of object.entries())
    if (key !== O && owner instanceof PDFName)
      into.set(key.asString().slice(1), { owner: owner.asString().slice(1), value: each });
  return into;
}
