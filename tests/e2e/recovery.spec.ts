/**
 * The app is killed, a window's page crashes: nothing that was typed goes with them, and no file is
 * left in halves.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { runtimeName, type App } from './app.ts';
import {
  answer,
  asked,
  banner,
  editorOf,
  expect,
  newReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

/**
 * Words typed without a pause before the kill, at about ten a second on a machine that is not busy
 * …
 */
const WORDS = 45;
/**
 * … and how many of the last may be lost: a second and a half of typing. Counted in words, because
 * a busy machine types slowly too.
 */
const MAY_BE_LOST = 15;

async function kill(app: App): Promise<void> {
  const main = app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await ended;
}

/** How many recovery copies there are. */
const copies = (app: App): Promise<number> =>
  app.evaluate(async ({ app: main }) => {
    const { readdir } = process.getBuiltinModule('node:fs/promises');
    return (await readdir(`${main.getPath('userData')}/recovery`).catch(() => [])).length;
  });

/**
 * Waits until a copy holds these words: of a text that is typed slowly the first one has only the
 * beginning, and one that is being written is a file already.
 */
async function copied(app: App, words: string): Promise<void> {
  const held = (): Promise<boolean> =>
    app.evaluate(async ({ app: main }, wanted) => {
      const { readdir, readFile } = process.getBuiltinModule('node:fs/promises');
      const folder = `${main.getPath('userData')}/recovery`;
      const names = await readdir(folder).catch(() => []);
      const texts = await Promise.all(
        names
          .filter((name) => name.endsWith('.recovery'))
          .map((name) => readFile(`${folder}/${name}`, 'utf8').catch(() => '')),
      );
      return texts.some((text) => text.includes(wanted));
    }, words);
  await expect.poll(held, { timeout: 20_000 }).toBe(true);
}

const recovered = (page: Page) =>
  page.getByRole('region', { name: 'Not saved when Afterword last closed' });

test('killed while a new document is typed: its words are offered at the next start', async ({
  start,
}) => {
  {
    const { app, page } = await start();
    await newReport(page);
    await page.keyboard.type('A killed report');
    await page.keyboard.press('Enter');
    for (let count = 0; count < WORDS; count++)
      await page.keyboard.type(`word${count} `, { delay: 15 });
    await kill(app);
  }
  const { page } = await start();
  await recovered(page).getByRole('button', { name: 'Recover A killed report' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'A killed report' })).toBeVisible();
  await expect(banner(page, 'Recovered')).toContainText('a document that was never saved');
  await expect(saveState(page)).toHaveText('Not saved');
  const found = (await section(page, 'Summary').innerText()).match(/word\d+/g) ?? [];
  expect(found.length).toBeGreaterThanOrEqual(WORDS - MAY_BE_LOST);
  // The copy may have been made in the middle of the last word.
  const last = found.pop()!;
  expect(found).toEqual(found.map((_, index) => `word${index}`));
  expect(`word${found.length}`.startsWith(last)).toBe(true);
});

test('killed with changes to a saved file: the file is as it was, the changes come back and are saved into it', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'kept.postmortem'), 'A kept report');
  const before = readFileSync(file, 'utf8');
  {
    const { app, page } = await start({ args: [file] });
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await page.keyboard.type('Typed before the crash.');
    await expect(saveState(page)).toHaveText('Not saved');
    await copied(app, 'Typed before the crash.');
    await kill(app);
  }
  expect(readFileSync(file, 'utf8')).toBe(before);
  {
    const { app, page } = await start();
    await recovered(page).getByRole('button', { name: 'Recover A kept report' }).click();
    await expect(section(page, 'Summary')).toContainText('Typed before the crash.');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('Saved');
    expect(writtenIn(file, 'summary')).toBe('Typed before the crash.');
    await app.close();
  }
  // What is saved is not offered again.
  const { page } = await start();
  await expect(page.getByRole('heading', { name: 'Write the postmortem' })).toBeVisible();
  await expect(recovered(page)).toHaveCount(0);
});

test('opening the file itself offers what was not saved, and either can be had', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'again.postmortem'), 'Opened again');
  {
    const { app, page } = await start({ args: [file] });
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await page.keyboard.type('Typed before the end.');
    await copied(app, 'Typed before the end.');
    await kill(app);
  }
  const { app, page } = await start();
  await answer(app, { open: file, button: 1 });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('heading', { level: 1, name: 'Opened again' })).toBeVisible();
  expect(await asked(app)).toEqual(['There is text of “again.postmortem” that was not saved.']);
  await expect(section(page, 'Summary')).not.toContainText('Typed before the end.');
  expect(await copies(app)).toBe(1); // it stays

  // It is on a list still: a window of its own.
  const next = app.waitForEvent('window');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Recover Unsaved');
  await page.keyboard.press('Enter');
  const list = await next;
  await recovered(list).getByRole('button', { name: 'Recover Opened again' }).click();
  await expect(section(list, 'Summary')).toContainText('Typed before the end.');
});

