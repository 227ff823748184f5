/** `npm run package`: installers for this system into out/installers/, by electron-builder. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);

if (!(await electronRuntime())) {
  say(
    'Installers cannot be made here: they contain Electron’s runtime, and the host that it ' +
      'comes from (github.com, or ELECTRON_MIRROR) cannot be reached. ' +
      'Build them on a machine that can.',
  );
  say('To have it tried again here, remove node_modules/.cache/afterword/electron-download.');
  process.exit(1);
}
await ensureBuilt({ force: true });
const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--publish',
    'never',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: withBinaries() },
);
process.exit(run.status ?? 1);
