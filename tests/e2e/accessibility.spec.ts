/**
 * WCAG 2.2 AA by axe-core on every screen, in light and dark; and by keyboard: everything is
 * reached, nothing holds on to the focus.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import { violations } from './axe.ts';
import {
  answer,
  editorOf,
  entry,
  expect,
  SAMPLE,
  sampleIn,
  section,
  test,
  writeReport,
} from './steps.ts';

test.use({ sharesApp: true });

const STATUS_PAGE = `Elevated error rates on the search API

Resolved
This incident has been resolved.
Mar 3, 11:20 UTC

Investigating
We are looking into failing searches.
Mar 3, 10:05 UTC

An afterthought that belongs nowhere.`;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}`, async ({ start, folder }) => {
    test.setTimeout(180_000); // axe looks at a dozen screens.
    const { app, page } = await start();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await violations(page, 'welcome');
    const dialog = page.getByRole('dialog');
    const look = async (screen: string, open: () => Promise<unknown>): Promise<void> => {
      await open();
      await expect(dialog).toBeVisible();
      found.push(...(await violations(page, screen)));
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    };
    const key = (shortcut: string) => () => page.keyboard.press(shortcut);

    await look('import', key('ControlOrMeta+Shift+I'));
    await look('import preview', async () => {
      await page.keyboard.press('ControlOrMeta+Shift+I');
      await dialog.getByRole('textbox', { name: /^Paste/ }).fill(STATUS_PAGE);
      await expect(dialog.getByRole('tab', { name: /^Status updates/ })).toBeVisible();
    });

    await answer(app, { open: SAMPLE, save: join(folder, 'sample.postmortem') });
    await page.keyboard.press('ControlOrMeta+o');
    await expect(entry(page, 0).row).toBeVisible();
    found.push(...(await violations(page, 'editor')));
    await entry(page, 0).text.click();
    found.push(...(await violations(page, 'editor with the caret in a row')));
    await look('palette', key('ControlOrMeta+k'));
    await look('export', key('ControlOrMeta+e'));
    await look('details', key('ControlOrMeta+d'));
    await look('shortcuts', key('F1'));
    await look('new', key('ControlOrMeta+n'));
    await page.keyboard.press('ControlOrMeta+f');
    await page.getByRole('textbox', { name: 'Find' }).fill('the');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(/ of /);
    found.push(...(await violations(page, 'find')));
    await page.keyboard.press('Escape');

    // A row before the one above it, without text, and a time that is none: problems of each kind,
    // with their marks.
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('3 March 2026 04:00');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('half past');
    await expect(page.getByRole('group', { name: 'Out of order' }).first()).toBeVisible();
    found.push(...(await violations(page, 'editor with problems')));
    expect(found).toEqual([]);
  });
}

/** The focused element as a test names it. */
const focus = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (
      element?.closest<HTMLElement>('[data-panel]')?.dataset['panel'] ??
      (element?.closest('.status') ? 'status' : element?.tagName.toLowerCase())
    );
  });

test('F6 walks the parts of the window, forwards and back, from anywhere in the document', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'walk.postmortem'), 'Walked through', (report) => ({
    ...report,
    timeline: [
      {
        id: 't1',
        at: null,
        milestone: null,
        body: prose(paragraph('It happened.')),
        audience: 'everyone',
        source: null,
      },
    ],
  }));
  const { page } = await start({ args: [file] });
  await expect(
    page
      .getByRole('group', { name: /No time/ })
      .or(page.getByRole('heading', { name: /^Problems · / })),
  ).not.toHaveCount(0);
  await editorOf(page).getByRole('heading', { level: 1 }).click();
  for (const part of ['problems', 'outline', 'header', 'toolbar', 'document']) {
    await page.keyboard.press('F6');
    await expect.poll(() => focus(page)).toBe(part);
  }
  for (const part of ['toolbar', 'header', 'outline', 'problems', 'document']) {
    await page.keyboard.press('Shift+F6');
    await expect.poll(() => focus(page)).toBe(part);
  }
  // Where Tab means something of its own, or the keyboard is in a field: F6 leads out all the same.
  const summary = section(page, 'Summary').getByRole('paragraph').last();
  const places: [string, () => Promise<void>][] = [
    [
      'a list',
      async () => {
        await summary.click();
        await page.keyboard.type('- an item');
      },
    ],
    [
      'a code block',
      async () => {
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await page.keyboard.type('```');
        await page.keyboard.press('Enter');
        await page.keyboard.type('x = 1');
      },
    ],
    [
      'a time',
      async () => {
        await entry(page, 0).time.click();
      },
    ],
    [
      'a row',
      async () => {
        await entry(page, 0).text.click();
      },
    ],
  ];
  for (const [name, go] of places) {
    await go();
    await page.keyboard.press('F6');
    await expect.poll(() => focus(page), name).toBe('problems');
  }
});