test('a window whose engine ends by itself keeps its copy: nobody said “Don’t Save”', async ({
  start,
}) => {
  test.skip(runtimeName === 'Electron', 'The engine is the app itself there.');
  {
    const { app, page } = await start();
    await newReport(page);
    await page.keyboard.type('An ended engine');
    await copied(app, 'An ended engine');
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    const line = await page.context().browser()!.newBrowserCDPSession();
    await line.send('Browser.close').catch(() => undefined);
    await ended;
  }
  const { page } = await start();
  await expect(
    recovered(page).getByRole('button', { name: 'Recover An ended engine' }),
  ).toBeVisible();
});

for (const wait of [0, 15, 50]) {
  test(`killed ${wait} ms after Ctrl+S: the file is the old or the new one, whole`, async ({
    start,
    folder,
  }) => {
    const file = writeReport(join(folder, 'halves.postmortem'), 'In halves');
    const before = readFileSync(file, 'utf8');
    const { app, page } = await start({ args: [file] });
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await page.keyboard.insertText('A sentence to save. '.repeat(3_000).trim());
    await page.keyboard.down('ControlOrMeta');
    await page.keyboard.down('s');
    await pause(wait); // the moment of the kill is what is tested
    await kill(app);
    if (readFileSync(file, 'utf8') !== before)
      expect(writtenIn(file, 'summary')).toBe('A sentence to save. '.repeat(3_000).trim());
  });
}

test('a page that crashes at once comes back as the welcome screen, with its text on it', async ({
  start,
}) => {
  const { app, page } = await start();
  await newReport(page);
  await page.keyboard.type('A crashed page');
  await expect(editorOf(page)).toContainText('A crashed page');
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.afterword
          .request('window:start', null)
          .then((now) => (now as { document: { text: string } | null }).document?.text ?? ''),
      ),
    )
    .toContain('A crashed page');
  const next = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
  );
  const again = await next;
  await recovered(again).getByRole('button', { name: 'Recover A crashed page' }).click();
  await expect(again.getByRole('heading', { level: 1, name: 'A crashed page' })).toBeVisible();
  await expect(saveState(again)).toHaveText('Not saved');
});

/** Ends the app as the name says, right after a key was pressed. */
const SUDDEN_ENDS: [string, (app: App) => Promise<unknown>, code: number][] = [
  [
    'a fault in the main process',
    (app) =>
      app.evaluate(({ dialog }) => {
        // A native box would wait for somebody to press its button.
        Object.assign(dialog, {
          showErrorBox: (title: string, content: string) => console.error(`${title}: ${content}`),
        });
        setTimeout(() => {
          throw new Error('something that was never thought of');
        });
      }),
    1,
  ],
  [
    'the end of the session',
    (app) =>
      app.evaluate(({ powerMonitor }) => {
        setTimeout(() => powerMonitor.emit('shutdown', { preventDefault: () => undefined }));
      }),
    0,
  ],
];
for (const [name, end, code] of SUDDEN_ENDS) {
  test(`${name}: the app ends without a question, and every word is offered at the next start`, async ({
    start,
    folder,
  }) => {
    const file = writeReport(join(folder, 'sudden.postmortem'), 'A sudden end');
    const before = readFileSync(file, 'utf8');
    {
      const { app, page } = await start({ args: [file] });
      await section(page, 'Summary').getByRole('paragraph').last().click();
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      await page.keyboard.type('Typed to the very last letter.');
      await end(app);
      expect(await ended).toBe(code);
      if (code !== 0)
        expect(app.errors()).toContain('A fault of its own: something that was never thought of.');
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
    const { page } = await start();
    await recovered(page).getByRole('button', { name: 'Recover A sudden end' }).click();
    await expect(section(page, 'Summary')).toContainText('Typed to the very last letter.');
  });
}

for (const [how, leave] of [
  [
    'the last window is closed',
    (app: App) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close()),
  ],
  ['the app is quit', (app: App) => app.evaluate(({ app: main }) => main.quit())],
] as const)
  test(`“Don’t Save” when ${how}: the copy is put aside before the app is gone`, async ({
    start,
  }) => {
    const { app, page } = await start();
    await newReport(page);
    await page.keyboard.type('Not wanted any more');
    await expect(saveState(page)).toHaveText('Not saved');
    const profile = app.userData;
    const kept = (): string[] =>
      existsSync(join(profile, 'recovery')) ? readdirSync(join(profile, 'recovery')) : [];
    await expect.poll(() => kept().length).toBe(1);
    await answer(app, { button: 1 });
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await leave(app);
    expect(await ended).toBe(0);
    expect(kept()).toEqual([]);
    const [day] = readdirSync(join(profile, 'recovery-trash'));
    const aside = readdirSync(join(profile, 'recovery-trash', day!));
    // Its journal lies beside it where letters came after the copy.
    expect(aside.filter((name) => name.endsWith('.recovery'))).toHaveLength(1);
  });
