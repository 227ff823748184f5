/** Pasting as text and as code: the words as they are, whatever they would become otherwise. */
import { join } from 'node:path';
import { formatMarkdown } from '../../core/prose/markdown.ts';
import type { App } from './app.ts';
import {
  choose,
  editorOf,
  expect,
  readReport,
  saveState,
  section,
  takeMenus,
  test,
  writeReport,
} from './steps.ts';

test.use({ sharesApp: true });

const PLAIN = '10:02 Alert\n10:05 Paged';
const HTML = '<ul><li><b>10:02</b> Alert</li><li><b>10:05</b> Paged</li></ul>';

/** As another program puts it there: the page itself may write nothing. */
const onClipboard = (app: App, html: string, plain: string): Promise<void> =>
  app.evaluate(
    ({ clipboard, ClipboardItem }, forms) => clipboard.write([new ClipboardItem(forms)]),
    { 'text/html': html, 'text/plain': plain },
  );

test('what is copied from elsewhere is pasted as text and as code', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'paste.postmortem'), 'Paste');
  const { app, page } = await start({ args: [file] });
  await expect(editorOf(page)).toBeVisible();
  await takeMenus(app);
  await onClipboard(app, HTML, PLAIN);
  const impact = section(page, 'Impact');

  // By key, in prose, and where it would become rows.
  await impact.getByRole('paragraph').last().click();
  await page.keyboard.press('ControlOrMeta+Shift+V');
  await expect(impact.getByRole('paragraph').filter({ hasText: '10:05 Paged' })).toBeVisible();
  const timeline = section(page, 'Timeline');
  await timeline.getByRole('paragraph').last().click();
  await page.keyboard.press('ControlOrMeta+Shift+V');
  await expect(timeline.getByRole('paragraph').filter({ hasText: '10:05 Paged' })).toBeVisible();

  // By the palette.
  const cause = section(page, 'Root cause');
  await cause.getByRole('paragraph').last().click();
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('paste as code');
  await page.keyboard.press('Enter');
  await expect(cause.locator('code')).toContainText('10:05 Paged');

  // By the context menu; the next paste is an ordinary one again.
  const trigger = section(page, 'Trigger');
  await trigger.getByRole('paragraph').last().click({ button: 'right' });
  await choose(app, 'Paste as Text');
  await expect(trigger.getByRole('paragraph').filter({ hasText: '10:05 Paged' })).toBeVisible();
  await section(page, 'Detection').getByRole('paragraph').last().click();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(section(page, 'Detection').getByRole('listitem')).toHaveCount(2);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  const report = readReport(file);
  const body = (kind: string): string =>
    formatMarkdown(report.sections.find((each) => each.kind === kind)!.body).trim();
  for (const kind of ['impact', 'timeline', 'trigger'])
    expect(body(kind)).toBe('10:02 Alert\n\n10:05 Paged');
  expect(body('root-cause')).toBe('```\n10:02 Alert\n10:05 Paged\n```');
  expect(report.timeline).toEqual([]);
});
