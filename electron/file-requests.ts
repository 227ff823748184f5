import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, dialog, type MessageBoxOptions } from 'electron';
import { toCanonicalJson } from '../core/file-format/canonical.ts';
import { randomIds } from '../core/document/ids.ts';
import { openPostmortem } from '../core/file-format/open.ts';
import { newPostmortem } from '../core/editing/template.ts';
import { fileNameOf } from '../core/files/names.ts';
import { humanTime } from '../core/time/human-time.ts';
import type {
  DocumentCopy,
  DocumentHandle,
  Failure,
  OpenDocument,
  Result,
} from './bridge/bridge.ts';
import { localDay } from './clock.ts';
import type { Desktop } from './desktop.ts';
import { CANNOT_HOLD, type Opened, type Saved } from './documents/open-documents.ts';
import { fileKey, inTurn } from './documents/in-turn.ts';
import { recentPath, withRecent } from './documents/recent.ts';
import type { RecoveryCopy } from './documents/recovery-store.ts';
import { chooseSavePath, OPEN_FILTERS } from './documents/save-path.ts';
import { versionsWhileWriting } from './history/while-writing.ts';
import type { RequestHandlers } from './windows/ipc.ts';
import { saveFailed } from './lifecycle.ts';
import { assetFolder, templateFolders } from './assets/places.ts';
import { readSample } from './assets/samples.ts';
import { findTemplate } from './assets/templates.ts';
import {
  allWindows,
  bringToFront,
  openWindow,
  windowShowing,
  type AppWindow,
} from './windows/windows.ts';

type Handled =
  | 'file:new'
  | 'file:open'
  | 'file:openRecent'
  | 'file:openSample'
  | 'file:adopt'
  | 'file:save'
  | 'file:mayReplace'
  | 'file:saveAs'
  | 'file:recover'
  | 'file:journal';
export type Answer = Result<{ document: OpenDocument | null }>;

/** Far more than anyone looks at: a page that has been taken over cannot fill the screen. */
export const MOST_WINDOWS = 50;
export const TOO_MANY: Failure = {
  ok: false,
  code: 'locked',
  sentence: `No other window was opened, because there are ${MOST_WINDOWS} already. Close one and try again.`,
};

const OPEN_WITH: Failure = {
  ok: false,
  code: 'locked',
  sentence:
    'This document is open already, and leaves traces. Close it, and open it again without them.',
};

export const CANCELLED: Failure = { ok: false, code: 'cancelled', sentence: '' };

/** Requests about documents and their files: new, open, save, and the copies that guard them. */
export function fileRequests(desktop: Desktop): Pick<RequestHandlers, Handled> {
  const { documents, memory } = desktop;
  const keepWhileWriting = versionsWhileWriting(desktop.history, Date.now);
  return {
    'file:new': async ({ template }, window) => {
      const found = await findTemplate(templateFolders(), template);
      if (!found)
        return {
          ok: false,
          code: 'gone',
          sentence: 'This template is no longer there. Choose another.',
        };
      const { zone, author, organization } = memory.settings();
      const text = toCanonicalJson(
        newPostmortem(found, {
          zone: zone || Intl.DateTimeFormat().resolvedOptions().timeZone,
          today: localDay(),
          newId: randomIds(),
          author,
          organization,
        }),
      );
      return place(desktop, documents.adopt(text, { unsaved: false }), window);
    },
    'file:open': async ({ traces }, window) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
        defaultPath: memory.folder('documents'),
        filters: OPEN_FILTERS,
        properties: ['openFile'],
      });
      const path = filePaths[0];
      return canceled || path === undefined
        ? CANCELLED
        : openPath(desktop, path, window, { traces });
    },
    'file:openRecent': ({ id }, window) => {
      const path = recentPath(memory.recent(), id);
      return path === undefined
        ? {
            ok: false,
            code: 'gone',
            sentence: 'This file is no longer in the list. Use Open… to find it.',
          }
        : openPath(desktop, path, window);
    },
    'file:openSample': async (_input, window) => {
      const sample = await readSample(assetFolder('samples'));
      return sample.ok
        ? place(desktop, documents.adopt(sample.text, { unsaved: true }), window)
        : sample;
    },
    'file:adopt': ({ text }, window) =>
      place(desktop, documents.adopt(text, { unsaved: true }), window),

    'file:save': async ({ byItself, ...copy }, window) => {
      const { handle, text } = copy;
      if (documents.pathOf(handle) === null) return saveAs(desktop, copy, window);
      const result = await heldOrAsked(desktop, copy, window, {
        save: () => documents.save(handle, copy),
        byItself,
      });
      // Saving by itself is a part of writing: a version at each pause would be hundreds a day.
      if (result.ok && documents.leavesTraces(handle))
        void desktop.history.keep(text, byItself ? 'writing' : 'saved');
      return saved(desktop, handle, window, result);
    },
    'file:mayReplace': ({ handle }) => {
      documents.mayReplace(handle);
      return { ok: true };
    },
    'file:saveAs': (copy, window) => saveAs(desktop, copy, window),
    'file:recover': ({ handle, ...copy }) => {
      if (documents.leavesTraces(handle)) keepWhileWriting(handle, copy.text);
      return documents.recover(handle, copy);
    },
    'file:journal': ({ handle, line, patch }) => documents.journal(handle, { number: line, patch }),
  };
}

