/**
 * `node tests/tools/blank-pages.ts FOLDER [NAME…]`: the documents that layout is judged by, as PDF
 * and as Word through LibreOffice, on A4 and Letter, into a folder; and a line for each file with
 * the pages before the last of which more than a quarter is blank at the end.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { footnotesDocument } from '../fixtures/documents/footnotes.ts';
import { stressDocument } from '../fixtures/documents/stress.ts';
import { convertAll } from './office.ts';
import { blankEnds, paperOf } from './paper.ts';
import { tools } from './external.ts';
import { withPrinter } from './print.ts';
import {
  caseDocuments,
  corpusDocuments,
  rcaDocument,
  sampleDocument,
  seedDocuments,
} from './samples.ts';

/** A page with more blank at its end counts. */
const QUARTER = 0.25;
const SIZES = ['A4', 'Letter'] as const;

const [folder = 'pages', ...names] = process.argv.slice(2);
const [chromium, soffice, pdftoppm] = tools('chromium', 'soffice', 'pdftoppm');
const documents: [string, Postmortem][] = [
  ['sample', sampleDocument()],
  ['rca', rcaDocument()],
  ['stress', stressDocument()],
  ['footnotes', footnotesDocument()],
  ...[...caseDocuments(), ...seedDocuments().slice(0, 8), ...corpusDocuments().slice(0, 8)].map(
    ({ name, document }): [string, Postmortem] => [name.replace(/\..*/, ''), document],
  ),
];
const wanted = documents.filter(([name]) => names.length === 0 || names.includes(name));
mkdirSync(folder, { recursive: true });
const files: string[] = [];
await withPrinter(chromium, async (print) => {
  for (const [name, document] of wanted)
    for (const pageSize of SIZES) {
      const path = join(folder, `${name}-${pageSize}`);
      writeFileSync(`${path}-print.pdf`, await paperOf(document, print, { pageSize }));
      const report = buildReport(document, { audience: 'internal', zone: '', pageSize });
      writeFileSync(`${path}.docx`, await toDocx(report, { pageNumbers: true }));
      files.push(path);
    }
});
await convertAll(
  soffice,
  files.map((path) => `${path}.docx`),
  'pdf:writer_pdf_Export',
  folder,
);
let [all, blank] = [0, 0];
for (const path of files)
  for (const [way, ending] of [
    ['PDF ', '-print.pdf'],
    ['Word', '.pdf'],
  ] as const) {
    const shares = blankEnds(readFileSync(path + ending), pdftoppm).slice(0, -1);
    const found = shares.flatMap((share, index) =>
      share > QUARTER ? [`${index + 1} (${Math.round(share * 100)} %)`] : [],
    );
    all += shares.length;
    blank += found.length;
    if (found.length > 0)
      console.log(`${way} ${path}: ${found.join(', ')} of ${shares.length + 1}`);
  }
console.log(`${blank} of ${all} pages before the last`);
