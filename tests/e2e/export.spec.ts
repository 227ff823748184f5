/**
 * The export as an author meets it: seen before it is written, remembered, stopped, held back when
 * something internal would leave, and copied.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { imageSize } from '../../core/files/image-size.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { germanReference } from '../unit/export/docx/references.ts';
import { violations } from './axe.ts';
import {
  answer,
  asked,
  banner,
  editorOf,
  expect,
  SAMPLE,
  section,
  test,
  writeReport,
} from './steps.ts';

const MADE = { timeout: 60_000 };

interface ExportDialog {
  dialog: Locator;
  format(name: string): Locator;
  shows(name: string): Promise<void>;
  chooseFolder(folder: string): Promise<void>;
  exportButton: Locator;
  name: Locator;
  write(): Promise<void>;
}

async function openExport(page: Page): Promise<ExportDialog> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('group', { name: 'Formats' });
  await expect(formats.getByRole('checkbox').first()).toBeFocused();
  return {
    dialog,
    format: (name) => formats.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    shows: (name) => dialog.getByRole('tab', { name }).click(),
    async chooseFolder(folder) {
      await dialog.getByRole('button', { name: /^Folder: / }).click();
      await expect(
        dialog.getByRole('button', { name: `Folder: ${folder}. Choose another…` }),
      ).toBeVisible();
    },
    name: dialog.getByRole('textbox', { name: 'File name' }),
    exportButton: dialog.getByRole('button', { name: 'Export', exact: true }),
    write: () => dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  };
}

/** A document in which everyone would read the name of a machine that an internal section keeps. */
function withSecret(report: Postmortem): Postmortem {
  const [summary, ...others] = report.sections;
  return {
    ...report,
    sections: [
      {
        ...summary!,
        body: prose(paragraph('The queue on ledger-db-07.corp.example was full for an hour.')),
      },
      ...others,
      {
        ...summary!,
        id: 'private',
        kind: 'custom',
        title: 'For the team',
        audience: 'internal',
        required: false,
        body: prose(paragraph('Log in to ledger-db-07.corp.example as the operator.')),
      },
    ],
  };
}