/**
 * Opens a file: in the window that shows it already, in an empty one, else in a new one. Also for
 * files handed over by the system.
 */
export async function openPath(
  desktop: Desktop,
  path: string,
  window: AppWindow | null,
  options: Traces = { traces: true },
): Promise<Answer> {
  // One at a time for each file, so that a second request finds the window of the first.
  return inTurn(await fileKey(path), () => openFile(desktop, path, window, options));
}

interface Traces {
  /** Whether what the app keeps may tell of the document. */
  traces: boolean;
}

async function openFile(
  desktop: Desktop,
  path: string,
  window: AppWindow | null,
  { traces }: Traces,
): Promise<Answer> {
  const { documents, memory } = desktop;
  const already = await documents.byPath(path);
  const showing = already === null ? undefined : windowShowing(already);
  if (showing) {
    bringToFront(showing);
    return traces || !documents.leavesTraces(already) ? { ok: true, document: null } : OPEN_WITH;
  }
  if (!traces) return place(desktop, await documents.open(path, { traces }), window);
  const kept = await keptCopyOf(desktop, path);
  const choice = kept === null ? 'file' : await askAboutCopy(kept, window);
  if (choice === 'cancel') return CANCELLED;
  if (kept !== null && choice === 'copy') {
    remember(desktop, path);
    return place(desktop, await documents.fromRecovery(kept), window);
  }
  const opened = await documents.open(path);
  if (!opened.ok) return opened;
  void desktop.history.keep(opened.document.text, 'opened');
  remember(desktop, documents.pathOf(opened.document.handle) ?? path);
  memory.setFolder('documents', dirname(path));
  return place(desktop, opened, window);
}

/** Unsaved text of this file from an earlier run; the newest where there are several. */
async function keptCopyOf(
  { documents, recovery }: Desktop,
  path: string,
): Promise<RecoveryCopy | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  const copies = await recovery.list();
  return (
    copies.find((copy) => copy.path === real && copy.text !== null && !documents.isOpen(copy.id)) ??
    null
  );
}

