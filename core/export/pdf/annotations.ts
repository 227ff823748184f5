/**
 * The comments of a report as annotations of its PDF (ISO 32000-1, 12.5.6): a highlight at the
 * words, with the remark, and the replies to it. The places are those of links that the page was
 * printed with.
 */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { StructElement } from './structure-tree.ts';
import { REMARK_ADDRESS } from '../review/html-marks.ts';
import { momentOf } from '../review/moment.ts';
import type { Annotated } from '../review/page.ts';

interface Box {
  page: PDFRef;
  /** Left, lower, right, upper, in points. */
  rect: [number, number, number, number];
}

const name = (text: string): PDFName => PDFName.of(text);

/** Replaces the links that stand for comments, in the pages and in the structure tree. */
export function annotate(
  pdf: PDFDocument,
  top: StructElement | null,
  threads: readonly Annotated[],
): void {
  const boxes = new Map<number, Box[]>();
  const links = new Set<PDFRef>();
  for (const page of pdf.getPages()) {
    const annotations = page.node.Annots();
    if (!annotations) continue;
    const kept = annotations.asArray().filter((ref) => {
      const link = pdf.context.lookup(ref);
      const numbers = link instanceof PDFDict ? remarksOf(link) : null;
      const rect = link instanceof PDFDict ? rectOf(link) : null;
      if (!numbers || !rect || !(ref instanceof PDFRef)) return true;
      for (const number of numbers)
        boxes.set(number, [...(boxes.get(number) ?? []), { page: page.ref, rect }]);
      links.add(ref);
      return false;
    });
    page.node.set(name('Annots'), pdf.context.obj(kept));
  }
  if (top) withoutLinks(top, links);
  for (const link of links) pdf.context.delete(link);
  threads.forEach((thread, number) => annotateOne(pdf, thread, boxes.get(number) ?? []));
}

/** The numbers of the comments that a link stands for; null for another link. */
function remarksOf(link: PDFDict): number[] | null {
  const action = link.lookup(name('A'));
  const address = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return null;
  const text = address.decodeText();
  if (!text.startsWith(REMARK_ADDRESS)) return null;
  return text.slice(REMARK_ADDRESS.length).split('.').map(Number);
}

function rectOf(link: PDFDict): Box['rect'] | null {
  const rect = link.lookup(name('Rect'));
  if (!(rect instanceof PDFArray) || rect.size() !== 4) return null;
  const [a, b, c, d] = rect
    .asArray()
    .map((each) => (each instanceof PDFNumber ? each.asNumber() : 0));
  return [Math.min(a!, c!), Math.min(b!, d!), Math.max(a!, c!), Math.max(b!, d!)];
}

/** What a link held stands in its place: it is no link any more. */
function withoutLinks(element: StructElement, links: ReadonlySet<PDFRef>): void {
  element.kids = element.kids.flatMap((kid) => {
    if (kid.type === 'object') return links.has(kid.object) ? [] : [kid];
    if (kid.type !== 'element') return [kid];
    const wasLink =
      kid.role === 'Link' &&
      kid.kids.some((inside) => inside.type === 'object' && links.has(inside.object));
    withoutLinks(kid, links);
    return wasLink ? kid.kids : [kid];
  });
}

/** Yellow, as a highlighter. */
const COLOUR = [1, 0.86, 0.35];
/** Print (bit 3): the annotation is on paper too. */
const PRINTED = 4;
/**
 * Hidden, print, no zoom, no rotation (bits 2 to 5), as Acrobat writes replies: they are read in
 * the thread, and their own sign would lie on the text.
 */
const REPLY = 30;

function annotateOne(
  pdf: PDFDocument,
  { id, isOpen, remarks }: Annotated,
  boxes: readonly Box[],
): void {
  const [first] = boxes;
  if (!first || remarks.length === 0) return;
  // An annotation is on one page: what goes on over the next is marked on the first.
  const own = boxes.filter(({ page }) => page === first.page);
  const [remark, ...replies] = remarks;
  const rect = hull(own);
  const head = add(pdf, first.page, `${id}-0`, remark!, {
    Subtype: 'Highlight',
    Rect: rect,
    QuadPoints: own.flatMap(({ rect: [left, lower, right, upper] }) => [
      left,
      upper,
      right,
      upper,
      left,
      lower,
      right,
      lower,
    ]),
    C: COLOUR,
  });
  const reply = (index: number, said: Annotated['remarks'][number], more: Extra = {}): void =>
    void add(pdf, first.page, `${id}-${index}`, said, {
      Subtype: 'Text',
      Rect: [rect[2], rect[3] - 12, rect[2] + 12, rect[3]],
      Name: 'Comment',
      IRT: head,
      RT: 'R',
      F: REPLY,
      ...more,
    });
  replies.forEach((said, index) => reply(index + 1, said));
  if (!isOpen)
    reply(
      remarks.length,
      { ...remarks.at(-1)!, text: 'Completed' },
      { StateModel: PDFString.of('Review'), State: PDFString.of('Completed') },
    );
}

function hull(boxes: readonly Box[]): Box['rect'] {
  const side = (index: number, of: (...values: number[]) => number): number =>
    of(...boxes.map(({ rect }) => rect[index]!));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

type Extra = Record<string, string | number | number[] | PDFObject>;

function add(
  pdf: PDFDocument,
  page: PDFRef,
  id: string,
  { author, date, text }: Annotated['remarks'][number],
  more: Extra,
): PDFRef {
  const { context } = pdf;
  const when = dates(date);
  const ref = context.register(
    context.obj({
      Type: 'Annot',
      F: PRINTED,
      P: page,
      NM: PDFHexString.fromText(id),
      T: PDFHexString.fromText(author),
      Contents: PDFHexString.fromText(text),
      ...when,
      ...more,
    }),
  );
  const node = context.lookup(page, PDFDict);
  const list = node.lookup(name('Annots'));
  if (list instanceof PDFArray) list.push(ref);
  else node.set(name('Annots'), context.obj([ref]));
  return ref;
}

function dates(date: string): Extra {
  const moment = momentOf(date);
  if (!moment) return {};
  const when = PDFString.fromDate(moment);
  return { M: when, CreationDate: when };
}
