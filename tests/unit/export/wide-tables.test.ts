/** Tables that are wider than a page: every word of them is on one. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Table } from 'mdast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../../../core/export/docx/write.ts';
import { fittingTables } from '../../../core/export/wide-tables.ts';
import { inlineText } from '../../../core/prose/text.ts';
import { buildReport } from '../../../core/report/report.ts';
import { external } from '../../tools/external.ts';
import { convertAll } from '../../tools/office.ts';
import { markdownDocument, pageWords, paperOf } from '../../tools/paper.ts';
import { withPrinter } from '../../tools/print.ts';

const chromium = external('chromium');
const soffice = external('soffice');
const pdftotext = external('pdftotext');

const wordOf = (column: number, length: number): string =>
  `c${column}q${'abcdefghijklmnopqrstuvwxyz'.slice(0, length)}`.slice(0, length);
function tableMarkdown(columns: number, length: number): string {
  const row = (text: (column: number) => string): string =>
    `| ${Array.from({ length: columns }, (_, column) => text(column)).join(' | ')} |`;
  return [
    row((column) => `H${column}`),
    row(() => '---'),
    row((column) => wordOf(column, length)),
    row((column) => `${column} ms`),
  ].join('\n');
}

const TABLES = {
  'ten columns of words of eighteen letters': tableMarkdown(10, 18),
  'twenty columns of short words': tableMarkdown(20, 6),
  'seven columns of words of twenty-two letters': tableMarkdown(7, 22),
  'a hundred columns': tableMarkdown(100, 7),
  'one word of eighty letters': `| a | b |\n|---|---|\n| ${'x'.repeat(80)} | end |`,
};
const documents = Object.entries(TABLES).map(([name, table]) => ({
  name,
  table,
  document: markdownDocument(`# Wide\n\n## Impact\n\nBefore.\n\n${table}\n\nAfter.\n`),
}));
const papers = new Map<string, Uint8Array>();
let folder = '';

beforeAll(async () => {
  if (!chromium || !soffice || !pdftotext) return;
  folder = mkdtempSync(join(tmpdir(), 'afterword-wide-'));
  for (const [index, { document }] of documents.entries())
    writeFileSync(
      join(folder, `${index}.docx`),
      await toDocx(buildReport(document, { audience: 'internal', zone: '' })),
    );
  await convertAll(
    soffice,
    documents.map((_, index) => join(folder, `${index}.docx`)),
    'pdf:writer_pdf_Export',
    join(folder, 'Word'),
  );
  await withPrinter(chromium, async (print) => {
    for (const [index, { name, document }] of documents.entries()) {
      papers.set(`${name} PDF`, await paperOf(document, print));
      papers.set(`${name} Word`, readFileSync(join(folder, 'Word', `${index}.pdf`)));
    }
  });
}, 240_000);
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!chromium || !soffice || !pdftotext)('a wide table', () => {
  for (const { name, table } of documents)
    for (const way of ['PDF', 'Word'])
      it(`of ${name} has every word inside the page: ${way}`, () => {
        const words = pageWords(papers.get(`${name} ${way}`)!, pdftotext!);
        const text = words.map((word) => word.text).join('');
        for (const word of table.match(/[\p{L}\p{N}]+/gu) ?? []) expect(text).toContain(word);
        for (const { text: each, left, right } of words)
          expect([each, left >= 66 && right <= 530]).toEqual([each, true]);
      });
});

describe('fittingTables', () => {
  it('keeps every cell in its row, and the first column in every part', () => {
    const cell = fc.stringMatching(/^[a-z]{0,30}$/);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((columns) =>
          fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
            minLength: 1,
            maxLength: 4,
          }),
        ),
        (rows) => {
          const table: Table = {
            type: 'table',
            align: rows[0]!.map(() => 'left'),
            children: rows.map((cells) => ({
              type: 'tableRow',
              children: cells.map((value) => ({
                type: 'tableCell',
                children: [{ type: 'text', value }],
              })),
            })),
          };
          const parts = fittingTables(table, 9_184).map(({ table: part }) => part);
          rows.forEach((cells, index) => {
            const shown = parts.map((part) => part.children[index]!.children.map(inlineText));
            for (const part of shown) expect(part[0]).toBe(cells[0]);
            expect([cells[0], ...shown.flatMap((part) => part.slice(1))]).toEqual(cells);
          });
        },
      ),
    );
  });
});
