/** What of the Word file is measured: its contents' page numbers, and the first page of a brief. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toDocx, type DocxOptions } from '../../../../core/export/docx/write.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import { contentsOf } from '../../../../core/report/tree.ts';
import { stressDocument } from '../../../fixtures/documents/stress.ts';
import { external, lacks } from '../../../tools/external.ts';
import { convertAll } from '../../../tools/office.ts';
import { markdownDocument, pageTexts } from '../../../tools/paper.ts';
import { rcaDocument, sampleDocument } from '../../../tools/samples.ts';

const SIZES = ['A4', 'Letter'] as const;
const CASES = new URL('../../../../../shared/cases/export/', import.meta.url);
const sample = sampleDocument();
const sentence = 'The handshake is measured in every zone, and a threshold is learned from it. ';

const documents: Record<string, Postmortem> = {
  sample,
  rca: rcaDocument(),
  stress: { ...stressDocument(), timeline: stressDocument().timeline.slice(0, 20) },
  'forty open actions': {
    ...sample,
    actions: Array.from({ length: 40 }, (_, index) => ({
      ...sample.actions[0]!,
      id: `a${index}`,
      status: 'open' as const,
    })),
  },
  'a long summary': markdownDocument(
    `# A\n\n## Summary\n\n${sentence.repeat(30)}\n\n## Impact\n\n${sentence.repeat(8)}\n\n## Root cause\n\n${sentence.repeat(20)}\n\n## Actions\n\n- [ ] ${sentence}\n`,
  ),
  'a title of many lines and forty services': {
    ...sample,
    title: 'Payments were slow for a tenth of all customers in two countries '.repeat(6).trim(),
    incident: {
      ...sample.incident,
      services: Array.from({ length: 40 }, (_, index) => `checkout-service-${index}`),
    },
  },
  ...Object.fromEntries(
    (existsSync(CASES) ? readdirSync(CASES) : [])
      .filter((name) => name.endsWith('.postmortem'))
      .map((name) => {
        const opened = openPostmortem(readFileSync(new URL(name, CASES), 'utf8'));
        if (!opened.ok) throw new Error(opened.problem);
        return [name.replace('.postmortem', ''), opened.document];
      }),
  ),
};

const build = (document: Postmortem, more: object = {}): Report =>
  buildReport(document, { audience: 'internal', zone: '', ...more });
const bodyOf = async (report: Report, options: DocxOptions): Promise<string> =>
  strFromU8(unzipSync(await toDocx(report, options))['word/document.xml']!);
const numbersIn = (xml: string): number[] =>
  [...xml.matchAll(/ PAGEREF _pm_\w+ \\h <\/w:instrText>.*?<w:t>(\d+)<\/w:t>/g)].map((found) =>
    Number(found[1]),
  );

/**
 * A company's document in Times New Roman: unlike Georgia's, its letters' widths are those of a
 * face that every Linux has.
 */
async function timesReference(): Promise<Uint8Array> {
  const files = unzipSync(await toDocx(build(sample)));
  for (const path of ['word/styles.xml', 'word/fontTable.xml'])
    files[path] = strToU8(strFromU8(files[path]!).replaceAll('Georgia', 'Times New Roman'));
  return zipSync(files);
}

describe('the contents of a Word file', () => {
  it('say their pages with leader dots, without asking the reader', async () => {
    const report = build(sample);
    const files = unzipSync(await toDocx(report, { pageNumbers: true }));
    const xml = strFromU8(files['word/document.xml']!);
    const numbers = numbersIn(xml);
    expect(numbers).toHaveLength(contentsOf(report).length);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBe(1);
    expect(numbers.at(-1)).toBeGreaterThan(2);
    expect(xml).toContain('<w:tab w:val="right" w:leader="dot"');
    expect(strFromU8(files['word/settings.xml']!)).not.toContain('updateFields');
    expect(xml).not.toContain('w:dirty');
  });

  it('have none where a company’s face is unknown, and keep their links', async () => {
    const files = unzipSync(await timesReference());
    files['word/styles.xml'] = strToU8(
      strFromU8(files['word/styles.xml']!).replaceAll('Times New Roman', 'Harbour Sans'),
    );
    const report = build(sample);
    const xml = await bodyOf(report, { pageNumbers: true, reference: zipSync(files) });
    expect(xml).not.toContain('PAGEREF');
    expect(xml.match(/<w:hyperlink w:anchor="_pm_/g)!.length).toBeGreaterThanOrEqual(
      contentsOf(report).length,
    );
  });
});

describe.skipIf(lacks('soffice', 'pdftotext'))('pages in LibreOffice', () => {
  let folder = '';
  const pages = new Map<string, string[]>();
  const said = new Map<string, number[]>();
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-word-pages-'));
    const names: string[] = [];
    const add = (name: string, bytes: Uint8Array): void => {
      names.push(name);
      writeFileSync(join(folder, `${name}.docx`), bytes);
    };
    for (const [name, document] of Object.entries(documents))
      for (const pageSize of SIZES) {
        const more = { brief: true, pageSize };
        const filled = (share: number): Report => build(document, { ...more, filled: share });
        add(`${name} ${pageSize}`, await toDocx(build(document, more), { filled }));
      }
    const reference = await timesReference();
    for (const name of ['sample', 'rca'])
      for (const pageSize of SIZES) {
        const report = build(documents[name]!, { pageSize });
        const bytes = await toDocx(report, { pageNumbers: true, reference });
        said.set(
          `numbers ${name} ${pageSize}`,
          numbersIn(strFromU8(unzipSync(bytes)['word/document.xml']!)),
        );
        add(`numbers ${name} ${pageSize}`, bytes);
      }
    await convertAll(
      external('soffice')!,
      names.map((name) => join(folder, `${name}.docx`)),
      'pdf:writer_pdf_Export',
      folder,
    );
    for (const name of names)
      pages.set(
        name,
        pageTexts(
          new Uint8Array(readFileSync(join(folder, `${name}.pdf`))),
          external('pdftotext')!,
        ),
      );
  }, 480_000);
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, document] of Object.entries(documents))
    for (const pageSize of SIZES)
      it(`a brief’s first page is one: ${name} on ${pageSize}`, () => {
        const texts = pages.get(`${name} ${pageSize}`)!;
        const { blocks, words } = build(document, { brief: true, pageSize });
        if (!blocks.some(({ type }) => type === 'appendix')) expect(texts.length).toBe(1);
        else
          expect(texts.findIndex((text) => new RegExp(`^${words.appendix}$`, 'm').test(text))).toBe(
            1,
          );
      });

  // LibreOffice and Word do not agree on every line: a heading that stands at a page's end may be
  // on the next.
  it.each(['sample', 'rca'].flatMap((name) => SIZES.map((size) => [name, size] as const)))(
    'the contents’ numbers are those of the pages: %s on %s',
    (name, pageSize) => {
      const texts = pages.get(`numbers ${name} ${pageSize}`)!;
      const numbers = said.get(`numbers ${name} ${pageSize}`)!;
      const lines = contentsOf(build(documents[name]!, { pageSize }));
      const found = lines.map(({ text }, index) => {
        const on = texts.flatMap((page, at) =>
          page.split('\n').some((line) => line.trim() === text) ? [at + 1] : [],
        );
        return on.includes(numbers[index]!);
      });
      expect(numbers).toHaveLength(lines.length);
      expect(found.filter((right) => right).length / lines.length).toBeGreaterThanOrEqual(0.8);
    },
  );
});
