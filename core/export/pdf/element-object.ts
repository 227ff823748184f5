import { PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import type { MarkedContent, ObjectContent, StructElement } from './structure-tree.ts';

/**
 * An element of the structure tree as an object of the file. A dictionary of the library for each
 * would be the most of what is held and gone through when a long report is written.
 */
export class ElementObject extends PDFObject {
  readonly element: StructElement;
  /** The element above, or the tree's root. */
  readonly parent: PDFObject;
  kids: readonly (ElementObject | MarkedContent | ObjectContent)[] = [];

  constructor(element: StructElement, parent: PDFObject) {
    super();
    this.element = element;
    this.parent = parent;
  }

  /** Its dictionary (ISO 32000-1, table 323). @param textOf the text of a value or a reference */
  text(textOf: (object: PDFObject) => string): string {
    const { role, alt, language, id } = this.element;
    const page = this.element.kids.find((kid) => kid.type === 'content')?.page;
    let text = `<</Type/StructElem/S/${role}/P ${textOf(this.parent)}`;
    if (page) text += `/Pg ${textOf(page)}`;
    const kids = this.kids.map((kid) => kidText(kid, page, textOf));
    if (kids.length > 1) text += `/K[${kids.join(' ')}]`;
    else if (kids.length === 1) text += spaced('/K', kids[0]!);
    if (alt) text += spaced('/Alt', textOf(alt));
    if (language) text += `/Lang(${language})`;
    if (id) text += `/ID(${id})`;
    return `${text}${this.attributes(textOf)}>>`;
  }

  private attributes(textOf: (object: PDFObject) => string): string {
    const owners = new Map<string, string>();
    for (const { key, owner, value } of this.element.attributes)
      owners.set(owner, (owners.get(owner) ?? '') + spaced(`/${key}`, textOf(value)));
    const dicts = Array.from(owners, ([owner, entries]) => `<</O/${owner}${entries}>>`);
    if (dicts.length === 0) return '';
    return `/A${dicts.length === 1 ? dicts[0]! : `[${dicts.join(' ')}]`}`;
  }
}

function kidText(
  kid: ElementObject['kids'][number],
  page: PDFRef | undefined,
  textOf: (object: PDFObject) => string,
): string {
  if (kid instanceof ElementObject) return textOf(kid);
  if (kid.type === 'object')
    return `<</Type/OBJR/Obj ${textOf(kid.object)}/Pg ${textOf(kid.page)}>>`;
  return kid.page === page
    ? String(kid.mcid)
    : `<</Type/MCR/Pg ${textOf(kid.page)}/MCID ${kid.mcid}>>`;
}

/** What needs no space before it. */
const DELIMITERS = '[(</';

/** An entry of a dictionary. @param key with its slash */
export function spaced(key: string, value: string): string {
  return DELIMITERS.includes(value[0]!) ? key + value : `${key} ${value}`;
}
