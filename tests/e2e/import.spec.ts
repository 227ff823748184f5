/**
 * Importing through the window: several sources at once, a table's columns, the preview changed
 * before it is taken over, an import added to the open document.
 */
import { writeFileSync } from 'node:fs';
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
} from './steps.ts';

const PAGE = `# Labels were printed twice

## Summary
A retry printed each label a second time.

## Timeline
2 June 2026
- 09:40 UTC First complaint from the depot in Riga
- 09:55 UTC The retry is switched off

Thanks to the night shift.
`;
const NOTES = `# Notes of the shift

## Timeline
2 June 2026
- 09:41 First complaint from the depot in Riga.
- 10:20 The depot reports single labels
`;
const TABLE = `when;who;what
03/06/2026 07:10;Ilze;Printer queue is emptied
03/06/2026 07:25;Juris;Labels are reprinted by hand
;Juris;Somebody made coffee
`;

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Import' });
const rowsOf = (page: Page) =>
  dialogOf(page).getByRole('listbox', { name: 'Timeline entries' }).getByRole('option');
const texts = (page: Page) =>
  page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('group', { name: /^Timeline entry/ })
    .locator('[data-lexical-slot="body"]');

async function choose(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+I');
  await dialogOf(page).getByRole('button', { name: 'Choose files…' }).click();
}

