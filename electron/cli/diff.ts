import type { Postmortem } from '../../core/document/postmortem.ts';
import { LISTS, type ListName } from '../../core/revision/change.ts';
import { changesBetween } from '../../core/revision/compare.ts';
import { describeChange, partLabel } from '../../core/revision/describe.ts';
import { inNumbers } from '../../core/revision/in-numbers.ts';
import type { Arguments } from './arguments.ts';
import { readPostmortem } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/**
 * `afterword diff A B`: what changed from one version to another, a line each, or with `--json` as
 * `{ changes: [{ …change, says }] }`. As with diff(1), 1 says that there are changes.
 */
export async function diffCommand({ files, json }: Arguments, io: CliIo): Promise<number> {
  const [a, b, ...more] = files;
  if (a === undefined || b === undefined || more.length > 0)
    throw new CliProblem('', 'Name two files to compare: afterword diff BEFORE AFTER.');
  const [before, after] = [await readPostmortem(a, io), await readPostmortem(b, io)];
  if (before.id !== after.id)
    io.err(`afterword: ${b}: This is not a version of ${a} but another document.\n`);
  const changes = changesBetween(before, after);
  const labels = labelsOf(before, after);
  const says = changes.map((change) => describeChange(change, labels));
  if (json)
    io.out(
      `${JSON.stringify({ changes: changes.map((change, index) => ({ ...change, says: says[index] })) })}\n`,
    );
  else
    io.out(
      [...says, changes.length === 0 ? 'no changes' : inNumbers(changes)]
        .map((line) => `${line}\n`)
        .join(''),
    );
  return changes.length > 0 ? EXIT.problems : EXIT.clean;
}

function labelsOf(before: Postmortem, after: Postmortem): (list: ListName, id: string) => string {
  const parts = new Map(
    LISTS.flatMap((list) =>
      [...after[list], ...before[list]].map((part) => [`${list} ${part.id}`, part] as const),
    ),
  );
  return (list, id) => {
    const part = parts.get(`${list} ${id}`);
    return part ? partLabel(part) : id;
  };
}
