/** Writes a structure tree in the place of a PDF's own, with the trees of parents and ids. */
import type { PDFRef } from '@cantoo/pdf-lib';
import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { ElementObject } from './element-object.ts';
import { treeOf } from './number-tree.ts';
import { KEYS } from './structure-keys.ts';
import type { StructElement } from './structure-tree.ts';

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Puts a changed tree in place of the file's, with trees of parents and ids made anew.
 * @returns the elements that were in the print, by the numbers of their objects there
 */
export function writeStructure(
  pdf: PDFDocument,
  top: StructElement,
): ReadonlyMap<number, ElementObject> {
  const { context } = pdf;
  const rootRef = pdf.catalog.get(KEYS.ROOT) as PDFRef;
  const root = context.lookup(rootRef, PDFDict);
  const writer = new TreeWriter(context);
  root.set(KEYS.K, writer.write(top, rootRef));
  root.set(name('ParentTree'), context.register(writer.parentTree(pdf)));
  root.set(name('ParentTreeNextKey'), PDFNumber.of(writer.nextKey));
  const ids = writer.idTree();
  if (ids) root.set(name('IDTree'), context.register(ids));
  else root.delete(name('IDTree'));
  return writer.written;
}

class TreeWriter {
  nextKey = 0;
  readonly written = new Map<number, ElementObject>();
  private readonly context: PDFContext;
  /** Which element each piece of a page belongs to, by page. */
  private readonly pages = new Map<PDFRef, ElementObject[]>();
  private readonly objects: [PDFRef, ElementObject][] = [];
  private readonly ids: [string, ElementObject][] = [];

  constructor(context: PDFContext) {
    this.context = context;
  }

  write(element: StructElement, parent: PDFObject): ElementObject {
    const object = new ElementObject(element, parent);
    if (element.number !== null) this.written.set(element.number, object);
    object.kids = element.kids.map((kid) => {
      if (kid.type === 'element') return this.write(kid, object);
      if (kid.type === 'object') this.objects.push([kid.object, object]);
      else this.own(kid.page, kid.mcid, object);
      return kid;
    });
    if (element.id) this.ids.push([element.id, object]);
    return object;
  }

  private own(page: PDFRef, mcid: number, owner: ElementObject): void {
    const owners = this.pages.get(page) ?? [];
    owners[mcid] = owner;
    this.pages.set(page, owners);
  }

  /** Pages and annotations are numbered anew, pages first: the numbers are the keys of the tree. */
  parentTree(pdf: PDFDocument): PDFDict {
    const { context } = this;
    const numbers: PDFObject[] = [];
    const add = (dict: PDFDict, key: string, value: PDFObject): void => {
      dict.set(name(key), PDFNumber.of(this.nextKey));
      numbers.push(PDFNumber.of(this.nextKey++), value);
    };
    for (const page of pdf.getPages()) {
      const owners = this.pages.get(page.ref);
      if (!owners) {
        page.node.delete(name('StructParents'));
        continue;
      }
      add(
        page.node,
        'StructParents',
        context.register(context.obj(Array.from(owners, (owner) => owner ?? null))),
      );
    }
    for (const [object, owner] of this.objects) {
      const dict = context.lookup(object);
      if (dict instanceof PDFDict) add(dict, 'StructParent', owner);
    }
    return treeOf(context, numbers, 'Nums');
  }

  idTree(): PDFDict | null {
    if (this.ids.length === 0) return null;
    const sorted = this.ids
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, ref]): PDFObject[] => [PDFString.of(id), ref]);
    return treeOf(this.context, sorted, 'Names');
  }
}
