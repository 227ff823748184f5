/** Where quoted words stand in the markup of a report. */
import { findQuoted } from '../../comments/anchor.ts';
import type { Quoted } from '../../document/comments.ts';
import type { Report } from '../../report/tree.ts';
import { isElement, plainOf, type ElementNode, type MarkupNode, type TextNode } from './tree.ts';

/** How a format's markup is read. */
export interface MarkupReader {
  /** Names of elements that stand on lines of their own. */
  lines: ReadonlySet<string>;
  /** Elements whose text no reader sees. */
  hidden: ReadonlySet<string>;
  /** What an element says of the part that begins with it: its name; null: nothing. */
  nameOf: (node: ElementNode) => string | null;
  /** Elements that hold one row: what follows them is of the part around again. */
  rows: ReadonlySet<string>;
}

/** What a name in a file is the name of. */
export type NamedPlace = { key: string; isHeading: boolean } | null;

/** A piece of text of one part, between two tags. */
export interface PieceOfText {
  node: TextNode;
  /** What it stands in, outermost first. */
  within: ElementNode[];
  /** As a reader sees it. */
  text: string;
  /** Where it begins in the part's text. */
  start: number;
}

export interface PartText {
  /** Its lines, joined by newlines, as in `core/prose/text.ts`. */
  text: string;
  pieces: PieceOfText[];
  /** A heading: its own words are no part of its section's text. */
  heading: PieceOfText[];
}

/** A stretch of one piece of text. */
export interface Span {
  piece: PieceOfText;
  from: number;
  to: number;
}

/** The part of everything that is no text of an author: the measures, heads of tables. */
const NO_PART = { key: '', isHeading: false };

/**
 * What the names in files mean (`_pm_impact_2`, `pm-impact-2`: the second block of a section).
 * Null for one inside of a part, such as that of a footnote's number.
 */
export function namedPlaces({ keys }: Pick<Report, 'keys'>): (name: string) => NamedPlace {
  const sections = new Set(keys.section.values());
  const rows = new Set(
    [keys.timeline, keys.updates, keys.actions].flatMap((map) => [...map.values()]),
  );
  return (name) => {
    const [key = '', ...more] = name.split(/[_-]/);
    if (name === 'title') return { key: 'title', isHeading: true };
    if (rows.has(name)) return { key: name, isHeading: false };
    if (sections.has(key)) return { key, isHeading: more.length === 0 || more[0] === 'more' };
    return key === 'note' ? null : NO_PART;
  };
}

/** The texts of a report's parts, by their keys. */
export function textsOf(
  nodes: readonly MarkupNode[],
  reader: MarkupReader,
  keyOf: (name: string) => NamedPlace,
): Map<string, PartText> {
  const parts = new Map<string, PartText>();
  let owner: PartText | null = null;
  let headingEnds: ElementNode | null = null;
  let newLine = false;
  const partOf = (key: string): PartText => {
    const known = parts.get(key) ?? { text: '', pieces: [], heading: [] };
    parts.set(key, known);
    return known;
  };
  const visit = (node: MarkupNode, within: ElementNode[]): void => {
    if (!isElement(node)) {
      addText(node, within);
      return;
    }
    if (reader.hidden.has(node.name)) return;
    const around = owner;
    const isLine = reader.lines.has(node.name);
    if (isLine) newLine = true;
    const named = reader.nameOf(node);
    const place = named === null ? null : keyOf(named);
    if (place) {
      owner = partOf(place.key);
      if (place.isHeading)
        headingEnds = isLine
          ? node
          : (within.findLast(({ name }) => reader.lines.has(name)) ?? node);
    }
    for (const child of node.children) visit(child, [...within, node]);
    if (isLine) newLine = true;
    if (headingEnds === node) headingEnds = null;
    if (reader.rows.has(node.name)) owner = around;
  };
  const addText = (node: TextNode, within: ElementNode[]): void => {
    const text = plainOf(node.markup);
    if (!owner || text === '') return;
    if (headingEnds) {
      owner.heading.push({ node, within, text, start: 0 });
      return;
    }
    if (newLine && owner.text !== '') owner.text += '\n';
    newLine = false;
    owner.pieces.push({ node, within, text, start: owner.text.length });
    owner.text += text;
  };
  for (const node of nodes) visit(node, []);
  return parts;
}

/**
 * Where a thread's words stand in its part, as pieces; where it is about the part itself, its
 * heading, or the first words of its row. Empty where the part says nothing.
 */
export function spansOf(part: PartText, words: Quoted | null): Span[] {
  const found = words && findQuoted(part.text, words);
  if (!found) return wholeOf(part);
  const { start, end } = found;
  const spans = part.pieces.flatMap((piece): Span[] => {
    const [from, to] = [
      Math.max(start - piece.start, 0),
      Math.min(end - piece.start, piece.text.length),
    ];
    const isPoint = start === end && from === to && start >= piece.start;
    return from < to || (isPoint && from <= piece.text.length && to >= 0)
      ? [{ piece, from, to }]
      : [];
  });
  // A point between two pieces belongs to the first of them.
  return start === end ? spans.slice(0, 1) : spans;
}

function wholeOf({ heading, pieces }: PartText): Span[] {
  const whole = heading.length > 0 ? heading : firstLine(pieces);
  return whole.map((piece) => ({ piece, from: 0, to: piece.text.length }));
}

function firstLine(pieces: readonly PieceOfText[]): PieceOfText[] {
  const [first, ...rest] = pieces;
  if (!first) return [];
  const line = [first];
  for (const piece of rest) {
    const before = line.at(-1)!;
    if (piece.start !== before.start + before.text.length) break;
    line.push(piece);
  }
  return line;
}
