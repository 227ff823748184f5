import type { Nodes } from 'mdast';
import { inlineText } from '../prose/text.ts';
import type { Report } from '../report/tree.ts';
import { fingerprint, shortened } from './format.ts';

/** Whether the report says these words of itself. */
export type IsDerived = (text: string) => boolean;

/** The same, told by the prints of its lines that a file keeps. */
export function isAmong(prints: readonly string[]): IsDerived {
  const derived = new Set(prints.map(shortened));
  return (text) => {
    const words = lineWords(text);
    return words === '' || derived.has(shortened(fingerprint(words)));
  };
}

/** The words of a line, without the signs around them: the same after any formatter. */
export function lineWords(text: string): string {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu)?.join(' ') ?? '';
}

/**
 * What a report says besides what the author wrote, a line each, as `lineWords`. A reader of our
 * Markdown need not keep such a line: the document says it anyway.
 */
export function derivedLines(report: Report): Set<string> {
  const lines = report.blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'cover':
        return [block.kind, ...block.facts.map(({ label, value }) => `${label} ${value}`)];
      case 'measures':
        return block.node.children.map(({ children }) => children.map(inlineText).join(' '));
      case 'contents':
        return [block.title, ...block.lines.map(({ text }) => text)];
      case 'appendix':
        return [block.title];
      case 'section':
        return block.section === null || block.continued ? [block.title] : [];
      case 'note':
        return [block.text];
      case 'track':
        return [block.track.text];
      case 'problems':
        return block.node.children.map(textOf);
      case 'rows':
        return [
          block.columns.map(({ title }) => title).join(' '),
          ...block.rows.flatMap((row) => {
            if (row.type === 'day') return [row.text];
            return row.cells.flatMap((cell, index) => {
              const role = block.columns[index]!.role;
              if (role === 'utc') return cell.map(textOf);
              // Below a time stands how it was written.
              return role === 'time'
                ? cell.map((node) => textOf(node).split('\n').slice(1).join(' '))
                : [];
            });
          }),
        ];
      default:
        return [];
    }
  });
  return new Set(
    [...lines, `audience ${report.audience}`, `times ${report.stamp.times}`].map(lineWords),
  );
}

function textOf(node: Nodes): string {
  return 'children' in node && node.type !== 'paragraph'
    ? node.children.map(textOf).join(' ')
    : inlineText(node);
}
