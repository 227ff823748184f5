import { readArguments } from './arguments.ts';
import { USAGE } from './usage.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/**
 * Runs one command of the command line. Never throws: whatever fails becomes one sentence on
 * standard error. Only the command's own code is read, because Git starts us once for each file.
 * @returns the exit code.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  try {
    const read = readArguments(args);
    switch (read.command) {
      case 'help':
        io.out(USAGE);
        return EXIT.clean;
      case 'import':
        return await (await import('./import.ts')).importCommand(read, io);
      case 'check':
        return await (await import('./check.ts')).checkCommand(read, io);
      case 'export':
        return await (await import('./export.ts')).exportCommand(read, io);
      case 'new':
        return await (await import('./new.ts')).newCommand(read, io);
      case 'history':
        return await (await import('./history.ts')).historyCommand(read, io);
      case 'restore':
        return await (await import('./history.ts')).restoreCommand(read, io);
      case 'diff':
        return await (await import('./diff.ts')).diffCommand(read, io);
      case 'merge':
        return await (await import('./merge.ts')).mergeCommand(read, io);
      case 'review':
        return await (await import('./review.ts')).reviewCommand(read, io);
      case 'text':
        return await (await import('./text.ts')).textCommand(read, io);
      case 'git-setup':
        return await (await import('./git-setup.ts')).gitSetupCommand(read, io);
    }
  } catch (error) {
    const sentence =
      error instanceof CliProblem
        ? error.message
        : 'Something went wrong that Afterword did not foresee ' +
          `(${error instanceof Error ? error.message : String(error)}). ` +
          'Nothing that existed was changed.';
    io.err(`afterword: ${sentence}\n`);
    return EXIT.unusable;
  }
}
