import { basename, resolve } from 'node:path';
import { toCanonicalBytes } from '../../core/file-format/canonical.ts';
import { randomIds } from '../../core/document/ids.ts';
import { importSources } from '../../core/import/import-files.ts';
import { SOURCE_FORMATS, type SourceFormat } from '../../core/import/model/source.ts';
import { FileProblem } from '../../core/files/source-file.ts';
import type { ImportSource, SourceChoice } from '../../core/import/model/read-source.ts';
import { oneOf, type Arguments } from './arguments.ts';
import { writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/** What `--format` takes. */
export const IMPORT_FORMATS: readonly ('auto' | SourceFormat)[] = ['auto', ...SOURCE_FORMATS];

/**
 * `afterword import`: sources in, one document out. What was understood goes to standard error, a
 * line each; where one source cannot be read, nothing is written.
 */
export async function importCommand(
  { files, output, format, zone, channels, timelineFromText }: Arguments,
  io: CliIo,
): Promise<number> {
  if (files.length === 0)
    throw new CliProblem('', 'Name at least one source to import, or “-” for standard input.');
  if (!output) throw new CliProblem('', 'Say where to write the document: -o FILE.postmortem.');
  const as = oneOf('format', format, IMPORT_FORMATS, 'auto');
  const named = namesOf(files);
  const { sources, problems } = await readAll(named, io);
  if (problems.length > 0) return refused(problems, named, io);
  const newId = randomIds();
  const imported = await importSources(
    sources,
    {
      zone,
      timelineFromText,
      newId,
      today: io.now().slice(0, 10),
      ...(as !== 'auto' && { format: as }),
      ...(channels && { choices: choicesOf(channels, named) }),
    },
    io.progress,
  );
  if (imported.problems.length > 0 || imported.document === null)
    return refused(imported.problems, named, io);
  await writeResult(output, toCanonicalBytes(imported.document), io);
  for (const { read } of imported.each)
    if (read.notes.length > 0) io.err(`${asTyped(read.name, named)}: ${read.notes.join('; ')}\n`);
  return EXIT.clean;
}

/** Each source is called by its file's name; where two files have the same, by what was typed. */
function namesOf(files: readonly string[]): Map<string, string> {
  const names = files.map((file) => basename(resolve('/', file)) || file);
  const isAlone = (name: string): boolean => names.indexOf(name) === names.lastIndexOf(name);
  return new Map(
    files.map((file, index) => {
      const name = names[index]!;
      return [file !== '-' && isAlone(name) ? name : file, file];
    }),
  );
}

/** The named channels of whichever source has them. */
function choicesOf(
  channels: string,
  named: ReadonlyMap<string, string>,
): Record<string, SourceChoice> {
  const chosen = channels
    .split(',')
    .map((name) => name.trim().replace(/^#/, ''))
    .filter(Boolean);
  return Object.fromEntries([...named.keys()].map((name) => [name, { channels: chosen }]));
}

interface Told {
  source: string;
  sentence: string;
}

async function readAll(
  named: ReadonlyMap<string, string>,
  io: CliIo,
): Promise<{ sources: ImportSource[]; problems: Told[] }> {
  const sources: ImportSource[] = [];
  const problems: Told[] = [];
  for (const [name, file] of named) {
    try {
      sources.push(
        file === '-'
          ? { name, bytes: await io.stdin() }
          : await io.readSource(resolve(io.cwd, file), name),
      );
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      problems.push({ source: name, sentence: error.message });
    }
  }
  return { sources, problems };
}

function refused(problems: readonly Told[], named: ReadonlyMap<string, string>, io: CliIo): number {
  for (const { source, sentence } of problems)
    io.err(`afterword: ${asTyped(source, named)}: ${sentence}\n`);
  return EXIT.unusable;
}

/** A source as it was named on the command line, with the path of a file within it. */
function asTyped(source: string, named: ReadonlyMap<string, string>): string {
  const name = [...named.keys()].find((one) => source === one || source.startsWith(`${one}/`));
  return name === undefined ? source : `${named.get(name)!}${source.slice(name.length)}`;
}
