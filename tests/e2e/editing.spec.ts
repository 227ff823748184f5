/**
 * Writing as people do it, by mouse and keyboard: formatting, the palette, rows, details, problems.
 * What is written is looked at in the saved file.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Postmortem, TimelineEntry } from '../../core/document/postmortem.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { formatMarkdown } from '../../core/prose/markdown.ts';
import { entry, expect, readReport, saveState, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

/** Saves by key and reads the file. */
async function saved(page: Page, file: string): Promise<Postmortem> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  return readReport(file);
}

/** A section as Markdown. */
function bodyOf(report: Postmortem, kind: string): string {
  return formatMarkdown(report.sections.find((each) => each.kind === kind)!.body).trim();
}

function row(id: string, written: string, text: string): TimelineEntry {
  const local = `2026-03-03T${written}`;
  const instant = `2026-03-03T${String(Number(written.slice(0, 2)) - 1).padStart(2, '0')}:${written.slice(3)}:00Z`;
  return {
    id,
    at: {
      written,
      local,
      zone: 'Europe/Copenhagen',
      instant,
      approximate: false,
      zoneFrom: 'document',
      dateFrom: 'document',
    },
    milestone: null,
    body: prose(paragraph(text)),
    audience: 'everyone',
    source: null,
  };
}

/** A report with a day and rows at these times. */
function withRows(...times: string[]): (report: Postmortem) => Postmortem {
  return (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
    timeline: times.map((time, index) => row(`t${index + 1}`, time, `Event ${index + 1}.`)),
  });
}

const inSection = (page: Page, title: string) =>
  section(page, title).getByRole('paragraph').last().click();
const rowTexts = (page: Page) =>
  page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('group', { name: /^Timeline entry/ })
    .locator('[data-lexical-slot="body"]');
const times = (page: Page) =>
  page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('textbox', { name: 'Time', exact: true });

/**
 * Types into a window that is busy, so that the keys wait and are then taken one after the other,
 * with no frame drawn between them.
 */
async function typeAhead(page: Page, ...keys: string[]): Promise<void> {
  const busy = page.evaluate(() => {
    for (const end = performance.now() + 150; performance.now() < end;);
  });
  await Promise.all([
    busy,
    ...keys.flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]),
  ]);
}

async function runInPalette(page: Page, query: string, closes = true): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type(query);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(query);
  await page.keyboard.press('Enter');
  if (closes) await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the toolbar’s buttons, by mouse', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'bar.postmortem'), 'By the toolbar');
  const { page } = await start({ args: [file] });
  const bar = page.getByRole('toolbar', { name: 'Formatting' });
  const press = (name: string) => bar.getByRole('button', { name, exact: true }).click();

  await inSection(page, 'Summary');
  for (const [name, word] of [
    ['Bold', 'bold'],
    ['Italic', 'italic'],
    ['Strikethrough', 'struck'],
    ['Inline Code', 'code'],
  ] as const) {
    await press(name);
    await expect(bar.getByRole('button', { name, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.keyboard.type(word);
    await press(name);
    await page.keyboard.type(' ');
  }
  await page.keyboard.type('plain');
  await inSection(page, 'Impact');
  await press('Bullet List');
  await page.keyboard.type('a bullet');
  await inSection(page, 'Root cause');
  await press('Numbered List');
  await page.keyboard.type('a number');
  await inSection(page, 'Trigger');
  await press('Check List');
  await page.keyboard.type('a box');
  await inSection(page, 'Detection');
  await bar.getByRole('button', { name: /^Block style/ }).click();
  await page.getByRole('menuitem', { name: 'Quote' }).click();
  await expect(bar.getByRole('button', { name: 'Block style: Quote' })).toBeVisible();
  await page.keyboard.type('a quote');
  await inSection(page, 'Resolution');
  await press('Insert');
  await page.getByRole('menuitem', { name: 'Table' }).click();
  await expect(section(page, 'Resolution').getByRole('table')).toBeVisible();
  await page.keyboard.type('a cell');

  const report = await saved(page, file);
  expect(bodyOf(report, 'summary')).toBe('**bold** *italic* ~~struck~~ `code` plain');
  expect(bodyOf(report, 'impact')).toBe('- a bullet');
  expect(bodyOf(report, 'root-cause')).toBe('1. a number');
  expect(bodyOf(report, 'trigger')).toBe('- [ ] a box');
  expect(bodyOf(report, 'detection')).toBe('> a quote');
  expect(bodyOf(report, 'resolution')).toMatch(/^\| a cell +\|/);
});

test('Markdown as it is typed, and keys', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'markdown.postmortem'), 'By keys');
  const { page } = await start({ args: [file] });
  const type = (text: string) => page.keyboard.type(text);
  await inSection(page, 'Summary');
  await type('**bold** and ');
  await page.keyboard.press('ControlOrMeta+i');
  await type('italic');
  await page.keyboard.press('ControlOrMeta+i');
  await type(' and `code` end');
  await inSection(page, 'Impact');
  await type('- one');
  await page.keyboard.press('Enter');
  await type('two');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await type('after');
  await inSection(page, 'Root cause');
  await type('> quoted');
  await inSection(page, 'Trigger');
  await type('```sh');
  await page.keyboard.press('Enter');
  await type('rm -rf cache');
  await inSection(page, 'Detection');
  await type('# Heading');
  await page.keyboard.press('Enter');
  await type('1. first');
  const report = await saved(page, file);
  expect(bodyOf(report, 'summary')).toBe('**bold** and *italic* and `code` end');
  expect(bodyOf(report, 'impact')).toBe('- one\n  - two\n\nafter');
  expect(bodyOf(report, 'root-cause')).toBe('> quoted');
  expect(bodyOf(report, 'trigger')).toBe('```sh\nrm -rf cache\n```');
  expect(bodyOf(report, 'detection')).toBe('### Heading\n\n1. first');
});

