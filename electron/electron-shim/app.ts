import { EventEmitter } from 'node:events';
import { hasDisplay, isHeadless } from './chromium.ts';
import { commandLine } from './command-line.ts';
import { pathOf } from './folders.ts';
import { appPath, isPackaged, productName, version } from './launched.ts';
import { handOver, takeLock } from './single-instance.ts';
import { preventable } from './preventable.ts';

/** `app`: paths, start and end. */
export class ShimApp extends EventEmitter {
  readonly isPackaged = isPackaged;
  readonly commandLine = commandLine;
  private ready = Promise.withResolvers<void>();
  private isReadyNow = false;
  private quitting = false;
  private exiting = false;
  private isShutDown = false;
  private exitCode = 0;
  /** Set by browser-window.ts, which this file cannot import. */
  windows = { count: () => 0, closeAll: () => {}, destroyAll: () => {} };

  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  isReady(): boolean {
    return this.isReadyNow;
  }
  /** Called by electron.ts when main's module has been evaluated. */
  becomeReady(): void {
    if (!hasDisplay && !isHeadless) {
      process.stderr.write(
        'Missing X server or $DISPLAY\nThe platform failed to initialize. Exiting.\n',
      );
      process.exit(1);
    }
    this.isReadyNow = true;
    this.ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
  }
  /** Throws where Electron does: what needs Chromium's threads cannot be had before `ready`. */
  needsReady(sentence: string): void {
    if (!this.isReadyNow) throw new Error(sentence);
  }
  getName(): string {
    return productName;
  }
  getVersion(): string {
    return version;
  }
  getAppPath(): string {
    return appPath;
  }
  getPath(name: string): string {
    return pathOf(name);
  }
  enableSandbox(): void {
    if (this.isReadyNow)
      throw new Error('app.enableSandbox() can only be called before app is ready');
    commandLine.removeSwitch('no-sandbox');
    commandLine.appendSwitch('enable-sandbox');
  }
  /** No desktop list to feed. */
  addRecentDocument(_path: string): void {}
  /** Only Windows knows such ids, and only of programs of its own. */
  setAppUserModelId(_id: string): void {}

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    const first = takeLock(({ data: handed, argv, directory }) =>
      this.emit('second-instance', {}, argv, directory, handed),
    );
    if (!first) handOver({ data: data ?? {}, argv: process.argv, directory: process.cwd() });
    return first;
  }

  // What follows has the order of Electron's shell/browser/browser.cc.

  quit(): void {
    if (this.quitting) return;
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (this.windows.count() === 0) this.notifyAndShutDown();
    else this.windows.closeAll();
  }

  exit(code = 0): void {
    this.exitCode = code;
    if (!this.isReadyNow) process.exit(code); // there is no loop yet that could be left
    this.quitting = true;
    this.exiting = true;
    if (this.windows.count() === 0) this.shutDown();
    else this.windows.destroyAll();
  }

  /** A window has refused to close: then the app does not quit either. */
  closeCancelled(): void {
    this.quitting = false;
  }

  allWindowsClosed(): void {
    if (this.exiting) this.shutDown();
    else if (this.quitting) this.notifyAndShutDown();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  private notifyAndShutDown(): void {
    const event = preventable();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.shutDown();
  }

  /** Ends there and then: no promise is waited for, as when Electron leaves its loop. */
  private shutDown(): void {
    if (this.isShutDown) return;
    this.isShutDown = true;
    this.emit('quit', {}, this.exitCode);
    queueMicrotask(() => process.exit(this.exitCode)); // takes Chromium with it
  }
}

export const app = new ShimApp();
app satisfies Pick<
  Electron.App,
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'enableSandbox'
  | 'addRecentDocument'
  | 'setAppUserModelId'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
