import { $getState, $setState, createState, type LineBreakNode } from 'lexical';

const paragraphBreak = createState('paragraphBreak', {
  parse: (value: unknown): boolean => value === true,
});

/**
 * A list item holds one run of text; where the source had a second paragraph in it, the line break
 * between the two is marked.
 */
export function $markParagraphBreak(lineBreak: LineBreakNode): LineBreakNode {
  return $setState(lineBreak, paragraphBreak, true);
}

export function $isParagraphBreak(lineBreak: LineBreakNode): boolean {
  return $getState(lineBreak, paragraphBreak);
}
