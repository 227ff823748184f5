/**
 * The editor's own behaviour in a real Chromium: fields, sections, finding, marks, pictures,
 * shortcuts, and what a screen reader is told.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RootContent } from 'mdast';
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright-core';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';
import { plainText } from '../../core/prose/text.ts';

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

const document = (from: Page) => from.evaluate(() => window.handle.getDocument());
const run = (on: Page, command: string) => on.evaluate((id) => window.handle.run(id), command);
const words = (block: RootContent) => plainText({ type: 'root', children: [block] });
const time = (on: Page, nth: number) => on.locator('.pm-entry [data-field="at"]').nth(nth);
/** Puts the caret at the end of the root cause, which is empty. */
const intoRootCause = async (on: Page): Promise<void> => {
  await on.evaluate(() => window.handle.goTo({ kind: 'section', id: 's3' }));
  await on.waitForTimeout(40);
};

test('a time is read as it is typed, shown as understood, and undone with the rest', async () => {
  await time(page, 4).click();
  await page.keyboard.type('2.07pm MDT');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' More.');
  const entry = (await document(page)).timeline[4]!;
  expect(entry.at).toMatchObject({ written: '2.07pm MDT', local: '2026-03-03T14:07', zone: 'MDT' });
  await expect(time(page, 4)).toHaveValue('14:07');
  await expect(page.locator('.pm-entry').nth(4).locator('[data-part="reading"]')).toContainText(
    'as written “2.07pm MDT”',
  );
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await document(page)).toEqual(sample());
  await expect(time(page, 4)).toHaveValue('10:13');
});

test('what is not a time stays as written and says so', async () => {
  await time(page, 0).click();
  await page.keyboard.type('after lunch');
  await page.keyboard.press('Tab');
  expect((await document(page)).timeline[0]!.at).toMatchObject({
    written: 'after lunch',
    local: null,
    instant: null,
  });
  await expect(page.locator('.pm-entry').first().locator('[data-part="reading"]')).toHaveText(
    'not understood',
  );
});

test('a milestone is chosen from a menu by keyboard', async () => {
  const row = page.locator('.pm-entry').filter({ hasText: 'Traffic is moved' });
  await row.getByRole('button', { name: 'Row menu' }).click();
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await page.getByRole('menu', { name: 'Milestone' }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await document(page)).timeline[2]!.milestone).toBe('acknowledged');
});

test('one item of a menu is lit: the one that the keys or a moved mouse last chose', async () => {
  const row = page.locator('.pm-entry').filter({ hasText: 'Traffic is moved' });
  const lit = () =>
    page.locator('.pm-menu button').evaluateAll((buttons) => {
      const plain = 'rgba(0, 0, 0, 0)';
      return buttons
        .filter((button) => getComputedStyle(button).backgroundColor !== plain)
        .map((button) => button.textContent);
    });
  await row.getByRole('button', { name: 'Row menu' }).click();
  const items = page.locator('.pm-menu').getByRole('menuitem');
  const names = await items.evaluateAll((all) => all.map(({ textContent }) => textContent));
  await items.nth(2).hover();
  expect(await lit()).toEqual([names[2]]);
  await page.keyboard.press('ArrowDown');
  expect(await lit()).toEqual([names[3]]);
  await page.keyboard.press('Escape');
});

test('the fields of an action are written in place', async () => {
  const field = (name: string) =>
    page.locator('.pm-action').first().locator(`[data-field="${name}"]`);
  await field('owner').fill('Ada');
  await field('due').fill('13 March 2026');
  await field('status').click();
  await page.getByRole('menuitemradio', { name: 'done' }).click();
  await field('ticket').fill('PAY-1');
  expect((await document(page)).actions[0]).toMatchObject({
    owner: 'Ada',
    due: '2026-03-13',
    status: 'done',
    ticket: 'PAY-1',
    priority: 'P1',
  });
});

