import type { PhrasingContent } from 'mdast';
import { addressAtEnd } from '../prose/address.ts';

/**
 * A text with the web addresses in it as links: on paper and in a file, whoever reads should not
 * have to copy them.
 * @param isLinkable whether an address may become a link
 */
export function withLinks(text: string, isLinkable: (url: string) => boolean): PhrasingContent[] {
  if (!/:\/\/|www\./i.test(text)) return [{ type: 'text', value: text }];
  const nodes: PhrasingContent[] = [];
  let from = 0;
  const say = (to: number): void => {
    if (to > from) nodes.push({ type: 'text', value: text.slice(from, to) });
  };
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const found = addressAtEnd(word);
    if (!found || !isLinkable(found.url)) continue;
    say(index + found.start);
    from = index + found.end;
    const value = word.slice(found.start, found.end);
    nodes.push({ type: 'link', url: found.url, title: null, children: [{ type: 'text', value }] });
  }
  say(text.length);
  return nodes;
}
