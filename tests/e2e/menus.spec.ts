/** What the application menu does beyond the document: zoom, printing, About, text fields. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import type { App } from './app.ts';
import { banner, expect, newReport, test } from './steps.ts';

const zoomOf = (page: Page) => page.evaluate(() => Math.round(devicePixelRatio * 100));
const clickMenu = (app: App, id: string) =>
  app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id);

test('everything is larger and smaller by key, over dialogs too, and stays so', async ({
  start,
}) => {
  const { app, page } = await start();
  const [usual, width] = [await zoomOf(page), await page.evaluate(() => innerWidth)];
  await page.keyboard.press('ControlOrMeta+=');
  await page.keyboard.press('ControlOrMeta+=');
  await expect.poll(() => zoomOf(page)).toBe(Math.round(usual * 1.2));
  const narrower = await page.evaluate(() => innerWidth);
  expect(Math.abs(narrower - width / 1.2)).toBeLessThan(2);
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('ControlOrMeta+-');
  await expect.poll(() => zoomOf(page)).toBeLessThan(Math.round(usual * 1.15));
  await app.close();

  const again = await start();
  await expect.poll(() => zoomOf(again.page)).toBe(Math.round(usual * Math.sqrt(1.2)));
  await clickMenu(again.app, 'view.zoomReset');
  await expect.poll(() => zoomOf(again.page)).toBe(usual);
});

test('Undo of the menu is the field’s while a field has the keyboard', async ({ start }) => {
  const { app, page } = await start();
  await newReport(page);
  await page.keyboard.type('Payments failed');
  await page.keyboard.press('ControlOrMeta+d');
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Title' });
  await field.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' twice');
  await expect(field).toHaveValue('Payments failed twice');
  await expect
    .poll(() =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('edit.undo')!.enabled),
    )
    .toBe(true);
  await clickMenu(app, 'edit.undo');
  await expect(field).not.toHaveValue('Payments failed twice');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Postmortem' })).toContainText('Payments failed');
});

test('Print gives the report’s page to the printer, or says why it could not', async ({
  start,
}) => {
  const { app, page } = await start();
  await newReport(page);
  await page.keyboard.type('Payments failed');
  await app.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        Object.assign(globalThis, { printed: [contents.getURL(), options?.pageSize] });
        done?.(false, 'Invalid printer settings');
      };
    });
  });
  await page.keyboard.press('ControlOrMeta+p');
  await expect(banner(page, 'The report was not printed')).toContainText('Export it as PDF', {
    timeout: 40_000,
  });
  expect(await app.evaluate(() => (globalThis as { printed?: unknown }).printed)).toEqual([
    expect.stringMatching(/^app:\/\/report\//),
    'A4',
  ]);
});

test('About tells the versions and every licence, offline', async ({ start }) => {
  const { app, page } = await start();
  await clickMenu(app, 'help.about');
  const about = page.getByRole('dialog', { name: 'About Afterword' });
  await expect(about.getByText(/^Afterword \d+\.\d+\.\d+ · .*Chromium \d+/)).toBeVisible();
  for (const name of ['lexical', 'react', 'docx', 'electron', '@fontsource/inter'])
    await expect(about.locator('summary', { hasText: new RegExp(`^${name} `) })).toHaveCount(1);
  const lexical = about.getByRole('listitem').filter({ hasText: /^lexical / });
  await lexical.locator('summary').click();
  await expect(lexical.getByText('Permission is hereby granted')).toBeVisible();
  expect(await violations(page, 'About')).toEqual([]);
});
