/**
 * Where the app starts: as a command line when it is given a command, else as the desktop app.
 *
 * Electron is ready only after this module has been evaluated (lib/browser/init.ts calls
 * `appCodeLoaded` when the import is done, and `NodeBindings::JoinAppCode` waits for that). So what
 * must come before `ready` is done here at once, and nothing here waits for it.
 */
import { app } from 'electron';
import { declareAppScheme } from './app-protocol.ts';
import { isCommandLine, needsEngine } from './cli/arguments.ts';
import { stayOffline } from './offline.ts';
import { startDesktop } from './start-desktop.ts';
import { setupSandbox } from './security.ts';

const given = process.argv.slice(app.isPackaged ? 1 : 2);

// All three must come before the app is ready.
setupSandbox();
stayOffline();
declareAppScheme();

if (isCommandLine(given)) {
  const done = import('./cli/command-line.ts')
    .then(({ runCommandLine }) => runCommandLine(given))
    .catch((error: unknown) => {
      console.error('afterword:', error); // Electron would go on running
      app.exit(2);
    });
  // What needs no browser engine is over before Electron would start its own.
  if (!needsEngine(given)) await done;
} else {
  startDesktop(given);
}
