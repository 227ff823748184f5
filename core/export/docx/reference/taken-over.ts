import { attributeOf, childOf, childrenOf, type Element } from '../../../files/xml.ts';
import type { Reference } from './open.ts';

/**
 * What a report has of a reference document and what not, as one sentence for the author: nobody
 * should have to compare the two to see it.
 */
export function takenOver({ section, sections, settings, styles, relations }: Reference): string {
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
    ...(numbersHeadings(styles) ? ['numbered headings'] : []),
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

function columnsOf(section: Element): number {
  return Number(attributeOf(childOf(section, 'cols')!, 'num')) || 1;
}

/** Whether the style of first headings has a number. */
function numbersHeadings(styles: Element): boolean {
  const heading = childrenOf(styles, 'style').find((style) => {
    const name = childOf(style, 'name');
    return name !== undefined && attributeOf(name, 'val').toLowerCase() === 'heading 1';
  });
  const properties = heading && childOf(heading, 'pPr');
  const number = properties && childOf(properties, 'numPr');
  const id = number && childOf(number, 'numId');
  return id !== undefined && attributeOf(id, 'val') !== '0';
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
