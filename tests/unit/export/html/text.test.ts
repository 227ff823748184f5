/** Text on a page: bare addresses, what stays in one line, code that goes on in the next. */
import { describe, expect, it } from 'vitest';
import { wholePieces } from '../../../../core/prose/whole-words.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { external } from '../../../tools/external.ts';
import { markdownDocument, pageTexts, pageWords, paperOf } from '../../../tools/paper.ts';
import { withPrinter } from '../../../tools/print.ts';
import { rcaDocument } from '../../../tools/samples.ts';

const [chromium, pdftotext] = [external('chromium'), external('pdftotext')];
const page = (text: string, as: 'print' | 'page' = 'print'): string =>
  toHtml(
    buildReport(markdownDocument(`# A\n\n## Summary\n\n${text}\n`), {
      audience: 'internal',
      zone: '',
    }),
    { as },
  );

describe('bare addresses', () => {
  it.each(['print', 'page'] as const)('are links, without what ends the sentence (%s)', (as) => {
    const html = page(
      'See https://example.org/a?b=1&c=2, (www.example.org/x) and [this](https://example.org/y).',
      as,
    );
    expect(html).toContain(
      '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>, (<a href="https://www.example.org/x">www.example.org/x</a>)',
    );
    expect(html).toContain('<a href="https://example.org/y">this</a>');
  });

  it('are words in a link and in code', () => {
    const html = page('[https://example.org/a](https://example.org/b) `https://example.org/c`');
    expect(html).toContain('<a href="https://example.org/b">https://example.org/a</a>');
    expect(html).toContain('<code>https://example.org/c</code>');
  });
});

describe('days, amounts and hours', () => {
  it.each([
    '9 March 2026',
    '9. März 2026',
    'March 9, 2026',
    '12,001 ms',
    '3 %',
    '€ 412,331.20',
    '10:13 UTC',
    '40 minutes',
  ])('stay in one line: %s', (text) =>
    expect(wholePieces(`From ${text} on.`)).toContainEqual({ text, whole: true }),
  );

  it.each(['in 2026 a job', 'zone 3 was slow', 'step 2 begins', 'May came, 12 left'])(
    'part elsewhere: %s',
    (text) => expect(wholePieces(text).some(({ whole }) => whole)).toBe(false),
  );

  it('lose no letter', () => {
    const text = 'On 9 March 2026, 3 % of 12,001 ms at 10:13 UTC and March 9, 2026.';
    expect(
      wholePieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe.skipIf(!chromium || !pdftotext)('on paper', () => {
  it('a day is in one line, whatever stands before it', async () => {
    const words = ['a', 'to', 'the', 'four', 'seven'];
    const text = Array.from(
      { length: 60 },
      (_, index) => `${words[index % 5]} ${index % 28 || 1} March 2026`,
    ).join(' ');
    await withPrinter(chromium!, async (print) => {
      const found = pageWords(
        await paperOf(markdownDocument(`# A\n\n## Summary\n\n${text}\n`), print),
        pdftotext!,
      );
      const months = found.flatMap((word, at) =>
        word.text === 'March' ? [[found[at - 1]!, word, found[at + 1]!]] : [],
      );
      expect(months.length).toBeGreaterThanOrEqual(60);
      for (const parts of months)
        expect(new Set(parts.map(({ top }) => Math.round(top))).size).toBe(1);
    });
  }, 120_000);

  it('the head of the first page leaves the title to the page', async () => {
    await withPrinter(chromium!, async (print) => {
      const document = rcaDocument();
      const words = pageWords(await paperOf(document, print), pdftotext!);
      const title = document.title.split(' ')[0]!;
      const heads = (page: number): string[] =>
        words.filter((word) => word.page === page && word.bottom < 66).map(({ text }) => text);
      expect(heads(1)).not.toContain(title);
      expect(heads(1).length).toBeGreaterThan(0);
      expect(heads(2)).toContain(title);
    });
  }, 120_000);

  it('code that goes on in the next line is marked, and is one line to a reader', async () => {
    const line = `kubectl get pods ${'--all-namespaces '.repeat(12).trim()}`;
    await withPrinter(chromium!, async (print) => {
      const bytes = await paperOf(
        markdownDocument(`# A\n\n## Summary\n\n\`\`\`\nfirst\n${line}\nlast\n\`\`\`\n`),
        print,
      );
      const [text] = pageTexts(bytes, pdftotext!);
      expect(text!.replace(/\s+/g, ' ')).toContain(`first ${line} last`);
    });
    const html = page(`\`\`\`\nfirst\n  ${line}\n\`\`\``);
    expect(html).toContain(
      `<code><span>first\n</span><span class="long">  ${line}\n</span></code>`,
    );
  }, 120_000);
});
