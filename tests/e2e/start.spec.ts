/**
 * Every way in which Electron is started puts something else on the command line; in each the app
 * opens, opens what it was given, and runs its commands.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { findHeadlessChromium } from '../../electron/launch/chromium.mjs';
import { runtimeName, shimStart, START_SHAPES, type StartShape } from './app.ts';
import { pack, type Packed } from '../unit/packaging/pack.ts';
import { expect, test, writeReport } from './steps.ts';

// Electron itself is started by the test driver only.
const shapes = START_SHAPES.filter((shape) => shape === 'driver' || runtimeName !== 'Electron');
const HEADLESS = '--ozone-platform=headless';

for (const shape of shapes) {
  test(`${shape}: the app opens with its first page`, async ({ start }) => {
    const { page } = await start({ shape });
    await expect(page.getByRole('heading', { name: 'Write the postmortem' })).toBeVisible();
  });

  test(`${shape}: it opens what it was given, by path and by address`, async ({
    start,
    folder,
  }) => {
    const file = writeReport(join(folder, 'by path.postmortem'), 'Given by path');
    const other = writeReport(join(folder, 'by address.postmortem'), 'Given by address');
    const { app } = await start({ shape, args: [file, pathToFileURL(other).href] });
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()
            .map((window) => window.getTitle())
            .sort(),
        ),
      )
      .toEqual(['Given by address — Afterword', 'Given by path — Afterword']);
  });
}

test('on Wayland, where a hidden window may never be ready to be shown, it is shown', async ({
  start,
}) => {
  const { app, page } = await start({ env: { WAYLAND_DISPLAY: 'wayland-9' } });
  await expect(page.getByRole('heading', { name: 'Write the postmortem' })).toBeVisible();
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((w) => w.isVisible())),
    )
    .toEqual([true]);
});

test.describe('what the installers hold', () => {
  test.skip(runtimeName === 'Electron', 'It is packed with an Electron that does not run.');
  let packed: Packed;
  let installed: string;

  test.beforeAll(async () => {
    test.slow();
    packed = await pack();
    installed = join(packed.folder, 'extracted');
    extractAll(packed.archive, installed);
  });
  test.afterAll(() => packed?.remove());

  test('opens a document and makes every format of it', async ({ start, folder }) => {
    const file = writeReport(join(folder, 'a.postmortem'), 'From the archive');
    const { page } = await start({ shape: 'installed', installed, args: [file] });
    await expect(page).toHaveTitle('From the archive — Afterword');
    const { code, err } = command(
      'installed',
      folder,
      ['export', 'a.postmortem', '--to', 'pdf,docx,md,html'],
      [HEADLESS],
      installed,
    );
    expect({ code, err }).toEqual({ code: 0, err: 'a.pdf\na.docx\na.md\na.html\n' });
  });
});

/** Runs a command of the command line to its end. */
function command(
  shape: StartShape,
  folder: string,
  args: string[],
  switches = [HEADLESS],
  installed?: string,
): { code: number | null; err: string } {
  const start = shimStart(shape, args, switches, installed);
  const { status, stderr } = spawnSync(process.execPath, start.args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      CHROMIUM_PATH: findHeadlessChromium() ?? '',
      ...start.env,
    },
  });
  return { code: status, err: stderr };
}

test.describe('commands', () => {
  test.skip(runtimeName === 'Electron', 'The launcher decides what runs a command there.');

  for (const shape of START_SHAPES) {
    test(`${shape}: a document is exported`, ({ folder }) => {
      writeReport(join(folder, 'a.postmortem'), 'To export');
      const { code, err } = command(shape, folder, ['export', 'a.postmortem', '--to', 'pdf,md']);
      expect({ code, err }).toEqual({ code: 0, err: 'a.pdf\na.md\n' });
    });
  }

  test('without a display a command says what it cannot do, and does the rest', ({ folder }) => {
    test.skip(process.platform !== 'linux', 'Other systems have one.');
    writeReport(join(folder, 'a.postmortem'), 'To export');
    const run = (...args: string[]) => command('installed', folder, args, []);
    expect(run('check', 'a.postmortem', '--severity', 'error')).toEqual({ code: 0, err: '' });
    const exported = run('export', 'a.postmortem', '--to', 'pdf,md,docx');
    expect(exported.code).toBe(2);
    expect(exported.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^afterword: a\.pdf: The PDF could not be made \(.*display.*\)\./),
      'a.md',
      'a.docx',
    ]);
    expect(existsSync(join(folder, 'a.pdf'))).toBe(false);
    const opened = run(join(folder, 'a.postmortem'));
    expect(opened.code).toBe(2);
    expect(opened.err).toMatch(/^afterword: There is no display here[^\n]+\n$/);
  });

  test('a switch of nobody, and a folder for a document, are told in a sentence', ({ folder }) => {
    mkdirSync(join(folder, 'reports'));
    for (const args of [['--colour'], ['check', 'reports'], ['export', 'reports', '--to', 'md']]) {
      const { code, err } = command('installed', folder, args);
      expect({ args, code, sentences: err.match(/^afterword: [^\n]+\n$/)?.length }).toEqual({
        args,
        code: 2,
        sentences: 1,
      });
    }
  });
});
