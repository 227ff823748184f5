/**
 * What several end-to-end tests do: start the app on files of their own, answer what its native
 * dialogs ask, read what it wrote.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { sequentialIds } from '../../core/document/ids.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { newPostmortem, templateSchema } from '../../core/editing/template.ts';
import { plainText } from '../../core/prose/text.ts';
import { launchApp, type App, type LaunchOptions } from './app.ts';
import { test as base } from './fixtures.ts';
import { createSharedApp, type SharedApp } from './shared-app.ts';

const assets = resolve(import.meta.dirname, '../../assets');
export const SAMPLE = join(assets, 'samples/checkout-certificate.postmortem');

/** A copy of the sample, so that the app remembers no folder that stays. */
export function sampleIn(folder: string): string {
  const path = join(folder, basename(SAMPLE));
  copyFileSync(SAMPLE, path);
  return path;
}

interface Started {
  app: App;
  /** The first window. */
  page: Page;
}

interface Steps {
  /** The profile of every start in this test. */
  profile: string;
  /**
   * Starts the app; it is ended with the test. A script error in its first window fails the test.
   */
  start(options?: LaunchOptions): Promise<Started>;
  /**
   * Whether a start on files alone is a new window in an app that other tests have used before.
   * Only for tests that are of the window and its files: not of the app’s start or end, its
   * profile, or what it keeps. A start that asks for anything else, if only its profile, is of an
   * app of its own.
   */
  sharesApp: boolean;
}

interface OfWorker {
  sharedApp: SharedApp;
}

export const test = base.extend<Steps, OfWorker>({
  sharesApp: [false, { option: true }],
  sharedApp: [
    async ({ browserName: _browserName }, use) => {
      let starts = 0;
      const shared = createSharedApp((why) => {
        if (starts++ > 0) console.log(`A shared app is started again: ${why}.`);
      });
      await use(shared);
      await shared.end();
    },
    { scope: 'worker' },
  ],
  profile: async ({ browserName: _browserName }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'afterword-profile-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },
  start: async ({ profile, sharesApp, sharedApp }, use) => {
    const apps: App[] = [];
    const problems: Error[] = [];
    let isShared = false;
    await use(async (options = {}) => {
      const { args = [], ...more } = options;
      // The welcome screen lists what the app was used for before: no test shares that.
      const shares = sharesApp && args.length > 0 && Object.keys(more).length === 0;
      if (shares && isShared) throw new Error('A shared app is not started twice in a test.');
      isShared ||= shares;
      const app = shares
        ? await sharedApp.open(args)
        : await launchApp({ userData: profile, ...options });
      if (!shares) apps.push(app);
      const page = await app.firstWindow();
      page.on('pageerror', (error) => problems.push(error));
      await page.getByRole('main').waitFor();
      return { app, page };
    });
    if (isShared) await sharedApp.leave();
    for (const app of apps) await app.close();
    if (problems.length > 0) throw problems[0];
  },
});

export { expect };

/** What the next native dialogs are answered with. */
export interface Answers {
  /** Index of the button in message boxes. */
  button?: number;
  /** Path for save dialogs; null cancels. */
  save?: string | null;
  /** Path for open dialogs, of files and folders; several where several may be chosen. */
  open?: string | string[];
}

/** Answers dialogs from now on and notes what message boxes said: see `asked`. */
export async function answer(app: App, answers: Answers): Promise<void> {
  await app.evaluate(({ dialog }, { button = 0, save = null, open }) => {
    const store = globalThis as { asked?: string[] };
    const asked = (store.asked ??= []);
    const showMessageBox = async (...given: unknown[]) => {
      asked.push((given.at(-1) as Electron.MessageBoxOptions).message);
      return { response: button, checkboxChecked: false };
    };
    const showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' });
    const showOpenDialog = async () => ({
      canceled: open === undefined,
      filePaths: open === undefined ? [] : [open].flat(),
    });
    Object.assign(dialog, { showMessageBox, showSaveDialog, showOpenDialog });
  }, answers);
}

/** What message boxes said since `answer` was first called. */
export function asked(app: App): Promise<string[]> {
  return app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);
}

