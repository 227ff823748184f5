/**
 * Which runtime the app runs on here, and the command that starts it: Electron where its runtime
 * is, else the stand-in over an installed Chromium.
 */
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { root } from './setup.mjs';

/** Electron refuses to run as root with its sandbox. */
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
export const sandboxSwitches = asRoot ? ['--no-sandbox'] : [];

/**
 * @returns {Promise<{ name: 'Electron' | 'the stand-in', program: string, args: string[], env:
 *   NodeJS.ProcessEnv } | null>} null where neither can be had
 */
export async function chooseRuntime() {
  const electron = await electronRuntime();
  if (electron)
    return {
      name: 'Electron',
      program: electron,
      args: [...sandboxSwitches, root],
      env: {},
    };
  const chromium = ensureChromium();
  return chromium ? standIn(chromium) : null;
}

/** The stand-in, with or without a Chromium: only windows and PDFs need one. */
export function standIn(chromium) {
  return {
    name: 'the stand-in',
    program: process.execPath,
    args: [join(root, 'electron', 'electron-shim', 'electron.ts'), ...sandboxSwitches, root],
    env: chromium ? { CHROMIUM_PATH: chromium } : {},
  };
}

/** True where a window can be shown. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