test('every format is seen before it is written, and follows what is chosen', async ({ start }) => {
  test.slow(); // three previews and three looks of axe: a busy machine takes over a minute
  const { page } = await start({ args: [SAMPLE] });
  const { dialog, format, shows } = await openExport(page);
  const first = dialog.getByRole('img', { name: /^Page 1 of \d+$/ });
  await expect(first).toBeVisible(MADE);
  await expect(dialog.getByText(/^\d+ pages$/)).toBeVisible();
  // Drawn, and not an empty sheet.
  const inked = () =>
    first.evaluate(async (canvas: HTMLCanvasElement) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!;
      copy.drawImage(canvas, 0, 0);
      return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value < 100);
    });
  await expect.poll(inked, MADE).toBe(true);
  expect(await violations(page, 'pages')).toEqual([]);

  await shows('Word');
  const outline = dialog.getByRole('region', { name: 'Headings' });
  await expect(outline.getByRole('listitem').first()).toHaveText(
    'Checkout slow after certificate rotation',
    MADE,
  );
  await expect(outline).toContainText('Root cause');
  await expect(outline).not.toContainText('Appendix');
  await dialog.getByRole('checkbox', { name: /^One-page brief first/ }).press('Space');
  await expect(outline).toContainText('Appendix', MADE);
  expect(await violations(page, 'outline')).toEqual([]);

  await format('Markdown').press('Space');
  await shows('Markdown');
  const text = dialog.getByRole('region', { name: 'Markdown file' });
  await expect(text).toContainText('title: Checkout slow after certificate rotation', MADE);
  await expect(text).not.toContainText('UTC |');
  await dialog.getByRole('checkbox', { name: /^Times in UTC too/ }).press('Space');
  await expect(text).toContainText(/\| UTC/, MADE);
  await dialog.getByRole('radio', { name: 'In the file' }).press('Space');
  await expect(text).toContainText('data:image', MADE);
  expect(await violations(page, 'text')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('choices are remembered for the document, the next time the app starts too', async ({
  start,
  folder,
}) => {
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
    await dialog.getByRole('radio', { name: 'UTC' }).press('Space');
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
  await expect(dialog.getByRole('radio', { name: 'UTC' })).toBeChecked();
  await expect(name).toHaveValue('for the board');
  await expect(
    dialog.getByRole('button', { name: `Folder: ${out}. Choose another…` }),
  ).toBeVisible();

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
  await expect(name).toBeFocused();
  expect(existsSync(join(folder, 'elsewhere.html'))).toBe(false);
  await name.fill('x'.repeat(300));
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(
    'The name is too long for this disk. Shorten it.',
  );
  await expect(name).toBeFocused();
  expect(await violations(page, 'refused')).toEqual([]);
  rmSync(out, { recursive: true });
  await name.fill('fine');
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(
    `“${out}” is no longer there. Choose another folder.`,
  );
  await expect(dialog.getByRole('button', { name: /^Folder: / })).toBeFocused();
});

test('a company’s Word document gives the Word file its look; one that is broken, or a name that is taken, keeps no other format from being written', async ({
  start,
  folder,
}) => {
  const out = join(folder, 'out');
  mkdirSync(out);
  const file = writeReport(join(folder, 'look.postmortem'), 'Looks');
  writeFileSync(join(folder, 'company.docx'), germanReference());
  writeFileSync(join(folder, 'broken.dotx'), germanReference().slice(0, 900));
  const { app, page } = await start({ args: [file] });
  const { dialog, format, chooseFolder, name, write } = await openExport(page);
  await answer(app, { open: out });
  await chooseFolder(out);
  const look = dialog.getByRole('group', { name: 'Word document to look like' });
  const choose = async (reference: string): Promise<void> => {
    await answer(app, { open: join(folder, reference) });
    await look.getByRole('button', { name: 'Choose…' }).click();
    await expect(look.getByText(reference)).toBeVisible();
  };
  await choose('company.docx');
  await format('Markdown').press('Space');
  await dialog.getByRole('checkbox', { name: 'Open the folder afterwards' }).press('Space');
  await app.evaluate(
    ({ shell }) =>
      void Object.assign(shell, {
        showItemInFolder: (path: string) => void ((globalThis as { shown?: string }).shown = path),
      }),
  );
  await write();
  await expect(dialog.getByText(`3 files written to ${out}`)).toBeVisible(MADE);
  expect(readdirSync(out).sort()).toEqual(['looks.docx', 'looks.md', 'looks.pdf']);
  expect(strFromU8(unzipSync(readFileSync(join(out, 'looks.docx')))['word/styles.xml']!)).toContain(
    'Verdana',
  );
  expect(await app.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(
    join(out, 'looks.docx'),
  );

  await dialog.getByRole('button', { name: 'Export again' }).press('Enter');
  await expect(dialog.getByRole('checkbox').first()).toBeFocused();
  await choose('broken.dotx');
  await name.fill('second');
  mkdirSync(join(out, 'second.md')); // a folder has the name
  await answer(app, { button: 0 });
  await write();
  await expect(dialog.getByText(`1 of 3 files written to ${out}`)).toBeVisible(MADE);
  const files = dialog.getByRole('listitem');
  await expect(files.filter({ hasText: 'second.docx' })).toContainText(
    /The reference document .*damaged.*\.$/,
  );
  await expect(files.filter({ hasText: 'second.md' })).toContainText(
    'Not written: a folder of that name stands there.',
  );
  await expect(
    files.filter({ hasText: 'second.pdf' }).getByRole('img', { name: 'Written' }),
  ).toBeVisible();
  expect(readdirSync(out).sort()).toEqual([
    'looks.docx',
    'looks.md',
    'looks.pdf',
    'second.md',
    'second.pdf',
  ]);
  expect(readdirSync(join(out, 'second.md'))).toEqual([]);

  // It is remembered by its place; when it is gone, only Word does without.
  await dialog.getByRole('button', { name: 'Export again' }).click();
  rmSync(join(folder, 'broken.dotx'));
  await name.fill('third');
  await write();
  await expect(files.filter({ hasText: 'third.docx' })).toContainText(
    'The reference document “broken.dotx” could not be read.',
    MADE,
  );
  await expect(
    files.filter({ hasText: 'third.md' }).getByRole('img', { name: 'Written' }),
  ).toBeVisible();
});

test('a photograph has the dots that paper shows, in the PDF and the Word file, and no more', async ({
  start,
  folder,
}) => {
  test.slow(); // two starts of the app, and a picture of nine million dots
  const camera = await start();
  const data = await camera.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 2250);
    const context = canvas.getContext('2d')!;
    for (let x = 0; x < 4000; x += 10)
      for (let y = 0; y < 2250; y += 10) {
        context.fillStyle = `rgb(${(x * 7 + y) % 256} ${(x + y * 3) % 256} ${(x * y) % 256})`;
        context.fillRect(x, y, 10, 10);
      }
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer(),
    );
    return bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
  });
  await camera.app.close();
  const photo = Buffer.from(data, 'latin1');
  expect(imageSize('image/jpeg', photo)).toEqual({ width: 4000, height: 2250 });
  const file = writeReport(join(folder, 'photo.postmortem'), 'A photograph', (report) => ({
    ...report,
    sections: report.sections.map((each, index) =>
      index === 0
        ? {
            ...each,
            body: prose({
              type: 'paragraph',
              children: [{ type: 'image', url: 'media:rack', alt: 'The rack' }],
            }),
          }
        : each,
    ),
    media: { rack: { type: 'image/jpeg', data: photo.toString('base64'), name: 'rack.jpg' } },
  }));
  const { app, page } = await start({ args: [file] });
  await answer(app, { open: folder });
  const { dialog, chooseFolder, name, write } = await openExport(page);
  await chooseFolder(folder);
  await name.fill('photo');
  await write();
  await expect(dialog.getByText('2 files written to')).toBeVisible(MADE);
  // The text's width is 168 mm: 1455 dots are 220 to the inch.
  const pdf = await PDFDocument.load(readFileSync(join(folder, 'photo.pdf')), {
    updateMetadata: false,
  });
  const drawn = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dict = object instanceof PDFRawStream ? object.dict : null;
    return dict instanceof PDFDict && dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
      ? [
          {
            width: dict.lookup(PDFName.of('Width'), PDFNumber).asNumber(),
            length: (object as PDFRawStream).contents.length,
          },
        ]
      : [];
  });
  expect(drawn.map(({ width }) => width)).toEqual([1455]);
  expect(drawn[0]!.length).toBeLessThan(photo.length / 2);
  const inWord = Object.entries(unzipSync(readFileSync(join(folder, 'photo.docx'))))
    .filter(([path]) => path.endsWith('.jpg') || path.endsWith('.jpeg'))
    .map(([, bytes]) => bytes);
  expect(inWord.map((bytes) => imageSize('image/jpeg', bytes)?.width)).toEqual([1455]);
  expect(inWord[0]!.length).toBeLessThan(photo.length / 2);
});

