/**
 * The main job without a display: a sample is opened, edited, checked and exported, as a person
 * would by keyboard; then the states that it did not come through. Leaves pictures of every screen, in
 * every size and theme, and the three exports with their pages in `out/tour/`, and says what axe
 * found. README's pictures come from here. `npm run tour -- 720 states` makes one size, or one part.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchApp, runtimeName, type App } from '../e2e/app.ts';
import { external } from '../tools/external.ts';
import { found, out, picture, root, SIZES, type Size } from './look.ts';
import { lookAtConflict, lookAtRevisions, writeConflict, writeRevised } from './revisions.ts';
import { lookAtMerging, lookAtStates, seeProblems, seeSections, writeStates } from './states.ts';

/** A status page's text, invented. */
const STATUS_PAGE = `Search results incomplete
Incident Report for Harbour Street Goods
Resolved
Search is complete again. We are sorry for the trouble.
Posted Feb 11, 2026 - 15:20 CET
Identified
An index was rebuilt from an old copy. Next update at 14:30
Posted Feb 11, 2026 - 14:02 CET
Investigating
Some products cannot be found by search since about 13:15 CET.
Posted Feb 11, 2026 - 13:31 CET
This incident affected: Shop (Search, Suggestions).
`;

const PARTS = ['job', 'states', 'revisions'];
const named = process.argv.slice(2);
const NAMES = [...SIZES.map(({ name }) => name), ...PARTS];
const unknown = named.find((name) => !NAMES.includes(name));
if (unknown !== undefined)
  throw new Error(`There is no “${unknown}” in the tour; there are ${NAMES.join(', ')}.`);
/** Those that were asked for, all where none was. */
const chosen = (names: readonly string[]): readonly string[] =>
  names.some((name) => named.includes(name)) ? names.filter((name) => named.includes(name)) : names;
const parts = chosen(PARTS);
const sizes = chosen(SIZES.map(({ name }) => name));

if (named.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
console.log(`The tour runs on ${runtimeName}.`);

for (const size of SIZES.filter(({ name }) => sizes.includes(name))) {
  if (parts.includes('job')) await mainJob(size);
  if (parts.includes('states'))
    await visit([writeStates()], size, async (page) => {
      await lookAtMerging(page, size, STATUS_PAGE);
      await lookAtStates(page, size);
    });
  if (parts.includes('revisions')) {
    await visit([writeConflict()], size, (page) => lookAtConflict(page, size));
    await visit([writeRevised()], size, (page, app) => lookAtRevisions(page, app, size));
  }
}

drawPages();
console.log(found.length === 0 ? 'axe found nothing.' : found.join('\n'));
console.log(`Pictures and exports: out/tour/ (${readdirSync(out).length} files)`);

/** From an empty window to a checked, exported report. */
async function mainJob(size: Size): Promise<void> {
  // What is exported in other windows is the same.
  const folder = size === SIZES[0] ? out : join(out, `exports-${size.name}`);
  mkdirSync(folder, { recursive: true });
  // An export of an earlier tour would be asked about.
  for (const name of readdirSync(folder))
    if (name.startsWith('checkout-slow-')) rmSync(join(folder, name), { recursive: true });
  const sample = join(folder, 'checkout-certificate.postmortem');
  copyFileSync(join(root, 'assets/samples/checkout-certificate.postmortem'), sample);
  await visit([], size, async (page) => {
    await picture(page, size, 'welcome');
    await page.keyboard.press('ControlOrMeta+Shift+I');
    await page.getByRole('dialog').getByRole('textbox').first().fill(STATUS_PAGE);
    await page.getByRole('tablist', { name: 'Parts of the import' }).waitFor();
    await picture(page, size, 'import');
  });

  await visit([sample], size, async (page, app) => {
    await picture(page, size, 'window');
    await (await seeSections(page)).getByRole('button', { name: /^Timeline/ }).click();
    await picture(page, size, 'timeline');

    // A row typed where it does not belong: the problem shows, its key mends it, undo and redo walk
    // over it.
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.type('9.50');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The network team rules out packet loss.');
    const shown = await seeProblems(page);
    await page.getByRole('group', { name: 'Out of order' }).first().waitFor();
    await picture(page, size, 'problem');
    if (shown) await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+.');
    await page.getByRole('group', { name: 'Out of order' }).waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await picture(page, size, 'mended');

    await page.keyboard.press('ControlOrMeta+k');
    await picture(page, size, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+d');
    await picture(page, size, 'details');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+s');
    await page
      .getByRole('contentinfo')
      .getByText(/^Saved/)
      .waitFor();

    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = (async () => ({
        canceled: false,
        filePaths: [folder],
      })) as typeof dialog.showOpenDialog;
    }, folder);
    await page.keyboard.press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: 'Page 1 of' }).waitFor({ timeout: 60_000 });
    await picture(page, size, 'export');
    for (const format of await dialog
      .getByRole('group', { name: 'Formats' })
      .getByRole('checkbox')
      .all())
      if (!(await format.isChecked())) await format.press('Space'); // where the foot may cover it
    await dialog.getByRole('button', { name: /^Folder: / }).press('Enter');
    await dialog.getByRole('button', { name: `Folder: ${folder}` }).waitFor();
    await dialog.getByRole('textbox', { name: 'File name' }).press('Enter');
    await dialog.getByText('Done').waitFor({ timeout: 60_000 });
    await picture(page, size, 'exported');
  });
}

async function visit(
  args: string[],
  size: Size,
  tour: (page: Page, app: App) => Promise<void>,
): Promise<void> {
  const app = await launchApp({ args });
  try {
    const page = await app.firstWindow();
    page.on('pageerror', (error) => {
      throw error;
    });
    // The first key is for a window that hears it.
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await page.setViewportSize({ width: size.width, height: size.height });
    await tour(page, app);
  } finally {
    await app.close();
  }
}

/**
 * The PDF's pages as pictures, and those of the DOCX through LibreOffice, where those programs are.
 */
function drawPages(): void {
  const [pdftoppm, soffice] = [external('pdftoppm'), external('soffice')];
  const files = readdirSync(out);
  const pdf = files.find((name) => name.endsWith('.pdf'));
  const docx = files.find((name) => name.endsWith('.docx'));
  if (!pdftoppm || !pdf || !docx) return;
  execFileSync(pdftoppm, ['-r', '100', '-png', join(out, pdf), join(out, 'page-pdf')]);
  if (!soffice) return;
  const through = join(out, 'through-libreoffice');
  execFileSync(
    soffice,
    ['--headless', '--convert-to', 'pdf', '--outdir', through, join(out, docx)],
    { stdio: 'ignore' },
  );
  execFileSync(pdftoppm, [
    '-r',
    '100',
    '-png',
    join(through, docx.replace(/docx$/, 'pdf')),
    join(out, 'page-docx'),
  ]);
}
