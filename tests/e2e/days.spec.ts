/** The days of rows as an author types and corrects them, the day after the incident of 3 March. */
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright-core';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch({ height: 1400 });
});
test.afterAll(() => context.browser()?.close());
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

/** Opens an incident of 3 March whose timeline is empty, and types rows into it. */
async function typeRows(...written: string[]): Promise<void> {
  const document: Postmortem = { ...sample(), timeline: [], ignored: [] };
  ({ page, errors } = await openEditor(context, document));
  for (const text of written) {
    await page.evaluate(() => window.handle.run('insert.entry'));
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Tab');
}

/** Types another time over that of a row, and leaves the field. */
async function correct(nth: number, text: string): Promise<void> {
  await page.locator('.pm-entry [data-field="at"]').nth(nth).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

const times = () =>
  page.evaluate(() =>
    window.handle.getDocument().timeline.map(({ at }) => at?.local?.slice(8).replace('T', ' ')),
  );

test('“yesterday” is the day before the incident’s, and what follows is not of it', async () => {
  await typeRows('yesterday 23:50', '09:15', '14:07');
  expect(await times()).toEqual(['02 23:50', '03 09:15', '03 14:07']);
});

test('a row follows the one that it took its day from, in one undo step', async () => {
  await typeRows('2 March 09:00', '14:07', '+9m', '15:00');
  expect(await times()).toEqual(['02 09:00', '02 14:07', '02 14:16', '02 15:00']);
  await correct(0, '3 March 09:00');
  expect(await times()).toEqual(['03 09:00', '03 14:07', '03 14:16', '03 15:00']);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await times()).toEqual(['02 09:00', '02 14:07', '02 14:16', '02 15:00']);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  expect(await times()).toEqual(['03 09:00', '03 14:07', '03 14:16', '03 15:00']);
});

test('what is counted follows, whatever is read while it is typed', async () => {
  await typeRows('09:15', '+9m', '+20m');
  await correct(0, '10:02');
  expect(await times()).toEqual(['03 10:02', '03 10:11', '03 10:31']);
  await correct(1, '+15m');
  expect(await times()).toEqual(['03 10:02', '03 10:17', '03 10:37']);
});

test('between two days, the incident’s and the next row’s decide', async () => {
  await typeRows('2 March 09:00', '3 March 15:00');
  await page.locator('.pm-entry [data-field="at"]').first().click();
  await page.evaluate(() => window.handle.run('insert.entry'));
  await page.keyboard.type('14:07');
  expect(await times()).toEqual(['02 09:00', '03 14:07', '03 15:00']);
});

/** The days that stand above the timeline's rows, from top to bottom. */
const heads = () => page.locator('.pm-entry .pm-day:visible').allTextContents();

test('a day stands above the rows that it begins at, whatever changes it', async () => {
  await typeRows('2 March 09:00', '14:07', '3 March 15:00');
  expect(await heads()).toEqual(['Mon 2 March 2026', 'Tue 3 March 2026']);
  await page.locator('.pm-entry .pm-body').nth(1).click();
  await page.keyboard.type('words');
  expect(await heads()).toEqual(['Mon 2 March 2026', 'Tue 3 March 2026']);
  await correct(2, '2 March 15:00');
  expect(await heads()).toEqual(['Mon 2 March 2026']);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await heads()).toEqual(['Mon 2 March 2026', 'Tue 3 March 2026']);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  const incidentOn = (date: string) =>
    page.evaluate((day) => {
      const now = window.handle.getDocument();
      window.handle.apply({ ...now, incident: { ...now.incident, date: day } });
    }, date);
  await incidentOn('2026-03-02');
  expect(await heads()).toEqual([]);
  await incidentOn('2026-03-03');
  expect(await heads()).toEqual(['Mon 2 March 2026']);
  await page.evaluate(() => {
    const now = window.handle.getDocument();
    window.handle.apply({ ...now, timeline: now.timeline.slice(1) });
  });
  await expect(page.locator('.pm-entry')).toHaveCount(2);
  expect(await heads()).toEqual(['Mon 2 March 2026']);
});
