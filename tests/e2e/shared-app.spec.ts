/** What one test does to an app that it shares, the next does not see. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from './app.ts';
import { createSharedApp, type SharedApp } from './shared-app.ts';
import { answer, asked, editorOf, expect, section, test, writeReport } from './steps.ts';

let shared: SharedApp;
/** Why an app was started, each time. */
let started: string[];
let ofTest: string;
test.beforeEach(() => {
  started = [];
  shared = createSharedApp((why) => started.push(why));
});
test.afterEach(async () => {
  await shared.end();
  rmSync(ofTest, { recursive: true, force: true });
});

/** As a test begins: a folder of its own, and a file in it that the app opens. */
async function open() {
  ofTest = mkdtempSync(join(tmpdir(), 'afterword-of-a-test-'));
  const app = await shared.open([writeReport(join(ofTest, 'a.postmortem'), 'Shared')]);
  const page = await app.firstWindow();
  await expect(editorOf(page)).toBeVisible();
  return { app, page };
}

/** What tests replace and add to in main, as text. */
const parts = (app: App): Promise<string[]> =>
  app.evaluate(({ app: electron, dialog, shell }) => [
    ...[dialog.showMessageBox, dialog.showSaveDialog, shell.openExternal].map(String),
    String(electron.listenerCount('browser-window-focus')),
  ]);

/** As a test ends. */
async function leave(): Promise<void> {
  await shared.leave();
  rmSync(ofTest, { recursive: true });
}

test('what a test typed, set, answered, copied and left open is gone for the next', async () => {
  const { app, page } = await open();
  const asStarted = await parts(app);
  const before = await page.evaluate(() => window.afterword.request('window:start', null));
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type('Never saved.');
  await expect.poll(() => existsSync(join(app.userData, 'recovery'))).toBe(true);
  await page.evaluate(() =>
    window.afterword.request('settings:set', { theme: 'dark', textSize: 'large', author: 'Ada' }),
  );
  await page.evaluate(() => window.afterword.request('window:view', { what: 'zoomIn' }));
  await answer(app, { button: 1, save: '/nowhere' });
  await app.evaluate(({ app: electron, shell }) => {
    Object.assign(shell, { openExternal: () => Promise.resolve() });
    electron.on('browser-window-focus', () => undefined);
  });
  await app.evaluate(({ clipboard }) => clipboard.writeText('Copied before.'));
  await app.evaluate(({ BrowserWindow }) => void new BrowserWindow());
  await leave();

  const next = await open();
  expect(started).toEqual(['it is the first']);
  expect(next.app.windows()).toEqual([next.page]);
  await expect(section(next.page, 'Summary')).not.toContainText('Never saved.');
  const now = await next.page.evaluate(() => window.afterword.request('window:start', null));
  expect(now).toEqual({ ...before, document: now.document, recent: now.recent });
  expect(await asked(next.app)).toEqual([]);
  expect(existsSync(join(app.userData, 'recovery'))).toBe(false);
  expect(await parts(next.app)).toEqual(asStarted);

  await section(next.page, 'Summary').getByRole('paragraph').last().click();
  await next.page.keyboard.press('ControlOrMeta+v');
  await expect(section(next.page, 'Summary')).not.toContainText('Copied before.');
});

for (const [what, why, leaveBehind] of [
  [
    'choices that the app remembers',
    'what it remembers',
    ({ userData }: App) => {
      const path = join(userData, 'config.json');
      const config = JSON.parse(readFileSync(path, 'utf8')) as object;
      writeFileSync(path, JSON.stringify({ ...config, zoom: 2 }));
    },
  ],
  [
    'a copy that came late',
    'late.recovery',
    ({ userData }: App) => {
      mkdirSync(join(userData, 'recovery'), { recursive: true });
      writeFileSync(join(userData, 'recovery', 'late.recovery'), '');
    },
  ],
  [
    'a global that came late',
    'globalThis.late',
    (app: App) =>
      app.evaluate(() => {
        Object.assign(globalThis, { late: true });
      }),
  ],
  [
    'a listener that is gone',
    'listeners of before-quit',
    (app: App) =>
      app.evaluate(({ app: electron }) => void electron.removeAllListeners('before-quit')),
  ],
] as const) {
  test(`an app with ${what} is not used again`, async () => {
    const { app } = await open();
    await leave();
    await leaveBehind(app);
    const next = await open();
    expect(next.app).not.toBe(app);
    expect(started).toEqual(['it is the first', why]);
  });
}

test('an app whose window is gone, or that has ended, is not used again', async () => {
  const first = await open();
  await first.page.close();
  await leave();
  const second = await open();
  expect(second.app).not.toBe(first.app);
  await second.app.close();
  await leave();
  const third = await open();
  expect(third.app).not.toBe(second.app);
  const gone = 'Error: no window was left';
  expect(started).toEqual(['it is the first', gone, gone]);
});
