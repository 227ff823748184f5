import type { Nodes, Root } from 'mdast';

/** One leaf block's plain text. */
export interface TextBlock {
  /** The mdast type of the leaf: `paragraph`, `heading`, `tableCell`, `code`, `html`. */
  type: string;
  text: string;
}

/**
 * The leaf blocks of a body in reading order. A line break inside a block is a newline; an image
 * gives its alt text. Joined with newlines they are the body's *plain text*, which quotes and
 * offsets elsewhere (`Place`, `findTimes`) refer to.
 */
export function textBlocks(root: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  collect(root, blocks);
  return blocks;
}

/** The plain text of a body: its leaf blocks, one a line. */
export function plainText(root: Root): string {
  return textBlocks(root)
    .map(({ text }) => text)
    .join('\n');
}

/**
 * The plain text as an author's own statement: code blocks (logs, quoted alerts) and block quotes
 * become empty lines, because what they say is evidence, not the report's claim. Line for line the
 * same as `plainText`, so that an occurrence counted here is the same there when the quote is not
 * inside them.
 */
export function statementBlocks(root: Root): TextBlock[] {
  const blocks: TextBlock[] = [];
  collect(root, blocks, true);
  return blocks;
}

/** True when a body shows nothing: no text, no image, no rule. */
export function isEmptyProse(root: Root): boolean {
  return root.children.every(isEmptyNode);
}

/** Words as a reader counts them: runs of non-space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.filter((word) => /[\p{L}\p{N}]/u.test(word)).length ?? 0;
}

function isEmptyNode(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'thematicBreak') return false;
  if (node.type === 'html')
    return /^<!--[\s\S]*-->$/.test(node.value.trim()) || node.value.trim() === '';
  if ('value' in node) return node.value.trim() === '';
  return 'children' in node ? node.children.every(isEmptyNode) : true;
}

const LEAVES = new Set(['paragraph', 'heading', 'tableCell']);

function collect(node: Nodes, blocks: TextBlock[], statementsOnly = false, quoted = false): void {
  const silent = statementsOnly && (quoted || node.type === 'code');
  if (node.type === 'code') blocks.push({ type: 'code', text: silent ? '' : node.value });
  else if (node.type === 'html') blocks.push({ type: 'html', text: '' });
  else if (LEAVES.has(node.type))
    blocks.push({ type: node.type, text: silent ? '' : textOf(node, statementsOnly) });
  else if ('children' in node)
    for (const child of node.children)
      collect(child, blocks, statementsOnly, quoted || node.type === 'blockquote');
}

/** The text of inline content. */
export function inlineText(node: Nodes): string {
  return textOf(node, false);
}

/**
 * `blankPictures` puts spaces for the letters of an image's alt text: a graph's axis is evidence
 * too.
 */
function textOf(node: Nodes, blankPictures: boolean): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'fact':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
      return blankPictures ? ' '.repeat(node.alt?.length ?? 0) : (node.alt ?? '');
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? '\n' : '';
    default: {
      if (!('children' in node)) return '';
      let text = '';
      for (const child of node.children) text += textOf(child, blankPictures);
      return text;
    }
  }
}
