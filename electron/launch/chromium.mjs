/** Finds a Chromium for the stand-in, or gets one where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root, say } from './setup.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];
const SHELL = 'chromium-headless-shell';
const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};
const DOWNLOAD_MS = 120_000;
const tried = join(root, 'node_modules', '.cache', 'afterword', 'chromium-download');

/** The path of an installed Chromium, or null. `$CHROMIUM_PATH` comes first. */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : null;
  return (
    inPath(NAMES) ??
    [...(PLACES[process.platform] ?? []), playwrightChromium()].find(
      (path) => path && existsSync(path),
    ) ??
    null
  );
}

/**
 * Finds a Chromium or installs one: Playwright's own download where its host answers, else Debian's
 * package when root. Null when neither can be had.
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  say('No Chromium was found; trying to get one…');
  installFromDebian();
  if (!findChromium()) downloadOnce();
  return findChromium();
}

/**
 * The one for windows that nobody sees, as in tests: Chromium's headless shell where it is
 * installed. Without address bar and tabs it starts for two thirds of the work.
 */
export function findHeadlessChromium() {
  if (process.env['CHROMIUM_PATH']) return findChromium();
  return inPath([SHELL]) ?? findChromium();
}

/** The same, installed where Debian's packages can be. */
export function ensureHeadlessChromium() {
  if (!process.env['CHROMIUM_PATH'] && !inPath([SHELL]) && canInstallPackages())
    installPackages([SHELL]);
  return findHeadlessChromium() ?? ensureChromium();
}

function inPath(names) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

function playwrightChromium() {
  try {
    return createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
  } catch {
    return null;
  }
}

/** One try, its outcome remembered: a host that cannot be reached costs its time-out only once. */
function downloadOnce() {
  if (existsSync(tried) && readFileSync(tried, 'utf8') === 'failed') return;
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: DOWNLOAD_MS,
  });
  mkdirSync(join(tried, '..'), { recursive: true });
  writeFileSync(tried, done.status === 0 ? 'done' : 'failed');
}

function installFromDebian() {
  if (canInstallPackages()) installPackages(['chromium', 'fonts-liberation']);
}

/** True where Debian's packages can be installed: apt is there and we are root. */
export function canInstallPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages; says nothing when it works. @returns whether it did. */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 2],
      env,
    }).status === 0;
  // The lists may be missing or old: look them up only when the first try fails.
  return (
    install() ||
    (spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 2], env }).status ===
      0 &&
      install())
  );
}
