import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

export interface OrderedObjects {
  objects: PDFObject[];
  /** The trailer's entries, with the new numbers. */
  root: PDFObject | undefined;
  info: PDFObject | undefined;
}

/**
 * The objects of a document in the order in which they are met on the way from its catalog, numbered by it from 1: Chromium gives out numbers by what its threads finish first, which is another
 * order on some runs. What nothing refers to is left out. The context cannot be used afterwards.
 */
export function orderedObjects(context: PDFContext): OrderedObjects {
  const { Root, Info } = context.trailerInfo;
  const numbers = new Map<PDFRef, PDFRef>();
  const objects: PDFObject[] = [];
  const numbered = (ref: PDFRef): PDFRef => {
    const known = numbers.get(ref);
    if (known) return known;
    const object = context.lookup(ref);
    const made = PDFRef.of(object === undefined ? 0 : objects.push(object));
    numbers.set(ref, made);
    return made;
  };
  const renumbered = (value: PDFObject): PDFObject => {
    if (value instanceof PDFRef) return numbered(value);
    renumberIn(value);
    return value;
  };
  const renumberIn = (value: PDFObject): void => {
    if (value instanceof PDFStream) renumberIn(value.dict);
    else if (value instanceof PDFArray) for (let index = 0; index < value.size(); index++) value.set(index, renumbered(value.get(index)));
    else if (value instanceof PDFDict) for (const [key, each] of value.entries()) value.set(key, renumbered(each));
  };
  const [root, info] = [Root, Info].map((value) => value && renumbered(value));
  // Those that are met are added at the end while it is gone through.
  for (let index = 0; index < objects.length; index++) renumberIn(objects[index]!);
  return { objects, root, info };
}
