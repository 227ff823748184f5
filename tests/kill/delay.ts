/**
 * `npm run test:delay [-- --seconds N --busy N]`: how long each typed word waits until it is on
 * disk, in a document of 1 MB on a machine that is kept busy. A kill tells this of one word; here
 * every word tells it.
 */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchApp, runtimeName } from '../e2e/app.ts';
import { editorOf, section } from '../e2e/steps.ts';
import { writeLarge } from './large.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    busy: { type: 'string', default: '2' },
  },
});
/** A word may wait for so long, ms. */
const MAY_WAIT = 1_000;
const LOOK_MS = 8;

const folder = mkdtempSync(join(tmpdir(), 'afterword-delay-'));
const userData = join(folder, 'profile');
mkdirSync(userData);
writeFileSync(join(userData, 'config.json'), JSON.stringify({ settings: { autosave: false } }));
const burners = Array.from({ length: Number(values.busy) }, () =>
  spawn(process.execPath, ['-e', 'for (let n = 0; ; n++) Math.sqrt(n)'], { stdio: 'ignore' }),
);
const app = await launchApp({ userData, args: [writeLarge(join(folder, 'report.postmortem'))] });
const page = await app.firstWindow();
await editorOf(page).waitFor({ timeout: 120_000 });
await section(page, 'Summary').getByRole('paragraph').last().click();

/** When each word was in the page, and when the journal was first seen to hold it. */
const typed: number[] = [];
const kept: number[] = [];
let over = false;
const watching = watch();
for (const end = performance.now() + 1_000 * Number(values.seconds); performance.now() < end;) {
  await page.keyboard.type(`w${typed.length} `);
  typed.push(performance.now());
}
await pause(3_000);
over = true;
await watching;
for (const each of burners) each.kill('SIGKILL');
await app.close();
rmSync(folder, { recursive: true, force: true });

const waits = typed
  .map((time, index) => Math.max(0, Math.min(...kept.slice(index)) - time))
  .sort((one, other) => one - other);
const at = (share: number): number =>
  Math.round(waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0);
console.log(
  `${waits.length} words on ${runtimeName}, ${values.busy} busy processes. Waited, ms: ` +
    `median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, worst ${at(1)}.`,
);
process.exit(at(1) <= MAY_WAIT ? 0 : 1);

async function watch(): Promise<void> {
  const recovery = join(userData, 'recovery');
  for (let seen = ''; !over; await pause(LOOK_MS)) {
    try {
      const name = readdirSync(recovery).find((each) => each.endsWith('.journal'));
      if (name === undefined) continue;
      const path = join(recovery, name);
      const { ino, size } = statSync(path);
      if (seen === `${ino} ${size}`) continue;
      seen = `${ino} ${size}`;
      for (const [, number] of readFileSync(path, 'utf8').matchAll(/w(\d+) /g))
        kept[Number(number)] ??= performance.now();
    } catch {
      // it was taken away while it was looked at: a copy holds it
    }
  }
}
