/**
 * In and out through the window: a status page into a document, hostile HTML, pictures, and three
 * files into a folder.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  answer,
  banner,
  editorOf,
  entry,
  expect,
  newReport,
  readReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';

const STATUS_PAGE = `Searches failing in the catalogue
Incident Report for Brookfield Books

Postmortem

Summary
A node of the index ran out of memory, and one search in five ended in an error.

Timeline
09:58 UTC The first alert about slow searches.
10:05 UTC The on-call engineer opens an incident.
11:12 UTC The last shard has moved.

Posted Mar 04, 2026 - 09:00 UTC

Resolved
The index is whole again and searches answer as usual.
Posted Mar 03, 2026 - 11:20 UTC

Identified
A node of the index ran out of memory. We are moving its shards.
Posted Mar 03, 2026 - 10:32 UTC

Investigating
Some searches in the catalogue end in an error. We are looking into it.
Posted Mar 03, 2026 - 10:05 UTC

This incident affected: Catalogue, Search API.

Thank you for bearing with us, say the eleven of us.
`;

/** One red dot. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
const HOSTILE = `<h2>Findings</h2><p onclick="window.harmed = 'click'">Before the harm.</p>
<script>window.harmed = 'script'</script>
<img src="https://outside.example/pixel.png" onerror="window.harmed = 'error'" alt="a pixel">
<iframe src="https://outside.example/frame" srcdoc="<script>parent.harmed = 'frame'</script>"></iframe>
<svg onload="window.harmed = 'svg'"><a href="javascript:window.harmed='link'"><text>press</text></a></svg>
<style>body { background: url(https://outside.example/style.png) }</style>
<link rel="stylesheet" href="https://outside.example/sheet.css">
<a href="javascript:window.harmed = 'address'">A link that runs.</a> <math><mtext></mtext></math>
<p>After the harm.</p>`;

/** Notes every request for something outside, from now on. */
function outsideRequests(page: Page): string[] {
  const outside: string[] = [];
  const home = new URL(page.url()).origin;
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !/^(?:data|blob):/.test(request.url()))
      outside.push(request.url());
  });
  return outside;
}

/** Pastes into whatever has the focus, as the system's clipboard would. */
async function paste(page: Page, content: Record<string, string>, picture?: string): Promise<void> {
  await page.evaluate(
    ([types, data]) => {
      const transfer = new DataTransfer();
      for (const [type, text] of Object.entries(types)) transfer.setData(type, text);
      if (data)
        transfer.items.add(
          new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], 'pasted.png', {
            type: 'image/png',
          }),
        );
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
      );
    },
    [content, picture] as const,
  );
}

const importDialog = (page: Page) => page.getByRole('dialog', { name: 'Import' });
const harmed = (page: Page) => page.evaluate(() => 'harmed' in window);

