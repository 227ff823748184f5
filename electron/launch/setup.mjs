/**
 * What a fresh clone needs before anything else can run. Plain JavaScript for Node 20 with nothing
 * installed. Every step is skipped when its result is already there; set-up talks on standard error
 * only, so that a command's own output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.cache', 'afterword', 'installed');

/** The Node of the npm package `node`: the major that Electron embeds, whatever the machine has. */
export const node = join(
  modules,
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Installs the dependencies when they are missing or the lock file has changed. Ends the process
 * with one sentence when that fails.
 */
export function ensureDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(node)) return;
  if (!(existsSync(node) && isInstalled())) {
    say('Installing the dependencies (the first time only)…');
    // by a shell, since npm is a script on Windows; nothing in this line has to be quoted
    const done = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: true,
    });
    if (done.status !== 0) {
      say(
        'The dependencies could not be installed: see npm’s own message above. ' +
          'Check the connection to the npm registry and try again.',
      );
      process.exit(1);
    }
  }
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, lock);
}

/** True when npm's own record of the installed tree is the lock file's. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return (
      Object.entries(present).every(([path, { version }]) => wanted[path]?.version === version) &&
      Object.keys(wanted).every((path) => path === '' || wanted[path].optional || path in present)
    );
  } catch {
    return false;
  }
}

/**
 * True under the project's own Node. npm scripts find it first in their path once it is installed,
 * but not on the very first run.
 */
function isProjectNode() {
  const wanted = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8')).version;
  return process.versions.node === wanted;
}

/**
 * Runs `script` again under the project's Node with the same arguments, and does not return;
 * returns at once when already there.
 */
export function underProjectNode(script) {
  if (isProjectNode()) return;
  const run = spawnSync(node, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: withBinaries(),
  });
  process.exit(run.status ?? 1);
}

/**
 * The environment with the project's programs first in the path. A copy of Windows' environment
 * knows it only as it was written there (`Path`), and two that differ in case are one.
 */
export function withBinaries(env = process.env) {
  const others = Object.entries(env).filter(([name]) => name.toUpperCase() !== 'PATH');
  const path = [join(modules, '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return { ...Object.fromEntries(others), PATH: path };
}
