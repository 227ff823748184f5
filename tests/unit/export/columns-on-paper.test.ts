/** Columns of a table on paper: room for sentences, and nothing broken that is one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { columnWidths, isWhole, SMALL_FIT, tableFit } from '../../../core/export/column-widths.ts';
import { rowsFit } from '../../../core/export/row-widths.ts';
import { external } from '../../tools/external.ts';
import { markdownDocument, pageWords, paperOf, type PageWord } from '../../tools/paper.ts';
import { withPrinter } from '../../tools/print.ts';
import { sampleDocument } from '../../tools/samples.ts';

const chromium = external('chromium');
const pdftotext = external('pdftotext');
const SENTENCE =
  'Alert on handshakes per request and zone, with a threshold learned from the last four weeks.';
const WIDTH = 9_184;

describe('columnWidths', () => {
  const actions = [
    ['Action', 'Owner', 'Due', 'Priority', 'Status', 'Ticket'],
    ...Array.from({ length: 8 }, (_, index) => [
      SENTENCE,
      'Observability and Reliability',
      `${index + 1} Apr 2026`,
      'P1',
      'in progress',
      'CUSTOMERIDENTITY-12345',
    ]),
  ];

  it('give sentences their share, however long the keys of tickets are', () => {
    expect(rowsFit(actions, WIDTH, 1, 0).widths[0]! / WIDTH).toBeGreaterThan(0.36);
    const short = actions.map((row) => row.slice(0, 4));
    expect(columnWidths(short, WIDTH, tableFit(4), 1, 0)[0]! / WIDTH).toBeGreaterThanOrEqual(0.44);
  });

  it('break no word while another column has room', () => {
    const table = [
      ['Channel', 'Checkouts', 'Revenue', 'p99', 'Note'],
      ['Web shop', '31,240', '€412,331.20', '12,001 ms', `${SENTENCE} ${SENTENCE}`],
    ];
    const widths = columnWidths(table, 5_000, SMALL_FIT, 1);
    for (const [column, least] of [
      [1, 700],
      [2, 850],
      [3, 700],
    ] as const)
      expect(widths[column], table[0]![column]).toBeGreaterThan(least);
  });

  it('give a short key of a ticket its line in small letters, also on narrow paper', () => {
    const short = actions.map((row, index) =>
      index === 0 ? row : [...row.slice(0, 5), index % 2 ? 'CODE-765' : 'LOCK-2052'],
    );
    const widths = columnWidths(short, 6_407, SMALL_FIT, 1, 0);
    // Nine letters as Word and a browser set them.
    expect(widths[5]! - SMALL_FIT.gap).toBeGreaterThan(0.84 * 950);
    expect(widths[0]! / 6_407).toBeGreaterThan(0.3);
  });

  it('give it its line in the usual letters too, and keep these for most tables', () => {
    const usual = actions.map((row, index) =>
      index === 0 ? row : [row[0]!, 'Payments (Ona Reed)', ...row.slice(2, 5), 'PAY-1190'],
    );
    const { fit, widths } = rowsFit(usual, WIDTH, 1.06, 0);
    expect(fit.small).toBe(false);
    // Eight letters as a browser sets them.
    expect(widths[5]! - fit.gap).toBeGreaterThan(1.06 * 860);
    expect(rowsFit(actions, WIDTH, 1.06, 0).fit.small).toBe(true);
  });

  it.each(['€412,331.20', '−€1,204.00', '12,001 ms', '50%', '3 %', '1 Apr 2026', '9 March 2026'])(
    'take “%s” for one',
    (text) => expect(isWhole(text)).toBe(true),
  );
  it.each(['Web shop', '3 of 4 zones', 'Mostly cards', ''])('take “%s” for words', (text) =>
    expect(isWhole(text)).toBe(false),
  );
});

describe.skipIf(!chromium || !pdftotext)('a PDF', () => {
  let words: PageWord[] = [];
  beforeAll(async () => {
    const document = {
      ...sampleDocument(),
      actions: Array.from({ length: 5 }, (_, index) => ({
        ...sampleDocument().actions[0]!,
        id: `a${index}`,
        body: markdownDocument(`# A\n\n## Summary\n\nBegin ${SENTENCE}\n`).sections.find(
          ({ kind }) => kind === 'summary',
        )!.body,
        owner: 'Observability',
        due: '2026-04-01',
        ticket: 'CUSTOMERIDENTITY-12345',
      })),
    };
    const amounts = markdownDocument(
      '# A\n\n## Impact\n\n| Channel | Region | Checkouts | Slow | Abandoned | Failed | Refunds | Revenue | p50 | p95 | p99 | Note |\n| :-- | :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: | :-- |\n| Web shop | Northern Europe | 31,240 | 5,190 | 1,412 | 312 | 12 | €412,331.20 | 120 ms | 8,012 ms | 12,001 ms | Mostly logged-in customers with saved cards |\n',
    ).sections;
    await withPrinter(chromium!, async (print) => {
      words = [
        ...pageWords(await paperOf(document, print), pdftotext!),
        ...pageWords(await paperOf({ ...document, sections: amounts }, print), pdftotext!),
      ];
    });
  }, 120_000);

  it('gives the text of actions more than a third of the width, and breaks keys behind a hyphen', () => {
    const begin = words.find(({ text }) => text === 'Begin')!;
    const owner = words.find(({ text, page }) => text === 'Observability' && page === begin.page)!;
    expect((owner.left - begin.left) / 459).toBeGreaterThan(0.36);
    const keys = words.filter(({ text }) => text.startsWith('CUSTOMER'));
    expect(keys.length).toBeGreaterThan(0);
    for (const { text } of keys) expect(text).toMatch(/^CUSTOMERIDENTITY-(?:12345)?$/);
  });

  it('breaks no amount', () => {
    const texts = words.map(({ text }) => text);
    for (const amount of ['€412,331.20', '12,001', '31,240', 'Checkouts', 'Abandoned'])
      expect(texts).toContain(amount);
    const number = words.find(({ text }) => text === '12,001')!;
    const unit = words.find(
      ({ text, left, page }) => text === 'ms' && page === number.page && left > number.right,
    )!;
    expect(Math.abs(unit.top - number.top)).toBeLessThan(2);
  });
});
