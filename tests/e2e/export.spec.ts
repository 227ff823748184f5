/** The export as an author meets it: seen before it is written, remembered, stopped, held back when something internal would leave, and copied. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { violations } from './axe.ts';
import { answer, asked, banner, editorOf, expect, SAMPLE, section, test, writeReport } from './steps.ts';

const MADE = { timeout: 30_000 };

interface ExportDialog {
  dialog: Locator;
  format(name: string): Locator;
  shows(name: string): Promise<void>;
  chooseFolder(folder: string): Promise<void>;
  name: Locator;
  write(): Promise<void>;
}

async function openExport(page: Page): Promise<ExportDialog> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('group', { name: 'Formats' });
  await expect(formats.getByRole('checkbox').first()).toBeFocused();
  return {
    dialog,
    format: (name) => formats.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    shows: (name) => dialog.getByRole('tab', { name }).click(),
    async chooseFolder(folder) {
      await dialog.getByRole('button', { name: /^Folder: / }).click();
      await expect(dialog.getByRole('button', { name: `Folder: ${folder}. Choose another…` })).toBeVisible();
    },
    name: dialog.getByRole('textbox', { name: 'File name' }),
    write: () => dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  };
}

/** A document in which everyone would read the name of a machine that an internal section keeps. */
function withSecret(report: Postmortem): Postmortem {
  const [summary, ...others] = report.sections;
  return {
    ...report,
    sections: [
      { ...summary!, body: prose(paragraph('The queue on ledger-db-07.corp.example was full for an hour.')) }, ...others,
      { ...summary!, id: 'private', kind: 'custom', title: 'For the team', audience: 'internal', required: false, body: prose(paragraph('Log in to ledger-db-07.corp.example as the operator.')) },
    ],
  };
}

