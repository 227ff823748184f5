import type { SpellingLanguage } from '../../core/spelling/languages.ts';
import type {
  DocumentHandle,
  RecentFile,
  Settings,
  TemplateInfo,
  WindowStart,
} from '../../electron/bridge/bridge.ts';
import type { CommentAnchor } from '../../core/document/comments.ts';
import type { PlacedThread } from '../../core/comments/placed.ts';
import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { EditorStatus } from '../editor/model/status.ts';
import type { Analysis } from '../worker/messages.ts';
import type { SavingState } from './saving.ts';

/** A document as it was when it was opened; what it is now, the editor knows. */
export interface OpenedDocument {
  handle: DocumentHandle;
  /** Another number for every document opened in this window. */
  serial: number;
  initial: Postmortem;
  readOnly: boolean;
  /** False when it was opened without traces. */
  traces: boolean;
}

/** One sentence above the document, with its ways out. Another with the same id takes its place. */
export interface Banner {
  id:
    | 'notice'
    | 'disk'
    | 'save'
    | 'recovery'
    | 'failure'
    | 'checks'
    | 'spelling'
    | 'done'
    | 'conflicts';
  tone: 'info' | 'warning' | 'error';
  text: string;
  actions: { label: string; run(): void }[];
}

/** The dialog that is open. One at a time. */
export type DialogRequest =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | { kind: 'about' }
  | { kind: 'new' }
  | { kind: 'import' }
  | { kind: 'export' }
  | { kind: 'details' }
  | { kind: 'preferences' }
  | { kind: 'apply-template' }
  | { kind: 'save-template' }
  | { kind: 'templates' }
  | { kind: 'versions' }
  /** With a file: its name, and its canonical text. */
  | { kind: 'compare'; name: string; text: string }
  | { kind: 'checks' }
  | { kind: 'spelling' }
  | { kind: 'approve' }
  | { kind: 'second-zone' }
  | { kind: 'proposals' }
  | { kind: 'link'; url: string }
  | { kind: 'image'; image: { type: string; data: string; name: string } }
  /** `like`: all that say the same, with it. `back`: the author was in the text. */
  | { kind: 'ignore'; problem: Diagnostic; like: readonly Diagnostic[]; back?: 'text' };

export interface Finding {
  /** The field that has the keyboard. */
  field: 'find' | 'replace';
  /** What was selected, to be found; null leaves what is in the bar. */
  query: string | null;
}

export interface AppState {
  platform: WindowStart['platform'];
  machineZone: string;
  version: string;
  settings: Settings;
  templates: TemplateInfo[];
  recent: RecentFile[];
  recoverable: WindowStart['recoverable'];
  open: OpenedDocument | null;
  saving: SavingState;
  analysis: Analysis | null;
  /** What is still missing in a draft: the outline’s dots show it, the export lists it. */
  gaps: readonly Diagnostic[];
  status: EditorStatus;
  spelling: SpellingState;
  /** The comments, in document order. */
  threads: readonly PlacedThread[];
  /** The id of the thread that is looked at. */
  thread: string | null;
  /** What is being written in the panel; it outlives the panel. */
  remark: Remark | null;
  /** What the panel at the right shows. */
  sideTab: SideTab;
  /** `problemKey` of the problem that is looked at. */
  problem: string | null;
  /** `problemKey` of the one whose card is shown at its words. */
  pointed: string | null;
  dialog: DialogRequest | null;
  /** Panels and toolbar are away. */
  focusMode: boolean;
  /** What the find bar was asked for; null while it is closed. */
  finding: Finding | null;
  /** How many side panels have room beside the text. */
  room: Room;
  /** The side panel that is shown where there is no room for both. */
  panel: SidePanelName | null;
  banners: Banner[];
}

export const NO_STATUS: EditorStatus = {
  canUndo: false,
  canRedo: false,
  formats: new Set(),
  block: null,
  section: null,
  row: null,
  table: false,
  selected: false,
  picture: false,
  fact: false,
  misspelled: false,
  selectedRows: 0,
  problem: null,
  comment: null,
};
export const NOT_SAVING: SavingState = { unsaved: false, saving: false, failure: null, name: null };

export function initialState(start: WindowStart): AppState {
  const { platform, machineZone, version, settings, templates, recent, recoverable } = start;
  return {
    platform,
    machineZone,
    version,
    settings,
    templates,
    recent,
    recoverable,
    open: null,
    saving: NOT_SAVING,
    analysis: null,
    gaps: [],
    status: NO_STATUS,
    spelling: { kind: 'off' },
    threads: [],
    thread: null,
    remark: null,
    sideTab: 'problems',
    problem: null,
    pointed: null,
    dialog: null,
    focusMode: false,
    finding: null,
    room: 'both',
    panel: null,
    banners: [],
  };
}

/** A comment or a reply in the making. */
export type Remark =
  | { kind: 'comment'; about: CommentAnchor; quote: string; text: string }
  | { kind: 'reply'; thread: string; text: string }
  /** Another text for a comment that is there, counted from 0. */
  | { kind: 'edit'; thread: string; index: number; text: string };

export type SideTab = 'problems' | 'comments';

export type SidePanelName = 'outline' | 'problems';

/**
 * How many panels have room beside the text: `both`; `one` (the text is still wide enough for a
 * timeline row); `none` (a panel lies over the text until it is closed).
 */
export type Room = 'both' | 'one' | 'none';

export type SpellingState =
  /** Switched off, or no document is open. */
  | { kind: 'off' }
  | { kind: 'on'; language: SpellingLanguage }
  /** No dictionary fits the language that the document says it is written in. */
  | { kind: 'unsupported'; language: string }
  /** The dictionaries cannot be read; the author was told. */
  | { kind: 'broken' };
