/** Reads rows that stand as a list (`row-list.ts` writes them). */
import type { ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { inlineText } from '../prose/text.ts';
import { TEXT_ROLES } from '../report/rows.ts';
import type { ColumnRole } from '../report/words/roles.ts';
import { ROW_END } from './format.ts';
import { cellsOfLine, NOTHING, REST_MARK } from './row-list.ts';
import { blocksFromText, restored, type VisibleContext } from './visible.ts';
import { withNotes, type ReadCell } from './cell-content.ts';

export interface ReadItem {
  cells: ReadCell[];
  /** The comment that names the row, or ''. */
  tail: string;
}

/** The items of a list, given as its text. */
export function readItems(
  roles: readonly (ColumnRole | null)[],
  text: string,
  context: VisibleContext,
): ReadItem[] {
  return blocksFromText(text, context)
    .flatMap((list) => (list.type === 'list' ? list.children : []))
    .map((item) => itemCells(roles, item, context));
}

/** The cells of an item. What is not where it belongs stays in the row's text. */
export function itemCells(
  roles: readonly (ColumnRole | null)[],
  { children }: ListItem,
  context: VisibleContext,
): ReadItem {
  const at = roles.findIndex((role) => role !== null && TEXT_ROLES.has(role));
  const [first, ...others] = children as RootContent[];
  const { head, tail } = headOf(first);
  const blocks = head === null && first ? [first, ...others] : others;
  const rest = restOf(blocks.at(-1));
  if (rest) blocks.pop();
  const cells: ReadCell[] = [];
  if (at > 0) {
    const parts = head === null ? [] : cellsOfLine(head);
    parts
      .slice(0, at)
      .forEach((content, index) => cells.push({ role: roles[index] ?? null, content }));
    // More cells than columns: somebody wrote on in the first line.
    for (const content of parts.slice(at)) cells.push({ role: null, content });
  } else if (head !== null && !isNothing(head))
    blocks.unshift({ type: 'paragraph', children: head });
  cells.push(
    withNotes(
      {
        role: roles[at] ?? null,
        content: [],
        blocks: blocks.map((node) => restored(node, context) as RootContent),
      },
      context,
    ),
  );
  const behind = roles.slice(at + 1);
  (rest ?? []).forEach((content, index) => cells.push({ role: behind[index] ?? null, content }));
  return {
    cells: roles
      .map(
        (role) =>
          cells.find((cell) => role !== null && cell.role === role) ?? { role, content: [] },
      )
      .concat(cells.filter(({ role }) => role === null)),
    tail,
  };
}

/** The first line without its comment; null where there is no such line. */
function headOf(node: RootContent | undefined): { head: PhrasingContent[] | null; tail: string } {
  if (node?.type !== 'paragraph') return { head: null, tail: '' };
  const comment = node.children.findLastIndex(
    (child) => child.type === 'html' && ROW_END.test(child.value),
  );
  if (comment === -1) return { head: trimmedEnd(node), tail: '' };
  const found = node.children[comment]!;
  const behind = node.children.slice(comment + 1);
  return {
    head: [...trimmedEnd({ ...node, children: node.children.slice(0, comment) }), ...behind],
    tail: 'value' in found ? found.value : '',
  };
}

function trimmedEnd({ children }: Paragraph): PhrasingContent[] {
  const last = children.at(-1);
  if (last?.type !== 'text') return children;
  const value = last.value.replace(/ $/, '');
  return value === '' ? children.slice(0, -1) : [...children.slice(0, -1), { type: 'text', value }];
}

/** The cells behind the text. */
function restOf(node: RootContent | undefined): PhrasingContent[][] | null {
  const last = node?.type === 'paragraph' ? node.children.at(-1) : undefined;
  if (node?.type !== 'paragraph' || last?.type !== 'html' || last.value !== REST_MARK) return null;
  return cellsOfLine(trimmedEnd({ ...node, children: node.children.slice(0, -1) }));
}

function isNothing(head: readonly PhrasingContent[]): boolean {
  return head.map(inlineText).join('').trim() === NOTHING;
}
