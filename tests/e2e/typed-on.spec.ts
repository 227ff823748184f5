/**
 * What is typed right after something was done belongs to what came of it: after an answer, a
 * choice from a menu, a block that was put in, a command by key. What is asked is asked at once, in
 * the same task as the key, as it is on a machine that is busy.
 */
import { expect, test } from '@playwright/test';
import type { Image } from 'mdast';
import type { BrowserContext, Page } from 'playwright-core';
import { formatMarkdown } from '../../core/prose/markdown.ts';
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
  const written = sample();
  const image: Image = { type: 'image', url: 'media:p', title: null, alt: 'A graph' };
  const body = prose(paragraph('Some words.'), { type: 'paragraph', children: [image] });
  return {
    ...written,
    sections: written.sections.map((each) => (each.id === 's1' ? { ...each, body } : each)),
    media: {
      p: mediaOf(
        'image/png',
        'p.png',
        png(12, 6, 2, () => [0, 0, 0]),
      ),
    },
  };
}
const run = (command: string) => page.evaluate((id) => window.handle.run(id), command);
const text = async (): Promise<string> => {
  const { sections } = await page.evaluate(() => window.handle.getDocument());
  return formatMarkdown(sections.find(({ id }) => id === 's1')!.body).trim();
};
const words = () => page.getByText('Some words.');

test('a footnote is there with the Enter that ends it', async () => {
  await words().click();
  await page.keyboard.press('End');
  await run('insert.footnote');
  await page.keyboard.type('Counted twice.');
  const notes = await page.evaluate(() => {
    const enter = { key: 'Enter', bubbles: true, cancelable: true };
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', enter));
    return JSON.stringify(window.handle.getDocument()).match(/footnoteDefinition/g)?.length;
  });
  expect(notes).toBe(1);
  await page.keyboard.type(' More.');
  expect(await text()).toContain('Some words.[^1] More.');
});

test('a choice from a menu is made with the press', async () => {
  await page.locator('.pm-entry .pm-body').first().click();
  await run('timeline.milestone');
  const milestone = await page.evaluate(() => {
    const [, second] = document.querySelectorAll<HTMLElement>('.pm-menu button');
    second!.click();
    return window.handle.getDocument().timeline[0]!.milestone;
  });
  expect(milestone).toBe('detected');
  await expect(page.locator('.pm-menu')).toHaveCount(0);
});

test('one writes on below a divider', async () => {
  await words().click();
  await page.keyboard.press('End');
  await run('insert.rule');
  await page.keyboard.type('Below.');
  expect(await text()).toMatch(/^Some words\.\n\n(?:---|\*\*\*)\n\nBelow\./);
});

test('a command acts where the caret is, before the browser has told of it', async () => {
  await words().click();
  const bold = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.pm-document')!, 4);
    let node = walker.nextNode();
    while (node && node.textContent !== 'Some words.') node = walker.nextNode();
    getSelection()!.setBaseAndExtent(node!, 0, node!, 4);
    window.handle.run('format.bold');
    return JSON.stringify(window.handle.getDocument().sections);
  });
  expect(bold).toMatch(/"strong","children":\[\{"type":"text","value":"Some"\}\]/);
});

test('what is typed on a selected picture goes behind it, on a divider or a note below it', async () => {
  await page.getByRole('img', { name: 'A graph' }).click();
  await page.keyboard.type('Seen.');
  expect(await text()).toMatch(/!\[A graph\]\(media:p\)Seen\.$/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Then');
  await run('insert.footnote');
  await page.keyboard.type('A note.');
  await page.keyboard.press('Enter');
  await page.locator('[data-footnote]').last().click();
  await page.keyboard.type('After it.');
  expect(await text()).toContain('After it.');
  expect(await text()).not.toContain('Then[^1]After');
});

test('a click on text goes there also from a selected picture, however quick it is', async () => {
  await page.getByRole('img', { name: 'A graph' }).click();
  await words().click({ position: { x: 3, y: 10 } });
  await page.keyboard.type('X');
  expect(await text()).toMatch(/^X?S?X?ome words/);
  expect(await text()).toContain('X');
});

test('a list is left where the caret is: the items before stay a list', async () => {
  await words().click();
  await page.keyboard.press('End');
  await run('format.bullets');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Two');
  await page.keyboard.press('Enter');
  await run('format.bullets');
  await page.keyboard.type('Out of it.');
  expect(await text()).toMatch(/^- Some words\.\n- Two\n\nOut of it\./);
});

test('Escape leaves the keyboard in the text', async () => {
  await words().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await page.keyboard.type(' More.');
  expect(await text()).toContain('Some words. More.');
});

test('what is typed as soon as a document is open goes to its top, where the caret is', async () => {
  const { title } = await page.evaluate(() => window.handle.getDocument());
  await page.evaluate(() => window.handle.focus());
  await page.keyboard.type('Re');
  expect(await page.evaluate(() => window.handle.getDocument().title)).toBe(`Re${title}`);
});
