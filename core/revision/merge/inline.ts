/** Inline content as a row of words with their marks, and back. */
import type { PhrasingContent } from 'mdast';
import { keyOf, type Follows } from '../same.ts';
import { wordsOf } from '../words.ts';

/** A word, a sign, or what is no text (a picture, a live fact), with the marks around it. */
export interface Token {
  /** From the outermost: emphasis, links, without their content. */
  marks: PhrasingContent[];
  /** A text node of one word, or another leaf. */
  leaf: PhrasingContent;
}

export function tokensOf(
  children: readonly PhrasingContent[],
  marks: PhrasingContent[] = [],
): Token[] {
  return children.flatMap((node): Token[] => {
    if (node.type === 'text')
      return wordsOf(node.value).map((value) => ({ marks, leaf: { ...node, value } }));
    if (!('children' in node)) return [{ marks, leaf: node }];
    return tokensOf(node.children as PhrasingContent[], [
      ...marks,
      { ...node, children: [] } as PhrasingContent,
    ]);
  });
}

export function tokenKey({ marks, leaf }: Token, follows: Follows): string {
  return keyOf([marks, leaf], follows);
}

/** True for a token that is a word, not a sign or space. */
export function isWord({ leaf }: Token): boolean {
  return leaf.type !== 'text' || /[\p{L}\p{N}]/u.test(leaf.value);
}

/** Neighbours with the same marks stand within one mark; neighbouring text is one text. */
export function fromTokens(tokens: readonly Token[], depth = 0): PhrasingContent[] {
  const children: PhrasingContent[] = [];
  let start = 0;
  while (start < tokens.length) {
    const { marks, leaf } = tokens[start]!;
    const mark = marks[depth];
    let end = start + 1;
    if (mark === undefined) {
      const last = children.at(-1);
      if (leaf.type === 'text' && last?.type === 'text')
        children[children.length - 1] = { ...last, value: last.value + leaf.value };
      else children.push(leaf);
    } else {
      const key = keyOf(mark);
      while (
        end < tokens.length &&
        tokens[end]!.marks[depth] !== undefined &&
        keyOf(tokens[end]!.marks[depth]) === key
      )
        end++;
      children.push({
        ...mark,
        children: fromTokens(tokens.slice(start, end), depth + 1),
      } as PhrasingContent);
    }
    start = end;
  }
  return children;
}
