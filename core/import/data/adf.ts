/**
 * Atlassian Document Format, the tree that Jira, Confluence and Opsgenie keep texts in -> mdast. A
 * node that is not known gives its texts and what is in it: no word of a page is dropped because a
 * plug-in made it.
 */
import type {
  BlockContent,
  ListItem,
  PhrasingContent,
  RootContent,
  TableCell,
  TableRow,
} from 'mdast';
import { plainText } from '../../prose/text.ts';
import {
  at,
  isRecord,
  isTooDeep,
  listAt,
  textAt,
  textsWithin,
  type JsonRecord,
} from './json-value.ts';
import { dayAt } from './moments.ts';
import { linkTo } from './rows.ts';

/** True for the root of an ADF text. */
export function isAdf(value: unknown): value is JsonRecord {
  return isRecord(value) && value['type'] === 'doc' && Array.isArray(value['content']);
}

/** The blocks of an ADF text; a value of any other shape gives its texts as paragraphs. */
export function readAdf(value: unknown): RootContent[] {
  return blocks(value, 0);
}

const INLINE = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
]);

function blocks(value: unknown, depth: number): RootContent[] {
  if (!isRecord(value) || isTooDeep(depth)) return textsWithin(value).map(textParagraph);
  switch (textAt(value, 'type')) {
    case 'paragraph':
    case 'caption':
      return paragraphOf(inline(value, depth));
    case 'heading':
      return [
        {
          type: 'heading',
          depth: level(at(value, 'attrs', 'level')),
          children: inline(value, depth),
        },
      ];
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
    case 'decisionList':
      return [list(value, depth)];
    case 'codeBlock':
      return [
        { type: 'code', lang: textAt(value, 'attrs', 'language') || null, value: rawText(value) },
      ];
    case 'blockquote':
      return [{ type: 'blockquote', children: inside(value, depth) as BlockContent[] }];
    case 'rule':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return table(value, depth);
    case 'expand':
    case 'nestedExpand':
      return [...titled(textAt(value, 'attrs', 'title')), ...inside(value, depth)];
    case 'blockCard':
    case 'embedCard':
      return [linkTo(addressOf(value))];
    case 'media':
      return [linkTo(textAt(value, 'attrs', 'url'), mediaName(value))];
    default:
      return INLINE.has(textAt(value, 'type'))
        ? paragraphOf(inlineNode(value, depth))
        : [...unknownTexts(value), ...inside(value, depth)];
  }
}

/**
 * The blocks within a node. Inline nodes that stand among blocks, as some tools write them, make a
 * paragraph.
 */
function inside(node: JsonRecord, depth: number): RootContent[] {
  const result: RootContent[] = [];
  let line: PhrasingContent[] = [];
  const flush = () => {
    result.push(...paragraphOf(line));
    line = [];
  };
  for (const child of listAt(node, 'content')) {
    if (isRecord(child) && INLINE.has(textAt(child, 'type')))
      line.push(...inlineNode(child, depth + 1));
    else {
      flush();
      for (const block of blocks(child, depth + 1)) result.push(block);
    }
  }
  flush();
  return result;
}

/** What an extension or a node of tomorrow says itself. */
function unknownTexts(node: JsonRecord): RootContent[] {
  const own = [at(node, 'text'), at(node, 'attrs', 'text'), at(node, 'attrs', 'title')].flatMap(
    (text) => (typeof text === 'string' && text.trim() !== '' ? [text] : []),
  );
  return own.map(textParagraph);
}

function list(node: JsonRecord, depth: number): RootContent {
  const ordered = textAt(node, 'type') === 'orderedList';
  const start = at(node, 'attrs', 'order');
  const children = listAt(node, 'content').map((child): ListItem => {
    const state = textAt(child, 'attrs', 'state');
    const task = textAt(child, 'type') === 'taskItem';
    return {
      type: 'listItem',
      spread: false,
      checked: task ? state === 'DONE' : null,
      children: (isRecord(child)
        ? inside(child, depth + 1)
        : blocks(child, depth + 1)) as BlockContent[],
    };
  });
  const first = Number.isInteger(start) ? (start as number) : 1;
  return {
    type: 'list',
    ordered,
    start: ordered ? first : null,
    spread: false,
    children,
  };
}

function table(node: JsonRecord, depth: number): RootContent[] {
  const rows = listAt(node, 'content')
    .map((row): TableRow => ({
      type: 'tableRow',
      children: listAt(row, 'content').map((cell) => cellOf(cell, depth + 2)),
    }))
    .filter(({ children }) => children.length > 0);
  return rows.length === 0 ? inside(node, depth) : [{ type: 'table', align: [], children: rows }];
}

