/**
 * Where the app starts under `npm run dev`: as always, and besides it follows the builds. No other
 * build holds this file.
 */
import { watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import './main.ts';
import { endSession } from './crash-and-shutdown.ts';
import { allWindows } from './windows/windows.ts';

const LOOK_MS = 100;
const file = join(app.getAppPath(), 'dist', 'builds.json');
let last = { main: 0, window: 0 };

watchFile(file, { interval: LOOK_MS }, () => void follow());

/** Loads the pages again, or ends the app so that `dev.mjs` starts it again. */
async function follow(): Promise<void> {
  const builds = JSON.parse(await readFile(file, 'utf8')) as typeof last;
  const before = last;
  last = builds;
  if (builds.main !== before.main) await endSession();
  else if (builds.window !== before.window)
    for (const { browser } of allWindows()) browser.webContents.reload();
}
