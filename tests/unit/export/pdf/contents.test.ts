/** The page numbers of the contents, as poppler reads them, against the pages themselves. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { toPrinterPage } from '../../../../core/export/pdf/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { contentsOf } from '../../../../core/report/tree.ts';
import { external } from '../../../tools/external.ts';
import { appFaces, pageTexts, pageWords, paperOf, type PageWord } from '../../../tools/paper.ts';
import { withPrinter } from '../../../tools/print.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';

const [chromium, pdftotext] = [external('chromium'), external('pdftotext')];
const sample = sampleDocument();
/** Of more than a hundred pages, so that numbers have one, two and three digits. */
const sentence = 'The rotation job replaces the certificate of the gateways in zone B. ';
const long: Postmortem = {
  ...sample,
  sections: sample.sections.map((section) =>
    section.kind === 'root-cause'
      ? { ...section, body: parseMarkdown(`${sentence.repeat(9)}\n\n`.repeat(700)) }
      : section,
  ),
};
const documents: Record<string, Postmortem> = { sample, rca: rcaDocument(), long };
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.skipIf(!chromium || !pdftotext)('the contents', () => {
  const files = new Map<string, { pages: string[]; words: PageWord[] }>();
  let printer = '';
  beforeAll(async () => {
    await withPrinter(chromium!, async (print) => {
      for (const [name, document] of Object.entries(documents)) {
        const bytes = await paperOf(document, print);
        files.set(name, {
          pages: pageTexts(bytes, pdftotext!),
          words: pageWords(bytes, pdftotext!),
        });
      }
      printer = await toPrinterPage(buildReport(sample, { audience: 'internal', zone: '' }), {
        faces: appFaces,
        print,
      });
    });
  }, 600_000);

  /** The number at the end of each line of the contents, in their order: column by column. */
  const numbersOf = (name: string): string[] => {
    const { words } = files.get(name)!;
    const start = words.find(({ text, page }) => text === 'Contents' && page === 1)!;
    const lines = contentsOf(
      buildReport(documents[name]!, { audience: 'internal', zone: '' }),
    ).length;
    const numbers = words.filter(
      ({ text, page, top, right }) =>
        page === 1 && top > start.top && /^\d+$/.test(text) && right > 280 && right < 300,
    );
    const others = words.filter(
      ({ text, page, top, right }) =>
        page === 1 && top > start.top && /^\d+$/.test(text) && right > 515,
    );
    return [...numbers, ...others].slice(0, lines).map(({ text }) => text);
  };

  it.each(Object.keys(documents))('name the page that each heading is on: %s', (name) => {
    const lines = contentsOf(buildReport(documents[name]!, { audience: 'internal', zone: '' }));
    const { pages } = files.get(name)!;
    const numbers = numbersOf(name);
    expect(numbers.length).toBe(lines.length);
    let from = 1;
    for (const [index, { text }] of lines.entries()) {
      const page = Number(numbers[index]);
      const has = (at: number): boolean =>
        pages[at - 1]!.split('\n').some((line) => squeezed(line) === squeezed(text)) ||
        squeezed(pages[at - 1]!).includes(squeezed(text));
      expect(page).toBeGreaterThanOrEqual(from);
      expect(has(page), `${text} on page ${page}`).toBe(true);
      from = page;
    }
    expect(numbers.at(-1)!.length).toBe({ sample: 1, rca: 2, long: 3 }[name]);
  });

  it('say the same to a printer', () => {
    const numbers = [...printer.matchAll(/<span class="number">(\d+)<\/span>/g)].map(([, n]) => n);
    expect(numbers).toEqual(numbersOf('sample'));
  });
});
