/**
 * The tags of a PDF (ISO 32000-2, 14.8) -> blocks: headings, paragraphs, lists and tables as their
 * program wrote them.
 */
import type { ListItem, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { joinedLines } from '../../prose/joined-lines.ts';
import { inlineText } from '../../prose/text.ts';
import { isTrackText } from '../../timeline/track-text.ts';

/** A node of the structure: an element with its role, or a marked part of the page by its id. */
export interface TagNode {
  role?: string;
  children?: TagNode[];
  type?: string;
  id?: string;
  alt?: string;
}

type Texts = ReadonlyMap<string, string>;

const BLOCK_ROLES = new RegExp(joinedLines`
  ^(?:H[1-6]?|P|L|Table|BlockQuote|Code|Figure|Caption|Title|Note|TOC|Index|Sect|Art|Part|Div
  |Document|Aside|DocumentFragment)$
`);

/** The blocks of one page. */
export function blocksOfTags(node: TagNode, texts: Texts): RootContent[] {
  const blocks: RootContent[] = [];
  let loose = '';
  const flush = (): void => {
    if (tidy(loose) !== '') blocks.push(textBlock('P', loose));
    loose = '';
  };
  for (const child of node.children ?? []) {
    const role = child.role ?? '';
    if (!holdsBlocks(child) && !BLOCK_ROLES.test(role)) loose += textOf(child, texts);
    else {
      flush();
      blocks.push(...blockOf(child, texts));
    }
  }
  flush();
  return blocks;
}

function blockOf(node: TagNode, texts: Texts): RootContent[] {
  const role = node.role ?? '';
  if (role === 'L') return listOf(node, texts);
  if (role === 'Table') return tableOf(node, texts);
  // What is written in our picture of the incident is told by its description.
  if (role === 'Figure' && isTrackText(node.alt ?? ''))
    return [textBlock('P', `${node.alt!} ${textOf(node, texts)}`)];
  if (role === 'BlockQuote')
    return [{ type: 'blockquote', children: blocksOfTags(node, texts) as never }];
  if (/^(?:H[1-6]?|P|Code|Caption|Title|Note)$/.test(role) && !holdsBlocks(node)) {
    const text = textOf(node, texts);
    return tidy(text) === '' ? [] : [textBlock(role, text)];
  }
  return blocksOfTags(node, texts);
}

/** Lines of a block are its breaks only in code. */
function textBlock(role: string, text: string): RootContent {
  if (role === 'Code')
    return { type: 'code', lang: null, value: text.replace(/^\n+|(?<!\n)\n+$/g, '') };
  const children: PhrasingContent[] = [{ type: 'text', value: tidy(text) }];
  const level = role === 'Title' || role === 'H' ? 1 : Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
  return level > 0
    ? { type: 'heading', depth: level as 1, children }
    : { type: 'paragraph', children };
}

function listOf(node: TagNode, texts: Texts): RootContent[] {
  const items = (node.children ?? []).flatMap((child): TagNode[] =>
    child.role === 'LI' ? [child] : [],
  );
  const others = (node.children ?? []).filter(({ role }) => role !== 'LI');
  if (items.length === 0)
    return blocksOfTags(
      { children: others.map((child) => ({ ...child, role: child.role ?? 'Span' })) },
      texts,
    );
  const ordered = items.some((item) => /^\s*\(?(?:\d{1,3}|[a-z])[.)]/.test(labelOf(item, texts)));
  const children = items
    .map((item): ListItem => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: itemBlocks(item, texts) as ListItem['children'],
    }))
    .filter((item) => item.children.length > 0);
  const list: RootContent[] =
    children.length === 0
      ? []
      : [{ type: 'list', ordered, start: ordered ? 1 : null, spread: false, children }];
  return [...list, ...others.flatMap((child) => blockOf(child, texts))];
}

function labelOf(item: TagNode, texts: Texts): string {
  return (item.children ?? [])
    .filter(({ role }) => role === 'Lbl')
    .map((label) => textOf(label, texts))
    .join('');
}