test('every format is seen before it is written, and follows what is chosen', async ({ start }) => {
  const { page } = await start({ args: [SAMPLE] });
  const { dialog, format, shows } = await openExport(page);
  const first = dialog.getByRole('img', { name: /^Page 1 of \d+$/ });
  await expect(first).toBeVisible(MADE);
  await expect(dialog.getByText(/^\d+ pages$/)).toBeVisible();
  // Drawn, and not an empty sheet.
  const inked = () => first.evaluate(async (canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
    copy.drawImage(canvas, 0, 0);
    return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value < 100);
  });
  await expect.poll(inked, MADE).toBe(true);
  expect(await violations(page, 'pages')).toEqual([]);

  await shows('Word');
  const outline = dialog.getByRole('region', { name: 'Headings' });
  await expect(outline.getByRole('listitem').first()).toHaveText('Checkout slow after certificate rotation', MADE);
  await expect(outline).toContainText('Root cause');
  await expect(outline).not.toContainText('Appendix');
  await dialog.getByRole('checkbox', { name: /^One-page brief first/ }).press('Space');
  await expect(outline).toContainText('Appendix', MADE);
  expect(await violations(page, 'outline')).toEqual([]);

  await format('Markdown').press('Space');
  await shows('Markdown');
  const text = dialog.getByRole('region', { name: 'Markdown file' });
  await expect(text).toContainText('# Checkout slow after certificate rotation', MADE);
  await expect(text).not.toContainText('UTC |');
  await dialog.getByRole('checkbox', { name: /^Times in UTC too/ }).press('Space');
  await expect(text).toContainText(/\| UTC/, MADE);
  await dialog.getByRole('radio', { name: 'In the file' }).press('Space');
  await expect(text).toContainText('data:image', MADE);
  expect(await violations(page, 'text')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('choices are remembered for the document, the next time the app starts too', async ({ start, folder }) => {
  const out = join(folder, 'out');
  mkdirSync(out);
  const file = writeReport(join(folder, 'remembered.postmortem'), 'Remembered');
  {
    const { app, page } = await start({ args: [file] });
    await answer(app, { open: out });
    const { dialog, format, chooseFolder, name, write } = await openExport(page);
    await expect(name).toHaveValue('remembered');
    for (const unwanted of ['Word', 'PDF']) await format(unwanted).press('Space');
    await expect(dialog.getByText('Choose a format to see it here.')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
    await format('Web page').press('Space');
    await dialog.getByRole('radio', { name: /^Internal/ }).press('Space');
    await dialog.getByRole('radio', { name: 'Letter' }).press('Space');
    await chooseFolder(out);
    await name.fill('for the board');
    await write();
    await expect(dialog.getByText('1 file written to')).toBeVisible(MADE);
    expect(readdirSync(out)).toEqual(['for the board.html']);
    expect(readFileSync(join(out, 'for the board.html'), 'utf8')).toContain('<h1');
    await app.close();
  }
  const { app, page } = await start({ args: [file] });
  const { dialog, format, name, write } = await openExport(page);
  await expect(format('Web page')).toBeChecked();
  await expect(format('Word')).not.toBeChecked();
  await expect(dialog.getByRole('radio', { name: /^Internal/ })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Letter' })).toBeChecked();
  await expect(name).toHaveValue('for the board');
  await expect(dialog.getByRole('button', { name: `Folder: ${out}. Choose another…` })).toBeVisible();

  // What is there is replaced only when the author says so.
  writeFileSync(join(out, 'for the board.html'), 'what stood here before');
  await answer(app, { button: 1 });
  await write();
  await expect.poll(() => asked(app), MADE).toEqual(['Replace “for the board.html”?']);
  await expect(name).toBeVisible();
  expect(readFileSync(join(out, 'for the board.html'), 'utf8')).toBe('what stood here before');
  await name.fill('../elsewhere');
  await write();
  await expect(dialog.getByRole('alert')).toContainText('cannot be a file’s name');
  expect(existsSync(join(folder, 'elsewhere.html'))).toBe(false);
});

test('what is internal and yet stands in a file for everyone is shown before anything is written', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'secret.postmortem'), 'A full queue', withSecret);
  const { app, page } = await start({ args: [file] });
  await answer(app, { open: folder });
  const first = await openExport(page);
  await first.chooseFolder(folder);
  await first.write();
  await expect(first.dialog.getByText('nothing was written yet')).toBeVisible(MADE);
  await expect(first.dialog.getByText('“ledger-db-07.corp.example”')).toBeVisible();
  expect(await violations(page, 'leaks')).toEqual([]);
  expect(readdirSync(folder)).toEqual(['secret.postmortem']);
  await first.dialog.getByRole('button', { name: /^Go to it: “ledger-db-07/ }).first().click();
  await expect(first.dialog).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('ledger-db-07.corp.example');

  const second = await openExport(page);
  await second.chooseFolder(folder);
  await second.write();
  await second.dialog.getByRole('button', { name: 'Write nonetheless' }).click(MADE);
  await expect(second.dialog.getByText('2 files written to')).toBeVisible(MADE);
  expect(readdirSync(folder).sort()).toEqual(['a-full-queue.docx', 'a-full-queue.pdf', 'secret.postmortem']);
});

test('an export that takes long leaves the rest of the app alone, and stops at once with nothing written', async ({ start, folder }) => {
  const { app, page } = await start({ args: [SAMPLE] });
  await answer(app, { open: folder });
  // A printer that never ends.
  await app.evaluate(({ app: main }) => void main.on('web-contents-created', (_event, contents) => Object.assign(contents, { printToPDF: () => new Promise(() => undefined) })));
  const { dialog, chooseFolder, name, write } = await openExport(page);
  await chooseFolder(folder);
  await expect(dialog.getByText('Making the pages…')).toBeVisible();
  await write();
  const stop = dialog.getByRole('button', { name: 'Stop' });
  await expect(stop).toBeFocused();
  await expect(dialog.getByRole('progressbar', { name: 'Exporting' })).toContainText('Printing the pages…', MADE);
  expect(await app.evaluate(({ app: main }) => main.getName())).toBe('Afterword');
  expect(await violations(page, 'progress')).toEqual([]);
  await stop.press('Enter');
  await expect(name).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
  expect(readdirSync(folder)).toEqual([]);
  // The hidden windows are gone with it.
  await page.keyboard.press('Escape');
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the report is copied: headings, tables and the picture of the incident are there where it is pasted', async ({ start }) => {
  const { page } = await start({ args: [SAMPLE] });
  await editorOf(page).getByRole('paragraph').first().click();
  await page.keyboard.press('Control+Shift+C');
  await expect(banner(page, 'The report is on the clipboard, as everyone may read it.')).toBeVisible(MADE);
  const html = page.evaluate(() => new Promise<string>((resolve) => window.addEventListener('paste', (event) => resolve(event.clipboardData?.getData('text/html') ?? ''), { capture: true, once: true })));
  const target = section(page, 'Where we got lucky').getByRole('paragraph').last();
  await target.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  const pasted = section(page, 'Where we got lucky');
  await expect(pasted.getByRole('heading', { name: 'Root cause' })).toBeVisible(MADE);
  expect(await pasted.locator('table').count()).toBeGreaterThan(2);
  expect(await html).toMatch(/<img [^>]*src="data:image\/png;base64,[^"]{1000,}"/);
});

test('a selection is copied as clean rich text: within a text as it is, over sections with their rows and times', async ({ start }) => {
  const { page } = await start({ args: [SAMPLE] });
  await page.evaluate(() => window.addEventListener('copy', ({ clipboardData: data }) => {
    // As the editor gives it.
    const set = data!.setData.bind(data);
    const copied: Record<string, string> = {};
    Object.assign(window, { copied });
    data!.setData = (type, text) => { copied[type] = text; set(type, text); };
  }, true));
  const copied = () => page.evaluate(() => (window as unknown as { copied: Record<string, string> }).copied);
  await section(page, 'Root cause').getByRole('paragraph').first().click({ clickCount: 3 });
  await page.keyboard.press('Control+c');
  expect((await copied())['text/html']).toMatch(/^(?:<p>)?The rotation job wrote the new certificate to the gateways <em>without its intermediate<\/em>\. Three conditions had to meet:(?:<\/p>)?$/);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const { 'text/html': html = '', 'text/plain': text = '' } = await copied();
  expect(html).toContain('<h1>Checkout slow after certificate rotation</h1>');
  expect(html).toContain('<h2>Root cause</h2>');
  expect(html).toMatch(/<tr><td[^>]*>09:15<\/td>/);
  expect(html).not.toMatch(/<button|class=|data-|Would a colleague from another team understand it/);
  expect(text).toContain('| 09:15');
  expect(text).not.toContain('Would a colleague');
});
