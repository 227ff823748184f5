/** Where the parts of a document stand in the lines of its Markdown file. */
import type { Heading, PhrasingContent, RootContent } from 'mdast';
import type { ActionItem, Postmortem, TimelineEntry } from '../document/postmortem.ts';
import type { SourceText } from './lines.ts';

/** Lines `from` to `to` (exclusive) of the file, which say one thing of the document. */
export interface Piece {
  /** In the order of the file; what stands between two pieces belongs to the second. */
  index: number;
  from: number;
  to: number;
}

/** One block of Markdown, as the blocks of a body that were read from it: HTML may be several. */
export interface BlockPiece extends Piece {
  /** As it was parsed, with its positions. */
  raw: RootContent;
  nodes: RootContent[];
}

/**
 * A row: an item of a list, a heading with the blocks below it, or a line of a table with two
 * columns.
 */
export interface RowPiece extends Piece {
  form: 'item' | 'headed' | 'cells';
  /** The row's time and what parts it from the text; [] where the row has no time. */
  prefix: PhrasingContent[];
  /** The time in it, as written. */
  stamp: string;
  /** The number of an item in a numbered list; null in others. */
  number: number | null;
  /** A heading that holds the time alone: the text begins below it. */
  isBare: boolean;
  /** The heading's depth in the file. */
  depth: Heading['depth'];
  row: TimelineEntry | ActionItem;
}

export interface SectionPieces {
  id: string;
  /** null for text above the first heading. */
  heading: (Piece & { raw: Heading }) | null;
  blocks: BlockPiece[];
  timeline: RowPiece[];
  actions: RowPiece[];
  /** Above rows in a table: its head. */
  tableHead: Piece | null;
}

/** YAML or TOML at the top, with the lines that enclose it. */
export interface FrontPiece {
  to: number;
  language: 'yaml' | 'toml';
}

/** A document together with the file that it was read from. */
export interface MarkdownSource {
  text: SourceText;
  front: FrontPiece | null;
  title: (Piece & { raw: Heading }) | null;
  /** The depth of the headings that sections begin with. */
  level: number;
  sections: SectionPieces[];
  /** All of them, in order. */
  pieces: readonly Piece[];
  /** Definitions of links and footnotes: what a block has to be read with. */
  definitions: string;
  /** What the lines say, without the remarks at the end of the file. */
  said: Postmortem;
  /** What the file says, with its remarks (`remarks.ts`). */
  document: Postmortem;
  /** The lines of the remarks, with what stands around them; '' where there are none. */
  remarks: string;
}
