/**
 * `npm run tour`: drives the app through its main job without a display; pictures and exports are
 * left in out/tour/.
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
    'The tour needs Electron’s runtime or a Chromium, and neither is here or could be fetched. Install Chromium, or name one in CHROMIUM_PATH, and try again.',
  );
  process.exit(1);
}
// Electron itself needs a display, even where nobody looks.
const before = runtime.name === 'Electron' && !hasDisplay() ? ['xvfb-run', '-a'] : [];
const [program, ...args] = [...before, process.execPath, join(root, 'tests/tour/tour.ts')];
const run = spawnSync(program, args, {
  cwd: root,
  stdio: 'inherit',
  env: withBinaries({ ...process.env, ...runtime.env }),
});
if (run.error)
  say(
    `The tour could not be started (${run.error.message}). On Linux without a display, Electron needs the package xvfb.`,
  );
process.exit(run.status ?? 1);
