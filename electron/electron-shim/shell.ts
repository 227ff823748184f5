import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasDisplay } from './chromium.ts';

const OPENERS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Hands something to the desktop. Without a display there is none. */
function open(what: string): void {
  if (!hasDisplay) return;
  const [program, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  spawn(program!, [...before, what], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

export const shell = {
  openExternal: async (url: string): Promise<void> => open(url),
  /** What is not there is not shown, and nobody is told, as in Electron. */
  showItemInFolder: (path: string): void => {
    if (typeof path !== 'string') throw new TypeError('Error processing argument at index 0');
    if (existsSync(path)) open(dirname(path));
  },
};
shell satisfies Pick<Electron.Shell, 'openExternal' | 'showItemInFolder'>;
