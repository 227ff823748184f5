/**
 * A document as the bytes of its exports. Runs wherever it is called: in the export's thread, or on
 * the command line.
 */
import { ReferenceProblem } from '../../core/export/docx/reference/problem.ts';
import { logoMedia } from '../../core/export/docx/cover.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { githubCsv, jiraCsv } from '../../core/export/lists/actions.ts';
import { calendar, dueActions } from '../../core/export/lists/calendar.ts';
import { timelineCsv } from '../../core/export/lists/timeline.ts';
import type { BesideFile } from '../../core/markdown/pictures.ts';
import { changesMarkdown } from '../../core/export/changes/markdown.ts';
import { dispositionsCsv } from '../../core/export/review/dispositions.ts';
import { dressedForReview } from '../../core/export/review/in-text.ts';
import { reviewPage } from '../../core/export/review/page.ts';
import { toMarkdown } from '../../core/markdown/write.ts';
import { toPdf } from '../../core/export/pdf/write.ts';
import type { Report } from '../../core/report/report.ts';
import type { ExportFormat } from '../bridge/bridge.ts';
import { fittingMedia, picturesAsPng, trackAsPng } from './pictures.ts';
import type { Printer } from './printing.ts';
import { zlibCodec } from './zlib-codec.ts';

/** How each format is written. */
export interface FormatSettings {
  /** Folder beside the Markdown for its pictures; null = they are in the file itself. */
  mediaFolder: string | null;
  /**
   * A `.docx` or `.dotx` whose look the Word file takes over, or the sentence why it cannot be
   * read: then there is no Word file, but every other.
   */
  reference: Uint8Array | string | null;
}

/** One export: its file, and what belongs beside it. */
export interface MadeExport {
  bytes: Uint8Array;
  beside: BesideFile[];
  /** Sentences that the author should read before sending it on. */
  remarks: string[];
}

/** An export with the report as its file has it, where that was decided while it was made. */
export interface ShownExport extends MadeExport {
  shown?: Report;
}

/**
 * Says what is being done, and how much of the format is made by then (0 to 1); long steps say so
 * before they begin.
 */
export type Stage = (doing: string, done: number) => void;

/**
 * One report in one format.
 * @param filled the same report with so much of a brief's first page filled
 * @throws ReferenceProblem for a reference document that cannot be used
 */
export async function makeExport(
  report: Report,
  format: ExportFormat,
  { mediaFolder, reference }: FormatSettings,
  printer: Printer,
  stage: Stage = () => undefined,
  filled?: (share: number) => Report,
): Promise<ShownExport> {
  switch (format) {
    case 'docx': {
      const dressed = (one: Report): Report => dressedForReview(one, format);
      return makeDocx(
        dressed(report),
        filled && ((share) => dressed(filled(share))),
        reference,
        printer,
        stage,
      );
    }
    case 'md': {
      stage('Writing the Markdown', 0);
      if (report.since) return alone(Buffer.from(changesMarkdown(report, report.since)));
      const { text, files } = toMarkdown(dressedForReview(report, format), { folder: mediaFolder });
      return { bytes: Buffer.from(text), beside: files, remarks: [] };
    }
    case 'html':
      stage('Writing the page', 0);
      // Without the faces, which would weigh more than the report: a browser has its own serif and
      // sans.
      return alone(
        Buffer.from(reviewPage(dressedForReview(report, format), { as: 'page' })),
        shadeRemarks(report),
      );
    case 'pdf': {
      const remarks = shadeRemarks(report);
      return alone(
        await toPdf(dressedForReview(report, format), {
          faces: printer.fonts,
          codec: zlibCodec,
          onMissing: (letters, words) => remarks.push(missingSentence(letters, words)),
          onDamagedFaces: (files) => remarks.push(damagedSentence(files)),
          print: async (html) => {
            stage('Printing the pages', 0.1);
            const printed = await printer.print(html);
            stage('Finishing the PDF', 0.6);
            return printed;
          },
        }),
        remarks,
      );
    }
    case 'timeline.csv':
      stage('Writing the timeline', 0);
      // Spreadsheets take a table without this sign for one in the system's old encoding.
      return alone(
        Buffer.from(`\ufeff${timelineCsv(report)}`),
        emptyRemarks(report.source.timeline, 'The timeline has no entries', 'the table'),
      );
    case 'jira.csv':
    case 'github.csv':
      stage('Writing the actions', 0);
      return alone(
        Buffer.from(format === 'jira.csv' ? jiraCsv(report) : githubCsv(report)),
        emptyRemarks(report.source.actions, 'There are no actions', 'the table'),
      );
    case 'ics':
      stage('Writing the calendar', 0);
      return alone(
        Buffer.from(calendar(report)),
        emptyRemarks(dueActions(report), 'No open action has a due date', 'the calendar'),
      );
    case 'dispositions.csv':
      stage('Writing the comments', 0);
      return alone(
        Buffer.from(`\ufeff${dispositionsCsv(report)}`),
        emptyRemarks(
          report.dispositions ?? [],
          'There are no comments on what these readers are shown',
          'the table',
        ),
      );
  }
}

async function makeDocx(
  report: Report,
  filled: ((share: number) => Report) | undefined,
  reference: FormatSettings['reference'],
  printer: Printer,
  stage: Stage,
): Promise<ShownExport> {
  if (typeof reference === 'string') throw new ReferenceProblem(reference);
  stage('Drawing the pictures', 0);
  const media = await fittingMedia(report.media, printer);
  const pictures = {
    trackPng: await trackAsPng(report, printer),
    pngs: await picturesAsPng({ ...media, ...logoMedia(report) }, printer),
  };
  stage('Writing the Word file', 0.3);
  const remarks = reference ? [] : shadeRemarks(report);
  let shown = report;
  const bytes = await toDocx(
    { ...report, media },
    {
      ...pictures,
      pageNumbers: true,
      onShown: (fitting) => (shown = fitting),
      ...(filled && { filled: (share) => ({ ...filled(share), media }) }),
      ...(reference && { reference, onReference: (taken) => remarks.push(taken) }),
    },
  );
  return { ...alone(bytes, remarks), shown };
}

function emptyRemarks(rows: readonly unknown[], why: string, what: string): string[] {
  return rows.length > 0 ? [] : [`${why}, so ${what} is empty.`];
}

function alone(bytes: Uint8Array, remarks: string[] = []): MadeExport {
  return { bytes, beside: [], remarks };
}

function shadeRemarks({ accent, shadedFrom }: Report): string[] {
  return shadedFrom === null
    ? []
    : [
        `The colour ${shadedFrom} is too light to be read on paper, so its shade ${accent} is used.`,
      ];
}

const MOST_LETTERS = 8;

function missingSentence(letters: readonly string[], words: readonly string[]): string {
  const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(', ');
  const shown = quoted(letters.slice(0, MOST_LETTERS));
  const more = letters.length > MOST_LETTERS ? ` and ${letters.length - MOST_LETTERS} more` : '';
  const which = letters.length === 1 ? 'it' : 'them';
  return (
    `No font on this computer has ${shown}${more} (in ${quoted(words)}): the PDF shows boxes there. ` +
    `Install a font for ${which} and export again.`
  );
}

function damagedSentence([file, ...others]: readonly string[]): string {
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return (
    `Afterword’s font ${file!}${more} cannot be read: ` +
    'the PDF has fonts of this computer there. Install Afterword again and export again.'
  );
}
