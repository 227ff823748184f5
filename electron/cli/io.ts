import type { Template } from '../../core/editing/template.ts';
import type { ImportProgress, ImportSource } from '../../core/import/model/read-source.ts';
import type { MadeExport } from '../export/make-export.ts';
import type { HistoryStore } from '../history/history-store.ts';
import type { Printer } from '../export/printing.ts';

/** What the command line needs of the world, so that a test can stand in for it. */
export interface CliIo {
  /** Writes to standard output; commands print nothing else there than their result. */
  out(text: string): void;
  /** The same for a file that is asked for there. */
  outBytes(bytes: Uint8Array): void;
  err(text: string): void;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
  readFile(path: string): Promise<Uint8Array>;
  /**
   * A file or a folder with all that is in it, to be called `name`. Rejects with an FileProblem.
   */
  readSource(path: string, name: string): Promise<ImportSource>;
  /** Shows how far a long command is. Absent where nobody looks. */
  progress?: ImportProgress;
  /** Writes a file whole or not at all. Rejects with what went wrong. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  /** The same for an export with what belongs beside it. */
  writeExport(path: string, made: MadeExport): Promise<void>;
  exists(path: string): Promise<boolean>;
  /** Runs Git in `cwd`; `code` is null where there is no Git. */
  git(args: readonly string[]): Promise<{ code: number | null; out: string; err: string }>;
  makeFolder(path: string): Promise<void>;
  /** Relative paths count from here. */
  cwd: string;
  /** For PDF and the picture in DOCX. */
  printer: Printer;
  history: Pick<HistoryStore, 'keep' | 'list' | 'read' | 'problem'>;
  templateIds(): Promise<string[]>;
  template(id: string): Promise<Template | undefined>;
  /** ISO instant. */
  now(): string;
  /** IANA name of the machine's zone. */
  zone: string;
}

/** Exit codes: clean; problems found; something could not be read, written or understood. */
export const EXIT = { clean: 0, problems: 1, unusable: 2 } as const;

/**
 * Ends a command with one sentence on standard error: `afterword: FILE: what is wrong and what to
 * do`.
 */
export class CliProblem extends Error {
  constructor(about: string, problem: string) {
    super(about ? `${about}: ${problem}` : problem);
  }
}
