import { resolve } from 'node:path';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import { isOwnMarkdown } from '../../core/markdown/read.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { merge } from '../../core/revision/merge/merge.ts';
import type { Arguments } from './arguments.ts';
import { readText, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/**
 * `afterword merge BASE OURS THEIRS`: both sides brought together, written to OURS or to `-o`, as
 * Git asks of a merge driver. 1 says that conflicts were left open, in the document. `--name` says
 * what the file is called in sentences, because Git's own copies have names that say nothing.
 */
export async function mergeCommand({ files, output, name }: Arguments, io: CliIo): Promise<number> {
  const [base, ours, theirs, ...more] = files;
  if (base === undefined || ours === undefined || theirs === undefined || more.length > 0)
    throw new CliProblem('', 'Name three files to merge: afterword merge BASE OURS THEIRS.');
  const versions = {
    base: await readVersion(base, 'base', name, io),
    ours: await readVersion(ours, 'ours', name, io),
    theirs: await readVersion(theirs, 'theirs', name, io),
  };
  if (versions.ours.id !== versions.base.id || versions.theirs.id !== versions.base.id)
    throw new CliProblem(
      name ?? ours,
      'These are not versions of one document, so nothing was merged. Import one into the other instead.',
    );
  const { document } = merge(versions.base, versions.ours, versions.theirs);
  const text = toCanonicalJson(document);
  if (output === '-') io.out(text);
  else await writeResult(output ?? ours, Buffer.from(text), io);
  const open = document.conflicts?.length ?? 0;
  if (open === 0) return EXIT.clean;
  io.err(
    `afterword: ${name ?? output ?? ours}: ` +
      `${open === 1 ? 'One conflict is' : `${open} conflicts are`} left open in the document. ` +
      'Open it in Afterword, decide there, and save.\n',
  );
  return EXIT.problems;
}

async function readVersion(
  file: string,
  side: string,
  name: string | undefined,
  io: CliIo,
): Promise<Postmortem> {
  const about = name === undefined ? file : `${name} (${side})`;
  // Git hands over an empty file where both sides added one.
  if (side === 'base' && (await isEmpty(file, io)))
    throw new CliProblem(
      about,
      'There is no version that both sides came from, so nothing was merged. ' +
        'Take one side, and import the other into it.',
    );
  const text = await readText(file, io);
  if (isOwnMarkdown(text))
    throw new CliProblem(
      about,
      'This is Markdown, so nothing was merged: only .postmortem files are. Leave Markdown to Git.',
    );
  const opened = openPostmortem(text);
  if (!opened.ok) throw new CliProblem(about, opened.problem);
  return opened.document;
}

async function isEmpty(file: string, io: CliIo): Promise<boolean> {
  try {
    return (await io.readFile(resolve(io.cwd, file))).length === 0;
  } catch {
    return false; // reading it says why
  }
}
