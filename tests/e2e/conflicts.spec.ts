/** What Git's merge left open: seen in the window, and settled by key. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { plainProse } from '../../core/prose/build.ts';
import { plainText } from '../../core/prose/text.ts';
import { violations } from './axe.ts';
import { banner, expect, saveState, section, test, writeReport } from './steps.ts';

test.use({ sharesApp: true });

const program = resolve(import.meta.dirname, '../tools/afterword.ts');
const [OURS, THEIRS] = [
  'The queue was full because nobody had drained it.',
  'The queue was full because the depot sent twice.',
];

function opened(path: string): Postmortem {
  const result = openPostmortem(readFileSync(path, 'utf8'));
  if (!result.ok) throw new Error(result.problem);
  return result.document;
}

/** Two branches that say the cause and the title differently, merged by Git through the driver. */
function merged(folder: string): string {
  const path = join(folder, 'queue.postmortem');
  const git = (...args: string[]): number =>
    spawnSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
    }).status ?? 1;
  writeReport(path, 'The queue', (report) => withCause(report, 'The queue was full.'));
  git('init', '-q', '-b', 'main');
  execFileSync(
    process.execPath,
    [program, 'git-setup', '--command', `"${process.execPath}" "${program}"`],
    { cwd: folder },
  );
  const commit = (cause: string, title: string): void => {
    writeFileSync(path, toCanonicalJson({ ...withCause(opened(path), cause), title }));
    git('add', '-A');
    expect(git('commit', '-q', '-m', 'A version')).toBe(0);
  };
  commit('The queue was full.', 'The queue');
  git('switch', '-q', '-c', 'theirs');
  commit(THEIRS, 'The queue of the depot');
  git('switch', '-q', 'main');
  commit(OURS, 'The queue that stood');
  expect(git('merge', '-q', '--no-edit', 'theirs')).toBe(1);
  return path;
}

function withCause(report: Postmortem, cause: string): Postmortem {
  return {
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'root-cause' ? { ...each, body: plainProse(cause) } : each,
    ),
  };
}

const causeIn = (path: string): string =>
  plainText(opened(path).sections.find(({ kind }) => kind === 'root-cause')!.body);
const cards = (page: Page) => page.locator('[data-card]').filter({ hasText: 'Open conflict' });

/** By keys alone: into the list of problems, to a conflict that says this, and to a fix of it. */
async function settle(page: Page, words: RegExp, fix: RegExp): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const inList = () => page.evaluate(() => document.activeElement?.closest('[data-card]') !== null);
  for (let tries = 0; tries < 8 && !(await inList()); tries++) await page.keyboard.press('F6');
  await page.keyboard.press('Home');
  for (let tries = 0; tries < 12 && !words.test(await focused()); tries++)
    await page.keyboard.press('ArrowDown');
  for (let tries = 0; tries < 4 && !fix.test(await focused()); tries++)
    await page.keyboard.press('Tab');
  expect(await focused()).toMatch(fix);
  await page.keyboard.press('Enter');
}

test('a conflict of two branches is shown, said, and settled by key: both, that', async ({
  start,
  folder,
}) => {
  test.slow(); // Git starts the program several times before the window opens
  const path = merged(folder);
  expect(opened(path).conflicts).toHaveLength(2);
  const { page } = await start({ args: [path] });
  await expect(
    banner(page, /Two versions were merged, and 2 places are not decided/),
  ).toBeVisible();
  await expect(cards(page)).toHaveCount(2);
  await expect(cards(page).first()).not.toContainText('Keep as is');
  expect(await violations(page, 'conflict')).toEqual([]);

  // The cause: both.
  await settle(page, /depot sent twice/, /^Keep both/);
  await expect(section(page, 'Root cause')).toContainText(THEIRS);
  await expect(section(page, 'Root cause')).toContainText(OURS);
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cards(page)).toHaveCount(2);

  // It can be saved as it is.
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(opened(path).conflicts).toHaveLength(2);

  // The cause: that; the title: this.
  await settle(page, /depot sent twice/, /^Take that/);
  await expect(cards(page)).toHaveCount(1);
  await settle(page, /queue of the depot/i, /^Take this/);
  await expect(cards(page)).toHaveCount(0);
  await expect(banner(page, /Two versions were merged/)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved');
  expect(opened(path).conflicts).toBeUndefined();
  expect(opened(path).title).toBe('The queue that stood');
  expect(causeIn(path)).toBe(THEIRS);
});
