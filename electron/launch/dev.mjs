/**
 * `npm run dev [-- SWITCHES OR FILES]`: opens the app and follows the sources. When the window's
 * build is done its pages are loaded again; when main's, the preload's or the export thread's is,
 * the app starts again, as after a sudden end: what was not saved is offered on the first page.
 *
 * There is no development server. The window is built into `dist/` as always, only readable and
 * with source maps, and served by the app's own protocol: so what is seen here is held to the same
 * rules, and no connection is opened.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFiles, emptyDist } from './build.mjs';
import { bundles } from './bundles.mjs';
import { chooseRuntime, hasDisplay } from './runtime.mjs';
import { ensureDependencies, root, say, underProjectNode, withBinaries } from './setup.mjs';

ensureDependencies();
underProjectNode(process.argv[1]);
process.env['NODE_ENV'] = 'development'; // React's own build with its warnings
const { build } = await import('vite');

const given = process.argv.slice(2);
const isHeadless = given.includes('--ozone-platform=headless');
const runtime = isHeadless || hasDisplay() ? await chooseRuntime() : null;
if (!runtime) {
  say('“npm run dev” needs a display, and Electron’s runtime or a Chromium.');
  process.exit(1);
}

/** How long the app may take to put its recovery copies aside before it is ended. */
const LONGEST_MS = 5_000;
const dist = emptyDist();
/** Read by `dev-main.ts`: how often each part has been built. */
const builds = { main: 0, window: 0 };
let app;
let watchers = [];
let isRestarting = false;

say('Building…');
await addFiles(dist);
const { window, ...others } = bundles({ out: dist, dev: true });
watchers = await Promise.all([
  follow('window', window),
  ...Object.values(others).map((bundle) => follow('main', bundle)),
]);
start();

/** Builds now and after each change of a source. Resolves when the first build is done. */
async function follow(part, bundle) {
  const watcher = await build({
    ...bundle,
    build: { ...bundle.build, watch: { exclude: /node_modules/ } },
  });
  const first = Promise.withResolvers();
  let failed = false;
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') void event.result?.close();
    if (event.code === 'ERROR') {
      failed = true;
      say(event.error.message);
    }
    if (event.code === 'START') failed = false;
    if (event.code !== 'END' || failed) return;
    first.resolve();
    if (app) tell(part);
  });
  await first.promise;
  return watcher;
}

/** Tells the running app that a part of it was built. */
function tell(part) {
  builds[part]++;
  say(part === 'window' ? 'The window is loaded again.' : 'The app starts again.');
  if (part === 'main') restart();
  else writeFileSync(join(dist, 'builds.json'), JSON.stringify(builds));
}

function start() {
  builds.main = builds.window = 0;
  writeFileSync(join(dist, 'builds.json'), JSON.stringify(builds));
  app = spawn(
    runtime.program,
    [...runtime.args, `--user-data-dir=${join(root, 'out', 'dev-profile')}`, ...given],
    {
      stdio: 'inherit',
      env: withBinaries({
        ...process.env,
        ...runtime.env,
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --enable-source-maps`,
      }),
    },
  );
  app.once('exit', (code) => {
    if (isRestarting) {
      isRestarting = false;
      start();
    } else void end(code ?? 1);
  });
}

/** Has the app put aside what is not saved and end; `start` follows. */
function restart() {
  if (isRestarting) return;
  isRestarting = true;
  writeFileSync(join(dist, 'builds.json'), JSON.stringify(builds));
  const running = app;
  const timer = setTimeout(() => running.kill('SIGKILL'), LONGEST_MS);
  running.once('exit', () => clearTimeout(timer));
}

async function end(code) {
  await Promise.all(watchers.map((watcher) => watcher.close()));
  emptyDist(); // a start without “dev” must not find this build
  process.exit(code);
}
