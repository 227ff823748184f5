import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { allWindows, onWindowOpened, sendTo, type AppWindow } from '../windows/windows.ts';
import type { OpenDocuments } from './open-documents.ts';

/** An editor that replaces a file removes it for a moment: look after this. */
const SETTLE_MS = 250;
/** Network drives send no events: look this often too, while the window has the focus. */
const POLL_MS = 10_000;

/**
 * Tells a window when another program changed its file. Events are hints only; the truth is the
 * file's content, looked at on each hint, on focus, and by a slow poll. Our own writes change no
 * content that we do not know, so they need no list of exceptions.
 */
export function watchDocuments(documents: OpenDocuments): void {
  onWindowOpened((window) => {
    let watched: { folder: string; watcher: FSWatcher } | null = null;
    let timer: NodeJS.Timeout | undefined;

    const look = (): void => {
      follow();
      void tell(documents, window);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLE_MS);
    };
    // The folder, not the file: a replacing save makes a new file, and a watcher of the old one
    // hears no more.
    const follow = (): void => {
      const path = window.handle === null ? null : documents.pathOf(window.handle);
      const folder = path === null ? null : dirname(path);
      if (folder === (watched?.folder ?? null)) return;
      watched?.watcher.close();
      watched = null;
      if (folder === null) return;
      try {
        const watcher = watch(folder, { persistent: false }, soon);
        watcher.on('error', () => watcher.close());
        watched = { folder, watcher };
      } catch {
        // focus and the poll remain
      }
    };

    const poll = setInterval(() => window.browser.isFocused() && look(), POLL_MS);
    poll.unref();
    window.browser.on('focus', look);
    window.browser.on('closed', () => {
      clearInterval(poll);
      clearTimeout(timer);
      watched?.watcher.close();
    });
  });
}

async function tell(documents: OpenDocuments, window: AppWindow): Promise<void> {
  const { handle } = window;
  if (handle === null) return;
  const change = await documents.changed(handle);
  if (change && allWindows().includes(window) && window.handle === handle)
    sendTo(window, 'changed-on-disk', { handle, text: change.text });
}
