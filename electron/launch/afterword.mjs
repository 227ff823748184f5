/**
 * `npm run --silent afterword -- <command>`: the command line from a checkout. Only the command
 * itself writes to standard output.
 */
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { ensureChromium, findChromium } from './chromium.mjs';
import { installedRuntime } from './electron-runtime.mjs';
import { sandboxSwitches, standIn } from './runtime.mjs';
import { ensureDependencies, root, underProjectNode } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);
await ensureBuilt();

const args = process.argv.length > 2 ? process.argv.slice(2) : ['help'];
const electron = installedRuntime();
// Most commands need no browser engine, and Node starts faster than Electron. Only a PDF is printed
// by Electron where there is no other Chromium.
const needsEngine =
  args[0] === 'export' && args.some((argument) => /(^|[,=])pdf(,|$)/.test(argument));
const useElectron = needsEngine && electron !== null && findChromium() === null;
const runtime = useElectron
  ? { program: electron, args: [...sandboxSwitches, root], env: {} }
  : standIn(needsEngine ? ensureChromium() : findChromium());
// The stand-in's Chromium draws for nobody; Electron needs a display, and says so where it has none.
if (!useElectron) runtime.args.push('--ozone-platform=headless');
// npm runs scripts in the project's folder; paths are meant from where the author stands.
const run = spawnSync(runtime.program, [...runtime.args, ...args], {
  stdio: 'inherit',
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  env: { ...process.env, ...runtime.env },
});
process.exit(run.status ?? 2);
