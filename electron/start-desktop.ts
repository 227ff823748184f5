import { resolve } from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { APP_ID } from './app-id.ts';
import { setupAppProtocol } from './windows/app-protocol.ts';
import type { Desktop } from './desktop.ts';
import { watchDocuments } from './documents/external-change.ts';
import { createOpenDocuments } from './documents/open-documents.ts';
import { createRecoveryStore } from './documents/recovery-store.ts';
import { exportRequests } from './export-requests.ts';
import { fileRequests } from './file-requests.ts';
import { openPath } from './open-file.ts';
import { historyRequests } from './history-requests.ts';
import { createHistoryStore } from './history/history-store.ts';
import { recoveryRequests } from './recovery-requests.ts';
import { templateRequests } from './template-requests.ts';
import { importRequests } from './import-requests.ts';
import { toOpen } from './given-arguments.ts';
import { setupIpc } from './windows/ipc.ts';
import { setupLifecycle } from './lifecycle.ts';
import { setupLog } from './log/log.ts';
import { setupMenu } from './menu.ts';
import { setupSecurity } from './windows/security.ts';
import { openMemory } from './settings.ts';
import { setupSuddenEnd, stopAfter } from './crash-and-shutdown.ts';
import { windowRequests } from './window-requests.ts';
import { setupZoom } from './zoom.ts';
import { allWindows, bringToFront, focusedWindow, openWindow, sendTo } from './windows/windows.ts';

/**
 * What a second start hands over: the files it was given, resolved where it stood. Chromium may
 * reorder its argv.
 */
interface HandedOver {
  files: string[];
  /** Whether what the app keeps may tell of them. */
  traces: boolean;
}

/** Files that the system or the command line named. */
interface FilesToOpen {
  /** Those named before the app can open any. */
  waiting: { path: string; traces: boolean }[];
  open: (path: string, traces: boolean) => void;
}

/**
 * Does at once what must come before Electron is ready, and the rest when it is. Never waits
 * itself: see main.ts.
 */
export function startDesktop(given: readonly string[]): void {
  setupSuddenEnd(); // before anything can fail
  app.setAppUserModelId(APP_ID); // Windows; before the first window
  const { files: named, traces } = toOpen(given);
  const handed: HandedOver = { files: named.map((file) => resolve(file)), traces };
  if (!app.requestSingleInstanceLock({ ...handed })) {
    app.quit();
    return;
  }
  const files: FilesToOpen = {
    waiting: handed.files.map((path) => ({ path, traces })),
    open: (path, withTraces) => void files.waiting.push({ path, traces: withTraces }),
  };
  // macOS hands files over by an event, perhaps before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    files.open(path, true);
  });
  void app
    .whenReady()
    .then(() => openDesktop(files))
    .catch(stopAfter);
}

/** The whole desktop app, step by step. The order matters where a comment says so. */
async function openDesktop(files: FilesToOpen): Promise<void> {
  setupLog();
  const recovery = createRecoveryStore(app.getPath('userData'), Date.now);
  const memory = openMemory();
  const history = createHistoryStore(app.getPath('userData'), {
    days: () => memory.settings().historyDays,
    now: Date.now,
  });
  const desktop: Desktop = {
    memory,
    recovery,
    documents: createOpenDocuments(recovery),
    history,
  };

  nativeTheme.themeSource = desktop.memory.settings().theme;
  setupSecurity(); // before any window
  setupAppProtocol();
  setupIpc({
    ...windowRequests(desktop),
    ...fileRequests(desktop),
    ...historyRequests(desktop),
    ...recoveryRequests(desktop),
    ...templateRequests(desktop),
    ...importRequests(desktop),
    ...exportRequests(desktop),
  });
  setupMenu();
  setupZoom(desktop.memory);
  setupLifecycle(desktop.documents);
  watchDocuments(desktop.documents);
  void recovery.tidy().catch(() => undefined);
  void history.tidy().catch(() => undefined);

  files.open = (path, traces) => void openGiven(desktop, path, traces);
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const { files: handed = [], traces = true } = (data as Partial<HandedOver> | undefined) ?? {};
    const window = focusedWindow();
    if (handed.length > 0) handed.forEach((path) => files.open(path, traces));
    else if (window) bringToFront(window);
    else openWindow(null);
  });

  for (const { path, traces } of files.waiting) await openGiven(desktop, path, traces);
  if (allWindows().length === 0) openWindow(null);
  if (desktop.memory.notice)
    void dialog.showMessageBox({ type: 'info', message: desktop.memory.notice });
}

/**
 * Opens a file that the system or the command line named. A failure is shown in the focused window,
 * else in a new one.
 */
async function openGiven(desktop: Desktop, path: string, traces: boolean): Promise<void> {
  const result = await openPath(desktop, path, null, { traces });
  if (result.ok || result.sentence === '') return;
  const window = focusedWindow() ?? openWindow(null);
  sendTo(window, 'failed', { sentence: result.sentence });
  bringToFront(window);
}