async function askAboutCopy(
  { name, when }: RecoveryCopy,
  window: AppWindow | null,
): Promise<'copy' | 'file' | 'cancel'> {
  const question: MessageBoxOptions = {
    type: 'question',
    message: `There is text of “${name}” that was not saved.`,
    detail:
      `It was kept ${humanTime(when, new Date())}, before Afterword ended. ` +
      'The file itself is as it was last saved.',
    buttons: ['Recover the Text', 'Open the File', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  };
  const { response } = window
    ? await dialog.showMessageBox(window.browser, question)
    : await dialog.showMessageBox(question);
  return (['copy', 'file', 'cancel'] as const)[response] ?? 'cancel';
}

/** Shows a document in this window if that is empty, else in a new one. */
export async function place(
  { documents }: Desktop,
  opened: Opened,
  window: AppWindow | null,
): Promise<Answer> {
  if (!opened.ok) return opened;
  if (window === null || !isReplaceable(window, documents)) {
    if (allWindows().length >= MOST_WINDOWS) {
      await documents.release(opened.document.handle, true);
      return TOO_MANY;
    }
    openWindow(opened.document);
    return { ok: true, document: null };
  }
  const before = window.handle;
  window.handle = opened.document.handle;
  window.unsaved = opened.document.unsaved;
  if (before !== null) await documents.release(before, false);
  return { ok: true, document: opened.document };
}

/** True for the welcome screen and for a new document in which nothing was written. */
function isReplaceable(window: AppWindow, documents: Desktop['documents']): boolean {
  return window.handle === null || (!window.unsaved && documents.pathOf(window.handle) === null);
}

/**
 * Saves; where the Markdown file cannot hold all of the document, its author is asked first. Saving
 * by itself asks nobody.
 */
async function heldOrAsked(
  desktop: Desktop,
  copy: DocumentCopy,
  window: AppWindow,
  { save, byItself }: { save: () => Promise<Saved>; byItself: boolean },
): Promise<Result<{ name: string }>> {
  const saved = await save();
  if (saved.ok || saved.code !== CANNOT_HOLD || byItself) return told(saved);
  const choice = await askAboutMissing(saved.missing ?? [], window);
  if (choice === 'cancel') return CANCELLED;
  if (choice === 'postmortem') return saveAs(desktop, copy, window, 'postmortem');
  desktop.documents.acceptMissing(copy.handle, saved.missing ?? []);
  return told(await save());
}

function told(saved: Saved): Result<{ name: string }> {
  return saved.ok ? saved : { ok: false, code: saved.code, sentence: saved.sentence };
}

async function askAboutMissing(
  missing: readonly string[],
  window: AppWindow,
): Promise<'postmortem' | 'without' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'warning',
    message: `The Markdown file cannot hold ${new Intl.ListFormat('en').format(missing)}.`,
    detail:
      'A .postmortem file holds all of the document. ' +
      'In the Markdown file it would be missing when you open that again.',
    buttons: ['Save as .postmortem…', 'Save Without', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['postmortem', 'without', 'cancel'] as const)[response] ?? 'cancel';
}

async function saveAs(
  desktop: Desktop,
  copy: DocumentCopy,
  window: AppWindow,
  form?: 'postmortem',
): Promise<Result<{ name: string }>> {
  const { documents, memory } = desktop;
  const { handle } = copy;
  const current = documents.pathOf(handle);
  const before = current && form ? current.replace(/\.[^.]*$/, '.postmortem') : current;
  const opened = openPostmortem(copy.text);
  const defaultPath =
    before ??
    join(
      memory.folder('documents'),
      `${fileNameOf(opened.ok ? opened.document.title : '')}.postmortem`,
    );
  const path = await chooseSavePath(window.browser, defaultPath);
  if (path === null) return saved(desktop, handle, window, CANCELLED);
  const other = await documents.byPath(path);
  if (other !== null && other !== handle) {
    return saved(desktop, handle, window, {
      ok: false,
      code: 'locked',
      sentence: `“${basename(path)}” is open in another window. Close it there, or choose another name.`,
    });
  }
  const result = await heldOrAsked(desktop, copy, window, {
    save: () => documents.saveAs(handle, path, copy),
    byItself: false,
  });
  if (result.ok && documents.leavesTraces(handle)) {
    memory.setFolder('documents', dirname(path));
    void desktop.history.keep(copy.text, 'saved');
  }
  return saved(desktop, handle, window, result);
}

function saved(
  desktop: Desktop,
  handle: DocumentHandle,
  window: AppWindow,
  result: Result<{ name: string }>,
): Result<{ name: string }> {
  const path = desktop.documents.pathOf(handle);
  if (!result.ok) saveFailed(window);
  else if (path !== null) {
    if (desktop.documents.leavesTraces(handle)) remember(desktop, path);
    window.browser.setRepresentedFilename(path);
  }
  return result;
}

function remember({ memory }: Desktop, path: string): void {
  if (memory.recent()[0] === path) return; // saved again
  memory.setRecent(withRecent(memory.recent(), path));
  app.addRecentDocument(path);
}
