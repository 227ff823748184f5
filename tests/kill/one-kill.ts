/**
 * The app is started, written in and killed at a moment that nobody chose; then what is left on
 * disk is compared with what was typed.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { plainText } from '../../core/prose/text.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { createRecoveryStore } from '../../electron/documents/recovery-store.ts';
import { launchApp, runtimeName, type App } from '../e2e/app.ts';
import { editorOf, newReport, section } from '../e2e/steps.ts';
import { writeLarge } from './large.ts';

export const VICTIMS = ['main', 'page', 'browser'] as const;
export const DOINGS = ['typing', 'saving', 'autosaving', 'exporting', 'importing'] as const;
export const SIZES = ['untitled', 'small', '1 MB'] as const;

export interface Kill {
  victim: (typeof VICTIMS)[number];
  doing: (typeof DOINGS)[number];
  size: (typeof SIZES)[number];
  /** From the first word to the kill, ms. */
  after: number;
}

export interface Outcome {
  /** Words typed before the kill, and how many of them were found again. */
  typed: number;
  found: number;
  /** How long before the kill the first lost word was typed, ms; 0 where none is lost. */
  loss: number;
  /** What should not be, in a sentence each. */
  faults: string[];
}

export async function killOnce(kill: Kill): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-kill-'));
  const userData = join(folder, 'profile');
  const documents = join(folder, 'documents');
  try {
    const file = prepare(userData, documents, kill);
    const written = await writeUntilKilled(kill, userData, file);
    return { ...written, ...(await compare(userData, documents, file, written)) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function prepare(userData: string, documents: string, kill: Kill): string | null {
  for (const each of [userData, documents]) mkdirSync(each);
  const settings = { autosave: kill.doing === 'autosaving' };
  writeFileSync(join(userData, 'config.json'), JSON.stringify({ settings }));
  if (kill.size === 'untitled') return null;
  return writeLarge(join(documents, 'report.postmortem'), kill.size === '1 MB');
}

interface Written {
  typed: number;
  /** When each word was in the page, and when the kill came, on one clock, ms. */
  times: number[];
  killed: number;
}

async function writeUntilKilled(
  kill: Kill,
  userData: string,
  file: string | null,
): Promise<Written> {
  const app = await launchApp({ userData, args: file === null ? [] : [file] });
  const page = await app.firstWindow();
  if (file === null) {
    await newReport(page);
    await page.keyboard.type('A killed report');
    await page.keyboard.press('Enter');
  } else {
    await editorOf(page).waitFor();
    await section(page, 'Summary').getByRole('paragraph').last().click();
  }
  await page.keyboard.type('w0 ');
  const times = [performance.now()];
  let killed = 0;
  const end = performance.now() + kill.after;
  const killer = pause(kill.after).then(async () => {
    killed = performance.now();
    await strike(app, kill.victim, userData);
  });
  // The page goes while it is spoken to: that is no fault.
  const working = work(kill, page, () => killed > 0 || performance.now() > end, times);
  await Promise.race([
    killer.then(() => pause(100)),
    working.catch(() => undefined).then(() => killer),
  ]);
  void working.catch(() => undefined);
  await settled(app, kill.victim);
  const before = times.filter((time) => time < killed);
  return { typed: before.length, times: before, killed };
}

/** Types words, and does what is to be interrupted. */
async function work(kill: Kill, page: Page, over: () => boolean, times: number[]): Promise<void> {
  const interrupting = kill.doing === 'importing' || kill.doing === 'exporting';
  const from = performance.now();
  while (!over()) {
    await page.keyboard.type(`w${times.length} `);
    times.push(performance.now());
    if (kill.doing === 'saving' && times.length % 8 === 0 && kill.size !== 'untitled')
      await page.keyboard.press('ControlOrMeta+s');
    if (kill.doing === 'autosaving' && times.length % 12 === 0) await pause(2_050);
    if (interrupting && performance.now() - from > kill.after / 2) break;
  }
  if (kill.doing === 'exporting') await exportAll(page);
  if (kill.doing === 'importing') await importText(page, over);
}

async function importText(page: Page, over: () => boolean): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+I');
  const field = page.getByRole('dialog').getByRole('textbox').first();
  while (!over())
    await field.fill(`10:02 UTC the relays went dark ${performance.now()}\n`.repeat(400));
}

/** Every format beside the document, as its dialog would ask for it. */
async function exportAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { request } = window.afterword;
    const { document } = (await request('window:start', null)) as {
      document: { handle: string; text: string };
    };
    const start = (await request('export:start', { document: 'd', title: 't' })) as {
      options: object;
      folder: { id: string };
    };
    await request('export:run', {
      handle: document.handle,
      document: 'd',
      text: document.text,
      formats: ['docx', 'md', 'html', 'pdf'],
      options: start.options,
      folder: start.folder.id,
      name: 'report',
      reveal: false,
      allowLeaks: true,
    } as never);
  });
}

