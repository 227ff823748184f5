/** A review by other people's LibreOffice, there and back, by keyboard alone. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { paragraph, prose } from '../../core/prose/build.ts';
import { listSteps, REVIEW_MACRO, stepsOf, type OfficeAct } from '../reviews/office-review.ts';
import { lacks, tools } from '../tools/external.ts';
import { runMacro } from '../tools/office-macro.ts';
import { violations } from './axe.ts';
import { answer, banner, expect, readReport, section, test, writeReport } from './steps.ts';

const MADE = { timeout: 60_000 };
/** What each paragraph of the summary names, and nothing else does. */
const THINGS = ['lantern', 'harbour', 'printer', 'windmill', 'ladder', 'compass', 'kettle'];
const MORE = ['orchard', 'bridge', 'violin', 'tunnel', 'basket', 'mirror', 'pepper', 'saddle'];
const LAST = ['turbine', 'curtain', 'anchor', 'blanket', 'chimney'];
const WORDS = [...THINGS, ...MORE, ...LAST];
const sentence = (word: string): string => `Nobody had looked at the ${word} since the morning.`;

const cards = (page: Page): Locator => page.locator('.comment-list [data-card]');

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(command);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    if (await wanted.evaluateAll((all) => all.some((one) => one === document.activeElement)))
      return;
    await page.keyboard.press('Tab');
    throw new Error('not there yet');
  }).toPass({ intervals: [0], timeout: 15_000 });
}

/** Switches a check box to a state. */
async function check(page: Page, box: Locator, wanted: boolean): Promise<void> {
  await tabTo(page, box);
  if ((await box.isChecked()) !== wanted) await page.keyboard.press('Space');
  await expect(box).toBeChecked({ checked: wanted });
}

/** The Word file with the comments, in a folder of its own. */
async function exportForReview(page: Page, folder: string): Promise<string> {
  await page.keyboard.press('ControlOrMeta+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const formats = dialog.getByRole('group', { name: 'Formats' });
  await expect(formats.getByRole('checkbox').first()).toBeFocused();
  const word = formats.getByRole('checkbox', { name: /^Word/ });
  for (const box of await formats.getByRole('checkbox').all())
    await check(page, box, (await box.and(word).count()) === 1);
  await check(page, dialog.getByRole('checkbox', { name: /^With comments/ }), true);
  await tabTo(page, dialog.getByRole('button', { name: /^Folder: / }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: `Folder: ${folder}. Choose` })).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Export', exact: true }));
  await page.keyboard.press('Enter');
  await expect.poll(() => readdirSync(folder), MADE).toHaveLength(1);
  await expect(dialog.getByRole('img', { name: 'Written' })).toBeVisible(MADE);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return join(folder, readdirSync(folder)[0]!);
}

/** Every second word, from the first or the second on: a remark on it, and one another. */
function actsOf(first: number): OfficeAct[] {
  const own = WORDS.filter((_, at) => at % 2 === first);
  return own.map((word, at): OfficeAct => {
    const made = { tracked: true, accepted: false, word };
    return at % 2 === 0
      ? { ...made, kind: 'comment', text: `Who says so of the ${word}?` }
      : { ...made, kind: 'replace', text: word.toUpperCase() };
  });
}

test.skip(lacks('soffice'), 'LibreOffice is not installed.');

test('exported for review, reviewed twice, triaged, and sent back with answers', async ({
  start,
  folder,
}) => {
  test.setTimeout(300_000);
  const [soffice] = tools('soffice');
  const [out, back] = [join(folder, 'out'), join(folder, 'back')];
  for (const one of [out, back]) mkdirSync(one);
  const file = writeReport(join(folder, 'report.postmortem'), 'Report', (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'summary'
        ? { ...each, body: prose(...WORDS.map((word) => paragraph(sentence(word)))) }
        : each,
    ),
  }));
  const { app, page } = await start({ args: [file] });
  await expect(section(page, 'Summary')).toContainText(sentence('lantern'));

  await answer(app, { open: out });
  const sent = pathToFileURL(await exportForReview(page, out)).href;
  const reviewed = ['Rhea', 'Bo'].map((name) => join(folder, `${name}.docx`));
  const steps = ['Rhea', 'Bo'].flatMap((reviewer, at) => {
    const to = pathToFileURL(reviewed[at]!).href;
    return stepsOf({ from: sent, to, acts: actsOf(at), detour: '', reviewer });
  });
  runMacro(soffice, folder, REVIEW_MACRO, steps);

  await answer(app, { open: reviewed });
  await run(page, 'Bring in Reviews');
  await expect(banner(page, /20 comments and suggestions from 2 files\./)).toBeVisible(MADE);
  await expect(cards(page)).toHaveCount(20);
  expect(await violations(page, 'reviews of two')).toEqual([]);

  // From the first to the last: what is asked is answered, what is suggested accepted or rejected.
  await expect(cards(page).first()).toBeFocused();
  for (const [at, word] of WORDS.entries()) {
    const card = page.locator('.comment-list [data-card]:focus');
    await expect(card).toContainText(word);
    if (Math.floor(at / 2) % 2 === 1) {
      await page.keyboard.press(at % 4 === 2 ? 'a' : 'x');
      continue;
    }
    await page.keyboard.press('r');
    await page.keyboard.type(`The keeper of the ${word}.`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(card).toContainText(`The keeper of the ${word}.`);
    await page.keyboard.press('ArrowDown');
  }
  await expect(section(page, 'Summary')).toContainText(sentence('PRINTER'));
  await expect(section(page, 'Summary')).toContainText(sentence('windmill'));
  await page.keyboard.press('ControlOrMeta+s');
  const count = (state: string): number =>
    readReport(file).comments?.filter((one) => one.state === state).length ?? 0;
  await expect.poll(() => ['open', 'accepted', 'rejected'].map(count)).toEqual([10, 5, 5]);

  await answer(app, { open: back });
  const answered = pathToFileURL(await exportForReview(page, back)).href;
  const list = join(folder, 'comments.txt');
  runMacro(soffice, folder, REVIEW_MACRO, listSteps(answered, list));
  const said = readFileSync(list, 'utf8').split('\n');
  for (const [at, word] of WORDS.entries()) {
    if (Math.floor(at / 2) % 2 === 1) continue;
    expect(said).toContain(`${at % 2 === 0 ? 'Rhea' : 'Bo'}\tWho says so of the ${word}?`);
    expect(said.filter((line) => line.endsWith(`\tThe keeper of the ${word}.`))).toHaveLength(1);
  }
});
