/**
 * The PDF as its readers find it: structure, outline, order, ids, properties, and the same bytes
 * elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { readOperators } from '../../../../core/export/pdf/content-tokens.ts';
import { finishPdf } from '../../../../core/export/pdf/finish.ts';
import { markedForPrint, type PrintMark } from '../../../../core/export/pdf/marks.ts';
import { pdfMetadata, type PdfMetadata } from '../../../../core/export/pdf/metadata.ts';
import { parseMarkdown } from '../../../../core/prose/markdown.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import { facesFrom } from '../../../../electron/export/faces.ts';
import { zlibCodec } from '../../../../electron/export/zlib-codec.ts';
import { external } from '../../../tools/external.ts';
import { printPdf } from '../../../tools/print.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const SLOW = 240_000;
const MODULES = fileURLToPath(new URL('../../../../node_modules/@fontsource/', import.meta.url));

/** The sample, with every kind of block that it lacks and a table that goes over pages. */
function everything(): Postmortem {
  const sample = sampleDocument();
  const markdown = [
    '### Things of every kind',
    'Words, **strong**, *stressed*, ~~struck~~, `code`, [a link](https://example.org/a).',
    '> A quotation.',
    '',
    '- one\n  1. inner\n     - deepest\n- two',
    '',
    '- [x] done\n- [ ] open',
    '',
    '```\nlampctl show\n```',
    '',
    '| a | b |\n|---|--:|\n| 1 | 2 |\n| | 4 |\n| | |',
    '',
    '---',
    '',
    'توقفت خدمة الدفع بعد تدوير الشهادة.',
    '',
    '#### Deeper',
    '',
    'The end.',
  ].join('\n\n');
  const rows = Array.from({ length: 60 }, (_, index) => ({
    ...sample.timeline[0]!,
    id: `row${index}`,
    milestone: null,
  }));
  return {
    ...sample,
    timeline: [
      ...sample.timeline,
      ...rows,
      { ...rows[0]!, id: 'rowless', body: { type: 'root', children: [] }, source: null },
    ],
    sections: [
      ...sample.sections,
      {
        id: 'kinds',
        kind: 'custom',
        title: 'Kinds',
        audience: 'everyone',
        required: false,
        guidance: '',
        body: parseMarkdown(markdown),
      },
    ],
  };
}

let folder = '';
let file = '';
let report: Report;
let html = '';
let printed: Uint8Array;
let marks: PrintMark[];
let metadata: PdfMetadata;
let bytes: Uint8Array;
let pdf: PDFDocument;
const chromium = external('chromium');
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(async () => {
  if (!chromium) return;
  folder = mkdtempSync(join(tmpdir(), 'afterword-pdf-'));
  file = join(folder, 'report.pdf');
  report = buildReport(everything(), { audience: 'internal', zone: '' });
  ({ html, marks } = markedForPrint(
    toHtml(report, {
      fonts: await facesFrom(join(MODULES, 'inter/files'), join(MODULES, 'source-serif-4/files')),
    }),
    report.language,
  ));
  metadata = pdfMetadata(report);
  printed = await printPdf(html, chromium);
  bytes = await finishPdf(printed, metadata, { marks, codec: zlibCodec });
  writeFileSync(file, bytes);
  pdf = await PDFDocument.load(bytes, { updateMetadata: false });
}, SLOW);
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
});

interface Element {
  role: string;
  id: string;
  language: string;
  alt: boolean;
  kids: Element[];
  content: number;
}

function tree(): Element {
  const name = (text: string): PDFName => PDFName.of(text);
  const read = (context: PDFContext, dict: PDFDict): Element => {
    const kids = context.lookup(dict.get(name('K')));
    const all =
      kids instanceof PDFArray
        ? kids.asArray().map((kid) => context.lookup(kid))
        : kids
          ? [kids]
          : [];
    const elements = all.filter(
      (kid): kid is PDFDict => kid instanceof PDFDict && kid.has(name('S')),
    );
    const text = (value: PDFObject | undefined): string =>
      value instanceof PDFString ? value.decodeText() : '';
    return {
      role: (dict.get(name('S')) as PDFName).decodeText(),
      id: text(dict.lookup(name('ID'))),
      language: text(dict.lookup(name('Lang'))),
      alt: dict.has(name('Alt')),
      kids: elements.map((kid) => read(context, kid)),
      content: all.length - elements.length,
    };
  };
  const root = pdf.context.lookup(pdf.catalog.get(name('StructTreeRoot')), PDFDict);
  return read(pdf.context, root.lookup(name('K'), PDFDict));
}
const all = (element: Element): Element[] => [element, ...element.kids.flatMap(all)];
const some = (role: string): Element[] => all(tree()).filter((element) => element.role === role);

