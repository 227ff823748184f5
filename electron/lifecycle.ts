/**
 * Closing windows, quitting, crashed pages.
 *
 * Unsaved text is never dropped silently: the author is asked, or a recovery copy stays.
 */
import { app, dialog } from 'electron';
import type { OpenDocuments } from './documents/open-documents.ts';
import { isEndingSuddenly } from './crash-and-shutdown.ts';
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
      if (window.closing === 'agreed' || !window.unsaved || isEndingSuddenly()) return;
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
    message: `Save the changes to “${window.browser.getTitle().replace(/^• | — Afterword$/g, '')}”?`,
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
    // The new window comes first: without any window the app would quit.
    window.handle = null;
    // its copy is offered on the welcome screen
    if (document && again) void documents.release(document.handle, true);
    openWindow(again ? null : document);
    window.closing = 'agreed';
    window.browser.destroy();
  });
  window.browser.on('unresponsive', () => {
    note('warn', 'A page does not respond');
    void dialog
      .showMessageBox({
        type: 'warning',
        message: 'This window does not respond.',
        detail: 'What you typed until a few seconds ago is in the recovery copy.',
        buttons: ['Keep Waiting', 'Close and Reopen'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(
        ({ response }) => response === 1 && window.browser.webContents.forcefullyCrashRenderer(),
      );
  });
}
