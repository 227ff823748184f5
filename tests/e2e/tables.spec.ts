/**
 * Tables as one works in them: rows and columns, the head, alignment, cells that are selected, by
 * mouse and by keyboard, each change one undo step.
 */
import { expect, test } from '@playwright/test';
import type { Table } from 'mdast';
import type { BrowserContext, Page } from 'playwright-core';
import { prose, withoutPositions } from '../../core/prose/build.ts';
import { formatMarkdown, parseMarkdown } from '../../core/prose/markdown.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { violations } from './axe.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

const TABLE = `Before.

| Zone | Orders |
| --- | ---: |
| A | 12 |
| B | 34 |

After.`;

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch({ height: 1000 });
});
test.afterAll(() => context.browser()?.close());
test.beforeEach(async () => {
  ({ page, errors } = await openEditor(context, withTable(TABLE)));
});
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

function withTable(markdown: string): Postmortem {
  const document = sample();
  const body = withoutPositions(parseMarkdown(markdown));
  return {
    ...document,
    sections: document.sections.map((each) => (each.id === 's1' ? { ...each, body } : each)),
  };
}
const body = async () => (await page.evaluate(() => window.handle.getDocument())).sections[0]!.body;
/** The section as Markdown, without the padding of its cells. */
const markdown = async (): Promise<string> =>
  formatMarkdown(await body())
    .replace(/ +\|/g, ' |')
    .replace(/\| +/g, '| ')
    .replace(/-{2,}/g, '---')
    .trim();
const table = async (): Promise<Table> =>
  (await body()).children.find((block): block is Table => block.type === 'table')!;
const size = async (): Promise<[rows: number, columns: number]> => {
  const { children } = await table();
  return [children.length, children[0]!.children.length];
};
const run = (command: string) => page.evaluate((id) => window.handle.run(id), command);
const cell = (text: string) => page.locator('.pm-table :is(td, th)', { hasText: text }).first();
const into = async (text: string): Promise<void> => {
  await cell(text).click();
  await page.waitForTimeout(50);
};
/** Presses the mouse in one cell and lets it go in another. */
const drag = async (from: string, to: string): Promise<void> => {
  const middle = async (text: string) => {
    const box = (await cell(text).boundingBox())!;
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(to)), { steps: 8 });
  await page.mouse.up();
};

const CHANGES: readonly [command: string, at: string, rows: number, columns: number][] = [
  ['table.rowAbove', 'B', 4, 2],
  ['table.rowBelow', 'B', 4, 2],
  ['table.columnLeft', 'B', 3, 3],
  ['table.columnRight', 'B', 3, 3],
  ['table.removeRow', 'B', 2, 2],
  ['table.removeColumn', 'B', 3, 1],
];
for (const [command, at, rows, columns] of CHANGES)
  test(`${command} is one step, and undone by one`, async () => {
    await into(at);
    await run(command);
    expect(await size()).toEqual([rows, columns]);
    await page.keyboard.type('x');
    expect(JSON.stringify(await body())).toContain('x');
    await run('edit.undo');
    await run('edit.undo');
    expect(await page.evaluate(() => window.handle.getDocument())).toEqual(withTable(TABLE));
  });

test('what is added goes where it was asked for, and is aligned as its column', async () => {
  await into('12');
  await run('table.rowAbove');
  await page.keyboard.type('7');
  await into('12');
  await run('table.columnRight');
  await page.keyboard.type('new');
  expect(await markdown()).toBe(`Before.

| Zone | Orders | |
| --- | ---: | --- |
| | 7 | |
| A | 12 | new |
| B | 34 | |

After.`);
  const aligned = await page
    .locator('.pm-table tr:nth-child(2) td:nth-child(2)')
    .evaluate((each) => getComputedStyle(each).textAlign);
  expect(aligned).toBe('right');
});

test('columns are aligned, and told so in Markdown', async () => {
  await into('A');
  await run('table.alignCenter');
  await into('34');
  await run('table.alignLeft');
  expect((await table()).align).toEqual(['center', 'left']);
  expect(await markdown()).toContain('| :---: | :--- |');
  await run('table.alignLeft');
  expect((await table()).align).toEqual(['center', null]);
});

