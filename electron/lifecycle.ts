/**
 * Closing windows, quitting, crashed pages.
 *
 * Unsaved text is never dropped silently: the author is asked, or a recovery copy stays.
 */
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { fileNameOf } from '../core/files/names.ts';
import type { DocumentHandle } from './bridge/bridge.ts';
import type { OpenDocuments } from './documents/open-documents.ts';
import { chooseSavePath } from './documents/save-path.ts';
import { askAboutTraces, isEndingSuddenly } from './crash-and-shutdown.ts';
import { note } from './log/log.ts';
import { allDone, isUnfinished } from './documents/unfinished.ts';
import {
  bringToFront,
  onWindowOpened,
  openWindow,
  sendTo,
  type AppWindow,
} from './windows/windows.ts';

/** A page that crashes again this soon (ms) is not loaded with the same document once more. */
const CRASH_PAUSE_MS = 30_000;

let quitting = false;

export function setupLifecycle(documents: OpenDocuments): void {
  askAboutTraces((handle) => documents.leavesTraces(handle));
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitting) app.quit();
  });
  // After “Don't Save” in the last window its recovery copy is still being moved away.
  app.on('will-quit', (event) => {
    if (!isUnfinished()) return note('info', 'Afterword ends');
    event.preventDefault();
    void allDone().then(() => app.quit());
  });
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) openWindow(null);
  });
  onWindowOpened((window) => {
    // `handle` is read when the window closes, because a window can change its document.
    window.browser.on('close', (event) => {
      const mayClose = !window.unsaved && window.closing !== 'asking';
      if (window.closing === 'agreed' || mayClose || isEndingSuddenly()) return;
      event.preventDefault();
      if (window.closing === 'no') void askToClose(window, documents.leavesTraces(window.handle));
    });
    window.browser.on('closed', () => {
      if (window.handle !== null) void documents.release(window.handle, keepsCopy(window));
    });
    followCrashes(window, documents);
  });
}

/** True for a window that is gone without “Don’t Save”: its engine died, or the session ended. */
function keepsCopy(window: AppWindow): boolean {
  return isEndingSuddenly() || (window.unsaved && window.closing !== 'agreed');
}

/** Closes a window on its page's request, or because the page has saved as it was asked to. */
export function closeWindow(window: AppWindow): void {
  if (window.closing === 'saving') agree(window);
  else window.browser.close();
}

/** Called when a save before closing failed: the window stays, and so does the app. */
export function saveFailed(window: AppWindow): void {
  if (window.closing === 'saving') stay(window);
}

async function askToClose(window: AppWindow, traces: boolean): Promise<void> {
  window.closing = 'asking';
  bringToFront(window);
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'warning',
    message: `Save the changes to “${titleOf(window)}”?`,
    detail: traces
      ? 'If you don’t save, what you wrote since the last save is put aside for two weeks and then removed.'
      : 'If you don’t save, what you wrote since the last save is lost: this document leaves no traces.',
    buttons: ['Save', 'Don’t Save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (window.browser.isDestroyed()) return;
  if (response === 1) agree(window);
  else if (response === 0) {
    window.closing = 'saving';
    sendTo(window, 'save-and-close', null);
  } else stay(window);
}

function agree(window: AppWindow): void {
  window.closing = 'agreed';
  const wasQuitting = quitting;
  window.browser.close();
  if (wasQuitting) app.quit(); // asks the windows that are left
}

/** Keeps the window. Quitting ends too, or the next window to close would end the app. */
function stay(window: AppWindow): void {
  window.closing = 'no';
  quitting = false;
}

function followCrashes(window: AppWindow, documents: OpenDocuments): void {
  window.browser.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.browser.isDestroyed()) return;
    note('error', 'A page is gone', { reason });
    const document = window.handle === null ? null : documents.current(window.handle);
    const again = performance.now() - window.openedAt < CRASH_PAUSE_MS;
    const title = titleOf(window);
    // The new window comes first: without any window the app would quit.
    window.handle = null;
    const isOnlyHeld = document !== null && document.unsaved && !document.traces;
    // its copy is offered on the welcome screen
    if (document && again && !isOnlyHeld) void documents.release(document.handle, true);
    const next = openWindow(again ? null : document);
    window.closing = 'agreed';
    window.browser.destroy();
    if (again && isOnlyHeld) void askAboutHeld(next, documents, document.handle, title);
  });
  window.browser.on('unresponsive', () => {
    note('warn', 'A page does not respond');
    void dialog
      .showMessageBox({
        type: 'warning',
        message: 'This window does not respond.',
        detail: documents.leavesTraces(window.handle)
          ? 'What you typed until a few seconds ago is in the recovery copy.'
          : 'What you typed until a few seconds ago is held in memory, and there when it reopens.',
        buttons: ['Keep Waiting', 'Close and Reopen'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(
        ({ response }) => response === 1 && window.browser.webContents.forcefullyCrashRenderer(),
      );
  });
}

/**
 * A document without traces whose page crashed twice: its unsaved text is in no file, so it is not
 * given up before its author has said so. `window` is empty, and stays until then.
 */
async function askAboutHeld(
  window: AppWindow,
  documents: OpenDocuments,
  handle: DocumentHandle,
  title: string,
): Promise<void> {
  window.closing = 'asking';
  for (let problem = ''; ;) {
    const { response } = await dialog.showMessageBox(window.browser, {
      type: 'warning',
      message: problem || `The window of “${title}” crashed twice.`,
      detail:
        'What you wrote since the last save is held in memory only, because this document leaves ' +
        'no traces. Save it under another name, or open it again.',
      buttons: ['Open Again', 'Save As…', 'Don’t Keep'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    const document = documents.current(handle);
    if (document === null || window.browser.isDestroyed()) return;
    if (response === 0) {
      openWindow(document);
      window.closing = 'agreed';
      return window.browser.close();
    }
    const saved = response === 1 ? await saveHeld() : { ok: true as const };
    if (saved.ok) {
      stay(window);
      return documents.release(handle, false);
    }
    problem = saved.sentence;
  }

  async function saveHeld(): Promise<{ ok: true } | { ok: false; sentence: string }> {
    const suggested = documents.pathOf(handle);
    const path = await chooseSavePath(
      window.browser,
      suggested ?? join(app.getPath('documents'), `${fileNameOf(title)}.postmortem`),
    );
    const { text, line } = documents.current(handle)!;
    return path === null
      ? { ok: false, sentence: '' }
      : documents.saveAs(handle, path, { text, line });
  }
}

function titleOf({ browser }: AppWindow): string {
  return browser.getTitle().replace(/^• | — Afterword$/g, '');
}
