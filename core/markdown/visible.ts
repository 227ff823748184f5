/**
 * What the visible part of our own Markdown says: bodies and rows read back from their text alone.
 * The writer uses it to see what it must keep beside.
 */
import type { Nodes, Root, RootContent } from 'mdast';
import type { Time } from '../document/postmortem.ts';
import { withoutPositions } from '../prose/build.ts';
import { parseMarkdown } from '../prose/markdown.ts';
import { inlineText } from '../prose/text.ts';
import { FileNotes } from './notes.ts';
import { HEADINGS_ABOVE } from './format.ts';

export interface VisibleContext {
  /** The document's heading depths, see `HiddenDocument`. */
  depths: readonly number[];
  /** Label of a picture → key in the document. */
  labels: ReadonlyMap<string, string>;
  notes: FileNotes;
  /**
   * Reads a time somebody wrote into a cell; `aside` stands below it: how it was written before it
   * was brought to the report's zone, or ''.
   */
  readTime(text: string, aside: string): Time;
}

/** A section's body from its Markdown. `level` is the section's: headings stand below it. */
export function bodyFromText(text: string, context: VisibleContext, level: 1 | 2 = 1): Root {
  const children = blocksFromText(text, context).map(
    (node) => restored(node, context, level) as RootContent,
  );
  return { type: 'root', children: context.notes.attachedTo(children) };
}

/** Markdown as blocks, with reference images as such. */
export function blocksFromText(text: string, context: VisibleContext): RootContent[] {
  return blocksWithSource(text, context).map(({ node }) => node);
}

/** The same, each block with its lines. */
export function blocksWithSource(
  text: string,
  context: VisibleContext,
): { node: RootContent; source: string }[] {
  const used = usedDefinitions(text, context);
  // The rule ends the last footnote: text that is set in would go on with it.
  const definitions = used.length > 0 ? [...used, '', '***', '', ''].join('\n') : '';
  const blocks = parseMarkdown(definitions + text).children.slice(
    used.length > 0 ? used.length + 1 : 0,
  );
  return blocks.map((node) => ({
    node: withoutPositions({ type: 'root', children: [node] }).children[0]!,
    source: text.slice(
      node.position!.start.offset! - definitions.length,
      node.position!.end.offset! - definitions.length,
    ),
  }));
}

/**
 * Reference images and footnotes are only read as such where their definition is known. Pictures
 * come first: a line below a footnote would belong to it.
 */
export function usedDefinitions(text: string, { labels, notes }: VisibleContext): string[] {
  return [...labels.keys(), ...[...notes.labels].map((label) => `^${label}`)]
    .filter((label) => text.includes(`[${label}]`))
    .map((label) => `[${label}]: x`);
}

/** The footnotes of a file, given as they stand in it. @param labels of all that the file holds */
export function notesFromText(
  text: string,
  labels: readonly string[],
  context: Omit<VisibleContext, 'notes'>,
): FileNotes {
  const blocks = blocksFromText(text, { ...context, notes: new FileNotes([], labels) });
  return new FileNotes(
    blocks.map((node) => restored(node, context) as RootContent),
    labels,
  );
}

/** The text of a heading as written in Markdown. */
export function titleOf(heading: string): string {
  const [first] = parseMarkdown(heading).children;
  return first?.type === 'heading' ? inlineText(first).replaceAll('\n', ' ') : '';
}

/** Headings at their own depth and pictures by their key. */
export function restored(
  node: Nodes,
  context: Pick<VisibleContext, 'depths' | 'labels'>,
  level: 1 | 2 = 1,
): Nodes {
  if (node.type === 'imageReference') {
    const key = context.labels.get(node.identifier);
    if (key !== undefined)
      return { type: 'image', url: `media:${key}`, title: null, alt: node.alt ?? '' };
  }
  if (!('children' in node)) return node;
  const children = node.children.map((child) => restored(child, context, level));
  const depth =
    node.type === 'heading' ? context.depths[node.depth - HEADINGS_ABOVE - level] : undefined;
  return { ...node, ...(depth !== undefined && { depth }), children } as Nodes;
}

/** A time of which nothing is understood. */
export function unread(written: string): Time {
  return { written, local: null, zone: null, instant: null, approximate: false };
}
