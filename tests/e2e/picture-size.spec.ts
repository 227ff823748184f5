/** A picture is made larger and smaller by its handle, by keys and by its commands. */
import { expect, test } from '@playwright/test';
import type { Image } from 'mdast';
import type { BrowserContext, Page } from 'playwright-core';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { mediaOf, png } from '../fixtures/documents/pictures.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch();
});
test.afterAll(() => context.browser()?.close());
test.beforeEach(async () => {
  ({ page, errors } = await openEditor(context, withPicture()));
});
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

function withPicture(): Postmortem {
  const document = sample();
  const image: Image = { type: 'image', url: 'media:p', title: null, alt: 'A graph' };
  const body = prose(paragraph('Before.'), { type: 'paragraph', children: [image] });
  return {
    ...document,
    sections: document.sections.map((each) => (each.id === 's1' ? { ...each, body } : each)),
    media: {
      p: mediaOf(
        'image/png',
        'p.png',
        png(120, 60, 2, () => [47, 93, 138]),
      ),
    },
  };
}

const picture = () => page.getByRole('img', { name: 'A graph' });
const handle = () => page.locator('.pm-resize');
const run = (command: string) => page.evaluate((id) => window.handle.run(id), command);
/** What the document says: the width in percent, null for its own size. */
const width = () =>
  page.evaluate(() => {
    const { body } = window.handle.getDocument().sections.find(({ id }) => id === 's1')!;
    const [, line] = body.children as { children: { width?: number }[] }[];
    return line!.children[0]!.width ?? null;
  });
const shown = async () => (await picture().boundingBox())!;
const canUndo = () => page.evaluate(() => window.handle.getStatus().canUndo);

/** Pulls the handle to the right by so many CSS pixels, without letting it go. */
async function pull(by: number): Promise<void> {
  const box = (await handle().boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y + 3, { steps: 5 });
}

test('dragged by its handle: it follows, keeps its proportions, and is one step', async () => {
  await expect(handle()).toBeHidden();
  await picture().click();
  await expect(handle()).toBeVisible();
  await pull(180);
  const sizing = await page.locator('.pm-image').getAttribute('data-sizing');
  expect(sizing).toMatch(/^\d+ %$/);
  expect(await width()).toBeNull(); // not before it is let go
  await page.mouse.up();
  expect(await width()).toBe(Number.parseInt(sizing!));
  const box = await shown();
  expect(Math.abs(box.width - 300)).toBeLessThan(8);
  expect(box.width / box.height).toBeCloseTo(2, 1);
  await expect(handle()).toBeVisible(); // it is selected still

  await run('edit.undo');
  expect(await width()).toBeNull();
  expect((await shown()).width).toBeCloseTo(120, 0);
  expect(await canUndo()).toBe(false);
  await run('edit.redo');
  expect(await width()).toBe(Number.parseInt(sizing!));
});

test('Escape leaves it as it was, and it goes neither beyond the text nor to nothing', async () => {
  await picture().click();
  await pull(200);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await width()).toBeNull();
  expect((await shown()).width).toBeCloseTo(120, 0);
  expect(await canUndo()).toBe(false);
  await picture().click();
  await pull(3_000);
  await page.mouse.up();
  expect(await width()).toBe(100);
  await pull(-3_000);
  await page.mouse.up();
  expect(await width()).toBe(10);
});

test('by keys: Shift and the arrows, one step for a run of them', async () => {
  await picture().click();
  const before = (await shown()).width;
  for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowRight');
  const larger = await width();
  expect(larger! % 5).toBe(0);
  expect((await shown()).width).toBeGreaterThan(before);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await width()).toBe(larger! - 5);
  await run('edit.undo');
  expect(await width()).toBeNull();
  expect(await canUndo()).toBe(false);
});

test('by commands, and back to its own size', async () => {
  await picture().click();
  await run('picture.larger');
  const larger = await width();
  await run('picture.smaller');
  expect(await width()).toBe(larger! - 5);
  await run('picture.originalSize');
  expect(await width()).toBeNull();
  expect((await shown()).width).toBeCloseTo(120, 0);
});