test('a head is switched off and on, and its words stay', async () => {
  await into('A');
  await run('table.header');
  expect(await markdown()).toContain(`| | |
| --- | ---: |
| Zone | Orders |
| A | 12 |`);
  await expect(page.locator('.pm-table th')).toHaveCount(0);
  await expect(page.locator('.pm-table tr')).toHaveCount(3);
  // Opened anew it is the same table.
  const again = await openEditor(context, await page.evaluate(() => window.handle.getDocument()));
  await expect(again.page.locator('.pm-table tr')).toHaveCount(3);
  await expect(again.page.locator('.pm-table th')).toHaveCount(0);
  expect(again.errors).toEqual([]);
  await again.page.close();
  await run('table.header');
  expect(await body()).toEqual(withTable(TABLE).sections[0]!.body);
});

test('a table is removed whole, also by its last row or column', async () => {
  await into('A');
  await run('table.remove');
  expect(await markdown()).toBe('Before.\n\nAfter.');
  await page.keyboard.type('Between.');
  expect(await markdown()).toBe('Before.\n\nBetween.\n\nAfter.');
  await run('edit.undo');
  await run('edit.undo');
  await into('A');
  await run('table.removeColumn');
  await run('table.removeColumn');
  expect(await markdown()).toBe('Before.\n\nAfter.');
});

test('Tab goes from cell to cell and adds a row at the end; Escape and the arrows leave', async () => {
  await into('34');
  await page.keyboard.press('Tab');
  await page.keyboard.type('C');
  await page.keyboard.press('Tab');
  await page.keyboard.type('56');
  expect(await markdown()).toContain('| B | 34 |\n| C | 56 |');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  expect(await markdown()).toContain('| B | 34! |');
  await page.keyboard.press('Escape');
  await page.keyboard.type('So: ');
  expect(await markdown()).toContain('So: After.');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('*');
  expect(JSON.stringify(await table())).toContain('*');
});

for (const [how, select] of [
  ['the mouse', () => drag('A', '34')],
  [
    'Shift and arrows',
    async () => {
      await into('A');
      // The first selects the cell itself.
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
    },
  ],
] as const)
  test(`cells selected with ${how} are shown, emptied, and copied as a table`, async () => {
    await select();
    await expect(page.locator('.pm-cell-selected')).toHaveCount(4);
    const shown = await cell('A').evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(shown).not.toBe('rgba(0, 0, 0, 0)');
    await page.keyboard.press('ControlOrMeta+c');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item!.getType(type)).text();
      return { html: await read('text/html'), text: await read('text/plain') };
    });
    expect(copied.text).toBe('A\t12\nB\t34');
    expect(copied.html.match(/<t[dh]\b/g)).toHaveLength(4);
    expect(copied.html).not.toContain('pm-');
    await page.keyboard.press('Backspace');
    expect(await markdown()).toContain('| Zone | Orders |\n| --- | ---: |\n| | |\n| | |');
    await expect(page.locator('.pm-cell-selected')).toHaveCount(4);
    await page.keyboard.type('here');
    expect(await markdown()).toContain('| here | |');
    await run('edit.undo');
    await run('edit.undo');
    expect(await body()).toEqual(withTable(TABLE).sections[0]!.body);
  });

test('all cells emptied are a table still', async () => {
  await drag('Zone', '34');
  await page.keyboard.press('Delete');
  expect(await size()).toEqual([3, 2]);
});

test('the handles of a table add rows and columns, and its menu is reached by a key', async () => {
  const handles = page.getByRole('group', { name: 'Table', exact: true });
  await expect(handles).toBeHidden();
  await into('A');
  await expect(handles).toBeVisible();
  await handles.getByRole('button', { name: 'Add a row below' }).click();
  expect(await size()).toEqual([4, 2]);
  await handles.getByRole('button', { name: 'Add a column to the right' }).click();
  expect(await size()).toEqual([4, 3]);
  await run('table.tools');
  const menu = page.getByRole('menu', { name: 'Table' });
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Header row' })).toBeChecked();
  expect(await violations(page, 'table menu')).toEqual([]);
  await page.keyboard.press('h');
  await page.keyboard.press('Enter');
  await expect(page.locator('.pm-table th')).toHaveCount(0);
  await page.keyboard.type('on');
  expect(JSON.stringify(await table())).toContain('"on"');
  await page.getByText('After.').click();
  await expect(handles).toBeHidden();
});

test('a new table begins with a head to fill in', async () => {
  await page.getByText('After.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await run('insert.table');
  await page.keyboard.type('Name');
  const tables = (await body()).children.filter(({ type }) => type === 'table') as Table[];
  expect(tables[1]!.children[0]!.children[0]!.children).toEqual([{ type: 'text', value: 'Name' }]);
  expect(prose(tables[1]!).children).toHaveLength(1);
});
