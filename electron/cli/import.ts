import { basename } from 'node:path';
import { toCanonicalJson } from '../../core/document/canonical.ts';
import { randomIds } from '../../core/document/ids.ts';
import { importText } from '../../core/import/import.ts';
import { mergePostmortems } from '../../core/import/merge.ts';
import { LARGEST_SOURCE } from '../../core/import/decode.ts';
import { oneOf, type Arguments } from './arguments.ts';
import { readText, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

const FORMATS = ['auto', 'status-page', 'markdown', 'html', 'prose'] as const;

/** `afterword import`: sources in, one document out. What was understood goes to standard error, a line each. */
export async function importCommand({ files, output, format, zone, timelineFromText }: Arguments, io: CliIo): Promise<number> {
  if (files.length === 0) throw new CliProblem('', 'Name at least one source to import, or “-” for standard input.');
  if (!output) throw new CliProblem('', 'Say where to write the document: -o FILE.postmortem.');
  const as = oneOf('format', format, FORMATS, 'auto');
  const newId = randomIds();
  const today = io.now().slice(0, 10);
  const imported = [];
  for (const file of files) {
    const name = file === '-' ? '' : basename(file);
    imported.push({ file, ...importText(await readText(file, io, LARGEST_SOURCE), { name, zone, timelineFromText, newId, today, ...(as === 'auto' ? {} : { format: as }) }) });
  }
  const document = mergePostmortems(imported.map((one) => ({ name: basename(one.file), document: one.document })), newId);
  await writeResult(output, Buffer.from(toCanonicalJson(document)), io);
  for (const { file, notes } of imported) if (notes.length > 0) io.err(`${file}: ${notes.join('; ')}\n`);
  return EXIT.clean;
}
