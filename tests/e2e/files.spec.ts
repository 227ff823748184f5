/**
 * Files as people use them: opened, saved, closed, changed behind our back, on a disk that takes no
 * more.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { launchApp, type App } from './app.ts';
import {
  answer,
  asked,
  banner,
  editorOf,
  expect,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

const [SAVE, DO_NOT_SAVE, CANCEL] = [0, 1, 2];

/** Writes into the summary. */
async function write(page: Page, text: string): Promise<void> {
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

/** Asks a window to close, as its own button does. */
const closeWindow = (app: App): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
const hasEnded = (app: App) => expect.poll(() => app.process().exitCode).toBe(0);
/** The page may be gone before its key is up again. */
const pressClose = (page: Page): Promise<void> =>
  page.keyboard.press('ControlOrMeta+w').catch(() => undefined);

/** A start that finds the app running gives its files to it and ends. */
async function startAgain(profile: string, files: string[]): Promise<void> {
  await expect(launchApp({ userData: profile, args: files })).rejects.toThrow();
}

test('a named file opens, is saved, saved as another, and both are recent', async ({
  start,
  folder,
}) => {
  const first = writeReport(join(folder, 'first.postmortem'), 'The first report');
  const second = join(folder, 'second.postmortem');
  {
    const { app, page } = await start({ args: [first] });
    await expect(page.getByRole('heading', { level: 1, name: 'The first report' })).toBeVisible();
    await expect(saveState(page)).toHaveText('Saved');
    await write(page, 'Written and saved.');
    await expect(saveState(page)).toHaveText('Not saved');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('Saved');
    expect(writtenIn(first, 'summary')).toBe('Written and saved.');

    await answer(app, { save: join(folder, 'second') }); // the extension is added
    await page.keyboard.type(' And more.');
    await page.keyboard.press('ControlOrMeta+Shift+S');
    await expect.poll(() => existsSync(second)).toBe(true);
    await expect(saveState(page)).toHaveText('Saved');
    expect(writtenIn(second, 'summary')).toBe('Written and saved. And more.');
    expect(writtenIn(first, 'summary')).toBe('Written and saved.');
    // From now on the second is the one that is saved.
    await page.keyboard.type(' And again.');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('Saved');
    expect(writtenIn(second, 'summary')).toBe('Written and saved. And more. And again.');
    expect(writtenIn(first, 'summary')).toBe('Written and saved.');
    await app.close();
  }
  rmSync(second);
  const { page } = await start();
  const recent = page.getByRole('region', { name: 'Open' }).getByRole('listitem');
  await expect(recent).toHaveText([/second\.postmortem.*No longer there/, /first\.postmortem/]);
  await recent.getByRole('button', { name: /first\.postmortem/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The first report' })).toBeVisible();
  await expect(section(page, 'Summary')).toContainText('Written and saved.');
  expect(readdirSync(folder)).toEqual(['first.postmortem']);
});

test('closing with unsaved changes asks, and does what is answered', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'close.postmortem'), 'To be closed');
  const before = readFileSync(file, 'utf8');
  {
    const { app, page } = await start({ args: [file] });
    await write(page, 'Kept.');
    await expect(saveState(page)).toHaveText('Not saved');
    await answer(app, { button: CANCEL });
    await closeWindow(app);
    await expect.poll(() => asked(app)).toEqual(['Save the changes to “To be closed”?']);
    expect(app.windows()).toHaveLength(1);
    await expect(section(page, 'Summary')).toContainText('Kept.');
    expect(readFileSync(file, 'utf8')).toBe(before);

    await answer(app, { button: SAVE });
    await pressClose(page);
    await hasEnded(app);
    expect(writtenIn(file, 'summary')).toBe('Kept.');
  }
  const saved = readFileSync(file, 'utf8');
  const { app, page } = await start({ args: [file] });
  await write(page, ' Not wanted.');
  await expect(saveState(page)).toHaveText('Not saved');
  await answer(app, { button: DO_NOT_SAVE });
  await pressClose(page);
  await hasEnded(app);
  expect(readFileSync(file, 'utf8')).toBe(saved);
});

