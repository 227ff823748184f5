/** The configuration of the installers, for all three systems, by electron-builder's own rules. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './pack.ts';

type Configuration = Parameters<typeof validateConfiguration>[0];

let configuration: Configuration;
let manifest: Record<string, unknown>;

beforeAll(async () => {
  configuration = parse(
    await readFile(join(root, 'electron-builder.yml'), 'utf8'),
  ) as Configuration;
  manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as typeof manifest;
});

const validate = (changed: Configuration): Promise<void> =>
  validateConfiguration(changed, { isEnabled: false } as never);

describe('electron-builder.yml', () => {
  it('is what electron-builder accepts for Linux, macOS and Windows', async () => {
    await validate(configuration);
    expect([configuration.linux, configuration.mac, configuration.win].map(targetsOf)).toEqual([
      ['AppImage', 'deb'],
      ['dmg', 'zip'],
      ['nsis'],
    ]);
  });

  it.each(['linux', 'mac', 'win'] as const)(
    'would be refused with a mistake in %s',
    async (name) => {
      const wrong = { ...configuration, [name]: { ...configuration[name], targte: 'zip' } };
      await expect(validate(wrong)).rejects.toThrow(`configuration.${name} should be`);
    },
  );

  it('signs for macOS ad hoc: Apple’s processors end a program whose signature does not hold', () => {
    expect(configuration.mac).toMatchObject({ identity: '-', hardenedRuntime: true });
  });
});

describe('the icons that no tool has to make', () => {
  it('is there for Windows from 16 to 256 pixels', async () => {
    const icon = await readFile(join(root, configuration.win!.icon as string));
    const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => icon[6 + 16 * index]);
    // a byte holds no 256: it is written as 0
    expect(sizes).toEqual(expect.arrayContaining([16, 24, 32, 48, 64, 0]));
  });

  it('is there for macOS from 16 to 1024 pixels', async () => {
    const icon = await readFile(join(root, configuration.mac!.icon as string));
    expect(icon.toString('latin1', 0, 4)).toBe('icns');
    expect(icon.readUInt32BE(4)).toBe(icon.length);
    const kinds: string[] = [];
    for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4))
      kinds.push(icon.toString('latin1', at, at + 4));
    // 128, 256, 512 and 1024 pixels, and 32 and 64 for screens of twice the resolution
    expect(kinds).toEqual(expect.arrayContaining(['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12']));
  });
});

describe('the command line of Windows', () => {
  it('has a launcher beside the program that waits for it and passes on how it ended', async () => {
    const [launcher] = configuration.win!.extraFiles as { from: string; to: string }[];
    expect(launcher!.to).toBe('bin/afterword.cmd');
    const script = await readFile(join(root, launcher!.from), 'utf8');
    expect(script).toContain(`start "" /b /wait "%~dp0..\\${configuration.productName}.exe" %*`);
    expect(script).toContain('exit /b %ERRORLEVEL%');
    expect(script).toMatch(/^(?:[^\n]*\r\n)+$/); // as cmd reads it
  });
});

describe('package.json', () => {
  it('has what the deb and the AppImage ask for', () => {
    expect(manifest).toMatchObject({
      homepage: expect.stringMatching(/^https:\/\//),
      author: { name: expect.stringMatching(/./), email: expect.stringMatching(/.@./) },
      license: 'MIT',
      description: expect.stringMatching(/./),
    });
  });
});

function targetsOf(options: { target?: unknown } | null | undefined): string[] {
  return (options?.target as { target: string }[]).map(({ target }) => target);
}

// Whether it is a current one, nothing on this machine can tell: docs/releasing.md has it looked up.
describe('the runtime', () => {
  it('is one exact Electron, the one that is installed', async () => {
    const { electron } = manifest['devDependencies'] as Record<string, string>;
    expect(electron).toMatch(/^\d+\.\d+\.\d+$/);
    const installed = await readFile(join(root, 'node_modules/electron/package.json'), 'utf8');
    expect((JSON.parse(installed) as { version: string }).version).toBe(electron);
  });
});
