/**
 * Cards, menus, lists and small fields stay beside what they belong to while the text scrolls, the
 * window changes its size or a panel goes; out of sight they close, but never over typed words.
 */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { withoutPositions } from '../../core/prose/build.ts';
import { parseMarkdown } from '../../core/prose/markdown.ts';
import { paragraph, prose } from '../../core/prose/build.ts';
import { editorOf, entry, expect, newReport, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

const SUMMARY =
  'It began on Tuesday, 4 March 2026 at 09:15. See [the status page](https://status.example.com/42).';

const key = (page: Page, name: string) => page.keyboard.press(name);

/** How far its top is from that of its words, and its bottom above them. */
async function placed(floating: Locator, words: Locator) {
  const [a, b] = [(await floating.boundingBox())!, (await words.boundingBox())!];
  return { top: a.y - b.y, above: b.y - (a.y + a.height) };
}

/**
 * The window becomes smaller and larger, the text moves a little: it is where it was beside its
 * words each time, or on their other side, and wholly in the window.
 */
async function followsEverywhere(page: Page, floating: Locator, words: Locator): Promise<void> {
  await expect(floating).toBeVisible();
  await expect(words).toBeInViewport();
  // What was typed or clicked is drawn.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const first = await placed(floating, words);
  expect(first.top).toBeLessThan(60);
  const beside = async (when: string): Promise<void> => {
    await expect
      .poll(
        async () => {
          const now = await placed(floating, words);
          const same = Math.abs(now.top - first.top) < 4 || (now.above >= 0 && now.above < 30);
          return same ? 'beside' : JSON.stringify({ first, now });
        },
        { message: when },
      )
      .toBe('beside');
    const box = (await floating.boundingBox())!;
    const { width, height } = page.viewportSize()!;
    expect([when, box.x >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual([
      when,
      true,
      true,
      true,
    ]);
  };
  await page.setViewportSize({ width: 1000, height: 700 });
  await beside('in a smaller window');
  await scroll(page, 40);
  await beside('scrolled');
  await page.setViewportSize({ width: 1280, height: 800 });
  await beside('in a larger window');
}

/** Where a smaller window still shows it. */
async function toCentre(words: Locator): Promise<void> {
  await words.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

async function scroll(page: Page, by: number): Promise<void> {
  await page.locator('[data-panel="document"]').evaluate((panel, y) => panel.scrollBy(0, y), by);
}

test('cards, menus, lists and fields stay beside their words', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'floating.postmortem'), 'Floating', (report) => ({
    ...report,
    incident: { ...report.incident, date: '2026-03-03' },
    sections: report.sections.map((each) =>
      each.kind === 'summary'
        ? { ...each, body: withoutPositions(parseMarkdown(SUMMARY)) }
        : each.kind === 'impact'
          ? { ...each, body: prose(paragraph('One in six payments was slow.')) }
          : each,
    ),
    timeline: [
      {
        id: 't1',
        at: null,
        milestone: null,
        body: prose(paragraph('The job replaces the certificate')),
        audience: 'everyone',
        source: null,
      },
    ],
  }));
  const { page } = await start({ args: [file] });
  await page.setViewportSize({ width: 1280, height: 800 });
  const summary = section(page, 'Summary');
  const words = summary.getByRole('paragraph').first();
  await page.getByRole('group', { name: 'Wrong weekday' }).waitFor();
  const gone = async (floating: Locator): Promise<void> => {
    await scroll(page, 5000);
    await expect(floating).toBeHidden();
    await scroll(page, -5000);
  };

  await test.step('the card of a problem', async () => {
    await words.click({ position: { x: 160, y: 12 } });
    const card = page.getByRole('group', { name: /^Problem: / });
    await followsEverywhere(page, card, words);
    await gone(card);
  });

  await test.step('the card of a link, also with the keyboard in it', async () => {
    const link = summary.getByRole('link');
    await link.click();
    const card = page.getByRole('group', { name: 'Link', exact: true });
    await followsEverywhere(page, card, link);
    await card.getByRole('button').first().focus();
    await gone(card);
    // The keyboard is in the text again, and nothing that is typed is lost.
    await expect(editorOf(page)).toBeFocused();
  });

  await test.step('the menu of a row', async () => {
    const { row } = entry(page, 0);
    await toCentre(row);
    await row.hover();
    const button = row.getByRole('button', { name: 'Row menu' });
    await button.click();
    const menu = page.getByRole('menu');
    await followsEverywhere(page, menu, button);
    await gone(menu);
  });

  await test.step('the note of a time', async () => {
    const { time } = entry(page, 0);
    await toCentre(time);
    await time.click();
    await page.keyboard.type('half past');
    await followsEverywhere(page, page.getByRole('tooltip'), time);
    await key(page, 'Control+z');
  });

  await test.step('the list behind “/”', async () => {
    const line = section(page, 'Trigger').getByRole('paragraph').last();
    await toCentre(line);
    await line.click();
    await page.keyboard.type('/');
    const list = page.getByRole('listbox', { name: 'Insert' });
    await followsEverywhere(page, list, line);
    await key(page, 'Escape');
    await key(page, 'Backspace');
  });

  await test.step('a field that is written in, which nothing closes', async () => {
    await entry(page, 0).row.hover();
    await entry(page, 0).row.getByRole('button', { name: 'Row menu' }).click();
    await page.getByRole('menuitem', { name: /source/i }).click();
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.fill('https://chat.example.com/1');
    await scroll(page, 5000);
    await scroll(page, -5000);
    await expect(field).toHaveValue('https://chat.example.com/1');
    await key(page, 'Enter');
    await expect(entry(page, 0).row).toContainText('chat.example.com');
  });
});

test('in a low window a list is as high as its room, and covers no line that is written', async ({
  start,
}) => {
  const { page } = await start();
  await newReport(page);
  await page.setViewportSize({ width: 640, height: 400 });
  const line = section(page, 'Summary').getByRole('paragraph').first();
  await line.click();
  await page.keyboard.type('/');
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  await expect
    .poll(async () => {
      const [a, b] = [(await list.boundingBox())!, (await line.boundingBox())!];
      return a.y >= b.y + b.height - 1 || a.y + a.height <= b.y + 1;
    })
    .toBe(true);
  const { y, height } = (await list.boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual(400);
  // What the arrows come to is in sight.
  for (let n = 0; n < 8; n++) {
    await page.keyboard.press('ArrowDown');
    await expect(list.locator('[aria-selected="true"]')).toBeInViewport({ ratio: 0.9 });
  }
});
