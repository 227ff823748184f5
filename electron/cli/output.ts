import { fstatSync } from 'node:fs';
import { CliProblem } from './io.ts';

const STDOUT = 1;

/**
 * Throws where nothing that is written to standard output would be read. On Windows a program with
 * windows has no output of its own unless it is given one, and Node then swallows what is written
 * (`createWritableStdioStream` in its lib/internal/bootstrap/switches/is_main_thread.js).
 */
export function needOutput(stat: (descriptor: number) => unknown = fstatSync): void {
  try {
    stat(STDOUT);
  } catch {
    throw new CliProblem(
      '',
      'There is no standard output here to write to. ' +
        'Name a file with -o, or use bin\\afterword.cmd beside the program.',
    );
  }
}
