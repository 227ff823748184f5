import { basename, dirname, extname, join, resolve } from 'node:path';
import { openPostmortem } from '../../core/file-format/open.ts';
import { dispositionsReport } from '../../core/export/review/dispositions.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { LEAK_NAMES } from '../../core/leaks/find.ts';
import { isAbbreviation } from '../../core/time/zones.ts';
import { isPlaceName } from '../../core/time/zone-places.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../bridge/bridge.ts';
import { baseName } from '../export/base-name.ts';
import { mediaFolderOf } from '../export/export-files.ts';
import type { Attempt } from '../export/job.ts';
import { leaksIn } from '../export/leaks.ts';
import { reportOf, type ReportSettings } from '../../core/export/review/chosen-report.ts';
import { makeExport, type FormatSettings } from '../export/make-export.ts';
import { ChosenProblem, readLogo, readReference } from '../export/read-chosen.ts';
import { notMade } from '../export/run-job.ts';
import { oneOf, type Arguments } from './arguments.ts';
import { readPostmortem, writingProblem } from './files.ts';
import { versionText } from './history.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/** One document to export. */
interface Target {
  file: string;
  /** Where to, without the format's ending; null = standard output. */
  base: string | null;
}

/**
 * `afterword export`: the asked formats of each document, each file whole or not at all. One that
 * fails does not keep the others from being written. A credential, and for everyone what looks
 * internal, in an outgoing file stops that document's export unless `--allow-leaks` says otherwise.
 */
export async function exportCommand(args: Arguments, io: CliIo): Promise<number> {
  const formats = formatsOf(args.to);
  const targets = targetsOf(args, formats);
  const settings = await settingsOf(args, io);
  if (args.folder !== undefined && args.folder !== '-') await makeFolder(args.folder, io);
  const codes: number[] = [];
  for (const target of targets) codes.push(await exportOne(target, formats, settings, args, io));
  return Math.max(...codes);
}

async function exportOne(
  { file, base }: Target,
  formats: readonly ExportFormat[],
  { report: reportSettings, reference }: Settings,
  { images, allowLeaks, changesSince, dispositions }: Arguments,
  io: CliIo,
): Promise<number> {
  let document: Postmortem;
  let since: Postmortem | null = null;
  try {
    document = await readPostmortem(file, io);
    if (changesSince !== undefined) since = await earlierVersion(document, changesSince, io);
  } catch (error) {
    return failed(error, io);
  }
  const whole = reportOf(document, { ...reportSettings, since });
  const report = dispositions ? dispositionsReport(whole) : whole;
  const where = oneOf(
    'images',
    images,
    ['folder', 'embedded'] as const,
    base === null ? 'embedded' : 'folder',
  );
  if (base === null && where === 'folder')
    throw new CliProblem(
      '',
      'Pictures in a folder need a file beside it. Leave out --images, or name a folder with --out.',
    );
  const writing: FormatSettings = {
    mediaFolder: base !== null && where === 'folder' ? mediaFolderOf(base) : null,
    reference,
  };
  const attempts: Attempt[] = [];
  for (const format of formats) {
    attempts.push(
      await makeExport(report, format, writing, io.printer, undefined, (share) =>
        reportOf(document, reportSettings, share),
      ).then(
        (made) => ({ format, made }),
        (error: unknown) => ({ format, problem: notMade(format, error) }),
      ),
    );
  }
  const leaks = allowLeaks ? [] : await leaksIn(document, attempts, report.audience);
  if (leaks.length > 0) {
    for (const leak of leaks)
      io.err(
        `afterword: ${file}: ${leak.format}: ${leak.kind} “${leak.text}” in ${leak.where} ${leak.why}\n`,
      );
    io.err(
      leaks.every(({ kind }) => kind === LEAK_NAMES.credential)
        ? `afterword: ${file}: Nothing was written, because whoever has the file could use the ` +
            'above. Take it out, or allow it with --allow-leaks.\n'
        : `afterword: ${file}: Nothing was written, because the above looks internal. ` +
            'Mark it internal, or allow it with --allow-leaks.\n',
    );
    return EXIT.problems;
  }
  for (const name of report.unusable)
    io.err(
      `afterword: ${file}: The picture “${name}” ` +
        'is damaged or no picture, so its description stands in its place. Insert it again.\n',
    );
  let code: number = EXIT.clean;
  for (const attempt of attempts) code = Math.max(code, await finish(attempt, file, base, io));
  return code;
}

/** The version that changes are told since: a file where there is one of this name, else a kept one. */
async function earlierVersion(document: Postmortem, named: string, io: CliIo): Promise<Postmortem> {
  if (await io.exists(resolve(io.cwd, named))) {
    const earlier = await readPostmortem(named, io);
    if (earlier.id !== document.id)
      io.err(
        `afterword: ${named}: This is not a version of the exported file but another document.\n`,
      );
    return earlier;
  }
  const text = await versionText('--changes-since', document.id, named, io);
  const opened = openPostmortem(text);
  if (!opened.ok) throw new CliProblem(named, opened.problem);
  return opened.document;
}

