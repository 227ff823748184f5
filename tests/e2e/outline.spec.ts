/** The outline as the place where sections are added, named, moved, set and removed. */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { editorOf, expect, readReport, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

const titles = (page: Page): Promise<string[]> =>
  editorOf(page).getByRole('heading', { level: 2 }).allTextContents();
const listed = (page: Page): Promise<string[]> =>
  page.getByRole('navigation', { name: 'Sections' }).locator('.section-title').allTextContents();
const link = (page: Page, title: string): Locator =>
  page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: new RegExp(`^${title} ?,`) });

async function undone(page: Page, before: string[]): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => titles(page)).toEqual(before);
  await expect.poll(() => listed(page)).toEqual(before);
}

test('by keyboard: every change is one undo step, and the keyboard stays where it was', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'outline.postmortem'), 'Outlined');
  const { page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(await titles(page));
  const before = await titles(page);
  const [first, second, third] = before as [string, string, string];

  await link(page, second).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titles(page)).toEqual([second, first, ...before.slice(2)]);
  await expect(link(page, second)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp'); // at the top already
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titles(page)).toEqual([first, third, second, ...before.slice(3)]);
  await expect(link(page, second)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await undone(page, before);

  await link(page, second).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Harm done');
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page)).toEqual([first, 'Harm done', ...before.slice(2)]);
  await expect(link(page, 'Harm done')).toBeFocused();
  await undone(page, before);
  await link(page, second).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('never kept');
  await page.keyboard.press('Escape');
  await expect(link(page, second)).toBeFocused();

  await page.keyboard.press('Insert');
  await page.keyboard.type('Glossary');
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page)).toEqual([first, second, 'Glossary', ...before.slice(2)]);
  await expect(link(page, 'Glossary')).toBeFocused();
  await undone(page, before);

  await link(page, second).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => titles(page)).toEqual(before.filter((title) => title !== second));
  await expect(link(page, third)).toBeFocused();
  await undone(page, before);

  // The menu: audience and kind, each shown at a glance.
  await link(page, first).focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await violations(page, 'menu of a section')).toEqual([]);
  await page.keyboard.type('Show to internal');
  await page.keyboard.press('Enter');
  await expect(section(page, first)).toHaveAttribute('data-internal', '');
  await expect(link(page, first).locator('.lock')).toBeVisible();
  await expect(link(page, first)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, first)).not.toHaveAttribute('data-internal');
  await link(page, first).focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.type('Kind');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitemradio', { name: 'Summary' })).toBeFocused();
  await page.keyboard.type('Lessons');
  await page.keyboard.press('Enter');
  await expect(section(page, first)).toHaveAttribute('data-kind', 'lessons');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, first)).toHaveAttribute('data-kind', 'summary');
});

test('keys that follow at once are not lost, also while the checks answer an older text', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'quick.postmortem'), 'Quick');
  const { page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(await titles(page));
  const [first, second] = (await titles(page)) as [string, string];
  const key = (name: string) => page.keyboard.press(name);
  const summary = section(page, first).getByRole('paragraph').last();

  // The pause sets when the answer about the typed text comes: before, with and after the Enter.
  for (const [at, pause] of [0, 60, 120, 150, 170, 190, 220].entries()) {
    await summary.click();
    await key('End');
    await page.keyboard.type(' At 09:15 it began.');
    await link(page, second).focus();
    await key('Insert');
    await page.keyboard.type(`New ${at}`);
    await page.waitForTimeout(pause);
    await key('Enter');
    // Renamed, moved, and gone into: with no look at the window in between.
    await key('F2');
    await key('End');
    await page.keyboard.type(' part');
    await key('Enter');
    await key('Alt+ArrowUp');
    await key('Enter');
    await page.keyboard.type(`Words ${at}.`);
    await expect(section(page, `New ${at} part`)).toContainText(`Words ${at}.`);
  }
  await expect
    .poll(() => titles(page).then((all) => all.slice(0, 9)))
    .toEqual([first, ...[0, 1, 2, 3, 4, 5, 6].map((at) => `New ${at} part`), second]);
});

test('a name that is asked for by the menu takes the very next key', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'menu.postmortem'), 'By menu');
  const { page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(await titles(page));
  const [first, second] = (await titles(page)) as [string, string];
  const key = (name: string) => page.keyboard.press(name);
  const choose = async (words: string): Promise<void> => {
    await key('Shift+F10');
    await page.getByRole('menu').waitFor();
    await page.keyboard.type(words);
    await key('Enter');
  };
  await link(page, second).focus();
  await choose('Add a section');
  await page.keyboard.type('Glossary');
  await key('Enter');
  await choose('Rename');
  await page.keyboard.type('Words');
  await key('Enter');
  await key('Enter');
  await page.keyboard.type('RCA is short for it.');
  await expect(section(page, 'Words')).toContainText('RCA is short for it.');
  expect((await titles(page)).slice(0, 3)).toEqual([first, second, 'Words']);
});

test('by mouse: dragged, named, removed and put back with its text', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'outline.postmortem'), 'Outlined');
  const { page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toBeVisible();
  await expect.poll(() => listed(page)).toEqual(await titles(page));
  const before = await titles(page);
  const [first, second, third] = before as [string, string, string];

  const target = (await link(page, third).boundingBox())!;
  await link(page, first).dragTo(link(page, third), {
    targetPosition: { x: 40, y: target.height - 3 },
  });
  await expect.poll(() => titles(page)).toEqual([second, third, first, ...before.slice(3)]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => titles(page)).toEqual(before);

  await section(page, first).getByRole('paragraph').last().click();
  await page.keyboard.type('Checkout was down.');
  await link(page, first).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(() => titles(page)).toEqual(before.slice(1));
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect.poll(() => titles(page)).toEqual(before);
  await expect(section(page, first)).toContainText('Checkout was down.');
  await expect(link(page, first)).toBeFocused();

  await page.getByRole('button', { name: 'Add a section' }).click();
  await page.keyboard.type('Glossary');
  await page.keyboard.press('Enter');
  await expect.poll(() => titles(page)).toContain('Glossary');
  await page.keyboard.press('ControlOrMeta+s');
  await expect
    .poll(() => readReport(file).sections.map(({ title }) => title))
    .toContain('Glossary');
  expect(
    readReport(file).sections.find(({ title }) => title === first)?.body.children,
  ).toHaveLength(1);
});
