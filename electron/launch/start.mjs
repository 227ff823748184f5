/** `npm start [-- FILE…]`: sets up what is missing, builds what has changed, and opens the app. */
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './build.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, say, underProjectNode } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);
await ensureBuilt();

if (!hasDisplay()) {
  say(
    'There is no display here, so no window can be opened. “npm run tour” ' +
      'drives the app without one and leaves pictures and exports in out/tour/.',
  );
  process.exit(1);
}
const runtime = await chooseRuntime();
if (!runtime) {
  say(
    'Neither Electron’s runtime nor a Chromium is here, and neither could be fetched. ' +
      'Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH, and start again.',
  );
  process.exit(1);
}
if (runtime.name !== 'Electron')
  say(
    'Electron’s runtime is not here, so Afterword opens in Chromium instead (README says what differs).',
  );
const run = spawnSync(runtime.program, [...runtime.args, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...runtime.env },
});
process.exit(run.status ?? 1);
