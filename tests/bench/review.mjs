/**
 * How long reading a review of 500 remarks takes in a report of 100 pages, and bringing it in, and
 * taking over a suggestion, beside unpacking and parsing the same Word file, the same Markdown, or
 * the text of the same PDF, in the same run; and how long the keys of triage take in the window.
 * Prints tables; asserts nothing. Run: node tests/bench/review.mjs [--keys], with which it is the
 * keys alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import { sequentialIds } from '../../core/document/ids.ts';
import { toPdf } from '../../core/export/pdf/write.ts';
import { pdfLibrary } from '../../core/files/pdf-library.ts';
import { parseXml } from '../../core/files/xml.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { readOwnMarkdown } from '../../core/markdown/read.ts';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { bringIn } from '../../core/review/bring-in.ts';
import { readReview } from '../../core/review/read-review.ts';
import { accept, whatChecksSay } from '../../core/review/settle.ts';
import {
  commented,
  commentParts,
  deleted,
  inserted,
  reviewedDocx,
} from '../unit/review/reviewed.ts';
import { ensureBuilt } from '../../electron/launch/build.mjs';
import { zlibCodec } from '../../electron/export/zlib-codec.ts';
import { external } from '../tools/external.ts';
import { appFaces } from '../tools/paper.ts';
import { printPdf } from '../tools/print.ts';
import { benchDocument } from './lib/documents.mjs';
import { triage } from './lib/triage.mjs';

const REMARKS = 500;
/** What an author may wait for after a key. */
const KEY_MS = 50;
const BY = { by: 'Author', date: '2026-03-07T09:00:00Z' };
const base = benchDocument('pages');
/** On paper the whole has 195 pages: so much of it has 100. */
const onPaper = { ...base, sections: base.sections.slice(0, 43) };
const written = toMarkdownText(buildReport(base, { audience: 'internal', zone: '' }));

/** Every so many runs of the text a comment on a word, or a word for another. */
async function inWord() {
  const RUN = /<w:r>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t[^>]*>([^<]{80,})<\/w:t><\/w:r>/g;
  let made = 0;
  const change = (xml) => {
    const step = Math.floor([...xml.matchAll(RUN)].length / REMARKS);
    let seen = 0;
    return xml.replace(RUN, (whole, props, text) => {
      if (seen++ % step !== 0 || made >= REMARKS) return whole;
      const [, before = '', word = '', after = ''] = /^(.{30}\S* )(\S+)(.*)$/s.exec(text) ?? [];
      const run = (words) => `<w:r>${props}<w:t xml:space="preserve">${words}</w:t></w:r>`;
      const id = made++;
      const remark =
        id % 2 === 0
          ? commented(id, word)
          : deleted(word, 'Rhea', 2 * id) + inserted('other', 'Rhea', 2 * id + 1);
      return run(before) + remark + run(after);
    });
  };
  const ids = Array.from({ length: REMARKS / 2 }, (_, at) => 2 * at);
  const parts = commentParts(ids.map((id) => ({ id, text: `Remark ${id}.` })));
  return { name: 'r.docx', bytes: await reviewedDocx(base, change, parts) };
}

/** Every so many paragraphs another word. */
function inMarkdown() {
  const PARAGRAPH = /^[A-Z][a-z]+ [a-z].{80,}$/gm;
  const step = Math.max(1, Math.floor([...written.matchAll(PARAGRAPH)].length / REMARKS));
  let seen = 0;
  const text = written.replace(PARAGRAPH, (line) =>
    seen++ % step === 0 ? line.replace(/^(.{30}\S* )\S+/, '$1other') : line,
  );
  return { name: 'r.md', bytes: new TextEncoder().encode(text) };
}

/** On every so many lines of the print a mark with a note, or a stroke through words, or ink. */
async function inPdf(chromium) {
  const how = { faces: appFaces, print: (html) => printPdf(html, chromium), codec: zlibCodec };
  const printed = await toPdf(buildReport(onPaper, { audience: 'internal', zone: '' }), how);
  const lines = await linesOf(printed);
  const pdf = await PDFDocument.load(printed, { updateMetadata: false });
  const step = Math.floor(lines.length / REMARKS);
  for (let made = 0; made < REMARKS; made++) {
    const { page, x, y, width, height } = lines[made * step];
    const [left, right, top] = [x + width / 4, x + width / 2, y + height];
    const kind = ['Highlight', 'StrikeOut', 'Ink'][made % 3];
    const annotation = pdf.context.obj({
      Type: 'Annot',
      Subtype: kind,
      Rect: [left, y - 2, right, top],
      ...(kind === 'Ink'
        ? { InkList: [[left, y, right, y]] }
        : { QuadPoints: [left, top, right, top, left, y - 2, right, y - 2] }),
      Contents: PDFHexString.fromText(kind === 'Highlight' ? `Remark ${made}.` : ''),
      T: PDFHexString.fromText('Rhea'),
    });
    pdf.getPages()[page - 1].node.addAnnot(pdf.context.register(annotation));
  }
  console.log(`  r.pdf: ${pdf.getPageCount()} pages`);
  return { name: 'r.pdf', bytes: await pdf.save({ addDefaultPage: false }) };
}

