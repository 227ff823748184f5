/** Reviewed files on the command line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import type { CliIo } from '../../../../electron/cli/io.ts';
import { runCli } from '../../../../electron/cli/run.ts';
import {
  commented,
  commentParts,
  inRun,
  printerReport,
  reviewedDocx,
} from '../../review/reviewed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-review-'));
  writeFileSync(join(folder, 'report.postmortem'), toCanonicalJson(printerReport()));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function afterword(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const io: CliIo = {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    outBytes: never,
    stdin: never,
    readFile: (path) => readFile(path),
    readSource: never,
    writeFile: (path, bytes) => writeFile(path, bytes),
    writeExport: never,
    exists: never,
    git: never,
    makeFolder: never,
    cwd: folder,
    printer: { fonts: never, print: never, shrink: never, draw: never },
    history: { keep: never, list: never, read: never, problem: () => '' },
    templateIds: never,
    template: never,
    now: () => '2026-11-21T12:00:00Z',
    zone: 'UTC',
  };
  return { code: await runCli(args, io), out, err };
}

const stored = (name = 'report.postmortem'): string => readFileSync(join(folder, name), 'utf8');

it('brings comments into the document, once', async () => {
  const bytes = await reviewedDocx(
    printerReport(),
    (xml) => inRun(xml, 'a mailbox', () => commented(5, 'a mailbox')),
    commentParts([{ id: 5, text: 'Which?' }]),
  );
  writeFileSync(join(folder, 'rhea.docx'), bytes);
  const first = await afterword('review', 'report.postmortem', 'rhea.docx');
  expect(first).toEqual({
    code: 0,
    err: '',
    out: 'rhea.docx (version 2): 1 remark\n  “Root cause”, “a mailbox”: Which?, says Rhea\n1 thread brought in, 0 of them without a place; 0 known already\n',
  });
  const opened = openPostmortem(stored());
  expect(opened.ok && opened.document.comments).toHaveLength(1);
  const again = await afterword('review', 'report.postmortem', 'rhea.docx');
  expect(again.out).toContain('0 threads brought in, 0 of them without a place; 1 known already');
});

it.each<[string, string, string, RegExp]>([
  ['a file of another kind', 'x.txt', 'Looks good.', /x\.txt: This is no review of a report/],
  ['a damaged PDF', 'x.pdf', '%PDF-1.7', /x\.pdf: .*\n$/],
  ['an old Word file', 'x.doc', '\u00d0\u00cf\u0011\u00e0 and more', /old Word file/],
])('%s is one sentence, and nothing is written', async (_what, name, text, problem) => {
  const before = stored();
  writeFileSync(join(folder, name), Buffer.from(text, 'latin1'));
  const { code, err } = await afterword('review', 'report.postmortem', name);
  expect(code).toBe(2);
  expect(err).toMatch(problem);
  expect(stored()).toBe(before);
});

it('a review of another document is refused by its name', async () => {
  const other = { ...printerReport(), id: 'other', title: 'Another outage' };
  writeFileSync(join(folder, 'other.docx'), await reviewedDocx(other));
  const { code, err } = await afterword('review', 'report.postmortem', 'other.docx');
  expect(code).toBe(2);
  expect(err).toMatch(/review of another document, “Another outage” \(10 of its 10 parts/);
});
