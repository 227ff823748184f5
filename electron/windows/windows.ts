import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import type { DocumentHandle, EventChannel, Events, OpenDocument } from '../bridge/bridge.ts';

/** One of the app's windows and what main knows of its page. */
export interface AppWindow {
  readonly browser: BrowserWindow;
  /** The document that the page shows; null for the welcome screen. */
  handle: DocumentHandle | null;
  unsaved: boolean;
  facts: ReadonlySet<string>;
  /** The page has asked for its start state; events before that wait in `waiting`. */
  started: boolean;
  waiting: { channel: EventChannel; value: unknown }[];
  /** On the clock of `performance.now()`, ms. */
  openedAt: number;
  /** How far a close has come: asked the author, waiting for the page's save, or agreed. */
  closing: 'no' | 'asking' | 'saving' | 'agreed';
}

const windows = new Set<AppWindow>();
const whenOpened: ((window: AppWindow) => void)[] = [];

/** Calls `listener` with each window as it is made, so that lifecycle and menu can follow it. */
export function onWindowOpened(listener: (window: AppWindow) => void): void {
  whenOpened.push(listener);
}

export function openWindow(start: OpenDocument | null): AppWindow {
  const last = focusedWindow()?.browser.getBounds();
  const browser = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    ...(last ? { x: last.x + 28, y: last.y + 28, width: last.width, height: last.height } : {}),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    title: 'Afterword',
    webPreferences: { preload: join(app.getAppPath(), 'dist', 'preload.cjs'), spellcheck: false },
  });
  const window: AppWindow = {
    browser,
    handle: start?.handle ?? null,
    unsaved: start?.unsaved ?? false,
    facts: new Set(),
    started: false,
    waiting: [],
    openedAt: performance.now(),
    closing: 'no',
  };
  windows.add(window);
  browser.on('closed', () => windows.delete(window));
  const showOnce = (): void => {
    if (!browser.isDestroyed() && !browser.isVisible()) browser.show();
  };
  browser.once('ready-to-show', showOnce);
  // On Wayland a window that is not shown may draw nothing, and then is never ready to be shown
  // (electron/electron#48859).
  browser.webContents.once('did-finish-load', showOnce);
  // The page's own <title> would replace the document's name.
  browser.on('page-title-updated', (event) => event.preventDefault());
  for (const listener of whenOpened) listener(window);
  // rejects when the window is closed while it loads
  void browser.loadURL(`${APP_ORIGIN}/index.html`).catch(() => undefined);
  return window;
}

export function allWindows(): AppWindow[] {
  return [...windows];
}

export function windowOf(contents: WebContents): AppWindow | undefined {
  return allWindows().find(
    ({ browser }) => !browser.isDestroyed() && browser.webContents === contents,
  );
}

export function windowShowing(handle: DocumentHandle): AppWindow | undefined {
  return allWindows().find((window) => window.handle === handle);
}

/** The window the author works in: the focused one, else the last opened. */
export function focusedWindow(): AppWindow | undefined {
  const focused = BrowserWindow.getFocusedWindow();
  const open = allWindows();
  return open.find(({ browser }) => browser === focused) ?? open.at(-1);
}

export function bringToFront({ browser }: AppWindow): void {
  if (browser.isMinimized()) browser.restore();
  browser.show();
  browser.focus();
}

/** Sends an event, or keeps it until the page has started. */
export function sendTo<C extends EventChannel>(
  window: AppWindow,
  channel: C,
  value: Events[C],
): void {
  if (!window.started) window.waiting.push({ channel, value });
  else if (!window.browser.isDestroyed()) window.browser.webContents.send(channel, value);
}

/** Called when the page listens. Waiting events are sent after the answer to its first request. */
export function markStarted(window: AppWindow): void {
  setImmediate(() => {
    window.started = true;
    for (const { channel, value } of window.waiting.splice(0))
      if (!window.browser.isDestroyed()) window.browser.webContents.send(channel, value);
  });
}
