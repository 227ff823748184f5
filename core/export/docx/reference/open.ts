/** A company's Word file as far as a report takes it over: everything but its text. */
import { strFromU8 } from 'fflate';
import { FileProblem } from '../../../files/source-file.ts';
import { isZip, unpack } from '../../../files/unpack.ts';
import { attributeOf, childOf, childrenOf, parseXml, type Element } from '../../../files/xml.ts';
import { readDirectory } from '../../../files/zip-directory.ts';
import { relationsOf, relationsPath, type Relation } from '../package/relations.ts';
import { ReferenceProblem } from './problem.ts';

export { ReferenceProblem } from './problem.ts';

export interface Reference {
  /** The room for text on its pages, in twips. */
  area: { width: number; height: number };
  /** The first accent of its theme, six hex digits; undefined without one. */
  accent: string | undefined;
  /** The properties of its first section. */
  section: Element | undefined;
  /** How many sections it has. */
  sections: number;
  styles: Element;
  settings: Element | null;
  numbering: { root: Element | null; taken: { definitions: number; lists: number } };
  /** Of its main part. */
  relations: readonly Relation[];
  /** A part's bytes; undefined where there is none. */
  part(path: string): Uint8Array | undefined;
  relationsOf(part: string): Relation[];
  /** A part's content type; undefined where none is declared. */
  typeOf(part: string): string | undefined;
}

/** A page in twips. */
export interface PageSize {
  width: number;
  height: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Bytes that a reference may unpack to: a template with pictures has a tenth. */
const LARGEST = 200_000_000;
const WORD =
  /^application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)\.main\+xml$/;
const OTHER_FILE = 'Choose a Word document (.docx) or template (.dotx).';

/**
 * Opens a reference document.
 * @param page in twips, for a reference that does not say how large its own is
 * @throws ReferenceProblem for what is no Word file, encrypted, has macros, or is damaged
 */
export function openReference(bytes: Uint8Array, page: PageSize): Reference {
  const parts = partsOf(bytes);
  const part = (path: string): Uint8Array | undefined => parts.get(path.toLowerCase())?.bytes;
  const xml = (path: string): Element | null => {
    const content = part(path);
    return content ? parseXml(strFromU8(content)) : null;
  };
  try {
    const types = xml('[Content_Types].xml');
    const relations = (owner: string): Relation[] => relationsOf(owner, xml(relationsPath(owner)));
    const main = relations('').find(({ kind }) => kind === 'officeDocument')?.target;
    if (!types || main === undefined)
      throw new ReferenceProblem(
        `The reference document is no Word file: it holds no document. ${OTHER_FILE}`,
      );
    const typeOf = (path: string): string | undefined => contentType(types, path);
    checkType(typeOf(main), [...parts.keys()]);
    const body = childrenOf(xml(main) ?? fail('its text')).find(
      ({ localName }) => localName === 'body',
    );
    if (!body) throw fail('its text');
    if (body.namespaceURI?.includes('purl.oclc.org'))
      throw new ReferenceProblem(
        'The reference document is saved as “Strict Open XML”, which Afterword does not ' +
          'read. Open it in Word and save it as “Word Document (.docx)”.',
      );
    const own = relations(main);
    const find = (kind: string): Element | null => {
      const path = own.find((each) => each.kind === kind)?.target;
      return path === undefined ? null : xml(path);
    };
    const styles = find('styles');
    if (!styles)
      throw new ReferenceProblem(
        'The reference document has no styles. Open it in Word, save it as a Word document ' +
          '(.docx) and choose it again.',
      );
    const section = firstSection(body);
    const numbering = find('numbering');
    return {
      area: areaOf(section, page),
      accent: accentOf(find('theme')),
      section,
      sections: countSections(body),
      styles,
      settings: find('settings'),
      numbering: { root: numbering, taken: takenNumbers(numbering) },
      relations: own,
      part,
      relationsOf: relations,
      typeOf,
    };
  } catch (error) {
    throw error instanceof FileProblem
      ? new ReferenceProblem(`The reference document is damaged. ${OTHER_FILE}`)
      : error;
  }
}

function partsOf(bytes: Uint8Array): Map<string, { readonly bytes: Uint8Array }> {
  // What Office wraps an encrypted package in, and what it wrote before 2007 (MS-CFB §2.2).
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw new ReferenceProblem(
      'The reference document is protected by a password or saved as an old .doc file. ' +
        'Open it in Word, take the password away and save it as a Word document (.docx).',
    );
  if (!isZip(bytes))
    throw new ReferenceProblem(`The reference document is no Word file. ${OTHER_FILE}`);
  const size = (readDirectory(bytes) ?? []).reduce((sum, file) => sum + file.size, 0);
  if (size > LARGEST)
    throw new ReferenceProblem(
      `The reference document would unpack to ${Math.ceil(size / 1_000_000)} MB, and at ` +
        `most ${LARGEST / 1_000_000} MB can be read. Take its large pictures out.`,
    );
  try {
    return new Map(unpack('', bytes).map((file) => [file.name.toLowerCase(), file]));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new ReferenceProblem(
      'The reference document cannot be read, because it is damaged or not packed as Word ' +
        `packs its files. ${OTHER_FILE}`,
    );
  }
}

