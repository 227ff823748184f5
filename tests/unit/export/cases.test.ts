/** The documents on which exports once failed: each on paper and in Word, all of its words there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { buildReport } from '../../../core/report/report.ts';
import { lacks, tools } from '../../tools/external.ts';
import { blankEnds, markdownDocument, pageTexts, paperOf } from '../../tools/paper.ts';
import { withPrinter } from '../../tools/print.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { docxWords } from '../../tools/words.ts';

const CASES = new URL('../../../../shared/cases/export/', import.meta.url);
const SLOW = 900_000;
/** A picture that is as high as a page leaves what it finds. */
const PICTURES = 'picture-caption-picture.postmortem';

const read = (name: string): string => readFileSync(new URL(name, CASES), 'utf8');
function documentOf(name: string): Postmortem {
  if (name.endsWith('.md')) return markdownDocument(read(name));
  const opened = openPostmortem(read(name));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}
const names = (existsSync(CASES) ? readdirSync(CASES).sort() : []).filter(
  (name) => /\.(?:md|postmortem)$/.test(name) && name !== 'README.md',
);
const documents = names.map((name): [string, Postmortem] => [name, documentOf(name)]);
const report = (document: Postmortem): ReturnType<typeof buildReport> =>
  buildReport(document, { audience: 'internal', zone: '' });
/** Letters and digits, without what stands between: the kind of the report is in capitals. */
const squeezed = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

describe.skipIf(names.length === 0 || lacks('chromium', 'pdftotext', 'pdftoppm'))('a case', () => {
  const papers = new Map<string, Uint8Array>();
  beforeAll(async () => {
    const [chromium] = tools('chromium');
    await withPrinter(chromium, async (print) => {
      for (const [name, document] of documents) papers.set(name, await paperOf(document, print));
    });
  }, SLOW);

  it.each(documents)('has all its words on paper: %s', async (name, document) => {
    const [pdftotext] = tools('pdftotext');
    const text = squeezed(pageTexts(papers.get(name)!, pdftotext).join('\n'));
    const { words } = docxWords(await toDocx(report(document)));
    expect(words.length).toBeGreaterThan(5);
    // Long words are broken over lines that other columns stand between.
    const lost = words.filter((word) => word.length <= 12 && !text.includes(squeezed(word)));
    expect(lost).toEqual([]);
  });

  it.each(documents)('leaves no page before the last blank: %s', (name) => {
    const [pdftoppm] = tools('pdftoppm');
    const blank = blankEnds(papers.get(name)!, pdftoppm).slice(0, -1);
    expect(name === PICTURES ? [] : blank.filter((share) => share > 0.26)).toEqual([]);
  });

  it('has the apostrophes that were written', () => {
    const [pdftotext] = tools('pdftotext');
    const text = pageTexts(papers.get('quotes.md')!, pdftotext).join('\n');
    expect(text).toContain('’');
    expect(text).not.toMatch(/[\u02bb\u02bc]/);
  });
});

describe.skipIf(names.length === 0)('a reference document of the cases', () => {
  const body = async (name: string): Promise<[string, Record<string, Uint8Array>]> => {
    const reference = readFileSync(new URL(name, CASES));
    const files = unzipSync(await toDocx(report(sampleDocument()), { reference }));
    return [strFromU8(files['word/document.xml']!), files];
  };

  it('gives the page of its first section, with what that inherits', async () => {
    const [xml, files] = await body('reference-last-section-landscape.docx');
    expect(xml).not.toContain('landscape');
    expect(xml).toContain('<w:headerReference');
    expect(Object.keys(files).some((path) => /header\d*\.xml$/.test(path))).toBe(true);
  });

  it('does not number the contents where it numbers its headings', async () => {
    const [xml] = await body('reference-numbered-headings.docx');
    const contents = /<w:p>(?:(?!<\/w:p>).)*>Contents<.*?<\/w:p>/s.exec(xml)![0];
    expect(contents).toContain('<w:numId w:val="0"/>');
  });
});
