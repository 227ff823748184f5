/**
 * Prints what the exports of some documents are, as sha256 in JSON: `node tests/tools/bytes-of.ts
 * [CHROMIUM]`. Run by tests in other zones and languages than their own.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { finishPdf } from '../../core/export/pdf/finish.ts';
import { pdfMetadata } from '../../core/export/pdf/metadata.ts';
import { buildReport } from '../../core/report/report.ts';
import { footnotesDocument } from '../fixtures/documents/footnotes.ts';
import { stressDocument } from '../fixtures/documents/stress.ts';
import { withPrinter } from './print.ts';
import { rcaDocument, sampleDocument } from './samples.ts';

export type Hashes = Record<string, string>;

/** The stress document with so few rows that its PDF is soon printed. */
function shortStress(): Postmortem {
  const stress = stressDocument();
  return { ...stress, timeline: stress.timeline.slice(0, 100) };
}

/** The PDFs only where there is a Chromium to print them. */
export async function hashesOfExports(chromium: string | null): Promise<Hashes> {
  const hashes: Hashes = {};
  const keep = (name: string, bytes: Uint8Array | string): void => {
    hashes[name] = createHash('sha256').update(bytes).digest('hex');
  };
  const reports = Object.entries({
    sample: sampleDocument(),
    footnotes: footnotesDocument(),
    rca: rcaDocument(),
    stress: shortStress(),
  }).map(([name, document]) => ({
    name,
    report: buildReport(document, { audience: 'internal', zone: '', utc: true }),
  }));
  for (const { name, report } of reports) {
    keep(`${name}.docx`, await toDocx(report));
    keep(`${name}.md`, toMarkdownText(report));
    keep(`${name}.html`, toHtml(report));
  }
  if (chromium) {
    await withPrinter(chromium, async (print) => {
      for (const { name, report } of reports)
        keep(`${name}.pdf`, await finishPdf(await print(toHtml(report)), pdfMetadata(report)));
    });
  }
  return hashes;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(JSON.stringify(await hashesOfExports(process.argv[2] ?? null)));
