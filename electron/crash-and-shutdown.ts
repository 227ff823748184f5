/**
 * Crash and shutdown handling: a fault in the main process, and the end of the user's session.
 *
 * Nobody can be asked anything then. The pages write recovery copies, which the next start offers.
 */
import { app, dialog, powerMonitor } from 'electron';
import type { DocumentHandle } from './bridge/bridge.ts';
import { note, noteFault } from './log/log.ts';
import { allWindows, onWindowOpened, sendTo, type AppWindow } from './windows/windows.ts';

/** How long the pages are waited for, ms. A system that shuts down waits for little more. */
const LONGEST_MS = 2_000;

let ending = false;
let leavesTraces: (handle: DocumentHandle | null) => boolean = () => true;
const waiting = new Map<AppWindow, () => void>();

/** Which documents are kept on disk: what is said of a sudden end depends on it. */
export function askAboutTraces(ask: typeof leavesTraces): void {
  leavesTraces = ask;
}

/** True once the app is ending without asking: windows close as they are, recovery copies stay. */
export function isEndingSuddenly(): boolean {
  return ending;
}

/** Called when a page has written its recovery copy. */
export function copyKept(window: AppWindow): void {
  waiting.get(window)?.();
  waiting.delete(window);
}

/** Installs the handlers. Call it first, before anything can fail. */
export function setupSuddenEnd(): void {
  process.on('uncaughtException', (error) => void stopAfter(error));
  // Logged and no more: nothing else depends on a promise that nobody awaits.
  process.on('unhandledRejection', (reason) => {
    console.error('Afterword: a promise failed unheard:', reason);
    noteFault('a promise of main', reason);
  });
  void app.whenReady().then(() => {
    // On Linux Electron looks whether anyone listens for 'shutdown' only when the first listener of
    // any event is added, before that listener counts (lib/browser/api/power-monitor.ts). So a
    // listener for another event is added first.
    powerMonitor.on('resume', () => undefined);
    // macOS and Linux. The system waits for us to quit, for a while.
    powerMonitor.on('shutdown', ((event: { preventDefault(): void }) => {
      event.preventDefault();
      void endSession();
    }) as () => void);
  });
  onWindowOpened(({ browser }) => {
    // Windows asks first; another program may still refuse. `session-end` is final.
    browser.on('query-session-end', () => void keepCopies());
    browser.on('session-end', () => {
      ending = true;
    });
  });
}

/** Puts aside what is not saved, and quits without asking. */
export async function endSession(): Promise<void> {
  ending = true;
  note('info', 'The session ends');
  await keepCopies();
  app.quit();
}

/**
 * Ends the app after a fault in the main process, once the pages have written their copies.
 *
 * Main's state can no longer be trusted. The pages are processes of their own and still hold every
 * word.
 */
export async function stopAfter(error: Error): Promise<void> {
  console.error('Afterword stopped:', error);
  noteFault('main, which stops', error);
  if (ending) return;
  ending = true;
  await keepCopies().catch(() => undefined);
  dialog.showErrorBox(
    'Afterword has to stop',
    `A fault of its own: ${error.message}. ${fateOfText()}`,
  );
  app.exit(1);
}

/** What became of what was not saved, in sentences. */
function fateOfText(): string {
  const unsaved = allWindows().filter((window) => window.unsaved);
  const isKept = ({ handle }: AppWindow): boolean => leavesTraces(handle);
  const lost = !unsaved.every(isKept);
  return [
    (!lost || unsaved.some(isKept)) &&
      'What you had not saved was put aside, and is offered when you start Afterword again.',
    lost && 'What you had not saved of a document opened without traces is lost.',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Asks every page for a copy of what it holds, and waits until it is on disk. */
async function keepCopies(): Promise<void> {
  const kept = allWindows()
    .filter(({ handle, browser }) => handle !== null && !browser.isDestroyed())
    .map(
      (window) =>
        new Promise<void>((resolve) => {
          waiting.set(window, resolve);
          sendTo(window, 'keep-copy', null);
        }),
    );
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    Promise.all(kept),
    new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_MS))),
  ]);
  clearTimeout(timer);
}
