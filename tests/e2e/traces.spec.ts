/** What a session leaves on the disk, besides the files that its author asked for. */
import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder, holding } from './left-behind.ts';
import {
  answer,
  editorOf,
  expect,
  newReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

/** Words that nothing but the document holds. */
const MARKER = 'quillwort';

const temporary = (folder: string): string[] =>
  filesUnder(folder).filter((path) => path.includes('.afterword-'));

test('a session that ended well leaves its versions, no other word, and no temporary file', async ({
  start,
  folder,
}) => {
  const { app, page } = await start();
  const { userData } = app;
  await newReport(page);
  await page.keyboard.type('A report without traces');
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type(`The ${MARKER} was not reachable.`);
  await expect.poll(() => holding(userData, MARKER)).not.toEqual([]); // its copy and journal
  await answer(app, { save: join(folder, 'saved.postmortem') });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  await page.evaluate(() => document.execCommand('copy'));
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: main }) => main.quit());
  expect(await ended).toBe(0);

  expect(holding(userData, MARKER)).toEqual([]);
  expect(temporary(userData)).toEqual([]);
  expect(filesUnder(folder)).toEqual([join(folder, 'saved.postmortem')]);
  const left = filesUnder(userData).map((path) => relative(userData, path));
  // The version that is kept at a save is compressed, and for this user only.
  const versions = left.filter((path) => path.startsWith('history'));
  expect(versions).toHaveLength(1);
  if (process.platform !== 'win32')
    expect(statSync(join(userData, versions[0]!)).mode & 0o077).toBe(0);
  console.log(`Left in the profile: ${left.filter((path) => !path.startsWith('chromium'))}`);
  console.log(`  and ${left.length} files in all, none else with a word of the document`);
});

test('after a kill the words are in the recovery folder alone, for this user only', async ({
  start,
}) => {
  const { app, page } = await start();
  const { userData } = app;
  await newReport(page);
  await page.keyboard.type(`Killed with a ${MARKER}`);
  await expect.poll(() => holding(userData, MARKER)).not.toEqual([]);
  // What a write that was cut off leaves, some time ago.
  const half = join(userData, 'recovery', '.afterword-1-aa.tmp');
  writeFileSync(half, MARKER, { mode: 0o600 });
  utimesSync(half, 1_000, 1_000);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await ended;

  const found = holding(userData, MARKER);
  expect(found.filter((path) => !path.startsWith('recovery/'))).toEqual([]);
  if (process.platform !== 'win32')
    for (const path of found) expect(statSync(join(userData, path)).mode & 0o077).toBe(0);

  const again = await start();
  await expect(again.page.getByRole('button', { name: /^Recover Killed with/ })).toBeVisible();
  await expect(editorOf(again.page)).toHaveCount(0);
  await expect.poll(() => temporary(userData)).toEqual([]);
});

test('what was kept can be removed for good, from the preferences', async ({ start }) => {
  const { userData } = await (async () => {
    const { app, page } = await start();
    await newReport(page);
    await page.keyboard.type(`Kept with a ${MARKER}`);
    await expect.poll(() => holding(app.userData, MARKER)).not.toEqual([]);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await ended;
    return app;
  })();
  const { app, page } = await start();
  await expect(page.getByRole('button', { name: /^Recover Kept with/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+,');
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await answer(app, { button: 0 });
  await dialog.getByRole('button', { name: 'Remove unsaved text…' }).click();
  await expect(dialog.getByText('Removed: one text.')).toBeVisible();
  expect(holding(userData, MARKER)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Recover Kept with/ })).toHaveCount(0);
});

test('a document opened without traces leaves no byte of its text or name, also after a kill', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'pimpernel.postmortem'), `A ${MARKER} report`);
  const { app, page } = await start();
  const { userData } = app;
  const nothing = (): void => {
    for (const word of [MARKER, 'pimpernel']) expect(holding(userData, word)).toEqual([]);
  };
  await answer(app, { open: file });
  await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()!.getMenuItemById('file.openWithoutTraces')!.click(),
  );
  await expect(page.getByText('Without traces')).toBeVisible();
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type(`The ${MARKER} was saved.`);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'summary')).toBe(`The ${MARKER} was saved.`);
  await page.keyboard.type(` This ${MARKER} is not.`);
  await page.waitForTimeout(3_000); // longer than a copy and a line of the journal wait
  nothing();

  // Held in memory, for a page that starts anew.
  await page.reload();
  await expect(section(page, 'Summary')).toContainText(`This ${MARKER} is not.`);
  await expect(page.getByText('Without traces')).toBeVisible();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await ended;
  nothing();
  expect(filesUnder(folder)).toEqual([file]);
});

test('a start opens files without traces where it is told to', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'pimpernel.postmortem'), 'A report');
  const { app, page } = await start({ args: ['--without-traces', file] });
  await expect(page.getByText('Without traces')).toBeVisible();
  expect(holding(app.userData, 'pimpernel')).toEqual([]);
});
