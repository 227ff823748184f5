/**
 * One app for several tests of a worker: for those that open files and ask nothing else of how the
 * app starts or ends. To start one costs about as much as such a test.
 *
 * Each test has a window of its own, and finds the app as it was when it started. What a test can
 * leave in it is put back where that is exact (windows, settings, the clipboard, what the app keeps
 * of documents, what the test replaced in `electron`); then the app is compared with how it
 * started, and one in which anything else differs is not used again.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dequal } from 'dequal';
import { launchApp, type App } from './app.ts';
import { compareWithStart, noteStart, putBack } from './shared-app-in-main.ts';

/** What the app keeps of documents, in its profile. */
const KEPT = ['history', 'recovery', 'recovery-trash', 'templates'];
/** Longer than any request of a page that still answers. */
const ANSWER_MS = 10_000;
const LOOK_MS = 10;

export interface SharedApp {
  /** Opens files in a new window of the app, which no test before has left anything in. */
  open(files: readonly string[]): Promise<App>;
  /** After a test: closes its windows, and takes back what it did to the app. */
  leave(): Promise<void>;
  end(): Promise<void>;
}

interface Running {
  app: App;
  /** All settings, as the app started with them. */
  settings: Settings;
  /** What the app remembered on disk. */
  remembered: Remembered;
}

type Settings = Awaited<ReturnType<typeof settingsOf>>;
type Remembered = ReturnType<typeof rememberedBy>;

/** @param onStart told of each app that is started, and why it was */
export function createSharedApp(onStart: (why: string) => void = () => undefined): SharedApp {
  let running: Running | null = null;
  let why = 'it is the first';

  async function end(): Promise<void> {
    const ending = running;
    running = null;
    await ending?.app.close();
  }

  async function endBecause(difference: string): Promise<void> {
    why = difference;
    await end();
  }

  return {
    async open(files) {
      const [difference] = running ? await differences(running) : [];
      if (difference !== undefined) await endBecause(difference);
      if (!running) {
        onStart(why);
        running = await startRunning();
      }
      await openAsSecondStart(running.app, files);
      return running.app;
    },
    async leave() {
      if (running) await leaveApp(running).catch((error: unknown) => endBecause(String(error)));
    },
    end,
  };
}

async function startRunning(): Promise<Running> {
  const app = await launchApp();
  const page = await app.firstWindow();
  await page.getByRole('main').waitFor();
  const settings = await settingsOf(page);
  await app.evaluate(noteStart);
  await closeWindows(app);
  return { app, settings, remembered: rememberedBy(app) };
}

/** Hands files over as a second start of the app does, which opens a window for each. */
function openAsSecondStart(app: App, files: readonly string[]): Promise<unknown> {
  return app.evaluate(({ app: electron }, given) => {
    electron.emit('second-instance', {}, [], '/', { files: given, traces: true });
  }, files);
}

/** Takes back what a test did. Rejects where that cannot be: then the app is of no more use. */
async function leaveApp({ app, settings }: Running): Promise<void> {
  const page = app.windows().find((each) => !each.isClosed());
  if (!page) throw new Error('no window was left');
  const answered = await Promise.race([
    page.evaluate(async (before) => {
      await window.afterword.request('settings:set', before);
      await window.afterword.request('window:view', { what: 'zoomReset' });
      await window.afterword.request('history:room', null); // what is being kept is kept by then
      return true;
    }, settings),
    pause(ANSWER_MS, false),
  ]);
  if (!answered) throw new Error('the window did not answer');
  await app.evaluate(putBack);
  await closeWindows(app);
  for (const name of KEPT) rmSync(join(app.userData, name), { recursive: true, force: true });
}

async function closeWindows(app: App): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
  });
  for (const late = performance.now() + ANSWER_MS; app.windows().length > 0;) {
    if (performance.now() > late) throw new Error('A window did not close.');
    await pause(LOOK_MS);
  }
}

/** How the app differs from its start: before the next test, so that what came late is seen. */
async function differences({ app, remembered }: Running): Promise<string[]> {
  const { exitCode, signalCode } = app.process();
  if (exitCode !== null || signalCode !== null) return ['it has ended'];
  const kept = KEPT.flatMap((name) => filesIn(join(app.userData, name)));
  if (kept.length > 0) return kept;
  if (!dequal(rememberedBy(app), remembered)) return ['what it remembers'];
  return app.evaluate(compareWithStart);
}

function settingsOf(page: Awaited<ReturnType<App['firstWindow']>>) {
  return page.evaluate(() => window.afterword.request('settings:set', {}));
}

/**
 * What the app remembers between runs. Of its folders, those that are still there: it asks for no
 * other. Its recent files are listed on the welcome screen, which no test of a shared app is on.
 */
function rememberedBy({ userData }: App) {
  const { folders = {}, ...rest } = JSON.parse(
    readFileSync(join(userData, 'config.json'), 'utf8'),
  ) as { folders?: Record<string, string>; recent?: string[]; zoom?: number };
  return {
    ...rest,
    zoom: rest.zoom ?? 0,
    recent: null,
    folders: Object.values(folders).filter((folder) => existsSync(folder)),
  };
}

function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];
}
