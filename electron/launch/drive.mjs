/**
 * `node drive.mjs PROGRAM [OPTION…]`: runs a program of the tests that drives the built app, on the
 * runtime that is here: `npm run tour`, `test:kill`, `test:soak`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);
await ensureBuilt();
const runtime = await chooseRuntime();
if (!runtime) {
  say(
    'This needs Electron’s runtime or a Chromium, and neither is here or could be fetched. ' +
      'Install Chromium, or name one in CHROMIUM_PATH, and try again.',
  );
  process.exit(1);
}
// Electron itself needs a display, even where nobody looks.
const before = runtime.name === 'Electron' && !hasDisplay() ? ['xvfb-run', '-a'] : [];
const [driver, ...options] = process.argv.slice(2);
const [program, ...args] = [...before, process.execPath, join(root, driver), ...options];
const run = spawnSync(program, args, {
  cwd: root,
  stdio: 'inherit',
  env: withBinaries({ ...process.env, ...runtime.env }),
});
if (run.error)
  say(
    `It could not be started (${run.error.message}). On Linux without a display, Electron needs the package xvfb.`,
  );
process.exit(run.status ?? 1);
