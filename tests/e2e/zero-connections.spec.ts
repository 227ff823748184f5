/**
 * No connection of any kind: each socket of the app and of everything it starts, names looked up
 * included, as the system saw them.
 */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { external } from '../tools/external.ts';
import { callsThatLeave, STRACE_OPTIONS } from '../tools/sockets.ts';
import { runtimeProgram } from './app.ts';
import { answer, expect, SAMPLE, test } from './steps.ts';

/** Being followed costs time. */
const SLOW_MS = 420_000;
const EXPORT_MS = 240_000;

test('a start, an edit and exports open no connection', async ({ start, folder }) => {
  test.setTimeout(SLOW_MS);
  const strace = process.platform === 'linux' ? external('strace') : null;
  test.skip(strace === null, 'strace follows programs, on Linux only');
  const log = join(folder, 'sockets.log');
  const program = join(folder, 'followed');
  writeFileSync(
    program,
    `#!/bin/sh
exec '${strace}' ${STRACE_OPTIONS.join(' ')} -o '${log}' \\
  '${runtimeProgram}' "$@"
`,
  );
  chmodSync(program, 0o755);

  const { app, page } = await start({ args: [SAMPLE], program });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' (again)');
  await answer(app, { open: folder });
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('group', { name: 'Formats' }).getByRole('checkbox');
  for (const format of await formats.all())
    if (!(await format.isChecked())) await format.press(' ');
  await dialog.getByRole('button', { name: /^Folder: / }).press('Enter');
  await dialog.getByRole('button', { name: `Folder: ${folder}. Choose another…` }).waitFor();
  await dialog.getByRole('textbox', { name: 'File name' }).fill('report');
  await dialog.getByRole('textbox', { name: 'File name' }).press('Enter');
  await expect
    .poll(() => existsSync(join(folder, 'report.pdf')), { timeout: EXPORT_MS })
    .toBe(true);
  await app.close();

  const calls = readFileSync(log, 'utf8').split('\n');
  expect(calls.length, 'the app was followed').toBeGreaterThan(100);
  const leaving = callsThatLeave(calls);
  console.log(`Sockets: ${calls.length} calls of the system, ${leaving.length} leave the machine`);
  expect(leaving).toEqual([]);
});

test('no session is given a dictionary to fetch', async ({ app }) => {
  const languages = await app.evaluate(async ({ app, session }) => {
    await app.whenReady();
    return [session.defaultSession, session.fromPartition('another')].map((each) => ({
      enabled: each.isSpellCheckerEnabled(),
      languages: each.getSpellCheckerLanguages(),
    }));
  });
  test.skip(process.platform === 'darwin', 'the speller of macOS has its own languages');
  expect(languages).toEqual(Array(2).fill({ enabled: false, languages: [] }));
});
