/**
 * Starts the app for a test, on real Electron where its runtime is installed, else on the stand-in,
 * with the same face for both: that of Playwright's `ElectronApplication`. Each start has its own
 * profile, so that tests share nothing.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type * as ElectronModule from 'electron';
import { _electron, chromium, type Browser, type Page } from '@playwright/test';
import { findHeadlessChromium } from '../../electron/launch/chromium.mjs';

const root = resolve(import.meta.dirname, '../..');
const START_MS = 120_000;
const LOOK_MS = 25;

export interface LaunchOptions {
  /** A profile to start on again. Default: a new one that is removed at the end. */
  userData?: string;
  /**
   * Whether a new profile saves by itself; off by default, so that a test sees what is not saved.
   */
  autosave?: boolean;
  /** Files to open, as by a double click. */
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** How it is started; only the stand-in can do another than the driver's. */
  shape?: StartShape;
  /** The folder of the app that is started as an installed one. Default: this checkout. */
  installed?: string;
  /** What is started in place of `runtimeProgram`: it has to start that. */
  program?: string;
}

/**
 * The ways in which Electron is started, by what then stands on its command line: by a test driver
 * (`_electron.launch`), from a checkout, installed, as an AppImage (whose own start script switches
 * the sandbox off).
 */
export type StartShape = 'driver' | 'checkout' | 'installed' | 'AppImage';
export const START_SHAPES: readonly StartShape[] = ['driver', 'checkout', 'installed', 'AppImage'];

type Electron = typeof ElectronModule;