test('undoing back to what was saved is clean, and closes without a question', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'undo.postmortem'), 'Undone');
  const { app, page } = await start({ args: [file] });
  await answer(app, { button: CANCEL });
  await write(page, 'Away with it.');
  await expect(saveState(page)).toHaveText('Not saved');
  for (let words = 3; words > 0; words--) await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, 'Summary')).not.toContainText('Away');
  await expect(saveState(page)).toHaveText('Saved');
  await pressClose(page);
  await hasEnded(app);
});

test('a file opens in one window only, whoever asks for it', async ({ start, profile, folder }) => {
  const one = writeReport(join(folder, 'one.postmortem'), 'Report one');
  const two = writeReport(join(folder, 'two.postmortem'), 'Report two');
  const three = writeReport(join(folder, 'three.postmortem'), 'Report three');
  const { app } = await start({ args: [one, two] });
  const focused = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle());
  const showing = async (title: string): Promise<Page> => {
    for (const page of app.windows())
      if (await page.getByRole('heading', { level: 1, name: title }).isVisible()) return page;
    throw new Error(`No window shows ${title}.`);
  };
  await expect.poll(() => app.windows().length).toBe(2);
  for (const page of app.windows())
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await write(await showing('Report one'), 'Of the first.');
  await write(await showing('Report two'), 'Of the second.');
  await (await showing('Report one')).keyboard.press('ControlOrMeta+s');
  await expect(saveState(await showing('Report one'))).toHaveText('Saved');
  await expect(saveState(await showing('Report two'))).toHaveText('Not saved');
  expect([writtenIn(one, 'summary'), writtenIn(two, 'summary')]).toEqual(['Of the first.', '']);

  await startAgain(profile, [one]);
  await expect.poll(focused).toContain('Report one');
  await startAgain(profile, [two]);
  await expect.poll(focused).toContain('Report two');
  expect(app.windows()).toHaveLength(2);
  await startAgain(profile, [three]);
  await expect.poll(focused).toContain('Report three');
  expect(app.windows()).toHaveLength(3);
});

test('what another program wrote is brought together with what is not saved', async ({
  start,
  folder,
}) => {
  const impact = (words: string) => (report: Postmortem) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'impact' ? { ...each, body: prose(paragraph(words)) } : each,
    ),
  });
  const file = writeReport(join(folder, 'shared.postmortem'), 'Lift', impact('Two were late.'));
  const { page } = await start({ args: [file] });
  await write(page, 'My own words.');
  writeReport(file, 'Lift', impact('Two were late, and one was lost.'));
  const changed = banner(page, 'Another program changed this file');
  await changed.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('dialog').locator('ins')).toContainText(['My own words.']);
  await page.keyboard.press('Escape');
  await changed.getByRole('button', { name: 'Merge' }).click();
  await expect(banner(page, 'Both are brought together here.')).toBeVisible();
  await expect(section(page, 'Summary')).toContainText('My own words.');
  await expect(section(page, 'Impact')).toContainText('and one was lost.');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect([writtenIn(file, 'summary'), writtenIn(file, 'impact')]).toEqual([
    'My own words.',
    'Two were late, and one was lost.',
  ]);
});

test('a file that another program changed: theirs is shown, or mine is kept', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'shared.postmortem'), 'As it was');
  const { page } = await start({ args: [file] });
  const changed = banner(page, 'Another program changed this file');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('As it was');

  // Nothing is written here: what the file holds now is shown, and said.
  writeReport(join(folder, 'arriving'), 'As they want it');
  renameSync(join(folder, 'arriving'), file);
  await expect(title).toHaveText('As they want it');
  await expect(banner(page, 'is shown as it is now')).toBeVisible();
  await expect(saveState(page)).toHaveText('Saved');
  await expect(changed).toHaveCount(0);
  // One undo step: what stood here is not lost by it.
  await title.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(title).toHaveText('As it was');
  await expect(saveState(page)).toHaveText('Not saved');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(title).toHaveText('As they want it');
  await expect(saveState(page)).toHaveText('Saved');

  await write(page, 'My own words.');
  await expect(saveState(page)).toHaveText('Not saved');
  writeReport(file, 'Changed once more');
  await expect(changed).toBeVisible();
  await expect(title).toHaveText('As they want it');
  await expect(section(page, 'Summary')).toContainText('My own words.');
  // A save asks for an answer; it is none.
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page, 'Not saved: another program changed this file')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('Changed once more');
  await banner(page, 'Not saved').getByRole('button', { name: 'Keep mine' }).click();
  await expect(changed).toHaveCount(0);
  await expect(saveState(page)).toHaveText('Not saved');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'summary')).toBe('My own words.');
});

