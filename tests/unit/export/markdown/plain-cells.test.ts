/** What is written and read without a Markdown parser is just what the parser makes of it. */
import fc from 'fast-check';
import type { PhrasingContent, Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { plainCellContent, plainCellText } from '../../../../core/markdown/plain-cell.ts';
import { withoutPositions } from '../../../../core/prose/build.ts';
import { formatMarkdown, parseMarkdown } from '../../../../core/prose/markdown.ts';

const SIGNS = [
  ...['a', 'Zß', '7', ' ', '  ', 'ノ', '.', ',', '-', '–', '…', ':', ';', '?', '%', '/', '"', "'"],
  ...['(', ')', '[', ']', '](', '`', '``', '*', '**', '_', '~~', '~', '\\', '|', '&amp;', '&', '!'],
  ...['<', '>', '#', '=', '+', '^', '{', '$', '1.', '- ', 'https://', 'www.', 'x.example', '@'],
];
const words = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: most }).map((all) => all.join(''));
const label = fc.oneof(words(3), fc.constant('graph 7'));
const address = fc.oneof(
  words(4).map((rest) => `https://x.example/${rest}`),
  fc.constant('https://x.example/a_b?c=%20#d'),
);
const text = (value: string): PhrasingContent => ({ type: 'text', value });
const piece: fc.Arbitrary<PhrasingContent> = fc.oneof(
  words(6).map(text),
  fc.constantFrom('See ', ' and then', 'again').map(text),
  words(4).map((value): PhrasingContent => ({ type: 'inlineCode', value })),
  fc.tuple(label, address).map(([value, url]): PhrasingContent => ({
    type: 'link',
    title: null,
    url,
    children: [text(value)],
  })),
  address.map((url): PhrasingContent => ({
    type: 'link',
    title: null,
    url,
    children: [text(url)],
  })),
);

/** Cells beside each other are no text beside each other. */
const cells = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .filter((all) => all.every(({ type }, at) => type !== 'text' || all[at + 1]?.type !== type));

function parsed(cell: string): PhrasingContent[] {
  const table = parseMarkdown(`| cell |\n| --- |\n| ${cell} |`).children[0] as Table;
  return withoutPositions(table.children[1]!.children[0]!.children);
}

describe('cells of words, links and code', () => {
  it('are read as the parser reads them', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof(words(14), cells.map(written)), (cell) => {
        const content = plainCellContent(cell);
        if (content === null) return;
        plain++;
        expect(JSON.stringify(content)).toBe(JSON.stringify(parsed(cell)));
      }),
      { numRuns: 4000 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  it('are written as the writer writes them, and read back the same', () => {
    let plain = 0;
    fc.assert(
      fc.property(cells, (content) => {
        const cell = plainCellText(content);
        if (cell === null) return;
        plain++;
        expect(cell).toBe(written(content));
        expect(plainCellContent(cell)).toEqual(content);
      }),
      { numRuns: 4000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([
    'Retry exhausted. See [graph](https://x.example/e/1).',
    '[graph](https://x.example/e/1): 3 % of requests',
    'ran `kubectl get pods -o wide`, then waited',
  ])('are plain: %s', (cell) => {
    expect(plainCellContent(cell)).toEqual(parsed(cell));
    expect(plainCellText(parsed(cell))).toBe(cell);
  });
});

function written(content: PhrasingContent[]): string {
  return formatMarkdown({ type: 'tableCell', children: content }).trim();
}
