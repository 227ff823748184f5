/** Two versions of a report's page as one: what came is marked `ins`, what went `del`. */
import type { Since } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { escapeHtml } from '../html/phrasing.ts';
import {
  attribute,
  element,
  elementsIn,
  isElement,
  parseMarkup,
  plainOf,
  writeMarkup,
  type ElementNode,
  type MarkupNode,
} from '../markup/tree.ts';
import { align, type Aligned, type Piece } from './align.ts';
import type { State } from './docx-tracker.ts';
import { mergedInline, wrapped } from './html-inline.ts';
import { CHANGES_STYLE } from './html-style.ts';

/** The page of the later version with the changes marked, and a table of them before all else. */
export function markedPage(
  before: string,
  after: string,
  since: Since,
  words: ReportWords,
): string {
  const [old, now] = [parseMarkup(before), parseMarkup(after)];
  const [main, other] = [named(now, 'main'), named(old, 'main')];
  if (!main || !other) return after;
  main.children = merged(other.children, main.children);
  const cover = main.children.findIndex((child) => isElement(child, 'header'));
  main.children.splice(cover + 1, 0, ...parseMarkup(changesTable(since, words)));
  return writeMarkup(now).replace('</style>', () => `${CHANGES_STYLE}</style>`);
}

function named(nodes: readonly MarkupNode[], name: string): ElementNode | undefined {
  for (const node of elementsIn(nodes)) if (node.name === name) return node;
  return undefined;
}

const BLOCKS = new Set(
  [
    'main section header footer nav div figure p h1 h2 h3 h4 h5 h6',
    'ul ol li dl dt dd blockquote pre hr table thead tbody colgroup tr td th',
  ].flatMap((names) => names.split(' ')),
);
/** Made from the rest of the report: what it was before is of no use to a reader. */
const DERIVED = new Set(['nav', 'colgroup', 'figure', 'svg']);
/** A run of text and inline elements beside blocks. */
const INLINE = '#inline';

function isBlock(node: MarkupNode): node is ElementNode {
  return isElement(node) && BLOCKS.has(node.name);
}

function piecesIn(children: readonly MarkupNode[]): ElementNode[] {
  const pieces: ElementNode[] = [];
  let run: MarkupNode[] = [];
  const flush = (): void => {
    if (run.some((node) => isElement(node) || node.markup.trim() !== ''))
      pieces.push(element(INLINE, '', run));
    run = [];
  };
  for (const child of children)
    if (isBlock(child)) {
      flush();
      pieces.push(child);
    } else run.push(child);
  flush();
  return pieces;
}

function merged(before: readonly MarkupNode[], after: readonly MarkupNode[]): MarkupNode[] {
  const hasBlocks = [...before, ...after].some(isBlock);
  if (!hasBlocks) return mergedInline(before, after);
  return align(piecesIn(before).map(pieceOf), piecesIn(after).map(pieceOf)).flatMap((one) =>
    released(mergedPiece(one)),
  );
}

function released(node: ElementNode | null): MarkupNode[] {
  if (!node) return [];
  return node.name === INLINE ? node.children : [node];
}

function isDerived(node: ElementNode): boolean {
  return DERIVED.has(node.name) || attribute(node, 'class') === 'track';
}

function mergedPiece(one: Aligned<ElementNode>): ElementNode | null {
  switch (one.is) {
    case 'same':
      return one.after;
    case 'added':
      return isDerived(one.after) ? one.after : whole(one.after, 'added');
    case 'removed':
      return isDerived(one.before) ? null : whole(withoutIds(one.before), 'removed');
    case 'changed':
      if (isDerived(one.after) || one.after.closed !== 'tag') return one.after;
      return { ...one.after, children: merged(one.before.children, one.after.children) };
  }
}

/** A block that came or went: its words are marked, and its edge. */
function whole(node: ElementNode, state: State): ElementNode {
  if (isDerived(node) || node.closed !== 'tag') return node;
  const children = piecesIn(node.children).some(isBlock)
    ? piecesIn(node.children).flatMap((piece) =>
        piece.name === INLINE ? wrapped(piece.children, state) : [whole(piece, state)],
      )
    : wrapped(node.children, state);
  return EDGED.has(node.name)
    ? { ...node, attributes: withClass(node.attributes, state), children }
    : { ...node, children };
}

const EDGED = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'tr', 'pre', 'blockquote']);

function withClass(attributes: string, name: string): string {
  return attributes.includes(' class="')
    ? attributes.replace(' class="', ` class="${name} `)
    : `${attributes} class="${name}"`;
}

/** Ids are the later version's alone. */
function withoutIds(node: ElementNode): ElementNode {
  return {
    ...node,
    attributes: node.attributes.replace(/ id="[^"]*"/, ''),
    children: node.children.map((child) => (isElement(child) ? withoutIds(child) : child)),
  };
}

const COUNTED = /-\d+$/;
const NO_DIFFERENCE =
  / (?:id|class|style|href|aria-labelledby)="[^"]*"|<col[^<>]*>|<\/?span[^<>]*>/g;

function pieceOf(node: ElementNode): Piece<ElementNode> {
  const markup = writeMarkup([node]);
  const name = attribute(node, 'id') ?? attribute(node, 'aria-labelledby') ?? '';
  const links = [...elementsIn([node])].flatMap((inside) => attribute(inside, 'href') ?? []);
  const outside = links.filter((link) => !link.startsWith('#'));
  return {
    piece: node,
    key: `${outside.join(' ')}|${markup.replace(NO_DIFFERENCE, '')}`,
    name: COUNTED.test(name) ? '' : name,
    kind: kindOf(node),
    text: plainOf(markup.replace(/<[^<>]*>/g, ' ')),
  };
}

function kindOf(node: ElementNode): string {
  const cells = node.name === 'tr' ? node : named([node], 'tr');
  if (node.name !== 'tr' && node.name !== 'table') return node.name;
  return `${node.name} of ${cells?.children.filter((child) => isElement(child)).length ?? 0}`;
}

function changesTable({ title, changes, numbers }: Since, words: ReportWords): string {
  const told = reviewWords(words);
  const head = `<h2>${escapeHtml(title)}</h2>`;
  if (changes.length === 0)
    return `<section class="changes">${head}<p>${escapeHtml(told.noChanges)}</p></section>`;
  const rows = changes.map(({ where, note, runs }) => {
    const said = runs
      .map(({ kind, text }) => {
        const shown = escapeHtml(text);
        if (kind === 'added') return `<ins class="change">${shown}</ins>`;
        return kind === 'removed' ? `<del class="change">${shown}</del>` : shown;
      })
      .join('');
    const label = note === '' ? '' : `<em class="kind-of">${escapeHtml(note)}</em> `;
    return `<tr><th scope="row">${escapeHtml(where) || '&#160;'}</th><td>${label}${said}</td></tr>`;
  });
  const total = words.language === 'en' ? `<p class="note">${escapeHtml(numbers)}</p>` : '';
  const columns = [told.place, told.change]
    .map((column) => `<th scope="col">${escapeHtml(column)}</th>`)
    .join('');
  return (
    `<section class="changes">${head}${total}<table><thead><tr>${columns}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></section>`
  );
}