/** The long lines of a PDF's pages: reading them is what any reader of the file has to do. */
async function linesOf(bytes) {
  const { getDocument } = await pdfLibrary();
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const lines = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const { str, transform, width, height } of items)
      if (str?.length > 40) lines.push({ page, x: transform[4], y: transform[5], width, height });
  }
  await pdf.loadingTask.destroy();
  return lines;
}

/** @typedef {{ ms: number, cpu: number }} Took `cpu`: of all threads of this process */

async function best(run) {
  const all = [];
  for (let round = 0; round < 5; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(used);
    all.push({ ms: performance.now() - start, cpu: (user + system) / 1_000 });
  }
  return all.sort((one, other) => one.ms - other.ms)[0];
}

async function show(what, run, peer) {
  const took = await best(run);
  const ratio = peer ? `×${(took.ms / peer.ms).toFixed(2)}` : '';
  const cells = [`${took.ms.toFixed(0)} ms`, `cpu ${took.cpu.toFixed(0)} ms`, ratio];
  console.log(`  ${what.padEnd(40)}${cells.map((cell) => cell.padStart(14)).join('')}`);
  return took;
}

async function measure(file, peer, base) {
  const read = () => readReview(file, base, { newId: sequentialIds('r'), base });
  const review = await read();
  const { document, added } = bringIn(base, [review], sequentialIds('t'));
  console.log(`  ${file.name}: ${added.length} threads`);
  await show('read', read, peer);
  await show('brought in', () => bringIn(base, [review], sequentialIds('t')), peer);
  const ids = added.filter(({ suggestion }) => suggestion).map(({ id }) => id);
  const middle = ids[Math.floor(ids.length / 2)];
  await show('one suggestion taken over', () => accept(document, middle, BY), peer);
  const context = { now: '2026-03-10T00:00:00Z' };
  await show('what the checks would say', () => whatChecksSay(document, middle, context), peer);
}

/** What the keys of triage cost in the window, with all remarks of a Word file brought in. */
async function showKeys(file) {
  const review = await readReview(file, base, { newId: sequentialIds('r'), base });
  const { document, added } = bringIn(base, [review], sequentialIds('t'));
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  try {
    await ensureBuilt();
    const path = join(folder, 'reviewed.postmortem');
    writeFileSync(path, toCanonicalJson(document));
    console.log(`  keys of triage, ${added.length} threads, ms to the paint (bar: ${KEY_MS})`);
    console.log(`  ${''.padEnd(10)}keys  median   worst   first   cpu: median   worst   first`);
    for (const [name, pressed] of Object.entries(await triage(path))) {
      const cells = ['ms', 'cpu'].flatMap((what) => {
        const all = pressed.map((one) => one[what]);
        const sorted = all.toSorted((one, other) => one - other);
        return [sorted[sorted.length >> 1], sorted.at(-1), all[0]];
      });
      const shown = cells.map((cell, at) => cell.toFixed(0).padStart(at === 3 ? 14 : 8)).join('');
      console.log(`  ${name.padEnd(10)}${String(pressed.length).padStart(4)}${shown}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads, brings in and takes over, beside what any reader of the same file has to do. */
async function showReading(word) {
  const text = inMarkdown();
  const parsed = await show('Word file unpacked and parsed', () => {
    for (const [path, bytes] of Object.entries(unzipSync(word.bytes)))
      if (path.endsWith('.xml')) parseXml(strFromU8(bytes));
  });
  await measure(word, parsed, base);
  const opened = await show('Markdown opened', () => readOwnMarkdown(written, sequentialIds('m')));
  await measure(text, opened, base);
  const chromium = external('chromium');
  if (!chromium) return;
  const marked = await inPdf(chromium);
  const seen = await show('text of the PDF', () => linesOf(marked.bytes));
  await measure(marked, seen, onPaper);
}

const word = await inWord();
console.log(`${REMARKS} remarks in about 100 pages`);
if (!process.argv.includes('--keys')) await showReading(word);
await showKeys(word);
