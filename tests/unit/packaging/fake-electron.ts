/**
 * A distribution of Electron as far as a packager looks into it: the program with its fuses, what
 * stands beside it, and nothing that runs.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What marks the fuses in Electron's program (electron/fuses, src/constants.ts). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** In their order on the wire, as Electron 45 is built (its build/fuses/fuses.json5). */
const FUSES = {
  runAsNode: '1',
  cookieEncryption: '0',
  nodeOptions: '1',
  nodeCliInspect: '1',
  embeddedAsarIntegrityValidation: '0',
  onlyLoadAppFromAsar: '0',
  loadBrowserProcessSpecificV8Snapshot: '0',
  grantFileProtocolExtraPrivileges: '1',
  wasmTrapHandlers: '1',
};
type Fuse = keyof typeof FUSES;

/** Writes the distribution for Linux into `folder`. */
export async function writeFakeElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const wire = Object.values(FUSES).join('');
  const program = Buffer.concat([
    Buffer.from(`a program\0${SENTINEL}`),
    Buffer.from([WIRE_VERSION, wire.length]),
    Buffer.from(`${wire}\0its rest`),
  ]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(join(folder, 'locales', 'en-US.pak'), '');
  await writeFile(join(folder, 'LICENSE'), 'The licence of Electron');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'The licences of Chromium');
}

/** The state of each fuse of a program: '0' is off, '1' is on. */
export function readFuses(program: Buffer): Record<Fuse, string> {
  const start = program.indexOf(SENTINEL) + SENTINEL.length;
  const states = program.subarray(start + 2, start + 2 + program[start + 1]!).toString();
  const names = Object.keys(FUSES) as Fuse[];
  return Object.fromEntries(names.map((name, index) => [name, states[index]!])) as never;
}
