/**
 * What should not be in a document, and is: pictures that are none, addresses that lead nowhere,
 * signs that no text may hold. Every format is written all the same, and every reader opens it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlockContent, Image, Link, RootContent } from 'mdast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { finishPdf } from '../../../core/export/pdf/finish.ts';
import { pdfMetadata } from '../../../core/export/pdf/metadata.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { brokenPictures } from '../../fixtures/documents/pictures.ts';
import { external, lacks, tools } from '../../tools/external.ts';
import { convertAll, xmlProblems } from '../../tools/office.ts';
import { pdfjsWords, popplerWords } from '../../tools/pdf-reading.ts';
import { withPrinter } from '../../tools/print.ts';
import { follow, readHtml } from '../../tools/reading.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { wordsOf } from '../../tools/words.ts';

const SLOW = 240_000;

/** Each block between two words that must be found again. */
function between(blocks: RootContent[]): Postmortem {
  const body = prose(
    ...blocks.flatMap((block, index): RootContent[] => [
      paragraph(`before${index}`),
      block,
      paragraph(`after${index}`),
    ]),
  );
  const sample = sampleDocument();
  return {
    ...sample,
    title: 'Bad \u0007input\ud800',
    sections: [{ ...sample.sections[0]!, body }],
    media: brokenPictures(),
  };
}

const image = (url: string, alt: string): BlockContent => ({
  type: 'paragraph',
  children: [{ type: 'image', url, title: null, alt } satisfies Image],
});
const link = (url: string): BlockContent => ({
  type: 'paragraph',
  children: [
    {
      type: 'link',
      url,
      title: null,
      children: [{ type: 'text', value: 'a link' }],
    } satisfies Link,
  ],
});

const BAD: Record<string, RootContent[]> = {
  pictures: Object.keys(brokenPictures()).map((key) => image(`media:${key}`, `a picture`)),
  'pictures-elsewhere': [
    image('media:nothing', 'gone'),
    image('', ''),
    image('file:///etc/passwd', 'a file'),
    image('https://example.org/track.png', 'not fetched'),
    image('javascript:alert(1)', 'no script'),
    image('media:__proto__', 'no key'),
  ],
  links: [
    '',
    '#',
    '#nowhere',
    'javascript:alert(1)',
    'https://',
    'https://example.org/a b',
    'https://example.org/"<>&\\^`{|}',
    'https://exa mple',
    'mailto:',
    'http://[::1',
    'https://example.org/%',
    'https://example.org/\ud800',
    `https://example.org/${'x'.repeat(9000)}`,
    '\u0000',
  ].map(link),
  signs: [
    '\u0000\u0001\u0008\u000b\u000c\u001f\u007f',
    '\ud800',
    '\udfff and \ud83d',
    '\ufffe\uffff',
    '\u202e turned \u202c',
    '\u2028 \u2029',
    ']]>',
    '\ufeff',
    '&#0; &#xD800;',
    '\u200b\u200d\u2060',
  ].map((text) => paragraph(`x${text}y`)),
};

let folder = '';
const names = Object.keys(BAD);
const wanted = (name: string): string[] =>
  BAD[name]!.flatMap((_, index) => [`before${index}`, `after${index}`]);
const reportOf = (name: string) =>
  buildReport(between(BAD[name]!), { audience: 'internal', zone: '' });
