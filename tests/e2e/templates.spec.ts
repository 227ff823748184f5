/** The author's own templates: kept from a document, renamed, shared, applied to another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './axe.ts';
import {
  answer,
  banner,
  expect,
  readReport,
  saveState,
  section,
  test,
  writeReport,
  writtenIn,
} from './steps.ts';
import { paragraph, prose } from '../../core/prose/build.ts';

test('a structure is kept, renamed, exported, deleted, imported and applied', async ({
  start,
  folder,
}) => {
  const file = writeReport(join(folder, 'from.postmortem'), 'Secret incident', (report) => ({
    ...report,
    sections: [
      {
        ...report.sections[0]!,
        id: 'x1',
        kind: 'custom',
        title: 'House rules',
        guidance: 'Which one?',
        body: prose(paragraph('Nobody may know this.')),
      },
      ...report.sections.slice(0, 2),
    ],
  }));
  const other = writeReport(join(folder, 'other.postmortem'), 'Other', (report) => ({
    ...report,
    sections: report.sections
      .slice(0, 4)
      .map((each) =>
        each.kind === 'impact' ? { ...each, body: prose(paragraph('Orders were lost.')) } : each,
      ),
  }));
  const { app, page } = await start({ args: [file] });
  const palette = async (query: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
  };
  await palette('save as template');
  await page.keyboard.type('Ours');
  await page.keyboard.press('Enter');
  await expect(banner(page, 'The structure is kept as “Ours”')).toBeVisible();

  await palette('manage templates');
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  expect(await violations(page, 'templates')).toEqual([]);
  await dialog.getByRole('button', { name: 'Rename Ours' }).click();
  await page.keyboard.type('House');
  await page.keyboard.press('Enter');
  const shared = join(folder, 'house.json');
  await answer(app, { save: shared, open: shared });
  await dialog.getByRole('button', { name: 'Export House' }).click();
  await expect(() => expect(readFileSync(shared, 'utf8')).toContain('House rules')).toPass();
  expect(readFileSync(shared, 'utf8')).not.toMatch(/Nobody may know|Secret/);
  await dialog.getByRole('button', { name: 'Import…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('there already');
  await dialog.getByRole('button', { name: 'Delete House' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Import…' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText(['House']);
  await app.close();

  const { page: next } = await start({ args: [other] });
  await next.keyboard.press('ControlOrMeta+k');
  await next.keyboard.type('apply template');
  await next.keyboard.press('Enter');
  await next.getByRole('dialog').getByRole('option', { name: 'House' }).click();
  await expect(section(next, 'House rules')).toBeVisible();
  await next.keyboard.press('ControlOrMeta+s');
  await expect(saveState(next)).toHaveText('Saved');
  expect(writtenIn(other, 'impact')).toBe('Orders were lost.');
  expect(readReport(other).sections[0]).toMatchObject({
    title: 'House rules',
    guidance: 'Which one?',
  });
  await next.keyboard.press('ControlOrMeta+z');
  await expect(section(next, 'House rules')).toHaveCount(0);
});
