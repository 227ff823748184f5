/**
 * Is Electron's own runtime there? Its npm package holds only a downloader, and the host that it
 * asks cannot be reached from everywhere. So the download gets one short try, whose outcome is
 * remembered; no later start or test waits for it again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './setup.mjs';

const folder = join(root, 'node_modules', 'electron');
const tried = join(root, 'node_modules', '.cache', 'afterword', 'electron-download');
const TRY_MS = 90_000;
/**
 * The host is asked first with a time-out of its own, because the downloader retries for minutes.
 */
const REACH_MS = 5_000;

/** The path of Electron's executable, or null where the runtime is not and cannot be had. */
export async function electronRuntime() {
  const installed = installedRuntime();
  if (installed) return installed;
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  if (existsSync(tried) && readFileSync(tried, 'utf8') === `failed ${version}`) return null;
  say('Electron’s runtime is not installed; trying once to download it…');
  const done =
    (await isReachable(version)) &&
    spawnSync(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: TRY_MS,
    }).status === 0;
  mkdirSync(join(tried, '..'), { recursive: true });
  if (done) rmSync(tried, { force: true });
  else writeFileSync(tried, `failed ${version}`);
  return installedRuntime();
}

/** The executable if it is on disk; never downloads. */
export function installedRuntime() {
  try {
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** Asks for the head of the very file that the downloader would fetch. */
async function isReachable(version) {
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  try {
    const answer = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      redirect: 'follow',
      signal: AbortSignal.timeout(REACH_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
