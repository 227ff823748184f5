/** What window and main tell each other of exports. */
import type { Place } from '../../core/document/place.ts';
import type { ReportChoices } from '../../core/export/review/chosen-report.ts';
import type { DocumentHandle } from './documents.ts';

/** Each is the ending of its files too. The last five are lists for other programs. */
export const EXPORT_FORMATS = [
  'docx',
  'pdf',
  'md',
  'html',
  'timeline.csv',
  'jira.csv',
  'github.csv',
  'ics',
  'dispositions.csv',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How it looks and how it is written. Files are named by handles that main gave. */
export interface ExportOptions extends ReportChoices {
  /** Where the pictures of a Markdown file are. */
  images: 'folder' | 'embedded';
  /** `#rrggbb`, or '' for the report's own. */
  accent: string;
  logo: string | null;
  /** The company's Word document. */
  reference: string | null;
  /** Whether files carry the document inside, so that Afterword can open them again. */
  withSource: boolean;
  /** Whether Word tracks what readers change. */
  tracked: boolean;
  /** With the comments on what its readers are shown. */
  forReview: boolean;
  /** Canonical text of an earlier version: the changes since then are shown; null = none are. */
  since: string | null;
}

/** A file or folder that the author chose. */
export interface ChosenFile {
  /** Opaque. */
  id: string;
  /** A file's name; a folder's path, to be read. */
  name: string;
}

/**
 * What the dialog begins with: as it was the last time for this document, else the usual. Chosen
 * files that are gone are left out.
 */
export interface ExportStart {
  formats: ExportFormat[];
  options: ExportOptions;
  logo: ChosenFile | null;
  reference: ChosenFile | null;
  folder: ChosenFile;
  /** File name without ending. */
  name: string;
  /** Open the folder afterwards. */
  reveal: boolean;
}

export interface ExportRequest {
  handle: DocumentHandle;
  /** The document's own id. */
  document: string;
  /** Canonical text of the document as it is in the window. */
  text: string;
  formats: ExportFormat[];
  options: ExportOptions;
  /** Handle of the folder. */
  folder: string;
  name: string;
  reveal: boolean;
  /** Write although the leak check found something: the author has seen the list. */
  allowLeaks: boolean;
}

export interface ExportedFile {
  format: ExportFormat;
  /** File name without folder. */
  name: string;
  problem: string | null;
  /** What the author should read before sending it on. */
  remarks: string[];
}

/** Something in an outgoing file that looks internal, or a credential. */
export interface ExportLeak {
  format: ExportFormat;
  /** What was found, such as "host name" or "credential". */
  kind: string;
  text: string;
  /** "is written in the internal section “Root cause”" */
  why: string;
  /** Where in the file: "page 2", "the properties". */
  where: string;
  /** Where in the document; null where no one place holds it. */
  place: Place | null;
}

/**
 * An export as it will be. `pages` is a PDF, which the window draws; `more`: these are its first
 * pages, and there are others.
 */
export type ExportPreview =
  | { kind: 'pages'; bytes: Uint8Array; more: boolean }
  | {
      kind: 'outline';
      headings: { level: number; text: string }[];
      tables: number;
      pictures: number;
      rows: number;
      size: number;
    }
  | { kind: 'text'; text: string; size: number; beside: string[] };
