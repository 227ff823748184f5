/**
 * What Electron's own start makes of its command line before any of the app's code runs
 * (default_app/main.ts and lib/browser/init.ts there): `process.argv` without its start script,
 * which app is meant, and whether it is an installed one.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [, , ...given] = process.argv;
process.argv = [process.execPath, ...given];

/** An installed app is found beside the program; here a test names its folder. */
const installed = process.env['AFTERWORD_INSTALLED'];
export const isPackaged = installed !== undefined;
export const appPath = resolve(installed ?? namedApp());

const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as {
  productName: string;
  version: string;
  main: string;
};
export const { productName, version } = manifest;
/** The script that the app starts with. */
export const mainScript = join(appPath, manifest.main);

if (!isPackaged) Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });

/** A start from a checkout names the app: the first word that is no switch. */
function namedApp(): string {
  const named = given.find((argument) => !argument.startsWith('-'));
  if (named === undefined) throw new Error('Name the folder of an app.');
  return named;
}
