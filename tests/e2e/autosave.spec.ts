/** A document that has a file is saved when its author pauses, and never over another's change. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answer,
  banner,
  expect,
  newReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

async function write(page: Page, text: string): Promise<void> {
  await section(page, 'Impact').getByRole('paragraph').last().click();
  await page.keyboard.type(text);
}

test('what is written is in the file after a pause, and undo still works', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'auto.postmortem'), 'By itself');
  const { page } = await start({ args: [file], autosave: true });
  await write(page, 'Orders were lost.');
  await expect(saveState(page)).toHaveText('Not saved');
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'impact')).toBe('Orders were lost.');
  await expect(page).toHaveTitle(/^By itself/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(saveState(page)).toHaveText('Not saved');
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'impact')).not.toBe('Orders were lost.');
});

test('leaving the window saves at once', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'leave.postmortem'), 'Leave');
  const { page } = await start({ args: [file], autosave: true });
  await write(page, 'Gone.');
  await expect(saveState(page)).toHaveText('Not saved');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect.poll(() => writtenIn(file, 'impact'), { timeout: 1_500 }).toBe('Gone.');
});

test('one without a file waits for its first save, and is saved by itself from then on', async ({
  start,
  folder,
}) => {
  const { app, page } = await start({ autosave: true });
  await newReport(page);
  await page.keyboard.type('New one');
  await expect(saveState(page)).toHaveText('Not saved');
  const file = join(folder, 'new.postmortem');
  await answer(app, { save: file });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  await write(page, 'Later.');
  await expect.poll(() => writtenIn(file, 'impact')).toBe('Later.');
});

test('another program’s change is asked about, and stays until it is answered', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'theirs.postmortem'), 'Theirs');
  const { page } = await start({ args: [file], autosave: true });
  await write(page, 'Mine.');
  const theirs = readFileSync(file, 'utf8').replace('Theirs', 'Changed by another');
  writeFileSync(file, theirs);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(banner(page, /changed/i)).toBeVisible();
  await page.keyboard.type(' And more.');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(saveState(page)).toHaveText('Could not save');
  expect(readFileSync(file, 'utf8')).toBe(theirs);
  await banner(page, /changed/i)
    .getByRole('button', { name: /^(?:Save mine in its place|Keep mine)$/ })
    .click();
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'impact')).toBe('Mine. And more.');
});
