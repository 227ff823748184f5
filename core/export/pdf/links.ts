/** Links: where they lead, and what they are called for those who do not see them. */
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
import { MARGIN } from '../html/style.ts';

export interface OutlineItem {
  item: PDFDict;
  title: PDFObject;
  /** Null where the outline leads to no place. */
  dest: PDFArray | null;
}

const name = (text: string): PDFName => PDFName.of(text);
const ELEMENT = name('SE');

/** The outline's items, by the number of the element of the structure tree that is their heading. */
export function outlineItems(pdf: PDFDocument): Map<number, OutlineItem> {
  const items = new Map<number, OutlineItem>();
  const visit = (value: PDFObject | undefined): void => {
    for (
      let item = pdf.context.lookup(value);
      item instanceof PDFDict;
      item = pdf.context.lookup(item.get(name('Next')))
    ) {
      const [element, title, dest] = [
        item.get(ELEMENT),
        item.lookup(name('Title')),
        item.lookup(name('Dest')),
      ];
      if (element instanceof PDFRef && title)
        items.set(element.objectNumber, {
          item,
          title,
          dest: dest instanceof PDFArray ? dest : null,
        });
      visit(item.get(name('First')));
    }
  };
  const outlines = pdf.context.lookup(pdf.catalog.get(name('Outlines')));
  if (outlines instanceof PDFDict) visit(outlines.get(name('First')));
  return items;
}

/** The outline's items say which elements they stand for, as far as these were written. */
export function leadOutlineTo(
  written: ReadonlyMap<number, PDFObject>,
  items: ReadonlyMap<number, OutlineItem>,
): void {
  for (const [element, { item }] of items) {
    const object = written.get(element);
    if (object) item.set(ELEMENT, object);
    else item.delete(ELEMENT);
  }
}

/**
 * Gives the outline's items the text of their headings, as far as it is known. @param titles by the
 * `id` of the page's element
 */
export function nameOutline(
  headings: Map<string, OutlineItem>,
  titles: ReadonlyMap<string, string>,
): void {
  for (const [key, heading] of headings) {
    const title = titles.get(key);
    if (!title) continue;
    heading.title = PDFHexString.fromText(title);
    heading.item.set(name('Title'), heading.title);
  }
}

/**
 * Gives every link a description (ISO 14289-1, 7.18.5): its address, or what it leads to. And mends
 * where links inside the report lead: Chromium writes their places without the page's margins, but
 * the outline's with them.
 * @param headings the outline's items by the `id` of the page's element.
 * @param titleOf what a place is called that is no heading; null for one without a name
 */
export function completeLinks(
  pdf: PDFDocument,
  headings: ReadonlyMap<string, OutlineItem>,
  titleOf: (place: string) => string | null,
): void {
  const { context } = pdf;
  const dests = context.lookup(pdf.catalog.get(name('Dests')));
  if (dests instanceof PDFDict)
    for (const [key, dest] of dests.entries())
      dests.set(
        key,
        headings.get(key.decodeText())?.dest ??
          (dest instanceof PDFArray ? withMargins(context, dest) : dest),
      );
  for (const page of pdf.getPages()) {
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const link = context.lookup(ref);
      if (
        !(link instanceof PDFDict) ||
        link.get(name('Subtype')) !== name('Link') ||
        link.has(name('Contents'))
      )
        continue;
      const description = descriptionOf(link, headings, titleOf);
      if (description) link.set(name('Contents'), description);
    }
  }
}

/** A place on a page, `/XYZ` from its left and lower edge. */
function withMargins(context: PDFContext, dest: PDFArray): PDFArray {
  const [page, kind, left, top, zoom] = dest.asArray();
  if (kind !== name('XYZ') || !(left instanceof PDFNumber) || !(top instanceof PDFNumber))
    return dest;
  return context.obj([
    page,
    kind,
    PDFNumber.of(left.asNumber() + MARGIN.side * POINTS),
    PDFNumber.of(top.asNumber() - MARGIN.top * POINTS),
    zoom,
  ]) as PDFArray;
}
const POINTS = 72 / 25.4;

function descriptionOf(
  link: PDFDict,
  headings: ReadonlyMap<string, OutlineItem>,
  titleOf: (place: string) => string | null,
): PDFObject | null {
  const action = link.lookup(name('A'));
  const address = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
  if (address instanceof PDFString || address instanceof PDFHexString)
    return PDFHexString.fromText(address.decodeText());
  const dest = link.get(name('Dest'));
  if (!(dest instanceof PDFName)) return null;
  const title = titleOf(dest.decodeText());
  return (
    headings.get(dest.decodeText())?.title ?? (title === null ? null : PDFHexString.fromText(title))
  );
}
