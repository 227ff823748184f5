/** The preview of an import says where a reading is not sure, and one key takes the other. */
import type { Page } from '@playwright/test';
import { expect, test } from './steps.ts';

const LOG = `Orders of the night desk

Scanner 2 does not start.
03/04/2025 22:15
Rollers were cleaned and the belt was set again.
03/04/2025 22:50
The belt runs at half its speed.
`;

const STARTS = { timeout: 30_000 };

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Import' });
const rowsOf = (page: Page) =>
  dialogOf(page).getByRole('listbox', { name: 'Timeline entries' }).getByRole('option');

async function paste(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+I');
  const source = dialogOf(page).getByRole('textbox', { name: /^Paste/ });
  await expect(source).toBeFocused();
  await page.keyboard.insertText(text);
  // The worker that reads is started for the first text.
  const reading = dialogOf(page).getByRole('progressbar', { name: 'Reading' });
  await expect(dialogOf(page).getByRole('tab', { name: /^Timeline/ })).toBeVisible(STARTS);
  await expect(reading).toHaveCount(0, STARTS);
}

test('O takes the other reading: the text above, then the day first, then one zone for all', async ({
  start,
}) => {
  test.slow();
  const { page } = await start();
  await paste(page, LOG);
  const rows = rowsOf(page);
  await expect(rows.first()).toContainText('Rollers were cleaned');
  await expect(rows.first()).toContainText('not sure');
  await expect(
    dialogOf(page).getByText(/^The stamp may belong to the text above it/),
  ).toBeVisible();
  await dialogOf(page).getByRole('listbox', { name: 'Timeline entries' }).focus();
  await page.keyboard.press('o');
  await expect(rows.first()).toContainText('Scanner 2 does not start.');
  await page.keyboard.press('o');
  await expect(rows.first()).toContainText('Rollers were cleaned');

  const order = dialogOf(page).getByText(/the day or the month may come first/);
  await expect(order).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'day first' }).click();
  await expect(rows.first()).toContainText('3 April 2025');
  await dialogOf(page).getByRole('button', { name: 'month first' }).click();
  await expect(rows.first()).toContainText('4 March 2025');
  await dialogOf(page)
    .getByRole('button', { name: /for all times without one$/ })
    .click();
  await expect(rows.first()).not.toContainText('no zone');
});

test('times of which no entry was made are counted, and shown when asked for', async ({
  start,
}) => {
  test.slow();
  const { page } = await start();
  await paste(page, 'Belt\n\nThe belt stopped at 22:15 on 3 April 2025. It ran again at 22:50.\n');
  await dialogOf(page)
    .getByRole('checkbox', { name: /^Take events from the text/ })
    .press(' ');
  const told = dialogOf(page).getByText('2 times in this text were not taken as events');
  await expect(told).toBeVisible(STARTS);
  await dialogOf(page).getByRole('button', { name: 'Show them' }).click();
  const list = dialogOf(page).getByRole('list', { name: 'Times without entries' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').last()).toContainText('It ran again at 22:50.');
});
