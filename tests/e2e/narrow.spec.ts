/**
 * Small windows and large zoom: the text keeps its room, nothing is out of reach. And the marks where
 * the system's colours are forced.
 */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { INSERTED, command } from '../../core/commands/commands.ts';
import { violations } from './axe.ts';
import { editorOf, entry, expect, sampleIn, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

const VIEWS = [
  { name: '720 × 480', width: 720, height: 480, zoomed: false },
  { name: '1280 × 800 at 200 %', width: 1280, height: 800, zoomed: true },
] as const;

async function show(page: Page, { width, height, zoomed }: (typeof VIEWS)[number]): Promise<void> {
  await page.setViewportSize({ width, height });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  if (!zoomed) return;
  for (let step = 0; step < 8; step++) await page.keyboard.press('ControlOrMeta+=');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(width / 2);
}

/** Nothing lies over the document, and nothing of it lies beyond the window's edge. */
async function expectTextFree(page: Page): Promise<void> {
  const covered = await page.evaluate(() => {
    const scroll = document.querySelector('.document-scroll')!;
    const { left, top, width, height } = scroll.getBoundingClientRect();
    const found: string[] = [];
    for (let x = 0.02; x < 1; x += 0.08)
      for (let y = 0.02; y < 1; y += 0.08) {
        const at = document.elementFromPoint(left + x * width, top + y * height);
        if (!at || !scroll.contains(at)) found.push(at?.className ?? 'nothing');
      }
    if (scroll.scrollWidth > scroll.clientWidth) found.push('the document scrolls sideways');
    if (document.documentElement.scrollWidth > innerWidth)
      found.push('the window scrolls sideways');
    if (left + width > innerWidth) found.push('the document is wider than the window');
    return found;
  });
  expect(covered).toEqual([]);
}

async function expectInWindow(page: Page, element: Locator): Promise<void> {
  const box = (await element.boundingBox())!;
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(size.width);
  expect(box.y + box.height).toBeLessThanOrEqual(size.height);
}

const focusedLabel = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.textContent ??
      '',
  );

