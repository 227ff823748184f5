/** A dialog owns the keys from the keystroke that asked for it, also while it is being fetched. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { editorOf, expect, readReport, section, test, writeReport, writtenIn } from './steps.ts';

test.use({ sharesApp: true });

/** Holds back the dialogs' code of the window's next start, until it is let go; `again` once more. */
async function holdDialogs(page: Page) {
  let gate = Promise.withResolvers<void>();
  await page.route(/\/assets\/dialogs-[^/]*\.js$/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.reload(); // it is fetched anew
  return {
    let: () => gate.resolve(),
    again: () => ((gate = Promise.withResolvers<void>()), { release: gate.resolve }),
  };
}

async function inSummary(page: Page): Promise<void> {
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type('before ');
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Saved');
}

test('keys before the palette is drawn go into it, in order, and what follows into the text', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'keys.postmortem'), 'Keys');
  const { page } = await start({ args: [file] });
  const hold = await holdDialogs(page);
  await inSummary(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Bulket');
  for (let n = 0; n < 3; n++) await page.keyboard.press('Backspace');
  await page.keyboard.type('let list');
  await page.keyboard.press('Enter');
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  hold.let();
  await expect(section(page, 'Summary').getByRole('listitem')).toHaveText(['before one', 'two']);
  await page.keyboard.type(' three');
  await saved(page);
  expect(writtenIn(file, 'summary')).toBe('before one\ntwo three');
});

test('Escape before the palette is drawn takes it back', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'escape.postmortem'), 'Escape');
  const { page } = await start({ args: [file] });
  const hold = await holdDialogs(page);
  await inSummary(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('bold');
  await page.keyboard.press('Escape');
  await page.keyboard.type('after');
  hold.let();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('');
  await page.keyboard.press('Escape');
  await saved(page);
  expect(writtenIn(file, 'summary')).toBe('before after');
});

test('keys before the details are drawn go into their first field, and Enter applies them', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'details.postmortem'), 'Details');
  const { page } = await start({ args: [file] });
  const hold = await holdDialogs(page);
  await inSummary(page);
  await page.keyboard.press('ControlOrMeta+d');
  await page.keyboard.type('Checkout down');
  await page.keyboard.press('Tab');
  await page.keyboard.type('INC-7');
  hold.let();
  const dialog = page.getByRole('dialog', { name: 'Incident details' });
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Checkout down');
  await expect(dialog.getByRole('textbox', { name: 'Reference' })).toHaveValue('INC-7');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.type('after');
  await saved(page);
  expect({ title: readReport(file).title, summary: writtenIn(file, 'summary') }).toEqual({
    title: 'Checkout down',
    summary: 'before after',
  });
});

test('no dialog lets a key through into the text', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'each.postmortem'), 'Each');
  const { page } = await start({ args: [file] });
  const hold = await holdDialogs(page);
  for (const key of ['ControlOrMeta+e', 'ControlOrMeta+Shift+i', 'ControlOrMeta+l', 'F1']) {
    const { release } = hold.again();
    await page.reload();
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await expect(page.getByRole('button', { name: 'Bold' })).toBeEnabled();
    const before = await editorOf(page).innerText();
    await page.keyboard.press(key);
    await page.keyboard.type('zq');
    release();
    await expect(page.getByRole('dialog'), key).toBeVisible();
    expect(await editorOf(page).innerText(), key).toBe(before);
    await expect(page.locator('[data-key-catcher]'), key).toHaveCount(0);
  }
});

test('one Escape closes the palette, also with something typed; what was used lately comes first', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'lately.postmortem'), 'Lately');
  const { page } = await start({ args: [file] });
  await inSummary(page);
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('group').first()).toContainText('File');
  await page.keyboard.type('numb');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await page.keyboard.type('and ');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('numbered');
  await page.keyboard.press('Enter');
  await expect(section(page, 'Summary').getByRole('listitem')).toHaveText('before and');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('group').first()).toContainText('Used lately');
  await expect(palette.getByRole('option').first()).toContainText('Turn into Numbered List');
  await page.keyboard.press('Escape');
});
