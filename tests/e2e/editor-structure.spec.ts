/**
 * What people do by hand to a document, at every border that a key could cross: the skeleton
 * stands, and every step is undone and redone exactly.
 */
import { expect, test } from '@playwright/test';
import type { BrowserContext } from 'playwright-core';
import { ACTIONS, borders, outline, UNTOUCHED } from './editor-harness/actions.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  await buildHarness();
  // All of the document is in view: a drag beyond the edge would scroll.
  context = await launch({ height: 1100 });
});
test.afterAll(() => context.browser()?.close());

test('the untouched document', async () => {
  const { page, errors } = await openEditor(context, borders());
  expect(outline(await page.evaluate(() => window.handle.getDocument()))).toBe(UNTOUCHED);
  expect(errors).toEqual([]);
  await page.close();
});

test('what is cut over several parts is on the clipboard as a copy would be', async () => {
  const { page } = await openEditor(context, borders());
  await page.getByText('Alpha one').click();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ControlOrMeta+a');
  const [copied, cut] = await page.evaluate(() =>
    ['copy', 'cut'].map((name) => {
      const clipboardData = new DataTransfer();
      document.activeElement!.dispatchEvent(
        new ClipboardEvent(name, { clipboardData, bubbles: true, cancelable: true }),
      );
      return {
        html: clipboardData.getData('text/html'),
        text: clipboardData.getData('text/plain'),
      };
    }),
  );
  expect(cut).toEqual(copied);
  expect(cut!.text).toContain('second event');
  // What the window draws around a section is nobody's text.
  expect(cut!.html).not.toContain('Add entry');
  await page.close();
});

test('what is cut in a field is the field’s, whatever was selected in the text before', async () => {
  const { page } = await openEditor(context, borders());
  const document = () => page.evaluate(() => window.handle.getDocument());
  const before = await document();
  await page.getByText('Alpha one').dblclick();
  const time = page.locator('.pm-rows [data-field="at"]').first();
  await time.click();
  for (const key of ['End', 'Shift+Home', 'ControlOrMeta+x']) await page.keyboard.press(key);
  await expect(time).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(time).toHaveValue('10:01');
  expect((await document()).sections).toEqual(before.sections);
  await page.close();
});

for (const { name, run, gives } of ACTIONS) {
  test(name, async () => {
    const { page, errors } = await openEditor(context, borders());
    const document = () => page.evaluate(() => window.handle.getDocument());
    const repeat = (command: 'edit.undo' | 'edit.redo', can: 'canUndo' | 'canRedo') =>
      page.evaluate(
        ([id, fact]) => {
          for (let count = 0; count < 50 && window.handle.getStatus()[fact]; count++)
            window.handle.run(id);
        },
        [command, can] as const,
      );
    const before = await document();
    await run(page);
    await page.waitForTimeout(60);
    const after = await document();
    expect(outline(after)).toBe(gives);
    await repeat('edit.undo', 'canUndo');
    expect(await document()).toEqual(before);
    await repeat('edit.redo', 'canRedo');
    expect(await document()).toEqual(after);
    expect(errors).toEqual([]);
    expect(await page.evaluate(() => 'bad' in window)).toBe(false);
    await page.close();
  });
}
