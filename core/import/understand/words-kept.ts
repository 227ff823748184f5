/**
 * "Nothing is lost", as a guard behind readers whose libraries drop what they do not know: what is
 * missing in the outcome is found by its words.
 */
import type { Nodes } from 'mdast';
import { inlineText, plainText } from '../../prose/text.ts';
import type { Source } from '../model/source.ts';

/**
 * Those of `lines`, in order, that hold a word more often than `have` and the lines before do;
 * whole, so that they can be read.
 */
export function missingLines(lines: readonly string[], have: string): string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(have)) left.set(word, (left.get(word) ?? 0) + 1);
  return lines.filter((line) => {
    const words = wordsOf(line);
    let missing = false;
    for (const word of words) {
      const count = left.get(word) ?? 0;
      if (count === 0) missing = true;
      else left.set(word, count - 1);
    }
    return missing;
  });
}

/** All text of a source. */
export function textOfSource({ title, body, updates, unsorted }: Source): string {
  return [
    title,
    ...body.map(textOfNode),
    ...updates.flatMap((update) => [update.stamp ?? '', ...update.body.map(textOfNode)]),
    ...unsorted.map(textOfNode),
  ].join('\n');
}

function textOfNode(node: Nodes): string {
  return node.type === 'paragraph' || node.type === 'heading'
    ? inlineText(node)
    : plainText({ type: 'root', children: [node as never] });
}

function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll('\u00AD', '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