function write(folder: string, name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('three sources at once become one timeline, each entry with its source; one that cannot be read says so', async ({
  start,
  folder,
}) => {
  const { app, page } = await start();
  await answer(app, {
    open: [
      write(folder, 'page.md', PAGE),
      write(folder, 'notes.md', NOTES),
      write(folder, 'old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)),
      write(folder, 'table.csv', TABLE),
    ],
  });
  await choose(page);
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('listitem').filter({ hasText: 'old.doc' })).toContainText(
    'old Office',
  );
  await dialog.getByRole('button', { name: 'Remove old.doc' }).click();
  await expect(dialog.getByText('old Office')).toHaveCount(0);

  // The zone is asked where no time names one, and answered once for all.
  const notes = dialog.getByRole('listitem').filter({ hasText: 'notes.md' });
  await notes.getByRole('combobox', { name: /Time zone/ }).fill('UTC');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'The same for table.csv' }).click();
  await expect(rowsOf(page).filter({ hasText: '10:20' })).toContainText(
    'Tue 2 June 2026, 10:20 UTC',
  );

  // The table's days are open until the author says which number is the day.
  await dialog.getByRole('button', { name: 'Columns…' }).click();
  await expect(dialog.getByRole('combobox', { name: 'What the column “who” is' })).toHaveValue(
    'actor',
  );
  await dialog.getByRole('combobox', { name: /comes first/ }).selectOption('day-first');
  await dialog.getByRole('tab', { name: /Timeline/ }).click();
  await expect(rowsOf(page)).toHaveCount(6);
  await expect(rowsOf(page).filter({ hasText: 'Printer queue' })).toContainText(
    'Wed 3 June 2026, 07:10 UTC',
  );
  await dialog.getByRole('button', { name: 'Open it here' }).click();

  // The first complaint is told twice: joined by one key.
  const twice = page.getByRole('dialog', { name: 'Told twice?' });
  await expect(twice.getByRole('group', { name: /^Pair 1 of 1/ })).toBeFocused();
  await page.keyboard.press('j');
  await expect(twice.getByRole('button', { name: /Join them/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await twice.getByRole('button', { name: 'Open it here' }).click();

  await expect(texts(page)).toHaveText([
    /First complaint from the depot in Riga/,
    /switched off/,
    /single labels/,
    /Printer queue/,
    /reprinted/,
  ]);
  const file = join(folder, 'merged.postmortem');
  await answer(app, { save: file });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  const report = readReport(file);
  expect(report.timeline.map(({ at, source }) => [at?.instant, source?.split(':')[0]])).toEqual([
    ['2026-06-02T09:40:00Z', 'page.md'],
    ['2026-06-02T09:55:00Z', 'page.md'],
    ['2026-06-02T10:20:00Z', 'notes.md'],
    ['2026-06-03T07:10:00Z', 'table.csv'],
    ['2026-06-03T07:25:00Z', 'table.csv'],
  ]);
  await expect(section(page, 'Unsorted')).toContainText('Somebody made coffee');
});

test('the preview is changed by keyboard: a time, a text, a row left out, a line put among the entries', async ({
  start,
}) => {
  const { page } = await start();
  await page.keyboard.press('ControlOrMeta+Shift+I');
  await expect(dialogOf(page).getByRole('textbox', { name: /^Paste/ })).toBeFocused();
  await page.keyboard.insertText(PAGE);
  const dialog = dialogOf(page);
  const list = dialog.getByRole('listbox', { name: 'Timeline entries' });
  await expect(rowsOf(page)).toHaveCount(2);
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const time = dialog.getByRole('textbox', { name: 'Time, as written' });
  await expect(time).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('noon');
  await expect(dialog.getByText(/^Tue 2 June 2026, 12:00/).last()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list).toBeFocused();
  await expect(rowsOf(page).nth(1)).toContainText('changed');

  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(rowsOf(page).first()).toContainText('left out');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rowsOf(page).first()).not.toContainText('left out');
  await page.keyboard.press('Delete');
  await expect(
    dialog.getByRole('checkbox', { name: '1 row left out: keep the words in Unsorted' }),
  ).toBeChecked();

  await dialog.getByRole('tab', { name: /Sections/ }).click();
  await dialog.getByRole('combobox', { name: 'What Summary is' }).selectOption('impact');
  await dialog.getByRole('button', { name: 'Open it here' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(texts(page)).toContainText([/switched off/]);
  await expect(entry(page, 0).time).toHaveValue('12:00');
  await expect(section(page, 'Unsorted')).toContainText('First complaint from the depot in Riga');
});

test('an import is added to the open document in one step, beside what is there; undone in one', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'open.postmortem'), 'Open', (report) => ({
    ...report,
    incident: { ...report.incident, zone: 'UTC', date: '2026-06-02' },
    timeline: [
      {
        id: 'own',
        at: {
          written: '09:41',
          local: '2026-06-02T09:41',
          zone: 'UTC',
          instant: '2026-06-02T09:41:00Z',
          approximate: false,
        },
        milestone: null,
        body: {
          type: 'root',
          children: [
            {
              type: 'paragraph',
              children: [{ type: 'text', value: 'First complaint from the depot in Riga' }],
            },
          ],
        },
        audience: 'everyone',
        source: 'memory',
      },
    ],
  }));
  const { app, page } = await start({ args: [file] });
  await expect(texts(page)).toHaveCount(1);
  await answer(app, { open: write(folder, 'page.md', PAGE) });
  await choose(page);
  await dialogOf(page).getByRole('button', { name: 'Add to this document' }).click();
  const twice = page.getByRole('dialog', { name: 'Told twice?' });
  await expect(twice.getByText('In this document · memory')).toBeVisible();
  await page.keyboard.press('2');
  await twice.getByRole('button', { name: 'Add to this document' }).click();
  await expect(texts(page)).toHaveText([/First complaint/, /switched off/]);
  await expect(section(page, 'Summary')).toContainText('A retry printed each label');
  await expect(banner(page, /^Added: /)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(texts(page)).toHaveCount(1);
  await expect(section(page, 'Summary')).not.toContainText('A retry');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(readReport(file).timeline.map(({ id }) => id)).toEqual(['own']);
});

test('files dropped on the window are imported', async ({ start }) => {
  const { page } = await start();
  await newReport(page);
  const transfer = await page.evaluateHandle((text) => {
    const made = new DataTransfer();
    made.items.add(new File([text], 'dropped.md', { type: 'text/markdown' }));
    return made;
  }, PAGE);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await editorOf(page).dispatchEvent(type, { dataTransfer: transfer });
  await expect(
    dialogOf(page).getByRole('listitem').filter({ hasText: 'dropped.md' }),
  ).toContainText('2 timeline entries');
});

test('ten thousand rows: the reading is stopped at once, read again behind the document while the author writes, and looked at', async ({
  start,
  folder,
}) => {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const rows = Array.from(
    { length: 10_000 },
    (_, index) =>
      `2026-06-${pad(1 + Math.floor(index / 1440))} ${pad(Math.floor(index / 60) % 24)}:${pad(index % 60)} UTC,probe ${index} is late`,
  );
  const { app, page } = await start();
  await newReport(page);
  await answer(app, { open: write(folder, 'probes.csv', `time,event\n${rows.join('\n')}\n`) });
  await choose(page);
  const dialog = dialogOf(page);
  const stop = dialog.getByRole('button', { name: 'Stop' });
  await stop.click();
  await expect(dialog.getByText('The reading was stopped. Nothing was taken over.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.type('Probes were late');
  await expect(page.getByRole('heading', { level: 1, name: 'Probes were late' })).toBeVisible();
  await expect(page.getByText('An import is ready to be looked at.').first()).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Look at it' }).click();
  const list = dialog.getByRole('listbox', { name: 'Timeline entries' });
  await expect(dialog.getByRole('tab', { name: 'Timeline 10,000' })).toBeVisible();
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { selected: true })).toContainText('probe 9999 is late');
  // Only the part that is seen is drawn.
  expect(await list.getByRole('option').count()).toBeLessThan(60);
  await page.keyboard.press('Delete');
  await expect(list.getByRole('option', { selected: true })).toContainText('left out');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('An import is ready')).toHaveCount(0);
});
