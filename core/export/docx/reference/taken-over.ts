import { attributeOf, childOf, childrenOf, type Element } from '../../../files/xml.ts';
import { fontList } from './broken-faces.ts';
import type { Reference } from './open.ts';

/**
 * What a report has of a reference document and what not, as one sentence for the author: nobody
 * should have to compare the two to see it.
 */
export function takenOver(reference: Reference): string {
  const { section, sections, settings, relations } = reference;
  const has = (name: string): boolean =>
    section !== undefined && childOf(section, name) !== undefined;
  const edges: [name: string, there: boolean][] = [
    ['page', has('pgSz')],
    ['head', has('headerReference')],
    ['foot', has('footerReference')],
  ];
  const theirs = [
    'styles',
    ...(relations.some(({ kind }) => kind === 'theme') ? ['fonts', 'colours'] : []),
    ...(numbersHeadings(reference) ? ['numbered headings'] : []),
    ...edges.flatMap(([name, there]) => (there ? [name] : [])),
  ];
  const ours = edges.flatMap(([name, there]) => (there ? [] : [name]));
  const left = [
    'its text',
    ...(has('cols') && columnsOf(section!) > 1 ? ['its columns'] : []),
    ...(sections > 1
      ? [sections === 2 ? 'its second section' : `its ${sections - 1} other sections`]
      : []),
    ...(settings && childOf(settings, 'documentProtection') ? ['its protection'] : []),
    ...brokenFonts(reference).map((font) => `its damaged font “${font}”`),
  ];
  return [
    `From the reference document the Word file has ${listed(theirs)}`,
    ...(ours.length > 0
      ? [
          `its ${listed(ours)} ${ours.length > 1 ? 'are' : 'is'} Afterword’s, because the reference has none`,
        ]
      : []),
    `${listed(left)} ${left.length > 1 ? 'are' : 'is'} left behind.`,
  ].join('; ');
}

function brokenFonts(reference: Reference): string[] {
  return [...new Set(fontList(reference)?.broken.map(({ font }) => font))];
}

function columnsOf(section: Element): number {
  return Number(attributeOf(childOf(section, 'cols')!, 'num')) || 1;
}

/**
 * Whether the style of first headings has a number that shows: LibreOffice gives each a list whose
 * numbers are none.
 */
function numbersHeadings({ styles, numbering }: Reference): boolean {
  const heading = childrenOf(styles, 'style').find((style) => {
    const name = childOf(style, 'name');
    return name !== undefined && attributeOf(name, 'val').toLowerCase() === 'heading 1';
  });
  const properties = heading && childOf(heading, 'pPr');
  const number = properties && childOf(properties, 'numPr');
  const id = number && valueOf(number, 'numId');
  if (!id || id === '0') return false;
  const { root } = numbering;
  const list = root && byId(root, 'num', 'numId', id);
  const definition =
    list && byId(root, 'abstractNum', 'abstractNumId', valueOf(list, 'abstractNumId'));
  const level = definition && byId(definition, 'lvl', 'ilvl', valueOf(number, 'ilvl') || '0');
  return !level || (valueOf(level, 'numFmt') !== 'none' && valueOf(level, 'lvlText') !== '');
}

function byId(parent: Element, name: string, attribute: string, id: string): Element | undefined {
  return childrenOf(parent, name).find((each) => attributeOf(each, attribute) === id);
}

function valueOf(parent: Element, name: string): string {
  const element = childOf(parent, name);
  return element ? attributeOf(element, 'val') : '';
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
