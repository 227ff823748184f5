import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, session } from 'electron';
import { lockSession } from '../security.ts';

/** Where a hidden page stands: an origin of its own, which the app's own pages never have. */
const PAGE_ADDRESS = 'app://report/page.html';

export interface HiddenPageOptions {
  /** Whether the page may run script; a report never does. */
  javascript: boolean;
  /** Ends it in the middle: the page is closed and the promise rejects. */
  signal?: AbortSignal | undefined;
}

/**
 * Loads a page of our own making in a window that nobody sees, in a session of its own that lives
 * in memory and reaches nothing, and hands it to `use`.
 */
export async function withHiddenPage<T>(
  html: string,
  { javascript, signal }: HiddenPageOptions,
  use: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  await app.whenReady();
  signal?.throwIfAborted();
  const apart = session.fromPartition(`report-${randomUUID()}`);
  lockSession(apart, ['app:', 'data:']);
  apart.protocol.handle('app', (request) =>
    request.url === PAGE_ADDRESS
      ? new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
      : new Response('', { status: 404 }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: apart, javascript, spellcheck: false },
  });
  const work = window.loadURL(PAGE_ADDRESS).then(() => use(window));
  try {
    return await Promise.race([work, ...(signal ? [aborted(signal)] : [])]);
  } finally {
    work.catch(() => undefined); // it fails when the window goes from under it
    window.destroy();
    apart.protocol.unhandle('app');
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true }),
  );
}
