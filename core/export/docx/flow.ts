/** Where blocks stand in a Word file: in which style and width, how deep in lists and quotations. */
import type { Nodes } from 'mdast';
import { LIST_INDENT } from './parts.ts';
import type { Edge } from './markup/paragraphs.ts';

/** Where blocks stand. */
export interface FlowContext {
  /** Style of plain paragraphs: `Normal` is ''. */
  style: string;
  /** Width for tables and pictures, in twips. */
  width: number;
  /** How many lists are around. */
  depth: number;
  /** How many quotations are around. */
  quotes?: number;
  /** For a block whose style is not that of quotations, and knows no place of its own. */
  inQuote?: boolean;
  /** Id of the bookmark to put around the first paragraph's content. */
  bookmark?: string;
  /** Runs to begin the first paragraph with. */
  lead?: string;
  /** The paragraph leads to what follows it and stays on its page. */
  keepNext?: boolean;
  /** Where the lines of paragraphs stand, where not as they run. */
  edge?: Edge | undefined;
  /** The block above the first. */
  before?: Nodes | undefined;
  /** A table's first column heads its rows. */
  rowHeads?: boolean;
  /** Another block of the same cell follows: its style leaves no room below. */
  goesOn?: boolean;
}

/** What is the same for all prose of a document. */
export interface Surroundings {
  /** Twips that the text of a page is high. */
  height: number;
  /** Tables have their first column at the right. */
  rightToLeft: boolean;
  /** How wide letters are beside those of the report's own faces. */
  letters: number;
}

/** The room between the paragraphs of a cell, in twips. */
const CELL_GAP = 70;

/** The styles of cells leave no room below a paragraph, which the last one needs none of. */
export function roomBelow({ style, goesOn }: FlowContext): { after?: number } {
  return goesOn && style.startsWith('Table') ? { after: CELL_GAP } : {};
}

/**
 * Where blocks begin that stand in lists or in quotations within quotations. In a narrow cell they
 * may not take all of it.
 */
export function indentOf({ depth, quotes = 0, width, inQuote = false }: FlowContext): {
  indent?: number;
} {
  const inside = depth > 0 || quotes > 1 || inQuote;
  const indent = LIST_INDENT * depth + QUOTE_INDENT * (inside ? quotes : 0);
  return indent > 0
    ? { indent: Math.min(indent, Math.max(LIST_INDENT, Math.round(width / 2))) }
    : {};
}

/** As the style Quote has it. */
const QUOTE_INDENT = 300;

/** Twips that a letter of a table's text takes, roughly. */
export const TWIPS_PER_CHARACTER = 105;
