/** The words of a line of HTML that came and went. */
import { wordsOf } from '../../revision/words.ts';
import {
  attribute,
  element,
  isElement,
  markupOf,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import { wordHunks } from './align.ts';
import type { State } from './docx-tracker.ts';

/** A word, a sign, or an element that is one: a picture, a line's end. */
interface Atom {
  key: string;
  text: string | null;
  node: MarkupNode;
  /** The elements around it, outermost first. */
  within: ElementNode[];
}

export function mergedInline(
  before: readonly MarkupNode[],
  after: readonly MarkupNode[],
): MarkupNode[] {
  const [old, now] = [atomsIn(before, []), atomsIn(after, [])];
  const keys = (atoms: readonly Atom[]): string[] => atoms.map(({ key }) => key);
  const isSpace = (index: number): boolean => old[index]!.text?.trim() === '';
  const out: MarkupNode[] = [];
  let at = 0;
  for (const { from, to, fromNew, toNew } of wordHunks(keys(old), keys(now), isSpace)) {
    out.push(...joined(now.slice(fromNew - (from - at), fromNew)));
    out.push(...wrapped(joined(old.slice(from, to).map(withoutId)), 'removed'));
    out.push(...wrapped(joined(now.slice(fromNew, toNew)), 'added'));
    at = to;
  }
  return [...out, ...joined(now.slice(now.length - (old.length - at)))];
}

/** Inline content that came or went. */
export function wrapped(nodes: readonly MarkupNode[], state: State): MarkupNode[] {
  const says = nodes.some((node) => isElement(node) || node.markup.trim() !== '');
  if (!says) return [...nodes];
  return [element(state === 'added' ? 'ins' : 'del', ' class="change"', [...nodes])];
}

/** Keeps text together that a page breaks lines around; in a changed line it may break. */
function isKeeper(node: ElementNode): boolean {
  return node.name === 'span' && attribute(node, 'class') === 'one';
}

function atomsIn(nodes: readonly MarkupNode[], within: ElementNode[]): Atom[] {
  const place = within.map(({ name, attributes }) => name + attributes).join('>');
  return nodes.flatMap((node): Atom[] => {
    if (isElement(node)) {
      if (isKeeper(node)) return atomsIn(node.children, within);
      if (node.closed === 'tag' && node.children.length > 0 && node.name !== 'svg')
        return atomsIn(node.children, [...within, node]);
      return [{ key: `${place}|${writeMarkup([node])}`, text: null, node, within }];
    }
    return wordsOf(plainOf(node.markup)).map((text) => ({
      key: `${place}|${text}`,
      text,
      node,
      within,
    }));
  });
}

function withoutId(atom: Atom): Atom {
  const free = (node: ElementNode): ElementNode => ({
    ...node,
    attributes: node.attributes.replace(/ id="[^"]*"/, ''),
  });
  const { node } = atom;
  return { ...atom, node: isElement(node) ? free(node) : node, within: atom.within.map(free) };
}

/** Atoms as nodes again: words of one place are one text. */
function joined(atoms: readonly Atom[]): MarkupNode[] {
  const out: MarkupNode[] = [];
  for (let at = 0; at < atoms.length;) {
    const start = at;
    const place = placeOf(atoms[at]!);
    while (at < atoms.length && placeOf(atoms[at]!) === place) at++;
    out.push(...around(atoms[start]!.within, contents(atoms.slice(start, at))));
  }
  return out;
}

function placeOf({ within }: Atom): string {
  return within.map(({ name, attributes }) => `${name}${attributes}`).join('>');
}

function around(within: readonly ElementNode[], nodes: MarkupNode[]): MarkupNode[] {
  return within.reduceRight<MarkupNode[]>((inside, node) => [{ ...node, children: inside }], nodes);
}

function contents(atoms: readonly Atom[]): MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') nodes.push({ kind: 'text', markup: markupOf(text) });
    text = '';
  };
  for (const atom of atoms)
    if (atom.text !== null) text += atom.text;
    else {
      flush();
      nodes.push(atom.node);
    }
  flush();
  return nodes;
}