test('what is internal and yet stands in a file for everyone is shown before anything is written', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'secret.postmortem'), 'A full queue', withSecret);
  const { app, page } = await start({ args: [file] });
  await answer(app, { open: folder });
  const first = await openExport(page);
  await first.chooseFolder(folder);
  await first.write();
  await expect(first.dialog.getByText('nothing was written yet')).toBeVisible(MADE);
  await expect(first.dialog.getByText('“ledger-db-07.corp.example”')).toBeVisible();
  await expect(first.dialog.getByRole('button', { name: 'Back' })).toBeFocused();
  expect(await violations(page, 'leaks')).toEqual([]);
  expect(readdirSync(folder)).toEqual(['secret.postmortem']);
  await first.dialog
    .getByRole('button', { name: /^Go to it: “ledger-db-07/ })
    .first()
    .click();
  await expect(first.dialog).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => String(getSelection())))
    .toBe('ledger-db-07.corp.example');

  const second = await openExport(page);
  await second.chooseFolder(folder);
  await second.write();
  await second.dialog.getByRole('button', { name: 'Write nonetheless' }).click(MADE);
  await expect(second.dialog.getByText('2 files written to')).toBeVisible(MADE);
  await expect(second.dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  expect(readdirSync(folder).sort()).toEqual([
    'a-full-queue.docx',
    'a-full-queue.pdf',
    'secret.postmortem',
  ]);
});

