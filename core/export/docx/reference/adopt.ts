import { strFromU8, strToU8 } from 'fflate';
import { attributeOf, childOf, childrenOf, parseXml, type Element } from '../../../files/xml.ts';
import { DOCUMENT, NOTES, TYPES, type PackageFiles } from '../package/files.ts';
import type { DocumentLanguages } from '../../scripts.ts';
import { escapeXml } from '../markup/escape.ts';
import { fontList } from './broken-faces.ts';
import type { Reference } from './open.ts';
import { relationsPath, type Relation } from '../package/relations.ts';
import { CopiedParts, relationXml } from './copied-parts.ts';
import { sectionProperties, serialized } from './section.ts';
import { mergeStyles, setLanguage, tabPositions, type StyleIds } from './styles.ts';

/** Our own page head and foot. */
const EDGES = ['word/header1.xml', 'word/footer1.xml'];

/**
 * What of the settings belongs to the look of pages and text. The rest belongs to the reference as
 * a document: its protection, its revisions, its mail merge.
 */
const SETTINGS = new Set([
  'embedTrueTypeFonts',
  'embedSystemFonts',
  'saveSubsetFonts',
  'mirrorMargins',
  'bordersDoNotSurroundHeader',
  'bordersDoNotSurroundFooter',
  'gutterAtTop',
  'defaultTabStop',
  'autoHyphenation',
  'consecutiveHyphenLimit',
  'hyphenationZone',
  'doNotHyphenateCaps',
  'evenAndOddHeaders',
  'characterSpacingControl',
  'themeFontLang',
  'clrSchemeMapping',
  'decimalSymbol',
  'listSeparator',
]);
/** Of those, what stands behind `compat` (CT_Settings). */
const AFTER_COMPATIBILITY = new Set([
  'themeFontLang',
  'clrSchemeMapping',
  'decimalSymbol',
  'listSeparator',
]);
/** A finished package in the look of a reference document. Its text stays as it is. */
export function adoptReference(
  files: PackageFiles,
  reference: Reference,
  languages: DocumentLanguages,
): PackageFiles {
  const adopted = new Adoption(files, reference);
  adopted.styles(languages);
  adopted.replacePart('theme', 'word/theme/theme1.xml');
  adopted.fonts();
  adopted.settings();
  adopted.numbering();
  adopted.section();
  adopted.finish();
  return adopted.files;
}

class Adoption {
  readonly files: PackageFiles;
  private readonly reference: Reference;
  private readonly parts: CopiedParts;
  private readonly relations: string[] = [];

  constructor(files: PackageFiles, reference: Reference) {
    this.files = new Map(files);
    this.reference = reference;
    this.parts = new CopiedParts(this.files, reference);
  }

