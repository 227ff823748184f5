/**
 * Footnotes of our own Markdown that stand in another part than the text that refers to them, once
 * somebody has changed one of the two.
 */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { proseProblem } from '../document/prose-shape.ts';
import { NoteIndex } from '../report/note-index.ts';

/** A part as it is read: damaged values in it are mended only later. */
type Part = Record<string, unknown>;

/**
 * The parts without those footnotes that were footnotes when the file was written and that nothing
 * refers to now: text that was changed has its own from the file, and the older one would stand
 * beside it as text. What somebody only took the reference from is read from the file's list of
 * footnotes.
 * @param before the body that a part had when the file was written, as far as that is known: the
 *   same object where nothing was changed
 */
export function withoutReplacedNotes(
  lists: readonly Part[][],
  before: ReadonlyMap<object, unknown>,
): Part[][] {
  const parts = lists.flat();
  const bodies = [
    parts.map((part) => before.get(part) ?? part['body']),
    parts.map(({ body }) => body),
  ];
  if (!bodies.flat().every((body) => proseProblem(body) === null)) return [...lists];
  const [then, now] = bodies.map((each) => new NoteIndex(each as Root[])) as [NoteIndex, NoteIndex];
  const gone = new Set(now.loose().filter((definition) => then.isNote(definition)));
  return gone.size === 0
    ? [...lists]
    : lists.map((list) =>
        list.map((part) => ({ ...part, body: without(part['body'] as Root, gone) })),
      );
}

function without(node: Nodes, gone: ReadonlySet<FootnoteDefinition>): Nodes {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).filter(
    (child) => child.type !== 'footnoteDefinition' || !gone.has(child),
  );
  return { ...node, children: children.map((child) => without(child, gone)) } as Nodes;
}
