/**
 * The structure tree of a PDF (ISO 32000-1, 14.7) as plain values: read, changed, and written back.
 */
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
  /** Null for one that was not in the file. */
  ref: PDFRef | null;
  kids: StructKid[];
  alt: PDFObject | undefined;
  language: string;
  /** The name in the file's tree of ids; '' = none. */
  id: string;
  /** By its key: `Scope` of a head, `ColSpan`, `ListNumbering`, … */
  attributes: Map<string, { owner: string; value: PDFObject }>;
}

export type StructKid = StructElement | MarkedContent | ObjectContent;

const name = (text: string): PDFName => PDFName.of(text);
const [S, K, P, PG, A, ALT, LANG, ID, TYPE, MCID, OBJ, O] = [
  'S',
  'K',
  'P',
  'Pg',
  'A',
  'Alt',
  'Lang',
  'ID',
  'Type',
  'MCID',
  'Obj',
  'O',
].map(name) as [
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
  PDFName,
];

export function newElement(role: string, kids: StructKid[]): StructElement {
  return {
    type: 'element',
    role,
    ref: null,
    kids,
    alt: undefined,
    language: '',
    id: '',
    attributes: new Map(),
  };
}

/**
 * The element at the tree's root (`Document`), or null where the file has no tree of this shape.
 */
export function readStructure(pdf: PDFDocument): StructElement | null {
  const { context } = pdf;
  const root = context.lookup(pdf.catalog.get(name('StructTreeRoot')));
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

/**
 * Puts a changed tree in place of the file's: elements that are no longer in it are deleted, and
 * the trees of parents and ids are made anew.
 */
export function writeStructure(pdf: PDFDocument, top: StructElement): void {
  const { context } = pdf;
  const root = context.lookup(pdf.catalog.get(name('StructTreeRoot')), PDFDict);
  const before = new Set<PDFRef>();
  collectRefs(context, root.get(K), before);
  const rootRef = pdf.catalog.get(name('StructTreeRoot')) as PDFRef;
  const writer = new TreeWriter(context);
  const ref = writer.write(top, rootRef, before);
  for (const unused of before) context.delete(unused);
  root.set(K, ref);
  root.set(name('ParentTree'), context.register(writer.parentTree(pdf, root)));
  root.set(name('ParentTreeNextKey'), PDFNumber.of(writer.nextKey));
  const ids = writer.idTree();
  if (ids) root.set(name('IDTree'), context.register(ids));
  else root.delete(name('IDTree'));
}

function collectRefs(context: PDFContext, value: PDFObject | undefined, refs: Set<PDFRef>): void {
  const object = context.lookup(value);
  if (object instanceof PDFArray) {
    for (const each of object.asArray()) collectRefs(context, each, refs);
  } else if (object instanceof PDFDict && object.get(S) instanceof PDFName) {
    if (value instanceof PDFRef) refs.add(value);
    collectRefs(context, object.get(K), refs);
  }
}

class TreeWriter {
  nextKey = 0;
  private readonly context: PDFContext;
  /** Which element each piece of a page belongs to, by page. */
  private readonly pages = new Map<PDFRef, PDFRef[]>();
  private readonly objects: [PDFRef, PDFRef][] = [];
  private readonly ids: [string, PDFRef][] = [];

  constructor(context: PDFContext) {
    this.context = context;
  }

  /** @param unused the refs of the old tree that no element has taken yet. */
  write(element: StructElement, parent: PDFRef, unused: Set<PDFRef>): PDFRef {
    const { context } = this;
    const ref = element.ref && unused.delete(element.ref) ? element.ref : context.nextRef();
    const dict = context.obj({}) as PDFDict;
    dict.set(TYPE, name('StructElem'));
    dict.set(S, name(element.role));
    dict.set(P, parent);
    const page = element.kids.find((kid) => kid.type === 'content')?.page;
    if (page) dict.set(PG, page);
    const kids = element.kids.map((kid) => this.kid(kid, ref, page, unused));
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

  private kid(
    kid: StructKid,
    parent: PDFRef,
    page: PDFRef | undefined,
    unused: Set<PDFRef>,
  ): PDFObject {
    const { context } = this;
    if (kid.type === 'element') return this.write(kid, parent, unused);
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
    return dicts.length === 0 ? null : dicts.length === 1 ? dicts[0]! : this.context.obj(dicts);
  }

  /** Pages and annotations are numbered anew, pages first: the numbers are the keys of the tree. */
  parentTree(pdf: PDFDocument, root: PDFDict): PDFDict {
    const { context } = this;
    const old = root.get(name('ParentTree'));
    if (old instanceof PDFRef) deleteNumberTree(context, old);
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
    return numberTree(context, numbers);
  }

  idTree(): PDFDict | null {
    if (this.ids.length === 0) return null;
    const sorted = this.ids
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, ref]): PDFObject[] => [PDFString.of(id), ref]);
    return leaves(this.context, sorted, 'Names');
  }
}

/** Keys and values to a leaf. */
const PER_LEAF = 128;

function numberTree(context: PDFContext, numbers: readonly PDFObject[]): PDFDict {
  return leaves(context, numbers, 'Nums');
}

/**
 * A tree of two levels, as readers expect of long ones: a list of leaves, each with its first and
 * last key.
 */
function leaves(context: PDFContext, pairs: readonly PDFObject[], key: 'Nums' | 'Names'): PDFDict {
  if (pairs.length <= 2 * PER_LEAF) return context.obj({ [key]: [...pairs] }) as PDFDict;
  const kids: PDFRef[] = [];
  for (let from = 0; from < pairs.length; from += 2 * PER_LEAF) {
    const part = pairs.slice(from, from + 2 * PER_LEAF);
    kids.push(context.register(context.obj({ Limits: [part[0]!, part.at(-2)!], [key]: part })));
  }
  return context.obj({ Kids: kids }) as PDFDict;
}

function deleteNumberTree(context: PDFContext, ref: PDFRef): void {
  const node = context.lookup(ref);
  if (!(node instanceof PDFDict)) return;
  for (const key of ['Kids', 'Nums']) {
    const list = context.lookup(node.get(name(key)));
    if (!(list instanceof PDFArray)) continue;
    for (const each of list.asArray()) {
      if (!(each instanceof PDFRef)) continue;
      if (key === 'Kids') deleteNumberTree(context, each);
      // Values are lists of elements for a page, and an element for an annotation: only the lists
      // belong to the tree.
      else if (context.lookup(each) instanceof PDFArray) context.delete(each);
    }
  }
  context.delete(ref);
}
