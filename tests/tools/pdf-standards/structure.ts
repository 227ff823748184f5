/** The structure tree: its types, how they stand in each other, and what they must say. */
import { PDFHexString, PDFNumber, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject, PDFDict } from '@cantoo/pdf-lib';
import { dictOf, items, name, nameText, type Findings } from './findings.ts';

export interface Tree {
  /** The marked contents of each page that the tree has. */
  content: Map<PDFRef, Set<number>>;
  /** The roles of the elements that hold each annotation, innermost last. */
  annotations: Map<PDFRef, string[]>;
}

/** ISO 32000-1, 14.8.4. */
const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);
/** What may stand in a type, and where it may stand; types without a rule may stand anywhere. */
const KIDS: Record<string, [rule: string, allowed: RegExp]> = {
  Table: ['09-004', /^(?:TR|THead|TBody|TFoot|Caption)$/],
  THead: ['09-004', /^TR$/],
  TBody: ['09-004', /^TR$/],
  TFoot: ['09-004', /^TR$/],
  TR: ['09-004', /^(?:TH|TD)$/],
  L: ['09-005', /^(?:LI|L|Caption)$/],
  LI: ['09-005', /^(?:Lbl|LBody)$/],
  TOC: ['09-006', /^(?:TOC|TOCI|Caption)$/],
};
const PARENTS: Record<string, [rule: string, allowed: RegExp]> = {
  TR: ['09-004', /^(?:Table|THead|TBody|TFoot)$/],
  TH: ['09-004', /^TR$/],
  TD: ['09-004', /^TR$/],
  THead: ['09-004', /^Table$/],
  TBody: ['09-004', /^Table$/],
  LI: ['09-005', /^L$/],
  LBody: ['09-005', /^LI$/],
  TOCI: ['09-006', /^TOC$/],
};

export function structureFindings(pdf: PDFDocument, findings: Findings): Tree {
  const tree: Tree = { content: new Map(), annotations: new Map() };
  const root = dictOf(pdf.catalog.lookup(name('StructTreeRoot')));
  if (!root) return tree;
  new Walk(pdf, root, tree, findings).walk();
  return tree;
}

class Walk {
  private readonly pdf: PDFDocument;
  private readonly root: PDFDict;
  private readonly tree: Tree;
  private readonly findings: Findings;
  private readonly roles: PDFDict | null;
  private readonly ids = new Set<string>();
  private level = 0;
  private kindsOfHeading = new Set<string>();

  constructor(pdf: PDFDocument, root: PDFDict, tree: Tree, findings: Findings) {
    this.pdf = pdf;
    this.root = root;
    this.tree = tree;
    this.findings = findings;
    this.roles = dictOf(root.lookup(name('RoleMap')));
  }

  walk(): void {
    for (const [key] of this.roles?.entries() ?? [])
      this.findings.check('02-004', !STANDARD.has(key.decodeText()), `RoleMap: ${key}`);
    for (const kid of items(this.root.lookup(name('K'))))
      this.visit(kid, ['StructTreeRoot'], undefined);
    this.findings.check('14-007', this.kindsOfHeading.size < 2, 'H beside H1…H6');
  }

  private visit(value: PDFObject, above: string[], page: PDFRef | undefined): void {
    const object = this.pdf.context.lookup(value);
    if (object instanceof PDFNumber) return this.addContent(page, object.asNumber());
    const dict = dictOf(object);
    if (!dict) return;
    const own = dict.get(name('Pg'));
    const where = own instanceof PDFRef ? own : page;
    const mcid = dict.get(name('MCID'));
    if (mcid instanceof PDFNumber) return this.addContent(where, mcid.asNumber());
    const annotation = dict.get(name('Obj'));
    if (annotation instanceof PDFRef) {
      this.tree.annotations.set(annotation, above);
      return;
    }
    this.element(dict, above, where);
  }

  private addContent(page: PDFRef | undefined, mcid: number): void {
    if (!page) return this.findings.add('01-005', `MCID ${mcid} of no page`);
    const set = this.tree.content.get(page) ?? new Set();
    this.findings.check('30-002', !set.has(mcid), `${page}: MCID ${mcid} twice`);
    set.add(mcid);
    this.tree.content.set(page, set);
  }