/** The text being written. */
export function editorOf(page: Page): Locator {
  // A dialog hides the window from screen readers; the text is still there.
  return page.getByRole('textbox', { name: 'Postmortem', exact: true, includeHidden: true });
}

/** On the welcome screen: a new document of the internal template, with the caret in its title. */
export async function newReport(page: Page): Promise<void> {
  await page.getByRole('main').getByText('Internal RCA').click();
  await expect(editorOf(page)).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.closest('[contenteditable="true"]') !== null),
    )
    .toBe(true);
}

/** A section of the document, by its heading. */
export function section(page: Page, title: string): Locator {
  return editorOf(page).getByRole('region', { name: title, exact: true });
}

/** The save state in the status bar: `Saved`, `Not saved`, `Could not save`. */
export function saveState(page: Page): Locator {
  return page.getByRole('contentinfo').getByRole('status');
}

/** The sentence above the document. */
export function banner(page: Page, text: string | RegExp): Locator {
  return page.locator('.banner').filter({ hasText: text });
}

/** The fields and the text of a timeline row, counted from 0. */
export function entry(page: Page, index: number): { row: Locator; time: Locator; text: Locator } {
  const row = page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('group', { name: /^Timeline entry/ })
    .nth(index);
  return {
    row,
    time: row.getByRole('textbox', { name: 'Time', exact: true }),
    text: row.locator('[data-lexical-slot="body"]'),
  };
}

/** A new document of the internal template, changed by `change`, as a file. */
export function writeReport(
  path: string,
  title: string,
  change: (report: Postmortem) => Postmortem = (report) => report,
): string {
  const template = templateSchema.parse(
    JSON.parse(readFileSync(join(assets, 'templates/internal-rca.json'), 'utf8')),
  );
  const report = newPostmortem(template, {
    zone: 'Europe/Copenhagen',
    today: '2026-03-04',
    newId: sequentialIds('r'),
  });
  writeFileSync(path, toCanonicalJson(change({ ...report, title })));
  return path;
}

/** The document in a file; throws when it is not a whole one. */
export function readReport(path: string): Postmortem {
  const opened = openPostmortem(readFileSync(path, 'utf8'));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.document;
}

/** The plain text of a file's section. */
export function writtenIn(path: string, kind: Postmortem['sections'][number]['kind']): string {
  const found = readReport(path).sections.find((each) => each.kind === kind);
  return found ? plainText(found.body) : '';
}

/**
 * Waits until main has answered everything that the page asked before: requests come in order. So
 * what has not happened by then was not asked for.
 */
export async function afterRequests(page: Page): Promise<void> {
  await page.evaluate(() => window.afterword.request('app:licences', null));
}

/** Takes the menus that are opened from now on, in place of the system. */
export async function takeMenus(app: App): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const store = globalThis as { popped?: Electron.Menu | null };
    store.popped = null;
    Menu.prototype.popup = function (this: Electron.Menu) {
      store.popped = this;
    };
  });
}

/** What the last opened menu offers: `-` between groups, what cannot be done in brackets. */
export function offered(app: App): Promise<string[]> {
  return app.evaluate(() =>
    ((globalThis as { popped?: Electron.Menu | null }).popped?.items ?? []).map((item) => {
      if (item.type === 'separator') return '-';
      return item.enabled ? item.label : `(${item.label})`;
    }),
  );
}

/** Chooses from the last opened menu. */
export async function choose(app: App, label: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, name) => {
    const { popped } = globalThis as { popped?: Electron.Menu | null };
    const item = popped?.items.find((each) => each.label === name);
    if (!item) throw new Error(`The menu has no “${name}”.`);
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    item.click({}, window, window?.webContents);
  }, label);
}
