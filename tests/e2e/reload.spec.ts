/** Main loads a page again: `npm run dev` does so after each change of the window's sources. */
import { join } from 'node:path';
import { editorOf, expect, test, writeReport } from './steps.ts';

test('a page that is loaded again shows its document, and is listened to', async ({
  start,
  folder,
}) => {
  const path = writeReport(join(folder, 'outage.postmortem'), 'Checkout failed');
  const { app, page } = await start({ args: [path] });
  await expect(editorOf(page)).toContainText('Checkout failed');
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.reload());
  await page.waitForFunction(() => !('isOld' in window));
  await expect(editorOf(page)).toContainText('Checkout failed');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});
