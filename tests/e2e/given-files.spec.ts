/** A new document says nothing before a word is written; a file that cannot be opened is named. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeName, runtimeProgram, shimStart } from './app.ts';
import {
  banner,
  editorOf,
  expect,
  newReport,
  saveState,
  section,
  test,
  writeReport,
} from './steps.ts';

test('an untouched new document is new, not saved, and has no problems; its gaps come with the export', async ({
  start,
}) => {
  const { page } = await start();
  await newReport(page);
  await expect(saveState(page)).toHaveText('New');
  await expect(page.getByRole('contentinfo').getByText('No problems')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Problems', exact: true })).toBeVisible();
  const outline = page.getByRole('navigation', { name: 'Sections' });
  await expect(outline.getByRole('button', { name: /^Summary ?, empty, required/ })).toBeVisible();

  await page.keyboard.type('Checkout was down');
  await expect(saveState(page)).toHaveText('Not saved');
  await expect(page.getByRole('contentinfo').getByText('No problems')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByRole('dialog').locator('.open-problems')).toContainText('Empty section');
  await page.keyboard.press('Escape');

  // In review what is missing is a problem.
  await page.getByRole('button', { name: 'State: draft' }).click();
  await page.getByRole('menuitemradio', { name: 'in review' }).click();
  await expect(page.getByRole('group', { name: 'Empty section' }).first()).toBeVisible();
});

test('a broken file given at the start is named in the window, which can go on', async ({
  start,
  folder,
}) => {
  const broken = join(folder, 'broken.postmortem');
  writeFileSync(broken, '{ "format": "postmortem", ');
  const { page } = await start({ args: [broken] });
  await expect(banner(page, 'broken.postmortem')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('“broken.postmortem”');
  await page.getByRole('main').getByText('Internal RCA').click();
  await expect(editorOf(page)).toBeVisible();
});

test('broken and missing files handed over later are named beside what is being written', async ({
  start,
  folder,
  profile,
}) => {
  test.skip(runtimeName === 'Electron', 'a second start of Electron is driven otherwise');
  const file = writeReport(join(folder, 'good.postmortem'), 'Good');
  const broken = join(folder, 'broken.postmortem');
  writeFileSync(broken, 'no document');
  const { app, page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toBeVisible();
  const second = shimStart(
    'driver',
    [broken, join(folder, 'gone.postmortem')],
    [`--user-data-dir=${profile}`, '--ozone-platform=headless'],
  );
  const started = spawn(runtimeProgram, second.args, { stdio: 'ignore', env: process.env });
  await once(started, 'exit');
  await expect(banner(page, 'broken.postmortem')).toContainText('gone.postmortem');
  await expect(section(page, 'Summary')).toBeVisible();
  // As macOS hands a file over.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await app.evaluate(({ app: electron }, path) => {
    electron.emit('open-file', { preventDefault: () => undefined }, path);
  }, broken);
  await expect(banner(page, 'broken.postmortem')).toBeVisible();
});
