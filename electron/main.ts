/** Where the app starts: as a command line when it is given a command, else as the desktop app. */
import { app } from 'electron';
import { declareAppScheme } from './app-protocol.ts';
import { isCommandLine } from './cli/arguments.ts';
import { startDesktop } from './start-desktop.ts';
import { setupSandbox } from './security.ts';

const given = process.argv.slice(app.isPackaged ? 1 : 2);

// Both must come before the app is ready.
setupSandbox();
declareAppScheme();

if (isCommandLine(given)) {
  const { runCommandLine } = await import('./cli/command-line.ts');
  await runCommandLine(given);
} else {
  await startDesktop(given);
}
