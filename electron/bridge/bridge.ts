/**
 * The one contract between the window and the main process. The preload builds the page's
 * `window.afterword` from it, main registers a handler for each request, `validators.ts` has a
 * runtime validator for each, and tests iterate it: a channel cannot exist in one place only.
 *
 * The page never sends a path: documents, recent files and chosen folders are opaque handles that
 * main made up. Failures that a person must read come back as data, because Electron keeps only the
 * message of a thrown error.
 */
import type { Template } from '../../core/editing/template.ts';
import type { ImportSource } from '../../core/import/model/read-source.ts';
import type {
  DocumentHandle,
  Result,
  OpenDocument,
  DocumentCopy,
  TemplateInfo,
  KeptVersion,
  Licence,
} from './documents.ts';
import type { Settings, WindowStart } from './settings.ts';
import type {
  ExportFormat,
  ExportOptions,
  ChosenFile,
  ExportStart,
  ExportRequest,
  ExportedFile,
  ExportLeak,
  ExportPreview,
} from './exports.ts';

export type * from './documents.ts';
export * from './exports.ts';
export * from './settings.ts';

/** Page to main. Each takes one value and answers with a promise. */
export interface Requests {
  'window:start': (input: null) => WindowStart;
  /**
   * The page asks to be closed (its Mod+W), or agrees to be closed after saving. Main asks about
   * unsaved work.
   */
  'window:close': (input: null) => void;
  /** The answer to `keep-copy`: whatever was not saved is on disk as a recovery copy. */
  'window:kept': (input: null) => void;
  /** What the title bar, menu and close prompt go by. `facts` are those of core/commands. */
  'window:state': (input: {
    handle: DocumentHandle | null;
    title: string;
    unsaved: boolean;
    facts: string[];
  }) => void;
  /** Of the window itself: how large everything is, the whole screen, the developer's tools. */
  'window:view': (input: {
    what: 'zoomIn' | 'zoomOut' | 'zoomReset' | 'fullScreen' | 'devTools';
  }) => void;
  /** Pastes where the keyboard is, as plain text: a page may not read the clipboard by itself. */
  'window:paste': (input: null) => void;
  /**
   * Something in the page that should not happen, for the log. `where` is a name of ours; the stack
   * begins with the message.
   */
  'window:fault': (input: { where: string; name: string; message: string; stack: string }) => void;
  /** Shows the log in the file manager. */
  'app:showLog': (input: null) => Result;
  /** The licences of what the app is made with. */
  'app:licences': (input: null) => Result<{ licences: Licence[] }>;
  /**
   * Opens the context menu (core/commands/context-menu.ts). `facts` are those of the place it is
   * opened on, `suggestions` what its misspelled word may mean, `x` and `y` where it stands in the
   * page, CSS px. What is chosen comes as `command`, `respell` or `fix`.
   */
  'menu:context': (input: {
    facts: string[];
    suggestions: string[];
    /** What the fixes of the problem there are called. */
    fixes: string[];
    by: 'mouse' | 'keyboard';
    x: number;
    y: number;
  }) => void;
  /**
   * Replaces an empty window's document, else opens a new window. `template` is a TemplateInfo id.
   */
  'file:new': (input: { template: string }) => Result<{ document: OpenDocument | null }>;
  /** The author's templates; each change answers with all templates. */
  'template:read': (input: { id: string }) => Result<{ template: Template }>;
  /** Keeps a structure as a template of the author's own. A name that is taken is refused. */
  'template:save': (input: {
    name: string;
    sections: Template['sections'];
  }) => Result<{ templates: TemplateInfo[] }>;
  'template:rename': (input: { id: string; name: string }) => Result<{ templates: TemplateInfo[] }>;
  'template:delete': (input: { id: string }) => Result<{ templates: TemplateInfo[] }>;
  /** Asks for a template file, and keeps it among the author's own. */
  'template:import': (input: null) => Result<{ templates: TemplateInfo[] }>;
  /** Asks where to write a template, to be shared as a file. */
  'template:export': (input: { id: string }) => Result;
  /**
   * Asks for a file. `document` is null when it was opened in another window. Without `traces`,
   * nothing that the app keeps tells of the document.
   */
  'file:open': (input: { traces: boolean }) => Result<{ document: OpenDocument | null }>;
  'file:openRecent': (input: { id: string }) => Result<{ document: OpenDocument | null }>;
  'file:openSample': (input: null) => Result<{ document: OpenDocument | null }>;
  /** A document made in the page (an import) as a new unsaved one. */
  'file:adopt': (input: { text: string }) => Result<{ document: OpenDocument | null }>;
  /**
   * `byItself`: at a pause, without being told to. `line`, of this and the next ones: the last line
   * of the journal that the text holds.
   */
  'file:save': (input: DocumentCopy & { byItself: boolean }) => Result<{ name: string }>;
  /** What another program put into the file may be replaced by the next save. */
  'file:mayReplace': (input: { handle: DocumentHandle }) => Result;
  'file:saveAs': (input: DocumentCopy) => Result<{ name: string }>;
  /**
   * Writes the recovery copy. Sent soon after typing stops; while it goes on, every ten seconds
   * beside a journal and several times as often without one; less often where a copy takes long.
   */
  'file:recover': (input: DocumentCopy & { title: string }) => Result;
  /**
   * Adds a line to the journal beside the copy: what changed since the line before (`diff` of
   * core/editing/patch.ts, as JSON). Several times a second while something is typed.
   */
  'file:journal': (input: { handle: DocumentHandle; line: number; patch: string }) => Result;
  'recovery:open': (input: { id: string }) => Result<{ document: OpenDocument | null }>;
  /** Opens a window whose first page lists the copies of earlier runs. */
  'recovery:show': (input: null) => Result;
  'recovery:discard': (input: { id: string }) => Result;
  /**
   * The versions of a document, newest first. `document` is the document's own id. `problem`: why
   * the last could not be kept, or ''.
   */
  'history:list': (input: {
    document: string;
  }) => Result<{ versions: KeptVersion[]; problem: string }>;
  /** The canonical text of a version. */
  'history:read': (input: { document: string; id: string }) => Result<{ text: string }>;
  /** Keeps the document as it is in the window as a version with a name. */
  'history:name': (input: { text: string; name: string }) => Result;
  /** What all versions of all documents take on disk. */
  'history:room': (
    input: null,
  ) => Result<{ room: { bytes: number; versions: number; documents: number } }>;
  /** Asks for a document to compare with, and gives its name and text without opening it. */
  'compare:choose': (input: null) => Result<{ name: string; text: string }>;
  /** Removes all versions of a document; null: of every document. */
  'history:empty': (input: { document: string | null }) => Result;
  /**
   * Asks, then removes for good the copies of earlier runs and what is in the trash; what is open
   * keeps its copy.
   */
  'recovery:empty': (input: null) => Result<{ removed: number }>;
  /**
   * Asks for files to import, or for a folder such as an unpacked chat export, and gives their
   * bytes. One that cannot be read is told in `problems`; the others are given.
   */
  'import:choose': (input: {
    what: 'files' | 'folder';
  }) => Result<{ sources: ImportSource[]; problems: { source: string; sentence: string }[] }>;
  /** Asks for an image file. `data` is base64. */
  'image:choose': (input: null) => Result<{ image: { type: string; data: string; name: string } }>;
  /** What the export dialog begins with. `document` is the document's own id. */
  'export:start': (input: { document: string; title: string }) => ExportStart;
  /** Asks for a Word document to look like, a logo, or the folder. */
  'export:choose': (input: {
    what: 'reference' | 'logo' | 'folder';
  }) => Result<{ chosen: ChosenFile }>;
  /**
   * Makes one format and shows it. A later one ends an earlier one of the same window, whose answer
   * is then `cancelled`.
   */
  'export:preview': (input: {
    text: string;
    format: ExportFormat;
    options: ExportOptions;
  }) => Result<{ preview: ExportPreview }>;
  /**
   * Shows the first pages of a long PDF, of a beginning that the window wrote (`pdf/beginning.ts`).
   * It is a preview like the other, for which it makes room.
   */
  'export:beginning': (input: {
    beginning: string;
    options: ExportOptions;
  }) => Result<{ preview: ExportPreview }>;
  /**
   * Writes each format whole or not at all, and remembers the choices for this document. Asks
   * before it replaces files. `leaks` that are not empty: nothing was written, because nobody has
   * allowed them yet.
   */
  'export:run': (
    input: ExportRequest,
  ) => Result<{ files: ExportedFile[]; folder: string; leaks: ExportLeak[] }>;
  /** Ends this window's preview or export; what was asked is answered with `cancelled`. */
  'export:cancel': (input: { what: 'preview' | 'run' }) => Result;
  /** Puts the whole report on the clipboard. */
  'export:copy': (input: { text: string; options: ExportOptions }) => Result;
  /** Asks for a printer and prints the report. */
  'export:print': (input: { text: string; options: ExportOptions }) => Result;
  /** Shows the last exported files in the file manager. */
  'export:reveal': (input: { handle: DocumentHandle }) => Result;
  'settings:set': (input: Partial<Settings>) => Settings;
  /**
   * Puts words on the clipboard. The page itself may write there only just after a key or a click
   * in it, which a choice from a menu of the system is not.
   */
  'clipboard:write': (input: { text: string }) => Result;
  /** Opens an address in the browser; only http, https and mailto. */
  'link:open': (input: { url: string }) => Result;
}

