import { basename, dirname, extname, join, resolve } from 'node:path';
import { buildReport } from '../../core/report/report.ts';
import type { ExportFormat } from '../bridge.ts';
import { makeExport } from '../export/make-export.ts';
import { oneOf, type Arguments } from './arguments.ts';
import { readPostmortem, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

const FORMATS = ['docx', 'pdf', 'md'] as const;

/** `afterword export`: the asked formats of one document, named after its file, each whole or not at all. One that fails does not keep the others from being written. */
export async function exportCommand({ files, to, folder, audience, zone, page }: Arguments, io: CliIo): Promise<number> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new CliProblem('', 'Name one file to export.');
  const formats = formatsOf(to);
  const shownTo = oneOf('audience', audience, ['everyone', 'internal'] as const, 'everyone');
  const pageSize = oneOf('page', page, ['A4', 'Letter'] as const, 'A4');
  const document = await readPostmortem(file, io);
  const report = buildReport(document, { audience: shownTo, zone: zone ?? '', pageSize });
  const target = folder ?? (file === '-' ? '.' : dirname(file));
  await makeFolder(target, io);
  const stem = file === '-' ? 'postmortem' : basename(file, extname(file));
  let failed = false;
  for (const format of formats) {
    const out = join(target, `${stem}.${format}`);
    try {
      if (resolve(io.cwd, out) === resolve(io.cwd, file)) throw new CliProblem(out, 'This is the file that is exported. Choose another folder with --out.');
      await writeResult(out, await makeExport(report, format, io.printer), io);
      io.err(`${out}\n`);
    } catch (error) {
      io.err(`afterword: ${error instanceof CliProblem ? error.message : `${out}: The file could not be made (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). The others are written.`}\n`);
      failed = true;
    }
  }
  return failed ? EXIT.unusable : EXIT.clean;
}

function formatsOf(to: string | undefined): ExportFormat[] {
  if (!to) throw new CliProblem('', 'Say which formats: --to docx,pdf,md.');
  return [...new Set(to.split(',').map((part) => oneOf('to', part.trim(), FORMATS, 'docx')))];
}

async function makeFolder(folder: string, io: CliIo): Promise<void> {
  try {
    await io.makeFolder(resolve(io.cwd, folder));
  } catch {
    throw new CliProblem(folder, 'The folder could not be made, so nothing was written. Choose another with --out.');
  }
}