test('a status page is pasted, shown as it was understood, and becomes a document', async ({
  start,
  folder,
}) => {
  const { app, page } = await start();
  await page.keyboard.press('ControlOrMeta+Shift+I');
  const dialog = importDialog(page);
  const source = dialog.getByRole('textbox', { name: /^Paste/ });
  await expect(source).toBeFocused();
  await page.keyboard.insertText(STATUS_PAGE);
  const preview = dialog.getByRole('region', { name: 'What was understood' });
  await expect(
    preview.getByRole('heading', { name: 'Searches failing in the catalogue' }),
  ).toBeVisible();
  await expect(preview.getByRole('tab', { name: 'Timeline 3' })).toBeVisible();
  await expect(preview.getByRole('tab', { name: 'Status updates 4' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it here' }).click();
  await expect(dialog).toHaveCount(0);

  await expect(
    page.getByRole('heading', { level: 1, name: 'Searches failing in the catalogue' }),
  ).toBeVisible();
  const rows = page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('group', { name: /^Timeline entry/ })
    .locator('[data-lexical-slot="body"]');
  await expect(rows).toHaveText([/first alert/, /on-call engineer/, /last shard/]);
  const updates = page
    .getByRole('group', { name: 'Status updates' })
    .getByRole('group', { name: /^Status update/ });
  await expect(updates).toHaveCount(4);
  await expect(saveState(page)).toHaveText('Not saved');

  const file = join(folder, 'imported.postmortem');
  await answer(app, { save: file });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  const report = readReport(file);
  expect(report.timeline.map(({ at }) => at?.instant)).toEqual([
    '2026-03-03T09:58:00Z',
    '2026-03-03T10:05:00Z',
    '2026-03-03T11:12:00Z',
  ]);
  expect(report.updates.map(({ at, status }) => [status, at?.instant])).toEqual([
    ['investigating', '2026-03-03T10:05:00Z'],
    ['identified', '2026-03-03T10:32:00Z'],
    ['resolved', '2026-03-03T11:20:00Z'],
    ['postmortem', '2026-03-04T09:00:00Z'],
  ]);
  expect(report.incident.services).toEqual(['Catalogue', 'Search API']);
  expect(report.incident.organization).toBe('Brookfield Books');
  await expect(section(page, 'Summary')).toContainText('one search in five');
  await expect(section(page, 'Unsorted')).toContainText(
    'Thank you for bearing with us, say the eleven of us.',
  );
});

test('hostile HTML runs nothing and loads nothing: imported, and pasted into the text', async ({
  start,
  folder,
}) => {
  const { app, page } = await start();
  const outside = outsideRequests(page);
  const file = join(folder, 'hostile.html');
  writeFileSync(file, `<!doctype html><title>Hostile</title>${HOSTILE}`);
  await answer(app, { open: file });
  await page.keyboard.press('ControlOrMeta+Shift+I');
  await importDialog(page).getByRole('button', { name: 'Choose files…' }).click();
  await importDialog(page).getByRole('button', { name: 'Open it here' }).click();
  await expect(editorOf(page)).toContainText('Before the harm.');
  await expect(editorOf(page)).toContainText('After the harm.');

  await page.keyboard.press('ControlOrMeta+End');
  await editorOf(page).getByRole('paragraph').filter({ hasText: 'After the harm.' }).click();
  await page.keyboard.press('End');
  await paste(page, { 'text/html': HOSTILE, 'text/plain': 'Before the harm. After the harm.' });
  await expect(editorOf(page).getByText('Before the harm.')).toHaveCount(2);
  for (const text of await editorOf(page).getByText('the harm.').all()) await text.click();
  for (const link of await editorOf(page).getByText('A link that runs.').all())
    await link.click({ modifiers: ['ControlOrMeta'] });

  expect(await harmed(page)).toBe(false);
  expect(
    await editorOf(page)
      .locator(
        'script, iframe, style, link, [onclick], [onerror], [onload], [href^="javascript"], [src^="http"]',
      )
      .count(),
  ).toBe(0);
  expect(outside).toEqual([]);
});

test('pictures: pasted, dropped and chosen from a file; they are there after saving and opening again', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'pictures.postmortem'), 'With pictures');
  const picture = join(folder, 'graph.png');
  writeFileSync(picture, Buffer.from(DOT, 'base64'));
  {
    const { app, page } = await start({ args: [file] });
    const images = editorOf(page).getByRole('img');
    const line = (title: string) => section(page, title).getByRole('paragraph').last();
    await line('Summary').click();
    await page.keyboard.type('Pasted: ');
    await paste(page, {}, DOT);
    await expect(section(page, 'Summary').locator('img')).toHaveCount(1);

    await line('Impact').click();
    await page.keyboard.type('Dropped: ');
    const box = (await line('Impact').boundingBox())!;
    const transfer = await page.evaluateHandle((data) => {
      const made = new DataTransfer();
      made.items.add(
        new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], 'dropped.png', {
          type: 'image/png',
        }),
      );
      return made;
    }, DOT);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await line('Impact').dispatchEvent(type, {
        dataTransfer: transfer,
        clientX: box.x + 20,
        clientY: box.y + 8,
      });
    await expect(section(page, 'Impact').locator('img')).toHaveCount(1);

    await answer(app, { open: picture });
    await line('Root cause').click();
    const bar = page.getByRole('toolbar', { name: 'Formatting' });
    await bar.getByRole('button', { name: 'Insert' }).click();
    await page.getByRole('menuitem', { name: 'Image' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a picture' });
    await dialog.getByRole('textbox', { name: 'What does it show?' }).fill('A graph of one dot');
    await page.keyboard.press('Enter');
    await expect(
      section(page, 'Root cause').getByRole('img', { name: 'A graph of one dot' }),
    ).toBeVisible();

    await page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('Saved');
    expect(await images.count()).toBeGreaterThan(0);
    await app.close();
  }
  // One picture, three places: it is kept once.
  expect(Object.values(readReport(file).media).map(({ data }) => data)).toEqual([DOT]);
  // It was dropped on the letters of a word, which stays one.
  expect(writtenIn(file, 'impact')).toContain('Dropped:');
  const { page } = await start({ args: [file] });
  for (const title of ['Summary', 'Impact', 'Root cause']) {
    const image = section(page, title).locator('img');
    await expect(image).toBeVisible();
    expect(
      await image.evaluate((element: HTMLImageElement) =>
        element.decode().then(() => element.naturalWidth),
      ),
    ).toBe(1);
  }
});

