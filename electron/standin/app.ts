import { EventEmitter } from 'node:events';
import { closeChromium } from './chromium.ts';
import { commandLine } from './command-line.ts';
import { pathOf } from './folders.ts';
import { appPath, isPackaged, productName, version } from './launched.ts';
import { handOver, takeLock } from './single-instance.ts';
import { preventable } from './web-contents.ts';

/** `app`: paths, start and end. */
export class StandinApp extends EventEmitter {
  readonly isPackaged = isPackaged;
  readonly commandLine = commandLine;
  private ready = Promise.withResolvers<void>();
  private isReadyNow = false;
  private quitting = false;
  private leaving: Promise<void> = Promise.resolve();
  /** Set by browser-window.ts, which this file cannot import. @returns true when none is left */
  closeAllWindows: () => boolean = () => true;

  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  isReady(): boolean {
    return this.isReadyNow;
  }
  /** Called by electron.ts when main's module has been evaluated. */
  becomeReady(): void {
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
  /** Chromium's own sandbox is on wherever it can be: see chromium.ts. */
  enableSandbox(): void {
    if (this.isReadyNow)
      throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  /** No desktop list to feed. */
  addRecentDocument(_path: string): void {}

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    const first = takeLock((handed, directory) =>
      this.emit('second-instance', {}, [], directory, handed),
    );
    if (!first) this.leaving = handOver(data ?? {}, process.cwd());
    return first;
  }

  quit(): void {
    if (this.quitting) return;
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    if (this.closeAllWindows()) this.finish();
    else this.quitting = false; // a window wants to stay, at least for now
  }

  exit(code = 0): void {
    this.quitting = true; // windows that go with it ask nothing and end nothing
    void this.leaving.then(closeChromium).finally(() => process.exit(code));
  }

  windowClosed(left: number): void {
    if (left > 0 || this.quitting) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  private finish(): void {
    this.emit('will-quit', preventable());
    this.emit('quit', {}, 0);
    this.exit(0);
  }
}

export const app = new StandinApp();
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
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
>;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