test('keys that come before a new block is drawn are written into it', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'fast.postmortem'), 'Fast');
  const { page } = await start({ args: [file] });
  for (const [title, ...keys] of [
    ['Summary', '>', ' ', 'q'],
    ['Impact', '-', ' ', 'o'],
    ['Root cause', 'a', 'Enter', 'b', 'Enter', 'c'],
    ['Trigger', '#', ' ', 'h'],
    ['Detection', '>', ' ', 'd'],
  ] as const) {
    await inSection(page, title);
    await typeAhead(page, ...keys);
  }
  const report = await saved(page, file);
  expect(
    ['summary', 'impact', 'root-cause', 'trigger', 'detection'].map((kind) => bodyOf(report, kind)),
  ).toEqual(['> q', '- o', 'a\n\nb\n\nc', '### h', '> d']);
});

test('rows moved by keys that come in one go', async ({ start, folder }) => {
  const file = writeReport(
    join(folder, 'rows.postmortem'),
    'Rows',
    withRows('09:00', '10:00', '11:00', '12:00'),
  );
  const { page } = await start({ args: [file] });
  await rowTexts(page).nth(3).click();
  await page.keyboard.press('End');
  await page.keyboard.down('Alt');
  await typeAhead(page, 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown');
  await page.keyboard.up('Alt');
  await page.keyboard.type('x');
  await expect(rowTexts(page)).toHaveText(['Event 1.', 'Event 4.x', 'Event 2.', 'Event 3.']);
  await times(page).nth(0).click();
  await page.keyboard.press('End');
  await page.keyboard.down('Alt');
  await typeAhead(page, 'ArrowDown', 'ArrowDown');
  await page.keyboard.up('Alt');
  await page.keyboard.type('0');
  await expect(rowTexts(page)).toHaveText(['Event 4.x', 'Event 2.', 'Event 1.', 'Event 3.']);
  await expect(times(page).nth(2)).toHaveValue('09:000');
});

test('what is typed right after a command of the palette is not lost', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'after.postmortem'), 'After the palette');
  const { page } = await start({ args: [file] });
  await inSection(page, 'Impact');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type('Bullet List');
  await typeAhead(page, 'Enter', 'o', 'n', 'e', 'Enter', 't', 'w', 'o');
  const report = await saved(page, file);
  expect(bodyOf(report, 'impact')).toBe('- one\n- two');
});

test('the palette runs what it finds, where the caret was', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'palette.postmortem'), 'By the palette');
  const { page } = await start({ args: [file] });
  await inSection(page, 'Impact');
  await page.keyboard.type('above');
  await runInPalette(page, 'Bullet List');
  await expect(section(page, 'Impact').getByRole('listitem')).toHaveCount(1);
  await page.keyboard.type(' the list');
  await runInPalette(page, 'Status Update');
  await expect(
    page
      .getByRole('group', { name: 'Status updates' })
      .getByRole('group', { name: /^Status update/ }),
  ).toHaveCount(1);
  await runInPalette(page, 'Where we got lucky');
  await expect(
    page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: /^Where we got lucky/ }),
  ).toHaveAttribute('aria-current', 'location');
  await page.keyboard.type('Nobody was asleep.');
  const report = await saved(page, file);
  expect(bodyOf(report, 'impact')).toBe('- above the list');
  expect(bodyOf(report, 'lucky')).toBe('Nobody was asleep.');
  expect(report.updates).toHaveLength(1);
});

