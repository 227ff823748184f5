import { app, BrowserWindow, session, type Session } from 'electron';
import { lockSession } from '../windows/security.ts';

/** Where hidden pages stand: an origin of its own, which the app's own pages never have. */
const ORIGIN = 'app://report/';
/**
 * One session for all of them, in memory: Electron keeps each that was ever made until it quits
 * (shell/browser/electron_browser_context.cc, `ContextMap`).
 */
const PARTITION = 'report';

/** What the hidden pages that are open show, by their address. */
const pages = new Map<string, string>();
let made = 0;

export interface HiddenPageOptions {
  /** Whether the page may run script; a report never does. */
  javascript: boolean;
  /** Ends it in the middle: the page is closed and the promise rejects. */
  signal?: AbortSignal | undefined;
}

/**
 * Loads a page of our own making in a window that nobody sees, in a session apart that lives in
 * memory and reaches nothing, and hands it to `use`.
 */
export async function withHiddenPage<T>(
  html: string,
  { javascript, signal }: HiddenPageOptions,
  use: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  await app.whenReady();
  signal?.throwIfAborted();
  const address = `${ORIGIN}${++made}.html`;
  pages.set(address, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: sessionApart(), javascript, spellcheck: false },
  });
  const work = window.loadURL(address).then(() => use(window));
  try {
    return await Promise.race([work, ...(signal ? [aborted(signal)] : [])]);
  } finally {
    work.catch(() => undefined); // it fails when the window goes from under it
    window.destroy();
    pages.delete(address);
  }
}

let apart: Session | null = null;

function sessionApart(): Session {
  if (apart) return apart;
  apart = session.fromPartition(PARTITION);
  lockSession(apart, ['app:', 'data:']);
  apart.protocol.handle('app', ({ url }) => {
    const html = pages.get(url);
    return html === undefined
      ? new Response('', { status: 404 })
      : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
  return apart;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('cancelled')), { once: true }),
  );
}