/** A cell holds one line of Markdown: its blocks one after the other. */
function cellOf(cell: unknown, depth: number): TableCell {
  const lines = (isRecord(cell) ? inside(cell, depth) : blocks(cell, depth)).map(
    (block): PhrasingContent[] => {
      if (block.type === 'paragraph' || block.type === 'heading') return block.children;
      if (block.type === 'code') return [{ type: 'inlineCode', value: block.value }];
      return [
        {
          type: 'text',
          value: plainText({ type: 'root', children: [block] }).replace(/(?<!\s)\s*\n\s*/g, '; '),
        },
      ];
    },
  );
  return {
    type: 'tableCell',
    children: lines.flatMap((line, index) =>
      index === 0 ? line : [{ type: 'text', value: ' ' } as PhrasingContent, ...line],
    ),
  };
}

function inline(node: JsonRecord, depth: number): PhrasingContent[] {
  return listAt(node, 'content').flatMap((child) =>
    isRecord(child) ? inlineNode(child, depth + 1) : textsWithin(child).map(text),
  );
}

function inlineNode(node: JsonRecord, depth: number): PhrasingContent[] {
  if (isTooDeep(depth)) return textsWithin(node).map(text);
  switch (textAt(node, 'type')) {
    case 'text':
      return marked(at(node, 'text'), listAt(node, 'marks'));
    case 'hardBreak':
      return [{ type: 'break' }];
    case 'mention':
    case 'status':
    case 'placeholder':
    case 'inlineExtension':
      return textOr(textAt(node, 'attrs', 'text') || textAt(node, 'attrs', 'id'));
    case 'emoji':
      return textOr(textAt(node, 'attrs', 'text') || textAt(node, 'attrs', 'shortName'));
    case 'date': {
      const written = textAt(node, 'attrs', 'timestamp');
      return textOr(dayAt(Number(written)) ?? written);
    }
    case 'inlineCard': {
      const block = linkTo(addressOf(node));
      return block.type === 'paragraph' ? block.children : [];
    }
    case 'mediaInline':
      return textOr(mediaName(node));
    default:
      return [
        ...textOr(textAt(node, 'text') || textAt(node, 'attrs', 'text')),
        ...inline(node, depth),
      ];
  }
}

/**
 * Marks that Markdown has; colours, underlines and sizes say nothing that a reader would miss in
 * the words.
 */
function marked(value: unknown, marks: readonly unknown[]): PhrasingContent[] {
  if (typeof value !== 'string' || value === '') return [];
  const types = new Set(marks.map((mark) => textAt(mark, 'type')));
  let node: PhrasingContent = types.has('code') ? { type: 'inlineCode', value } : text(value);
  if (types.has('strike')) node = { type: 'delete', children: [node] };
  if (types.has('em')) node = { type: 'emphasis', children: [node] };
  if (types.has('strong')) node = { type: 'strong', children: [node] };
  const url = marks
    .map((mark) => (textAt(mark, 'type') === 'link' ? textAt(mark, 'attrs', 'href') : ''))
    .find((href) => href !== '');
  return [url === undefined ? node : { type: 'link', url, title: null, children: [node] }];
}

function rawText(node: JsonRecord): string {
  return listAt(node, 'content')
    .map((child) => {
      const own = at(child, 'text');
      if (typeof own === 'string') return own;
      if (textAt(child, 'type') === 'hardBreak') return '\n';
      return textsWithin(at(child, 'content')).join(' ');
    })
    .join('');
}

function addressOf(node: JsonRecord): string {
  return (
    textAt(node, 'attrs', 'url') ||
    textAt(node, 'attrs', 'data', 'url') ||
    textAt(node, 'attrs', 'data', 'name')
  );
}

function mediaName(node: JsonRecord): string {
  return (
    textAt(node, 'attrs', 'alt') ||
    textAt(node, 'attrs', '__fileName') ||
    `attachment ${textAt(node, 'attrs', 'id')}`.trim()
  );
}

function titled(title: string): RootContent[] {
  return title === ''
    ? []
    : [{ type: 'paragraph', children: [{ type: 'strong', children: [text(title)] }] }];
}

function paragraphOf(children: PhrasingContent[]): RootContent[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function textParagraph(value: string): RootContent {
  return { type: 'paragraph', children: [text(value)] };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function textOr(value: string): PhrasingContent[] {
  return value === '' ? [] : [text(value)];
}

function level(value: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5 || value === 6
    ? value
    : 2;
}