async function strike(app: App, victim: Kill['victim'], userData: string): Promise<void> {
  if (victim === 'main') app.process().kill('SIGKILL');
  else
    for (const pid of browserProcesses(app, userData, victim === 'page')) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it has just ended by itself
      }
    }
}

/** The pages' processes of the engine that runs on this profile, or the engine itself. */
function browserProcesses(app: App, userData: string, pages: boolean): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const profile = `--user-data-dir=${join(userData, 'chromium')}`;
  const engine =
    runtimeName === 'Electron'
      ? [app.process().pid!]
      : all
          .filter((pid) => commandOf(pid).includes(profile))
          .filter((pid) => !commandOf(pid).includes('--type='))
          .map(Number);
  if (!pages) return engine;
  return all
    .filter((pid) => commandOf(pid).includes('--type=renderer'))
    .filter((pid) => engine.some((each) => isBelow(pid, each)))
    .map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function isBelow(pid: string, ancestor: number): boolean {
  for (let at = pid; at !== '0' && at !== '';) {
    if (Number(at) === ancestor) return true;
    try {
      at = /\) \S (\d+)/.exec(readFileSync(`/proc/${at}/stat`, 'utf8'))?.[1] ?? '';
    } catch {
      return false;
    }
  }
  return false;
}

/** Waits until what was killed is gone, and what came of it is done. */
async function settled(app: App, victim: Kill['victim']): Promise<void> {
  const main = app.process();
  const ended = (): boolean => main.exitCode !== null || main.signalCode !== null;
  const limit = performance.now() + 10_000;
  // A page that went comes back in a window of its own; without its engine the app ends.
  const isOver = (): boolean => ended() || (victim === 'page' && app.windows().length > 0);
  while (!isOver() && performance.now() < limit) await pause(50);
  await app.close().catch(() => undefined);
}

async function compare(
  userData: string,
  documents: string,
  file: string | null,
  { typed, times, killed }: Written,
): Promise<Pick<Outcome, 'found' | 'loss' | 'faults'>> {
  const faults = damagedIn(documents);
  const kept: string[] = [];
  for (const copy of await createRecoveryStore(userData, Date.now).list()) {
    if (copy.text === null) faults.push('a recovery copy is damaged');
    else kept.push(copy.text);
    if (copy.torn) faults.push('a journal is torn');
  }
  if (file !== null && existsSync(file)) kept.push(readFileSync(file, 'utf8'));
  const found = Math.max(0, ...kept.map(wordsIn));
  if (file === null && kept.length === 0 && typed > 0) faults.push('nothing is offered');
  const loss = found >= typed ? 0 : killed - times[found]!;
  return { found, loss, faults };
}

/** How many of the words, from the first on, stand in a text. */
function wordsIn(text: string): number {
  const opened = openPostmortem(text);
  if (!opened.ok) return 0;
  const summary = opened.document.sections.find(({ kind }) => kind === 'summary');
  const words = new Set(summary ? plainText(summary.body).split(/\s+/) : []);
  let count = 0;
  while (words.has(`w${count}`)) count++;
  return count;
}

function damagedIn(documents: string): string[] {
  return readdirSync(documents)
    .filter((name) => !name.startsWith('.afterword-'))
    .filter((name) => !isWhole(name, readFileSync(join(documents, name))))
    .map((name) => `${name} is damaged`);
}

function isWhole(name: string, bytes: Buffer): boolean {
  try {
    if (name.endsWith('.postmortem')) return openPostmortem(bytes.toString('utf8')).ok;
    if (name.endsWith('.docx')) return 'word/document.xml' in unzipSync(bytes);
    if (name.endsWith('.pdf')) return bytes.subarray(-16).toString('latin1').includes('%%EOF');
    if (name.endsWith('.html')) return bytes.toString('utf8').trimEnd().endsWith('</html>');
    return bytes.length > 0;
  } catch {
    return false;
  }
}