describe.runIf(chromium)('the structure tree', () => {
  it('holds no element without a meaning, and text only where text may be', () => {
    for (const { role, content } of all(tree())) {
      expect(role).not.toBe('NonStruct');
      if (/^(?:Document|Table|THead|TBody|TR|L|LI|BlockQuote|Div)$/.test(role))
        expect(content, role).toBe(0);
    }
  });

  it('nests tables, lists and code as the standard asks', () => {
    expect(some('Table').length).toBeGreaterThan(4);
    for (const table of some('Table'))
      expect(table.kids.map(({ role }) => role)).toEqual(['THead', 'TBody']);
    for (const head of some('THead'))
      expect(new Set(head.kids.flatMap(({ kids }) => kids.map(({ role }) => role)))).toEqual(
        new Set(['TH']),
      );
    for (const list of some('L'))
      expect(new Set(list.kids.map(({ role }) => role))).toEqual(new Set(['LI']));
    for (const item of some('LI')) expect(item.kids.at(-1)!.role).toBe('LBody');
    for (const picture of some('Figure'))
      expect([picture.alt, picture.kids.length]).toEqual([true, 0]);
    expect(some('Code').length).toBeGreaterThan(2);
    expect(some('BlockQuote').length).toBeGreaterThan(1);
  });

  it('names every block and row, in the order of the page', () => {
    const ids = all(tree())
      .map(({ id }) => id)
      .filter((id) => id !== '');
    // A rule is decoration, and leaves nothing in the tree.
    const expected = [...html.matchAll(/<(\w+) id="pm-([^"]+)"/g)]
      .filter(([, tag]) => tag !== 'hr')
      .map(([, , key]) => `_pm_${key!.replaceAll('-', '_')}`);
    expect(ids).toEqual(expected);
    expect(new Set(ids).size).toBe(ids.length);
    // Those that hold nothing are cells too: without them, others would stand below the wrong
    // heads.
    for (const table of some('Table')) {
      const widths = all(table)
        .filter(({ role }) => role === 'TR')
        .map((row) => row.kids.filter(({ role }) => role === 'TH' || role === 'TD').length);
      expect(new Set(widths.filter((width) => width > 1)).size).toBe(1);
    }
    const rows = some('TR').filter(({ id }) => /^_pm_row\d/.test(id));
    expect(rows.length).toBe(60);
  });

  it('says the language of text of another one, and nothing of marks', () => {
    expect(
      some('P')
        .map(({ language }) => language)
        .filter((language) => language !== ''),
    ).toEqual(['ar-SA']);
    expect(all(tree()).some(({ language }) => language.includes('-x-'))).toBe(false);
  });

  it('has the outline of its headings', async () => {
    const { pdfLibrary } = await import('../../../../core/files/pdf-library.ts');
    const task = (await pdfLibrary()).getDocument({ data: bytes.slice(), verbosity: 0 });
    const document = await task.promise;
    const titles = (items: Awaited<ReturnType<typeof document.getOutline>>): string[] =>
      (items ?? []).flatMap(({ title, items: inner }) => [title, ...titles(inner as typeof items)]);
    const headings = [...html.matchAll(/<h\d[^>]*>(.*?)<\/h\d>/g)].map(([, text]) => text);
    expect(titles(await document.getOutline())).toEqual(headings);
    await task.destroy();
  });

  it('is found by ids: the tree of them is sorted and complete', () => {
    const root = pdf.context.lookup(pdf.catalog.get(PDFName.of('StructTreeRoot')), PDFDict);
    const idTree = root.lookup(PDFName.of('IDTree'), PDFDict);
    const leaves = idTree
      .lookupMaybe(PDFName.of('Kids'), PDFArray)
      ?.asArray()
      .map((kid) => pdf.context.lookup(kid, PDFDict)) ?? [idTree];
    const names = leaves.flatMap((leaf) =>
      leaf
        .lookup(PDFName.of('Names'), PDFArray)
        .asArray()
        .filter((_, index) => index % 2 === 0)
        .map((key) => (key as PDFString).decodeText()),
    );
    expect(names).toEqual([...names].sort());
    expect(names.length).toBe(all(tree()).filter(({ id }) => id !== '').length);
  });
});

