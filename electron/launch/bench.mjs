/**
 * `npm run bench [-- NAME…]`: the measurements of tests/bench, one after the other, each beside
 * what it is compared with.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureDependencies, root, underProjectNode, withBinaries } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);
await ensureBuilt();
const folder = join(root, 'tests', 'bench');
const names = process.argv.slice(2);
const chosen = readdirSync(folder)
  .filter(
    (file) =>
      /\.(mjs|bench\.ts)$/.test(file) &&
      (names.length === 0 || names.some((name) => file.startsWith(name))),
  )
  .sort();
const env = withBinaries({ ...process.env, CHROMIUM_PATH: ensureChromium() ?? '' });
let failed = 0;
for (const file of chosen) {
  console.log(`\n— ${file}`);
  failed +=
    spawnSync(process.execPath, [join(folder, file)], { cwd: root, stdio: 'inherit', env })
      .status === 0
      ? 0
      : 1;
}
process.exit(failed === 0 ? 0 : 1);
