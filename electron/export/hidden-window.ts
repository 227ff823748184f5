import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, session } from 'electron';
import { lockSession } from '../security.ts';

/** Where a hidden page stands: an origin of its own, which the app's own pages never have. */
const PAGE_ADDRESS = 'app://report/page.html';

/**
 * Loads a page of our own making in a window that nobody sees, in a session of its own that lives in memory and reaches nothing, and hands it to `use`.
 * @param javascript whether the page may run script; a report never does.
 */
export async function withHiddenPage<T>(html: string, { javascript }: { javascript: boolean }, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  await app.whenReady();
  const apart = session.fromPartition(`report-${randomUUID()}`);
  lockSession(apart, ['app:', 'data:']);
  apart.protocol.handle('app', (request) =>
    request.url === PAGE_ADDRESS ? new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }) : new Response('', { status: 404 }));
  const window = new BrowserWindow({ show: false, webPreferences: { session: apart, javascript, spellcheck: false } });
  try {
    await window.loadURL(PAGE_ADDRESS);
    return await use(window);
  } finally {
    window.destroy();
    apart.protocol.unhandle('app');
  }
}
