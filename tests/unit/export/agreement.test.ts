/**
 * The exports of one report say the same: its words in their order, and as many pictures, links,
 * rows and headings, for every program that reads them. Over the real reports, what exports once
 * failed on, the samples and the stress document; the counts are printed at the end.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlockContent } from 'mdast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { fromBase64 } from '../../../core/files/base64.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { finishPdf } from '../../../core/export/pdf/finish.ts';
import { pdfMetadata } from '../../../core/export/pdf/metadata.ts';
import { inlineText } from '../../../core/prose/text.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';
import { contentsOf } from '../../../core/report/tree.ts';
import { trackSvg } from '../../../core/timeline/track-svg.ts';
import { footnotesDocument } from '../../fixtures/documents/footnotes.ts';
import { stressDocument } from '../../fixtures/documents/stress.ts';
import { external, lacks, tools } from '../../tools/external.ts';
import { convertAll, PANDOC_TEMPLATE, xmlProblems } from '../../tools/office.ts';
import {
  byDirection,
  drawable,
  pdfjsWords,
  popplerWords,
  structureOf,
  unshaped,
} from '../../tools/pdf-reading.ts';
import { standsInParts, wordsApart } from '../../tools/parts.ts';
import { withPrinter } from '../../tools/print.ts';
import {
  follow,
  bareAddresses,
  linksInside,
  noteLinks,
  readHtml,
  withoutTableTitles,
  readReport,
  type Reading,
} from '../../tools/reading.ts';
import {
  caseDocuments,
  corpusDocuments,
  rcaDocument,
  sampleDocument,
  seedDocuments,
} from '../../tools/samples.ts';
import { markdownPage, wordsOf } from '../../tools/words.ts';

const SLOW = 600_000;
const READERS = [
  'DOCX pandoc',
  'DOCX LibreOffice',
  'DOCX again',
  'DOCX → PDF',
  'PDF poppler',
  'PDF pdf.js',
  'Markdown cmark',
  'HTML',
] as const;
type Reader = (typeof READERS)[number];
type Counts = Partial<Record<'words' | 'notes' | 'images' | 'links' | 'rows' | 'headings', number>>;

interface Case {
  name: string;
  report: Report;
  wanted: Reading;
  docx: Uint8Array;
  html: string;
  counts: Map<Reader | 'report', Counts>;
}

/**
 * LibreOffice needs minutes for the stress document's two thousand rows, three times over: an
 * author's run has three hundred of them, unless asked by STRESS=1; where a run decides, all.
 */
const ALL_ROWS = Boolean(process.env['CI'] ?? process.env['STRESS']);
const shortened = (document: Postmortem): Postmortem => ({
  ...document,
  timeline: document.timeline.slice(0, 300),
});

let folder = '';
let cases: Case[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-agreement-'));
  const documents = [
    ...seedDocuments(),
    ...corpusDocuments(),
    ...caseDocuments(),
    { name: 'sample', document: sampleDocument() },
    { name: 'rca', document: rcaDocument() },
    { name: 'footnotes', document: footnotesDocument() },
    { name: 'stress', document: ALL_ROWS ? stressDocument() : shortened(stressDocument()) },
  ];
  cases = await Promise.all(
    documents.map(async ({ name, document }): Promise<Case> => {
      const report = buildReport(document, { audience: 'internal', zone: '' });
      const wanted = readReport(report);
      const docx = await toDocx(report, { pngs: drawnPictures(report) });
      const plain = name.replace(/\.\w+$/, '').replace(/\W+/g, '-');
      writeFileSync(join(folder, `${plain}.docx`), docx);
      return {
        name: plain,
        report,
        wanted,
        docx,
        html: toHtml(report),
        counts: new Map([['report', countsOf(wanted)]]),
      };
    }),
  );
  const soffice = external('soffice');
  const wordFiles = cases.map(({ name }) => join(folder, `${name}.docx`));
  await Promise.all([
    printAll(),
    ...(soffice
      ? OFFICE.map(({ to, filter }) => convertAll(soffice, wordFiles, filter, join(folder, to)))
      : []),
  ]);
}, SLOW);

/**
 * In place of the drawings that the app makes of SVG pictures: what they show does not count here.
 */
