/**
 * What Chromium's structure tree lacks beside ISO 32000-1, 14.8, and what it has too much of. Every
 * step works on the tree of `structure-tree.ts`, in place.
 */
import { PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import { turnOf, type MarkReader } from './marks.ts';
import { newElement, type StructElement, type StructKid } from './structure-tree.ts';

/** Roles that hold text themselves. */
const HOLDS_TEXT = /^(?:P|H\d?|LI|Lbl|LBody|TD|TH|Link|Code|Caption|Span|Strong|Em|Figure)$/;
/** Roles that stand in a line of text. */
const INLINE = /^(?:Link|Code|Span|Strong|Em)$/;

/**
 * Names blocks and rows by their marks, and leaves only languages that differ from what is around
 * them.
 */
export function nameBlocks(element: StructElement, marks: MarkReader, around = ''): void {
  const mark = turnOf(element.language);
  if (mark) {
    element.id = marks.take(mark.turn) ?? '';
    element.language = mark.language;
  }
  const language = element.language || around;
  if (element.language === around) element.language = '';
  for (const kid of element.kids) if (kid.type === 'element') nameBlocks(kid, marks, language);
}

/**
 * The marked contents that belong to pictures, and those that say again what stands on an earlier
 * page, by page.
 */
export interface ContentUse {
  pictures: Map<PDFRef, Set<number>>;
  repeated: Map<PDFRef, Set<number>>;
  /** Those that are printed where they do not hold: “(continued)” behind a day's first line. */
  untrue: Map<PDFRef, Set<number>>;
}

/** The line of a day, and what it says where it goes on, as the page names them. */
const DAY = /_day_\d+$/;
const MORE = /_day_\d+_more$/;

/**
 * A table's head, and the line of a day in it, are printed on every page that they go on to, and
 * Chromium files all of them under the same cell.
 */
export function contentUse(top: StructElement): ContentUse {
  const use: ContentUse = { pictures: new Map(), repeated: new Map(), untrue: new Map() };
  const add = (to: Map<PDFRef, Set<number>>, page: PDFRef, mcid: number): void => {
    const set = to.get(page);
    if (set) set.add(mcid);
    else to.set(page, new Set([mcid]));
  };
  const visit = (
    element: StructElement,
    inPicture: boolean,
    headPage: { page: PDFRef | null } | null,
    inMore: boolean,
  ): void => {
    const picture = inPicture || element.role === 'Figure';
    const isHead =
      (element.role === 'TH' && scopeOf(element) === 'Column') ||
      (element.role === 'TR' && DAY.test(element.id));
    const head = isHead ? { page: null } : headPage;
    const more = MORE.test(element.id);
    for (const kid of element.kids) {
      if (kid.type === 'element') visit(kid, picture, head, inMore || more);
      else if (kid.type === 'content') {
        if (picture) add(use.pictures, kid.page, kid.mcid);
        if (head) {
          head.page ??= kid.page;
          if (head.page !== kid.page) add(use.repeated, kid.page, kid.mcid);
          else if (inMore || more) add(use.untrue, kid.page, kid.mcid);
        }
      }
    }
  };
  visit(top, false, null, false);
  return use;
}

/** Takes out what the pages have as artifacts now. */
export function withoutContent(
  element: StructElement,
  gone: ReadonlyMap<PDFRef, ReadonlySet<number>>,
): void {
  element.kids = element.kids.filter((kid) => {
    if (kid.type === 'content') return !gone.get(kid.page)?.has(kid.mcid);
    if (kid.type === 'element') withoutContent(kid, gone);
    return true;
  });
}

/** Every repair of roles and nesting. */
export function repairStructure(element: StructElement): void {
  for (const kid of element.kids) if (kid.type === 'element') repairStructure(kid);
  element.kids = element.kids.flatMap((kid) =>
    kid.type === 'element' ? unwrapped(kid, element) : [kid],
  );
  switch (element.role) {
    case 'LI':
      giveListBody(element);
      break;
    case 'Table':
      giveTableParts(element);
      break;
    case 'TH':
    case 'TD':
      simplifyCell(element);
      break;
    case 'Figure':
      dropInnerFigure(element);
  }
}

/**
 * An element without a meaning gives its place to what it holds; one that holds text of its own
 * becomes a paragraph, where nothing around it can hold text.
 */
function unwrapped(kid: StructElement, parent: StructElement): StructKid[] {
  if (kid.kids.length === 0) return /^(?:TD|TH|TR)$/.test(kid.role) ? [kid] : [];
  if (kid.role !== 'NonStruct') return [kid];
  const [only] = kid.kids;
  if (
    kid.id &&
    kid.kids.length === 1 &&
    only!.type === 'element' &&
    !only.id &&
    !INLINE.test(only.role)
  ) {
    Object.assign(only, { id: kid.id, language: only.language || kid.language });
    return [only];
  }
  const loose = kid.kids.some((each) => each.type !== 'element' || INLINE.test(each.role));
  const plain = !kid.id && !kid.language;
  if (
    plain &&
    (!loose ||
      HOLDS_TEXT.test(parent.role) ||
      (parent.role === 'NonStruct' && parent.kids.length === 1))
  )
    return kid.kids;
  const word = HOLDS_TEXT.test(parent.role) ? 'Span' : 'P';
  kid.role = loose ? word : 'Div';
  return [kid];
}

/**
 * Chromium puts a list item's content beside its label; readers look for it in an `LBody`
 * (14.8.4.3.3).
 */
function giveListBody(item: StructElement): void {
  const isLabel = (kid: StructKid): boolean => kid.type === 'element' && kid.role === 'Lbl';
  if (item.kids.some((kid) => kid.type === 'element' && kid.role === 'LBody')) return;
  const content = item.kids.filter((kid) => !isLabel(kid));
  if (content.length > 0) item.kids = [...item.kids.filter(isLabel), newElement('LBody', content)];
}

/** The rows of column heads as `THead`, the others as `TBody` (14.8.4.3.4). */
function giveTableParts(table: StructElement): void {
  table.kids = table.kids.flatMap(rowsOfDay);
  const isRow = (kid: StructKid): kid is StructElement =>
    kid.type === 'element' && kid.role === 'TR';
  if (!table.kids.every(isRow)) return;
  const rows = table.kids as StructElement[];
  const firstOther = rows.findIndex(
    ({ kids }) =>
      !kids.every(
        (cell) => cell.type === 'element' && cell.role === 'TH' && scopeOf(cell) === 'Column',
      ),
  );
  if (firstOther > 0)
    table.kids = [
      newElement('THead', rows.slice(0, firstOther)),
      newElement('TBody', rows.slice(firstOther)),
    ];
}

/** A day is set as a table of its own, so that its line is repeated; its rows are the outer one's. */
function rowsOfDay(row: StructKid): StructKid[] {
  const cell = onlyElement(row, 'TR');
  const inner = cell && onlyElement(cell, 'TD');
  return inner?.role === 'Table' ? inner.kids : [row];
}

/** What an element of this role holds, where that is one element. */
function onlyElement(parent: StructKid, role: string): StructElement | null {
  if (parent.type !== 'element' || parent.role !== role || parent.kids.length !== 1) return null;
  const [only] = parent.kids;
  return only!.type === 'element' ? only! : null;
}

function scopeOf({ attributes }: StructElement): string {
  const scope = attributes.find(({ key }) => key === 'Scope')?.value;
  return scope instanceof PDFName ? scope.asString().slice(1) : '';
}

/**
 * Scopes say which head belongs to which cell; the lists of heads that Chromium adds to every cell
 * say it again, by ids that are others on every run.
 */
function simplifyCell(cell: StructElement): void {
  cell.attributes = cell.attributes.filter(({ key, value }) => {
    const isSpan = key === 'RowSpan' || key === 'ColSpan';
    return key !== 'Headers' && !(isSpan && value instanceof PDFNumber && value.asNumber() === 1);
  });
}

function dropInnerFigure(figure: StructElement): void {
  const [only] = figure.kids;
  if (figure.kids.length !== 1 || only!.type !== 'element' || only.role !== 'Figure') return;
  figure.kids = only.kids;
  figure.alt ??= only.alt;
}
