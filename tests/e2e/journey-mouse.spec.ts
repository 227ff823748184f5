/**
 * Ten minutes by mouse alone: from an empty window to a checked, exported RCA. Letters are typed,
 * and Enter where it begins a line; every command is a click, a menu or a drag.
 */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { runtimeName } from './app.ts';
import {
  beginJourney,
  expectExported,
  expectWhole,
  headings,
  offerPicture,
  sentences,
  TITLE,
} from './journey-parts.ts';
import { answer, editorOf, entry, expect, saveState, section, test } from './steps.ts';

test('by mouse alone: a whole RCA is written, checked, saved and exported', async ({
  start,
  folder,
}) => {
  test.skip(runtimeName === 'Electron', 'The system draws its menus there.');
  test.setTimeout(180_000);
  const { app, page } = await start();
  const journey = await beginJourney(page);
  const { step, type, click, drag } = journey;
  const file = join(folder, 'checkout.postmortem');
  const toolbar = page.getByRole('toolbar', { name: 'Formatting' });
  /** A line more of text. */
  const line = () => page.keyboard.press('Enter');
  const choose = async (name: string, menu: Locator = page.getByRole('menu').last()) =>
    click(menu.getByRole('menuitem', { name }));
  const insert = async (name: string): Promise<void> => {
    await click(toolbar.getByRole('button', { name: 'Insert' }));
    await choose(name);
  };
  /** From the menu bar, which the system draws. */
  const menuBar = async (id: string): Promise<void> => {
    await app.evaluate(({ Menu }, item) => {
      Menu.getApplicationMenu()!.getMenuItemById(item)!.click();
    }, id);
    journey.counts.clicks += 2;
  };

  const summary = section(page, 'Summary');
  await step('a new document', async () => {
    await click(page.getByRole('main').getByText('Internal RCA'));
    await expect(summary).toBeVisible();
    await click(editorOf(page).getByRole('heading', { level: 1 }));
    await type(TITLE);
  });

  await step('the details', async () => {
    await click(editorOf(page).locator('.pm-meta, .pm-header button').first());
    const dialog = page.getByRole('dialog', { name: 'Incident details' });
    await click(dialog.getByRole('combobox', { name: 'Severity' }));
    await type('sev-2');
    await click(page.getByRole('option', { name: 'SEV-2' }));
    await click(dialog.getByRole('textbox', { name: 'Services' }));
    await type('Checkout');
    const zone = dialog.getByRole('combobox', { name: 'Time zone' });
    await click(zone);
    await click(zone, { clickCount: 3 });
    await type('Copenhagen');
    await click(page.getByRole('option', { name: /Copenhagen/ }).first());
    await click(dialog.getByRole('textbox', { name: 'Day it began' }));
    await type('3 March 2026');
    await click(dialog.getByRole('button', { name: 'Add a person' }));
    await type('Ann Lee');
    await click(dialog.getByRole('button', { name: 'Apply' }));
    await expect(dialog).toHaveCount(0);
  });

  await step('prose: bold, a list, a link', async () => {
    await click(summary.getByRole('paragraph').last());
    await type('For a while ');
    await click(toolbar.getByRole('button', { name: 'Bold' }));
    await type('one in six payments');
    await click(toolbar.getByRole('button', { name: 'Bold' }));
    await type(' was slow.');
    await line();
    await type('Cards');
    await click(toolbar.getByRole('button', { name: 'Bullet List' }));
    await line();
    await type('Vouchers');
    await line();
    await click(toolbar.getByRole('button', { name: 'Bullet List' }));
    await type('See their statuspage.');
    await page.getByText('statuspage').dblclick({ position: { x: 100, y: 8 } });
    journey.counts.clicks += 2;
    await click(toolbar.getByRole('button', { name: 'Link' }));
    await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused();
    await type('https://status.example.com/42');
    await click(page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }));
    await expect(summary.getByRole('listitem')).toHaveText(['Cards', 'Vouchers']);
    await expect(summary.getByRole('link')).toHaveText('statuspage');
    await expect(summary).toContainText('one in six payments was slow.');
  });

  const impact = section(page, 'Impact');
  await step('a footnote', async () => {
    await click(impact.getByRole('paragraph').last());
    await type('We lost 212 orders.');
    await insert('Footnote');
    await expect(page.getByRole('textbox', { name: 'Text of the footnote' })).toBeFocused();
    await type('Counted at the load balancer.');
    await click(impact.getByRole('heading', { name: 'Impact' }));
    await expect(impact.getByRole('note')).toContainText('Counted at the load balancer.');
  });

  await step('a table with a row and a column more', async () => {
    await click(impact.getByText('We lost 212 orders.'), { position: { x: 120, y: 8 } });
    await insert('Table');
    const table = impact.getByRole('table');
    for (const [at, text] of ['Zone', 'Orders', 'Lost', 'A', '612', '102', 'B', '660'].entries()) {
      await click(table.locator('th, td').nth(at));
      await type(text);
    }
    const handles = page.getByRole('group', { name: 'Table', exact: true });
    await click(handles.getByRole('button', { name: 'Add a row below' }));
    await type('C');
    await click(handles.getByRole('button', { name: 'Add a column to the right' }));
    await type('x');
    await click(handles.getByRole('button', { name: 'Table menu' }));
    await click(page.getByRole('menu', { name: 'Table' }).getByText('Align Column Right'));
    await expect(table.getByRole('row')).toHaveCount(4);
  });

  await step('a divider, code, a picture with its description and caption', async () => {
    await click(impact.getByRole('note'), { button: 'left' });
    await click(impact.getByRole('paragraph').last());
    await insert('Divider');
    await insert('Code Block');
    await type('openssl s_client -connect checkout:443');
    await click(impact.locator('.pm-section-body > p').last());
    await offerPicture(app, folder);
    await insert('Image');
    await expect(page.getByRole('dialog', { name: 'Add a picture' })).toBeVisible();
    await type('Latency, high between 09:15 and 10:31');
    await click(page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }));
    const picture = impact.getByRole('img', { name: 'Latency' });
    await click(picture);
    await click(picture, { button: 'right' });
    const paragraphs = impact.locator('.pm-section-body > p');
    const before = await paragraphs.count();
    await choose('Caption Below Picture');
    // The command comes from the menu by way of main; nobody writes before they see where.
    await expect(paragraphs).toHaveCount(before + 1);
    await type('Figure 1: checkout latency');
    await expect(impact.locator('em')).toHaveText('Figure 1: checkout latency');
  });

  const rows = [
    ['3 March 2026 09:15', 'The rotation job replaces the certificate.'],
    ['10:31', 'Latency is back to normal.'],
    ['9.42', 'A packet trace shows full handshakes.'],
    ['10:20', 'The old chain is served again.'],
    ['10:02 CET', 'The rotation is on hold.'],
  ] as const;
  await step('the timeline, with a zone', async () => {
    for (const [index, [time, text]] of rows.entries()) {
      await click(page.getByRole('button', { name: '+ Add entry' }));
      await type(time);
      await click(entry(page, index).text);
      await type(text);
    }
    await expect(sentences(page)).toHaveText(rows.map(([, text]) => text));
  });

  await step('several rows moved at once, and marked internal', async () => {
    const select = async (from: number, to: number): Promise<void> => {
      await entry(page, from).text.hover();
      await page.mouse.down();
      await entry(page, to).text.hover();
      await page.mouse.up();
      journey.counts.drags += 1;
    };
    const rowMenu = (index: number): Locator =>
      entry(page, index).row.getByRole('button', { name: 'Row menu' });
    await select(2, 4);
    await entry(page, 2).row.hover();
    const { height } = (await entry(page, 1).row.boundingBox())!;
    await drag(rowMenu(2), entry(page, 1).row, { x: 60, y: Math.min(3, height / 4) });
    await expect(sentences(page)).toHaveText([
      /replaces/,
      /full handshakes/,
      /old chain/,
      /on hold/,
      /back to normal/,
    ]);
    await select(2, 3);
    await entry(page, 3).row.hover();
    await click(rowMenu(3));
    await choose('Show to internal readers only');
    await expect(page.locator('.pm-entry[data-internal]')).toHaveCount(2);
  });

  await step('a problem mended from its card', async () => {
    const problem = page.getByRole('group', { name: 'Out of order' });
    await click(problem.getByRole('heading'));
    await click(problem.getByRole('button').first());
    await expect(problem).toHaveCount(0);
    await expect(sentences(page).nth(2)).toContainText('on hold');
  });

  await step('milestones', async () => {
    for (const [row, name] of [
      [0, 'started'],
      [1, 'detected'],
      [4, 'resolved'],
    ] as const) {
      await entry(page, row).row.hover();
      await click(entry(page, row).row.getByRole('button', { name: 'Set a milestone' }));
      await click(page.getByRole('menu', { name: 'Milestone' }).getByText(name));
      await expect(page.getByRole('button', { name: `Milestone: ${name}` })).toBeVisible();
    }
  });

  await step('a live fact', async () => {
    const text = summary.getByText('See their');
    const { width } = (await text.boundingBox())!;
    await click(summary.getByRole('paragraph').last(), { position: { x: width + 200, y: 10 } });
    await type(' It lasted ');
    await insert('Live Fact');
    await click(page.getByRole('listbox', { name: 'Live facts' }).getByText('1 h 16 min').first());
    await expect(summary.locator('.pm-fact')).toHaveText('1 h 16 min');
  });

  await step('an action', async () => {
    await click(toolbar.getByRole('button', { name: 'Add action item' }));
    await type('Verify the chain after each rotation');
    await click(page.getByRole('combobox', { name: 'Owner' }));
    await click(page.getByRole('option', { name: 'Ann Lee' }));
    await click(page.getByRole('textbox', { name: 'Due' }));
    await type('in 2 weeks');
    await click(page.getByRole('textbox', { name: 'Ticket' }));
    await type('https://tracker.example.com/PLAT-7');
  });

  await step('a section added, named, moved and made internal from the outline', async () => {
    const outline = page.getByRole('navigation', { name: 'Sections' });
    const link = (title: string): Locator =>
      outline.getByRole('button', { name: new RegExp(`^${title} ?,`) });
    await click(outline.getByRole('button', { name: 'Add a section' }));
    await type('Changes');
    await click(summary.getByRole('heading', { name: 'Summary' }));
    await expect.poll(() => headings(page)).toContain('Changes');
    await click(link('Changes'), { button: 'right' });
    await choose('Rename');
    await type('What we changed');
    await click(summary.getByRole('heading', { name: 'Summary' }));
    await drag(link('What we changed'), link('Root cause'), { x: 40, y: 3 });
    await expect
      .poll(async () => (await headings(page)).slice(2, 5))
      .toEqual(['Timeline', 'What we changed', 'Root cause']);
    await click(link('What we changed'), { button: 'right' });
    await choose('Show to internal');
    await expect(section(page, 'What we changed')).toHaveAttribute('data-internal', '');
    await click(section(page, 'What we changed').getByRole('paragraph').last());
    await type('Rotations page the owner.');
  });

  await step('find and replace, undo and redo', async () => {
    await click(page.getByRole('button', { name: 'Find' }));
    await type('handshakes');
    const bar = page.getByRole('search');
    await click(bar.getByRole('textbox', { name: 'Replace with' }));
    await type('TLS handshakes');
    await click(bar.getByRole('button', { name: 'Replace all' }));
    await expect(bar.getByRole('status')).toHaveText('1 replaced');
    await click(bar.getByRole('button', { name: 'Close' }));
    await click(toolbar.getByRole('button', { name: 'Undo' }));
    await expect(sentences(page).nth(1)).toHaveText('A packet trace shows full handshakes.');
    await click(toolbar.getByRole('button', { name: 'Redo' }));
    await expect(sentences(page).nth(1)).toHaveText('A packet trace shows full TLS handshakes.');
  });

  await step('saved', async () => {
    await answer(app, { save: file, open: folder });
    await menuBar('file.save');
    await expect(saveState(page)).toHaveText('Saved');
    expectWhole(file);
  });

  await step('exported as Word, PDF and Markdown', async () => {
    await click(page.getByRole('banner').getByRole('button', { name: 'Export…' }));
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const formats = dialog.getByRole('group', { name: 'Formats' }).getByRole('checkbox');
    await expect(formats.first()).toBeVisible();
    for (const format of await formats.all())
      if (!(await format.isChecked())) await click(format, { force: true });
    await click(dialog.getByRole('button', { name: 'Export', exact: true }));
    await expect(dialog).toContainText('Done', { timeout: 60_000 });
  });

  journey.print('mouse');
  const { commands } = await journey.seen();
  expect(commands.filter((key) => key !== 'Enter')).toEqual([]);
  expectExported(folder);
});
