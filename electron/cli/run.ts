import { readArguments, USAGE } from './arguments.ts';
import { checkCommand } from './check.ts';
import { exportCommand } from './export.ts';
import { historyCommand, restoreCommand } from './history.ts';
import { importCommand } from './import.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';
import { newCommand } from './new.ts';

/**
 * Runs one command of the command line. Never throws: whatever fails becomes one sentence on
 * standard error. @returns the exit code.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    const read = readArguments(args);
    switch (read.command) {
      case 'help':
        io.out(USAGE);
        return EXIT.clean;
      case 'import':
        return await importCommand(read, io);
      case 'check':
        return await checkCommand(read, io);
      case 'export':
        return await exportCommand(read, io);
      case 'new':
        return await newCommand(read, io);
      case 'history':
        return await historyCommand(read, io);
      case 'restore':
        return await restoreCommand(read, io);
    }
  } catch (error) {
    const sentence =
      error instanceof CliProblem
        ? error.message
        : `Something went wrong that Afterword did not foresee (${error instanceof Error ? error.message : String(error)}). Nothing that existed was changed.`;
    io.err(`afterword: ${sentence}\n`);
    return EXIT.unusable;
  }
}
