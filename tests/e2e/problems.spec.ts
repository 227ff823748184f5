/** What the checks found, said at the words themselves: on hover, click, right click and by key. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Postmortem, Time } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import {
  choose,
  editorOf,
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

const SUMMARY = 'It began on Tuesday, 4 March 2026 at 09:15.';
const IMPACT = [
  'It was a human error at first.',
  'The second time it was a human error too.',
  'In the end, a human error once more.',
];

function withWords(report: Postmortem): Postmortem {
  const bodies: Record<string, string[]> = { summary: [SUMMARY], impact: IMPACT };
  return {
    ...report,
    sections: report.sections.map((each) => {
      const lines = bodies[each.kind];
      return lines ? { ...each, body: prose(...lines.map((line) => paragraph(line))) } : each;
    }),
  };
}

async function saved(page: Page, file: string): Promise<Postmortem> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  return readReport(file);
}

const problemCard = (page: Page): Locator => page.getByRole('group', { name: /^Problem: / });
const panelCard = (page: Page, title: string): Locator =>
  page.locator('.side-panel').getByRole('group', { name: title });
const lit = (page: Page): Promise<string> =>
  page.evaluate(() => [...(CSS.highlights.get('pm-lit') ?? [])].map(String).join());

/** The middle of the words on the screen. */
async function middleOf(page: Page, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.pm-document')!,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const at = text.data.indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`“${wanted}” is not shown`);
  }, words);
}

test('marked words say what is wrong with them, and are mended there', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'words.postmortem'), 'Words', withWords);
  const { app, page } = await start({ args: [file] });
  await takeMenus(app);
  await expect(panelCard(page, 'Wrong weekday')).toBeVisible();
  const card = problemCard(page);

  // By the pointer alone; its card in the panel lights up.
  const words = await middleOf(page, 'Tuesday, 4 March');
  await page.mouse.move(words.x, words.y);
  await expect(card).toContainText('was a Wednesday');
  await expect(panelCard(page, 'Wrong weekday')).toHaveClass(/\blit\b/);
  expect(await lit(page)).toContain('Tuesday, 4 March 2026');
  await page.mouse.move(words.x, words.y + 200, { steps: 5 });
  await expect(card).toBeHidden();
  await expect(panelCard(page, 'Wrong weekday')).not.toHaveClass(/\blit\b/);
  expect(await lit(page)).toBe('');

  // A card with the keyboard lights its words.
  await panelCard(page, 'Wrong weekday').focus();
  expect(await lit(page)).toContain('Tuesday, 4 March 2026');

  // By a click, and its fix by a button.
  await page.mouse.click(words.x, words.y);
  await card.getByRole('button', { name: 'Make it Wednesday' }).click();
  await expect(section(page, 'Summary')).toContainText('It began on Wednesday, 4 March 2026');
  await expect(card).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, 'Summary')).toContainText(SUMMARY);

  // By keyboard: with the caret in the words. Escape gives it back.
  await expect(panelCard(page, 'Wrong weekday')).toBeVisible();
  await section(page, 'Summary').getByText('It began').click();
  await page.keyboard.press('Home');
  for (let step = 0; step < 'It began on Tue'.length; step++)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+Enter');
  await expect(card.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.keyboard.type('x');
  await expect(section(page, 'Summary')).toContainText('It began on Tuexsday');
  await expect(panelCard(page, 'Wrong weekday')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(panelCard(page, 'Wrong weekday')).toBeVisible();
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('Enter');
  await expect(section(page, 'Summary')).toContainText('It began on Wednesday, 4 March 2026');
  await page.keyboard.press('ControlOrMeta+z');

  // By right click: the fixes come first.
  await expect(panelCard(page, 'Wrong weekday')).toBeVisible();
  await page.mouse.click(words.x, words.y, { button: 'right' });
  await expect.poll(async () => (await offered(app))[0]).toBe('Make it Wednesday');
  expect((await offered(app)).slice(1, 3)).toEqual(['Show the Problem Here', 'Keep as Is…']);
  await choose(app, 'Make it Wednesday');
  await expect(section(page, 'Summary')).toContainText('It began on Wednesday, 4 March 2026');
});

