/** An export for review, as an author asks for it. */
import { violations } from './axe.ts';
import { expect, SAMPLE, test } from './steps.ts';

const MADE = { timeout: 30_000 };

test('comments and changes are asked for in the export, and seen before it is written', async ({
  start,
}) => {
  const { page } = await start({ args: [SAMPLE] });
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('group', { name: 'Formats' });
  await formats.getByRole('checkbox', { name: /^Markdown/ }).press('Space');
  await dialog.getByRole('tab', { name: 'Markdown' }).click();
  const text = dialog.getByRole('region', { name: 'Markdown file' });
  await expect(text).toContainText('title: Checkout slow', MADE);
  await expect(text).not.toContainText('For review');
  const review = dialog.getByRole('group', { name: 'Review' });
  await review.getByRole('checkbox', { name: /^With comments, for review/ }).press('Space');
  await expect(text).toContainText('For review: v3', MADE);
  const since = review.getByRole('combobox', { name: 'Changes since' });
  await expect(since.getByRole('option')).toContainText(['not shown', 'a file…']);
  expect(await violations(page, 'review')).toEqual([]);
});