/** Main to page. */
export interface Events {
  /** A menu item was chosen; `id` is a CommandId. */
  command: { id: string };
  /** A suggestion of the context menu was chosen for the misspelled word it was opened on. */
  respell: { word: string };
  /** A fix of the context menu was chosen for the problem it was opened on. */
  fix: { index: number };
  /** The user chose "Save" in the close prompt: save, then send `window:close`. */
  'save-and-close': null;
  /**
   * The app is about to end without asking: write the recovery copy now, then send `window:kept`.
   */
  'keep-copy': null;
  /** The file changed under us; the page decides with the user. */
  'changed-on-disk': { handle: DocumentHandle; text: string | null };
  'settings-changed': Settings;
  /** What the system asked for could not be done: a file that it named was not opened. */
  failed: { sentence: string };
  /** How far this window's export or preview is: 0 to 1, and what is being done. */
  'export-progress': { what: 'run' | 'preview'; done: number; doing: string };
}

export type RequestChannel = keyof Requests;
export type EventChannel = keyof Events;

export const REQUEST_CHANNELS = [
  'window:start',
  'window:close',
  'window:kept',
  'window:state',
  'window:view',
  'window:paste',
  'window:fault',
  'app:showLog',
  'app:licences',
  'menu:context',
  'file:new',
  'template:read',
  'template:save',
  'template:rename',
  'template:delete',
  'template:import',
  'template:export',
  'file:open',
  'file:openRecent',
  'file:openSample',
  'file:adopt',
  'file:save',
  'file:mayReplace',
  'file:saveAs',
  'file:recover',
  'file:journal',
  'recovery:open',
  'recovery:show',
  'recovery:discard',
  'history:list',
  'history:read',
  'history:name',
  'history:room',
  'history:empty',
  'compare:choose',
  'recovery:empty',
  'import:choose',
  'image:choose',
  'export:start',
  'export:choose',
  'export:preview',
  'export:beginning',
  'export:run',
  'export:cancel',
  'export:copy',
  'export:print',
  'export:reveal',
  'settings:set',
  'clipboard:write',
  'link:open',
] as const satisfies readonly RequestChannel[];

export const EVENT_CHANNELS = [
  'command',
  'respell',
  'fix',
  'save-and-close',
  'keep-copy',
  'changed-on-disk',
  'settings-changed',
  'failed',
  'export-progress',
] as const satisfies readonly EventChannel[];

/** What the preload puts on `window.afterword`. */
export interface Bridge {
  request<C extends RequestChannel>(
    channel: C,
    input: Parameters<Requests[C]>[0],
  ): Promise<ReturnType<Requests[C]>>;
  /** Returns its own undo. */
  on<C extends EventChannel>(channel: C, listener: (value: Events[C]) => void): () => void;
}