async function finish(
  attempt: Attempt,
  file: string,
  base: string | null,
  io: CliIo,
): Promise<number> {
  const out = base === null ? '-' : `${base}.${attempt.format}`;
  try {
    if ('problem' in attempt) throw new CliProblem(out, attempt.problem);
    for (const remark of attempt.made.remarks) io.err(`afterword: ${file}: ${remark}\n`);
    if (base === null) io.outBytes(attempt.made.bytes);
    else await write(out, file, attempt.made, io);
    return EXIT.clean;
  } catch (error) {
    return failed(error, io);
  }
}

async function write(
  out: string,
  file: string,
  made: Parameters<CliIo['writeExport']>[1],
  io: CliIo,
): Promise<void> {
  if (resolve(io.cwd, out) === resolve(io.cwd, file))
    throw new CliProblem(
      out,
      'This is the file that is exported. Choose another folder with --out, or another name with --name.',
    );
  try {
    await io.writeExport(resolve(io.cwd, out), made);
  } catch (error) {
    throw writingProblem(out, error);
  }
  io.err(`${out}\n`);
}

function failed(error: unknown, io: CliIo): number {
  if (!(error instanceof CliProblem)) throw error;
  io.err(`afterword: ${error.message}\n`);
  return EXIT.unusable;
}

function targetsOf(
  { files, folder, name, dispositions }: Arguments,
  formats: readonly ExportFormat[],
): Target[] {
  if (files.length === 0) throw new CliProblem('', 'Name at least one file to export.');
  if (folder === '-') {
    if (files.length > 1 || formats.length > 1)
      throw new CliProblem(
        '',
        'Standard output takes one format of one file. Name a folder with --out.',
      );
    return [{ file: files[0]!, base: null }];
  }
  if (name !== undefined && files.length > 1)
    throw new CliProblem(
      '',
      '--name is for one file. Leave it out: each export is named after its file.',
    );
  const targets = files.map((file) => ({
    file,
    base: join(
      folder ?? (file === '-' ? '.' : dirname(file)),
      // The report has the plain name.
      stemOf(file, name) + (dispositions && name === undefined ? '-comments' : ''),
    ),
  }));
  const twice = targets.find(
    ({ base }, index) => targets.findIndex((other) => other.base === base) < index,
  );
  if (twice)
    throw new CliProblem(
      twice.file,
      `Two of the files would be exported as ${twice.base}. ` +
        'Export them one after the other, with --name or into folders of their own.',
    );
  return targets;
}

function stemOf(file: string, name: string | undefined): string {
  if (name === undefined) return file === '-' ? 'postmortem' : basename(file, extname(file));
  const checked = baseName(name);
  if (!checked.ok) throw new CliProblem('--name', checked.sentence);
  return checked.name;
}

function formatsOf(to: string | undefined): ExportFormat[] {
  if (!to) throw new CliProblem('', 'Say which formats: --to docx,pdf,md,html.');
  return [
    ...new Set(to.split(',').map((part) => oneOf('to', part.trim(), EXPORT_FORMATS, 'docx'))),
  ];
}

interface Settings {
  report: ReportSettings;
  reference: Uint8Array | null;
}

async function settingsOf(
  {
    audience,
    zone = '',
    utc,
    brief,
    problems,
    page,
    accent,
    logo,
    reference,
    withSource,
    tracked,
    forReview,
  }: Arguments,
  io: CliIo,
): Promise<Settings> {
  if (zone !== '' && !isPlaceName(zone) && !isAbbreviation(zone))
    throw new CliProblem(
      '',
      `--zone is “${zone}”, which is no time zone. Use a name such as Europe/Copenhagen or UTC.`,
    );
  if (accent !== undefined && !/^#[0-9a-f]{6}$/i.test(accent))
    throw new CliProblem('', `--accent is “${accent}”; a colour is written #2f5d8a.`);
  try {
    return {
      report: {
        audience: oneOf('audience', audience, ['everyone', 'internal'] as const, 'everyone'),
        zone,
        utc,
        brief,
        problems,
        withSource,
        tracked,
        forReview,
        pageSize: oneOf('page', page, ['A4', 'Letter'] as const, 'A4'),
        look: {
          ...(logo !== undefined && { logo: await readLogo(resolve(io.cwd, logo)) }),
          ...(accent !== undefined && { accent }),
        },
        checks: { now: io.now(), disabled: [], language: [] },
      },
      reference: reference === undefined ? null : await readReference(resolve(io.cwd, reference)),
    };
  } catch (error) {
    if (error instanceof ChosenProblem) throw new CliProblem('', error.message);
    throw error;
  }
}

async function makeFolder(folder: string, io: CliIo): Promise<void> {
  try {
    await io.makeFolder(resolve(io.cwd, folder));
  } catch {
    throw new CliProblem(
      folder,
      'The folder could not be made, so nothing was written. Choose another with --out.',
    );
  }
}
