/**
 * Markdown text <-> mdast, with the part of GFM that prose in a postmortem uses. Autolink literals
 * stay off: reading would turn bare addresses into links that writing cannot give back (research:
 * 213 of 400 round trips lost with them on).
 */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import {
  gfmStrikethroughFromMarkdown,
  gfmStrikethroughToMarkdown,
} from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import {
  gfmTaskListItemFromMarkdown,
  gfmTaskListItemToMarkdown,
} from 'mdast-util-gfm-task-list-item';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import type { LiveFact } from '../document/live-fact.ts';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { longParagraphs } from './long-paragraphs.ts';
import { parsedAroundPlain } from './plain-paragraphs.ts';
import { cheaperText } from './write-text.ts';

/**
 * Reads Markdown. Positions (offsets into `text`) are kept on the nodes; `withoutPositions` drops
 * them. Never throws on text.
 */
export function parseMarkdown(text: string): Root {
  return parsedAroundPlain(text, parseWhole);
}

/** The same, all of it by the parser: what the shorter way is measured by. */
export function parseWhole(text: string): Root {
  return fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmStrikethrough({ singleTilde: false }),
      gfmTaskListItem(),
      gfmFootnote(),
      longParagraphs,
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      gfmFootnoteFromMarkdown(),
    ],
  });
}

const STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  resourceLink: false,
};

/** Writes Markdown of a body or of one node, ending in a newline unless empty. */
export function formatMarkdown(root: Nodes, options: Options = {}): string {
  return toMarkdown(root, {
    ...STYLE,
    ...options,
    extensions: [
      gfmTableToMarkdown(),
      gfmStrikethroughToMarkdown(),
      gfmTaskListItemToMarkdown(),
      gfmFootnoteToMarkdown(),
      FACT_TO_MARKDOWN,
      cheaperText,
      ...(hasReference(root) ? [NO_DEFINITION] : []),
      ...(options.extensions ?? []),
    ],
  });
}

/** A live fact is its words: Markdown has no way to say more, and readers need none. */
const FACT_TO_MARKDOWN: Options = {
  handlers: {
    fact: (node: LiveFact, _parent, state, info) => state.safe(node.value, info),
  },
};

/** A paragraph that begins with a reference and a colon would be the footnote itself. */
const NO_DEFINITION: Options = {
  unsafe: [{ before: '\\]', character: ':', inConstruct: 'phrasing' }],
};

function hasReference(node: Nodes): boolean {
  return (
    node.type === 'footnoteReference' || ('children' in node && node.children.some(hasReference))
  );
}
