import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { PackageParts } from './parts.ts';
import { TABLE_STYLES } from './styles.ts';

/** What the finishing pass puts into the package. */
export interface Finish {
  /** Placeholder's text → the body that replaces its paragraph. */
  bodies: ReadonlyMap<string, string>;
  parts: PackageParts;
  /** ISO instant for the properties' dates. */
  date: string;
  language: string;
  /** The document that the report was made from, as JSON, for readers that can use it. */
  source: string;
}

const SOURCE_NAMESPACE = 'urn:afterword:postmortem:1';
const DOCUMENT = 'word/document.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

/**
 * Finishes a package that `docx` wrote: the body, relationships, lists and pictures go in, and everything that differs from run to run is made fixed
 * (dates, random relationship ids, entry times and order). The same report gives the same bytes on every machine.
 */
export function finishPackage(bytes: Uint8Array, { bodies, parts, date, language, source }: Finish): Uint8Array {
  const files = new Map<string, Uint8Array>(Object.entries(unzipSync(bytes)));
  const text = (path: string): string => strFromU8(files.get(path)!);
  const write = (path: string, content: string): void => void files.set(path, strToU8(content));

  write('docProps/core.xml', text('docProps/core.xml')
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`)
    .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`));
  write('word/styles.xml', text('word/styles.xml').replace('</w:styles>', `${TABLE_STYLES}</w:styles>`));
  write('word/numbering.xml', parts.numberingXml());
  fixRelationshipIds(files);

  let body = text(DOCUMENT);
  for (const [name, content] of bodies) body = body.replace(placeholder(name), () => content);
  write(DOCUMENT, body);
  for (const [path, content] of parts.files) files.set(path, content);

  write('customXml/item1.xml', `<?xml version="1.0" encoding="UTF-8"?><postmortem xmlns="${SOURCE_NAMESPACE}">${xmlText(source)}</postmortem>`);
  write('customXml/itemProps1.xml', `<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="{7C9E1B52-0C1D-4B4C-9A43-5D2A6E0F31B7}"><ds:schemaRefs><ds:schemaRef ds:uri="${SOURCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`);
  write('customXml/_rels/item1.xml.rels', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`);
  write(RELATIONSHIPS, text(RELATIONSHIPS).replace('</Relationships>', `${parts.relationshipsXml()}<Relationship Id="rIdSource" Type="${OFFICE}/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>`));
  write(TYPES, withTypes(text(TYPES)));
  return zipped(files);
}

/** The paragraph that stands in `docx`'s document where a body goes. */
function placeholder(name: string): RegExp {
  return new RegExp(`<w:p>(?:(?!</w:p>).)*?<w:t[^>]*>${name}</w:t>(?:(?!</w:p>).)*?</w:p>`);
}

/** `docx` gives some relationships random ids; they become numbers in order of appearance. */
function fixRelationshipIds(files: Map<string, Uint8Array>): void {
  for (const path of [...files.keys()].filter((name) => name.endsWith('.rels') && name.startsWith('word/'))) {
    const owner = path.replace('_rels/', '').replace(/\.rels$/, '');
    const ids = new Map<string, string>();
    const relationships = strFromU8(files.get(path)!).replace(/\bId="(rId[^"]*)"/g, (match, id: string) => {
      if (/^rId\d+$/.test(id)) return match;
      ids.set(id, `rIdF${ids.size + 1}`);
      return `Id="${ids.get(id)!}"`;
    });
    files.set(path, strToU8(relationships));
    const content = files.get(owner);
    if (ids.size > 0 && content) files.set(owner, strToU8(strFromU8(content).replace(/\b(r:(?:id|embed|link)=")(rId[^"]*)"/g, (match, start: string, id: string) => (ids.has(id) ? `${start}${ids.get(id)!}"` : match))));
  }
}

function withTypes(types: string): string {
  const defaults = ['png', 'jpeg', 'gif', 'svg'].filter((extension) => !types.includes(`Extension="${extension}"`));
  return types
    .replace(/(<Types[^>]*>)/, (start) => start + defaults.map((extension) => `<Default ContentType="image/${extension === 'svg' ? 'svg+xml' : extension}" Extension="${extension}"/>`).join(''))
    .replace('</Types>', '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>');
}

/** JSON has its controls escaped; only XML's own signs and two noncharacters remain. */
function xmlText(json: string): string {
  return json.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}

/** Zips with fixed times and order. Zip times have no zone; 1980 is their zero. */
function zipped(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const first = [TYPES, '_rels/.rels'];
  const rest = [...files.keys()].filter((path) => !first.includes(path)).sort();
  const entries: Zippable = {};
  for (const path of [...first, ...rest]) entries[path] = [files.get(path)!, { mtime: new Date(1980, 0, 1), level: /\.(png|jpe?g|gif)$/.test(path) ? 0 : 6 }];
  return zipSync(entries);
}