test('a long report’s first pages are seen before the others are printed, for each choice, and only the whole is written', async ({
  start,
  folder,
}) => {
  test.slow(); // seventy pages are printed twice
  const told = 'The lamp was looked at once more, and it was dark. '.repeat(40);
  const path = writeReport(join(folder, 'long.postmortem'), 'A long night', (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'summary'
        ? { ...each, body: prose(...Array.from({ length: 110 }, () => paragraph(told))) }
        : each,
    ),
  }));
  const { app, page } = await start({ args: [path] });
  await answer(app, { open: folder });
  await expect(
    editorOf(page)
      .getByText(/^The lamp was/)
      .first(),
  ).toBeVisible();
  // Each second print does not end until it may: that of the whole, after that of the first pages.
  await app.evaluate(({ app: main }) => {
    const printing = globalThis as { prints?: number; mayEnd?: boolean };
    printing.prints = 0;
    main.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      contents.printToPDF = (options) => {
        printing.prints!++;
        const held = printing.prints! % 2 === 0 && !printing.mayEnd;
        return held ? new Promise(() => undefined) : print(options);
      };
    });
  });
  const { dialog, chooseFolder, write } = await openExport(page);
  await chooseFolder(folder);
  const shownPages = dialog.getByRole('region', { name: 'Pages' });
  const firstPage = shownPages.getByRole('img', { name: /^Page 1 of \d$/ });
  const stale = dialog.locator('.preview-made.stale');
  await expect(dialog.getByText('The first pages', { exact: true })).toBeVisible(MADE);
  await expect(firstPage).toBeVisible();
  await expect(stale).toHaveCount(0);
  const ratio = () => firstPage.evaluate((page) => page.clientHeight / page.clientWidth);
  expect(await ratio()).toBeCloseTo(297 / 210, 2);
  const prints = () => app.evaluate(() => (globalThis as { prints?: number }).prints);
  await expect.poll(prints, MADE).toBe(2);
  // Another choice: the print of the whole is ended, and there are first pages again.
  await dialog.getByText('Letter', { exact: true }).click();
  await expect.poll(ratio, MADE).toBeCloseTo(11 / 8.5, 2);
  await expect(dialog.getByText('The first pages', { exact: true })).toBeVisible();
  await expect(stale).toHaveCount(0);
  await expect.poll(prints, MADE).toBe(4);
  await app.evaluate(() => void ((globalThis as { mayEnd?: boolean }).mayEnd = true));
  await dialog.getByText('A4', { exact: true }).click();
  await expect(dialog.getByText(/^\d\d pages$/)).toBeVisible(MADE);
  await write();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible(MADE);
  const written = readdirSync(folder).find((name) => name.endsWith('.pdf'))!;
  const pdf = await PDFDocument.load(readFileSync(join(folder, written)));
  expect(pdf.getPageCount()).toBeGreaterThan(30);
});

