/** What people wrote where our own Markdown says things of itself: everything but those things. */
import type { ListItem, Nodes, RootContent } from 'mdast';
import type { Incident } from '../document/postmortem.ts';
import { lineWords, type IsDerived } from './derived.ts';
import { REPORT_WORDS } from '../report/words/words.ts';

/**
 * The blocks, list items and table rows that the report does not say of itself, as blocks that can
 * stand anywhere.
 */
export function strayBlocks(nodes: readonly RootContent[], isDerived: IsDerived): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim())) return [];
    if (isDerived(allText(node))) return [];
    if (node.type === 'list')
      return node.children.flatMap((item) => strayBlocks(itemBlocks(item), isDerived));
    if (node.type !== 'table') return [node];
    return node.children
      .filter((row) => !isDerived(allText(row)))
      .map(({ children }) => ({
        type: 'paragraph',
        children: children.flatMap((cell, index) => [
          ...(index > 0 ? [{ type: 'text', value: ' · ' } as const] : []),
          ...cell.children,
        ]),
      }));
  });
}

function itemBlocks({ children }: ListItem): RootContent[] {
  return children;
}

/** All words of a node, those of pictures and of raw HTML included. */
export function allText(node: Nodes): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return '\n';
  if ('alt' in node) return node.alt ?? '';
  if (node.type === 'definition') return `${node.identifier} ${node.url} ${node.title ?? ''}`;
  return 'children' in node
    ? node.children
        .map(allText)
        .join(
          node.type === 'paragraph' || node.type === 'heading' || !('children' in node)
            ? ''
            : joinOf(node),
        )
    : '';
}

/** Blocks are apart; pieces of a line are not. */
function joinOf({ type }: Nodes): string {
  return [
    'list',
    'listItem',
    'table',
    'tableRow',
    'blockquote',
    'root',
    'footnoteDefinition',
  ].includes(type)
    ? ' '
    : '';
}

const FIELDS = ['severity', 'reference', 'organization'] as const;

/**
 * Facts of the cover that somebody changed ("**Severity:** SEV-1"), as the document's fields, and
 * what else was written there.
 */
export function changedFacts(
  nodes: readonly RootContent[],
  incident: Partial<Incident>,
  isDerived: IsDerived,
): { incident: Partial<Incident>; rest: RootContent[] } {
  const changed: Partial<Incident> = {};
  const rest = nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'list') return [node];
    return node.children.flatMap((item): RootContent[] => {
      const text = allText(item);
      if (isDerived(text)) return [];
      const [label, value] = [
        text.slice(0, text.indexOf(':')).trim(),
        text.slice(text.indexOf(':') + 1).trim(),
      ];
      const field =
        item.children.length === 1
          ? [...FIELDS, 'services' as const].find((each) =>
              REPORT_WORDS.some(({ facts }) => facts[each] === label),
            )
          : undefined;
      if (!field) return itemBlocks(item);
      if (lineWords([incident[field] ?? ''].flat().join(', ')) === lineWords(value)) return [];
      if (field === 'services')
        changed.services = value.split(/(?:(?<!\s)\s+)?,\s*/).filter((service) => service !== '');
      else changed[field] = value;
      return [];
    });
  });
  return { incident: changed, rest: strayBlocks(rest, isDerived) };
}

/** What stands in the front matter besides the document's own fields. */
const OUR_WORDS =
  'format postmortem version 1 audience times everyone internal date draft true false tags';

/** The lines of the front matter that hold a word which was not understood. */
export function strayFront(front: string, understood: unknown, isDerived: IsDerived): string[] {
  const known = new Set(lineWords(`${OUR_WORDS} ${JSON.stringify(understood)}`).split(' '));
  return front.split('\n').filter(
    (line) =>
      !isDerived(line) &&
      lineWords(line)
        .split(' ')
        .some((word) => word !== '' && !known.has(word)),
  );
}
