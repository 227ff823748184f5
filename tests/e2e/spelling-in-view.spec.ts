/** Where misspelled words are drawn in a long text. */
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright-core';
import { parseMarkdown } from '../../core/prose/markdown.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

let context: BrowserContext;
test.beforeAll(async () => {
  await buildHarness();
  context = await launch();
});
test.afterAll(() => context.browser()?.close());

/** The numbers of the paragraphs that have a mark, of `Paragraph 7 recieve`. */
const marked = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    Array.from(CSS.highlights.get('pm-spelling') ?? [], ({ startContainer }) =>
      parseInt(startContainer.textContent!.slice('Paragraph '.length), 10),
    ).sort((one, other) => one - other),
  );

/** Those that can be seen whole. */
const seen = (page: Page): Promise<number[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('.pm-section-body > p'))
      .filter((paragraph) => {
        const { top, bottom } = paragraph.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight && /^Paragraph/.test(paragraph.textContent);
      })
      .map((paragraph) => parseInt(paragraph.textContent.slice('Paragraph '.length), 10)),
  );

test('words are marked where they are seen, and at once when scrolling shows them', async () => {
  const text = Array.from({ length: 300 }, (_, index) => `Paragraph ${index} recieve`);
  const [first, ...rest] = sample().sections;
  const { page, errors } = await openEditor(context, {
    ...sample(),
    sections: [{ ...first!, body: parseMarkdown(text.join('\n\n')) }, ...rest],
  });
  await page.evaluate(() => {
    const check = (texts: readonly string[]) =>
      Promise.resolve(
        texts.map((each) => {
          const start = each.indexOf('recieve');
          return start < 0 ? [] : [{ word: 'recieve', start, end: start + 'recieve'.length }];
        }),
      );
    window.handle.spell({ check, suggest: () => Promise.resolve([]) });
  });
  const scroll = (by: number): Promise<void> =>
    page.evaluate(async (px) => {
      window.scrollBy(0, px);
      for (let frame = 0; frame < 2; frame++)
        await new Promise((done) => requestAnimationFrame(done));
    }, by);

  await scroll(4000);
  await expect
    .poll(async () => {
      const drawn = new Set(await marked(page));
      return (await seen(page)).filter((paragraph) => !drawn.has(paragraph));
    })
    .toEqual([]);
  // What was in view before goes with the marks of what is in view now.
  await expect.poll(async () => (await marked(page)).includes(0)).toBe(false);
  const [drawn, inView] = [await marked(page), await seen(page)];
  expect(drawn).toEqual(expect.arrayContaining(inView));
  // One at each edge is cut, and one may begin just beyond it.
  expect(drawn.length).toBeLessThanOrEqual(inView.length + 4);

  await scroll(200);
  const [after, shown] = [await marked(page), await seen(page)];
  expect(shown.at(-1)).toBeGreaterThan(drawn.at(-1)!);
  expect(after).toEqual(expect.arrayContaining(shown));
  expect(errors).toEqual([]);
  await page.close();
});
