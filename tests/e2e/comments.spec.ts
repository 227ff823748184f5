/** Comments in the window: written, answered, settled, walked and undone by keyboard alone. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { CommentThread } from '../../core/document/comments.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { violations } from './axe.ts';
import {
  choose,
  entry,
  expect,
  offered,
  readReport,
  saveState,
  section,
  takeMenus,
  test,
  writeReport,
} from './steps.ts';

test.use({ sharesApp: true });

const SUMMARY = 'The queue froze at noon. Nobody saw that the queue had been slow for an hour.';

function withSummary(report: Postmortem): Postmortem {
  return {
    ...report,
    timeline: [
      {
        id: 'e1',
        at: null,
        milestone: null,
        body: prose(paragraph('The queue was frozen.')),
        audience: 'everyone',
        source: null,
      },
    ],
    sections: report.sections.map((each) =>
      each.kind === 'summary' ? { ...each, body: prose(paragraph(SUMMARY)) } : each,
    ),
  };
}

const cards = (page: Page): Locator => page.locator('.comment-list [data-card]');
const field = (page: Page): Locator => page.locator('.remark-form textarea');

/** The words that are drawn as commented on. */
const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('pm-comment') ?? [])].map(String));

async function threadsOnDisk(page: Page, file: string): Promise<CommentThread[]> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  return readReport(file).comments ?? [];
}

/** Puts the caret at the beginning of the summary, and selects the letters from `from` to `to`. */
async function select(page: Page, from: number, to: number): Promise<void> {
  await section(page, 'Summary').getByText('The queue').click();
  await page.keyboard.press('Home');
  for (let step = 0; step < from; step++) await page.keyboard.press('ArrowRight');
  for (let step = from; step < to; step++) await page.keyboard.press('Shift+ArrowRight');
}

test('a comment is written on selected words, answered, settled and taken back', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'report.postmortem'), 'Report', withSummary);
  const { page } = await start({ args: [file] });

  await select(page, 10, 15);
  await page.keyboard.press('ControlOrMeta+Alt+m');
  await expect(field(page)).toBeFocused();
  await expect(page.locator('.remark-form .quoted')).toHaveText('froze');
  await page.keyboard.type('Stood still?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Stood still?');
  expect(await marked(page)).toEqual(['froze']);

  // The keyboard is in the text again, and the comment stays at its words while it is written in.
  await page.keyboard.press('Home');
  await page.keyboard.type('At sea, ');
  await expect.poll(() => marked(page)).toEqual(['froze']);
  const [written] = await threadsOnDisk(page, file);
  expect(written).toMatchObject({ state: 'open', about: { words: { exact: 'froze' } } });
  expect(written!.comments.map(({ text }) => text)).toEqual(['Stood still?']);

  // To the list, an answer, and settled, each by one key.
  await page.keyboard.press('ControlOrMeta+F8');
  await page.keyboard.press('ControlOrMeta+Alt+r');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('It did.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cards(page)).toContainText('It did.');
  await page.keyboard.press('ControlOrMeta+Alt+e');
  await expect(cards(page)).toContainText('Resolved');
  await expect.poll(() => marked(page)).toEqual([]);
  expect((await threadsOnDisk(page, file))[0]).toMatchObject({ state: 'resolved' });

  // One history: settled, answered, written, begun.
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => marked(page)).toEqual(['froze']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page)).not.toContainText('It did.');
  for (let step = 0; step < 4; step++) await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page)).toHaveCount(0);
  await expect(section(page, 'Summary')).toContainText(SUMMARY);
  for (let step = 0; step < 6; step++) await page.keyboard.press('ControlOrMeta+y');
  await page.getByRole('tab', { name: 'Comments' }).click();
  await page.getByRole('button', { name: 'Show 1 settled' }).click();
  await expect(cards(page)).toContainText('It did.');
});

test('comments are on rows, outlive their panel, and survive the loss of their words', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'report.postmortem'), 'Report', withSummary);
  const { app, page } = await start({ args: [file] });
  await takeMenus(app);

  // On a row: from its time field, by the menu of a right click in its text, and by the palette.
  await entry(page, 0).time.click();
  await page.keyboard.press('ControlOrMeta+Alt+m');
  await page.keyboard.type('Whose clock?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(cards(page)).toContainText('Whose clock?');
  await expect(entry(page, 0).row).toHaveAttribute('data-commented', '');

  await select(page, 55, 60);
  await section(page, 'Summary').getByText('The queue').click({ button: 'right' });
  await expect.poll(() => offered(app)).toContain('Comment…');
  await choose(app, 'Comment…');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Half-written');
  // What is being written outlives its panel.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Show or Hide Problems' }).click();
  await expect(field(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show or Hide Problems' }).click();
  await expect(field(page)).toHaveValue('Half-written');
  await field(page).focus();
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);

  // Words that go: the comment stays, and says so.
  await select(page, 0, 24);
  await page.keyboard.press('ControlOrMeta+Alt+m');
  await page.keyboard.type('All of this?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await section(page, 'Summary').getByText('The queue').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Written anew.');
  const gone = cards(page).filter({ hasText: 'All of this?' });
  await expect(gone).toContainText('These words are no longer in the text.');
  expect(await threadsOnDisk(page, file)).toHaveLength(2);
  expect(await violations(page, 'comments')).toEqual([]);
});

/** So many comments on the whole, one after the other. */
function commentedOften(count: number): (report: Postmortem) => Postmortem {
  return (report) => ({
    ...report,
    comments: Array.from({ length: count }, (_, at) => ({
      id: `c${at}`,
      about: { in: 'document', part: '' },
      state: 'open',
      comments: [{ author: 'Rhea', date: '2026-03-06T08:30:00Z', text: `Remark ${at}.` }],
    })),
  });
}

test('of hundreds of comments those around the chosen one are drawn, the others when asked for', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'many.postmortem'), 'Many', commentedOften(300));
  const { page } = await start({ args: [file] });
  await page.getByRole('tab', { name: 'Comments · 300' }).click();
  const drawn = (): Promise<number> => cards(page).count();
  const focused = page.locator('[data-card]:focus');
  const panel = page.getByRole('tabpanel');
  await cards(page).first().focus();
  expect(await drawn()).toBeLessThan(100);

  await page.keyboard.press('End');
  await expect(focused).toContainText('Remark 299.');
  expect(await drawn()).toBeLessThan(100);
  for (let card = 0; card < 60; card++) await page.keyboard.press('ArrowUp');
  await expect(focused).toContainText('Remark 239.');
  await expect(panel.getByRole('listitem').filter({ has: focused })).toHaveAttribute(
    'aria-posinset',
    '240',
  );
  // What follows one that goes has the keyboard.
  await page.keyboard.press('Delete');
  await expect(focused).toContainText('Remark 240.');

  await panel.getByRole('button', { name: /^Show \d+ above$/ }).click();
  await expect(cards(page).first()).toContainText('Remark 0.');
  await expect(cards(page).filter({ hasText: 'Remark 220.' })).toBeInViewport();
  await panel.getByRole('button', { name: /^Show \d+ below$/ }).click();
  await expect(cards(page)).toHaveCount(299);

  await cards(page).filter({ hasText: 'Remark 150.' }).click();
  await cards(page).filter({ hasText: 'Remark 150.' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(focused).toContainText('Remark 151.');
  expect(await drawn()).toBeLessThan(100);
  await page.keyboard.press('Home');
  await expect(focused).toContainText('Remark 0.');
});
