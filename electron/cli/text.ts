import { asText } from '../../core/revision/as-text.ts';
import type { Arguments } from './arguments.ts';
import { readPostmortem } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/** `afterword text FILE`: the document as plain lines, for `git diff` by textconv. */
export async function textCommand({ files }: Arguments, io: CliIo): Promise<number> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0)
    throw new CliProblem('', 'Name one file: afterword text FILE.');
  io.out(asText(await readPostmortem(file, io)));
  return EXIT.clean;
}
