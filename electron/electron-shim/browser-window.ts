import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { hasDisplay, newProfilePage, privateContext, profileContext } from './chromium.ts';
import { session, type ShimSession } from './session.ts';
import { preventable } from './preventable.ts';
import { ShimWebContents } from './web-contents.ts';

const onWayland = Boolean(process.env['WAYLAND_DISPLAY']);
const windows = new Set<BrowserWindow>();
let governed: Promise<void> | null = null;

/**
 * A window is a page: in the app's own profile, or, for a session in memory, in a Chromium that is
 * never shown.
 */
export class BrowserWindow extends EventEmitter {
  private static last = 0;
  private static focused: BrowserWindow | null = null;
  readonly id = ++BrowserWindow.last;
  readonly webContents: ShimWebContents;
  private bounds: Electron.Rectangle;
  private title: string;
  private edited = false;
  private represented = '';
  private destroyed = false;
  private visible: boolean;
  private fullScreen = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    app.needsReady('Cannot create BrowserWindow before app is ready');
    const preferences = options.webPreferences ?? {};
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.title = options.title ?? app.getName();
    this.visible = options.show ?? true;
    const own = sessionOf(preferences);
    this.webContents = new ShimWebContents(
      own !== session.defaultSession ? privatePage(own, preferences) : profilePage(),
      own,
      preferences,
    );
    windows.add(this);
    this.webContents.on('shim-focus', () => this.gotFocus());
    this.webContents.on('shim-failed', (error: Error) => {
      console.error(`Chromium did not open a window: ${error.message.split('\n')[0]}`);
      app.exit(1);
    });
    void this.webContents.withPage((page) => this.follow(page)).catch(() => undefined);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.focused;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.loadURL(address);
    // what is not shown draws nothing on some Waylands (electron/electron#48859)
    if (this.visible || !onWayland) this.emit('ready-to-show');
  }

  show(): void {
    this.visible = true;
    this.focus();
  }

  hide(): void {
    this.visible = false;
  }

  focus(): void {
    if (this.destroyed) return;
    void this.webContents.withPage((page) => page.bringToFront()).catch(() => undefined);
    this.gotFocus();
  }

  close(): void {
    if (this.destroyed) return;
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) app.closeCancelled();
    // The page is unloaded first, so `closed` comes later than the call (`OnCloseButtonClicked` in
    // electron_api_browser_window.cc).
    else void this.closePage().finally(() => this.gone());
  }

  destroy(): void {
    if (this.destroyed) return;
    void this.closePage();
    this.gone();
  }

  isDestroyed = (): boolean => this.destroyed;
  isVisible = (): boolean => this.visible;
  isFocused = (): boolean => BrowserWindow.focused === this;
  isFullScreen = (): boolean => this.fullScreen;
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  getBounds = (): Electron.Rectangle => ({ ...this.bounds });
  getTitle = (): string => this.title;
  isDocumentEdited = (): boolean => this.edited;
  getRepresentedFilename = (): string => this.represented;

  setTitle(title: string): void {
    this.title = title;
    void this.webContents
      .withPage((page) =>
        page.evaluate((text) => {
          document.title = text;
        }, title),
      )
      .catch(() => undefined);
  }

  setDocumentEdited(edited: boolean): void {
    this.edited = edited;
  }

  setFullScreen(full: boolean): void {
    this.fullScreen = full;
    void this.webContents.withPage((page) => showFull(page, full)).catch(() => undefined);
  }

  setRepresentedFilename(path: string): void {
    this.represented = path;
  }

  setContentSize(width: number, height: number): void {
    this.bounds = { ...this.bounds, width, height };
    void this.webContents
      .withPage((page) => page.setViewportSize({ width, height }))
      .catch(() => undefined);
  }

  private closePage(): Promise<void> {
    return this.webContents
      .withPage(async (page) => {
        const context = page.context();
        await page.close();
        if (this.webContents.session !== session.defaultSession) await context.close();
      })
      .catch(() => undefined);
  }

  private async follow(page: Page): Promise<void> {
    page.on('close', () => this.gone());
    // The close button of the window, or its tab: asked as `beforeunload`, refused, and then the
    // app decides.
    page.on('dialog', (dialog) => {
      if (this.webContents.isReloading) return void dialog.accept().catch(() => undefined);
      void dialog.dismiss().catch(() => undefined);
      if (dialog.type() === 'beforeunload') this.close();
    });
    if (!hasDisplay)
      await page.setViewportSize({ width: this.bounds.width, height: this.bounds.height });
  }

  private gotFocus(): void {
    if (BrowserWindow.focused === this || this.destroyed) return;
    BrowserWindow.focused?.emit('blur');
    BrowserWindow.focused = this;
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }

  private gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this);
    if (BrowserWindow.focused === this) BrowserWindow.focused = null;
    this.webContents.markDestroyed();
    this.emit('closed');
    if (windows.size === 0) app.allWindowsClosed();
  }
}

function sessionOf({ session: given, partition }: Electron.WebPreferences): ShimSession {
  if (given) return given as unknown as ShimSession;
  return partition === undefined ? session.defaultSession : session.fromPartition(partition);
}

async function showFull(page: Page, full: boolean): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const { windowId } = await line.send('Browser.getWindowForTarget');
  const windowState = full ? 'fullscreen' : 'normal';
  await line.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await line.detach();
}

async function profilePage(): Promise<Page> {
  const context = await profileContext();
  context.once('close', () => {
    governed = null;
  });
  governed ??= session.defaultSession.govern(context);
  await governed;
  return newProfilePage();
}

async function privatePage(own: ShimSession, preferences: Electron.WebPreferences): Promise<Page> {
  const context = await privateContext({ javaScriptEnabled: preferences.javascript !== false });
  await own.govern(context);
  // nor does a window that is never shown decode a picture there
  await context.addInitScript(() => {
    HTMLImageElement.prototype.decode = () => new Promise(() => undefined);
  });
  return context.newPage();
}

app.windows = {
  count: () => windows.size,
  closeAll: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
  destroyAll: () => BrowserWindow.getAllWindows().forEach((window) => window.destroy()),
};
