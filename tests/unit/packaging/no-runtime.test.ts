/** `npm run package` where Electron's own runtime cannot be had. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { installedRuntime } from '../../../electron/launch/electron-runtime.mjs';
import { root } from './pack.ts';

it.skipIf(installedRuntime() !== null)('says what is missing, and makes nothing', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'electron/launch/package.mjs')],
    { encoding: 'utf8', env: { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:9' } },
  );
  expect(status).toBe(1);
  expect(stdout + stderr).toContain(
    'Installers cannot be made here: they contain Electron’s runtime, and the host that it comes from',
  );
  expect(stdout + stderr).not.toContain('    at '); // no stack
});
