/** Where a click lands: always in the section that it was made in, at a grid of points. */
import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from 'playwright-core';
import { plainProse } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { buildHarness, launch, openEditor } from './editor-harness/harness.ts';
import { sample } from './editor-harness/sample.ts';

let context: BrowserContext;
let page: Page;
let errors: string[];
test.beforeAll(async () => {
  await buildHarness();
  context = await launch({ height: 1800 });
});
test.afterAll(() => context.browser()?.close());
test.afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

/** Empty and written sections in turn, with and without rows. */
function turns(): Postmortem {
  const document = sample();
  return {
    ...document,
    sections: document.sections.map((section, index) => ({
      ...section,
      guidance: 'Who noticed, and how long after it began?',
      body: index % 3 === 0 ? plainProse('One line.\n\nAnd another one.') : section.body,
    })),
  };
}

interface Spot {
  x: number;
  y: number;
}

/** Points over the whole document, but for those on what does something else when it is pressed. */
function spots(across: number, down: number): Promise<Spot[]> {
  return page.evaluate(
    ([stepX, stepY]) => {
      const area = document.querySelector('.pm-document')!.getBoundingClientRect();
      const found: Spot[] = [];
      for (let y = area.top + 4; y < area.bottom - 2; y += stepY)
        for (let x = area.left + 4; x < area.right - 2; x += stepX) {
          const hit = document.elementFromPoint(x, y);
          const acts = 'button, [data-action]:not(h2), .pm-track, .pm-zone-head';
          if (hit?.closest('.pm-document') && !hit.closest(acts)) found.push({ x, y });
        }
      return found;
    },
    [across, down] as const,
  );
}

/** From now on, notes of each press in which section it is, by its place on the page. */
function notePresses(): Promise<void> {
  return page.evaluate(() => {
    addEventListener(
      'mousedown',
      ({ clientY }) => {
        const sections = [...document.querySelectorAll<HTMLElement>('.pm-section')];
        const over = sections.findLast((each) => each.getBoundingClientRect().top <= clientY);
        Object.assign(window, { pressed: over?.dataset['section'] ?? null });
      },
      true,
    );
  });
}

for (const guidance of [false, true]) {
  test(`a click stays in its section${guidance ? ', with all guidance shown' : ''}`, async () => {
    test.slow();
    ({ page, errors } = await openEditor(context, turns(), guidance));
    const all = await spots(211, 19);
    expect(all.length).toBeGreaterThan(200);
    const astray: string[] = [];
    await notePresses();
    for (const { x, y } of all) {
      await page.mouse.click(x, y);
      const landed = await page.evaluate(() => ({
        pressed: (window as { pressed?: string | null }).pressed,
        section: window.handle.getStatus().section,
        typing: Boolean(document.activeElement?.closest('[contenteditable="true"], input, button')),
      }));
      if (landed.section !== landed.pressed || !landed.typing)
        astray.push(`${Math.round(x)},${Math.round(y)}: ${JSON.stringify(landed)}`);
    }
    expect(astray).toEqual([]);
  });
}

test('guidance is written over, like the placeholder that it looks like', async () => {
  ({ page, errors } = await openEditor(context, turns()));
  const root = page.getByRole('region', { name: 'Root cause' });
  await root.getByText('Who noticed').click();
  await page.keyboard.type('Two conditions.');
  await expect(root.getByRole('paragraph').filter({ hasText: 'Two conditions.' })).toBeVisible();
  const well = page.getByRole('region', { name: 'Communication' });
  await well.getByRole('heading').click();
  await page.keyboard.type('First words. ');
  await expect(well).toContainText('First words.');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
});
