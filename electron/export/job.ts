/**
 * What the export's thread is asked, and what it says. Everything here is copied from one thread to
 * the other.
 */
import type { ExportFormat, ExportLeak, ExportPreview } from '../bridge/bridge.ts';
import type { ReportSettings } from '../../core/export/review/chosen-report.ts';
import type { Look } from '../../core/report/look.ts';
import type { FormatSettings, MadeExport } from './make-export.ts';
import type { Printer } from './printing.ts';

interface Making {
  /** Canonical text of the document. */
  text: string;
  settings: ReportSettings;
}

export type Job =
  | ({ kind: 'export'; formats: readonly ExportFormat[]; writing: FormatSettings } & Making)
  | ({
      kind: 'preview';
      format: ExportFormat;
      writing: FormatSettings;
    } & Making)
  | {
      kind: 'beginning';
      /** The report's first pages, as `writeBeginning` has them. */
      beginning: string;
      look: Look;
      pageSize: ReportSettings['pageSize'];
    }
  | ({ kind: 'copy' } & Making)
  | ({ kind: 'print' } & Making);

/** One format: its files, or the sentence that says why there are none. */
export type Attempt =
  { format: ExportFormat; made: MadeExport } | { format: ExportFormat; problem: string };

/** What a clipboard gets: one report in the two forms that programs paste. */
export interface Copied {
  html: string;
  text: string;
}

export interface JobResults {
  export: { attempts: Attempt[]; leaks: ExportLeak[] };
  preview: ExportPreview;
  beginning: ExportPreview;
  copy: Copied;
  /** The page that is printed, with its faces. */
  print: string;
}

/** What only the main thread has: the engine. */
export type Service = keyof Printer;

export type FromThread =
  | { kind: 'ask'; id: number; service: Service; value: string }
  | { kind: 'progress'; done: number; doing: string }
  | { kind: 'done'; value: JobResults[keyof JobResults] }
  /** `expected`: the message is a sentence for the author. */
  | { kind: 'failed'; message: string; stack: string; expected: boolean };

export type ToThread =
  | { kind: 'job'; job: Job }
  | { kind: 'answer'; id: number; value?: string | Uint8Array; problem?: string };