test('every control of the window is reached by Tab and arrow keys, and Tab is held nowhere', async ({
  start,
  folder,
}) => {
  const { page } = await start({ args: [sampleIn(folder)] });
  await expect(page.getByRole('heading', { name: /^Problems · / })).toBeVisible();
  // The document has keys of its own for its rows and menus: see editing.spec.ts.
  const controls = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, select, [role="button"], [tabindex]',
      ),
    ].filter(
      (element) =>
        !element.closest('.pm-document') &&
        !element.hasAttribute('disabled') &&
        element.checkVisibility() &&
        element.getAttribute('aria-hidden') !== 'true',
    );
    const wanted = all.filter((element) =>
      element.matches('button, input, select, [role="button"]'),
    );
    Object.assign(window, { wanted, reached: new Set<Element>() });
    document.addEventListener('focusin', ({ target }) =>
      (window as unknown as { reached: Set<unknown> }).reached.add(target),
    );
    return wanted.length;
  });
  expect(controls).toBeGreaterThan(20);
  const press = async (key: string, times: number): Promise<void> => {
    for (let count = 0; count < times; count++) await page.keyboard.press(key);
  };
  await expect.poll(() => focus(page)).toBe('document');
  await page.keyboard.press('F6'); // problems
  // To the panel's last control and one further, then back into it.
  for (let steps = 0; steps < 20 && (await focus(page)) === 'problems'; steps++)
    await press('Tab', 1);
  await press('Shift+Tab', 1);
  await page.keyboard.press('F6');
  await expect.poll(() => focus(page)).toBe('outline');
  await press('Shift+Tab', 1); // the button above the sections
  await press('Tab', 1);
  await page.keyboard.press('Home');
  await press(
    'ArrowDown',
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button').count(),
  );
  await page.keyboard.press('F6');
  await expect.poll(() => focus(page)).toBe('header');
  await press('Tab', (await page.getByRole('banner').getByRole('button').count()) - 1);
  await expect.poll(() => focus(page)).toBe('header');
  await page.keyboard.press('F6');
  await expect.poll(() => focus(page)).toBe('toolbar');
  await press('ArrowRight', await page.getByRole('toolbar').getByRole('button').count());
  // Backwards from the header Tab leaves the window's top and comes in again at its foot, the
  // status bar.
  await press('Shift+F6', 1);
  await press('Shift+Tab', 12);
  const missed = await page.evaluate(() => {
    const { wanted, reached } = window as unknown as {
      wanted: HTMLElement[];
      reached: Set<Element>;
    };
    return wanted
      .filter((element) => !reached.has(element))
      .map((element) => element.getAttribute('aria-label') ?? element.innerText);
  });
  expect(missed).toEqual([]);
});

test('a dialog keeps the focus to itself while it is open, and gives it back where it was', async ({
  start,
  folder,
}) => {
  const { page } = await start({ args: [sampleIn(folder)] });
  const dialog = page.getByRole('dialog');
  const summary = section(page, 'Summary').getByRole('paragraph').first();
  await summary.click({ position: { x: 2, y: 6 } }); // its first line
  await page.keyboard.press('Home');
  let typed = '';
  for (const [key, letter] of [
    ['ControlOrMeta+k', 'a'],
    ['ControlOrMeta+e', 'b'],
    ['ControlOrMeta+d', 'c'],
    ['F1', 'd'],
    ['ControlOrMeta+Shift+I', 'e'],
    ['ControlOrMeta+n', 'f'],
    ['ControlOrMeta+l', 'g'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    for (const tab of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(tab);
      expect(
        await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null),
        `${tab} in ${key}`,
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog, key).toHaveCount(0);
    await expect.poll(() => focus(page), key).toBe('document');
    await page.keyboard.type(letter);
    typed += letter;
    await expect(summary, `after ${key}`).toHaveText(new RegExp(`^${typed}`));
  }
  // From a button of the header too.
  const button = page.getByRole('banner').getByRole('button', { name: 'Export…' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  // And out of the find bar into the text.
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => focus(page)).toBe('document');
});
