/** Find and replace as one uses them without looking: by key, from the caret and back to it. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import { entry, expect, readReport, saveState, section, test, writeReport } from './steps.ts';
import { plainText } from '../../core/prose/text.ts';

test.use({ sharesApp: true });

const bar = (page: Page) => page.getByRole('search', { name: 'Find and replace' });
const said = (page: Page) => bar(page).getByRole('status');

function written(file: string): string {
  return writeReport(file, 'Cache down', (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'summary' || each.kind === 'impact'
        ? { ...each, body: prose(paragraph(`The cache of ${each.kind} was cold, cache by cache.`)) }
        : each,
    ),
    timeline: [
      {
        id: 't1',
        at: null,
        milestone: null,
        body: prose(paragraph('The cache restarts.')),
        audience: 'everyone',
        source: null,
      },
    ],
    actions: [
      {
        id: 'a1',
        body: prose(paragraph('Warm it.')),
        owner: 'Cache team',
        due: null,
        priority: '',
        status: 'open',
        ticket: '',
      },
    ],
  }));
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
}

test('find takes the selection, goes on from it, and gives the caret back at the match', async ({
  start,
  folder,
}) => {
  const file = written(join(folder, 'find.postmortem'));
  const { page } = await start({ args: [file] });
  // The first “cache” of the second section that has some.
  await section(page, 'Impact').getByRole('paragraph').last().click();
  await page.keyboard.press('Home');
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
  for (let n = 0; n < 5; n++) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(bar(page).getByRole('textbox', { name: 'Find' })).toHaveValue('cache');
  await expect(bar(page).getByRole('textbox', { name: 'Find' })).toBeFocused();
  // The title and the summary come before.
  await expect(said(page)).toHaveText('5 of 9');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('6 of 9');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.type('CACHE');
  await saved(page);
  const impact = readReport(file).sections.find(({ kind }) => kind === 'impact')!;
  expect(plainText(impact.body)).toBe('The cache of impact was cold, CACHE by cache.');
});

test('find works in rows: their text, their fields', async ({ start, folder }) => {
  const file = written(join(folder, 'rows.postmortem'));
  const { page } = await start({ args: [file] });
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('cache restarts');
  await expect(said(page)).toHaveText('1 of 1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(' again');
  await expect(entry(page, 0).text).toHaveText('The cache restarts again.');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('Cache team');
  await expect(bar(page).getByRole('textbox', { name: 'Find' })).toHaveValue('Cache team');
  await expect(said(page)).toHaveText('1 of 1');
  await page.keyboard.press('Escape');
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await expect(owner).toBeFocused();
  await page.keyboard.type('Storage');
  await expect(owner).toHaveValue('Storage');
});

test('replace by its key says how many, and is one step to undo', async ({ start, folder }) => {
  const file = written(join(folder, 'replace.postmortem'));
  const { page } = await start({ args: [file] });
  await section(page, 'Summary').getByRole('paragraph').last().dblclick();
  await page.keyboard.press('ControlOrMeta+h');
  const find = bar(page).getByRole('textbox', { name: 'Find' });
  await find.fill('cache');
  await page.keyboard.press('ControlOrMeta+h');
  const by = bar(page).getByRole('textbox', { name: 'Replace with' });
  await expect(by).toBeFocused();
  await page.keyboard.type('cache store');
  // One by one: what was put there is passed over.
  await page.keyboard.press('Enter');
  const first = await said(page).innerText();
  await page.keyboard.press('Enter');
  await expect(said(page)).not.toHaveText(first);
  await bar(page).getByRole('button', { name: 'Replace all' }).click();
  await expect(said(page)).toHaveText('9 replaced');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await saved(page);
  const summary = readReport(file).sections.find(({ kind }) => kind === 'summary')!;
  expect(plainText(summary.body)).toBe('The cache of summary was cold, cache by cache.');
});
