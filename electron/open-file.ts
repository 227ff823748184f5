/** Opening a file: the copy of unsaved text that may wait for it, and the window that shows it. */
import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { app, dialog, type MessageBoxOptions } from 'electron';
import { humanTime } from '../core/time/human-time.ts';
import type { Failure, OpenDocument, Result } from './bridge/bridge.ts';
import type { Desktop } from './desktop.ts';
import type { Opened } from './documents/open-documents.ts';
import { fileKey, inTurn } from './documents/in-turn.ts';
import { withRecent } from './documents/recent.ts';
import type { RecoveryCopy } from './documents/recovery-store.ts';
import {
  allWindows,
  bringToFront,
  openWindow,
  windowShowing,
  type AppWindow,
} from './windows/windows.ts';

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

export function remember({ memory }: Desktop, path: string): void {
  if (memory.recent()[0] === path) return; // saved again
  memory.setRecent(withRecent(memory.recent(), path));
  app.addRecentDocument(path);
}
