/**
 * The whole window in Chromium over the fake bridge, under the page's own CSP: what only a browser
 * can tell.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { RECOVERY_PAUSE_MS } from '../../../renderer/state/saving.ts';
import {
  chromiumPath,
  launch,
  openWindow,
  type OpenWindow,
  type WindowOptions,
} from '../../harness/open-window.ts';

const available = chromiumPath() !== null;
if (!available)
  console.log('window.test.ts: no Chromium found (CHROMIUM_PATH); the window is not tested here.');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const read = openPostmortem(
  readFileSync(
    new URL('../../../assets/samples/checkout-certificate.postmortem', import.meta.url),
    'utf8',
  ),
);
if (!read.ok) throw new Error(read.problem);
const sample: Postmortem = read.document;

/** More styles than the screen and the export dialog ever have: 3,300 were counted. */
const REST = 5000;

interface TracedEvent {
  name: string;
  args: {
    counters?: Partial<
      Record<
        | 'matchedPropertyCacheHit'
        | 'matchedPropertyCacheAdded'
        | 'independentInheritedStylesPropagated',
        number
      >
    >;
  };
}

describe.runIf(available)('the window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-window-'));
  let browser: Browser;
  let open: OpenWindow[] = [];

  beforeAll(async () => {
    await build({
      configFile: fileURLToPath(new URL('../../../renderer/vite.config.ts', import.meta.url)),
      logLevel: 'error',
      build: { outDir: folder },
    });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function show(options: WindowOptions): Promise<OpenWindow> {
    await Promise.all(open.map((one) => one.close()));
    const shown = await openWindow(browser, { ...options, root: pathToFileURL(`${folder}/`) });
    open = [shown];
    if (options.document) await shown.page.getByRole('heading', { name: 'Metrics' }).waitFor();
    return shown;
  }

  /** How many styles Chromium made or handed on, pseudo-elements' among them, while this ran. */
  async function stylesMade(page: Page, run: () => Promise<void>): Promise<number> {
    const session = await page.context().newCDPSession(page);
    let made = 0;
    session.on('Tracing.dataCollected', ({ value }) => {
      for (const { name, args } of value as unknown as TracedEvent[])
        if (name === 'Document::updateStyle')
          made +=
            (args.counters?.matchedPropertyCacheHit ?? 0) +
            (args.counters?.matchedPropertyCacheAdded ?? 0) +
            (args.counters?.independentInheritedStylesPropagated ?? 0);
    });
    const complete = new Promise<void>((resolve) =>
      session.once('Tracing.tracingComplete', () => resolve()),
    );
    await session.send('Tracing.start', { transferMode: 'ReportEvents', categories: 'blink' });
    await run();
    await session.send('Tracing.end');
    await complete;
    return made;
  }

  /** Violations as `rule: element`. The document itself is the editor's, and tested there. */
  async function violations(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axe });
    return page.evaluate(async () => {
      const { axe: engine } = window as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const result = await engine.run(
        { include: [['html']], exclude: [['.pm-editor']] },
        { resultTypes: ['violations'] },
      );
      return result.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
      );
    });
  }

  const dialogs: [string, string | null][] = [
    ['the editor', null],
    ['the palette', 'Control+k'],
    ['the export dialog', 'Control+e'],
    ['the details', 'Control+d'],
    ['the import', 'Control+Shift+I'],
    ['the shortcuts', 'F1'],
    ['the templates', 'Control+n'],
    ['find', 'Control+f'],
  ];
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible to axe and refused nothing by its CSP (${theme})`, async () => {
      const { page, complaints } = await show({ document: sample, theme });
      for (const [name, keys] of dialogs) {
        if (keys) {
          await page.keyboard.press(keys);
          await page.locator(name === 'find' ? '.find-bar' : '[role=dialog]').waitFor();
        }
        expect(await violations(page), name).toEqual([]);
        if (keys) await page.keyboard.press('Escape');
        await page.locator('[role=dialog]').waitFor({ state: 'detached' });
      }
      expect(complaints).toEqual([]);
    });

    it(`is accessible without a document too (${theme})`, async () => {
      const { page, complaints } = await show({
        theme,
        start: {
          recoverable: [{ id: 'r', title: 'Lost', when: 'yesterday' }],
          recent: [{ id: 'a', name: 'a.postmortem', folder: 'somewhere', missing: false }],
        },
      });
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  it('is led by the keyboard alone: a template, a title, a save', async () => {
    const { page, bridge } = await show({});
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Metrics' }).waitFor();
    await page.keyboard.type('Payments were slow');
    await page.locator('.header .name', { hasText: 'Payments were slow' }).waitFor();
    await page.getByRole('button', { name: 'Not saved. Save' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Saved. Save' }).waitFor();
    const saved = bridge.log.findLast(({ channel }) => channel === 'file:save')!.input as {
      text: string;
    };
    expect(JSON.parse(saved.text)).toMatchObject({ title: 'Payments were slow' });
  });

  it('says that a document is saved when it is only looked at', async () => {
    const { page, bridge } = await show({ document: sample });
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(RECOVERY_PAUSE_MS + 300);
    expect(await page.getByRole('button', { name: 'Saved. Save' }).count()).toBe(1);
    expect(bridge.log.filter(({ channel }) => channel === 'file:recover')).toEqual([]);
  });

  it('gives the focus back to the text when a dialog goes', async () => {
    const { page } = await show({ document: sample });
    for (const keys of ['Control+k', 'Control+e', 'Control+d', 'F1']) {
      await page.keyboard.press(keys);
      await page.locator('[role=dialog]').waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.closest('.pm-editor') !== null);
    }
  });

  it('styles no row twice, nor what is in it, when the export covers a long timeline', async () => {
    const count = 1000;
    const { page } = await show({
      document: {
        ...sample,
        timeline: Array.from({ length: count }, (_, index) => ({
          ...sample.timeline[index % sample.timeline.length]!,
          id: `row-${index}`,
        })),
      },
    });
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.pm-row .pm-body')].filter((body) =>
          body.checkVisibility({ contentVisibilityAuto: true }),
        ).length < 60,
    );
    const styled = await stylesMade(page, async () => {
      await page.keyboard.press('Control+e');
      await page.getByRole('checkbox', { name: /^Word *for reviewers/ }).waitFor();
    });
    // At most one for each row; the rest are on the screen and in the dialog, however long the
    // timeline is.
    expect(styled).toBeGreaterThan(50);
    expect(styled).toBeLessThan(count + REST);
  });

  it(
    'keeps the focus in the list of problems when the one that has it reads differently, ' +
      'and does not lose it with the last one',
    async () => {
      const [action] = sample.actions;
      const { page } = await show({
        document: { ...sample, actions: [{ ...action!, due: '2026-03-13', status: 'open' }] },
      });
      const text = page.locator('[data-lexical-slot="body"]', {
        hasText: 'Refuse to install a chain',
      });
      await text.click();
      await page.keyboard.press('Home');
      const card = page.getByRole('group', { name: 'Overdue' });
      await card.waitFor();
      // Its sentence quotes the row: the checks look again only when the list has the focus already.
      await page.keyboard.type('Soon: ');
      await page.keyboard.press('F6');
      await card.filter({ hasText: 'Soon: ' }).waitFor();
      const focused = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.textContent ?? '');
      expect(await focused()).toMatch(/^Overdue.*Soon: /);
      await card.getByRole('button', { name: 'Keep as is…' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Do not show it again' }).click();
      await card.waitFor({ state: 'detached' });
      // There is no list any more: the text has it, or the panel; not nothing.
      await page.getByRole('button', { name: '1 kept as is' }).waitFor();
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
    },
  );

  it('shows why a save failed, and keeps the document marked', async () => {
    const { page } = await show({
      document: sample,
      failures: { 'file:save': { ok: false, code: 'disk-full', sentence: 'The disk is full.' } },
    });
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').filter({ hasText: 'The disk is full.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Could not save. Save' }).count()).toBe(1);
  });
});
