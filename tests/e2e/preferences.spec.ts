/** What new documents begin with, and how the app looks: chosen once, by keyboard. */
import { join } from 'node:path';
import { violations } from './axe.ts';
import { editorOf, expect, newReport, saveState, section, test, writeReport } from './steps.ts';

test('a new document has the author, the organization and the zone; the severities are offered', async ({
  start,
}) => {
  const { page } = await start();
  await page.keyboard.press('ControlOrMeta+,');
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  for (const theme of ['Light', 'Dark']) {
    await dialog.getByRole('radio', { name: theme }).focus();
    await page.keyboard.press('Space');
    expect(await violations(page, theme)).toEqual([]);
  }
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ann Lee');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Acme');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lisbon');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Grave, Minor');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await newReport(page);
  await page.keyboard.press('ControlOrMeta+d');
  const details = page.getByRole('dialog', { name: 'Incident details' });
  await expect(details.getByRole('textbox', { name: 'Organization' })).toHaveValue('Acme');
  await expect(details.getByRole('combobox', { name: 'Time zone' })).toHaveValue('Europe/Lisbon');
  await expect(details.getByRole('combobox', { name: 'Name of person 1' })).toHaveValue('Ann Lee');
  await details.getByRole('combobox', { name: 'Severity' }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option')).toHaveText(['Grave', 'Minor']);
});

test('the text grows and shrinks, and focus mode puts everything else away', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'size.postmortem'), 'Size');
  const { page } = await start({ args: [file] });
  const palette = async (query: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
  };
  const height = async () =>
    (await section(page, 'Summary').getByRole('heading').boundingBox())!.height;
  await section(page, 'Summary').getByRole('paragraph').last().click();
  const before = await height();
  await palette('make the text larger');
  await expect.poll(height).toBeGreaterThan(before);
  await palette('make the text smaller');
  await palette('make the text smaller');
  await expect.poll(height).toBeLessThan(before);

  await page.keyboard.press('ControlOrMeta+Shift+f');
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Sections' })).toHaveCount(0);
  await expect(editorOf(page)).toBeVisible();
  await page.keyboard.type('Still here.');
  await expect(section(page, 'Summary')).toContainText('Still here.');
  await expect(saveState(page)).toHaveText('Not saved');
  await palette('focus on writing');
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
});