for (const view of VIEWS) {
  test(`${view.name}: the text has all the room, and a panel is there when it is asked for`, async ({
    start,
    folder,
  }) => {
    const { page } = await start({ args: [sampleIn(folder)] });
    await show(page, view);
    const outline = page.getByRole('navigation', { name: 'Sections' });
    const problems = page.getByRole('complementary', { name: 'Problems and metrics' });
    await expect(outline).toHaveCount(0);
    await expect(problems).toHaveCount(0);
    await expectTextFree(page);
    expect(await violations(page, 'text alone')).toEqual([]);

    const toggle = page.getByRole('banner').getByRole('button', { name: 'Show or Hide Sections' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect(outline).toBeVisible();
    expect(await violations(page, 'sections')).toEqual([]);
    if (view.zoomed) {
      // It lies over the text, has the keyboard, and Escape ends it.
      await page.keyboard.press('ArrowDown');
      await expect(outline.getByRole('button', { name: /^Impact/ })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(outline).toHaveCount(0);
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('.pm-document') !== null))
        .toBe(true);
      // A choice ends it too, and so does a click beside it.
      await toggle.click();
      await outline.getByRole('button', { name: /^Timeline/ }).click();
      await expect(outline).toHaveCount(0);
      await expectTextFree(page);
      await toggle.click();
      await expect(outline).toBeVisible();
      await page.locator('.panel-veil').click({ position: { x: 560, y: 100 } });
      await expect(outline).toHaveCount(0);
    } else await expectTextFree(page);

    // The other panel takes the place of the first.
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type('Go to Problems');
    await expect(page.getByRole('option', { name: 'Go to Problems' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(problems).toBeVisible();
    await expect(outline).toHaveCount(0);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.side-panel') !== null))
      .toBe(true);
    if (view.zoomed) await page.keyboard.press('F6');
    else await expectTextFree(page);
    if (view.zoomed) await expect(problems).toHaveCount(0);
  });

  test(`${view.name}: every command of the bars is reached by keyboard`, async ({
    start,
    folder,
  }) => {
    const { page } = await start({ args: [sampleIn(folder)] });
    await show(page, view);
    await section(page, 'Summary').getByRole('paragraph').first().click();
    const reached = new Set<string>();
    await page.keyboard.press('Shift+F6');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.toolbar') !== null))
      .toBe(true);
    for (let step = 0; step < 20; step++) {
      const label = await focusedLabel(page);
      reached.add(label.replace(/^Block style: .*/, 'Block style'));
      if (label === 'More formatting' || label === 'Insert') {
        await page.keyboard.press('Enter');
        await expect(page.getByRole('menu')).toBeVisible();
        for (const item of await page.getByRole('menuitem').all()) {
          await expectInWindow(page, page.getByRole('menu'));
          reached.add(await item.innerText().then((text) => text.split('\n')[0]!.trim()));
        }
        await page.keyboard.press('Escape');
        await expect(page.getByRole('menu')).toHaveCount(0);
      }
      await page.keyboard.press('ArrowRight');
    }
    const wanted = [
      ...['Bold', 'Italic', 'Strikethrough', 'Inline Code', 'Link', 'Block style'],
      ...['Bullet List', 'Numbered List', 'Check List'],
      ...INSERTED.map((id) => command(id).label),
    ];
    const labels = [...reached].map((label) => label.replace(/…$/, ''));
    expect(
      wanted.map((label) => label.replace(/…$/, '')).filter((l) => !labels.includes(l)),
    ).toEqual([]);

    // What the header has no room for.
    const more = page.getByRole('banner').getByRole('button', { name: 'More of the header' });
    await more.focus();
    await page.keyboard.press('Enter');
    for (const name of ['Import…', command('edit.find').label, 'Commands…'])
      await expect(page.getByRole('menuitem', { name })).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectInWindow(page, page.getByRole('dialog'));
  });

  test(`${view.name}: dialogs scroll and keep their buttons in the window`, async ({
    start,
    folder,
  }) => {
    const { page } = await start({ args: [sampleIn(folder)] });
    await show(page, view);
    await section(page, 'Summary').getByRole('paragraph').first().click();
    const dialog = page.getByRole('dialog');
    for (const key of ['d', 'e', 'Shift+I', 'l', ',', 'n', 'k']) {
      await page.keyboard.press(`ControlOrMeta+${key}`);
      await expect(dialog).toBeVisible();
      // The export's buttons are others once its choices are there.
      await expect(dialog.getByText('Looking up')).toHaveCount(0);
      await expectInWindow(page, dialog);
      for (const button of await dialog.locator('.dialog-foot').getByRole('button').all())
        await expectInWindow(page, button);
      const sideways = await dialog
        .locator('.dialog-body')
        .evaluateAll((all) =>
          all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
        );
      expect(sideways, key).toEqual([]);
      expect(await violations(page, key)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  });
}

test('forced colours keep what marks say', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'marks.postmortem'), 'Marks', (report) => ({
    ...report,
    sections: report.sections.map((one, index) =>
      index === 0
        ? {
            ...one,
            audience: 'internal' as const,
            body: {
              type: 'root' as const,
              children: [
                {
                  type: 'paragraph' as const,
                  children: [{ type: 'text' as const, value: 'A wrod that is mispelled.' }],
                },
              ],
            },
          }
        : one,
    ),
    timeline: ['14:20', '14:10'].map((written, index) => ({
      id: `t${index}`,
      at: {
        written,
        local: `2026-03-03T${written}`,
        zone: 'Europe/Copenhagen',
        instant: `2026-03-03T${written.replace('14', '13')}:00Z`,
        approximate: false,
        zoneFrom: 'document' as const,
        dateFrom: 'document' as const,
      },
      milestone: index === 0 ? ('started' as const) : ('resolved' as const),
      body: {
        type: 'root' as const,
        children: [
          {
            type: 'paragraph' as const,
            children: [{ type: 'text' as const, value: 'It happened.' }],
          },
        ],
      },
      audience: 'everyone' as const,
      source: null,
    })),
  }));
  const { page } = await start({ args: [file] });
  await expect(entry(page, 0).row.or(entry(page, 1).row).first()).toBeVisible();
  await expect(page.locator('.pm-row[data-severity="error"]')).not.toHaveCount(0);
  await editorOf(page).getByRole('heading', { level: 1 }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
    const seen = await page.evaluate(() => {
      const styleOf = (selector: string, pseudo?: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(selector)!, pseudo);
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.cssText = 'color: Canvas; background: Highlight; forced-color-adjust: none';
      const { color: canvas, backgroundColor: highlight } = getComputedStyle(probe);
      const words = document.querySelector('.pm-section-body p')!;
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        row: styleOf('.pm-row[data-severity="error"]').borderLeftStyle,
        rail: styleOf('.pm-section[data-internal]', '::before').borderLeftStyle,
        milestone: styleOf('.pm-milestone[data-set]').outlineStyle,
        marks:
          styleOf('.section-link .mark.written, .section-link .mark.begun').background !==
          styleOf('.section-link .mark.empty').background,
        /** Forced text has every marked word on the colour of what is selected. */
        words: getComputedStyle(words).forcedColorAdjust,
        squiggle: getComputedStyle(words, '::highlight(pm-spelling)').textDecorationStyle,
        phases: [...document.querySelectorAll('.pm-track rect')].some((rect) => {
          const { fill } = getComputedStyle(rect);
          return fill !== canvas && fill !== 'none';
        }),
        highlight: highlight !== canvas,
      };
    });
    expect(seen, colorScheme).toEqual({
      forced: true,
      row: 'double',
      rail: 'dotted',
      milestone: 'solid',
      marks: true,
      words: 'none',
      squiggle: 'wavy',
      phases: true,
      highlight: true,
    });
    expect(await violations(page, `forced ${colorScheme}`)).toEqual([]);
  }
  // Focus is a line of the system's colour.
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  await page.keyboard.press('F6');
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
  expect(ring).toBe('solid');
});
