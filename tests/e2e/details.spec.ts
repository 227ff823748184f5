/** The incident's details by keyboard, as one fills in a form without looking at it. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, readReport, saveState, section, test, writeReport, writtenIn } from './steps.ts';

test.use({ sharesApp: true });

const details = (page: Page) => page.getByRole('dialog', { name: 'Incident details' });

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
}

test('a city is taken by Enter or Tab, a day as rows read it, and the rest is completed', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'details.postmortem'), 'Details', (report) => ({
    ...report,
    people: [{ name: 'Ann Lee', role: 'incident lead' }],
    incident: { ...report.incident, services: ['Checkout'] },
  }));
  const { page } = await start({ args: [file] });
  await section(page, 'Impact').getByRole('paragraph').last().click();
  await page.keyboard.type('before ');
  await page.keyboard.press('ControlOrMeta+d');
  const dialog = details(page);
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused();

  await dialog.getByRole('combobox', { name: 'Severity' }).click();
  await page.keyboard.type('sev-2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Severity' })).toHaveValue('SEV-2');

  // From the services, Tab passes the chip, not its button.
  await dialog.getByRole('textbox', { name: 'Services' }).click();
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Remove Checkout' })).not.toBeFocused();
  await page.keyboard.press('Tab');
  const zone = dialog.getByRole('combobox', { name: 'Time zone' });
  await expect(zone).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Berlin');
  await page.keyboard.press('Tab');
  await expect(zone).toHaveValue('Europe/Berlin');
  await zone.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('lisbon');
  await page.keyboard.press('Enter');
  await expect(zone).toHaveValue('Europe/Lisbon');

  const day = dialog.getByRole('textbox', { name: 'Day it began' });
  await day.fill('soon');
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await day.fill('3 March 2026');
  await expect(dialog).toContainText('Tuesday 3 March 2026');

  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Name of person 2' })).toBeFocused();
  await page.keyboard.type('Leo');
  await page.keyboard.press('Tab');
  await page.keyboard.type('scr');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Role of person 2' })).toHaveValue('scribe');
  await dialog.getByRole('combobox', { name: 'Language' }).fill('German');
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Revision' }).click();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  await page.keyboard.type('after');
  await saved(page);
  const report = readReport(file);
  expect(report.incident).toMatchObject({
    severity: 'SEV-2',
    services: ['Checkout'],
    zone: 'Europe/Lisbon',
    date: '2026-03-03',
  });
  expect(report.language).toBe('de');
  expect(report.people).toEqual([
    { name: 'Ann Lee', role: 'incident lead' },
    { name: 'Leo', role: 'scribe' },
  ]);
  expect(writtenIn(file, 'impact')).toBe('before after');
});

test('a service is removed by Delete on its chip, and by Backspace in the field', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'services.postmortem'), 'Services', (report) => ({
    ...report,
    incident: { ...report.incident, services: ['Checkout', 'Search', 'Payments'] },
  }));
  const { page } = await start({ args: [file] });
  await page.keyboard.press('ControlOrMeta+d');
  const dialog = details(page);
  const chips = dialog.getByRole('grid', { name: 'Affected services' }).getByRole('row');
  await dialog.getByRole('textbox', { name: 'Services' }).click();
  await page.keyboard.press('Backspace');
  await expect(chips).toHaveCount(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Delete');
  await expect(chips).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Remove Search' }).click();
  await expect(chips).toHaveCount(0);
});

test('Apply and Cancel give the keyboard back to the field of a row', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'row.postmortem'), 'Row');
  const { page } = await start({ args: [file] });
  await page.getByRole('button', { name: '+ Add entry' }).click();
  await page.keyboard.type('10:');
  for (const button of ['Cancel', 'Apply']) {
    await page.keyboard.press('ControlOrMeta+d');
    const zone = details(page).getByRole('combobox', { name: 'Time zone' });
    await zone.fill('UTC');
    await page.keyboard.press('Escape');
    await details(page).getByRole('button', { name: button }).click();
    await expect(details(page)).toHaveCount(0);
    await page.keyboard.type('1');
  }
  const time = page.getByRole('textbox', { name: 'Time', exact: true });
  await expect(time).toHaveValue('10:11');
  await expect(time).toBeFocused();
});
