/**
 * `npm run test:soak [-- --minutes N]`: the app is used for an hour, over and over in the same way;
 * its memory must not grow, and nothing may be left behind, neither a process nor a file.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { launchApp, runtimeName, type App } from '../e2e/app.ts';

const SAMPLE = resolve(import.meta.dirname, '../../assets/samples/checkout-certificate.postmortem');
/** Memory at the end, against that of the settled start. */
const MAY_GROW = 1.2;
const LOOK_EVERY_MS = 30_000;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } });
const minutes = Number(values.minutes);
/** Every cache is full by then. */
const settled = Math.min(5, minutes / 3);

const folder = mkdtempSync(join(tmpdir(), 'afterword-soak-'));
const userData = join(folder, 'profile');
mkdirSync(userData);
const file = join(folder, 'soak.postmortem');
copyFileSync(SAMPLE, file);

console.log(`${minutes} minutes on ${runtimeName}.`);
const app = await launchApp({ userData, args: [file], autosave: true });
const page = await app.firstWindow();
await page.getByRole('textbox', { name: 'Postmortem', exact: true }).waitFor();
const main = app.process().pid!;

const begun = performance.now();
const elapsed = (): number => (performance.now() - begun) / 60_000;
const looks: { minute: number; memory: number; processes: number }[] = [];
let rounds = 0;
let lastLook = -Infinity;
while (elapsed() < minutes) {
  await round(app, page, rounds++);
  if (performance.now() - lastLook < LOOK_EVERY_MS) continue;
  lastLook = performance.now();
  looks.push(await look());
}
looks.push(await look());
const mostly = below(main);
await app.close();
await pause(2_000); // what is ended with the app takes a moment to be gone

const first = looks.find(({ minute }) => minute >= settled) ?? looks[0]!;
const last = looks.at(-1)!;
const growth = last.memory / first.memory;
const living = mostly.filter((pid) => commandOf(pid) !== '' && parentOf(pid) !== process.pid);
const temporary = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.includes('.afterword-'),
);
console.log(
  `${rounds} rounds. Memory ${first.memory} MB after ${first.minute.toFixed(1)} minutes, ${last.memory} MB at the end (×${growth.toFixed(2)}); processes ${first.processes}, then ${last.processes}; left behind: ${living.length} processes, ${temporary.length} temporary files.`,
);
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
const sound =
  growth <= MAY_GROW &&
  living.length === 0 &&
  temporary.length === 0 &&
  last.processes <= first.processes;
process.exit(sound ? 0 : 1);

/** Writes a line, saves it, exports, and opens and closes a window. */
async function round(desktop: App, first: Page, number: number): Promise<void> {
  await first.getByRole('region', { name: 'Summary' }).getByRole('paragraph').last().click();
  await first.keyboard.press('End');
  const words = ` Round ${number} of the soak, at 14:0${number % 10} UTC.`;
  await first.keyboard.type(words);
  await first.keyboard.press('ControlOrMeta+s');
  for (let left = 0; left < words.length; left++) await first.keyboard.press('Backspace');
  if (number % 3 === 0) await exportAll(first);
  if (number % 3 === 1) await otherWindow(desktop, first);
}

async function exportAll(from: Page): Promise<void> {
  await from.evaluate(async () => {
    const { request } = window.afterword;
    const { document } = (await request('window:start', null)) as {
      document: { handle: string; text: string };
    };
    const start = (await request('export:start', { document: 'soak', title: 'soak' })) as {
      options: object;
      folder: { id: string };
    };
    await request('export:run', {
      handle: document.handle,
      document: 'soak',
      text: document.text,
      formats: ['docx', 'md', 'pdf'],
      options: start.options,
      folder: start.folder.id,
      name: `soak ${performance.now()}`,
      reveal: false,
      allowLeaks: true,
    } as never);
  });
}

async function otherWindow(desktop: App, from: Page): Promise<void> {
  const opened = desktop.waitForEvent('window');
  await from.evaluate(() => window.afterword.request('file:new', { template: 'internal-rca' }));
  const other = await opened;
  await other.getByRole('textbox', { name: 'Postmortem', exact: true }).waitFor();
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)!.destroy());
  while (desktop.windows().length > 1) await pause(50);
}

/** Memory and processes, once garbage is gone. */
async function look(): Promise<(typeof looks)[number]> {
  const line = await page.context().newCDPSession(page);
  await line.send('HeapProfiler.collectGarbage');
  await line.detach();
  const pids = below(main);
  const memory = Math.round(pids.reduce((sum, pid) => sum + memoryOf(pid), 0) / 1_000);
  const minute = elapsed();
  console.log(`  ${minute.toFixed(1)} min: ${memory} MB in ${pids.length} processes`);
  return { minute, memory, processes: pids.length };
}

/** A process and all that it started. */
function below(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const found = [pid];
  for (let more = 1; more > 0;) {
    const next = all.filter((each) => !found.includes(each) && found.includes(parentOf(each)));
    found.push(...next);
    more = next.length;
  }
  return found;
}

function parentOf(pid: number): number {
  return Number(/\) \S (\d+)/.exec(text(`/proc/${pid}/stat`))?.[1] ?? 0);
}

function commandOf(pid: number): string {
  return text(`/proc/${pid}/cmdline`);
}

/** Its share of what it holds, kB: what several share is counted once. */
function memoryOf(pid: number): number {
  return Number(/^Pss: +(\d+)/m.exec(text(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended
  }
}
