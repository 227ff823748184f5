/**
 * `node electron/electron-shim/electron.ts [SWITCHES] FOLDER [ARGUMENTS]`: starts an app as `electron`
 * does, in the same order, on the stand-in. The app finds it where it asks for Electron.
 *
 * `ready` comes only after main's module has been evaluated (lib/browser/init.ts, where
 * `appCodeLoaded` follows the import; `NodeBindings::JoinAppCode` waits for it). A main that waits
 * for `ready` while it is evaluated hangs, here as there.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { mainScript } from './launched.ts';
import { app } from './app.ts';
import { commandLine } from './command-line.ts';
import './index.ts';

const shim = new URL('./index.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: shim, shortCircuit: true }
      : next(specifier, context),
});

// shell/app/electron_main_delegate.cc, before any script
if (
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  !commandLine.hasSwitch('no-sandbox')
) {
  process.stderr.write('Running as root without --no-sandbox is not supported.\n');
  process.exit(1);
}

// Electron's loop runs until the app quits, whether or not anything is left to do.
const LONG_MS = 2 ** 30;
setInterval(() => undefined, LONG_MS);

// A fault that nobody hears is shown in a box there, and the app goes on (lib/browser/init.ts).
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return;
  process.stderr.write(`A JavaScript error occurred in the main process\n${error.stack}\n`);
});
process.on('unhandledRejection', (reason) => {
  if (process.listenerCount('unhandledRejection') > 1) return;
  process.stderr.write(`UnhandledPromiseRejectionWarning: ${String(reason)}\n`);
});

try {
  await import(pathToFileURL(mainScript).href);
} catch (error) {
  process.emit('uncaughtException', error as Error);
}
app.becomeReady();
