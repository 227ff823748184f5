/** The window's controller as its parts know each other: what each can do, and no more. */
import type { SaveKind, Saving } from './saving.ts';
import type { Importing } from './importing.ts';
import type { Store } from './store.ts';
import type {
  RequestChannel,
  OpenDocument,
  Settings,
  Requests,
  Failure,
} from '../../electron/bridge/bridge.ts';
import type { Fix, Diagnostic } from '../../core/checks/model/diagnostic.ts';
import type { EditorRequest } from '../editor/model/requests.ts';
import type { EditorHandle } from '../editor/handle.ts';
import type { Postmortem, Ignored } from '../../core/document/postmortem.ts';
import type { CommandId } from '../../core/commands/commands.ts';
import type { Platform } from './platform.ts';
import type { Finding, SidePanelName, DialogRequest, Banner, AppState } from './app-state.ts';
import type { CommentThread } from '../../core/document/comments.ts';
import type { ReviewedFile } from '../../core/review/model.ts';
import type { PlacedThread } from '../../core/comments/placed.ts';
import type { Checker } from '../worker/checker.ts';
import type { Fact } from '../../core/commands/menus/command.ts';
import type { Analysis } from '../worker/messages.ts';

export interface App {
  store: Store<AppState>;
  files: Files;
  importing: Importing;
  autosave: Autosave;
  problems: Problems;
  comments: Comments;
  reviews: Reviews;
  spelling: Spelling;
  checker: Checker;
  platform: Platform;
  /** The editor, once it is there. */
  editor(): EditorHandle | null;
  /** The document as it is now; null on the welcome screen. */
  document(): Postmortem | null;
  saving(): Saving | null;
  /** Sends what changed to the worker without waiting for a pause. */
  checkNow(): void;
  /** Gives the checks' thread what was written since it was last given the document. */
  checkWaiting(): void;
  attach(editor: EditorHandle): void;
  show(document: OpenDocument): void;
  /**
   * Puts what is on disk now in place of the open document, as saved; undo brings back what stood
   * here.
   */
  reload(document: Postmortem, text: string): void;
  /** Changes the document as one undo step. */
  change(next: Postmortem): void;
  openDialog(dialog: DialogRequest): void;
  /** Closes the dialog; `then` runs when the focus is back where it was. */
  closeDialog(then?: () => void): void;
  /** Shows or hides a side panel; without `shown`, the other of the two. */
  showPanel(name: SidePanelName, shown?: boolean): Promise<void>;
  /** Opens the find bar on what is selected, and puts the focus into it. */
  find(field: Finding['field']): void;
  /** Asks for a picture, then for its description. */
  chooseImage(): Promise<void>;
  banner(banner: Banner): void;
  dismiss(id: Banner['id']): void;
  set(settings: Partial<Settings>): Promise<void>;
  /** Another window changed them. */
  settingsChanged(settings: Settings): void;
  facts(): ReadonlySet<Fact>;
  can(id: CommandId): boolean;
}

export interface Autosave {
  /** The document changed. Cheap: called while typing. */
  changed(): void;
  /** Saves now what waits for a pause. */
  flush(): Promise<void>;
}

/** Opening, saving and what happens to the file meanwhile. */
export interface Files {
  create(template: string): Promise<void>;
  openFile(options?: { traces: boolean }): Promise<void>;
  openRecent(id: string): Promise<void>;
  openSample(): Promise<void>;
  /** A document made in the window, such as an import. */
  adopt(document: Postmortem): Promise<boolean>;
  openRecovered(id: string): Promise<void>;
  discardRecovered(id: string): Promise<void>;
  /**
   * Removes for good what earlier runs left unsaved and what was put aside.
   * @returns what was done, in a sentence; null where the author cancelled
   */
  emptyRecovery(): Promise<string | null>;
  /** Opens a window that lists what earlier runs left unsaved. */
  showRecovered(): Promise<void>;
  save(kind: SaveKind): Promise<boolean>;
  /** A save that nobody asked for: it says only once that it fails. True when it was written. */
  autosave(): Promise<boolean>;
  saveAndClose(): Promise<void>;
  close(): void;
  /** The file was changed by another program; null when it is gone. */
  changedOnDisk(text: string | null): void;
  /** Asks for a file, and shows what changed since. */
  compareWithFile(): Promise<void>;
  openLink(url: string): Promise<void>;
  /** Shows the app's log in the file manager. */
  showLog(): Promise<void>;
  /** Puts words on the clipboard. */
  copyText(text: string): Promise<void>;
  /**
   * Asks main; a broken line comes back as a failure too. `what` begins its sentence: "Opening".
   */
  ask<C extends RequestChannel>(
    what: string,
    channel: C,
    input: Parameters<Requests[C]>[0],
  ): Promise<ReturnType<Requests[C]> | Failure>;
  /** Shows a failure that nobody here asked for, beside those that are shown already. */
  failedToo(sentence: string): void;
  /** Shows a failure, unless the author cancelled. */
  fail(failure: Failure): void;
}