const at = (name: string, ending: string): string => join(folder, `${name}.${ending}`);
const run = (program: string, args: string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-readers-'));
  for (const name of names) {
    const report = reportOf(name);
    writeFileSync(at(name, 'docx'), await toDocx(report));
    writeFileSync(at(name, 'md'), toMarkdownText(report));
    writeFileSync(at(name, 'html'), toHtml(report));
  }
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bad input', () => {
  it.each(names)(
    '%s: the Word file is well-formed, and pandoc reads all of it',
    (name) => {
      expect(xmlProblems(readFileSync(at(name, 'docx')))).toEqual([]);
      const pandoc = external('pandoc');
      if (pandoc)
        expect(
          follow(
            wordsOf(run(pandoc, ['-f', 'docx', '-t', 'plain', '--wrap=none', at(name, 'docx')])),
            wanted(name),
          ).missing,
        ).toBe(null);
    },
    SLOW,
  );

  it.skipIf(lacks('soffice', 'pdftotext'))(
    'LibreOffice opens the Word files, and all of the text is on their pages',
    async () => {
      const [soffice, pdftotext] = tools('soffice', 'pdftotext');
      await convertAll(
        soffice,
        names.map((name) => at(name, 'docx')),
        'pdf:writer_pdf_Export',
        join(folder, 'office'),
      );
      for (const name of names)
        expect(
          follow(
            popplerWords(pdftotext, join(folder, 'office', `${name}.pdf`), {
              width: 595,
              height: 842,
            }),
            wanted(name),
          ).missing,
          name,
        ).toBe(null);
    },
    SLOW,
  );

  it.skipIf(lacks('chromium', 'pdftotext', 'qpdf'))(
    'Chromium prints the pages; poppler, pdf.js and qpdf read them',
    async () => {
      const [chromium, pdftotext, qpdf] = tools('chromium', 'pdftotext', 'qpdf');
      await withPrinter(chromium, async (print) => {
        for (const name of names) {
          const bytes = await finishPdf(
            await print(readFileSync(at(name, 'html'), 'utf8')),
            pdfMetadata(reportOf(name)),
          );
          writeFileSync(at(name, 'pdf'), bytes);
          expect(run(qpdf, ['--check', at(name, 'pdf')]), name).toContain(
            'No syntax or stream encoding errors found',
          );
          expect(
            follow(
              popplerWords(pdftotext, at(name, 'pdf'), { width: 595, height: 842 }),
              wanted(name),
            ).missing,
            name,
          ).toBe(null);
          expect(follow(await pdfjsWords(bytes), wanted(name)).missing, name).toBe(null);
        }
      });
    },
    SLOW,
  );

  it.each(names)('%s: cmark-gfm reads all of the Markdown', (name) => {
    const cmark = external('cmark-gfm');
    if (cmark)
      expect(
        follow(
          readHtml(
            run(cmark, ['-e', 'table', '-e', 'strikethrough', '-e', 'tasklist', at(name, 'md')]),
          ).words,
          wanted(name),
        ).missing,
      ).toBe(null);
  });

  it.each(names)(
    '%s: the page holds no lone surrogate and no control, and leads nowhere else',
    (name) => {
      const html = readFileSync(at(name, 'html'), 'utf8');
      expect(html.isWellFormed()).toBe(true);
      expect([...html].filter((sign) => sign < ' ' && sign !== '\n' && sign !== '\t')).toEqual([]);
      expect(follow(readHtml(html).words, wanted(name)).missing).toBe(null);
      for (const [, address] of html.matchAll(/\b(?:href|src)="([^"]*)"/g))
        expect(address).toMatch(/^(#pm-|data:image\/|https?:\/\/|mailto:)/);
    },
  );
});

describe('the PDF of the sample', () => {
  it.skipIf(lacks('chromium', 'pdfinfo', 'pdfdetach'))(
    'names itself and carries what it was made from',
    async () => {
      const [chromium, pdfinfo, pdfdetach] = tools('chromium', 'pdfinfo', 'pdfdetach');
      const report = buildReport(sampleDocument(), { audience: 'everyone', zone: '' });
      writeFileSync(
        at('sample', 'pdf'),
        await withPrinter(chromium, async (print) =>
          finishPdf(await print(toHtml(report)), pdfMetadata(report)),
        ),
      );
      const info = run(pdfinfo, [at('sample', 'pdf')]);
      expect(info).toMatch(/^Tagged: +yes$/m);
      expect(/^Title: +(.*)$/m.exec(info)?.[1]).toBe(report.title);
      run(pdfdetach, ['-save', '1', '-o', at('attached', 'json'), at('sample', 'pdf')]);
      const attached = readFileSync(at('attached', 'json'), 'utf8');
      expect(attached).toBe(toCanonicalJson(report.source));
      expect(openPostmortem(attached)).toEqual({ ok: true, document: report.source });
    },
    SLOW,
  );
});
