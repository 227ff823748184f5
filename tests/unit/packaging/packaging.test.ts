/** What an installer for Linux holds, read back from a packed app. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../electron/launch/build.mjs';
import { readFuses } from './fake-electron.ts';
import { pack, root, type Packed } from './pack.ts';

const MIME = 'application/vnd.afterword.postmortem+json';
const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Many times what it takes on an idle machine. */
const PACK_MS = 600_000;

let packed: Packed;

beforeAll(async () => {
  await ensureBuilt();
  packed = await pack();
}, PACK_MS);
afterAll(() => packed?.remove());

describe('the packed app', () => {
  it('holds what was built, templates and samples, and nothing else', async () => {
    const wanted = [
      'package.json',
      ...(await filesUnder('dist')),
      ...(await filesUnder('assets/templates')),
      ...(await filesUnder('assets/samples')),
    ].filter((path) => !path.endsWith('.map'));
    expect(packed.files).toEqual(expect.arrayContaining(['dist/main.js', 'dist/preload.cjs']));
    expect(packed.files).toEqual(wanted.sort());
  });

  it('stands beside its program, with the licences of Electron and Chromium', async () => {
    expect(await readdir(join(packed.folder, 'resources'))).toContain('app.asar');
    expect(await readdir(packed.folder)).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html', 'afterword']),
    );
  });

  it('was made without a download', () => {
    expect(packed.downloads).toEqual([]);
  });

  it('runs nothing but the app: each fuse reads back as it was set', async () => {
    expect(readFuses(await readFile(join(packed.folder, 'afterword')))).toEqual({
      runAsNode: '0',
      cookieEncryption: '0',
      nodeOptions: '0',
      nodeCliInspect: '0',
      embeddedAsarIntegrityValidation: '1',
      onlyLoadAppFromAsar: '1',
      loadBrowserProcessSpecificV8Snapshot: '0',
      grantFileProtocolExtraPrivileges: '0',
      wasmTrapHandlers: '1',
    });
  });
});

describe('the deb', () => {
  it('names its package, its home and who keeps it', () => {
    expect(valueOf('--name')).toBe('afterword');
    expect(valueOf('--url')).toMatch(/^https:\/\//);
    expect(valueOf('--maintainer')).toMatch(/^.+ <.+@.+>$/);
    expect(valueOf('--license')).toBe('MIT');
    expect(valueOf('--description')).toContain('postmortem editor');
  });

  it('brings the icon in every size, each as large as its name says', () => {
    const icons = [...packed.debFiles]
      .map(([path, bytes]) => ({ path, size: sizeOfPng(bytes) }))
      .filter(({ path }) => path.includes('/icons/'));
    expect(icons).toEqual(
      ICON_SIZES.map((size) => ({
        path: `/usr/share/icons/hicolor/${size}x${size}/apps/afterword.png`,
        size: { width: size, height: size },
      })),
    );
  });

  it('declares the type of our files and opens them', () => {
    const mime = packed.debFiles.get('/usr/share/mime/packages/afterword.xml')!.toString();
    expect(mime).toContain(`<mime-type type="${MIME}">`);
    expect(mime).toContain('<glob pattern="*.postmortem"/>');
    const desktop = entryOf(
      packed.debFiles.get('/usr/share/applications/afterword.desktop')!.toString(),
    );
    expect(desktop).toMatchObject({
      Name: 'Afterword',
      Exec: '/opt/Afterword/afterword %U',
      Icon: 'afterword',
      MimeType: `${MIME};text/markdown;`,
      Categories: 'Office;',
      Terminal: 'false',
      // what Electron takes for the window's class from package.json's desktopName
      StartupWMClass: 'afterword',
    });
  });
});

describe('the AppImage', () => {
  it('has the same entry and starts with its sandbox', () => {
    const entry = entryOf(packed.appImageDesktop);
    expect(entry).toMatchObject({ Name: 'Afterword', MimeType: `${MIME};text/markdown;` });
    expect(entry['Exec']).toBe('AppRun %U');
  });
});

function valueOf(option: string): string {
  return packed.debArguments[packed.debArguments.indexOf(option) + 1]!;
}

/** The lines of a desktop file. */
function entryOf(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => /^([^=]+)=(.*)$/.exec(line));
  return Object.fromEntries(lines.filter((match) => match !== null).map((match) => match.slice(1)));
}

function sizeOfPng(bytes: Buffer): { width: number; height: number } {
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Paths of the files below a folder of the project, with slashes. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'));
}