test('the same words in three places are one card, each reachable, and kept as they are', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'words.postmortem'), 'Words', withWords);
  const { page } = await start({ args: [file] });
  const panel = panelCard(page, 'Blaming words');
  await expect(panel).toHaveCount(1);
  await expect(panel).toContainText('3 times');
  const selectedLine = (): Promise<string> =>
    page.evaluate(() => {
      const selection = document.getSelection()!;
      return `${selection.toString()} | ${selection.anchorNode!.textContent ?? ''}`;
    });
  for (const line of IMPACT) {
    await panel.getByRole('button', { name: 'Show the next of these' }).click();
    await expect.poll(selectedLine).toBe(`human error | ${line}`);
  }
  await expect(panel).toContainText('3 of 3 times');
  await panel.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(panel).toContainText('2 of 3 times');

  const words = await middleOf(page, 'human error');
  await page.mouse.click(words.x, words.y);
  await problemCard(page).getByRole('button', { name: 'Keep as is…' }).click();
  await page.getByRole('dialog', { name: 'Keep as is' }).getByText('In all 3 places').click();
  await page.getByRole('dialog').getByRole('textbox').fill('Quoted from the customer.');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(editorOf(page)).toBeFocused();
  expect((await saved(page, file)).ignored.map(({ rule, reason }) => [rule, reason])).toEqual(
    IMPACT.map(() => ['language/blame', 'Quoted from the customer.']),
  );
});

test('times without a day get it in one step', async ({ start, folder }) => {
  const clock = (written: string): Time => ({
    written,
    local: `T${written}`,
    zone: 'Europe/Copenhagen',
    instant: null,
    approximate: false,
  });
  const file = writeReport(join(folder, 'days.postmortem'), 'Days', (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
    timeline: ['09:00', '09:10', '09:20'].map((written, index) => ({
      id: `t${index}`,
      at: clock(written),
      milestone: null,
      body: prose(paragraph('Step.')),
      audience: 'everyone' as const,
      source: 'chat',
    })),
  }));
  const { page } = await start({ args: [file] });
  await panelCard(page, 'No date').first().focus();
  await expect(
    page.getByRole('button', { name: 'This and 2 more were on 3 Mar 2026' }).first(),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panelCard(page, 'No date')).toHaveCount(0);
  expect((await saved(page, file)).timeline.map(({ at }) => at!.local)).toEqual([
    '2026-03-03T09:00',
    '2026-03-03T09:10',
    '2026-03-03T09:20',
  ]);
});

test('from the problems the keyboard comes back to where it was: the text of a row, its field', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'back.postmortem'), 'Back', (report) => ({
    ...withWords(report),
    timeline: ['one', 'two'].map((id) => ({
      id,
      at: null,
      milestone: null,
      body: prose(paragraph(`Row ${id}`)),
      audience: 'everyone' as const,
      source: 'chat',
    })),
  }));
  const { page } = await start({ args: [file] });
  await expect(panelCard(page, 'Wrong weekday')).toBeVisible();
  const { text, time } = entry(page, 1);
  await text.click();
  await page.keyboard.press('End');
  const back = [
    () => page.keyboard.press('Escape'),
    async () => {
      // By the outline, the header and the toolbar.
      for (let panel = 0; panel < 4; panel++) await page.keyboard.press('F6');
    },
  ];
  for (const come of back) {
    await page.keyboard.press('F6');
    await expect(page.locator('[data-card]:focus')).toBeVisible();
    await come();
    await page.keyboard.type('!');
  }
  await expect(text).toHaveText('Row two!!');
  await time.click();
  await page.keyboard.press('F6');
  await expect(page.locator('[data-card]:focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(time).toBeFocused();
});
