/**
 * `npm run test:reviews [-- --sessions 200 --seed 1]`: seeded reviews of exported files by programs
 * that are not ours: LibreOffice in Word files, pdf-lib in PDF, an editor in Markdown with its ids
 * and without. Prints how many remarks came back at their place, and what was lost or invented.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { finishPdf } from '../../core/export/pdf/finish.ts';
import { markedForPrint } from '../../core/export/pdf/marks.ts';
import { pdfMetadata } from '../../core/export/pdf/metadata.ts';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { buildReport, type Report } from '../../core/report/report.ts';
import { facesFrom } from '../../electron/export/faces.ts';
import { zlibCodec } from '../../electron/export/zlib-codec.ts';
import { annotated, isOnPage, type Mark } from '../tools/annotate-pdf.ts';
import { external } from '../tools/external.ts';
import { runMacro } from '../tools/office-macro.ts';
import { printPdf } from '../tools/print.ts';
import { rcaDocument, sampleDocument } from '../tools/samples.ts';
import { printerReport } from '../unit/review/reviewed.ts';
import { judge, type Result } from './judge.ts';
import { REVIEW_MACRO, stepsOf } from './office-review.ts';
import { planSession, type Act } from './plan.ts';

/** What may be missing of a hundred remarks. */
const BARS = { docx: 0.99, pdf: 0.98, markdown: 1, 'markdown without ids': 0.95 };
type Way = keyof typeof BARS;

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const sessions = Number(values.sessions);
const firstSeed = Number(values.seed);
/** LibreOffice 7.4 without a screen now and then ends while it lays out a comment. */
const TRIES = 4;
/** What ties lines to parts of the document; a tool that tidies Markdown may take it out. */
const IDS = / ?<!-- pm:(?!data)[^>]*-->/g;
/** Half of them in Word files, the rest in thirds. */
const SHARES: Record<Way, number> = {
  docx: 0.5,
  pdf: 0.2,
  markdown: 0.15,
  'markdown without ids': 0.15,
};

interface Subject {
  document: Postmortem;
  report: Report;
  /** All that a search in an exported file may find. */
  printed: string;
}

const SUBJECTS = [printerReport(), sampleDocument(), rcaDocument()].map((document): Subject => {
  const report = buildReport(document, { audience: 'internal', zone: '' });
  return { document, report, printed: textOfPage(toHtml(report)) };
});

/** Without the style sheet: its words are in no other format. */
function textOfPage(html: string): string {
  return html.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^<>]*>/g, ' ');
}

interface Session {
  subject: Subject;
  seed: number;
  acts: Act[];
}

function planned(way: Way, offset: number): Session[] {
  const kinds: Act['kind'][] = ['replace', 'delete', 'insert'];
  if (!way.startsWith('markdown')) kinds.push('comment', 'comment', 'comment');
  return Array.from({ length: Math.round(sessions * SHARES[way]) }, (_, index) => {
    const seed = firstSeed + offset + index;
    const subject = SUBJECTS[index % SUBJECTS.length]!;
    return { subject, seed, acts: planSession(seed, subject.document, subject.printed, kinds) };
  });
}

