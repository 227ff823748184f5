import type { Nodes } from 'mdast';
import type { Postmortem } from '../../../core/document/postmortem.ts';

/** A document with one word of one text changed, for each of its texts; `was` is the text. */
export function* withOneWordChanged(
  document: Postmortem,
): Generator<{ was: string; changed: Postmortem }> {
  const copy = structuredClone(document);
  for (const { body } of [...copy.sections, ...copy.timeline, ...copy.actions])
    for (const text of textsOf(body)) {
      const was = text.value;
      text.value = was.replace(WORD, 'zebra');
      yield { was, changed: structuredClone(copy) };
      text.value = was;
    }
}

const WORD = /\p{Ll}{4,}/u;

function* textsOf(node: Nodes): Generator<{ value: string }> {
  if (node.type === 'text' && WORD.test(node.value)) yield node;
  if ('children' in node) for (const child of node.children) yield* textsOf(child);
}

/** How many lines of one text are not those of another; infinite where their number differs. */
export function linesChanged(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length !== now.length) return Infinity;
  return now.filter((line, index) => line !== old[index]).length;
}