test('timeline rows: added by button and key, walked, moved, removed, and all of it undone', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'rows.postmortem'), 'Row by row', (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
  }));
  const { page } = await start({ args: [file] });
  await page.getByRole('button', { name: '+ Add entry' }).click();
  await expect(entry(page, 0).time).toBeFocused();
  await page.keyboard.type('10:00');
  await page.keyboard.press('Tab');
  await page.keyboard.type('First.');
  await page.keyboard.press('Enter');
  await expect(entry(page, 1).time).toBeFocused();
  await page.keyboard.type('2.07pm');
  await page.keyboard.press('Enter'); // on to the text, as Tab does
  await page.keyboard.type('Second.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(entry(page, 2).time).toBeFocused();
  await page.keyboard.type('14:30');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Third.');
  await expect(rowTexts(page)).toHaveText(['First.', 'Second.', 'Third.']);
  // Tab and Shift+Tab walk time, text, next time.
  await entry(page, 0).time.click();
  await page.keyboard.press('Tab');
  await page.keyboard.type('!');
  await page.keyboard.press('Tab');
  await expect(entry(page, 1).time).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('?');
  await expect(rowTexts(page).first()).toHaveText(/^First\.[!?]{2}$|^\?First\.!$/);

  await entry(page, 2).text.click();
  // the window knows where the caret is
  await expect(page.getByRole('button', { name: 'Bold' })).toBeEnabled();
  const inText = () => expect(page.getByRole('button', { name: 'Bold' })).toBeEnabled();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rowTexts(page)).toHaveText([/First/, /Third/, /Second/]);
  await inText();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rowTexts(page)).toHaveText([/Third/, /First/, /Second/]);
  await inText();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rowTexts(page)).toHaveText([/First/, /Third/, /Second/]);
  // From the time too.
  await entry(page, 2).time.click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rowTexts(page)).toHaveText([/First/, /Second/, /Third/]);
  await expect(entry(page, 1).time).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(rowTexts(page)).toHaveText([/First/, /Third/, /Second/]);
  await entry(page, 1).text.click();
  await expect(page.getByRole('button', { name: 'Bold' })).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+Shift+Backspace');
  await expect(rowTexts(page)).toHaveText([/First/, /Second/]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rowTexts(page)).toHaveText([/First/, /Third/, /Second/]);
  await entry(page, 1).text.click();
  await entry(page, 1).row.getByRole('button', { name: 'Row menu' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(rowTexts(page)).toHaveText([/First/, /Second/]);
  const { timeline } = await saved(page, file);
  expect(timeline.map(({ at }) => [at?.written, at?.instant])).toEqual([
    ['10:00', '2026-03-03T09:00:00Z'],
    ['2.07pm', '2026-03-03T13:07:00Z'],
  ]);
});

test('milestones and action items, by mouse', async ({ start, folder }) => {
  const file = writeReport(
    join(folder, 'mouse.postmortem'),
    'By mouse',
    withRows('09:15', '09:42', '10:31'),
  );
  const { page } = await start({ args: [file] });
  const set = async (index: number, milestone: string): Promise<void> => {
    const { row: group } = entry(page, index);
    await group.hover();
    await group.getByRole('button', { name: 'Set a milestone' }).click();
    await page.getByRole('menuitemradio', { name: milestone, exact: true }).click();
    await expect(group.getByRole('button', { name: `Milestone: ${milestone}` })).toBeVisible();
  };
  await set(0, 'started');
  await set(1, 'detected');
  await set(2, 'resolved');
  const metrics = page.getByRole('region', { name: 'Metrics' });
  await expect(metrics.locator('.metric').filter({ hasText: /detect/i })).toContainText('27 min');
  await expect(metrics.locator('.metric').filter({ hasText: /resolve/i })).toContainText(
    '1 h 16 min',
  );

  await page.getByRole('button', { name: 'Add action item' }).click();
  await page.keyboard.type('Verify the chain');
  const action = page
    .getByRole('group', { name: 'Action items' })
    .getByRole('group', { name: /^Action item/ });
  await action.getByRole('combobox', { name: 'Owner' }).fill('Platform');
  await action.getByRole('textbox', { name: 'Due' }).fill('2026-04-01');
  await action.getByRole('button', { name: 'Status: open' }).click();
  await page.getByRole('menuitemradio', { name: 'in progress' }).click();
  const { timeline, actions } = await saved(page, file);
  expect(timeline.map(({ milestone }) => milestone)).toEqual(['started', 'detected', 'resolved']);
  expect(actions).toMatchObject([{ owner: 'Platform', due: '2026-04-01', status: 'in-progress' }]);
});

