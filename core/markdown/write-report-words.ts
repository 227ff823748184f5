/** What a report says besides what the author wrote: the first page, the contents, the measures. */
import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import { formatMarkdown } from '../prose/markdown.ts';
import type { ContentsBlock, CoverBlock, MeasuresBlock, TrackBlock } from '../report/tree.ts';
import { TRACK } from './pictures.ts';
import { tableLines } from './table.ts';

export function inlineMarkdown(text: string): string {
  return formatMarkdown({ type: 'paragraph', children: [{ type: 'text', value: text }] }).trim();
}

export function headingLine(depth: 2 | 3, text: string): string {
  return formatMarkdown({
    type: 'heading',
    depth,
    children: [{ type: 'text', value: text }],
  }).trim();
}

/** The facts of the first page; '' when there are none. The title stands in the front matter. */
export function factsList({ facts }: CoverBlock): string {
  if (facts.length === 0) return '';
  return listMarkdown(
    facts.map(({ label, value }) =>
      itemOf({
        type: 'paragraph',
        children: [
          { type: 'strong', children: [{ type: 'text', value: `${label}:` }] },
          { type: 'text', value: ` ${value}` },
        ],
      }),
    ),
  );
}

/** Links to headings by their anchors. @param anchors id of a heading → the one GitHub gives it */
export function contentsList(
  { lines }: ContentsBlock,
  anchors: ReadonlyMap<string, string>,
): string {
  const items: ListItem[] = [];
  for (const { id, level, text } of lines) {
    const item = itemOf({
      type: 'paragraph',
      children: [
        { type: 'link', url: `#${anchors.get(id)!}`, children: [{ type: 'text', value: text }] },
      ],
    });
    const above = items.at(-1);
    if (level === 1 || !above) items.push(item);
    else if (above.children[1]?.type === 'list') above.children[1].children.push(item);
    else above.children.push({ type: 'list', ordered: false, spread: false, children: [item] });
  }
  return listMarkdown(items);
}

export function measuresTable({ node }: MeasuresBlock): string {
  const [head, ...rows] = node.children.map(({ children }) => children.map(cellOf));
  return tableLines(head!, rows, []).join('\n');
}

/** The incident's own picture, with its words. */
export function trackPicture({ track }: TrackBlock): string {
  return formatMarkdown({
    type: 'imageReference',
    identifier: TRACK,
    label: TRACK,
    referenceType: 'full',
    alt: track.text,
  }).trim();
}

function itemOf(paragraph: Paragraph): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph] };
}

function listMarkdown(children: ListItem[]): string {
  return formatMarkdown({ type: 'list', ordered: false, spread: false, children }).trim();
}

function cellOf({ children }: { children: PhrasingContent[] }): string {
  return formatMarkdown({ type: 'tableCell', children }).trim();
}
