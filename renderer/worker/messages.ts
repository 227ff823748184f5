/** What crosses between the window and its worker. Plain data only. */
import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import type { LanguageRules } from '../../core/checks/model/language-rules.ts';
import type { ReportChoices } from '../../core/export/review/chosen-report.ts';
import type { DocumentState, Ignored, Incident } from '../../core/document/postmortem.ts';
import type { Proposal } from '../../core/import/understand/from-text.ts';
import type { ImportFilesOptions } from '../../core/import/model/read-source.ts';
import type { ImportedSources } from '../../core/import/import-files.ts';
import type { ImportSource } from '../../core/import/model/read-source.ts';
import type { Metric } from '../../core/timeline/metrics.ts';
import type { OutlineItem } from './outline.ts';
import type { Patch } from '../../core/editing/patch.ts';

/** Everything that the window shows about a document besides its text. */
export interface Analysis {
  title: string;
  state: DocumentState;
  incident: Incident;
  words: number;
  outline: OutlineItem[];
  diagnostics: Diagnostic[];
  metrics: Metric[];
  ignored: Ignored[];
}

/** A timeline entry that the text proposes, with the title of the section that states it. */
export type TitledProposal = Proposal & { title: string };

/** What the first pages are made of besides the document. `accent`: `#rrggbb` or ''. */
export interface BeginningChoices extends ReportChoices {
  accent: string;
}

/** Questions that have one answer each. */
export interface Questions {
  propose: { input: null; answer: TitledProposal[] };
  /** The first pages of its report, to be printed; null where they are all of it. */
  beginning: { input: BeginningChoices; answer: string | null };
}
export type Question = keyof Questions;

export type ToWorker =
  /**
   * The document changed; answered by an analysis, unless a newer one came meanwhile. The patch is
   * on the document sent before.
   */
  | {
      kind: 'document';
      version: number;
      patch: Patch;
      now: string;
      disabled: string[];
      /**
       * Left out while it is what was sent before: what the checks remember rests on its identity.
       */
      language?: LanguageRules;
    }
  | {
      [Q in Question]: { kind: 'question'; id: number; question: Q; input: Questions[Q]['input'] };
    }[Question];

export type FromWorker =
  | { kind: 'analysis'; version: number; analysis: Analysis }
  /** The checks themselves broke. The document is untouched. */
  | { kind: 'broken'; version: number; message: string }
  | { kind: 'answer'; id: number; value: Questions[Question]['answer'] }
  | { kind: 'failed'; id: number; message: string };

/** How the window wants its sources read; the worker makes the ids. */
export type WindowImportOptions = Omit<ImportFilesOptions, 'newId'>;

/** To the import's own worker. `sources` is null when they are the same as before. */
export interface ToImporter {
  sources: readonly ImportSource[] | null;
  options: WindowImportOptions;
}

export type FromImporter =
  | { kind: 'progress'; done: number; doing: string }
  | { kind: 'imported'; value: ImportedSources }
  /**
   * The reading itself broke; what is wrong with a source is told in `ImportedSources.problems`.
   */
  | { kind: 'failed'; message: string };