test('an export that takes long leaves the rest of the app alone, and stops at once with nothing written', async ({
  start,
  folder,
}) => {
  const { app, page } = await start({ args: [SAMPLE] });
  await answer(app, { open: folder });
  // A printer that never ends.
  await app.evaluate(
    ({ app: main }) =>
      void main.on('web-contents-created', (_event, contents) =>
        Object.assign(contents, { printToPDF: () => new Promise(() => undefined) }),
      ),
  );
  const { dialog, chooseFolder, exportButton, write } = await openExport(page);
  await chooseFolder(folder);
  await expect(dialog.getByText('Printing the pages…')).toBeVisible(MADE);
  await dialog.getByRole('button', { name: 'Stop the preview' }).press('Enter');
  await expect(dialog.getByText('The preview was stopped.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Make it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('tab', { name: 'PDF' })).toBeFocused();
  await expect(dialog.getByText('Printing the pages…')).toBeVisible(MADE);
  await write();
  const stop = dialog.getByRole('button', { name: 'Stop', exact: true });
  await expect(stop).toBeFocused();
  await expect(dialog.getByRole('progressbar', { name: 'Exporting' })).toContainText(
    'Printing the pages…',
    MADE,
  );
  expect(await app.evaluate(({ app: main }) => main.getName())).toBe('Afterword');
  expect(await violations(page, 'progress')).toEqual([]);
  await stop.press('Enter');
  await expect(exportButton).toBeFocused();
  expect(readdirSync(folder)).toEqual([]);
  // The hidden windows are gone with it.
  await page.keyboard.press('Escape');
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('the report is copied: headings, tables and the picture of the incident are there where it is pasted', async ({
  start,
}) => {
  const { page } = await start({ args: [SAMPLE] });
  await editorOf(page).getByRole('paragraph').first().click();
  await page.keyboard.press('ControlOrMeta+Shift+C');
  await expect(
    banner(page, 'The report is on the clipboard, as everyone may read it.'),
  ).toBeVisible(MADE);
  const html = page.evaluate(
    () =>
      new Promise<string>((resolve) =>
        window.addEventListener(
          'paste',
          (event) => resolve(event.clipboardData?.getData('text/html') ?? ''),
          { capture: true, once: true },
        ),
      ),
  );
  const target = section(page, 'Where we got lucky').getByRole('paragraph').last();
  await target.click();
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+v');
  const pasted = section(page, 'Where we got lucky');
  await expect(pasted.getByRole('heading', { name: 'Root cause' })).toBeVisible(MADE);
  expect(await pasted.locator('table').count()).toBeGreaterThan(2);
  expect(await html).toMatch(/<img [^>]*src="data:image\/png;base64,[^"]{1000,}"/);
});

test('a selection is copied as clean rich text: within a text as it is, over sections with their rows and times', async ({
  start,
}) => {
  const { page } = await start({ args: [SAMPLE] });
  await page.evaluate(() =>
    window.addEventListener(
      'copy',
      ({ clipboardData: data }) => {
        // As the editor gives it.
        const set = data!.setData.bind(data);
        const copied: Record<string, string> = {};
        Object.assign(window, { copied });
        data!.setData = (type, text) => {
          copied[type] = text;
          set(type, text);
        };
      },
      true,
    ),
  );
  const copied = () =>
    page.evaluate(() => (window as unknown as { copied: Record<string, string> }).copied);
  await section(page, 'Root cause').getByRole('paragraph').first().click({ clickCount: 3 });
  await page.keyboard.press('ControlOrMeta+c');
  expect((await copied())['text/html']).toMatch(
    /^(?:<p>)?The rotation job wrote the new certificate to the gateways <em>without its intermediate<\/em>\. Three conditions had to meet:(?:<\/p>)?$/,
  );

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  const { 'text/html': html = '', 'text/plain': text = '' } = await copied();
  expect(html).toContain('<h1>Checkout slow after certificate rotation</h1>');
  expect(html).toContain('<h2>Root cause</h2>');
  expect(html).toMatch(/<tr><td[^>]*>09:15<\/td>/);
  expect(html).not.toMatch(
    /<button|class=|data-|Would a colleague from another team understand it/,
  );
  expect(text).toContain('| 09:15');
  expect(text).not.toContain('Would a colleague');
});
