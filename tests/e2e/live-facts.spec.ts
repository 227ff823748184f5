/** Words of the text that follow the timeline: put in, followed, undone, exported, let go. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { toMarkdownText } from '../../core/markdown/write.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem, Time } from '../../core/document/postmortem.ts';
import { buildReport } from '../../core/report/report.ts';
import { editorOf, entry, expect, readReport, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

const at = (clock: string): Time => ({
  written: clock,
  local: `2026-03-03T${clock}`,
  zone: 'Europe/Copenhagen',
  instant: `2026-03-03T${String(Number(clock.slice(0, 2)) - 1).padStart(2, '0')}${clock.slice(2)}:00Z`,
  approximate: false,
  zoneFrom: 'document',
  dateFrom: 'document',
});

function withIncident(report: Postmortem): Postmortem {
  const row = (id: string, clock: string, milestone: 'started' | 'resolved', text: string) => ({
    id,
    at: at(clock),
    milestone,
    body: prose(paragraph(text)),
    audience: 'everyone' as const,
    source: null,
  });
  return {
    ...report,
    incident: {
      ...report.incident,
      zone: 'Europe/Copenhagen',
      date: '2026-03-03',
      severity: 'SEV-2',
    },
    timeline: [
      row('t1', '10:13', 'started', 'The lock service stops'),
      row('t2', '11:29', 'resolved', 'The lock service is back'),
    ],
  };
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Live facts' });
const facts = (page: Page) => section(page, 'Summary').locator('.pm-fact');

test.beforeEach(({ folder }) => {
  writeReport(join(folder, 'facts.postmortem'), 'Facts', withIncident);
});

test('@ puts a time into the text; it follows its row, and both are undone together', async ({
  start,
  folder,
}) => {
  const file = join(folder, 'facts.postmortem');
  const { page } = await start({ args: [file] });
  await expect(editorOf(page)).toBeVisible();
  const summary = section(page, 'Summary');
  await summary.getByRole('paragraph').last().click();

  await page.keyboard.type('It began at @');
  await expect(list(page)).toBeVisible();
  await page.keyboard.type('stops');
  await expect(list(page).getByRole('option')).toHaveText(['10:13The lock service stops']);
  await page.keyboard.press('Enter');
  await expect(facts(page)).toHaveText(['10:13']);
  await page.keyboard.type(' and lasted @length');
  await page.keyboard.press('Tab');
  await page.keyboard.type(', severity @sev');
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expect(summary).toContainText('It began at 10:13 and lasted 1 h 16 min, severity SEV-2.');

  const { time } = entry(page, 0);
  // A field that is entered is selected.
  await time.click();
  await page.keyboard.type('10:05');
  await page.keyboard.press('Enter');
  await expect(facts(page)).toHaveText(['10:05', '1 h 24 min', 'SEV-2']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(facts(page)).toHaveText(['10:13', '1 h 16 min', 'SEV-2']);
  await expect(time).toHaveValue('10:13');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(facts(page)).toHaveText(['10:05', '1 h 24 min', 'SEV-2']);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Saved');
  expect(JSON.stringify(readReport(file).sections)).toContain('"value":"1 h 24 min"');
});

test('the caret passes a fact in one step, Backspace takes it whole, and one key makes it text', async ({
  start,
  folder,
}) => {
  const { page } = await start({ args: [join(folder, 'facts.postmortem')] });
  await expect(editorOf(page)).toBeVisible();
  const summary = section(page, 'Summary');
  await summary.getByRole('paragraph').last().click();
  await page.keyboard.type('At @10:13 cet');
  await page.keyboard.press('Enter');
  await expect(facts(page)).toHaveText(['10:13 CET']);
  await page.keyboard.type('x');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('<');
  await expect(summary).toContainText('At <10:13 CETx');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('>');
  await expect(summary).toContainText('At <10:13 CET>x');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(facts(page)).toHaveCount(0);
  await expect(summary).toContainText('At <x');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(facts(page)).toHaveText(['10:13 CET']);

  await facts(page).click();
  const card = page.getByRole('group', { name: 'Live fact' });
  await expect(card).toContainText('Follows the milestone “started”');
  await card.getByRole('button', { name: 'Without zone' }).click();
  await expect(facts(page)).toHaveText(['10:13']);
  await page.keyboard.press('ControlOrMeta+Shift+T');
  await expect(facts(page)).toHaveCount(0);
  await expect(summary).toContainText('At <10:13x');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(facts(page)).toHaveText(['10:13']);
});

test('an address opens no list, Escape leaves what was typed, and the menus ask too', async ({
  start,
  folder,
}) => {
  const { page } = await start({ args: [join(folder, 'facts.postmortem')] });
  await expect(editorOf(page)).toBeVisible();
  const summary = section(page, 'Summary');
  await summary.getByRole('paragraph').last().click();
  await page.keyboard.type('Write to ops@res');
  await expect(list(page)).toBeHidden();
  await page.keyboard.type(' or @res');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeHidden();
  await page.keyboard.type('olved');
  await expect(list(page)).toBeHidden();
  await expect(summary).toContainText('Write to ops@res or @resolved');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/live');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(facts(page)).toHaveText(['10:13']);
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('live fact');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeVisible();
  await page.keyboard.type('day');
  await page.keyboard.press('Enter');
  await expect(facts(page)).toHaveText(['10:13', '3 March 2026']);
});

test('the checks offer to keep a time and its row together', async ({ start, folder }) => {
  const { page } = await start({ args: [join(folder, 'facts.postmortem')] });
  await expect(editorOf(page)).toBeVisible();
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type('The service stopped at 10:13 and came back at 11:29.');
  const problem = page.getByRole('group', { name: /Could follow the timeline/ });
  await expect(problem).toContainText('“10:13” is the time of “The lock service stops”');
  await problem.getByRole('heading').click();
  await problem.getByRole('button', { name: 'Keep both together' }).click();
  await expect(facts(page)).toHaveText(['10:13', '11:29']);
});

test('every export has plain words, and a copy in another program too', async ({
  start,
  folder,
}) => {
  const { page } = await start({ args: [join(folder, 'facts.postmortem')] });
  await expect(editorOf(page)).toBeVisible();
  await section(page, 'Summary').getByRole('paragraph').last().click();
  await page.keyboard.type('It began at @10:13');
  await page.keyboard.press('Enter');
  await page.keyboard.type(', we saw.');
  await page.keyboard.press('Shift+Home');
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    return [clipboardData.getData('text/plain'), clipboardData.getData('text/html')];
  });
  expect(copied[0]).toBe('It began at 10:13, we saw.');
  expect(copied[1]).toContain('It began at 10:13, we saw.');

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('Saved');
  const file = join(folder, 'facts.postmortem');
  const report = buildReport(readReport(file), { audience: 'everyone', zone: '' });
  expect(toMarkdownText(report)).toContain('\nIt began at 10:13, we saw.\n');
});
