/** The settings that an author has made, and what a window starts with. */
import type { LanguageRule } from '../../core/checks/model/language-rules.ts';
import type { OpenDocument, TemplateInfo, RecentFile } from './documents.ts';

export const TEXT_SIZES = ['small', 'medium', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Settings {
  theme: 'system' | 'light' | 'dark';
  /** IANA name for new documents; '' = the machine's. */
  zone: string;
  /** Who writes: the first person of new documents. */
  author: string;
  /** Of new documents. */
  organization: string;
  /** What the severity of an incident can be called here, worst first; none = the usual. */
  severities: string[];
  /** How large the document's text is shown. */
  textSize: TextSize;
  /** A document that has a file is saved when its author pauses. */
  autosave: boolean;
  /** Commands chosen from the palette, the latest first. */
  recentCommands: string[];
  /** Rule ids that are switched off. */
  disabledRules: string[];
  /** The author's own lists of wording, besides the built-in ones. */
  languageRules: LanguageRule[];
  /** Zone of the second time column beside the rows, IANA; '' = the machine's. */
  secondZone: string;
  secondZoneShown: boolean;
  showGuidance: boolean;
  /** For how many days versions of documents are kept; 0 = none but named ones. */
  historyDays: number;
  /** Misspelled words are marked while writing. */
  spelling: boolean;
  /** Words that the author has added: spelled right in every document. */
  dictionary: string[];
  /** Panel widths and such, kept for the window. */
  outlineOpen: boolean;
  problemsOpen: boolean;
}

export interface WindowStart {
  /** null = start with the welcome screen. */
  document: OpenDocument | null;
  settings: Settings;
  templates: TemplateInfo[];
  recent: RecentFile[];
  platform: 'darwin' | 'win32' | 'linux';
  /** The machine's zone, IANA. */
  machineZone: string;
  version: string;
  /** Recovery copies found from an earlier run that are not open in any window. */
  recoverable: { id: string; title: string; when: string }[];
}