describe.runIf(chromium)('the pages', () => {
  it('have every mark of every page either in the tree or as an artifact', async () => {
    for (const { node } of pdf.getPages()) {
      const stream = node.Contents() as unknown as { contents: Uint8Array };
      const content = await zlibCodec.inflate(stream.contents);
      let depth = 0;
      const bare: string[] = [];
      const text = Buffer.from(content).toString('latin1');
      expect(
        readOperators(content, ({ name, start, end }) => {
          if (name === 'BDC' || name === 'BMC') depth++;
          else if (name === 'EMC') depth--;
          else if (depth === 0 && /^(?:Tj|TJ|f\*?|S|B|Do)$/.test(name))
            bare.push(text.slice(start, end));
        }),
      ).toBe(true);
      expect(depth).toBe(0);
      expect(bare).toEqual([]);
    }
  });

  it('are embedded fonts, subset, with names', () => {
    const pdffonts = external('pdffonts');
    if (!pdffonts) return;
    const fonts = run(pdffonts, file)
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '');
    expect(fonts.some((line) => line.includes('+SourceSerif4-Regular'))).toBe(true);
    expect(fonts.some((line) => line.includes('+Inter-Regular'))).toBe(true);
    // The script that no face of ours has comes from the machine, in whatever way it can.
    for (const line of fonts.filter((each) => /Serif4|Inter/.test(each)))
      expect(line).toMatch(/CID TrueType +Identity-H +yes yes yes/);
  });

  it('are clean for qpdf, and read in the order of the page', () => {
    const [qpdf, pdftotext, pdfinfo] = ['qpdf', 'pdftotext', 'pdfinfo'].map(external);
    if (!qpdf || !pdftotext || !pdfinfo) return;
    run(qpdf, '--check', file);
    const structure = run(pdfinfo, '-struct-text', file);
    const quoted = [...structure.matchAll(/^ *"(.*)"$/gm)]
      .map(([, text]) => text!.trim())
      .join(' ');
    const letters = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
    const inTree = letters(quoted);
    let at = 0;
    for (const block of [
      ...html
        .slice(html.indexOf('<body'))
        .replace(/<svg[\s\S]*?<\/svg>/g, '')
        .matchAll(/<(h\d|p|li|td|th)\b[^>]*>([^<]+)/g),
    ].map(([, , text]) => letters(text!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')))) {
      if (/\p{Script=Arabic}/u.test(block) || block === '') continue;
      const found = inTree.indexOf(block, at);
      expect(
        found,
        `${block} after ${inTree.slice(Math.max(0, at - 40), at)}`,
      ).toBeGreaterThanOrEqual(0);
      at = found;
    }
  });
});

describe.runIf(chromium)('the file', () => {
  it('says what it is', () => {
    const pdfinfo = external('pdfinfo');
    if (!pdfinfo) return;
    const info = run(pdfinfo, file);
    expect(info).toMatch(/^Title: +Checkout slow after certificate rotation$/m);
    expect(info).toMatch(/^Author: +Mette Lind, Oskar Brandt$/m);
    expect(info).toMatch(/^Keywords: +postmortem, INC-4127/m);
    expect(info).toMatch(/^PDF version: +1\.7$/m);
    expect(run(pdfinfo, '-meta', file)).toContain('<rdf:li>INC-4127</rdf:li>');
    expect(run(pdfinfo, '-meta', file)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('carries its source', () => {
    const pdfdetach = external('pdfdetach');
    if (!pdfdetach) return;
    run(pdfdetach, '-save', '1', '-o', join(folder, 'source.json'), file);
    expect(readFileSync(join(folder, 'source.json'), 'utf8')).toBe(toCanonicalJson(report.source));
  });

  it('describes its links and leads to the place of each heading', () => {
    const links = pdf
      .getPages()
      .flatMap(({ node }) =>
        (node.Annots()?.asArray() ?? []).map((ref) => pdf.context.lookup(ref, PDFDict)),
      );
    expect(links.length).toBeGreaterThan(12);
    for (const link of links) expect(link.has(PDFName.of('Contents'))).toBe(true);
  });

  it(
    'is the same bytes from another print, in another process, time zone and language',
    async () => {
      writeFileSync(join(folder, 'page.html'), html);
      writeFileSync(join(folder, 'metadata.json'), JSON.stringify({ metadata, marks }));
      const script = `
      const { readFileSync, writeFileSync } = await import('node:fs');
      const [printer, finisher, codecs] = await Promise.all(['tests/tools/print.ts', 'core/export/pdf/finish.ts', 'electron/export/zlib-codec.ts'].map((path) => import(new URL(path, ${JSON.stringify(new URL('../../../../', import.meta.url).href)}).href)));
      const { metadata, marks } = JSON.parse(readFileSync(${JSON.stringify(join(folder, 'metadata.json'))}, 'utf8'));
      const printed = await printer.printPdf(readFileSync(${JSON.stringify(join(folder, 'page.html'))}, 'utf8'), ${JSON.stringify(chromium)});
      writeFileSync(${JSON.stringify(join(folder, 'again.pdf'))}, await finisher.finishPdf(printed, metadata, { marks, codec: codecs.zlibCodec }));`;
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
        cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      expect(Buffer.from(readFileSync(join(folder, 'again.pdf'))).equals(Buffer.from(bytes))).toBe(
        true,
      );
    },
    SLOW,
  );

  it('is complete, too, when nothing in the page was marked, and with the portable codec', async () => {
    const plain = await finishPdf(printed, metadata);
    const again = await PDFDocument.load(plain, { updateMetadata: false });
    expect(again.getPageCount()).toBe(pdf.getPageCount());
    expect(again.getTitle()).toBe(metadata.title);
  });
});