test('a due date is typed as people write it, and what is no date is kept as it was written', async () => {
  const due = page.locator('.pm-action').first().locator('[data-field="due"]');
  await due.click();
  await page.keyboard.type('13 March 2026', { delay: 5 });
  await expect(due).toHaveValue('13 March 2026');
  await page.keyboard.press('Tab');
  await expect(due).toHaveValue('13 Mar 2026');
  expect((await document(page)).actions[0]!.due).toBe('2026-03-13');
  await due.click();
  await page.keyboard.press('ControlOrMeta+z');
  expect((await document(page)).actions[0]!.due).toBe(null);
  await page.keyboard.type('soon');
  await page.keyboard.press('Tab');
  await expect(due).toHaveValue('soon');
  await expect(due).toHaveAttribute('aria-invalid', 'true');
  expect((await document(page)).actions[0]).toMatchObject({ due: null, dueWritten: 'soon' });
  await due.fill('1 April 2026');
  await expect(due).not.toHaveAttribute('aria-invalid');
  expect((await document(page)).actions[0]).toMatchObject({ due: '2026-04-01' });
  expect((await document(page)).actions[0]).not.toHaveProperty('dueWritten');
});

const owner = () => page.locator('.pm-action').first().locator('[data-field="owner"]');

test('an owner is completed from the people, by keyboard, and a new name stays as typed', async () => {
  await owner().click();
  await page.keyboard.type('gr');
  const names = page.getByRole('listbox', { name: 'Names' });
  await expect(names.getByRole('option')).toHaveText(['Grace']);
  await expect(owner()).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Enter');
  await expect(owner()).toHaveValue('Grace');
  await expect(names).toHaveCount(0);
  expect((await document(page)).actions[0]!.owner).toBe('Grace');
  await owner().fill('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names.getByRole('option')).toHaveText(['Ada', 'Grace']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect((await document(page)).actions[0]!.owner).toBe('Ada');
  await owner().fill('Linus');
  await page.keyboard.press('Tab');
  expect((await document(page)).actions[0]!.owner).toBe('Linus');
  await owner().click();
  await page.keyboard.type('Ad');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect((await document(page)).actions[0]!.owner).toBe('Ad');
});

test('actions are written one after another: Enter goes from field to field and opens the next', async () => {
  await page.getByText('Alert on handshake rate').click();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Linus');
  await page.keyboard.press('Enter');
  await page.keyboard.type('next friday');
  await page.keyboard.press('Enter');
  await page.keyboard.type('P2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('https://tickets.example.net/browse/PAY-12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('The next one');
  const { actions } = await document(page);
  expect(actions[0]).toMatchObject({
    owner: 'Linus',
    due: '2026-03-13',
    priority: 'P2',
    ticket: 'https://tickets.example.net/browse/PAY-12',
  });
  expect(plainText(actions[0]!.body)).toBe('Alert on handshake rate');
  expect(plainText(actions[1]!.body)).toBe('The next one');
  expect(actions[1]!.owner).toBe('');
  // A ticket that is an address is a way there, and no day is cut off.
  const row = page.locator('.pm-action').first();
  await expect(row.locator('[data-field="ticket"]')).toHaveValue('PAY-12');
  await row.getByRole('link', { name: 'Open ticket PAY-12' }).click();
  expect(await page.evaluate(() => window.requests)).toContainEqual({
    kind: 'open-link',
    url: 'https://tickets.example.net/browse/PAY-12',
  });
  for (const due of ['Wed 30 September 2026', 'the sprint after the next one'])
    await row.locator('[data-field="due"]').fill(due);
  await page.keyboard.press('Tab');
  const cut = await row
    .locator('[data-field="due"]')
    .evaluate((field) => field.scrollWidth > field.clientWidth + 1);
  expect(cut).toBe(false);
});

test('sections are moved, made internal, removed and brought back', async () => {
  const choose = async (section: string, item: string): Promise<void> => {
    await page
      .locator(`[data-section="${section}"] [data-action="section-menu"]`)
      .click({ force: true });
    await page.getByRole('menuitem', { name: item }).click();
  };
  const ids = async (): Promise<string[]> => (await document(page)).sections.map(({ id }) => id);
  await choose('s3', 'Move up');
  await expect.poll(ids).toEqual(['s1', 's3', 's2', 's4', 's5', 's6']);
  await choose('s4', 'Show to internal readers only');
  await expect.poll(async () => (await document(page)).sections[3]!.audience).toBe('internal');
  await choose('s2', 'Remove section');
  await expect.poll(ids).toEqual(['s1', 's3', 's4', 's5', 's6']);
  expect((await document(page)).timeline).toEqual([]);
  await run(page, 'edit.undo');
  await run(page, 'edit.undo');
  await run(page, 'edit.undo');
  expect(await document(page)).toEqual(sample());
});

test('a new section asks for its name', async () => {
  await intoRootCause(page);
  await run(page, 'insert.section');
  await page.keyboard.type('Contributing factors');
  await page.keyboard.press('Enter');
  expect((await document(page)).sections.map(({ title }) => title)[3]).toBe('Contributing factors');
});

test('a slash on an empty line offers what can be inserted, found by typing', async () => {
  await intoRootCause(page);
  const list = page.getByRole('listbox', { name: 'Insert' });
  await page.keyboard.type('/');
  await expect(list.getByRole('option')).toHaveCount(9);
  await page.keyboard.type('tab');
  await expect(list.getByRole('option')).toHaveText(['Table']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Zone');
  const rootCause = async () => (await document(page)).sections[2]!.body;
  expect((await rootCause()).children.map(({ type }) => type)).toEqual(['table']);
  await expect(list).toHaveCount(0);
  await run(page, 'edit.undo');
  await run(page, 'edit.undo');
  expect((await rootCause()).children).toEqual([]);
  // Escape leaves it as text, and so does what nothing is called.
  await intoRootCause(page);
  await page.keyboard.type('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.keyboard.type('etc');
  await expect(list).toHaveCount(0);
  expect(plainText(await rootCause())).toBe('/etc');
});

const SHORTCUTS: readonly [name: string, typed: string, type: string][] = [
  ['a heading', '# One', 'heading'],
  ['bullets', '- one', 'list'],
  ['numbers', '1. one', 'list'],
  ['boxes', '[ ] one', 'list'],
  ['a quote', '> one', 'blockquote'],
];
for (const [name, typed, type] of SHORTCUTS) {
  test(`Markdown typed as ${name} becomes it`, async () => {
    await intoRootCause(page);
    await page.keyboard.type(typed);
    expect((await document(page)).sections[2]!.body.children[0]!.type).toBe(type);
  });
}

test('a fence and a rule become what they mean at Enter; marks around words at their end', async () => {
  await intoRootCause(page);
  await page.keyboard.type('very **bold** and `code` here');
  await page.keyboard.press('Enter');
  await page.keyboard.type('---');
  await page.keyboard.press('Enter');
  await page.keyboard.type('```sh');
  await page.keyboard.press('Enter');
  await page.keyboard.type('ls');
  const { children } = (await document(page)).sections[2]!.body;
  expect(children.map(({ type }) => type)).toEqual(['paragraph', 'thematicBreak', 'code']);
  expect(children[0]).toMatchObject({
    children: [
      { type: 'text' },
      { type: 'strong' },
      { type: 'text' },
      { type: 'inlineCode', value: 'code' },
      { type: 'text' },
    ],
  });
  expect(children[2]).toMatchObject({ lang: 'sh', value: 'ls' });
});

test('what is pasted goes to the caret, before the browser has told that it moved', async () => {
  const texts = page.locator('.pm-section-body p');
  await texts.first().click();
  await texts.last().evaluate((goal) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>one</p><p>two</p>');
    // A busy window lets these go before the event of the selection.
    window.getSelection()!.collapse(goal, 0);
    goal.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const pasted = page.locator('.pm-section-body').filter({ hasText: 'two' });
  await expect(pasted).toHaveCount(1);
  expect(
    await pasted.evaluate(
      (body) => body === [...window.document.querySelectorAll('.pm-section-body')].at(-1),
    ),
  ).toBe(true);
});

/** Pastes into the element that has the keyboard. */
const pasteInto = (on: Page, text: string) =>
  on.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    window.document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('lines pasted into a time become rows, and one undo takes them back', async () => {
  await time(page, 4).click();
  await pasteInto(page, '10:14 it was seen\n10:16 it was mended');
  const { timeline } = await document(page);
  expect(timeline.slice(4, 7).map(({ at, body }) => [at?.written, plainText(body)])).toEqual([
    ['10:13', 'The previous certificate chain is restored.'],
    ['10:14', 'it was seen'],
    ['10:16', 'it was mended'],
  ]);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await document(page)).toEqual(sample());
});

test('lines pasted into a field of one line have spaces between them', async () => {
  await page.locator('[data-field="owner"]').first().click();
  await pasteInto(page, 'Ada\nByron\n');
  expect((await document(page)).actions[0]!.owner).toBe('Ada Byron');
});

test('commands change the block and the status says so', async () => {
  await intoRootCause(page);
  await page.keyboard.type('one');
  const block = () => page.evaluate(() => window.handle.getStatus().block);
  for (const [command, name] of [
    ['format.heading', 'heading'],
    ['format.subheading', 'subheading'],
    ['format.bullets', 'bullets'],
    ['format.numbers', 'numbers'],
    ['format.checks', 'checks'],
    ['format.checks', 'paragraph'],
    ['format.quote', 'quote'],
    ['format.quote', 'paragraph'],
    ['format.codeBlock', 'codeBlock'],
    ['format.codeBlock', 'paragraph'],
  ] as const) {
    await run(page, command);
    expect([command, await block()]).toEqual([command, name]);
  }
  await run(page, 'insert.table');
  expect(await block()).toBe('table');
  expect((await document(page)).sections[2]!.body.children.map(({ type }) => type)).toEqual([
    'paragraph',
    'table',
  ]);
});

test('everything is found, and replaced as one step', async () => {
  const find = await page.evaluate(() => window.handle.find('zone', { matchCase: false }));
  expect(find).toEqual({ count: 5, current: 0 });
  expect(await page.evaluate(() => window.handle.findStep(-1))).toEqual({ count: 5, current: 4 });
  await page.evaluate(() => window.handle.replace('cell', true));
  const after = await document(page);
  expect(after.timeline.map(({ body }) => plainText(body)).join(' ')).not.toMatch(/zone/i);
  expect(plainText(after.sections[3]!.body)).toContain('cell A had room');
  await run(page, 'edit.undo');
  expect(await document(page)).toEqual(sample());
  expect(await page.evaluate(() => window.handle.find('09:1', { matchCase: true }).count)).toBe(2);
  expect(await page.evaluate(() => window.handle.find('Root', { matchCase: true }).count)).toBe(1);
});

test('a place is gone to: its quote selected, its time taken', async () => {
  await page.evaluate(() =>
    window.handle.goTo({ kind: 'section', id: 's1', quote: '10:31', nth: 0 }),
  );
  expect(await page.evaluate(() => window.getSelection()!.toString())).toBe('10:31');
  await page.evaluate(() => window.handle.goTo({ kind: 'timeline', id: 'e4' }));
  await expect(time(page, 3)).toBeFocused();
  expect(await page.evaluate(() => window.handle.getStatus().row)).toEqual({
    kind: 'timeline',
    id: 'e4',
  });
  await page.evaluate(() => window.handle.goTo({ kind: 'incident', field: 'zone' }));
  expect(await page.evaluate(() => window.requests)).toEqual([{ kind: 'details' }]);
});

test('what is wrong with a row is in its name', async () => {
  await page.evaluate(() =>
    window.handle.mark([
      {
        key: 'order',
        place: { kind: 'timeline', id: 'e4' },
        severity: 'error',
        title: 'Out of order',
        message: '09:42 stands after 10:02.',
        fixes: [],
        canKeep: true,
      },
    ]),
  );
  await expect(
    page.getByRole('group', { name: 'Timeline entry 4 of 6. Problem: 09:42 stands after 10:02.' }),
  ).toBeVisible();
  await page.evaluate(() => window.handle.mark([]));
  await expect(
    page.getByRole('group', { name: 'Timeline entry 4 of 6', exact: true }),
  ).toBeVisible();
});

test('a picture goes into the document and is described', async () => {
  await intoRootCause(page);
  await page.evaluate(() =>
    window.handle.insertImage({
      type: 'image/gif',
      data: 'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
      name: 'a.gif',
      alt: '',
    }),
  );
  const { media, sections } = await document(page);
  const [key] = Object.keys(media);
  expect(sections[2]!.body.children[0]).toMatchObject({
    children: [{ type: 'image', url: `media:${key}`, alt: '' }],
  });
  await page.locator('.pm-image').dblclick();
  await page.keyboard.type('A dot');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await document(page)).sections[2]!.body.children[0])
    .toMatchObject({ children: [{ alt: 'A dot' }] });
  await page.evaluate(() =>
    window.handle.insertImage({ type: 'application/pdf', data: '', name: 'a.pdf', alt: '' }),
  );
  expect(await page.evaluate(() => window.requests.at(-1)?.kind)).toBe('notice');
});

/** A picture of one dot, where the caret is. */
async function insertDot(page: Page): Promise<void> {
  await page.evaluate(() =>
    window.handle.insertImage({
      type: 'image/gif',
      data: 'R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==',
      name: 'a.gif',
      alt: 'A dot',
    }),
  );
}

test('the caption of a picture is the slanted paragraph below it', async () => {
  await intoRootCause(page);
  await insertDot(page);
  await page.locator('.pm-image').click();
  await expect(page.locator('.pm-image')).toHaveClass(/selected/);
  await run(page, 'picture.caption');
  await expect(page.locator('.pm-image')).not.toHaveClass(/selected/);
  await page.keyboard.type('Errors a minute.');
  const caption = {
    type: 'paragraph',
    children: [{ type: 'emphasis', children: [{ type: 'text', value: 'Errors a minute.' }] }],
  };
  expect((await document(page)).sections[2]!.body.children[1]).toMatchObject(caption);
  // Asked for again, it is gone on with.
  await page.locator('.pm-image').click();
  await run(page, 'picture.caption');
  await page.keyboard.type(' Ten at most.');
  const { children } = (await document(page)).sections[2]!.body;
  expect(children).toHaveLength(2);
  expect(words(children[1]!)).toBe('Errors a minute. Ten at most.');
});

test('below the caption of a picture one writes on in plain text', async () => {
  await intoRootCause(page);
  await insertDot(page);
  await page.locator('.pm-image').click();
  await run(page, 'picture.caption');
  await page.keyboard.type('Errors a minute.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('They came back.');
  const { children } = (await document(page)).sections[2]!.body;
  expect(children[2]).toMatchObject({
    type: 'paragraph',
    children: [{ type: 'text', value: 'They came back.' }],
  });
  // Enter within one breaks it, as it does any paragraph.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const broken = (await document(page)).sections[2]!.body.children;
  expect(broken.map((each) => words(each))).toEqual([
    'A dot',
    'Errors',
    ' a minute.',
    'They came back.',
  ]);
});

test('a picture stands in a line of its own, and breaks no paragraph', async () => {
  await intoRootCause(page);
  await page.keyboard.type('Payments were slow.');
  for (let n = 0; n < 5; n++) await page.keyboard.press('ArrowLeft');
  await insertDot(page);
  const kinds = async (): Promise<string[]> =>
    (await document(page)).sections[2]!.body.children.map((each) =>
      'children' in each ? each.children.map(({ type }) => type).join() : '',
    );
  expect((await kinds()).slice(0, 2)).toEqual(['text', 'image']);
  await page.keyboard.press('ControlOrMeta+z');
  expect((await kinds())[1]).not.toBe('image');
  await page.keyboard.press('Home');
  await insertDot(page);
  expect((await kinds()).slice(0, 2)).toEqual(['image', 'text']);
});

test('keys that go far go from the selected picture', async () => {
  await intoRootCause(page);
  await page.keyboard.type('Above.');
  await insertDot(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Below.');
  await page.locator('.pm-image').click();
  await page.keyboard.press('ControlOrMeta+ArrowRight');
  await page.keyboard.type('X');
  await page.locator('.pm-image').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Y');
  const { children } = (await document(page)).sections[2]!.body;
  expect(children.slice(0, 3).map((each) => words(each))).toEqual(['Above.', 'YA dot', 'XBelow.']);
});

test.describe('a footnote', () => {
  const note = (on: Page) => on.getByRole('textbox', { name: 'Text of the footnote' });
  const add = async (on: Page, text: string): Promise<void> => {
    await run(on, 'insert.footnote');
    await expect(note(on)).toBeFocused();
    await on.keyboard.type(text);
    await on.keyboard.press('Enter');
    // It is removed when what was written is in the document.
    await expect(note(on)).toHaveCount(0);
  };
  const summary = async (on: Page) => (await document(on)).sections[2]!.body.children;

  test('is written where it belongs, opened again, and undone as one step', async () => {
    await intoRootCause(page);
    await page.keyboard.type('The lease ran out');
    const before = await document(page);
    await add(page, 'By *ninety* seconds.');
    expect(await summary(page)).toMatchObject([
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: 'The lease ran out' },
          { type: 'footnoteReference', identifier: '1' },
        ],
      },
      {
        type: 'footnoteDefinition',
        identifier: '1',
        children: [{ children: [{ value: 'By ' }, { type: 'emphasis' }, { value: ' seconds.' }] }],
      },
    ]);
    await page.getByRole('img', { name: 'Footnote 1' }).dblclick();
    await expect(note(page)).toHaveValue('By *ninety* seconds.');
    await page.keyboard.type('By two minutes.');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('It was renewed by hand.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('note', { name: 'Footnote 1' })).toContainText('renewed by hand');
    expect((await summary(page))[1]).toMatchObject({
      children: [{ type: 'paragraph' }, { type: 'paragraph' }],
    });
    for (let step = 0; step < 2; step++) await page.keyboard.press('ControlOrMeta+z');
    expect(await document(page)).toEqual(before);
  });

  test('has its number by where it is read, and keeps its text', async () => {
    await intoRootCause(page);
    await page.keyboard.type('Second');
    await add(page, 'Later.');
    await page.keyboard.type(', and so on.');
    await page.keyboard.press('Home');
    await page.keyboard.type('First');
    await add(page, 'Earlier.');
    const [paragraph, ...notes] = await summary(page);
    expect(paragraph).toMatchObject({
      children: [{}, { identifier: '1' }, {}, { identifier: '2' }, { value: ', and so on.' }],
    });
    expect(notes.map((each) => 'identifier' in each && [each.identifier, words(each)])).toEqual([
      ['2', 'Later.'],
      ['1', 'Earlier.'],
    ]);
  });

  test('has no place in a title', async () => {
    await run(page, 'go.title');
    await run(page, 'insert.footnote');
    await expect(note(page)).toHaveCount(0);
    expect(await page.evaluate(() => window.requests.at(-1)?.kind)).toBe('notice');
  });

  test('is left as it was by Escape and by an empty field', async () => {
    await intoRootCause(page);
    await page.keyboard.type('Text');
    const before = await document(page);
    await run(page, 'insert.footnote');
    await page.keyboard.type('Nothing');
    await page.keyboard.press('Escape');
    await add(page, '');
    expect(await document(page)).toEqual(before);
  });
});

test('a link is made from the selection and opens on Ctrl-click only', async () => {
  await page.evaluate(() =>
    window.handle.goTo({ kind: 'section', id: 's1', quote: '1,940 orders', nth: 0 }),
  );
  await page.evaluate(() => window.handle.insertLink('https://example.org/orders'));
  const link = page.getByRole('link', { name: '1,940 orders' });
  await link.click();
  expect(await page.evaluate(() => window.requests)).toEqual([]);
  await link.click({ modifiers: ['ControlOrMeta'] });
  expect(await page.evaluate(() => window.requests)).toEqual([
    { kind: 'open-link', url: 'https://example.org/orders' },
  ]);
});

test('the picture of the incident leads to its entries', async () => {
  const box = (await page.locator('.pm-track svg').boundingBox())!;
  await page.mouse.click(box.x + box.width - 12, box.y + box.height / 2);
  await expect(time(page, 5)).toBeFocused();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${scheme}`, async () => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(
      readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    );
    const violations = await page.evaluate(async () => {
      const axe = (
        window as unknown as {
          axe: {
            run(
              options: unknown,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        }
      ).axe;
      const result = await axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    });
    expect(violations).toEqual([]);
  });
}
