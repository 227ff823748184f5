/**
 * The numbers of a Word file's lists: a list that goes on after a paragraph goes on counting. HTML
 * begins each list anew, so the numbers are taken from the XML.
 */
import type { List, RootContent } from 'mdast';
import { plainText } from '../../prose/text.ts';
import { attributeOf, childOf, walkElements, type Element } from '../../files/xml.ts';

/** A numbered paragraph of the outermost level, with its number in its list. */
export interface NumberedParagraph {
  text: string;
  number: number;
}

/** The numbered paragraphs of a body, in order; bullets count too, and nobody asks for theirs. */
export function numberedParagraphs(body: Element): NumberedParagraph[] {
  const counts = new Map<string, number>();
  const found: NumberedParagraph[] = [];
  walkElements(body, (element) => {
    if (element.localName !== 'p') return true;
    const properties = childOf(element, 'pPr');
    const numbering = properties && childOf(properties, 'numPr');
    const value = (name: string): string => {
      const child = numbering && childOf(numbering, name);
      return child ? attributeOf(child, 'val') : '';
    };
    const list = value('numId');
    if (list === '' || list === '0' || !/^0?$/.test(value('ilvl'))) return false;
    const number = (counts.get(list) ?? 0) + 1;
    counts.set(list, number);
    let text = '';
    walkElements(element, (child) => {
      if (child.localName === 't') text += child.textContent ?? '';
      return child.localName !== 'del';
    });
    found.push({ text: words(text), number });
    return false;
  });
  return found;
}

/** The blocks with each ordered list beginning at its number in the Word file. */
export function withNumbers(
  blocks: readonly RootContent[],
  numbers: readonly NumberedParagraph[],
): RootContent[] {
  let from = 0;
  return blocks.map((block): RootContent => {
    if (block.type !== 'list' || !block.ordered) return block;
    const at = numbers.findIndex(
      ({ text }, index) => index >= from && text !== '' && text === firstWords(block),
    );
    if (at === -1) return block;
    from = at + 1;
    return { ...block, start: numbers[at]!.number };
  });
}

function firstWords({ children: [item] }: List): string {
  const first = item?.children[0];
  return first ? words(plainText({ type: 'root', children: [first] })) : '';
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
