/** What the export's thread does with a job. */
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { ReferenceProblem } from '../../core/export/docx/reference/problem.ts';
import { reportOf } from '../../core/export/review/chosen-report.ts';
import { toClipboard } from '../../core/export/clipboard/write.ts';
import { readBeginning } from '../../core/export/pdf/beginning.ts';
import { toPdf, toPrinterPage } from '../../core/export/pdf/write.ts';
import type { Report } from '../../core/report/report.ts';
import type { ExportFormat, ExportPreview } from '../bridge/bridge.ts';
import type { Attempt, Job, JobResults } from './job.ts';
import { leaksIn } from './leaks.ts';
import { makeExport, type FormatSettings, type Stage } from './make-export.ts';
import type { Printer } from './printing.ts';
import { trackAsPng } from './pictures.ts';
import { previewOf } from './preview.ts';
import { zlibCodec } from './zlib-codec.ts';

export type Progress = (done: number, doing: string) => void;

/** A failure whose message is a sentence for the author. */
export class JobProblem extends Error {}

export function runJob(
  job: Job,
  printer: Printer,
  progress: Progress,
): Promise<JobResults[keyof JobResults]> {
  if (job.kind === 'beginning') return shownBeginning(job, printer, progress);
  const opened = openPostmortem(job.text);
  if (!opened.ok) throw new JobProblem(opened.problem);
  const filled = (share?: number): Report => reportOf(opened.document, job.settings, share);
  switch (job.kind) {
    case 'export':
      return makeAll(opened.document, filled, job.formats, job.writing, printer, progress);
    case 'preview':
      return preview(filled, job, printer, progress);
    case 'copy': {
      const report = filled();
      return trackAsPng(report, printer).then((trackPng) => {
        const { html, text } = toClipboard(report, { trackPng });
        return { html, text };
      });
    }
    case 'print':
      return printedPage(filled(), printer);
  }
}

/** What a printer gets: the page of the PDF, with its faces. */
function printedPage(report: Report, printer: Printer): Promise<string> {
  return toPrinterPage(report, { faces: printer.fonts, codec: zlibCodec, print: printer.print });
}

/** Makes each format; one that fails does not stop the others. */
async function makeAll(
  document: Postmortem,
  filled: (share?: number) => Report,
  formats: readonly ExportFormat[],
  writing: FormatSettings,
  printer: Printer,
  progress: Progress,
): Promise<JobResults['export']> {
  const report = filled();
  const attempts: Attempt[] = [];
  const whole = formats.reduce((sum, format) => sum + SHARES[format], CHECK_SHARE);
  let before = 0;
  for (const format of formats) {
    const stage = (doing: string, done: number): void =>
      progress((before + done * SHARES[format]) / whole, doing);
    stage(`Making ${FORMAT_NAMES[format]}`, 0);
    attempts.push(
      await attempt(format, async () => {
        // Only what is written goes back to main.
        const { bytes, beside, remarks } = await makeExport(
          report,
          format,
          writing,
          printer,
          stage,
          filled,
        );
        return { format, made: { bytes, beside, remarks } };
      }),
    );
    before += SHARES[format];
  }
  return {
    attempts,
    leaks: await leaksIn(document, attempts, report.audience, (done) =>
      progress((before + done * CHECK_SHARE) / whole, 'Looking through the files'),
    ),
  };
}

/** Rough shares of the time, for the progress bar: each format, then the leak check. */
const SHARES: Record<ExportFormat, number> = {
  docx: 2,
  pdf: 5,
  md: 1,
  html: 1,
  'timeline.csv': 1,
  'jira.csv': 1,
  'github.csv': 1,
  ics: 1,
  'dispositions.csv': 1,
};
const CHECK_SHARE = 1;

async function attempt(format: ExportFormat, make: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await make();
  } catch (error) {
    return { format, problem: notMade(format, error) };
  }
}

async function preview(
  filled: (share?: number) => Report,
  { format, writing }: Extract<Job, { kind: 'preview' }>,
  printer: Printer,
  progress: Progress,
): Promise<ExportPreview> {
  const report = filled();
  const stage: Stage = (doing, done) => progress(done, doing);
  try {
    const made = await makeExport(report, format, writing, printer, stage, filled);
    return previewOf(report, format, made);
  } catch (error) {
    throw new JobProblem(notMade(format, error));
  }
}

/** A long PDF's first pages, which are shown while the others are made. */
async function shownBeginning(
  { beginning, ...looks }: Extract<Job, { kind: 'beginning' }>,
  printer: Printer,
  progress: Progress,
): Promise<ExportPreview> {
  const bytes = await toPdf(readBeginning(beginning, looks), {
    faces: printer.fonts,
    codec: zlibCodec,
    numbered: false,
    print: (html) => {
      progress(0.1, 'Printing the first pages');
      return printer.print(html);
    },
  });
  return { kind: 'pages', bytes, more: true };
}

const FORMAT_NAMES: Record<ExportFormat, string> = {
  docx: 'the Word file',
  pdf: 'the PDF',
  md: 'the Markdown',
  html: 'the web page',
  'timeline.csv': 'the table of the timeline',
  'jira.csv': 'the table for Jira',
  'github.csv': 'the table for GitHub',
  ics: 'the calendar',
  'dispositions.csv': 'the table of comments',
};

/** One sentence: what was not made, and why. */
export function notMade(format: ExportFormat, error: unknown): string {
  if (error instanceof ReferenceProblem) return error.message;
  const name = FORMAT_NAMES[format];
  const what = name[0]!.toUpperCase() + name.slice(1);
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `${what} could not be made (${why}). The other formats are not affected.`;
}
