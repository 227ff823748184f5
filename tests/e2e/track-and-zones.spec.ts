/**
 * The picture of the incident, the second time column, how a time was read, and the dialog for the
 * checks: by mouse and by keyboard.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Milestone, Postmortem, TimelineEntry } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { readTime } from '../../core/time/read-time.ts';
import { violations } from './axe.ts';
import {
  answer,
  entry,
  expect,
  readReport,
  saveState,
  section,
  test,
  writeReport,
} from './steps.ts';

test.use({ sharesApp: true });

type Row = readonly [written: string, text: string, milestone?: Milestone];

const ROWS: readonly Row[] = [
  ['09:15', 'The job replaces the certificate.', 'started'],
  ['09:22', 'The latency alert fires.', 'detected'],
  ['09:42', 'A trace shows full handshakes.', 'identified'],
  ['10:02', 'Traffic is moved to zone A.'],
  ['10:13', 'The chain is restored.', 'mitigated'],
  ['10:31', 'Latency is normal again.', 'resolved'],
];

function withRows(rows: readonly Row[]): (report: Postmortem) => Postmortem {
  const timeline = rows.map(([written, text, milestone], index): TimelineEntry => ({
    id: `t${index + 1}`,
    at: readTime(written, { zone: 'Europe/Copenhagen', date: '2026-03-03' }).time,
    milestone: milestone ?? null,
    body: prose(paragraph(text)),
    audience: 'everyone',
    source: null,
  }));
  return (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
    timeline,
  });
}

const picture = (page: Page): Locator =>
  page.getByRole('group', { name: 'Picture of the incident' });
const moment = (page: Page, name: string | RegExp): Locator =>
  picture(page).getByRole('button', { name });
const tip = (page: Page): Locator => page.locator('.pm-track-tip');
const svgText = (page: Page) => picture(page).locator('svg text').allTextContents();

async function saved(page: Page, file: string): Promise<Postmortem> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  return readReport(file);
}

async function openChecks(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('choose checks');
  await page.keyboard.press('Enter');
}

test.describe('the picture of the incident', () => {
  test('names its moments and phases, and says the same in sentences', async ({
    start,
    folder,
  }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'a.postmortem'), 'Pictured', withRows(ROWS))],
    });
    await expect(moment(page, '09:22 detected: The latency alert fires.')).toHaveCount(1);
    await expect(moment(page, '10:02: Traffic is moved to zone A.')).toHaveCount(1);
    await expect(picture(page).getByRole('listitem')).toHaveText([
      'Tue 3 March 2026, 09:15 to 10:31 (Europe/Copenhagen), 6 entries.',
      /^Started at 09:15; detected 7 min later, at 09:22; /,
      'Undetected for 7 min, detected for 20 min, being mitigated for 31 min, monitoring for 18 min.',
    ]);
    expect(await svgText(page)).toEqual(
      expect.arrayContaining(['detected +7 min', 'monitoring 18 min', '09:30']),
    );
  });

  test('is walked with the arrow keys; Enter goes to the row, Escape back to the text', async ({
    start,
    folder,
  }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'b.postmortem'), 'Walked', withRows(ROWS))],
    });
    await expect(moment(page, /started/)).toHaveCount(1);
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await page.keyboard.press('ControlOrMeta+Alt+p');
    await expect(moment(page, /started/)).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(moment(page, /detected/)).toBeFocused();
    await expect(tip(page)).toHaveText('09:22 detectedThe latency alert fires.');
    await page.keyboard.press('End');
    await expect(moment(page, /resolved/)).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(moment(page, /^10:02/)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(entry(page, 3).time).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Alt+p');
    await expect(moment(page, /^10:02/)).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.type('Back. ');
    await expect(section(page, 'Summary')).toContainText('Back.');
  });

  test('is zoomed with keys, buttons and the wheel, and moved by dragging', async ({
    start,
    folder,
  }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'c.postmortem'), 'Zoomed', withRows(ROWS))],
    });
    await page.keyboard.press('ControlOrMeta+Alt+p');
    await page.keyboard.press('ArrowRight');
    for (let times = 0; times < 4; times++) await page.keyboard.press('+');
    await expect(moment(page, /resolved/)).toHaveCount(0);
    await expect(moment(page, /detected/)).toBeFocused();
    // A moment out of view comes into it when the keys reach it.
    await page.keyboard.press('End');
    await expect(moment(page, /resolved/)).toBeFocused();
    await expect(moment(page, /started/)).toHaveCount(0);
    await page.keyboard.press('0');
    await expect(moment(page, /started/)).toHaveCount(1);
    await page.keyboard.press('-');
    await expect(moment(page, /started/)).toHaveCount(1);

    await picture(page).getByRole('button', { name: 'Zoom in' }).click();
    const canvas = page.locator('.pm-track-canvas');
    const box = (await canvas.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + 24];
    await expect(moment(page, /started/)).toHaveCount(0);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 500, y, { steps: 5 });
    await page.mouse.up();
    await expect(moment(page, /started/)).toHaveCount(1);
    await picture(page).getByRole('button', { name: 'Show all of the track' }).click();
    await expect(moment(page, /resolved/)).toHaveCount(1);

    await page.mouse.move(box.x + 10, y);
    await page.keyboard.down('ControlOrMeta');
    await page.mouse.wheel(0, -800);
    await page.keyboard.up('ControlOrMeta');
    await expect(moment(page, /resolved/)).toHaveCount(0);
    await expect(moment(page, /started/)).toHaveCount(1);
    expect(await page.evaluate(() => window.devicePixelRatio)).toBe(1);
  });

  test('shows the time and first words under the pointer, and a click puts the caret into the row', async ({
    start,
    folder,
  }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'd.postmortem'), 'Pointed at', withRows(ROWS))],
    });
    const tick = (await moment(page, /^10:02/).boundingBox())!;
    await page.mouse.move(tick.x + tick.width / 2, tick.y + tick.height / 2);
    await expect(tip(page)).toHaveText('10:02Traffic is moved to zone A.');
    await page.mouse.down();
    await page.mouse.up();
    await expect(entry(page, 3).time).toBeFocused();
    await page.mouse.move(5, 5);
    await expect(tip(page)).toBeHidden();
  });

  test('follows what is written, and is not there without two moments', async ({
    start,
    folder,
  }) => {
    const file = writeReport(join(folder, 'e.postmortem'), 'Followed', withRows([]));
    const { page } = await start({ args: [file] });
    await expect(section(page, 'Timeline')).toBeVisible();
    await expect(picture(page)).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('10:00');
    await page.keyboard.press('Enter');
    await page.keyboard.type('It begins.');
    await expect(picture(page)).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('11:00');
    await expect(moment(page, '11:00')).toHaveCount(1);
    await entry(page, 1).row.getByRole('button', { name: 'Set a milestone' }).click();
    await page.getByRole('menuitemradio', { name: 'resolved' }).click();
    await expect(moment(page, /^11:00 resolved/)).toHaveCount(1);
    await expect(picture(page).getByRole('listitem').nth(1)).toHaveText('Resolved at 11:00.');
  });

  test('is reached and zoomed from the palette', async ({ start, folder }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'f.postmortem'), 'By name', withRows(ROWS))],
    });
    await expect(moment(page, /resolved/)).toHaveCount(1);
    const run = async (name: string): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.keyboard.type(name);
      await page.getByRole('dialog').getByRole('option', { name }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };
    await run('Go to the Picture of the Incident');
    await expect(moment(page, /started/)).toBeFocused();
    await run('Zoom In on the Picture');
    await expect(moment(page, /resolved/)).toHaveCount(0);
    await run('Show the Whole Picture');
    await expect(moment(page, /resolved/)).toHaveCount(1);
  });
});

test.describe('the second time column', () => {
  const cells = (page: Page) =>
    page.getByRole('group', { name: 'Timeline entries' }).locator('.pm-zone');
  const switchOf = (page: Page) =>
    page.getByRole('contentinfo').getByRole('button', { name: /^Second time zone: / });

  test('is there with one click, shows each instant with its day where it differs, and changes nothing', async ({
    start,
    folder,
  }) => {
    const update = {
      id: 'u1',
      status: 'resolved' as const,
      body: prose(paragraph('All is well.')),
      nextUpdate: null,
      at: readTime('10:40', { zone: 'Europe/Copenhagen', date: '2026-03-03' }).time,
    };
    const file = writeReport(join(folder, 'g.postmortem'), 'In two zones', (report) => ({
      ...withRows([['00:30', 'In the night.'], ...ROWS, ['some time', 'Nobody knows when.']])(
        report,
      ),
      updates: [update],
    }));
    const before = readFileSync(file, 'utf8');
    const { page } = await start({ args: [file] });
    await expect(cells(page).first()).toBeHidden();
    await switchOf(page).click();
    await expect(switchOf(page)).toHaveAttribute('aria-pressed', 'true');
    await expect(cells(page).nth(1)).toHaveText('UTC: 08:15');
    await expect(cells(page).nth(0)).toHaveText('UTC: 23:30Mon 2 Mar');
    await expect(cells(page).last()).toHaveText('UTC: —');
    await section(page, 'Status updates')
      .or(section(page, 'Communication'))
      .getByText('All is well.')
      .scrollIntoViewIfNeeded();
    await expect(
      page.getByRole('group', { name: 'Status updates' }).locator('.pm-zone'),
    ).toHaveText('UTC: 09:40');
    await expect(saveState(page)).toHaveText('Saved');
    expect(readFileSync(file, 'utf8')).toBe(before);
    await switchOf(page).click();
    await expect(cells(page).first()).toBeHidden();
  });

  test('is switched by key and kept for the next start; another zone is chosen', async ({
    start,
    folder,
    profile,
  }) => {
    const file = writeReport(join(folder, 'h.postmortem'), 'Another zone', withRows(ROWS));
    const first = await start({ args: [file], userData: profile });
    await entry(first.page, 0).time.focus();
    await first.page.keyboard.press('ControlOrMeta+Alt+u');
    await expect(cells(first.page).first()).toHaveText('UTC: 08:15');
    await expect(entry(first.page, 0).time).toBeFocused();
    await first.page.getByRole('button', { name: 'Choose the second time zone' }).click();
    await first.page.getByRole('menuitemradio', { name: 'Another zone…' }).click();
    const dialog = first.page.getByRole('dialog', { name: 'Second time zone' });
    await dialog.getByRole('combobox').fill('Asia/Kolkata');
    await dialog.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(cells(first.page).first()).toHaveText('Kolkata: 13:45');
    await first.app.close();

    const { page } = await start({ args: [file], userData: profile });
    await expect(cells(page).first()).toHaveText('Kolkata: 13:45');
    await page.getByRole('button', { name: 'Choose the second time zone' }).click();
    await page.getByRole('menuitemradio', { name: 'UTC' }).click();
    await expect(cells(page).first()).toHaveText('UTC: 08:15');
  });

  test('follows the row while its time is written', async ({ start, folder }) => {
    const file = writeReport(join(folder, 'i.postmortem'), 'Written', withRows(ROWS));
    const { page } = await start({ args: [file] });
    await switchOf(page).click();
    await entry(page, 0).time.fill('2026-03-04 00:10');
    await expect(cells(page).first()).toHaveText('UTC: 23:10Tue 3 Mar');
    await entry(page, 0).time.fill('later');
    await expect(cells(page).first()).toHaveText('UTC: —');
  });

  test('fills rows as they come into sight, however many there are', async ({ start, folder }) => {
    const many = Array.from({ length: 2000 }, (_, index): Row => [
      `${String(Math.floor(index / 120)).padStart(2, '0')}:${String(Math.floor(index / 2) % 60).padStart(2, '0')}`,
      `Event ${index}.`,
    ]);
    const { page } = await start({
      args: [writeReport(join(folder, 'j.postmortem'), 'Many', withRows(many))],
    });
    await entry(page, 0).time.focus();
    await switchOf(page).click();
    await expect(cells(page).first()).toHaveText('UTC: 23:00Mon 2 Mar');
    expect(await page.locator('.pm-zone[data-shown]').count()).toBeLessThan(300);
    await entry(page, 1999).time.focus();
    await expect(cells(page).nth(1999)).toHaveText('UTC: 15:39');
  });
});

test('a time says how it was read and why, under the pointer and with the keyboard', async ({
  start,
  folder,
}) => {
  const { page } = await start({
    args: [writeReport(join(folder, 'k.postmortem'), 'Explained', withRows(ROWS))],
  });
  const note = page.getByRole('tooltip');
  await entry(page, 0).time.hover();
  await expect(note).toContainText(
    'Tue 3 March 2026, 09:15, Europe/Copenhagen (UTC+1) = 08:15 UTC',
  );
  await expect(note.getByRole('listitem')).toHaveText([
    'Date from the incident',
    'Zone from the document',
  ]);
  await page.mouse.move(5, 5);
  await expect(note).toBeHidden();
  await entry(page, 1).time.focus();
  await expect(note).toContainText('“09:22”');
  await page.keyboard.type('2.07pm MDT');
  await expect(note).toContainText('Tue 3 March 2026, 14:07, MDT');
  await expect(entry(page, 1).time).toHaveAccessibleDescription(/14:07/);
  await page.keyboard.press('Tab');
  await expect(note).toBeHidden();
});

test.describe('the dialog for the checks', () => {
  test('switches a check off and on, in all documents', async ({ start, folder }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'l.postmortem'), 'Checked', withRows([ROWS[5]!, ROWS[0]!]))],
    });
    const problem = page.getByRole('group', { name: 'Out of order' });
    await expect(problem).toBeVisible();
    await openChecks(page);
    const dialog = page.getByRole('dialog', { name: 'Checks' });
    const order = dialog.getByRole('switch', { name: 'Order timeline/order' });
    await expect(order).toBeChecked();
    await expect(order).toHaveAccessibleDescription(/stands below a later one/);
    await order.focus();
    await page.keyboard.press('Space');
    await expect(order).not.toBeChecked();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(problem).toHaveCount(0);
    await page.getByRole('button', { name: '1 rule switched off' }).click();
    await page.getByRole('button', { name: 'Switch timeline/order on' }).click();
    await expect(problem).toBeVisible();
  });

  test('takes the author’s own words, typed and from a file, and says what is wrong with them', async ({
    start,
    folder,
  }) => {
    const file = writeReport(
      join(folder, 'm.postmortem'),
      'Own words',
      withRows([
        ['09:15', 'Obviously the job was simply wrong.'],
        ['10:00', 'Well.'],
      ]),
    );
    const { app, page } = await start({ args: [file] });
    const found = page.getByRole('group', { name: 'Blaming words' });
    const open = async (): Promise<Locator> => {
      await openChecks(page);
      const dialog = page.getByRole('dialog', { name: 'Checks' });
      await expect(dialog).toBeVisible();
      return dialog;
    };
    const dialog = await open();
    await dialog.getByRole('button', { name: 'Add words' }).click();
    await expect(
      dialog.getByRole('textbox', { name: 'Words, with commas between them' }),
    ).toBeFocused();
    await page.keyboard.type('obvious*, simply[');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(dialog.getByRole('alert')).toHaveText(/^“simply\[” is no regular expression/);
    await dialog.getByRole('textbox', { name: 'Words, with commas between them' }).fill('obvious*');
    await dialog
      .getByRole('textbox', { name: 'What to write instead' })
      .fill('Say how it was known.');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(found).toContainText(
      '“Obviously” is on the list of words to avoid. Say how it was known.',
    );

    const list = join(folder, 'words.json');
    writeFileSync(
      list,
      JSON.stringify([{ check: 'language/blame', phrases: ['simply'], why: 'It belittles.' }]),
    );
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '[{ "check": "language/blame" }');
    await open();
    await answer(app, { open: broken });
    await dialog.getByRole('button', { name: 'Load a list…' }).click();
    await expect(dialog.getByRole('status')).toHaveText(
      /^“broken\.json” was not taken over\. The list is not JSON/,
    );
    await answer(app, { open: list });
    await dialog.getByRole('button', { name: 'Load a list…' }).click();
    await expect(dialog.getByRole('status')).toHaveText('1 line from “words.json” was added.');
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(found).toHaveCount(2);
    expect(await found.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('“simply”: it belittles.')]),
    );

    // Words are taken out again.
    await open();
    await dialog.getByRole('button', { name: 'Remove line 1' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(found).toHaveCount(1);
  });

  test('cancelling leaves everything as it was', async ({ start, folder }) => {
    const { page } = await start({
      args: [writeReport(join(folder, 'n.postmortem'), 'Left', withRows([ROWS[5]!, ROWS[0]!]))],
    });
    await expect(page.getByRole('group', { name: 'Out of order' })).toBeVisible();
    await openChecks(page);
    await page.getByRole('switch', { name: 'Order timeline/order' }).press('Space');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Out of order' })).toBeVisible();
  });
});

test('what is kept as is keeps its reason, and shows its place', async ({ start, folder }) => {
  const file = writeReport(
    join(folder, 'o.postmortem'),
    'Right',
    withRows([ROWS[0]!, ROWS[5]!, ROWS[1]!]),
  );
  const { page } = await start({ args: [file] });
  await page
    .getByRole('group', { name: 'Out of order' })
    .getByRole('button', { name: 'Keep as is…' })
    .click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Told from the end.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await saved(page, file)).ignored).toMatchObject([
    { rule: 'timeline/order', reason: 'Told from the end.' },
  ]);
  await page.getByRole('button', { name: '1 kept as is' }).click();
  await page.getByRole('button', { name: 'Show where timeline/order is kept as is' }).click();
  await expect
    .poll(() =>
      page.evaluate(() => document.activeElement?.closest('[data-row="timeline"]') !== null),
    )
    .toBe(true);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ start, folder }) => {
    const { page } = await start({
      args: [
        writeReport(
          join(folder, 'p.postmortem'),
          'Looked at',
          withRows([...ROWS, ['2026-03-09 08:00', 'The report is out.']]),
        ),
      ],
    });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press('ControlOrMeta+Alt+u');
    await page.keyboard.press('ControlOrMeta+Alt+p');
    await page.keyboard.press('+');
    await expect(tip(page)).toBeVisible();
    const found = await violations(page, 'picture, zoomed, with both columns');
    await entry(page, 0).time.focus();
    found.push(...(await violations(page, 'a time’s note')));
    await openChecks(page);
    await page.getByRole('button', { name: 'Add words' }).click();
    await page.keyboard.type('x[');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    found.push(...(await violations(page, 'checks')));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'Choose the second time zone' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    found.push(...(await violations(page, 'zones')));
    await page.getByRole('menuitemradio', { name: 'Another zone…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    found.push(...(await violations(page, 'second zone')));
    expect(found).toEqual([]);
  });
}
