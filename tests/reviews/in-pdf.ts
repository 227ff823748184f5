/** Sessions in PDF: annotations by pdf-lib, every third file written again by qpdf or poppler. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPdf } from '../../core/export/pdf/write.ts';
import { zlibCodec } from '../../electron/export/zlib-codec.ts';
import { annotated, isOnPage, type Mark } from '../tools/annotate-pdf.ts';
import { external } from '../tools/external.ts';
import { appFaces } from '../tools/paper.ts';
import { printPdf } from '../tools/print.ts';
import { sentOut } from '../unit/review/sent-out.ts';
import { judge, type Result } from './judge.ts';
import type { Act, ActKind } from './act.ts';
import type { Session, Subject } from './subjects.ts';

export const PDF_KINDS: readonly ActKind[] = [
  ...(['comment', 'comment', 'highlight', 'note', 'note', 'ink', 'reply', 'resolve'] as const),
  ...(['replace', 'delete', 'insert'] as const),
];

/** @returns null where Chromium is missing */
export async function inPdf(all: readonly Session[], folder: string): Promise<Result[] | null> {
  const chromium = external('chromium');
  if (!chromium) return null;
  return sessionsInPdf(all, printedFiles(chromium), async (file, acts, seed) =>
    writtenAgain(await annotated(file, marksOf(acts)), seed, folder),
  );
}

/** The files for review of the subjects, each printed once. */
export function printedFiles(chromium: string): (subject: Subject) => Promise<Uint8Array> {
  const files = new Map<Subject, Promise<Uint8Array>>();
  const print = (html: string): Promise<Uint8Array> => printPdf(html, chromium);
  return (subject) => {
    const known = files.get(subject);
    if (known) return known;
    const how = { faces: appFaces, print, codec: zlibCodec };
    const made = toPdf(sentOut(subject.document, 'pdf'), how);
    files.set(subject, made);
    return made;
  };
}

/** @param review puts what was done into a file */
export async function sessionsInPdf(
  all: readonly Session[],
  fileOf: (subject: Subject) => Promise<Uint8Array>,
  review: (file: Uint8Array, acts: readonly Act[], seed: number) => Promise<Uint8Array>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const { subject, seed, acts } of all) {
    const file = await fileOf(subject);
    // A word that is parted at the end of a line is marked by nobody.
    const done: Act[] = [];
    for (const act of acts) if (await isOnPage(file, act.word)) done.push(act);
    const bytes = await review(file, done, seed);
    results.push(await judge({ name: `${seed}.pdf`, bytes }, subject.document, done));
  }
  return results;
}

/** As another program saves the file. Poppler's leaves the document inside it out. */
function writtenAgain(bytes: Uint8Array, seed: number, folder: string): Uint8Array {
  const [from, to] = [join(folder, `${seed}.pdf`), join(folder, `${seed}-again.pdf`)];
  const commands: [string, string[]][] = [
    ['qpdf', ['--object-streams=disable', from, to]],
    ['pdfunite', [from, to]],
  ];
  const [name, args] = commands[seed % 3] ?? [];
  const program = name && external(name);
  if (!program) return bytes;
  writeFileSync(from, bytes);
  execFileSync(program, args!, { stdio: 'ignore' });
  return new Uint8Array(readFileSync(to));
}

/** As Acrobat writes them: other words are a caret, and what it stands for struck out. */
function marksOf(acts: readonly Act[]): Mark[] {
  const marks: Mark[] = [];
  const roots = new Map<Act, number>();
  acts.forEach((act, at) => {
    const { kind, word: on, text, on: answered } = act;
    roots.set(act, marks.length);
    const isEven = at % 2 === 0;
    if (kind === 'comment') marks.push({ kind: isEven ? 'Highlight' : 'Underline', on, text });
    if (kind === 'highlight') marks.push({ kind: isEven ? 'Highlight' : 'Squiggly', on });
    if (kind === 'note') marks.push({ kind: isEven ? 'Text' : 'FreeText', on, text });
    if (kind === 'ink') marks.push({ kind: 'Ink', on });
    if (kind === 'delete') marks.push({ kind: 'StrikeOut', on });
    if (kind === 'insert' || kind === 'replace') marks.push({ kind: 'Caret', on, text });
    if (kind === 'replace')
      marks.push({ kind: 'StrikeOut', on, answers: marks.length - 1, group: true });
    const root = answered && roots.get(answered);
    if (root === undefined) return;
    if (kind === 'reply') marks.push({ kind: 'Text', on, text, answers: root });
    const more = { StateModel: 'Review', State: 'Completed' };
    if (kind === 'resolve') marks.push({ kind: 'Text', on, answers: root, more });
  });
  return marks;
}