function checkType(type: string | undefined, paths: readonly string[]): void {
  if (type?.includes('macroEnabled') || paths.some((path) => path.endsWith('vbaproject.bin')))
    throw new ReferenceProblem(
      'The reference document has macros, which a report must not carry on. Open it in ' +
        'Word and save it as a Word document (.docx) or template (.dotx) without macros.',
    );
  if (type === undefined || !WORD.test(type))
    throw new ReferenceProblem(
      `The reference document is of another program than Word. ${OTHER_FILE}`,
    );
}

function fail(what: string): never {
  throw new ReferenceProblem(
    `The reference document is damaged: ${what} cannot be read. ${OTHER_FILE}`,
  );
}

function contentType(types: Element, path: string): string | undefined {
  const named = childrenOf(types, 'Override').find(
    (each) => attributeOf(each, 'PartName').toLowerCase() === `/${path.toLowerCase()}`,
  );
  if (named) return attributeOf(named, 'ContentType');
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const byExtension = childrenOf(types, 'Default').find(
    (each) => attributeOf(each, 'Extension').toLowerCase() === extension,
  );
  return byExtension && attributeOf(byExtension, 'ContentType');
}

/**
 * A section's properties stand in its last paragraph, those of the last one in the body itself
 * (ECMA-376, 17.6.18). The first section is the one that inherits nothing.
 */
function firstSection(parent: Element): Element | undefined {
  for (const child of childrenOf(parent)) {
    if (child.localName === 'sectPr') return child;
    const properties = child.localName === 'p' ? childOf(child, 'pPr') : undefined;
    const own = properties && childOf(properties, 'sectPr');
    const inside = child.localName?.startsWith('sdt') ? firstSection(child) : undefined;
    if (own ?? inside) return own ?? inside;
  }
  return undefined;
}

function countSections(parent: Element): number {
  return childrenOf(parent).reduce((count, child) => {
    if (child.localName === 'sectPr') return count + 1;
    const properties = child.localName === 'p' ? childOf(child, 'pPr') : undefined;
    if (properties && childOf(properties, 'sectPr')) return count + 1;
    return count + (child.localName?.startsWith('sdt') ? countSections(child) : 0);
  }, 0);
}

/** The room for text; of the report's own page where the section does not say. */
function areaOf(section: Element | undefined, page: PageSize): { width: number; height: number } {
  const size = section && childOf(section, 'pgSz');
  const margin = section && childOf(section, 'pgMar');
  const number = (element: Element | undefined, name: string, otherwise: number): number => {
    const value = Number.parseInt(element ? attributeOf(element, name) : '', 10);
    return Number.isFinite(value) ? Math.abs(value) : otherwise;
  };
  const width =
    number(size, 'w', page.width) -
    number(margin, 'left', page.left) -
    number(margin, 'right', page.right) -
    number(margin, 'gutter', 0);
  const height =
    number(size, 'h', page.height) -
    number(margin, 'top', page.top) -
    number(margin, 'bottom', page.bottom);
  return { width: Math.max(width, 2000), height: Math.max(height, 2000) };
}

function accentOf(theme: Element | null): string | undefined {
  const colors = theme && childOf(theme, 'themeElements');
  const scheme = colors && childOf(colors, 'clrScheme');
  const accent = scheme && childOf(scheme, 'accent1');
  const color = accent && childOf(accent, 'srgbClr');
  const value = color ? attributeOf(color, 'val') : '';
  return /^[\da-f]{6}$/i.test(value) ? value.toUpperCase() : undefined;
}

/** How far its numbers of list definitions and of lists go: ours begin behind them. */
function takenNumbers(numbering: Element | null): { definitions: number; lists: number } {
  const highest = (name: string, attribute: string): number =>
    Math.max(
      -1,
      ...childrenOf(numbering!, name)
        .map((each) => Number.parseInt(attributeOf(each, attribute), 10))
        .filter(Number.isFinite),
    );
  return numbering
    ? {
        definitions: highest('abstractNum', 'abstractNumId') + 1,
        lists: Math.max(0, highest('num', 'numId')),
      }
    : { definitions: 0, lists: 0 };
}