/** An item's text without its bullet or number, which stands in a label or before the text. */
function itemBlocks(item: TagNode, texts: Texts): RootContent[] {
  const blocks = blocksOfTags(
    { children: (item.children ?? []).filter(({ role }) => role !== 'Lbl') },
    texts,
  );
  const [first] = blocks;
  if (first?.type !== 'paragraph') return blocks;
  const text = inlineText(first).replace(/^(?:[•◦▪‣·●○■]|\d{1,3}[.)](?=\s))\s*/u, '');
  return [{ type: 'paragraph', children: [{ type: 'text', value: text }] }, ...blocks.slice(1)];
}

function tableOf(node: TagNode, texts: Texts): RootContent[] {
  const rows: TableRow[] = [];
  const others: RootContent[] = [];
  const visit = (element: TagNode): void => {
    for (const child of element.children ?? []) {
      if (child.role === 'TR')
        rows.push({
          type: 'tableRow',
          children: (child.children ?? [])
            .filter(({ role }) => role === 'TH' || role === 'TD')
            .map((cell) => ({
              type: 'tableCell',
              children: [{ type: 'text', value: tidy(textOf(cell, texts)) }],
            })),
        });
      else if (child.role === 'THead' || child.role === 'TBody' || child.role === 'TFoot')
        visit(child);
      else if (child.role === 'Caption') others.push(...blockOf(child, texts));
    }
  };
  visit(node);
  // A row that the page's end cut is on both pages, empty on one of them.
  const written = rows.filter((row) => row.children.some((cell) => inlineText(cell) !== ''));
  return written.length === 0
    ? others
    : [...others, { type: 'table', align: [], children: written }];
}

function holdsBlocks(node: TagNode): boolean {
  return (node.children ?? []).some(
    (child) => BLOCK_ROLES.test(child.role ?? '') || holdsBlocks(child),
  );
}

function textOf(node: TagNode, texts: Texts): string {
  if (node.id !== undefined && node.type === 'content') return texts.get(node.id) ?? '';
  const parts = (node.children ?? []).map((child) => textOf(child, texts));
  // Blocks within a cell or an item are words apart; inline parts carry their own spaces.
  return holdsBlocks(node) ? parts.join(' ') : parts.join('');
}

function tidy(text: string): string {
  return text.replaceAll('\u00AD\n', '').replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
}

/**
 * The pages one after the other: a table, a list or a sentence that the page's end cut is whole
 * again.
 */
export function joinPages(pages: readonly RootContent[][]): RootContent[] {
  const blocks: RootContent[] = [];
  for (const [first, ...rest] of pages) {
    const last = blocks.at(-1);
    const whole = last && first ? joined(last, first) : null;
    if (whole) blocks[blocks.length - 1] = whole;
    else if (first) blocks.push(first);
    blocks.push(...rest);
  }
  return blocks;
}

function joined(last: RootContent, first: RootContent): RootContent | null {
  if (
    last.type === 'table' &&
    first.type === 'table' &&
    last.children[0]?.children.length === first.children[0]?.children.length
  ) {
    const again = rowText(last.children[0]) === rowText(first.children[0]);
    return {
      ...last,
      children: [...last.children, ...(again ? first.children.slice(1) : first.children)],
    } satisfies Table;
  }
  if (last.type === 'list' && first.type === 'list' && last.ordered === first.ordered)
    return { ...last, children: [...last.children, ...first.children] };
  if (
    last.type === 'paragraph' &&
    first.type === 'paragraph' &&
    !/[.:!?]["”’)]?$/.test(inlineText(last)) &&
    /^[\p{Ll}\d(]/u.test(inlineText(first))
  ) {
    return {
      type: 'paragraph',
      children: [...last.children, { type: 'text', value: ' ' }, ...first.children],
    };
  }
  return null;
}

function rowText(row: TableRow | undefined): string {
  return (row?.children ?? []).map(inlineText).join('|');
}
