import { resolve } from 'node:path';
import type { Arguments } from './arguments.ts';
import { writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

const ATTRIBUTES = '*.postmortem merge=afterword diff=afterword';

/**
 * `afterword git-setup`: makes Git merge and show `.postmortem` files by Afterword, in the
 * repository of the current folder. `.gitattributes` is for everyone and is to be committed; the
 * configuration is this clone's own, because Git takes no programs from a repository. Doing it
 * again changes nothing. `--command` is how Git is to call Afterword.
 */
export async function gitSetupCommand(
  { files, program = 'afterword' }: Arguments,
  io: CliIo,
): Promise<number> {
  if (files.length > 0)
    throw new CliProblem('', '“git-setup” takes no files: run it in the repository.');
  const root = (await git(io, 'rev-parse', '--show-toplevel')).trim();
  const settings: [string, string][] = [
    ['merge.afterword.name', 'Afterword, part by part'],
    ['merge.afterword.driver', `${program} merge %O %A %B --name %P`],
    ['diff.afterword.textconv', `${program} text`],
  ];
  const attributes = resolve(root, '.gitattributes');
  const wrote = await addLine(attributes, io);
  for (const [key, value] of settings) await git(io, 'config', '--local', key, value);
  io.out(
    [
      `${attributes}: ${wrote ? `added “${ATTRIBUTES}”; commit it` : `has “${ATTRIBUTES}” already`}`,
      ...settings.map(([key, value]) => `git config ${key} “${value}”`),
      `Everyone who clones this runs “${program} git-setup” once.`,
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  return EXIT.clean;
}

/** @returns false where the line is there. */
async function addLine(file: string, io: CliIo): Promise<boolean> {
  const text = await existing(file, io);
  if (text.split(/\r?\n/).some((line) => line.trim() === ATTRIBUTES)) return false;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  await writeResult(file, Buffer.from(`${start}${ATTRIBUTES}\n`), io);
  return true;
}

async function existing(file: string, io: CliIo): Promise<string> {
  return (await io.exists(file)) ? Buffer.from(await io.readFile(file)).toString('utf8') : '';
}

async function git(io: CliIo, ...args: string[]): Promise<string> {
  const { code, out, err } = await io.git(args);
  if (code === 0) return out;
  if (code === null)
    throw new CliProblem('', 'Git was not found, so nothing was written. Install it first.');
  const why = err.trim().split('\n')[0] ?? '';
  throw new CliProblem(
    io.cwd,
    /not a git repository/i.test(why)
      ? 'This is no Git repository, so nothing was written. Run it in the folder of one.'
      : `Git refused (${why}), so not everything was written. Settle that and run it again.`,
  );
}