test('another zone in the details reads the times anew, keeps them as written, and is one step to undo', async ({
  start,
  folder,
}) => {
  const file = writeReport(
    join(folder, 'zone.postmortem'),
    'In another zone',
    withRows('09:15', '10:31'),
  );
  const { page } = await start({ args: [file] });
  const before = readReport(file);
  await entry(page, 0).text.click();
  await page.keyboard.press('ControlOrMeta+d');
  const dialog = page.getByRole('dialog', { name: 'Incident details' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('In New York');
  await dialog.getByRole('combobox', { name: 'Severity' }).fill('SEV-1');
  await page.keyboard.press('Tab');
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('New York');
  await page.getByRole('option', { name: /New York/ }).click();
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('In New York');
  const after = await saved(page, file);
  expect(after.timeline.map(({ at }) => [at?.written, at?.instant])).toEqual([
    ['09:15', '2026-03-03T14:15:00Z'],
    ['10:31', '2026-03-03T15:31:00Z'],
  ]);
  expect(after.incident).toMatchObject({ zone: 'America/New_York', severity: 'SEV-1' });

  await entry(page, 0).text.click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('In another zone');
  const undone = await saved(page, file);
  expect({ ...undone, edited: before.edited }).toEqual(before);
});

test('a problem is kept as is, with the reason, and taken up again', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'right.postmortem'), 'Kept', withRows('10:31', '09:15'));
  const { page } = await start({ args: [file] });
  const problem = page.getByRole('group', { name: 'Out of order' });
  await problem.getByRole('button', { name: 'Keep as is…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep as is' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Told from the end.');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(problem).toHaveCount(0);
  expect((await saved(page, file)).ignored).toMatchObject([
    { rule: 'timeline/order', reason: 'Told from the end.' },
  ]);
  await page.getByRole('button', { name: '1 kept as is' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'timeline/order' })).toContainText(
    '“Told from the end.”',
  );
  await page.getByRole('button', { name: 'Check timeline/order again here' }).click();
  await expect(problem).toBeVisible();
  expect((await saved(page, file)).ignored).toEqual([]);
});

test('the timeline is built from the text, by key, as one step', async ({ start, folder }) => {
  const text =
    'On 3 March 2026 at 09:15 the job replaced the certificate. At 09:42 the first alert arrived. At 10:31 latency was back to normal.';
  const file = writeReport(join(folder, 'built.postmortem'), 'Built', (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
    sections: report.sections.map((each) =>
      each.kind === 'summary' ? { ...each, body: prose(paragraph(text)) } : each,
    ),
  }));
  const { page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toContainText('first alert');
  await runInPalette(page, 'Build Timeline', false);
  const dialog = page.getByRole('dialog', { name: 'Build the timeline from the text' });
  const proposals = dialog.getByRole('group', { name: /^Proposal/ });
  await expect(proposals).toHaveCount(3);
  await expect(proposals.first()).toBeFocused();
  await expect(proposals.first()).toContainText('Tue 3 March 2026, 09:15');
  await expect(proposals.nth(1)).toContainText(
    'replaced the certificate. At 09:42 the first alert arrived. At 10:31',
  );
  await page.keyboard.press('a');
  await expect(proposals.first()).toHaveAccessibleName(/accepted/);
  await expect(proposals.nth(1)).toBeFocused();
  await page.keyboard.press('a');
  await page.keyboard.press('u'); // taken back: the alert is refused
  await expect(proposals.nth(1)).toBeFocused();
  await page.keyboard.press('r');
  await expect(proposals.nth(1)).toHaveAccessibleName(/refused/);
  await expect(proposals.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('2 accepted, 1 refused, 0 open')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(rowTexts(page)).toHaveText([/replaced the certificate/, /back to normal/]);
  await expect(times(page)).toHaveCount(2);
  const { timeline } = await saved(page, file);
  expect(timeline.map(({ at }) => at?.instant)).toEqual([
    '2026-03-03T08:15:00Z',
    '2026-03-03T09:31:00Z',
  ]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rowTexts(page)).toHaveCount(0);
  await expect(section(page, 'Summary')).toContainText('first alert');
});
