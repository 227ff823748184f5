/**
 * Undo in a real Chromium: where the caret and the selection have their say too.
 */
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright-core';
import { borders, outline } from './editor-harness/actions.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch({ height: 1100 });
});
test.afterAll(() => context.browser()?.close());
test.beforeEach(async () => {
  ({ page, errors } = await openEditor(context, borders()));
});
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

const document = () => page.evaluate(() => window.handle.getDocument());
const text = async () => outline(await document());

test('what was undone does not come back with the next undo', async () => {
  const before = await text();
  await page.getByText('Omega one', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('aaa');
  await page.waitForTimeout(700);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await text()).toBe(before);
  await page.keyboard.type('bbb');
  await page.waitForTimeout(700);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await text()).toBe(before);
});

test('a section that came back is there after the next one came back', async () => {
  const before = await text();
  for (const id of ['s1', 's4']) {
    await page.evaluate((id) => {
      const { sections, ...rest } = window.handle.getDocument();
      window.handle.apply({ ...rest, sections: sections.filter((each) => each.id !== id) });
    }, id);
    await page.waitForTimeout(50);
    await page.evaluate(() => window.handle.run('edit.undo'));
    expect(await text()).toBe(before);
    await page.waitForTimeout(50);
  }
});

test('a step back is a word, as it was typed', async () => {
  await page.getByText('Omega one', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' two three', { delay: 20 });
  for (const words of ['Omega one two', 'Omega one']) {
    await page.keyboard.press('ControlOrMeta+z');
    expect(await text()).toContain(`§Lessons[${words}]`);
  }
  await page.keyboard.press('ControlOrMeta+Shift+z');
  expect(await text()).toContain('§Lessons[Omega one two]');
});

test('what is typed in a field is a step until something else is done', async () => {
  const first = async () => (await document()).timeline[0]!.at?.written;
  const severity = async () => (await document()).incident.severity;
  await page.locator('[data-field="at"]').first().click();
  await page.keyboard.type('09:1');
  await page.evaluate(() => {
    const now = window.handle.getDocument();
    window.handle.apply({ ...now, incident: { ...now.incident, severity: 'SEV-1' } });
  });
  await page.keyboard.type('5');
  expect([await first(), await severity()]).toEqual(['09:15', 'SEV-1']);
  for (const expected of [
    ['09:1', 'SEV-1'],
    ['09:1', ''],
    ['10:01', ''],
  ]) {
    await page.evaluate(() => window.handle.run('edit.undo'));
    expect([await first(), await severity()]).toEqual(expected);
  }
});
