/** A section's properties (CT_SectPr) with the page of a reference, and ours where it has none. */
import { XMLSerializer } from '@xmldom/xmldom';
import { attributeOf, childOf, childrenOf, type Element } from '../../../files/xml.ts';

/** What of a section's properties belongs to its page. */
const SECTION = new Set([
  'headerReference',
  'footerReference',
  'pgSz',
  'pgMar',
  'paperSrc',
  'pgBorders',
  'lnNumType',
  'pgNumType',
  'vAlign',
  'titlePg',
  'textDirection',
  'rtlGutter',
  'docGrid',
]);

/**
 * The properties of the section: theirs, and of ours what theirs lacks.
 * @param own the properties of our section, as they stand in the document
 * @param edgeOf writes a reference to a head or foot of theirs; '' for one that is not there
 */
export function sectionProperties(
  section: Element,
  own: string,
  edgeOf: (reference: Element) => string,
): string {
  const children = childrenOf(section).filter(({ localName }) => SECTION.has(localName ?? ''));
  const edges = children
    .filter(({ localName }) => localName === 'headerReference' || localName === 'footerReference')
    .map(edgeOf);
  const reportEdges = ['header', 'footer'].map((kind) =>
    edges.some((edge) => edge.includes(`<w:${kind}Reference`))
      ? ''
      : new RegExp(`<w:${kind}Reference[^>]*/>`).exec(own)![0],
  );
  const rest = children.filter(({ localName }) => !localName?.endsWith('Reference'));
  const margin = childOf(section, 'pgMar');
  const reportPage = ['pgSz', 'pgMar'].map((name) =>
    childOf(section, name) ? '' : new RegExp(`<w:${name}[^>]*/>`).exec(own)![0],
  );
  if (margin)
    for (const kind of ['header', 'footer'])
      if (reportEdges.some((edge) => edge.includes(kind))) leaveRoom(margin, kind);
  const bidi = own.includes('<w:bidi/>');
  const before = rest.filter(({ localName }) => !AFTER_BIDI.has(localName ?? ''));
  const after = rest.filter(({ localName }) => AFTER_BIDI.has(localName ?? ''));
  return [
    ...edges,
    ...reportEdges,
    ...inOrder(before.map(serialized), reportPage),
    bidi ? '<w:bidi/>' : '',
    ...after.map(serialized),
  ].join('');
}

/** In a section's properties `bidi` stands before these (CT_SectPr). */
const AFTER_BIDI = new Set(['rtlGutter', 'docGrid']);

/** A page that was made without a head has no room for one. */
function leaveRoom(margin: Element, kind: string): void {
  if (!(Number(attributeOf(margin, kind)) >= NEAREST))
    margin.setAttributeNS(margin.namespaceURI, `w:${kind}`, String(NEAREST));
}
/** Twips from the edge of the paper: 1 cm, what every printer can reach. */
const NEAREST = 567;

export function serialized(element: Element): string {
  return new XMLSerializer().serializeToString(element);
}

/**
 * The page's size and margins stand before everything else that a section says after its heads and
 * feet (ECMA-376, 17.6.17).
 */
function inOrder(theirs: readonly string[], reportPage: readonly string[]): string[] {
  const page = ['pgSz', 'pgMar'].map(
    (name, index) => theirs.find((each) => each.startsWith(`<w:${name}`)) ?? reportPage[index]!,
  );
  return [...page, ...theirs.filter((each) => !/^<w:pg(?:Sz|Mar)\b/.test(each))];
}
