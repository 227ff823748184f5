/** What LibreOffice makes of the Word file: PDF, and a Word file again. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { lacks, tools } from '../../../tools/external.ts';
import { sampleDocument, seedDocuments } from '../../../tools/samples.ts';
import { htmlWords, withoutTableTitles } from '../../../tools/reading.ts';
import { everyBlock } from './every-block.ts';

const SLOW = 300_000;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-office-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documents = () =>
  [
    { name: 'sample', document: sampleDocument() },
    { name: 'every-block', document: everyBlock() },
    ...seedDocuments(),
  ].map(({ name, document }) => ({ name: name.replace(/\W+/g, '-'), document }));
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describe('LibreOffice', () => {
  it.skipIf(lacks('soffice', 'pandoc', 'pdfinfo'))(
    'opens every Word file, prints it, and writes it as one again with the same words, pictures, rows, headings and anchors',
    async () => {
      const [soffice, pandoc, pdfinfo] = tools('soffice', 'pandoc', 'pdfinfo');
      const all = documents();
      for (const { name, document } of all)
        writeFileSync(
          join(folder, `${name}.docx`),
          await toDocx(buildReport(document, { audience: 'internal', zone: '' })),
        );
      const office = (to: string, into: string): void =>
        void execFileSync(
          soffice,
          [
            `-env:UserInstallation=file://${join(folder, 'office')}`,
            '--headless',
            '--convert-to',
            to,
            '--outdir',
            join(folder, into),
            ...all.map(({ name }) => join(folder, `${name}.docx`)),
          ],
          { stdio: 'ignore' },
        );
      office('pdf', 'printed');
      office('docx:MS Word 2007 XML', 'again');
      const plain = (file: string): string[] =>
        // LibreOffice does not keep the titles of tables.
        htmlWords(
          withoutTableTitles(
            execFileSync(pandoc, ['-f', 'docx', '-t', 'html', '--wrap=none', file], {
              encoding: 'utf8',
            }),
          ),
        ).words;
      for (const { name } of all) {
        const [file, again] = [join(folder, `${name}.docx`), join(folder, 'again', `${name}.docx`)];
        expect(
          execFileSync(pdfinfo, [join(folder, 'printed', `${name}.pdf`)], { encoding: 'utf8' }),
        ).toMatch(/^Pages: +[1-9]/m);
        expect(plain(again), name).toEqual(plain(file));
        const [body, other] = [file, again].map((path) =>
          strFromU8(unzipSync(readFileSync(path))['word/document.xml']!),
        ) as [string, string];
        for (const pattern of [
          /<w:drawing>/g,
          /<w:tr[ >]/g,
          /<w:tblHeader/g,
          /<w:pStyle w:val="Heading\d"/g,
          /<w:bidi(?: w:val="(?:1|true)")?\/>/g,
        ])
          expect(count(other, pattern), `${name} ${pattern.source}`).toBe(count(body, pattern));
        // It writes the bookmark of an empty paragraph twice.
        const anchors = (xml: string): string[] =>
          [
            ...new Set(
              [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="(_pm_[^"]+)"/g)].map(
                ([, anchor]) => anchor!,
              ),
            ),
          ].sort();
        expect(anchors(other), name).toEqual(anchors(body));
      }
    },
    SLOW,
  );
});
