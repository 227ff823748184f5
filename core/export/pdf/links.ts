/** Links: where they lead, and what they are called for those who do not see them. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

export interface OutlineItem {
  item: PDFDict;
  title: PDFObject;
  /** Null where the outline leads to no place. */
  dest: PDFArray | null;
}

const name = (text: string): PDFName => PDFName.of(text);

/** The outline's items, by the element of the structure tree that is their heading. */
export function outlineItems(pdf: PDFDocument): Map<PDFRef, OutlineItem> {
  const items = new Map<PDFRef, OutlineItem>();
  const visit = (value: PDFObject | undefined): void => {
    for (let item = pdf.context.lookup(value); item instanceof PDFDict; item = pdf.context.lookup(item.get(name('Next')))) {
      const [element, title, dest] = [item.get(name('SE')), item.lookup(name('Title')), item.lookup(name('Dest'))];
      if (element instanceof PDFRef && title) items.set(element, { item, title, dest: dest instanceof PDFArray ? dest : null });
      visit(item.get(name('First')));
    }
  };
  const outlines = pdf.context.lookup(pdf.catalog.get(name('Outlines')));
  if (outlines instanceof PDFDict) visit(outlines.get(name('First')));
  return items;
}

/** Gives the outline's items the text of their headings, as far as it is known. @param titles by the `id` of the page's element */
export function nameOutline(headings: Map<string, OutlineItem>, titles: ReadonlyMap<string, string>): void {
  for (const [key, heading] of headings) {
    const title = titles.get(key);
    if (!title) continue;
    heading.title = PDFHexString.fromText(title);
    heading.item.set(name('Title'), heading.title);
  }
}

/**
 * Gives every link a description (ISO 14289-1, 7.18.5): its address, or the heading it leads to. And mends where links inside the report lead: Chromium writes their places without the page's
 * margins, but the outline's with them.
 * @param headings the outline's items by the `id` of the page's element.
 */
export function completeLinks(pdf: PDFDocument, headings: ReadonlyMap<string, OutlineItem>): void {
  const { context } = pdf;
  const dests = context.lookup(pdf.catalog.get(name('Dests')));
  if (dests instanceof PDFDict) {
    for (const [key] of dests.entries()) {
      const dest = headings.get(key.decodeText())?.dest;
      if (dest) dests.set(key, dest);
    }
  }
  for (const page of pdf.getPages()) {
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const link = context.lookup(ref);
      if (!(link instanceof PDFDict) || link.get(name('Subtype')) !== name('Link') || link.has(name('Contents'))) continue;
      const description = descriptionOf(link, headings);
      if (description) link.set(name('Contents'), description);
    }
  }
}

function descriptionOf(link: PDFDict, headings: ReadonlyMap<string, OutlineItem>): PDFObject | null {
  const action = link.lookup(name('A'));
  const address = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
  if (address instanceof PDFString || address instanceof PDFHexString) return PDFHexString.fromText(address.decodeText());
  const dest = link.get(name('Dest'));
  return (dest instanceof PDFName && headings.get(dest.decodeText())?.title) || null;
}
