/** The app's log: where it is, what it tells, and that it holds no word of a document. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, type App } from './app.ts';
import { answer, banner, expect, newReport, test } from './steps.ts';

const logFolder = (app: App): Promise<string> =>
  app.evaluate(({ app: electron }) => electron.getPath('logs'));

test('Help → Show Log shows a file that says what started', async ({ start }) => {
  const { app, page } = await start();
  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path) => void shown.push(path);
  });
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('help.log')!.click());
  const log = join(await logFolder(app), 'afterword.log');
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown))
    .toEqual([log]);
  expect(readFileSync(log, 'utf8')).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}Afterword \d+\.\d+\.\d+ starts node=v\d+/m,
  );
  if (process.platform !== 'win32') expect(statSync(log).mode & 0o777).toBe(0o600);
  await expect(page.getByRole('heading', { name: 'Write the postmortem' })).toBeVisible();
});

test('faults and failures are told without the words and names of documents', async ({
  folder,
  profile,
}) => {
  // `start` would take the faults for the app's own
  const app = await launchApp({ userData: profile });
  const page = await app.firstWindow();
  const log = join(await logFolder(app), 'afterword.log');
  await newReport(page);
  await page.keyboard.type('Zanzibar was down');
  const path = join(folder, 'Zanzibar.postmortem');
  await answer(app, { save: path });
  await page.keyboard.press('ControlOrMeta+s');
  await expect.poll(() => existsSync(path)).toBe(true);

  const damaged = join(folder, 'Zanzibar damaged.postmortem');
  writeFileSync(damaged, '{ "title": "Zanzibar"');
  await answer(app, { open: damaged });
  await page.keyboard.press('ControlOrMeta+o');
  await expect(banner(page, /Zanzibar damaged/)).toBeVisible();

  const kept = () => readFileSync(log, 'utf8');
  await page.evaluate(() => reportError(new Error('The row “Zanzibar was down” has no place')));
  await expect.poll(kept).toContain('error Fault in a window: Error: The row “…” has no place\n');
  await page.evaluate(() => void Promise.reject(new Error('Unheard')));
  await expect.poll(kept).toContain('Fault in a promise of a window: Error: Unheard');
  await app.evaluate(() => void Promise.reject(new Error('Unheard in main')));
  await expect.poll(kept).toContain('Fault in a promise of main: Error: Unheard in main');
  expect(kept()).toMatch(/warn {2}file:open failed code=\w/);
  expect(kept()).not.toContain('Zanzibar');
  await app.close();
});

test('the app works where no log can be written, and says so when it is asked for', async ({
  start,
  profile,
}) => {
  test.skip(process.platform === 'darwin', 'macOS keeps the logs of all apps in one place');
  writeFileSync(join(profile, 'logs'), 'a file where the folder would be');
  const { app, page } = await start();
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('help.log')!.click());
  await expect(banner(page, /^Afterword’s log could not be written\./)).toBeVisible();
});