const folder = mkdtempSync(join(tmpdir(), 'afterword-reviews-'));
let failed = false;
try {
  console.log('format                 sessions  remarks  at their place  without  lost  invented');
  tell('docx', await inWord(planned('docx', 0)));
  tell('pdf', await inPdf(planned('pdf', 10_000)));
  for (const way of ['markdown', 'markdown without ids'] as const)
    tell(way, await inMarkdown(planned(way, 20_000), way));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function tell(way: Way, results: readonly Result[] | null): void {
  if (!results) {
    console.log(`${way.padEnd(22)}  not run: its program is missing`);
    return;
  }
  const sum = (count: (result: Result) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  const acts = sum((result) => result.acts);
  const placed = sum(({ placed }) => placed);
  const invented = sum((result) => result.invented.length);
  const cells = [
    results.length,
    acts,
    `${placed} (${((100 * placed) / acts).toFixed(1)} %)`,
    sum(({ unplaced }) => unplaced),
    sum(({ lost }) => lost.length),
    invented,
  ];
  console.log(way.padEnd(22) + cells.map((cell) => String(cell).padStart(9)).join(''));
  for (const { lost, invented: made } of results)
    for (const line of [...lost.map((each) => `lost: ${each}`), ...made.map((x) => `new: ${x}`)])
      console.log(`    ${line}`);
  if (placed / acts < BARS[way] || invented > 0) failed = true;
}

async function inWord(all: readonly Session[]): Promise<Result[] | null> {
  const soffice = external('soffice');
  if (!soffice) return null;
  const results: Result[] = [];
  for (const { subject, seed, acts } of all) {
    const from = join(folder, `${seed}.docx`);
    const name = `${seed}-reviewed.docx`;
    writeFileSync(from, await toDocx(subject.report));
    const to = pathToFileURL(join(folder, name)).href;
    if (!reviewedByOffice(soffice, stepsOf({ from: pathToFileURL(from).href, to, acts }))) {
      console.log(`    LibreOffice ended ${TRIES} times in session ${seed}: left out`);
      continue;
    }
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    results.push(await judge({ name, bytes }, subject.document, acts));
  }
  return results;
}

function reviewedByOffice(soffice: string, steps: readonly string[]): boolean {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      runMacro(soffice, folder, REVIEW_MACRO, steps);
      return true;
    } catch {
      // once more
    }
  }
  return false;
}

async function inPdf(all: readonly Session[]): Promise<Result[] | null> {
  const chromium = external('chromium');
  if (!chromium) return null;
  const files = new Map<Subject, Uint8Array>();
  const results: Result[] = [];
  for (const { subject, seed, acts } of all) {
    const file = files.get(subject) ?? (await pdfOf(subject.report, chromium));
    files.set(subject, file);
    // A word that is parted at the end of a line is marked by nobody.
    const done: Act[] = [];
    for (const act of acts) if (await isOnPage(file, act.word)) done.push(act);
    const bytes = await annotated(file, marksOf(done));
    results.push(await judge({ name: `${seed}.pdf`, bytes }, subject.document, done));
  }
  return results;
}

async function pdfOf(report: Report, chromium: string): Promise<Uint8Array> {
  const faces = (family: string): string =>
    fileURLToPath(new URL(`../../node_modules/@fontsource/${family}/files`, import.meta.url));
  const fonts = await facesFrom(faces('inter'), faces('source-serif-4'));
  const { html, marks } = markedForPrint(toHtml(report, { fonts }), report.language);
  return finishPdf(await printPdf(html, chromium), pdfMetadata(report), {
    marks,
    codec: zlibCodec,
  });
}

/** As Acrobat writes them: other words are a caret, and what it stands for struck out. */
function marksOf(acts: readonly Act[]): Mark[] {
  const marks: Mark[] = [];
  for (const { kind, word, text } of acts) {
    if (kind === 'comment') marks.push({ kind: 'Highlight', on: word, text });
    if (kind === 'delete') marks.push({ kind: 'StrikeOut', on: word });
    if (kind === 'insert' || kind === 'replace') marks.push({ kind: 'Caret', on: word, text });
    if (kind === 'replace')
      marks.push({ kind: 'StrikeOut', on: word, answers: marks.length - 1, group: true });
  }
  return marks;
}

async function inMarkdown(all: readonly Session[], way: Way): Promise<Result[]> {
  const results: Result[] = [];
  for (const { subject, seed, acts } of all) {
    const written = toMarkdownText(subject.report);
    const text = way === 'markdown' ? written : written.replace(IDS, '');
    const done = acts.filter(({ word }) => text.split(word).length === 2);
    const edited = done.reduce((now, { kind, word, text: put }) => {
      // A blank goes with the word, or the marks around it would be none.
      if (kind === 'delete') return now.replace(new RegExp(`${word} | ?${word}`), '');
      return now.replace(word, kind === 'replace' ? put : `${word} ${put}`);
    }, text);
    const bytes = new TextEncoder().encode(edited);
    results.push(await judge({ name: `${seed}.md`, bytes }, subject.document, done));
  }
  return results;
}
