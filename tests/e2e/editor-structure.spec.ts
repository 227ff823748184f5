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
