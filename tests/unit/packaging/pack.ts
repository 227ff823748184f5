/**
 * One run of electron-builder, as `npm run package` makes it, but with a fake Electron and without
 * the tools that it would download: the app is packed, and what the installers would hold is
 * recorded just before a tool is called.
 */
import { readFile, readdir, rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { writeFakeElectron } from './fake-electron.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Nothing answers there: whatever is asked for is not had. */
const NOWHERE = 'http://127.0.0.1:9';

export interface Packed {
  /** The folder of the app, as it is installed. */
  folder: string;
  /** Where the archive with the app's own files stands. */
  archive: string;
  /** Paths of the files in the archive, with slashes. */
  files: string[];
  /** How fpm would be called to make the deb. */
  debArguments: string[];
  /** Files that the deb installs beside the app, by the path they are installed at. */
  debFiles: ReadonlyMap<string, Buffer>;
  /** The desktop file that the AppImage carries. */
  appImageDesktop: string;
  /** What was downloaded. */
  downloads: string[];
  remove(): Promise<void>;
}

/** Packs the app for Linux. `dist/` must be built. */
export async function pack(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-packaging-'));
  const electron = join(folder, 'electron');
  const cache = join(folder, 'cache');
  await writeFakeElectron(electron);
  const before = { ...process.env };
  Object.assign(process.env, {
    ELECTRON_BUILDER_CACHE: cache,
    HTTPS_PROXY: NOWHERE,
    HTTP_PROXY: NOWHERE,
  });
  let debArguments: string[] = [];
  let debFiles: ReadonlyMap<string, Buffer> = new Map();
  let appImageDesktop = '';
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget(['dir', 'deb', 'AppImage'], Arch.x64),
    publish: 'never',
    config: { electronDist: electron, directories: { output: join(folder, 'out') } },
    effectiveOptionComputed: async (options: [string[], string] | { desktop: string }) => {
      if (Array.isArray(options)) {
        [debArguments] = options;
        debFiles = await besideTheApp(debArguments);
      } else appImageDesktop = options.desktop;
      return true; // recorded: no tool is called
    },
  }).finally(() => void (process.env = before));
  const installed = join(folder, 'out', 'linux-unpacked');
  const archive = join(installed, 'resources', 'app.asar');
  return {
    folder: installed,
    archive,
    files: filesIn(archive),
    debArguments,
    debFiles,
    appImageDesktop,
    downloads: await readdir(cache).catch(() => []),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** fpm takes `FILE=WHERE`; the app's own folder is the one that ends with a slash. */
async function besideTheApp(options: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const pairs = options
    .map((option) => /^(\/.*[^/])=(\/usr\/.*)$/.exec(option))
    .filter((match) => match !== null);
  return new Map(
    await Promise.all(
      pairs.map(async ([, file, where]) => [where!, await readFile(file!)] as const),
    ),
  );
}

function filesIn(archive: string): string[] {
  const all = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  return all
    .filter((path) => !all.some((other) => other.startsWith(`${path}/`)))
    .map((path) => path.slice(1))
    .sort();
}
