/**
 * The context menu, by mouse and by keyboard. The system draws it, so most tests look at what it is
 * given; on the stand-in, which draws it in the page, it is used as a person would.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { runtimeName, type App } from './app.ts';
import {
  choose,
  editorOf,
  offered,
  takeMenus,
  entry,
  expect,
  newReport,
  readReport,
  section,
  test,
  writeReport,
  afterRequests,
} from './steps.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A summary with a link and a picture, and one timeline row. */
function filled(report: Postmortem): Postmortem {
  return {
    ...report,
    media: { shot: { type: 'image/png', data: PIXEL, name: 'shot.png' } },
    sections: report.sections.map((each) =>
      each.kind === 'summary'
        ? {
            ...each,
            body: prose(
              paragraph('The gateway refused every payment.'),
              {
                type: 'paragraph',
                children: [
                  {
                    type: 'link',
                    url: 'https://status.example.com/42',
                    children: [{ type: 'text', value: 'the status page' }],
                  },
                ],
              },
              {
                type: 'paragraph',
                children: [{ type: 'image', url: 'media:shot', alt: 'A graph' }],
              },
            ),
          }
        : each,
    ),
    timeline: [
      {
        id: 't1',
        at: null,
        milestone: null,
        body: prose(paragraph('Payments fail.')),
        audience: 'everyone',
        source: null,
      },
    ],
  };
}

test.describe('what it offers', () => {
  test.use({ sharesApp: true });
  let app: App;
  let page: Page;
  let file: string;
  test.beforeEach(async ({ start, folder }) => {
    file = writeReport(join(folder, 'menu.postmortem'), 'Menu', filled);
    ({ app, page } = await start({ args: [file] }));
    await expect(editorOf(page)).toBeVisible();
    await takeMenus(app);
  });

  test('a link is opened, copied, edited and removed where the pointer is', async () => {
    await page.getByText('The gateway refused').click();
    await page.getByRole('link', { name: 'the status page' }).click({ button: 'right' });
    await expect
      .poll(() => offered(app))
      .toEqual(expect.arrayContaining(['Open Link', 'Copy Link Address', 'Edit Link…']));
    await app.evaluate(({ shell }) => {
      shell.openExternal = async (address) =>
        void Object.assign(globalThis, { openedAddress: address });
    });
    await choose(app, 'Open Link');
    await expect
      .poll(() => app.evaluate(() => (globalThis as { openedAddress?: string }).openedAddress))
      .toBe('https://status.example.com/42');
    await choose(app, 'Remove Link');
    await expect(page.getByRole('link', { name: 'the status page' })).toHaveCount(0);
    await expect(page.getByText('the status page')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('link', { name: 'the status page' })).toBeVisible();
  });

  test('a picture is described', async () => {
    await page.getByRole('img', { name: 'A graph' }).click({ button: 'right' });
    await expect.poll(async () => (await offered(app))[0]).toBe('Describe Picture…');
    await choose(app, 'Describe Picture…');
    await page.getByRole('textbox', { name: /description/i }).fill('Errors from 14:00 on');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: 'Errors from 14:00 on' })).toBeVisible();
  });

  test('a row is what the pointer is on, in its text, in its field or beside them', async () => {
    await page.getByText('The gateway refused').click();
    await entry(page, 0).text.click({ button: 'right' });
    await expect.poll(() => offered(app)).toContain('Remove Row');
    await page.getByText('The gateway refused').click({ button: 'right' });
    await expect.poll(() => offered(app)).not.toContain('Remove Row');
    await entry(page, 0).time.click({ button: 'right' });
    await expect.poll(() => offered(app)).toContain('Remove Row');
    await choose(app, 'Mark or Unmark Entry as Internal');
    await expect(entry(page, 0).row.getByText('internal', { exact: true })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => readReport(file).timeline[0]!.audience).toBe('internal');
  });

  test('a milestone is set by keyboard alone', async () => {
    await entry(page, 0).text.click();
    await page.keyboard.press('Shift+F10');
    await expect.poll(() => offered(app)).toContain('Milestone');
    await page.keyboard.press('ControlOrMeta+Shift+M');
    await page.getByRole('menu', { name: 'Milestone' }).waitFor();
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    const mark = entry(page, 0).row.getByRole('button', { name: 'Milestone: detected' });
    await expect(mark).toBeVisible();
    await page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => readReport(file).timeline[0]!.milestone).toBe('detected');
  });

  test('the section, from its heading', async () => {
    await section(page, 'Impact')
      .getByRole('heading', { name: 'Impact' })
      .click({ button: 'right' });
    await expect.poll(() => offered(app)).toContain('Section');
  });

  test('a field of a dialog has its own: no commands of the document', async () => {
    await page.getByText('The gateway refused').click();
    await page.keyboard.press('ControlOrMeta+d');
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: 'Title' })
      .click({ button: 'right' });
    await expect
      .poll(() => offered(app))
      .toEqual(['Cut', 'Copy', 'Paste', 'Paste as Text', 'Select All']);
  });

  test('where nothing can be done there is none', async () => {
    await page.getByRole('contentinfo').click({ button: 'right', position: { x: 2, y: 2 } });
    await afterRequests(page);
    expect(await offered(app)).toEqual([]);
  });
});

test.describe('used', () => {
  test.skip(runtimeName === 'Electron', 'The system draws it there.');

  const menu = (page: Page) => page.getByRole('menu', { name: 'Context menu' });

  test('by mouse: text is copied from one place and pasted into another', async ({ start }) => {
    const { page } = await start();
    await newReport(page);
    const text = section(page, 'Summary').getByRole('paragraph').last();
    await text.click();
    await page.keyboard.type('Payments failed.');
    await page.keyboard.press('Shift+Home');
    await text.click({ button: 'right' });
    await menu(page).getByRole('menuitem', { name: 'Cut' }).click();
    await expect(menu(page)).toHaveCount(0);
    await expect(text).toHaveText('');
    await section(page, 'Impact').getByRole('paragraph').last().click({ button: 'right' });
    await menu(page).getByRole('menuitem', { name: 'Paste', exact: true }).click();
    await expect(section(page, 'Impact')).toContainText('Payments failed.');
  });

  test('by keyboard: opened, walked, left and chosen', async ({ start }) => {
    const { page } = await start();
    await newReport(page);
    await section(page, 'Summary').getByRole('paragraph').last().click();
    await page.keyboard.type('Payments failed.');
    await page.keyboard.press('ContextMenu');
    await menu(page).waitFor();
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await page.keyboard.type(' Twice.');
    await expect(section(page, 'Summary')).toContainText('Payments failed. Twice.');
    await page.keyboard.press('Shift+F10');
    await menu(page).waitFor();
    await page.keyboard.press('ArrowUp'); // the last one: Section
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Section title' })).toBeFocused();
  });
});