export interface App {
  readonly userData: string;
  firstWindow(): Promise<Page>;
  windows(): Page[];
  waitForEvent(event: 'window'): Promise<Page>;
  /** Runs `run` in the main process. It can use nothing from outside itself. */
  evaluate<Result, Argument = undefined>(
    run: (electron: Electron, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
  /** Ends the app without asking about unsaved work. */
  close(): Promise<void>;
  process(): ChildProcess;
  /** What main wrote to standard error. */
  errors(): string;
}

/** Electron's executable, or null: then the stand-in runs. */
function electronRuntime(): string | null {
  try {
    const folder = join(root, 'node_modules/electron');
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** The program that runs the app. */
export const runtimeProgram = electronRuntime() ?? process.execPath;
export const runtimeName = electronRuntime() === null ? 'the stand-in over Chromium' : 'Electron';

export async function launchApp(options: LaunchOptions = {}): Promise<App> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'afterword-test-'));
  const settings = join(userData, 'config.json');
  if (!existsSync(settings))
    writeFileSync(settings, JSON.stringify({ settings: { autosave: options.autosave ?? false } }));
  const app = await (electronRuntime() === null
    ? launchShim(userData, options)
    : launchElectron(userData, options));
  if (options.userData !== undefined) return app;
  const close = app.close.bind(app);
  app.close = async () => {
    await close();
    rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return app;
}

async function launchElectron(
  userData: string,
  { args = [], env, program = runtimeProgram }: LaunchOptions,
): Promise<App> {
  const electron = await _electron.launch({
    executablePath: program,
    args: [root, `--user-data-dir=${userData}`, ...args],
    env: processEnv(env),
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: null,
  });
  let errors = '';
  electron.process().stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  return {
    userData,
    firstWindow: () => electron.firstWindow(),
    windows: () => electron.windows(),
    waitForEvent: (event) => electron.waitForEvent(event),
    evaluate: (run, argument) => electron.evaluate(run as never, argument) as never,
    close: async () => {
      await electron.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
      await ended(electron.process());
    },
    process: () => electron.process(),
    errors: () => errors,
  };
}

/** The stand-in's command line in one of the shapes, after the path of Node. */
export function shimStart(
  shape: StartShape,
  args: readonly string[],
  switches: readonly string[],
  folder = root,
): { args: string[]; env: NodeJS.ProcessEnv } {
  const program = join(root, 'electron/electron-shim/electron.ts');
  const unsandboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const installed = { AFTERWORD_INSTALLED: folder };
  switch (shape) {
    case 'driver':
      return { args: [program, ...unsandboxed, ...switches, root, ...args], env: {} };
    case 'checkout':
      return { args: [program, ...unsandboxed, root, ...args, ...switches], env: {} };
    case 'installed':
      return { args: [program, ...args, ...switches, ...unsandboxed], env: installed };
    case 'AppImage':
      return { args: [program, '--no-sandbox', ...args, ...switches], env: installed };
  }
}

async function launchShim(
  userData: string,
  { args = [], env, shape = 'driver', installed, program = runtimeProgram }: LaunchOptions,
): Promise<App> {
  const portFile = join(userData, 'chromium', 'DevToolsActivePort');
  rmSync(portFile, { force: true }); // of an earlier start on this profile
  const switches = [
    '--inspect=0',
    '--remote-debugging-port=0',
    '--ozone-platform=headless',
    `--user-data-dir=${userData}`,
  ];
  const start = shimStart(shape, args, switches, installed);
  const main = spawn(program, start.args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: processEnv({
      CHROMIUM_PATH: findHeadlessChromium() ?? '',
      // Each test starts the same scripts: they are compiled once.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
      ...start.env,
      ...env,
    }),
  });
  // A test run that is stopped must not leave the app behind.
  const killMain = (): void => void main.kill('SIGKILL');
  process.once('exit', killMain);
  main.once('exit', () => process.removeListener('exit', killMain));
  let errors = '';
  main.stderr!.on('data', (text: Buffer) => (errors += text.toString()));

  const browser = await connected(portFile, main, () => errors);
  const context = browser.contexts()[0]!;
  const isWindow = (page: Page): boolean =>
    page.url().startsWith('https://afterword.app.localhost/');
  const windows = (): Page[] => context.pages().filter(isWindow);
  const opened = async (page: Page): Promise<Page> => {
    await until(() => isWindow(page) || page.isClosed());
    await page.waitForLoadState();
    return page;
  };
  return {
    userData,
    windows,
    firstWindow: async () => {
      await until(() => windows().length > 0);
      return opened(windows()[0]!);
    },
    waitForEvent: async () => opened(await context.waitForEvent('page')),
    evaluate: (run, argument) => evaluateIn(main, run.toString(), argument) as never,
    close: async () => {
      if (main.exitCode === null && main.signalCode === null) {
        void evaluateIn(main, '({ app }) => app.exit(0)', undefined).catch(() => undefined);
        await ended(main);
      }
      await browser.close().catch(() => undefined);
    },
    process: () => main,
    errors: () => errors,
  };
}

async function connected(
  portFile: string,
  main: ChildProcess,
  errors: () => string,
): Promise<Browser> {
  await until(() => {
    if (main.exitCode !== null)
      throw new Error(`The app ended while it started (code ${main.exitCode}): ${errors()}`);
    return existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n');
  });
  const [port, path] = readFileSync(portFile, 'utf8').split('\n');
  return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
}

let calls = 0;

function evaluateIn(main: ChildProcess, source: string, argument: unknown): Promise<unknown> {
  const id = ++calls;
  return new Promise((resolve, reject) => {
    const done = (): void => {
      main.off('message', hear);
      main.off('exit', gone);
    };
    const hear = (answer: { id: number; value?: unknown; problem?: string }): void => {
      if (answer.id !== id) return;
      done();
      if (answer.problem === undefined) resolve(answer.value);
      else reject(new Error(answer.problem));
    };
    const gone = (): void => {
      done();
      reject(new Error('The app has ended.'));
    };
    main.on('message', hear);
    main.on('exit', gone);
    main.send({ id, source, argument });
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + START_MS; !holds();) {
    if (performance.now() > end) throw new Error('The app did not get there in time.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Waits for the end of a process, and makes it after ten seconds. */
async function ended(main: ChildProcess): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return;
  const timer = setTimeout(() => main.kill('SIGKILL'), 10_000);
  await new Promise((resolve) => main.once('exit', resolve));
  clearTimeout(timer);
}

function processEnv(more: NodeJS.ProcessEnv = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...process.env, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
