/**
 * Footnotes of a Markdown file. All stand together at its end, as on a page of GitHub's; what is
 * read from the text gets those that it refers to.
 */
import type {
  BlockContent,
  FootnoteDefinition,
  FootnoteReference,
  Nodes,
  RootContent,
} from 'mdast';
import { formatMarkdown } from '../prose/markdown.ts';
import type { Note } from '../report/tree.ts';

/** A line that begins a footnote. */
const BEGINS = /^\[\^([^\]\s]+)\]:/;

/** The report's notes as they stand in a file. @param written a block as it is written there */
export function notesText(notes: readonly Note[], written: (node: Nodes) => Nodes): string {
  const definitions = notes.map(({ number, blocks }): FootnoteDefinition => ({
    type: 'footnoteDefinition',
    identifier: String(number),
    label: String(number),
    children: blocks.map((block) => written(block) as BlockContent),
  }));
  return formatMarkdown({ type: 'root', children: definitions }).trimEnd();
}

/** The names of the footnotes that some lines hold. */
export function noteLabels(lines: readonly string[]): string[] {
  return lines.flatMap((line) => BEGINS.exec(line)?.[1] ?? []);
}

/** The footnotes that stand apart from the text that is read. */
export class FileNotes {
  /** What references may be called, so that they are read as such. */
  readonly labels: ReadonlySet<string>;
  /** What stands between the footnotes and is none. */
  readonly others: readonly RootContent[];
  private readonly definitions = new Map<string, FootnoteDefinition>();
  private readonly used = new Set<string>();

  /** @param labels of all footnotes in the file: somebody may have put one elsewhere */
  constructor(blocks: readonly RootContent[], labels: readonly string[]) {
    this.labels = new Set(labels);
    this.others = blocks.filter((block) => {
      if (block.type !== 'footnoteDefinition' || this.definitions.has(block.identifier))
        return true;
      this.definitions.set(block.identifier, block);
      return false;
    });
  }

  /**
   * Blocks with the footnotes that they refer to behind them, where they do not hold them
   * themselves.
   */
  attachedTo(blocks: readonly RootContent[]): RootContent[] {
    const all = [...blocks];
    const own = new Set(
      blocks.flatMap((block) => (block.type === 'footnoteDefinition' ? [block.identifier] : [])),
    );
    // A footnote may refer to another.
    for (const block of this.definitions.size > 0 ? all : []) {
      for (const { identifier } of referencesIn(block)) {
        const definition = this.definitions.get(identifier);
        if (!definition || own.has(identifier)) continue;
        own.add(identifier);
        this.used.add(identifier);
        all.push(definition);
      }
    }
    return all;
  }

  /** Those that nothing refers to any more. */
  unused(): FootnoteDefinition[] {
    return [...this.definitions.values()].filter(({ identifier }) => !this.used.has(identifier));
  }
}

function referencesIn(node: Nodes): FootnoteReference[] {
  if (node.type === 'footnoteReference') return [node];
  return 'children' in node ? node.children.flatMap(referencesIn) : [];
}
