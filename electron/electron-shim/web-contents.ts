import { preventable } from './preventable.ts';
import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CDPSession, Page, Request as PageRequest } from 'playwright-core';
import { fromChromium, toChromium } from './addresses.ts';
import { hasDisplay, mayOpen } from './chromium.ts';
import { bridgeEnd } from './context-bridge.ts';
import { runEditCommand, type EditCommand } from './edit-commands.ts';
import { handlers } from './ipc.ts';
import { pageStart, preloadStart, PRELOAD_WORLD, RECEIVE, SEND } from './page-scripts.ts';
import type { ShimSession } from './session.ts';
import { readClone, writeClone } from './structured-clone.ts';
import { zoomFactor, zoomPage } from './zoom.ts';

type WindowOpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

interface Message {
  kind: 'here' | 'invoke' | 'focus';
  id: number;
  channel: string;
  values: unknown[];
}

/** Electron's own, for the options that its security checklist names. */
const DEFAULTS: Electron.WebPreferences = Object.fromEntries([
  ...['contextIsolation', 'sandbox', 'javascript', 'webSecurity'].map((name) => [name, true]),
  ...[
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
  ].map((name) => [name, false]),
]);

export class ShimWebContents extends EventEmitter {
  private static last = 0;
  readonly id = ++ShimWebContents.last;
  readonly session: ShimSession;
  private readonly preferences: Electron.WebPreferences;
  private readonly page: Promise<Page>;
  private opened: Page | null = null;
  private address = '';
  private destroyed = false;
  /** Where the page's preload runs, once it does. */
  private preloadWorld: { line: CDPSession; executionContextId: number } | null = null;
  private windowOpenHandler: WindowOpenHandler | null = null;
  private zoom = 0;
  private zoomed: Promise<void> = Promise.resolve();

  constructor(page: Promise<Page>, session: ShimSession, preferences: Electron.WebPreferences) {
    super();
    this.session = session;
    this.preferences = preferences;
    this.page = page.then((ready) => this.prepare(ready));
    this.page.catch((error: unknown) => this.emit('shim-failed', error));
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.page;
    this.address = toChromium(address);
    await page.goto(this.address, { waitUntil: 'load' });
    this.emit('did-finish-load');
  }

  /** Set while the page is left because the app says so: then nobody is asked. */
  isReloading = false;

  reload(): void {
    this.isReloading = true;
    void this.withPage((page) => page.reload({ waitUntil: 'load' }))
      .then(() => this.emit('did-finish-load'))
      .catch(() => undefined)
      .finally(() => {
        this.isReloading = false;
      });
  }

  getURL(): string {
    return fromChromium(this.opened?.url() ?? '');
  }

  pasteAndMatchStyle(): void {
    this.edit('pasteAndMatchStyle');
  }

  /** A page has no other frames here that anybody asks for. */
  get mainFrame(): { url: string } {
    return { url: this.getURL() };
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  send(channel: string, ...values: unknown[]): void {
    void this.deliver(writeClone({ channel, values })); // what cannot be cloned throws here
  }

  /** Without one every page may open windows, as in Electron. */
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = await this.page;
    return page.pdf({
      format: typeof options.pageSize === 'string' ? options.pageSize : 'A4',
      landscape: options.landscape,
      printBackground: options.printBackground,
      preferCSSPageSize: options.preferCSSPageSize,
      tagged: options.generateTaggedPDF,
      outline: options.generateDocumentOutline,
    });
  }

