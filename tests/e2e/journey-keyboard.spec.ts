/** Ten minutes by keyboard alone: from an empty window to a checked, exported RCA. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import {
  beginJourney,
  expectExported,
  expectWhole,
  headings,
  offerPicture,
  sentences,
  TITLE,
} from './journey-parts.ts';
import { answer, expect, saveState, section, test } from './steps.ts';

test('by keyboard alone: a whole RCA is written, checked, saved and exported', async ({
  start,
  folder,
}) => {
  test.setTimeout(180_000);
  const { app, page } = await start();
  const journey = await beginJourney(page);
  const { step, press, type } = journey;
  const file = join(folder, 'checkout.postmortem');
  /** Tab until something has the focus, as one does. */
  const tabTo = async (wanted: Locator, key = 'Tab'): Promise<void> => {
    await expect(async () => {
      if (await wanted.evaluateAll((all) => all.some((each) => each === document.activeElement)))
        return;
      await press(key);
      throw new Error('not there yet');
    }).toPass({ intervals: [0], timeout: 15_000 });
  };
  /** A command by a few letters of its name. */
  const command = async (name: string): Promise<void> => {
    await press('ControlOrMeta+Shift+P');
    await type(name);
    await press('Enter');
  };

  await step('a new document', async () => {
    await press('Enter'); // the first template has the focus
    await expect(section(page, 'Summary')).toBeVisible();
    await type(TITLE);
    await press('Enter');
  });

  await step('the details', async () => {
    await press('ControlOrMeta+d');
    const dialog = page.getByRole('dialog', { name: 'Incident details' });
    // Keys that come before it is drawn are kept for it: one tabs by what one sees.
    await expect(dialog).toBeVisible();
    await tabTo(dialog.getByRole('combobox', { name: 'Severity' }));
    await type('sev-2');
    await press('ArrowDown');
    await press('Enter');
    await tabTo(dialog.getByRole('textbox', { name: 'Services' }));
    await type('Checkout');
    await press('Enter');
    await tabTo(dialog.getByRole('combobox', { name: 'Time zone' }));
    await press('ControlOrMeta+a');
    await type('Copenhagen');
    await press('Tab');
    await tabTo(dialog.getByRole('textbox', { name: 'Day it began' }));
    await type('3 March 2026');
    await tabTo(dialog.getByRole('button', { name: 'Add a person' }));
    await press('Enter');
    await type('Ann Lee');
    await tabTo(dialog.getByRole('button', { name: 'Apply' }));
    await press('Enter');
    await expect(dialog).toHaveCount(0);
  });

  const summary = section(page, 'Summary');
  await step('prose: bold, a list, a link', async () => {
    await type('For a while ');
    await press('ControlOrMeta+b');
    await type('one in six payments');
    await press('ControlOrMeta+b');
    await type(' was slow.');
    await press('Enter');
    await type('- Cards');
    await press('Enter');
    await type('Vouchers');
    await press('Enter', 2);
    await type('See the status page');
    await press('ControlOrMeta+Shift+ArrowLeft', 2);
    await press('ControlOrMeta+k');
    await type('https://status.example.com/42');
    await press('Enter');
    await press('ArrowRight');
    await type('.');
    await expect(summary.getByRole('listitem')).toHaveText(['Cards', 'Vouchers']);
    await expect(summary.getByRole('link')).toHaveText('status page');
    await expect(summary).toContainText('one in six payments was slow.');
    await expect(summary).toContainText('See the status page.');
  });

  const impact = section(page, 'Impact');
  await step('a footnote', async () => {
    await press('ControlOrMeta+Alt+ArrowDown');
    await type('We lost 212 orders.');
    await command('footnote');
    await expect(page.getByRole('textbox', { name: 'Text of the footnote' })).toBeFocused();
    await type('Counted at the load balancer.');
    await press('Enter');
    await press('Enter');
  });

  await step('a table with a row and a column more', async () => {
    await type('/table');
    await press('Enter');
    await expect(impact.getByRole('table')).toBeVisible();
    for (const cell of ['Zone', 'Orders', 'Lost', 'A', '612', '102', 'B', '660', '110']) {
      await type(cell);
      if (cell !== '110') await press('Tab');
    }
    await press('Alt+F10');
    await press('ArrowDown');
    await press('Enter');
    await type('C');
    await press('Alt+F10');
    await press('ArrowDown', 3);
    await press('Enter');
    await expect(impact.getByRole('row')).toHaveCount(4);
    await expect(impact.locator('.pm-table tr').first().locator('th, td')).toHaveCount(4);
    await press('Escape');
  });

  await step('a divider, code, a picture with its description and caption', async () => {
    await type('/divider');
    await press('Enter');
    await type('/code');
    await press('Enter');
    await type('openssl s_client -connect checkout:443');
    await press('Enter', 3);
    await offerPicture(app, folder);
    await type('/image');
    await press('Enter');
    await expect(page.getByRole('dialog', { name: 'Add a picture' })).toBeVisible();
    await type('Latency, high between 09:15 and 10:31');
    await press('Enter');
    await expect(impact.getByRole('img', { name: 'Latency' })).toBeVisible();
    await press('ArrowLeft');
    await expect(impact.locator('.pm-image.selected')).toBeVisible();
    await command('caption');
    await type('Figure 1: checkout latency');
    await expect(impact.locator('em')).toHaveText('Figure 1: checkout latency');
  });

  await step('the timeline, with a zone and milestones', async () => {
    await press('ControlOrMeta+Enter');
    const rows = [
      ['3 March 2026 09:15', 'The rotation job replaces the certificate.'],
      ['10:31', 'Latency is back to normal.'],
      ['9.42', 'A packet trace shows full handshakes.'],
      ['10:20', 'The old chain is served again.'],
      ['10:02 CET', 'The rotation is on hold.'],
    ] as const;
    for (const [time, text] of rows) {
      await type(time);
      await press('Tab');
      await type(text);
      if (text !== rows.at(-1)![1]) await press('Enter');
    }
    await expect(sentences(page)).toHaveText(rows.map(([, text]) => text));
  });

  await step('several rows moved at once, and marked internal', async () => {
    // The trace and what follows it go above the end.
    await press('Shift+ArrowUp', 2);
    await press('Alt+ArrowUp');
    await expect(sentences(page)).toHaveText([
      /replaces/,
      /full handshakes/,
      /old chain/,
      /on hold/,
      /back to normal/,
    ]);
    await press('Shift+ArrowDown'); // two are left
    await command('entry as internal');
    await expect(page.locator('.pm-entry[data-internal]')).toHaveCount(2);
    await press('Escape');
  });

  await step('a problem mended from its card', async () => {
    const problem = page.getByRole('group', { name: 'Out of order' });
    await expect(problem).toContainText('10:02');
    await press('F6');
    await expect(page.locator('[data-card]:focus')).toBeVisible();
    for (let n = 0; n < 9; n++) {
      if (await problem.evaluate((each) => each === document.activeElement)) break;
      await press('ArrowDown');
    }
    await expect(problem).toBeFocused();
    await press('Enter');
    await expect(problem).toHaveCount(0);
    await expect(sentences(page).nth(2)).toContainText('on hold');
    await press('Escape');
  });

  await step('milestones', async () => {
    for (const [row, letter] of [
      [0, 's'],
      [1, 'd'],
      [4, 'r'],
    ] as const) {
      await press('ControlOrMeta+Alt+ArrowUp'); // to the section above, and down again
      await press('ControlOrMeta+Alt+ArrowDown');
      await press('ArrowDown', row + 1);
      await press('ControlOrMeta+Shift+M');
      await expect(page.getByRole('menu', { name: 'Milestone' })).toBeVisible();
      await press(letter);
      await press('Enter');
    }
    for (const milestone of ['started', 'detected', 'resolved'])
      await expect(page.getByRole('button', { name: `Milestone: ${milestone}` })).toBeVisible();
  });

  await step('a live fact', async () => {
    await command('summary');
    await press('End');
    await type(' It lasted @length');
    await expect(page.getByRole('listbox', { name: 'Live facts' })).toBeVisible();
    await press('Enter');
    await expect(summary.locator('.pm-fact')).toHaveText('1 h 16 min');
    await type('.');
  });

  await step('an action', async () => {
    await press('ControlOrMeta+Shift+A');
    await type('Verify the chain after each rotation');
    await press('Tab');
    await type('ann');
    await press('Enter');
    await tabTo(page.getByRole('textbox', { name: 'Due' }));
    await type('in 2 weeks');
    await tabTo(page.getByRole('textbox', { name: 'Ticket' }));
    await type('https://tracker.example.com/PLAT-7');
  });

  await step('a section added, named, moved and made internal from the outline', async () => {
    const outline = page.getByRole('navigation', { name: 'Sections' });
    await tabTo(outline.locator(':focus'), 'F6');
    await press('Home');
    for (let n = 0; n < 9; n++) {
      if ((await outline.locator(':focus .section-title').textContent()) === 'Root cause') break;
      await press('ArrowDown');
    }
    await press('Insert');
    await type('Changes');
    await press('Enter');
    const named = outline.locator(':focus .section-title');
    await expect(named).toHaveText('Changes');
    await press('F2');
    await type('What we changed');
    await press('Enter');
    await expect(named).toHaveText('What we changed');
    await press('Alt+ArrowUp');
    await expect
      .poll(async () => (await headings(page)).slice(2, 5))
      .toEqual(['Timeline', 'What we changed', 'Root cause']);
    await press('Shift+F10');
    await type('Show to internal');
    await press('Enter');
    await expect(section(page, 'What we changed')).toHaveAttribute('data-internal', '');
    await press('Enter');
    await type('Rotations page the owner.');
    await expect(section(page, 'What we changed')).toContainText('Rotations page the owner.');
  });

  await step('find and replace, undo and redo', async () => {
    await press('ControlOrMeta+h');
    await type('handshakes');
    await tabTo(page.getByRole('textbox', { name: 'Replace with' }));
    await type('TLS handshakes');
    await tabTo(page.getByRole('button', { name: 'Replace all' }));
    await press('Enter');
    await expect(page.getByRole('search').getByRole('status')).toHaveText('1 replaced');
    await press('Escape');
    await expect(page.getByRole('search')).toHaveCount(0);
    await press('ControlOrMeta+z');
    await expect(sentences(page).nth(1)).toHaveText('A packet trace shows full handshakes.');
    await press('ControlOrMeta+Shift+Z');
    await expect(sentences(page).nth(1)).toHaveText('A packet trace shows full TLS handshakes.');
  });

  await step('saved', async () => {
    await answer(app, { save: file, open: folder });
    await press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('Saved');
    expectWhole(file);
  });

  await step('exported as Word, PDF and Markdown', async () => {
    await press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const formats = dialog.getByRole('group', { name: 'Formats' }).getByRole('checkbox');
    await expect(formats.first()).toBeFocused();
    for (const format of await formats.all()) {
      await tabTo(format);
      if (!(await format.isChecked())) await press('Space');
    }
    await tabTo(dialog.getByRole('button', { name: 'Export', exact: true }));
    await press('Enter');
    await expect(dialog).toContainText('Done', { timeout: 60_000 });
  });

  journey.print('keyboard');
  expect((await journey.seen()).pressed).toBe(0);
  expectExported(folder);
});
