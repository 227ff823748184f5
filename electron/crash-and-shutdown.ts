/**
 * Ends that nobody asked for: a fault of ours in the main process, and a session that is over.
 * Nothing can be asked then; what was typed is copied, and offered at the next start.
 */
import { app, dialog, powerMonitor } from 'electron';
import { note, noteFault } from './log/log.ts';
import { allWindows, onWindowOpened, sendTo, type AppWindow } from './windows/windows.ts';

/** The longest that the pages are waited for. A system that shuts down waits for little more. */
const LONGEST_MS = 2_000;

let ending = false;
const waiting = new Map<AppWindow, () => void>();

/** The app is ending without asking: windows close as they are, and recovery copies stay. */
export function isEndingSuddenly(): boolean {
  return ending;
}

/** A page has copied what it holds. */
export function copyKept(window: AppWindow): void {
  waiting.get(window)?.();
  waiting.delete(window);
}

/** Must be called before anything can fail; it follows the system once the app is ready. */
export function setupSuddenEnd(): void {
  process.on('uncaughtException', (error) => void stopAfter(error));
  // A promise that nobody waited for has left nothing half done that others rely on.
  process.on('unhandledRejection', (reason) => {
    console.error('Afterword: a promise failed unheard:', reason);
    noteFault('a promise of main', reason);
  });
  void app.whenReady().then(() => {
    // On Linux Electron asks whether anyone listens for 'shutdown' when the first listener comes, of
    // any event, and does not count that one (lib/browser/api/power-monitor.ts: `listenerCount` in
    // the `newListener` of the first). So another comes before.
    powerMonitor.on('resume', () => undefined);
    // macOS and Linux. The system waits for us to quit, for a while.
    powerMonitor.on('shutdown', ((event: { preventDefault(): void }) => {
      event.preventDefault();
      void endSession();
    }) as () => void);
  });
  onWindowOpened(({ browser }) => {
    // Windows asks first, and another program may still say no; then there is nothing but the end.
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
 * Whatever the fault left half done in main, it does not go on with it. The pages are other
 * processes: they still have every word.
 */
export async function stopAfter(error: Error): Promise<void> {
  console.error('Afterword stopped:', error);
  noteFault('main, which stops', error);
  if (ending) return;
  ending = true;
  await keepCopies().catch(() => undefined);
  dialog.showErrorBox(
    'Afterword has to stop',
    `A fault of its own: ${error.message}. What you had not saved was put aside, and is offered when you start Afterword again.`,
  );
  app.exit(1);
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