  async capturePage(area?: Electron.Rectangle): Promise<{ toPNG(): Buffer }> {
    const page = await this.page;
    const picture = await page.screenshot({ clip: area, type: 'png' });
    return { toPNG: () => picture };
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.page).evaluate(code);
  }

  undo(): void {
    this.edit('undo');
  }

  redo(): void {
    this.edit('redo');
  }

  /** Does what a menu's role does, where the keyboard is. */
  edit(command: EditCommand): void {
    void this.withPage((page) => runEditCommand(page, command)).catch(() => undefined);
  }

  /** There is no printer here: what was to be printed is kept for a test to look at. */
  print(
    options: Electron.WebContentsPrintOptions = {},
    done: (success: boolean, reason: string) => void = () => undefined,
  ): void {
    this.emit('shim-print', options);
    setImmediate(done, false, 'this runtime has no printer');
  }

  toggleDevTools(): void {
    console.error('Chromium has its own developer tools: press F12 in the window.');
  }

  getZoomLevel(): number {
    return this.zoom;
  }

  getZoomFactor(): number {
    return zoomFactor(this.zoom);
  }

  setZoomLevel(level: number): void {
    const [from, to] = [this.getZoomFactor(), zoomFactor(level)];
    this.zoom = level;
    // One after the other: each starts from what the one before has made.
    this.zoomed = this.zoomed
      .then(() => this.withPage((page) => zoomPage(page, from, to)))
      .catch(() => undefined);
  }

  /** The options a window was made with, over Electron's defaults. */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...DEFAULTS, ...this.preferences };
  }

  forcefullyCrashRenderer(): void {
    void this.page.then((page) => page.goto('chrome://crash').catch(() => undefined));
  }

  /** For the stand-in's own windows and dialogs. */
  withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    return this.page.then(work);
  }

  markDestroyed(): void {
    this.destroyed = true;
    this.session.navigationGuards.delete(this.refusesNavigation);
    this.emit('destroyed');
  }

  private mayOpen(url: string): boolean {
    const details = { url, frameName: '', features: '', disposition: 'new-window' };
    return this.windowOpenHandler?.(details as Electron.HandlerDetails).action !== 'deny';
  }

  private async prepare(page: Page): Promise<Page> {
    this.opened = page;
    mayOpen.set(page, (url) => this.mayOpen(url));
    this.session.navigationGuards.add(this.refusesNavigation);
    page.on('crash', () =>
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 }),
    );
    if (this.preferences.preload && this.preferences.javascript !== false)
      await this.install(page, this.preferences.preload);
    return page;
  }

  /**
   * The preload, before every document, in a world of its own. The binding is that world's alone,
   * so no script of the page can speak to main but through what the preload gives it.
   */
  private async install(page: Page, preload: string): Promise<void> {
    const line: CDPSession = await page.context().newCDPSession(page);
    await line.send('Runtime.enable');
    await line.send('Page.enable');
    await line.send('Runtime.addBinding', { name: SEND, executionContextName: PRELOAD_WORLD });
    line.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== SEND) return;
      this.preloadWorld = { line, executionContextId };
      void this.receive(readClone(payload) as Message);
    });
    const codec = `{ write: ${writeClone.toString()}, read: ${readClone.toString()} }`;
    const names = { send: SEND, receive: RECEIVE, line: randomUUID() };
    await line.send('Page.addScriptToEvaluateOnNewDocument', {
      source: `(${pageStart.toString()})(${JSON.stringify(names.line)}, ${codec}, ${bridgeEnd.toString()});`,
    });
    // As Electron does: the preload is a function's body, so that its own names meet no others.
    // In a function of its own: what the preload declares must not meet our names.
    const source =
      `(electron) => ((require, module, exports) => {\n${readFileSync(preload, 'utf8')}\n})(() ` +
      '=> electron, { exports: {} }, {})';
    await line.send('Page.addScriptToEvaluateOnNewDocument', {
      worldName: PRELOAD_WORLD,
      source:
        `(${preloadStart.toString()})(${JSON.stringify(names)}, ${hasDisplay}, ` +
        `${codec}, ${bridgeEnd.toString()}, ${source});`,
    });
  }

  private async receive({ kind, id, channel, values }: Message): Promise<void> {
    if (kind === 'focus') this.emit('shim-focus');
    if (kind !== 'invoke') return;
    const handler = handlers.get(channel);
    const senderFrame = { url: this.getURL(), parent: null, isDestroyed: () => this.destroyed };
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const value: unknown = await handler({ sender: this, senderFrame, type: 'frame' }, ...values);
      await this.deliver(writeClone({ id, value }));
    } catch (error) {
      const problem = `Error invoking remote method '${channel}': ${String(error)}`;
      await this.deliver(writeClone({ id, problem }));
    }
  }

  private async deliver(text: string): Promise<void> {
    // The page may be going: then nobody waits for this any more.
    await this.preloadWorld?.line
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis.${RECEIVE}(text); }`,
        arguments: [{ value: text }],
        executionContextId: this.preloadWorld.executionContextId,
        silent: true,
      })
      .catch(() => undefined);
  }

  /** A page that wants to go elsewhere asks its `will-navigate` listeners, as in Electron. */
  private readonly refusesNavigation = (request: PageRequest): boolean => {
    if (!request.isNavigationRequest() || this.opened === null) return false;
    const main = request.frame().parentFrame() === null;
    if (request.frame().page() !== this.opened) return false;
    if (main && (request.url() === this.address || request.url() === this.opened.url()))
      return false;
    const event = { ...preventable(), url: fromChromium(request.url()) };
    this.emit(main ? 'will-navigate' : 'will-frame-navigate', event, event.url);
    return event.defaultPrevented;
  };
}