function drawnPictures({ media }: Report): Map<string, Uint8Array> {
  return new Map(
    Object.entries(media).flatMap(([key, { type }]) =>
      type === 'image/svg+xml' ? [[key, fromBase64(PIXEL)] as const] : [],
    ),
  );
}
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What LibreOffice makes of the Word files. */
const OFFICE = [
  { to: 'office-html', filter: 'html:HTML' },
  { to: 'again', filter: 'docx:MS Word 2007 XML' },
  { to: 'office-pdf', filter: 'pdf:writer_pdf_Export' },
];

async function printAll(): Promise<void> {
  const chromium = external('chromium');
  if (!chromium) return;
  mkdirSync(join(folder, 'pdf'));
  await withPrinter(chromium, async (print) => {
    for (const { name, html, report } of cases)
      writeFileSync(pdfOf(name), await finishPdf(await print(html), pdfMetadata(report)));
  });
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${tableOf(cases)}\n`);
});

const run = (program: string, args: string[], input?: string): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    input,
    maxBuffer: 2e8,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
const countsOf = ({ words, notes, ...counts }: Reading): Counts => ({
  words: words.length,
  notes: notes.length,
  ...counts,
});

/**
 * The words of a reader are those of the report, and nothing stands between; and so are the counts,
 * once what only this format has is taken away.
 */
function expectSame(
  each: Case,
  reader: Reader,
  read: Reading,
  besides: Partial<Record<'rows' | 'headings' | 'links', number>> = {},
): void {
  if (standsInParts(each.report) && reader !== 'Markdown cmark')
    return expectAllSaid(each, reader, read.words);
  const { found, missing, extra } = follow(read.words, each.wanted.words);
  expect({ report: each.name, notes: read.notes }, reader).toEqual({
    report: each.name,
    notes: each.wanted.notes,
  });
  const counts = {
    notes: read.notes.length,
    images: read.images,
    links: read.links - (besides.links ?? 0),
    rows: read.rows - (besides.rows ?? 0),
    headings: read.headings - (besides.headings ?? 0),
  };
  each.counts.set(reader, { words: found, ...counts });
  expect({ report: each.name, missing, extra, words: found, ...counts }, reader).toEqual({
    report: each.name,
    missing: null,
    extra: [],
    ...countsOf(each.wanted),
  });
}

/** Each word as often as it was said at least, and none that was not. */
function expectAllSaid(
  { name, report, wanted, counts }: Case,
  reader: Reader,
  words: readonly string[],
): void {
  const low = (list: readonly string[]): string[] => list.map((word) => word.toLowerCase());
  const { missing, extra } = wordsApart(low(words), low(wanted.words));
  const added = new Set(low(addedByPages(report)));
  const others = extra.filter((word) => !added.has(word) && !LIST_NUMBER.test(word));
  counts.set(reader, { words: wanted.words.length - missing.length });
  expect({ report: name, missing, extra: others }, reader).toEqual({
    report: name,
    missing: [],
    extra: [],
  });
}

/** In a Word file the cover's facts are a table, two in a row. */
function coverRows({ blocks }: Report): number {
  return Math.ceil((blocks.find((block) => block.type === 'cover')?.facts.length ?? 0) / 2);
}

describe('the Word file', () => {
  it(
    'is well-formed in all of its parts',
    () => {
      for (const { name, docx } of cases) expect(xmlProblems(docx), name).toEqual([]);
    },
    SLOW,
  );

  it.skipIf(lacks('pandoc'))(
    'is the report, for pandoc',
    () => {
      const [pandoc] = tools('pandoc');
      for (const each of cases)
        expectSame(each, 'DOCX pandoc', readDocx(pandoc, join(folder, `${each.name}.docx`)), {
          rows: coverRows(each.report),
        });
    },
    SLOW,
  );

  it.skipIf(lacks('soffice'))(
    'is the report, for LibreOffice',
    () => {
      for (const each of cases)
        expectSame(
          each,
          'DOCX LibreOffice',
          readHtml(readFileSync(join(folder, 'office-html', `${each.name}.html`), 'utf8')),
          { rows: coverRows(each.report) },
        );
    },
    SLOW,
  );

  it.skipIf(lacks('soffice', 'pandoc'))(
    'is the report after LibreOffice has opened it and saved it again',
    () => {
      const [pandoc] = tools('pandoc');
      for (const each of cases) {
        const file = join(folder, 'again', `${each.name}.docx`);
        expect(xmlProblems(readFileSync(file)), each.name).toEqual([]);
        expectSame(each, 'DOCX again', readDocx(pandoc, file), { rows: coverRows(each.report) });
      }
    },
    SLOW,
  );

  it.skipIf(lacks('soffice', 'pdftotext'))(
    'has all of its words on the pages that LibreOffice makes of it',
    () => {
      const [pdftotext] = tools('pdftotext');
      for (const each of cases) {
        const words = popplerWords(pdftotext, join(folder, 'office-pdf', `${each.name}.pdf`), {
          width: 595,
          height: 842,
        });
        expectOnPages(each, 'DOCX → PDF', words);
      }
    },
    SLOW,
  );
});

describe('the PDF', () => {
  it.skipIf(lacks('chromium', 'pdftotext', 'pdfinfo'))(
    'is the report, for poppler, in words and in structure',
    () => {
      const [pdftotext, pdfinfo] = tools('pdftotext', 'pdfinfo');
      for (const each of cases) {
        expectOnPages(
          each,
          'PDF poppler',
          popplerWords(pdftotext, pdfOf(each.name), { width: 595, height: 842 }),
        );
        if (standsInParts(each.report)) continue;
        const { images, links, rows, headings } = structureOf(pdfinfo, pdfOf(each.name));
        const counts = {
          images,
          links:
            links -
            contentsOf(each.report).length -
            linksInside(each.report) -
            noteLinks(each.report) -
            bareAddresses(each.report),
          rows,
          headings: headings - (each.report.notes.length > 0 ? 1 : 0),
        };
        each.counts.set('PDF poppler', { ...each.counts.get('PDF poppler'), ...counts });
        expect({
          report: each.name,
          ...counts,
          words: each.wanted.words.length,
          notes: each.wanted.notes.length,
        }).toEqual({ report: each.name, ...countsOf(each.wanted) });
      }
    },
    SLOW,
  );

  it.skipIf(lacks('chromium'))(
    'is the report, for pdf.js',
    async () => {
      for (const each of cases)
        expectOnPages(
          each,
          'PDF pdf.js',
          await pdfjsWords(new Uint8Array(readFileSync(pdfOf(each.name)))),
        );
    },
    SLOW,
  );

  it.skipIf(lacks('chromium', 'qpdf'))(
    'is in order for qpdf',
    () => {
      const [qpdf] = tools('qpdf');
      for (const { name } of cases)
        expect(run(qpdf, ['--check', pdfOf(name)]), name).toContain(
          'No syntax or stream encoding errors found',
        );
    },
    SLOW,
  );
});

describe('Markdown and HTML', () => {
  it.skipIf(lacks('cmark-gfm'))(
    'are the report: Markdown for cmark-gfm',
    () => {
      const [cmark] = tools('cmark-gfm');
      for (const each of cases) {
        const html = run(
          cmark,
          ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'tasklist', '-e', 'footnotes'],
          markdownPage(toMarkdownText(each.report)),
        );
        // The title is a heading here, and so is that of the contents.
        expectSame(each, 'Markdown cmark', readHtml(html), {
          headings: 1 + (contentsOf(each.report).length > 0 ? 1 : 0),
        });
      }
    },
    SLOW,
  );

  it(
    'are the report: HTML',
    () => {
      for (const each of cases)
        expectSame(each, 'HTML', readHtml(each.html), {
          links: bareAddresses(each.report),
          rows: daysOf(each.report).length,
        });
    },
    SLOW,
  );
});

function pdfOf(name: string): string {
  return join(folder, 'pdf', `${name}.pdf`);
}

function readDocx(pandoc: string, file: string): Reading {
  const template = join(folder, 'template.html');
  writeFileSync(template, PANDOC_TEMPLATE);
  const html = run(pandoc, [
    ...['-f', 'docx', '-t', 'html', '--wrap=none', '--template', template],
    file,
  ]);
  return readHtml(withoutTableTitles(html));
}

/**
 * All words stand on the pages in their order, those of footnotes behind them or at the foot of
 * each page. Between them only what pages add: the numbers of lists and footnotes, headings that
 * tables repeat, the words in drawings.
 */
function expectOnPages(each: Case, reader: Reader, words: readonly string[]): void {
  const { report, wanted } = each;
  if (standsInParts(report)) return expectAllSaid(each, reader, words);
  const low = (list: readonly string[]): string[] => list.map((word) => word.toLowerCase());
  const shown = (list: readonly string[]): ReturnType<typeof byDirection> =>
    byDirection(drawable(reader === 'PDF pdf.js' ? unshaped(low(list)) : low(list)));
  const atFoot = reader === 'DOCX → PDF';
  const numbered = readReport(report, true).words;
  const title = report.notes.length > 0 ? wordsOf(report.words.notes) : [];
  const [read, text, notes] = [
    shown(words),
    shown(atFoot ? numbered : [...numbered, ...title, ...wanted.notes]),
    shown(wanted.notes),
  ];
  const { found, missing, extra } = follow(read.leftToRight, text.leftToRight);
  each.counts.set(reader, { words: found + read.rightToLeft.length });
  const added = new Set(low(addedByPages(report)));
  const besides = (list: readonly string[]): string[] =>
    list.filter((word) => !added.has(word) && !LIST_NUMBER.test(word)).sort();
  expect(
    { report: each.name, missing, extra: besides(extra), rightToLeft: read.rightToLeft },
    reader,
  ).toEqual({
    report: each.name,
    missing: null,
    extra: atFoot ? besides(notes.leftToRight) : [],
    rightToLeft: atFoot ? [...text.rightToLeft, ...notes.rightToLeft].sort() : text.rightToLeft,
  });
}

/** 12, b, xxiv, or the page of a line of the contents. */
const LIST_NUMBER = /^(\d{1,3}|[a-z]|[ivxl]+)$/;

function addedByPages({ blocks, media, words }: Report): string[] {
  const drawings = [
    ...blocks.flatMap((block) =>
      block.type === 'track' ? [trackSvg(block.track, { width: 640 })] : [],
    ),
    ...Object.values(media)
      .filter(({ type }) => type === 'image/svg+xml')
      .map(({ data }) => new TextDecoder().decode(fromBase64(data))),
  ];
  const shown = drawings.flatMap((svg) =>
    [...svg.matchAll(/>([^<]+)</g)].flatMap(([, text]) => wordsOf(text!)),
  );
  const headings = blocks.flatMap((block) =>
    block.type === 'rows'
      ? block.columns.map(({ title }) => title)
      : block.type === 'prose'
        ? tableHead(block.node)
        : [],
  );
  // A day that goes on over a page is told again there, and so is that it does.
  const days = daysOf({ blocks }).flatMap((day) => [day, words.continued]);
  return [...shown, ...[...headings, ...days].flatMap(wordsOf)];
}

/** The lines of days, each of which is printed above a table of its own, in a row of the whole. */
function daysOf({ blocks }: Pick<Report, 'blocks'>): string[] {
  return blocks.flatMap((block) =>
    block.type === 'rows'
      ? block.rows.flatMap((row) => (row.type === 'day' ? [row.text] : []))
      : [],
  );
}

/** The words at the head of a table, which stand again on each of its pages. */
function tableHead(node: BlockContent): string[] {
  return node.type === 'table'
    ? node.children[0]!.children.map((cell) => cell.children.map(inlineText).join(' '))
    : [];
}

function tableOf(all: readonly Case[]): string {
  const cell = (counts: Counts | undefined): string =>
    counts
      ? (['words', 'notes', 'images', 'links', 'rows', 'headings'] as const)
          .map((key) => counts[key] ?? '·')
          .join(' ')
      : 'not read';
  const columns = ['report', ...READERS] as const;
  const lines = [
    ['words notes images links rows headings', ...columns],
    ...all.map(({ name, counts }) => [name, ...columns.map((reader) => cell(counts.get(reader)))]),
  ];
  const widths = lines[0]!.map((_, column) =>
    Math.max(...lines.map((line) => line[column]!.length)),
  );
  return lines
    .map((line) => line.map((text, column) => text.padEnd(widths[column]!)).join(' | '))
    .join('\n');
}
