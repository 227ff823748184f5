/**
 * Where the app starts: as a command line when it is given a command, else as the desktop app.
 *
 * Electron becomes ready only after this module has been evaluated (lib/browser/init.ts calls
 * `appCodeLoaded` after the import, and `NodeBindings::JoinAppCode` waits for that). So everything
 * that must precede `ready` happens here synchronously, and nothing here awaits it.
 */
import { app } from 'electron';
import { declareAppScheme } from './windows/app-protocol.ts';
import { isCommandLine, needsEngine } from './cli/arguments.ts';
import { hasDisplay } from './display.ts';
import { givenArguments } from './given-arguments.ts';
import { stayOffline } from './offline.ts';
import { startDesktop } from './start-desktop.ts';
import { setupSandbox } from './windows/security.ts';

const given = givenArguments(process);

// All three must come before the app is ready.
setupSandbox();
stayOffline();
declareAppScheme();

if (isCommandLine(given)) {
  const engine = needsEngine(given) && hasDisplay();
  const done = import('./cli/command-line.ts')
    .then(({ runCommandLine }) => runCommandLine(given, engine))
    .catch((error: unknown) => {
      console.error('afterword:', error); // Electron would go on running
      app.exit(2);
    });
  // A command that needs no browser engine is done before Electron would start it.
  if (!engine) await done;
} else if (hasDisplay()) {
  startDesktop(given);
} else {
  console.error(
    'afterword: There is no display here, so no window can be opened. “afterword help” ' +
      'lists what can be done without one.',
  );
  app.exit(2);
}
