/** What desktops do otherwise than one expects. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, asked, expect, saveState, test, writeReport } from './steps.ts';

const [, REPLACE, CANCEL] = [0, 1, 2];

test('a name without its extension replaces no file unasked', async ({ start, folder }) => {
  const file = writeReport(join(folder, 'mine.postmortem'), 'Mine');
  const other = join(folder, 'other.postmortem');
  writeFileSync(other, 'kept');
  const { app, page } = await start({ args: [file] });
  const typed = join(folder, 'other');

  await answer(app, { save: typed, button: CANCEL });
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect.poll(() => asked(app)).toEqual(['“other.postmortem” is there already. Replace it?']);
  expect(readFileSync(other, 'utf8')).toBe('kept');

  await answer(app, { save: typed, button: REPLACE });
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect.poll(() => readFileSync(other, 'utf8')).toContain('"title": "Mine"');
  await expect(saveState(page)).toContainText('Saved');
});
