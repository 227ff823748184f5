/** What other programs read in our files: LibreOffice and pandoc in the Word file, cmark-gfm and pandoc in the Markdown, poppler and qpdf in the PDF. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/document/canonical.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/export/markdown/write.ts';
import { finishPdf } from '../../../core/export/pdf/finish.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';
import { external } from '../../tools/external.ts';
import { printPdf } from '../../tools/print.ts';
import { sampleDocument, seedDocuments } from '../../tools/samples.ts';
import { docxText, htmlText, markdownText, wordsOf } from '../../tools/words.ts';

const SLOW = 240_000;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'afterword-readers-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reports = (): { name: string; report: Report }[] => [{ name: 'sample', document: sampleDocument() }, ...seedDocuments()]
  .map(({ name, document }) => ({ name: name.replace(/\W+/g, '-'), report: buildReport(document, { audience: 'internal', zone: '' }) }));
const run = (program: string, args: string[], input?: string): string => execFileSync(program, args, { encoding: 'utf8', input, maxBuffer: 1e8, stdio: ['pipe', 'pipe', 'ignore'] });
/** Drops pictures: their descriptions are not text. */
const NO_PICTURES = 'function Image() return {} end';

describe('the Word file', () => {
  it('has the same words for pandoc', async () => {
    const pandoc = external('pandoc');
    if (!pandoc) return;
    const filter = join(folder, 'pictures.lua');
    writeFileSync(filter, NO_PICTURES);
    for (const { name, report } of reports()) {
      const file = join(folder, `${name}.docx`);
      const bytes = await toDocx(report);
      writeFileSync(file, bytes);
      const html = run(pandoc, ['-f', 'docx', '-t', 'html', '--wrap=none', '--lua-filter', filter, file]);
      expect(wordsOf(htmlText(html)), name).toEqual(wordsOf(docxText(bytes)));
    }
  }, SLOW);

  it('has the same words for LibreOffice', async () => {
    const soffice = external('soffice');
    if (!soffice) return;
    const all = reports();
    for (const { name, report } of all) writeFileSync(join(folder, `${name}.docx`), await toDocx(report));
    execFileSync(soffice, [`-env:UserInstallation=file://${join(folder, 'office')}`, '--headless', '--convert-to', 'html:HTML', '--outdir', folder, ...all.map(({ name }) => join(folder, `${name}.docx`))], { stdio: 'ignore' });
    for (const { name, report } of all) {
      const words = wordsOf(docxText(readFileSync(join(folder, `${name}.docx`))));
      const read = wordsOf(officeText(readFileSync(join(folder, `${name}.html`), 'utf8')));
      // The page's head and foot are in LibreOffice's text too.
      expect(containsInOrder(read, words), `${name}: ${missing(read, words)}`).toBe(true);
      expect(report.blocks.length).toBeGreaterThan(0);
    }
  }, SLOW);
});

describe('the Markdown', () => {
  it('has the same words for cmark-gfm', async () => {
    const cmark = external('cmark-gfm');
    if (!cmark) return;
    for (const { name, report } of reports()) {
      const markdown = toMarkdownText(report);
      const html = run(cmark, ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'tasklist'], markdown.replace(/^---[\s\S]*?\n---\n/, ''));
      expect(wordsOf(htmlText(html)), name).toEqual(wordsOf(markdownText(markdown)));
    }
  }, SLOW);
});

describe('the PDF', () => {
  it('is tagged and outlined, names itself, holds every word, and is the same bytes again', async () => {
    const [chromium, pdftotext, pdfinfo, qpdf, pdfdetach] = ['chromium', 'pdftotext', 'pdfinfo', 'qpdf', 'pdfdetach'].map(external);
    if (!chromium || !pdftotext || !pdfinfo || !qpdf || !pdfdetach) return;
    for (const { name, report } of reports().slice(0, 3)) {
      const html = toHtml(report);
      const metadata = { title: report.title, author: 'Ada', subject: report.stamp.reference, keywords: [], language: report.language, date: report.stamp.isoDate, source: { name: 'report.postmortem', text: toCanonicalJson(report.source) } };
      const file = join(folder, `${name}.pdf`);
      const pdf = await finishPdf(await printPdf(html, chromium), metadata);
      writeFileSync(file, pdf);
      const info = run(pdfinfo, [file]);
      expect(info).toMatch(/^Tagged: +yes$/m);
      expect(/^Title: +(.*)$/m.exec(info)?.[1]).toBe(report.title.trim());
      execFileSync(qpdf, ['--check', file], { stdio: 'ignore' });
      // A line's end in a PDF may split a word at its hyphen, so letters are compared; the track's labels are text here and a picture elsewhere.
      const letters = wordsOf(run(pdftotext, ['-raw', file, '-'])).join('').toLowerCase();
      for (const word of new Set(wordsOf(htmlText(html)))) expect(letters.includes(word.toLowerCase()), `${name}: ${word}`).toBe(true);
      run(pdfdetach, ['-save', '1', '-o', join(folder, 'attached.json'), file]);
      expect(readFileSync(join(folder, 'attached.json'), 'utf8')).toBe(metadata.source.text);
      if (name === 'sample') expect(Buffer.from(await finishPdf(await printPdf(html, chromium), metadata)).equals(Buffer.from(pdf))).toBe(true);
    }
  }, SLOW);
});

/** LibreOffice breaks lines in its HTML and puts fonts around everything. */
function officeText(html: string): string {
  return htmlText(html.replace(/<\/?(font|b|i|u|s|strike|sdfield|a)\b[^>]*>/gi, '').replace(/<(title|style)\b[\s\S]*?<\/\1>/gi, ''));
}

function containsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const word of words) if (word === wanted[at]) at++;
  return at === wanted.length;
}

function missing(words: readonly string[], wanted: readonly string[]): string {
  let at = 0;
  for (const word of words) if (word === wanted[at]) at++;
  return wanted.slice(Math.max(0, at - 4), at + 4).join(' ');
}
