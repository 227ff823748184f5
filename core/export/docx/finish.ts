import { strFromU8, strToU8, unzipSync } from 'fflate';
import { DOCUMENT, NOTES, TYPES, type PackageFiles } from './package/files.ts';
import type { PackageParts, PartRelations } from './parts.ts';
import { relationsPath } from './package/relations.ts';
import { TABLE_STYLES } from './table-styles.ts';

/** What the finishing pass puts into the package. */
export interface Finish {
  /** A part's path → the blocks that stand in it in place of the placeholder. */
  texts: ReadonlyMap<string, string>;
  /** The footnotes, behind those of `docx` itself: the lines above them. */
  notes: string;
  /** A part's path → what it refers to. */
  relations: ReadonlyMap<string, PartRelations>;
  parts: PackageParts;
  /** The part of core properties. */
  properties: string;
  /** The lists of the styles of lists, where they have them from here. */
  listStyles: Record<'ListBullet' | 'ListNumber', number> | null;
  /**
   * The document that the report was made from, as JSON, for readers that can use it; in parts of
   * at most `LONGEST_TEXT`.
   */
  source: readonly string[] | null;
}

/** The text of the paragraph that stands in `docx`'s package where our own XML goes. */
export const PLACEHOLDER = 'afterword';
const PLACED = new RegExp(
  `<w:p>(?:(?!</w:p>).)*?<w:t[^>]*>${PLACEHOLDER}</w:t>(?:(?!</w:p>).)*?</w:p>`,
);

/** The beginning of a list's style, to its paragraphs' properties. */
const LIST_STYLE = new RegExp(
  [
    '(<w:style [^<>]*w:styleId="(ListBullet|ListNumber)(\\d?)"[^<>]*>',
    '(?:<w:(?:name|basedOn|next|qFormat)\\b[^<>]*>)*<w:pPr>)',
  ].join(''),
  'g',
);

const SOURCE_NAMESPACE = 'urn:afterword:postmortem:1';
const WORDPROCESSING = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/**
 * Finishes a package that `docx` wrote: the body, page head and foot, relationships, lists and
 * pictures go in, and its properties with their fixed dates.
 */
export function finishPackage(
  bytes: Uint8Array,
  { texts, notes, relations, parts, properties, source, listStyles }: Finish,
): PackageFiles {
  const files: PackageFiles = new Map(Object.entries(unzipSync(bytes)));
  const text = (path: string): string => strFromU8(files.get(path)!);
  const write = (path: string, content: string): void => void files.set(path, strToU8(content));

  write('docProps/core.xml', properties);
  write(
    'word/styles.xml',
    text('word/styles.xml')
      // The page numbers of contents, to which `docx` can lead no dots in a style.
      .replaceAll(/<w:tab w:val="right"(?= w:pos="\d+"\/>)/g, '$& w:leader="dot"')
      .replace(LIST_STYLE, (start, _, kind: 'ListBullet' | 'ListNumber', level: string) =>
        listStyles === null
          ? start
          : `${start}<w:numPr><w:ilvl w:val="${Number(level || 1) - 1}"/>` +
            `<w:numId w:val="${listStyles[kind]}"/></w:numPr>`,
      )
      .replace('</w:styles>', `${TABLE_STYLES}</w:styles>`),
  );
  const { definitions, lists } = parts.numbering();
  write(
    'word/numbering.xml',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<w:numbering xmlns:w="${WORDPROCESSING}">${definitions}${lists}</w:numbering>`,
  );
  for (const [path, blocks] of texts)
    write(
      path,
      text(path).replace(PLACED, () => blocks),
    );
  write(
    NOTES,
    text(NOTES).replace('</w:footnotes>', () => `${notes}</w:footnotes>`),
  );
  for (const [path, content] of parts.files) files.set(path, content);
  for (const [part, list] of relations)
    write(
      relationsPath(part),
      text(relationsPath(part)).replace(/\/>\s*$|<\/Relationships>/, (end) =>
        end.startsWith('/') ? `>${list.xml()}</Relationships>` : `${list.xml()}${end}`,
      ),
    );

  write(TYPES, withTypes(text(TYPES), source !== null));
  if (source === null) return files;
  files.set('customXml/item1.xml', sourceXml(source));
  write(
    'customXml/itemProps1.xml',
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
      `<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ` +
      'ds:itemID="{7C9E1B52-0C1D-4B4C-9A43-5D2A6E0F31B7}"><ds:schemaRefs>' +
      `<ds:schemaRef ds:uri="${SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  write(
    'customXml/_rels/item1.xml.rels',
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" ` +
      'Target="itemProps1.xml"/></Relationships>',
  );
  write(
    relationsPath(DOCUMENT),
    text(relationsPath(DOCUMENT)).replace(
      '</Relationships>',
      `<Relationship Id="rIdSource" Type="${OFFICE}/relationships/customXml" ` +
        'Target="../customXml/item1.xml"/></Relationships>',
    ),
  );
  return files;
}

/**
 * Many readers take no text of more than ten million bytes as one: a source with large pictures
 * stands in several elements, one behind the other.
 */
export const LONGEST_TEXT = 3_000_000;

/** Made part by part: it is the largest text of most packages. */
function sourceXml(source: readonly string[]): Uint8Array {
  const several = source.length > 1;
  return joinedBytes([
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><postmortem xmlns="${SOURCE_NAMESPACE}">`),
    ...source.map((part) => strToU8(several ? `<part>${xmlText(part)}</part>` : xmlText(part))),
    strToU8('</postmortem>'),
  ]);
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const SOURCE_TYPE =
  '<Override PartName="/customXml/itemProps1.xml" ' +
  'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>';

function withTypes(types: string, withSource: boolean): string {
  const defaults = ['png', 'jpeg', 'gif', 'svg'].filter(
    (extension) => !types.includes(`Extension="${extension}"`),
  );
  return types
    .replace(
      /(<Types[^<>]*>)/,
      (start) =>
        start +
        defaults
          .map(
            (extension) =>
              `<Default ContentType="image/${extension === 'svg' ? 'svg+xml' : extension}" Extension="${extension}"/>`,
          )
          .join(''),
    )
    .replace('</Types>', `${withSource ? SOURCE_TYPE : ''}</Types>`);
}

/** JSON has its controls escaped; only XML's own signs and two noncharacters remain. */
function xmlText(json: string): string {
  return json
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}
