/** A document without traces is in memory only: what then is said and done when something breaks. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { holding } from './left-behind.ts';
import {
  answer,
  asked,
  editorOf,
  expect,
  readReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

const WORDS = 'Only in memory.';

/** Opens a file without traces and types into it, until main holds that. */
async function typedWithoutTraces(page: Page): Promise<void> {
  await expect(page.getByText('Without traces')).toBeVisible();
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type(WORDS);
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.afterword
          .request('window:start', null)
          .then((now) => (now as { document: { text: string } | null }).document?.text ?? ''),
      ),
    )
    .toContain(WORDS);
}

async function crash(app: App): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().at(-1)!.webContents.forcefullyCrashRenderer(),
  );
}

test('a page that crashes twice: its text is asked about, opened again, and saved', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'held.postmortem'), 'Held');
  const { app, page } = await start({ args: ['--without-traces', file] });
  await typedWithoutTraces(page);
  await answer(app, { button: 0 }); // Open Again, where this took so little time that it is asked
  const gone = page.waitForEvent('crash');
  await crash(app);
  await gone;
  let again = page;
  await expect
    .poll(async () => {
      again = app.windows()[0] ?? page;
      return app.windows().length === 1
        ? section(again, 'Summary')
            .innerText({ timeout: 500 })
            .catch(() => '')
        : '';
    })
    .toContain(WORDS);
  await expect(again.getByText('Without traces')).toBeVisible();

  const copy = join(folder, 'copy.postmortem');
  await answer(app, { button: 1, save: copy }); // Save As…
  await crash(app);
  await expect.poll(() => readdirSync(folder)).toContain('copy.postmortem');
  await expect.poll(() => app.windows().length).toBe(1);
  await expect(editorOf(app.windows()[0]!)).toHaveCount(0);
  expect((await asked(app)).at(-1)).toBe('The window of “Held” crashed twice.');
  expect(writtenIn(copy, 'summary')).toBe(WORDS);
  expect(writtenIn(file, 'summary')).toBe('');
});

test('an export of it leaves no word, no name and no choice behind, and no file but what was asked for', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'pimpernel.postmortem'), 'A quillwort report');
  const { app, page } = await start({ args: ['--without-traces', file] });
  const { userData } = app;
  await typedWithoutTraces(page);
  const out = join(folder, 'tormentil');
  mkdirSync(out);
  await answer(app, { open: out, button: 0 });
  await page.evaluate(async () => {
    const { request } = window.afterword;
    const { document } = (await request('window:start', null)) as {
      document: { handle: string; text: string };
    };
    const names = { document: 'pimpernel', title: 'pimpernel' };
    const { options } = (await request('export:start', names)) as { options: object };
    const chosen = await request('export:choose', { what: 'folder' });
    if (!('chosen' in chosen)) throw new Error('no folder');
    const asked = {
      ...{ handle: document.handle, document: 'pimpernel', text: document.text, options },
      ...{ formats: ['docx', 'md', 'pdf'], folder: chosen.chosen.id, name: 'brief' },
      ...{ reveal: false, allowLeaks: true },
    };
    await request('export:run', asked as never);
    const { text } = document;
    await request('export:preview', { text, format: 'pdf', options } as never);
  });
  expect(readdirSync(out).sort()).toEqual(['brief.docx', 'brief.md', 'brief.pdf']);
  for (const word of ['quillwort', 'pimpernel', 'tormentil', WORDS])
    expect(holding(userData, word)).toEqual([]);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await ended;
  for (const word of ['quillwort', 'pimpernel', 'tormentil', WORDS])
    expect(holding(userData, word)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['pimpernel.postmortem', 'tormentil']);
});

test('what is said when main has to stop names what is lost, and no copy that is not there', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'lost.postmortem'), 'Lost');
  const { app, page } = await start({ args: ['--without-traces', file] });
  await typedWithoutTraces(page);
  await expect(saveState(page)).toHaveText('Not saved');
  const said = join(folder, 'said.txt');
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(async ({ dialog, BrowserWindow }, path) => {
    const { writeFileSync } = await import('node:fs');
    Object.assign(dialog, {
      showErrorBox: (_title: string, content: string) => writeFileSync(path, content),
      showMessageBox: (options: Electron.MessageBoxOptions) => {
        Object.assign(globalThis, { unresponsive: options.detail });
        return Promise.resolve({ response: 0, checkboxChecked: false });
      },
    });
    BrowserWindow.getAllWindows()[0]!.emit('unresponsive');
  }, said);
  const detail = await app.evaluate(
    () => (globalThis as { unresponsive?: string }).unresponsive ?? '',
  );
  expect(detail).toContain('held in memory');
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('something that was never thought of');
    });
  });
  await ended;
  const words = readFileSync(said, 'utf8');
  expect(words).toContain('opened without traces is lost');
  expect(words).not.toContain('offered');
  expect(readReport(file).title).toBe('Lost');
});
