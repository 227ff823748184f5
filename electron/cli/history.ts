import type { KeptVersion } from '../bridge/bridge.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { Arguments } from './arguments.ts';
import { readPostmortem, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

const REASONS: Record<KeptVersion['reason'], string> = {
  saved: 'saved',
  writing: 'while writing',
  named: 'named',
};

/** `afterword history`: the versions that were kept of a document, the newest first. */
export async function historyCommand({ files, json }: Arguments, io: CliIo): Promise<number> {
  const { file, document } = await onlyDocument('history', files, io);
  const versions = await io.history.list(document.id);
  if (json) io.out(`${JSON.stringify({ file, versions })}\n`);
  else if (versions.length === 0) io.out(`${file}: no version was kept\n`);
  else io.out(versions.map(asLine).join(''));
  return EXIT.clean;
}

function asLine({ id, when, reason, name, title, bytes, damaged }: KeptVersion): string {
  const told = damaged ? 'damaged' : name || REASONS[reason];
  return `${[id, when, `${Math.ceil(bytes / 1_000)} KB`, told, title].join('\t')}\n`;
}

/**
 * `afterword restore`: writes a version in a document's place, or to `-o`. What stands in the place
 * now is kept as a version first, so that this can be taken back.
 */
export async function restoreCommand(
  { files, version, output }: Arguments,
  io: CliIo,
): Promise<number> {
  if (!version)
    throw new CliProblem(
      '',
      'Say which version: --version ID. “afterword history FILE” lists them.',
    );
  const { file, document } = await onlyDocument('restore', files, io);
  const text = await versionText(file, document.id, version, io);
  if (output === undefined) {
    await io.history.keep(toCanonicalJson(document), 'named', 'before a version was brought back');
    const problem = io.history.problem();
    if (problem !== '')
      throw new CliProblem(
        file,
        `What stands in the file could not be kept, so nothing was written: ${problem} Use -o to write the version elsewhere.`,
      );
  }
  await writeResult(output ?? file, Buffer.from(text), io);
  return EXIT.clean;
}

/** The text of a version that is named by its id, the beginning of it, or its author's name. */
export async function versionText(
  file: string,
  document: string,
  version: string,
  io: CliIo,
): Promise<string> {
  const versions = await io.history.list(document);
  const found = versions.filter(({ id, name }) => id.startsWith(version) || name === version);
  if (found.length !== 1)
    throw new CliProblem(
      file,
      found.length === 0
        ? `There is no version “${version}” of it. “afterword history” lists those there are.`
        : `“${version}” may be ${found.length} versions. Write more of the one that is meant.`,
    );
  const text = await io.history.read(document, found[0]!.id);
  if (text === null || !openPostmortem(text).ok)
    throw new CliProblem(file, `The version ${found[0]!.id} is damaged, so nothing was written.`);
  return text;
}

async function onlyDocument(
  command: string,
  files: readonly string[],
  io: CliIo,
): Promise<{ file: string; document: Postmortem }> {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new CliProblem('', `Name one document: afterword ${command} FILE.`);
  return { file, document: await readPostmortem(file, io) };
}