test('a folder that goes away: said in a sentence, the text stays, and the same save works when it is back', async ({
  start,
  folder,
}) => {
  const place = join(folder, 'drive');
  mkdirSync(place);
  const file = writeReport(join(place, 'report.postmortem'), 'On a drive');
  const { app, page } = await start({ args: [file] });
  await write(page, 'Still here.');
  renameSync(place, join(folder, 'unplugged'));
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page, 'its folder')).toContainText(
    '“report.postmortem” was not saved because its folder',
  );
  await expect(saveState(page)).toHaveText('Could not save');
  await expect(section(page, 'Summary')).toContainText('Still here.');
  expect(readdirSync(folder)).toEqual(['unplugged']);

  // A close that was to save stays too.
  await answer(app, { button: SAVE });
  await banner(page, 'its folder').getByRole('button', { name: 'Dismiss' }).click();
  await closeWindow(app);
  await expect(banner(page, 'its folder')).toBeVisible();
  expect(await asked(app)).toHaveLength(1);
  expect(app.windows()).toHaveLength(1);

  renameSync(join(folder, 'unplugged'), place);
  await banner(page, 'its folder').getByRole('button', { name: 'Try again' }).click();
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'summary')).toBe('Still here.');
});

test('a disk that takes no more, or a file that may not be written, harms nothing', async ({
  start,
  folder,
}) => {
  // Root may write everywhere, so there a small disk is filled instead.
  const small = process.getuid?.() === 0;
  const place = join(folder, 'small');
  mkdirSync(place);
  if (small) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'afterword', place]);
  try {
    const long = Array.from({ length: 600 }, (_, index) =>
      paragraph(`Line ${index} of the log, as it was copied from the terminal of the night.`),
    );
    const file = writeReport(join(place, 'full.postmortem'), 'A full disk', (report) => ({
      ...report,
      sections: report.sections.map((each) =>
        each.kind === 'supporting' ? { ...each, body: { type: 'root', children: long } } : each,
      ),
    }));
    if (small)
      writeFileSync(
        join(place, 'ballast'),
        Buffer.alloc(512 * 1024 - 3 * 4096 - Math.ceil(statSync(file).size / 4096) * 4096),
      );
    const before = readFileSync(file);
    const listed = readdirSync(place);
    const { page } = await start({ args: [file] });
    if (!small) chmodSync(file, 0o444);
    await write(page, 'One sentence more.');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(banner(page, 'was not saved')).toContainText(
      small
        ? 'because the disk is full. Your text is still here'
        : 'may not be written. Your text is still here',
    );
    await expect(saveState(page)).toHaveText('Could not save');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(place)).toEqual(listed);

    if (small) rmSync(join(place, 'ballast'));
    else chmodSync(file, 0o644);
    await banner(page, 'was not saved').getByRole('button', { name: 'Try again' }).click();
    await expect(saveState(page)).toHaveText('Saved');
    expect(writtenIn(file, 'summary')).toBe('One sentence more.');
    await expect(editorOf(page)).toContainText('One sentence more.');
  } finally {
    if (small) execFileSync('umount', ['-l', place]);
  }
});

test('a damaged, a newer and an empty file each get one sentence, and stay as they are', async ({
  start,
  profile,
  folder,
}) => {
  const whole = readFileSync(writeReport(join(folder, 'whole.postmortem'), 'Whole'), 'utf8');
  const files: [name: string, text: string, sentence: RegExp][] = [
    [
      'damaged.postmortem',
      whole.slice(0, whole.length / 2),
      /“damaged\.postmortem” was not opened\./,
    ],
    [
      'newer.postmortem',
      whole.replace(/"version": \d+/, '"version": 99'),
      /“newer\.postmortem” was not opened\. .*newer/,
    ],
    ['empty.postmortem', '', /“empty\.postmortem” .*empty/],
  ];
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const { app, page } = await start();
  await startAgain(
    profile,
    files.map(([name]) => join(folder, name)),
  );
  for (const [name, text, sentence] of files) {
    await expect(page.getByRole('alert')).toContainText(sentence);
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  }
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole('heading', { name: 'Write the postmortem' })).toBeVisible();
});
