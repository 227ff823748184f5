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
import { treeOf } from './number-tree.ts';
import { KEYS } from './structure-keys.ts';
import type { StructElement, StructKid } from './structure-tree.ts';

const { S, K, P, PG, A, ALT, LANG, ID, TYPE } = KEYS;
const name = (text: string): PDFName => PDFName.of(text);
const ELEMENT = name('StructElem');

/**
 * Puts a changed tree in place of the file's, with trees of parents and ids made anew. Elements that
 * are no longer in it are left behind: what nothing refers to is not written (`serialize.ts`).
 */
export function writeStructure(pdf: PDFDocument, top: StructElement): void {
  const { context } = pdf;
  const root = context.lookup(pdf.catalog.get(KEYS.ROOT), PDFDict);
  const rootRef = pdf.catalog.get(KEYS.ROOT) as PDFRef;
  const writer = new TreeWriter(context);
  const ref = writer.write(top, rootRef);
  root.set(K, ref);
  root.set(name('ParentTree'), context.register(writer.parentTree(pdf)));
  root.set(name('ParentTreeNextKey'), PDFNumber.of(writer.nextKey));
  const ids = writer.idTree();
  if (ids) root.set(name('IDTree'), context.register(ids));
  else root.delete(name('IDTree'));
}

class TreeWriter {
  nextKey = 0;
  private readonly context: PDFContext;
  /** Which element each piece of a page belongs to, by page. */
  private readonly pages = new Map<PDFRef, PDFRef[]>();
  private readonly objects: [PDFRef, PDFRef][] = [];
  private readonly ids: [string, PDFRef][] = [];
  /** An element that became two has one reference for both. */
  private readonly taken = new Set<PDFRef>();

  constructor(context: PDFContext) {
    this.context = context;
  }

  write(element: StructElement, parent: PDFRef): PDFRef {
    const { context } = this;
    const own = element.ref;
    const ref = own && !this.taken.has(own) ? own : context.nextRef();
    this.taken.add(ref);
    const dict = PDFDict.withContext(context);
    dict.set(TYPE, ELEMENT);
    dict.set(S, name(element.role));
    dict.set(P, parent);
    const page = element.kids.find((kid) => kid.type === 'content')?.page;
    if (page) dict.set(PG, page);
    const kids = element.kids.map((kid) => this.kid(kid, ref, page));
    if (kids.length > 0) dict.set(K, kids.length === 1 ? kids[0]! : context.obj(kids));
    if (element.alt) dict.set(ALT, element.alt);
    if (element.language) dict.set(LANG, PDFString.of(element.language));
    if (element.id) {
      dict.set(ID, PDFString.of(element.id));
      this.ids.push([element.id, ref]);
    }
    const attributes = this.attributes(element);
    if (attributes) dict.set(A, attributes);
    context.assign(ref, dict);
    return ref;
  }

  private kid(kid: StructKid, parent: PDFRef, page: PDFRef | undefined): PDFObject {
    const { context } = this;
    if (kid.type === 'element') return this.write(kid, parent);
    if (kid.type === 'object') {
      this.objects.push([kid.object, parent]);
      return context.obj({ Type: 'OBJR', Obj: kid.object, Pg: kid.page });
    }
    const owners = this.pages.get(kid.page) ?? [];
    owners[kid.mcid] = parent;
    this.pages.set(kid.page, owners);
    return kid.page === page
      ? PDFNumber.of(kid.mcid)
      : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid });
  }

  private attributes({ attributes }: StructElement): PDFObject | null {
    const owners = new Map<string, PDFDict>();
    for (const [key, { owner, value }] of attributes) {
      const dict = owners.get(owner) ?? (this.context.obj({ O: owner }) as PDFDict);
      dict.set(name(key), value);
      owners.set(owner, dict);
    }
    const dicts = [...owners.values()];
    if (dicts.length === 0) return null;
    return dicts.length === 1 ? dicts[0]! : this.context.obj(dicts);
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
