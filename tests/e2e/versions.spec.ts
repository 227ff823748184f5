/** Versions of a document: kept at a save and by name, compared by key, brought back, undone. */
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import { violations } from './axe.ts';
import { answer, expect, saveState, section, test, writeReport, writtenIn } from './steps.ts';

const withSummary = (words: string) => (path: string) =>
  writeReport(path, 'Lift stopped', (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'summary' ? { ...each, body: prose(paragraph(words)) } : each,
    ),
  }));
const palette = async (page: Page, query: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
};

test('what was saved before is compared and brought back by keyboard, and undone', async ({
  start,
  folder,
  profile,
}) => {
  const file = withSummary('The lift stopped.')(join(folder, 'a.postmortem'));
  const { page } = await start({ args: [file] });
  const summary = section(page, 'Summary');
  await summary.getByText('The lift stopped.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Nobody was inside.');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  await page.keyboard.press('ControlOrMeta+Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  // As it was opened, and as it was saved.
  await expect(dialog.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Escape');

  await page.keyboard.type(' It was loud.');
  await palette(page, 'versions');
  await expect(dialog.getByText('Since then: 3 words.')).toBeVisible();
  await expect(dialog.locator('ins')).toHaveText([/It was loud/]);
  expect(await violations(page, 'versions')).toEqual([]);

  // To the change, to its button, and back to the text.
  await dialog.getByRole('region').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Nothing has changed since then.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(summary).toContainText('Nobody was inside.');
  await expect(summary).not.toContainText('It was loud.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(summary).toContainText('It was loud.');

  const history = join(profile, 'history');
  expect(existsSync(history)).toBe(true);
  expect(statSync(history).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['a.postmortem']);
});

test('a version gets a name, and a removed section comes back whole', async ({ start, folder }) => {
  const file = withSummary('The lift stopped.')(join(folder, 'a.postmortem'));
  const { page } = await start({ args: [file] });
  await page.keyboard.press('ControlOrMeta+Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByRole('textbox').fill('as sent');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: /as sent/ })).toBeVisible();
  await page.keyboard.press('Escape');

  const summary = section(page, 'Summary');
  await summary.getByText('The lift stopped.').click();
  await palette(page, 'remove section');
  await expect(summary).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Alt+v');
  await expect(dialog.getByText('Since then: 1 section removed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Bring back', exact: true }).click();
  await expect(dialog.getByText('Nothing has changed since then.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(section(page, 'Summary')).toContainText('The lift stopped.');
});

test('the document is compared with a file; what is another document is said', async ({
  start,
  folder,
}) => {
  const file = withSummary('The lift stopped at ten.')(join(folder, 'a.postmortem'));
  const before = join(folder, 'before.postmortem');
  copyFileSync(file, before);
  const { app, page } = await start({ args: [file] });
  await section(page, 'Summary').getByText('The lift stopped at ten.').dblclick();
  await page.keyboard.type('Nothing');
  await answer(app, { open: before });
  await palette(page, 'compare with');
  const dialog = page.getByRole('dialog', { name: 'Compared with “before.postmortem”' });
  await expect(dialog.locator('ins')).toHaveText(['Nothing']);
  await dialog.getByRole('button', { name: 'Bring everything back' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(writtenIn(file, 'summary')).toBe('The lift stopped at ten.');

  const other = writeReport(join(folder, 'other.postmortem'), 'Doors', (report) => ({
    ...report,
    id: 'another',
  }));
  await answer(app, { open: other });
  await palette(page, 'compare with');
  await expect(page.getByText('This is another document')).toBeVisible();
});

test('the preferences say what versions take, and empty them', async ({
  start,
  folder,
  profile,
}) => {
  const file = withSummary('The lift stopped.')(join(folder, 'a.postmortem'));
  const { page } = await start({ args: [file] });
  await section(page, 'Summary').getByText('The lift stopped.').dblclick();
  await page.keyboard.type('word');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  await palette(page, 'preferences');
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog.getByText(/2 versions of 1 document/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Empty', exact: true }).click();
  await dialog.getByRole('button', { name: 'Remove all versions' }).click();
  await expect(dialog.getByText('None is kept now.')).toBeVisible();
  expect(existsSync(join(profile, 'history'))).toBe(false);
});