type ProblemRequest = Extract<
  EditorRequest,
  { kind: 'point-at-problem' | 'fix-problem' | 'keep-problem' }
>;

/** What the window does with the diagnostics: mark them, walk them, fix them, set them aside. */
export interface Problems {
  receive(analysis: Analysis): void;
  /** Another document is shown: nothing is marked in it yet. */
  forget(): void;
  /** Shows a problem's place in the document. */
  goTo(problem: Diagnostic): void;
  select(problem: Diagnostic | null): void;
  step(direction: 1 | -1): void;
  fix(problem: Diagnostic, fix: Fix): void;
  /**
   * Fixes the problem that is looked at, or the one at the caret, or the first that can be fixed.
   */
  fixCurrent(): void;
  /** "Keep as is": said in the document, with the reason. */
  ignore(problems: readonly Diagnostic[], reason: string): void;
  restore(ignored: Ignored): void;
  /** Asks why the problem at the caret is right as it is. */
  keepCurrent(): void;
  /** What is found at the words with the caret, or of the row around them. */
  atCaret(): Diagnostic | null;
  /** What the editor asks for at the words themselves. */
  answer(request: ProblemRequest): void;
}

/** What the window does with the comments: list them, walk them, write and settle them. */
export interface Comments {
  /** Goes by what the document says now. Cheap while its comments and its text are the same. */
  follow(): void;
  /** Another document is shown: nothing is marked in it yet. */
  forget(): void;
  /** Begins a comment on what is selected, and shows the panel for it. */
  begin(): void;
  /** Begins an answer to a thread, or another text for one of its comments. */
  reply(thread: CommentThread): void;
  edit(thread: CommentThread, index: number): void;
  /** What is written so far; kept while the panel is away. */
  write(text: string): void;
  /** Puts what was written into the document. */
  say(): void;
  /** Leaves it, without a word in the document. */
  cancel(): void;
  resolve(thread: CommentThread): void;
  remove(thread: CommentThread): void;
  select(id: string | null): void;
  /** Shows a thread's place in the document. */
  goTo(placed: PlacedThread): void;
  /** To the next open thread from the one that is looked at. */
  step(direction: 1 | -1): void;
  /** The thread that is chosen or at the caret. */
  inView(): PlacedThread | null;
  /** Shows the panel's comments, with the keyboard in them. */
  showList(): Promise<void>;
  /** The author clicked on the words of a thread. */
  pointAt(id: string): void;
}

/** Reviewed files, and what becomes of what they suggest. */
export interface Reviews {
  /** Asks for reviewed files, and brings in what they say. */
  choose(): Promise<void>;
  /** One undo step; says in a sentence what came. */
  bringIn(files: readonly ReviewedFile[], unread?: readonly string[]): Promise<void>;
  /** The names of the files that are this document, gone out and come back. */
  ofDocument(files: readonly ReviewedFile[]): Promise<string[]>;
  /** What the checks would say after a suggestion, in sentences. */
  after(thread: CommentThread): Promise<string[]>;
  /** Takes a suggestion over, and shows the next. */
  accept(thread: CommentThread): void;
  reject(thread: CommentThread): void;
  /** Takes over every change of this thread's reviewer that is of spelling alone. */
  acceptSpelling(thread: CommentThread): void;
}

export interface Spelling {
  /** Goes by what the document and the settings say now. Cheap while they say what they said. */
  follow(): void;
  /** The editor is another one: it has to be told anew. */
  restart(): void;
  /** From now on this word is right, in every document of the author's or in this one. */
  add(word: string, where: 'author' | 'document'): void;
}