test('the export names what stands open, writes three files, shows them, and survives a folder that goes away', async ({
  start,
  folder,
}) => {
  const out = join(folder, 'out');
  mkdirSync(out);
  const { app, page } = await start();
  await newReport(page);
  await page.keyboard.type('Out it goes');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A summary for everyone.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type('3 March 2026 10:00');
  await page.keyboard.press('Tab');
  await page.keyboard.type('It is mended.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type('09:00');
  await page.keyboard.press('Tab');
  await page.keyboard.type('It broke.');
  await expect(page.getByRole('group', { name: 'Out of order' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/\d problems? stands? open: .*“Out of order”/)).toBeVisible();
  const formats = dialog.getByRole('group', { name: 'Formats' });
  await formats.getByText('Markdown').click();
  const chooseFolder = async (path: string) => {
    await dialog.getByRole('button', { name: /^Folder: / }).click();
    await expect(
      dialog.getByRole('button', { name: `Folder: ${path}. Choose another…` }),
    ).toBeVisible();
  };
  for (const name of ['Word', 'PDF', 'Markdown'])
    await expect(formats.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toBeChecked();

  // A folder that is not there.
  await answer(app, { open: join(folder, 'vanished') });
  await chooseFolder(join(folder, 'vanished'));
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    `“${join(folder, 'vanished')}” is no longer there. Choose another folder.`,
  );
  expect(readdirSync(folder)).toEqual(['out']);

  await answer(app, { open: out });
  await chooseFolder(out);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog.getByText('3 files written to')).toBeVisible({ timeout: 30_000 });
  const names = ['out-it-goes.docx', 'out-it-goes.md', 'out-it-goes.pdf'];
  for (const name of names) await expect(dialog.getByText(name, { exact: true })).toBeVisible();
  expect(readdirSync(out).sort()).toEqual(['out-it-goes-media', ...names]);
  expect(readdirSync(join(out, 'out-it-goes-media'))).toEqual(['track.svg']);
  expect(readFileSync(join(out, 'out-it-goes.pdf'), 'latin1').startsWith('%PDF-')).toBe(true);
  expect(readFileSync(join(out, 'out-it-goes.docx'), 'latin1').startsWith('PK')).toBe(true);
  expect(readFileSync(join(out, 'out-it-goes.md'), 'utf8')).toMatch(
    /A summary for everyone\.[^]*It is mended\.[^]*It broke\./,
  );
  expect(statSync(join(out, 'out-it-goes.pdf')).size).toBeGreaterThan(5_000);

  await app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path) => void shown.push(path);
  });
  await dialog.getByRole('button', { name: 'Show in folder' }).click();
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown))
    .toEqual([join(out, 'out-it-goes.docx')]);
  renameSync(out, join(folder, 'moved'));
  await dialog.getByRole('button', { name: 'Show in folder' }).click();
  await expect(
    banner(page, 'The exported files are no longer where they were put. Export again.'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
  expect(existsSync(out)).toBe(false);
  rmSync(join(folder, 'moved'), { recursive: true });
  await expect(entry(page, 0).text).toHaveText('It is mended.');
});
