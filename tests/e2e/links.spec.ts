/** Links and sources, as people make them: by typing, by pasting, by key. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { formatMarkdown } from '../../core/prose/markdown.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { editorOf, entry, expect, readReport, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

function withRow(report: Postmortem): Postmortem {
  return {
    ...report,
    timeline: [
      {
        id: 't1',
        at: null,
        milestone: null,
        body: prose(paragraph('Payments fail.')),
        audience: 'everyone',
        source: null,
      },
    ],
  };
}

/** The summary as Markdown, from the saved file. */
async function summaryIn(page: Page, file: string): Promise<string> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Saved');
  return formatMarkdown(readReport(file).sections.find(({ kind }) => kind === 'summary')!.body);
}

/** Pastes as the clipboard of another program would have it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);
}

test('an address becomes a link by typing, by pasting and by key, each undone in one step', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'links.postmortem'), 'Links', withRow);
  const { page } = await start({ args: [file] });
  await expect(editorOf(page)).toBeVisible();
  const summary = section(page, 'Summary');
  const link = summary.getByRole('link');

  await summary.getByRole('paragraph').last().click();
  await page.keyboard.type('See https://status.example.com/42. ');
  await expect(link).toHaveText('https://status.example.com/42');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(link).toHaveCount(0);
  await expect(summary).toContainText('See https://status.example.com/42.');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(link).toHaveCount(1);

  await page.keyboard.press('Enter');
  await page.keyboard.type('Dashboard');
  await page.keyboard.press('Shift+Home');
  await paste(page, 'https://graphs.example.com/d/1');
  await expect(link.nth(1)).toHaveText('Dashboard');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Log');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Add a link' });
  await dialog.getByRole('textbox').fill('logs.example.com');
  await page.keyboard.press('Enter');
  await expect(link.nth(2)).toHaveText('Log');
  expect(await summaryIn(page, file)).toBe(
    'See <https://status.example.com/42>.&#x20;\n\n' +
      '[Dashboard](https://graphs.example.com/d/1)\n\n[Log](https://logs.example.com)\n',
  );

  // The caret rests in the second link: its card, by key.
  await link.nth(1).click();
  const card = page.getByRole('group', { name: 'Link' });
  await expect(card).toContainText('https://graphs.example.com/d/1');
  await page.keyboard.press('ControlOrMeta+Alt+L');
  await expect(card.getByRole('button', { name: 'Open' })).toBeFocused();
  await card.getByRole('button', { name: 'Edit…' }).click();
  const change = page.getByRole('dialog', { name: 'Change the link' });
  await expect(change.getByRole('textbox')).toHaveValue('https://graphs.example.com/d/1');
  await change.getByRole('textbox').fill('https://graphs.example.com/d/2');
  await page.keyboard.press('Enter');
  await expect(link.nth(1)).toHaveAttribute('href', 'https://graphs.example.com/d/2');

  // The same by the link key, wherever the caret is in a link; and the way to take it off.
  await link.nth(1).click();
  await page.keyboard.press('ControlOrMeta+l');
  await expect(change.getByRole('textbox')).toHaveValue('https://graphs.example.com/d/2');
  await change.getByRole('textbox').fill('https://graphs.example.com/d/3');
  await page.keyboard.press('Enter');
  await expect(link.nth(1)).toHaveAttribute('href', 'https://graphs.example.com/d/3');
  await link.nth(2).click();
  await page.keyboard.press('ControlOrMeta+l');
  await change.getByRole('button', { name: 'Remove link' }).click();
  await expect(link).toHaveCount(2);
  await expect(summary).toContainText('Log');
});

test('a row’s source and milestone are set by key', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'source.postmortem'), 'Source', withRow);
  const { page } = await start({ args: [file] });
  await expect(editorOf(page)).toBeVisible();
  await entry(page, 0).text.click();
  await page.keyboard.press('ControlOrMeta+Alt+S');
  const field = page.getByRole('textbox', { name: 'Source of the entry' });
  await field.fill('pager log');
  await page.keyboard.press('Enter');
  const shown = entry(page, 0).row.getByText('source: pager log');
  await expect(shown).toBeVisible();
  await shown.click();
  await expect(field).toHaveValue('pager log');
  await page.keyboard.press('Escape');
  await entry(page, 0).text.click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('milestone detected');
  await page.keyboard.press('Enter');
  await expect(
    entry(page, 0).row.getByRole('button', { name: 'Milestone: detected' }),
  ).toBeVisible();
  await page.keyboard.press('ControlOrMeta+s');
  await expect
    .poll(() => readReport(file).timeline.map(({ milestone, source }) => [milestone, source]))
    .toEqual([['detected', 'pager log']]);
});
