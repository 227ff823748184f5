/** The main job, from an empty window to three files, by keyboard alone. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { external } from '../tools/external.ts';
import { launchApp, type App } from './app.ts';
import { expect, test } from './fixtures.ts';

/** Answers the next file dialogs of main with these paths. */
async function answerDialogs(app: App, paths: { save?: string; folder?: string }): Promise<void> {
  await app.evaluate(({ dialog }, { save, folder }) => {
    if (save)
      dialog.showSaveDialog = (async () => ({
        canceled: false,
        filePath: save,
      })) as typeof dialog.showSaveDialog;
    if (folder)
      dialog.showOpenDialog = (async () => ({
        canceled: false,
        filePaths: [folder],
      })) as typeof dialog.showOpenDialog;
  }, paths);
}

const entries = (page: Page) => page.getByRole('group', { name: 'Timeline entries' });
/** The rows' sentences, from top to bottom. */
const sentences = (page: Page) =>
  entries(page)
    .getByRole('group', { name: /^Timeline entry/ })
    .locator('[data-lexical-slot="body"]');

/** Exports are named after the title. */
const NAME = 'checkout-slow-after-a-rotation';
const WORDS = [
  'Checkout slow after a rotation',
  'one in six checkouts was slow',
  'The rotation job replaces the certificate.',
  'A packet trace shows full handshakes.',
  'Latency is back to normal.',
  'Verify the chain after each rotation',
  'Platform',
];

test('a report is written, its timeline put right, saved, reopened and exported', async ({
  app,
  page,
  folder,
}) => {
  const press = (key: string) => page.keyboard.press(key);
  const type = (text: string) => page.keyboard.type(text);
  const file = join(folder, 'checkout.postmortem');

  // The first template has the focus.
  await press('Enter');
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          window.document.activeElement?.closest('[contenteditable="true"]') instanceof HTMLElement,
      ),
    )
    .toBe(true);
  await type('Checkout slow after a rotation');
  await press('Enter');
  await type('Between 09:15 and 10:31 one in six checkouts was slow.');

  await press('ControlOrMeta+Enter');
  await type('3 March 2026 09:15');
  await press('Tab');
  await type('The rotation job replaces the certificate.');
  await press('Enter');
  await type('10:31');
  await press('Tab');
  await type('Latency is back to normal.');
  await press('Enter');
  await type('9.42');
  await press('Tab');
  await type('A packet trace shows full handshakes.');

  const problem = page.getByRole('group', { name: 'Out of order' });
  await expect(problem).toContainText(
    '09:42 stands after 10:31. It belongs between 09:15 and 10:31.',
  );
  const asTyped = [
    'The rotation job replaces the certificate.',
    'Latency is back to normal.',
    'A packet trace shows full handshakes.',
  ];
  const inOrder = [asTyped[0]!, asTyped[2]!, asTyped[1]!];
  await expect(sentences(page)).toHaveText(asTyped);

  await press('ControlOrMeta+.');
  await expect(sentences(page)).toHaveText(inOrder);
  await expect(problem).toHaveCount(0);
  await press('ControlOrMeta+z');
  await expect(sentences(page)).toHaveText(asTyped);
  await expect(problem).toBeVisible();
  await press('ControlOrMeta+Shift+Z');
  await expect(sentences(page)).toHaveText(inOrder);
  await expect(problem).toHaveCount(0);

  await press('ControlOrMeta+Shift+A');
  await type('Verify the chain after each rotation');
  await press('Tab');
  await type('Platform');

  await answerDialogs(app, { save: file });
  await press('ControlOrMeta+s');
  await expect(page.getByRole('contentinfo')).toContainText(/Saved/);
  const saved = readFileSync(file, 'utf8');
  const document = JSON.parse(saved) as {
    timeline: { at: { written: string; instant: string } }[];
    actions: { owner: string }[];
  };
  expect(document.timeline.map(({ at }) => at.written)).toEqual([
    '3 March 2026 09:15',
    '9.42',
    '10:31',
  ]);
  expect(document.timeline[1]!.at.instant.slice(0, 10)).toBe('2026-03-03');
  expect(document.actions[0]!.owner).toBe('Platform');

  // Closing the saved document asks nothing and ends the app.
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await press('ControlOrMeta+w').catch(() => undefined); // the page may be gone before its key is up
  await ended;

  const again = await launchApp({ args: [file] });
  try {
    const reopened = await again.firstWindow();
    await expect(reopened.getByRole('heading', { level: 1 })).toHaveText(
      'Checkout slow after a rotation',
    );
    const copy = join(folder, 'copy.postmortem');
    await answerDialogs(again, { save: copy, folder });
    await reopened.keyboard.press('ControlOrMeta+Shift+S');
    await expect.poll(() => readOrEmpty(copy)).toBe(saved);

    await reopened.keyboard.press('ControlOrMeta+e');
    const dialog = reopened.getByRole('dialog', { name: 'Export' });
    await expect(dialog).toContainText('stand open');
    const formats = dialog.getByRole('group', { name: 'Formats' }).getByRole('checkbox');
    await expect(formats.first()).toBeFocused();
    for (const format of await formats.all()) {
      if (!(await format.isChecked())) await reopened.keyboard.press('Space');
      await reopened.keyboard.press('Tab');
    }
    await dialog.getByRole('button', { name: /^Folder: / }).press('Enter');
    await expect(
      dialog.getByRole('button', { name: `Folder: ${folder}. Choose another…` }),
    ).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'File name' })).toHaveValue(NAME);
    await dialog.getByRole('textbox', { name: 'File name' }).press('Enter');
    await expect(reopened.getByRole('dialog')).toContainText(`${NAME}.pdf`, { timeout: 30_000 });
    for (const name of [`${NAME}.docx`, `${NAME}.md`])
      await expect(reopened.getByRole('dialog')).toContainText(name);
  } finally {
    await again.close();
  }
  for (const format of ['docx', 'md', 'pdf'] as const) {
    const text = textOf(format, folder);
    if (text !== null) for (const words of WORDS) expect(text, format).toContain(words);
  }
});

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * An export's words as another program reads them, on one line; null where the program is not
 * installed.
 */
function textOf(format: 'docx' | 'md' | 'pdf', folder: string): string | null {
  const file = join(folder, `${NAME}.${format}`);
  const program = external(format === 'pdf' ? 'pdftotext' : 'pandoc');
  if (program === null) return null;
  const args =
    format === 'pdf' ? ['-layout', file, '-'] : ['--to=plain', '--standalone', '--wrap=none', file];
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 }).replace(/\s+/g, ' ');
}
