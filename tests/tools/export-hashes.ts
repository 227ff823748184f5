/**
 * `node tests/tools/export-hashes.ts > FILE`: a line for each real report, the samples and the
 * fixtures, with a hash of each of its exports and of what the checks say of it. Run before and
 * after a change that is to change nothing, and compare the files with `diff`.
 *
 * Of the PDF the page that is printed is hashed (HTML with its styles), so that no Chromium is
 * needed.
 */
import { createHash } from 'node:crypto';
import { runChecks } from '../../core/checks/registry.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { buildReport } from '../../core/report/report.ts';
import { footnotesDocument } from '../fixtures/documents/footnotes.ts';
import { stressDocument } from '../fixtures/documents/stress.ts';
import { corpusDocuments, rcaDocument, sampleDocument, seedDocuments } from './samples.ts';

const NOW = '2026-03-09T12:00:00Z';
const hash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

for (const { name, document } of [
  ...seedDocuments(),
  ...corpusDocuments(),
  { name: 'sample', document: sampleDocument() },
  { name: 'rca', document: rcaDocument() },
  { name: 'footnotes', document: footnotesDocument() },
  { name: 'stress', document: stressDocument() },
])
  for (const audience of ['internal', 'everyone'] as const) {
    const report = buildReport(document, { audience, zone: '' });
    const made = {
      docx: hash(await toDocx(report)),
      html: hash(toHtml(report)),
      md: hash(toMarkdownText(report)),
      document: hash(toCanonicalJson(document)),
      checks: hash(JSON.stringify(runChecks(document, { now: NOW }))),
    };
    const parts = Object.entries(made).map(([what, value]) => `${what} ${value}`);
    console.log([name, audience, ...parts].join('  '));
  }