  private element(dict: PDFDict, above: string[], page: PDFRef | undefined): void {
    const { findings } = this;
    const role = this.standardRole(nameText(dict.get(name('S'))));
    const parent = above.at(-1)!;
    const where = `${role} in ${parent}`;
    for (const [rule, allowed] of [KIDS[parent]].flatMap((each) => (each ? [each] : [])))
      findings.check(rule, allowed.test(role), where);
    const place = PARENTS[role];
    if (place) findings.check(place[0], place[1].test(parent), where);
    const kids = items(dict.lookup(name('K'))).map((kid) => ({
      kid,
      object: this.pdf.context.lookup(kid),
    }));
    if (KIDS[parent] === undefined && KIDS[role])
      findings.check(
        KIDS[role][0],
        !kids.some(({ object }) => object instanceof PDFNumber),
        `text in ${role}`,
      );
    this.texts(dict, role, where);
    if (role === 'Table') this.table(dict);
    if (role === 'TH') this.head(dict, where);
    if (/^H[1-6]?$/.test(role)) this.heading(role, where);
    findings.check(
      '14-006',
      kids.filter(({ object }) => nameText(dictOf(object)?.get(name('S'))) === 'H').length < 2,
      where,
    );
    for (const { kid } of kids) this.visit(kid, [...above, role], page);
  }

  private standardRole(role: string): string {
    const seen = new Set<string>();
    let current = role;
    while (!STANDARD.has(current)) {
      if (seen.has(current)) {
        this.findings.add('02-003', `RoleMap: ${role}`);
        return role;
      }
      seen.add(current);
      const next = nameText(this.roles?.lookup(name(current)));
      if (next === '') {
        this.findings.add('02-001', role);
        return role;
      }
      current = next;
    }
    return current;
  }

  private texts(dict: PDFDict, role: string, where: string): void {
    const textOf = (key: string): string => {
      const value = dict.lookup(name(key));
      return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
    };
    if (role === 'Figure' || role === 'Formula')
      this.findings.check('13-004', (textOf('Alt') + textOf('ActualText')).trim() !== '', where);
    const id = textOf('ID');
    if (role === 'Note') this.findings.check('19-003', id !== '', where);
    if (id !== '') this.findings.check('19-004', !this.ids.has(id), id);
    this.ids.add(id);
    const language = textOf('Lang');
    if (language !== '')
      this.findings.check('11-006', /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(language), language);
  }

  private heading(role: string, where: string): void {
    this.kindsOfHeading.add(role === 'H' ? 'H' : 'Hn');
    if (role === 'H') return;
    const level = Number(role[1]);
    if (this.level === 0) this.findings.check('14-002', level === 1, where);
    else this.findings.check('14-003', level <= this.level + 1, `${role} behind H${this.level}`);
    this.level = level;
  }

  private attribute(dict: PDFDict, key: string): PDFObject | undefined {
    return items(dict.lookup(name('A')))
      .map((each) => dictOf(this.pdf.context.lookup(each))?.lookup(name(key)))
      .find((each) => each !== undefined);
  }

  private head(dict: PDFDict, where: string): void {
    const scope = nameText(this.attribute(dict, 'Scope'));
    this.findings.check('15-003', /^(?:Row|Column|Both)$/.test(scope), where);
  }

  /** Rows of one table have the same number of columns (14.8.4.3.4). */
  private table(dict: PDFDict): void {
    const widths = new Set<number>();
    const visit = (element: PDFDict): void => {
      for (const kid of items(element.lookup(name('K')))) {
        const inner = dictOf(this.pdf.context.lookup(kid));
        const role = nameText(inner?.get(name('S')));
        if (!inner || role === 'Caption') continue;
        if (role !== 'TR') {
          visit(inner);
          continue;
        }
        const cells = items(inner.lookup(name('K'))).flatMap(
          (each) => dictOf(this.pdf.context.lookup(each)) ?? [],
        );
        widths.add(cells.reduce((sum, cell) => sum + this.span(cell), 0));
      }
    };
    visit(dict);
    this.findings.check('09-004', widths.size < 2, `rows of ${[...widths].join(' and ')} cells`);
  }

  private span(cell: PDFDict): number {
    const span = this.attribute(cell, 'ColSpan');
    return span instanceof PDFNumber ? span.asNumber() : 1;
  }
}
