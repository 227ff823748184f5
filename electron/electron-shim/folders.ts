import { existsSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandLine } from './command-line.ts';
import { productName } from './launched.ts';

const isMac = process.platform === 'darwin';
const appData = appDataOf(process.platform);

function appDataOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

const given = commandLine.getSwitchValue('user-data-dir');
/** As Electron has it: `--user-data-dir=` if given, else the product's own folder. */
export const userData = given ? resolve(given) : join(appData, productName);

/** Electron's `app.getPath` for the names that the app uses. */
export function pathOf(name: string): string {
  if (name === 'userData') {
    mkdirSync(userData, { recursive: true });
    return userData;
  }
  if (name === 'logs') {
    const folder = isMac ? join(homedir(), 'Library', 'Logs', productName) : join(userData, 'logs');
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  if (name === 'temp') return tmpdir();
  if (name === 'appData') return appData;
  const folder = join(homedir(), name === 'downloads' ? 'Downloads' : 'Documents');
  return name !== 'home' && existsSync(folder) ? folder : homedir();
}
