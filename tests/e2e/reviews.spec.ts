/** What reviewers said comes back: brought in, triaged and taken back by keyboard alone. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { violations } from './axe.ts';
import { answer, banner, expect, readReport, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

/** The first file starts the thread that reads them. */
const READ = { timeout: 20_000 };
const SUMMARY = 'The queue froze at noon. Nobody saw that it had been slow for an houre.';

function withSummary(text: string): (report: Postmortem) => Postmortem {
  return (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'summary' ? { ...each, body: prose(paragraph(text)) } : each,
    ),
  });
}

/** A copy of the document that a reviewer has changed and commented on. */
function reviewedBy(folder: string, file: string, name: string, summary: string): string {
  const path = join(folder, `${name}.postmortem`);
  copyFileSync(file, path);
  const report = withSummary(summary)(readReport(path));
  const said = { author: name, date: '2026-03-06T08:30:00Z', text: `${name} asks: whose queue?` };
  const comments: Postmortem['comments'] = [
    { id: `c-${name}`, about: { in: 'document', part: '' }, state: 'open', comments: [said] },
  ];
  writeFileSync(path, toCanonicalJson({ ...report, comments }));
  return path;
}

const cards = (page: Page): Locator => page.locator('.comment-list [data-card]');

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

test('two reviewed files are brought in, and each remark is settled by one key', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'report.postmortem'), 'Report', withSummary(SUMMARY));
  const before = readFileSync(file, 'utf8');
  const ada = reviewedBy(folder, file, 'Ada', SUMMARY.replace('houre', 'hour'));
  const jonas = reviewedBy(folder, file, 'Jonas', SUMMARY.replace('froze', 'stood still'));
  const { app, page } = await start({ args: [file] });
  await answer(app, { open: [ada, jonas] });
  await expect(section(page, 'Summary')).toContainText(SUMMARY);

  await run(page, 'Bring in Reviews');
  await expect(banner(page, /4 comments and suggestions from 2 files/)).toBeVisible(READ);
  await expect(cards(page)).toHaveCount(4);
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(await violations(page, 'reviews')).toEqual([]);

  // The same files again bring nothing new.
  await run(page, 'Bring in Reviews');
  await expect(banner(page, /0 comments and suggestions from 2 files; 4 known/)).toBeVisible();
  await expect(cards(page)).toHaveCount(4);

  // The keyboard is in the list. The remarks come first: one is answered and settled, one skipped.
  await expect(cards(page).first()).toBeFocused();
  await page.keyboard.press('r');
  await page.keyboard.type('Ours.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cards(page).first()).toContainText('Ours.');
  await page.keyboard.press('ControlOrMeta+Alt+e');
  await expect(cards(page)).toHaveCount(4);

  // Both suggestions, in the order of the text: one taken over, one not.
  const froze = cards(page).filter({ hasText: 'stood still' });
  const hour = cards(page).filter({ hasText: 'houre' });
  await froze.focus();
  await page.keyboard.press('a');
  await expect(section(page, 'Summary')).toContainText('The queue stood still at noon.');

  // Taken back, with the keyboard still in the list; and once more.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, 'Summary')).not.toContainText('stood still at noon');
  await expect(cards(page).and(page.locator(':focus'))).toHaveCount(1);
  await froze.focus();
  await page.keyboard.press('a');
  await expect(section(page, 'Summary')).toContainText('The queue stood still at noon.');
  await hour.focus();
  await page.keyboard.press('x');
  await expect(section(page, 'Summary')).toContainText('an houre');
  await page.keyboard.press('ControlOrMeta+s');
  await expect
    .poll(() =>
      readReport(file)
        .comments?.map(({ state }) => state)
        .sort(),
    )
    .toEqual(['accepted', 'open', 'rejected', 'resolved']);
});

test('a review of another document is refused in a sentence', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'report.postmortem'), 'Report', withSummary(SUMMARY));
  const other = join(folder, 'other.postmortem');
  writeFileSync(other, toCanonicalJson({ ...readReport(file), id: 'another', title: 'Lifts' }));
  const { app, page } = await start({ args: [file] });
  await answer(app, { open: [other] });
  await expect(section(page, 'Summary')).toContainText(SUMMARY);
  await run(page, 'Bring in Reviews');
  await expect(banner(page, /review of another document, “Lifts”/)).toBeVisible(READ);
  await expect(cards(page)).toHaveCount(0);
});
