/** A report that lives as Markdown in a repository: opened, edited, saved, read back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, asked, expect, saveState, section, test } from './steps.ts';

test.use({ sharesApp: true });

const FILE = `---
layout: post
tags: [queue]
---

# The queue stood still

Impact
------

* Payments were _late_, and
  wrapped by hand.
* None was lost.

<!-- reviewed -->

## Timeline

All times in UTC on 3 March 2026.

* **09:02** — The first alert fires
* **09:42** — Payments go through again
`;

test('a Markdown file is opened, a word changed, and one line is another', async ({
  start,
  folder,
}) => {
  const path = join(folder, 'queue.md');
  writeFileSync(path, FILE);
  const { page } = await start({ args: [path] });
  await expect(
    page.getByRole('heading', { level: 1, name: 'The queue stood still' }),
  ).toBeVisible();
  await expect(saveState(page)).toHaveText('Saved');
  await section(page, 'Impact').getByText('None was lost.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(' for good');
  await expect(saveState(page)).toHaveText('Not saved');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(readFileSync(path, 'utf8')).toBe(FILE.replace('was lost.', 'was lost for good.'));
  // Undone and saved again, it is the same to the byte.
  for (let word = 0; word < 2; word++) await page.keyboard.press('ControlOrMeta+z');
  await expect(section(page, 'Impact')).toContainText('None was lost.');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  await expect.poll(() => readFileSync(path, 'utf8')).toBe(FILE);
});

test('another program changes a line of the Markdown file, and it is shown', async ({
  start,
  folder,
}) => {
  const path = join(folder, 'queue.md');
  writeFileSync(path, FILE);
  const { page } = await start({ args: [path] });
  await expect(section(page, 'Impact')).toBeVisible();
  writeFileSync(path, FILE.replace('None was lost.', 'None was lost at all.'));
  await expect(section(page, 'Impact')).toContainText('None was lost at all.');
});

test('what Markdown cannot hold is asked about before it is saved', async ({ start, folder }) => {
  const path = join(folder, 'queue.md');
  writeFileSync(path, FILE);
  const { app, page } = await start({ args: [path] });
  await section(page, 'Impact').getByText('None was lost.').click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Mark or Unmark Section as Internal');
  await page.keyboard.press('Enter');
  await expect(section(page, 'Impact')).toHaveAttribute('data-internal', '');
  await answer(app, { button: 2 });
  await page.keyboard.press('ControlOrMeta+s');
  await expect.poll(async () => (await asked(app)).join(' ')).toContain('an internal mark');
  await expect(saveState(page)).toHaveText('Not saved');
  expect(readFileSync(path, 'utf8')).toBe(FILE);
  const whole = join(folder, 'queue.postmortem');
  await answer(app, { button: 0, save: whole });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(readFileSync(path, 'utf8')).toBe(FILE);
  expect(readFileSync(whole, 'utf8')).toContain('"internal"');
});
