/**
 * What the two journeys share: from an empty window to a checked, exported RCA that has one of every
 * element. One is walked by keyboard alone, one by mouse alone (letters are typed in both); what is
 * pressed and clicked is counted, by the window itself too.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import type { Locator, Page } from '@playwright/test';
import type { Postmortem, Section } from '../../core/document/postmortem.ts';
import { plainText } from '../../core/prose/text.ts';
import { external } from '../tools/external.ts';
import { answer, editorOf, expect, readReport, test } from './steps.ts';
import type { App } from './app.ts';

export const TITLE = 'Checkout slow after a rotation';
/** Exports are named after the title. */
const NAME = 'checkout-slow-after-a-rotation';

/** A graph of 240 × 120 px. */
const GRAPH = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120">
  <rect width="240" height="120" fill="#eef2f7"/>
  <path d="M10 100 H70 L90 20 H170 L190 100 H230" fill="none" stroke="#b3261e" stroke-width="3"/>
</svg>`;

/** A picture in a folder, chosen in the next file dialog. */
export async function offerPicture(app: App, folder: string): Promise<void> {
  const open = join(folder, 'latency.svg');
  writeFileSync(open, GRAPH);
  await answer(app, { open });
}

/** What a journey did so far. */
interface Counts {
  steps: string[];
  /** Keys that are no letter of a text. */
  keys: number;
  letters: number;
  clicks: number;
  drags: number;
}

/** The keys and presses that came into the window from outside, as it saw them itself. */
interface Seen {
  /** Keys that were no typing: with Ctrl or Alt, or named. */
  commands: string[];
  pressed: number;
}

export interface Journey {
  counts: Counts;
  /** A part of the journey, by what an author would call it. */
  step(name: string, run: () => Promise<void>): Promise<void>;
  /** Presses a key, once or several times. */
  press(key: string, times?: number): Promise<void>;
  /** Types letters. */
  type(text: string): Promise<void>;
  click(at: Locator, options?: Parameters<Locator['click']>[0]): Promise<void>;
  /** From the middle of one to a place in the other; default: its middle. */
  drag(from: Locator, to: Locator, place?: { x: number; y: number }): Promise<void>;
  seen(): Promise<Seen>;
  /** Prints the counts. */
  print(how: string): void;
}

export async function beginJourney(page: Page): Promise<Journey> {
  await page.evaluate(() => {
    const seen: Seen = { commands: [], pressed: 0 };
    Object.assign(window, { seen });
    window.addEventListener(
      'keydown',
      ({ key, ctrlKey, altKey, metaKey, isTrusted }) => {
        const named = key.length > 1 || ctrlKey || altKey || metaKey;
        if (isTrusted && named && !/^(?:Shift|Control|Alt|Meta)$/.test(key))
          seen.commands.push(key);
      },
      true,
    );
    window.addEventListener('mousedown', ({ isTrusted }) => (seen.pressed += +isTrusted), true);
  });
  const counts: Counts = { steps: [], keys: 0, letters: 0, clicks: 0, drags: 0 };
  return {
    counts,
    async step(name, run) {
      counts.steps.push(name);
      try {
        await test.step(name, run);
      } catch (error) {
        await page.screenshot({ path: test.info().outputPath('failed.png') }).catch(() => null);
        throw error;
      }
    },
    async press(key, times = 1) {
      for (let n = 0; n < times; n++) await page.keyboard.press(key);
      counts.keys += times;
    },
    async type(text) {
      await page.keyboard.type(text);
      counts.letters += text.length;
    },
    async click(at, options = {}) {
      await at.click({ timeout: 8_000, ...options });
      counts.clicks += options.clickCount ?? 1;
    },
    async drag(from, to, place) {
      const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
      await page.mouse.down();
      const [x, y] = place ? [place.x, place.y] : [end.width / 2, end.height / 2];
      await page.mouse.move(end.x + x, end.y + y, { steps: 8 });
      await page.mouse.up();
      counts.drags += 1;
    },
    seen: () => page.evaluate(() => (window as unknown as { seen: Seen }).seen),
    print(how) {
      const { steps, keys, letters, clicks, drags } = counts;
      console.log(
        `By ${how}: ${steps.length} steps, ${keys} keys, ${clicks} clicks, ${drags} drags, ${letters} letters.`,
      );
    },
  };
}

/** A section of a document by its title. */
function sectionOf({ sections }: Postmortem, title: string): Section {
  const found = sections.find((each) => each.title === title);
  if (!found) throw new Error(`no section “${title}”: ${sections.map((one) => one.title).join()}`);
  return found;
}

/** All nodes of these kinds in the document's sections, by kind. */
function nodesOf(report: Postmortem): Map<string, Nodes[]> {
  const found = new Map<string, Nodes[]>();
  const walk = (node: Nodes): void => {
    found.set(node.type, [...(found.get(node.type) ?? []), node]);
    if ('children' in node) node.children.forEach(walk);
  };
  for (const { body } of report.sections) walk(body);
  return found;
}

/** The saved file has every element that the journeys put in. */
export function expectWhole(file: string): void {
  const report = readReport(file);
  expect(report.title).toBe(TITLE);
  expect(report.incident).toMatchObject({
    severity: 'SEV-2',
    services: ['Checkout'],
    zone: 'Europe/Copenhagen',
    date: '2026-03-03',
  });
  expect(report.people.map(({ name }) => name)).toContain('Ann Lee');

  const nodes = nodesOf(report);
  for (const kind of [
    'strong',
    'list',
    'link',
    'table',
    'image',
    'code',
    'footnoteReference',
    'footnoteDefinition',
    'thematicBreak',
    'fact',
  ])
    expect(nodes.get(kind) ?? [], kind).not.toHaveLength(0);
  expect(nodes.get('image')).toEqual([
    expect.objectContaining({ alt: 'Latency, high between 09:15 and 10:31' }),
  ]);
  expect(plainText(sectionOf(report, 'Impact').body)).toContain('Figure 1: checkout latency');
  const [table] = nodes.get('table') as Extract<Nodes, { type: 'table' }>[];
  expect(table!.children).toHaveLength(4);
  expect(table!.children[0]!.children).toHaveLength(4);

  expect(report.timeline.map(({ at, milestone }) => [at?.written, milestone])).toEqual([
    ['3 March 2026 09:15', 'started'],
    ['9.42', 'detected'],
    ['10:02 CET', null],
    ['10:20', null],
    ['10:31', 'resolved'],
  ]);
  expect(report.timeline.map(({ at }) => at?.instant?.slice(0, 16))).toEqual(
    ['08:15', '08:42', '09:02', '09:20', '09:31'].map((clock) => `2026-03-03T${clock}`),
  );
  expect(report.timeline.filter(({ audience }) => audience === 'internal')).toHaveLength(2);
  expect(report.actions).toEqual([
    expect.objectContaining({
      owner: 'Ann Lee',
      ticket: 'https://tracker.example.com/PLAT-7',
      due: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as unknown,
    }),
  ]);

  const titles = report.sections.map(({ title }) => title);
  expect(titles).toContain('What we changed');
  expect(titles.indexOf('What we changed')).toBeLessThan(titles.indexOf('Trigger'));
  expect(sectionOf(report, 'What we changed').audience).toBe('internal');
}

/** The exports are there, and their words as other programs read them. */
export function expectExported(folder: string): void {
  const words = [
    TITLE,
    'one in six payments was slow',
    'The rotation job replaces the certificate.',
    'Latency is back to normal.',
    'Verify the chain after each rotation',
    'Ann Lee',
    'Figure 1: checkout latency',
    'openssl s_client',
    'Counted at the load balancer.',
    '1 h 16 min',
  ];
  for (const format of ['docx', 'md', 'pdf'] as const) {
    expect(existsSync(join(folder, `${NAME}.${format}`)), format).toBe(true);
    const text = textOf(format, folder);
    if (text !== null) for (const each of words) expect(text, format).toContain(each);
    // It is for everyone.
    if (text !== null) expect(text, format).not.toContain('The rotation is on hold.');
  }
}

/**
 * An export's words as another program reads them, on one line; null where the program is not
 * installed.
 */
function textOf(format: 'docx' | 'md' | 'pdf', folder: string): string | null {
  const file = join(folder, `${NAME}.${format}`);
  const program = external(format === 'pdf' ? 'pdftotext' : 'pandoc');
  if (program === null) return null;
  const args =
    format === 'pdf' ? ['-layout', file, '-'] : ['--to=plain', '--standalone', '--wrap=none', file];
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 }).replace(/\s+/g, ' ');
}

/** The headings of the document's sections. */
export function headings(page: Page): Promise<string[]> {
  return editorOf(page).getByRole('heading', { level: 2 }).allTextContents();
}

/** The rows' sentences, from top to bottom. */
export function sentences(page: Page): Locator {
  return page
    .getByRole('group', { name: 'Timeline entries' })
    .getByRole('group', { name: /^Timeline entry/ })
    .locator('[data-lexical-slot="body"]');
}
