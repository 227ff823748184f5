/** A document as the bytes of its exports. Runs wherever it is called: in the export's thread, or on the command line. */
import { runChecks } from '../../core/checks/registry.ts';
import type { LanguageRules } from '../../core/checks/language/rules.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toDocx } from '../../core/export/docx/write.ts';
import { toHtml } from '../../core/export/html/write.ts';
import type { BesideFile } from '../../core/export/markdown/pictures.ts';
import { toMarkdown } from '../../core/export/markdown/write.ts';
import { toPdf } from '../../core/export/pdf/write.ts';
import { shownTo } from '../../core/report/audience.ts';
import type { Look } from '../../core/report/look.ts';
import { buildReport, type Report } from '../../core/report/report.ts';
import type { ExportFormat, ReportChoices } from '../bridge.ts';
import { picturesAsPng, trackAsPng } from './pictures.ts';
import { zlibCodec } from './zlib-codec.ts';

/** What an export needs of a browser engine. */
export interface Printer {
  /** `@font-face` rules for the printed page. */
  fonts(): Promise<string>;
  print(html: string): Promise<Uint8Array>;
  /** An SVG with a `viewBox`, as PNG with three pixels for each of its units. */
  draw(svg: string): Promise<Uint8Array>;
}

/** What a report is made of besides the document. */
export interface ReportSettings extends ReportChoices {
  look: Look;
  /** For the list of problems. */
  checks: { now: string; disabled: readonly string[]; language: LanguageRules };
}

/** How each format is written. */
export interface FormatSettings {
  /** Folder beside the Markdown for its pictures; null = they are in the file itself. */
  mediaFolder: string | null;
  /** A `.docx` or `.dotx` whose look the Word file takes over. */
  reference: Uint8Array | null;
}

/** One export: its file, and what belongs beside it. */
export interface MadeExport {
  bytes: Uint8Array;
  beside: BesideFile[];
}

/** Says what is being done; long steps say so before they begin. */
export type Stage = (doing: string) => void;

/** The report of a document, with its unresolved problems where they were asked for. */
export function reportOf(document: Postmortem, { problems, checks, ...settings }: ReportSettings): Report {
  // The problems of what these readers are shown: those of the whole document would quote what is internal.
  const found = problems ? runChecks(shownTo(settings.audience, document), { now: checks.now, language: checks.language }, { disabled: checks.disabled }) : null;
  return buildReport(document, { ...settings, problems: found });
}

/** One report in one format. @throws ReferenceProblem for a reference document that cannot be used */
export async function makeExport(report: Report, format: ExportFormat, { mediaFolder, reference }: FormatSettings, printer: Printer, stage: Stage = () => undefined): Promise<MadeExport> {
  switch (format) {
    case 'docx': {
      stage('Drawing the pictures');
      const pictures = { trackPng: await trackAsPng(report, printer), pngs: await picturesAsPng(report.media, printer) };
      stage('Writing the Word file');
      return alone(await toDocx(report, { ...pictures, ...(reference && { reference }) }));
    }
    case 'md': {
      stage('Writing the Markdown');
      const { text, files } = toMarkdown(report, { folder: mediaFolder });
      return { bytes: Buffer.from(text), beside: files };
    }
    case 'html':
      stage('Writing the page');
      // Without the faces, which would weigh more than the report: a browser has its own serif and sans.
      return alone(Buffer.from(toHtml(report, { as: 'page' })));
    case 'pdf':
      return alone(await toPdf(report, {
        fonts: await printer.fonts(), codec: zlibCodec,
        print: async (html) => {
          stage('Printing the pages');
          const printed = await printer.print(html);
          stage('Finishing the PDF');
          return printed;
        },
      }));
  }
}

function alone(bytes: Uint8Array): MadeExport {
  return { bytes, beside: [] };
}
