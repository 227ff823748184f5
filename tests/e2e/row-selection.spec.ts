/** Several rows at once: selected by mouse and by keys, moved, copied, cut, pasted, removed. */
import { expect, test } from '@playwright/test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch({ height: 1400 });
});
test.afterAll(() => context.browser()?.close());
test.beforeEach(async () => {
  ({ page, errors } = await openEditor(context, sample()));
});
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

const row = (nth: number): Locator => page.locator('.pm-entry').nth(nth);
const text = (nth: number): Locator => row(nth).locator('.pm-body');
const time = (nth: number): Locator => row(nth).getByRole('textbox', { name: 'Time', exact: true });
const ids = (kind: 'timeline' | 'actions' = 'timeline'): Promise<string[]> =>
  page.evaluate((list) => window.handle.getDocument()[list].map(({ id }) => id), kind);
const selected = (): Promise<string[]> =>
  page
    .locator('.pm-row[data-selected]')
    .evaluateAll((rows) => rows.map((each) => (each as HTMLElement).dataset['id']!));
const ALL = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'];

test('by keys: from a text, from a time, to the ends, and back into the text', async () => {
  await text(1).click();
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selected()).toEqual(['e2', 'e3']);
  await expect(page.getByText('2 entries selected')).toBeAttached();
  await expect(
    page.getByRole('group', { name: 'Timeline entry 2 of 6, selected', exact: true }),
  ).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  expect(await selected()).toEqual(['e2']);
  await page.keyboard.press('Shift+End');
  expect(await selected()).toEqual(ALL.slice(1));
  await page.keyboard.press('Escape');
  expect(await selected()).toEqual([]);
  await page.keyboard.type('!');
  await expect(text(5)).toContainText('!');
  await page.keyboard.press('ControlOrMeta+z');

  await time(2).click();
  await page.keyboard.press('Shift+ArrowUp');
  expect(await selected()).toEqual(['e2', 'e3']);
  await page.keyboard.type('gone?'); // a letter replaces nothing
  expect(await ids()).toEqual(ALL);
  await page.keyboard.press('ArrowDown');
  expect(await selected()).toEqual([]);

  await text(0).click();
  await page.keyboard.press('ControlOrMeta+a');
  expect(await selected()).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  expect(await selected()).toEqual(ALL);
});

test('by mouse: dragged over, and by Shift and a click', async () => {
  await text(1).hover();
  await page.mouse.down();
  await text(2).hover();
  await text(3).hover();
  await page.mouse.up();
  expect(await selected()).toEqual(['e2', 'e3', 'e4']);
  expect(await page.evaluate(() => document.getSelection()!.toString())).toBe('');
  await text(0).click();
  expect(await selected()).toEqual([]);
  await text(4).click({ modifiers: ['Shift'] });
  expect(await selected()).toEqual(ALL.slice(0, 5));
  await text(2).click({ modifiers: ['Shift'] });
  expect(await selected()).toEqual(ALL.slice(0, 3));

  // Within one row a drag selects words, as ever.
  const box = (await text(1).boundingBox())!;
  await page.mouse.move(box.x + 150, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, box.y + 12, { steps: 4 });
  await page.mouse.up();
  expect(await selected()).toEqual([]);
  expect(await page.evaluate(() => document.getSelection()!.toString())).not.toBe('');
});

test('moved, made internal and removed together, each as one step', async () => {
  await text(1).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  expect(await ids()).toEqual(['e2', 'e3', 'e1', 'e4', 'e5', 'e6']);
  expect(await selected()).toEqual(['e2', 'e3']);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  expect(await ids()).toEqual(['e1', 'e4', 'e2', 'e3', 'e5', 'e6']);
  await page.evaluate(() => window.handle.run('timeline.internal'));
  const internal = (): Promise<string[]> =>
    page.evaluate(() =>
      window.handle
        .getDocument()
        .timeline.filter(({ audience }) => audience === 'internal')
        .map(({ id }) => id),
    );
  const before = await internal();
  expect(before).toEqual(expect.arrayContaining(['e2', 'e3']));
  await page.keyboard.press('Delete');
  expect(await ids()).toEqual(['e1', 'e4', 'e5', 'e6']);
  await page.keyboard.type('x'); // the keyboard is in the row above
  await expect(text(1)).toContainText('x');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await ids()).toEqual(['e1', 'e4', 'e2', 'e3', 'e5', 'e6']);
});

test('copied, cut and pasted as rows; a table for other programs', async () => {
  const before = await page.evaluate(() => window.handle.getDocument().timeline);
  await time(0).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  const clipboard = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item!.getType(type)).text();
    return { html: await read('text/html'), text: await read('text/plain') };
  });
  expect(clipboard.html).toContain('<table');
  for (const { at } of before.slice(0, 2)) {
    expect(clipboard.html).toContain(at!.written);
    expect(clipboard.text).toContain(at!.written);
  }
  await text(5).click();
  await page.keyboard.press('ControlOrMeta+v');
  const pasted = await page.evaluate(() => window.handle.getDocument().timeline);
  expect(pasted).toHaveLength(8);
  expect(pasted.slice(6).map(({ at, body }) => ({ at, body }))).toEqual(
    before.slice(0, 2).map(({ at, body }) => ({ at, body })),
  );
  expect(await page.locator('.pm-row[data-selected]').count()).toBe(2);
  await page.keyboard.press('ControlOrMeta+x');
  expect(await ids()).toEqual(ALL);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');

  await text(1).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+x');
  expect(await ids()).toEqual(['e1', 'e4', 'e5', 'e6']);
  await time(3).click();
  await page.keyboard.press('ControlOrMeta+v');
  expect(await ids()).toEqual(['e1', 'e4', 'e5', 'e6', 'e2', 'e3']);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await page.evaluate(() => window.handle.getDocument().timeline)).toEqual(before);
});

test('action items too', async () => {
  const before = await ids('actions');
  expect(before.length).toBeGreaterThan(1);
  await page.locator('.pm-action .pm-body').first().click();
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selected()).toEqual(before.slice(0, 2));
  await page.keyboard.press('Backspace');
  expect(await ids('actions')).toEqual(before.slice(2));
  await page.keyboard.press('ControlOrMeta+z');
  expect(await ids('actions')).toEqual(before);
});

test('dragged by the button at their side: one step, a line shows where, Escape cancels', async () => {
  const handle = (nth: number): Locator => row(nth).getByRole('button', { name: 'Row menu' });
  const dragTo = async (from: number, to: number): Promise<void> => {
    await row(from).hover();
    await handle(from).hover();
    await page.mouse.down();
    const box = (await row(to).boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + box.height - 2, { steps: 6 });
  };
  await dragTo(0, 2);
  await expect(page.locator('.pm-drop-line')).toBeVisible();
  await page.mouse.up();
  expect(await ids()).toEqual(['e2', 'e3', 'e1', 'e4', 'e5', 'e6']);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(page.locator('.pm-drop-line')).toBeHidden();
  await page.evaluate(() => window.handle.run('edit.undo'));
  expect(await ids()).toEqual(ALL);

  await dragTo(1, 4);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect(await ids()).toEqual(ALL);

  await time(0).click();
  await page.keyboard.press('Shift+ArrowDown');
  await dragTo(0, 5);
  await page.mouse.up();
  expect(await ids()).toEqual(['e3', 'e4', 'e5', 'e6', 'e1', 'e2']);
  await page.evaluate(() => window.handle.run('edit.undo'));
  expect(await ids()).toEqual(ALL);

  await row(0).hover();
  await handle(0).click();
  await expect(page.getByRole('menu', { name: 'Row' })).toBeVisible();
});