  styles(languages: DocumentLanguages): void {
    const { styles } = this.reference;
    const ids = mergeStyles(styles, this.xml('word/styles.xml'));
    setLanguage(styles, languages);
    this.write('word/styles.xml', styles);
    for (const path of [DOCUMENT, NOTES, ...EDGES])
      this.files.set(path, strToU8(withIds(this.text(path), ids)));
    // Ours have one tab, and it goes to the edge.
    for (const path of EDGES)
      this.files.set(
        path,
        strToU8(
          this.text(path).replace(
            /(<w:pStyle w:val="([^"]*)"\/>[^]*?<w:tabs>)(<w:tab w:val="right" w:pos="(\d+)"\/>)/,
            (_, start: string, id: string, tab: string, own: string) =>
              start +
              tabPositions(styles, id)
                .filter((position) => position !== own)
                .map((position) => `<w:tab w:val="clear" w:pos="${escapeXml(position)}"/>`)
                .join('') +
              tab,
          ),
        ),
      );
  }

  /** Puts the reference's part of a kind in the place of ours, with what it refers to. */
  replacePart(kind: string, path: string): void {
    const target = this.relation(kind)?.target;
    const content = target === undefined ? undefined : this.reference.part(target);
    if (target === undefined || !content) return;
    this.files.set(path, content);
    this.parts.copyRelations(target, path);
  }

  /** The list of fonts, with the files of those that can be read. */
  fonts(): void {
    const path = 'word/fontTable.xml';
    const list = fontList(this.reference);
    if (!list) return;
    for (const { element } of list.broken) element.parentNode!.removeChild(element);
    this.write(path, list.root);
    const broken = new Set(list.broken.map(({ id }) => id));
    this.parts.copyRelations(list.path, path, ({ id }) => !broken.has(id));
  }

  settings(): void {
    const { settings } = this.reference;
    if (!settings) return;
    const ours = this.xml('word/settings.xml');
    for (const child of childrenOf(settings))
      if (!SETTINGS.has(child.localName ?? '')) settings.removeChild(child);
    // Which Word's rules the lines follow is the body's business, and that is ours.
    const compatibility = settings.ownerDocument!.importNode(childOf(ours, 'compat')!, true);
    settings.insertBefore(
      compatibility,
      childrenOf(settings).find(({ localName }) => AFTER_COMPATIBILITY.has(localName ?? '')) ??
        null,
    );
    this.write('word/settings.xml', settings);
  }

  /**
   * Theirs first: the numbering of headings stands there. Definitions stand before lists, and
   * pictures for bullets before both.
   */
  numbering(): void {
    const { root } = this.reference.numbering;
    const target = this.relation('numbering')?.target;
    if (!root || target === undefined) return;
    const ours = this.xml('word/numbering.xml');
    const place = (name: string): Element | null => childrenOf(root, name)[0] ?? null;
    const [lists, end] = [place('num'), place('numIdMacAtCleanup')];
    for (const each of childrenOf(ours, 'abstractNum'))
      root.insertBefore(root.ownerDocument!.importNode(each, true), lists ?? end);
    for (const each of childrenOf(ours, 'num'))
      root.insertBefore(root.ownerDocument!.importNode(each, true), end);
    this.write('word/numbering.xml', root);
    this.parts.copyRelations(target, 'word/numbering.xml');
  }

  /**
   * Page, head and foot. Where the reference has no head or no foot at all, or does not say how
   * large its page is, ours stay.
   */
  section(): void {
    const { section } = this.reference;
    if (!section) return;
    const ours = /<w:sectPr\b[^<>]*>([\s\S]*?)<\/w:sectPr>(?=<\/w:body>)/;
    const text = this.text(DOCUMENT);
    const own = ours.exec(text)![1]!;
    const properties = sectionProperties(section, own, (each) => this.edge(each));
    this.files.set(
      DOCUMENT,
      strToU8(text.replace(ours, () => `<w:sectPr>${properties}</w:sectPr>`)),
    );
  }

  /** Writes what was gathered into the lists of relations and of content types. */
  finish(): void {
    this.files.set(
      relationsPath(DOCUMENT),
      strToU8(
        this.text(relationsPath(DOCUMENT)).replace(
          '</Relationships>',
          `${this.relations.join('')}</Relationships>`,
        ),
      ),
    );
    this.files.set(
      TYPES,
      strToU8(this.text(TYPES).replace('</Types>', `${this.parts.types.join('')}</Types>`)),
    );
  }

  /** A reference to a head or foot, with its part copied. */
  private edge(element: Element): string {
    const relation = this.reference.relations.find(({ id }) => id === attributeOf(element, 'id'));
    const path = relation && this.parts.copy(relation.target);
    if (!relation || path === undefined) return '';
    const id = `rIdR${this.relations.length + 1}`;
    this.relations.push(relationXml({ ...relation, id, target: `/${path}` }));
    return `<w:${element.localName!} w:type="${attributeOf(element, 'type') || 'default'}" r:id="${id}"/>`;
  }

  private relation(kind: string): Relation | undefined {
    return this.reference.relations.find((each) => each.kind === kind);
  }

  private text(path: string): string {
    return strFromU8(this.files.get(path)!);
  }

  private xml(path: string): Element {
    return parseXml(this.text(path))!;
  }

  private write(path: string, root: Element): void {
    this.files.set(
      path,
      strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${serialized(root)}`),
    );
  }
}

function withIds(xml: string, ids: StyleIds): string {
  return xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"/g,
    (_, start: string, id: string) => `${start}${ids.get(id) ?? id}"`,
  );
}
