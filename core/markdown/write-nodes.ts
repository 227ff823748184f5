import type { BlockContent, Nodes } from 'mdast';
import { formatMarkdown } from '../prose/markdown.ts';
import { Slugs } from '../report/slugs.ts';
import type { ReportBlock } from '../report/tree.ts';
import { HEADINGS_ABOVE } from './format.ts';

/** Id of a heading → its anchor as GitHub gives it, counted over all headings of the file. */
export function headingAnchors(blocks: readonly ReportBlock[]): Map<string, string> {
  const slugs = new Slugs();
  const anchors = new Map<string, string>();
  for (const block of blocks) {
    if ('title' in block && block.type !== 'cover') anchors.set(block.id, slugs.add(block.title));
    else if (block.type === 'prose' && block.node.type === 'heading') {
      const { children } = block.node;
      anchors.set(block.id, slugs.add(formatMarkdown({ type: 'paragraph', children })));
    }
  }
  return anchors;
}

/** Writes what the author wrote as it has to stand in a file. */
export class NodeWriter {
  private readonly labels: ReadonlyMap<string, string>;
  private readonly anchors: ReadonlyMap<string, string>;

  /**
   * @param labels of pictures, by their keys
   * @param anchors of headings, by their ids
   */
  constructor(labels: ReadonlyMap<string, string>, anchors: ReadonlyMap<string, string>) {
    this.labels = labels;
    this.anchors = anchors;
  }

  /** Blocks as Markdown, in which nothing looks like one of our markers. */
  text(nodes: readonly BlockContent[]): string {
    if (nodes.length === 0) return '';
    const text = formatMarkdown({ type: 'root', children: this.blocks(nodes) }).trimEnd();
    // A marker in a code block would be read as ours.
    return text.replace(/^<!-- pm:/gm, ' <!-- pm:');
  }

  blocks(nodes: readonly BlockContent[]): BlockContent[] {
    return nodes.map((node) => this.written(node) as BlockContent);
  }

  /**
   * Headings below the section's, pictures as references, links inside the report by the anchors
   * that GitHub gives.
   */
  written(node: Nodes): Nodes {
    if (node.type === 'image') {
      const label = this.labels.get(node.url.slice('media:'.length))!;
      return {
        type: 'imageReference',
        identifier: label,
        label,
        referenceType: 'full',
        alt: (node.alt ?? '').replace(/\s+/g, ' '),
      };
    }
    if (!('children' in node)) return node;
    const children = node.children.map((child) => this.written(child));
    return {
      ...node,
      ...(node.type === 'link' &&
        node.url.startsWith('#') && { url: `#${this.anchors.get(node.url.slice(1))!}` }),
      ...(node.type === 'heading' && { depth: Math.min(node.depth + HEADINGS_ABOVE, 6) }),
      children,
    } as Nodes;
  }
}
