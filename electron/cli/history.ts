import { dirname, resolve } from 'node:path';
import type { KeptVersion } from '../bridge/bridge.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { openPostmortem } from '../../core/file-format/open.ts';
import type { WrittenFile } from '../../core/markdown-file/markdown-file.ts';
import { isMarkdownName } from '../../core/markdown-file/names.ts';
import { picturesIn } from '../documents/markdown-document.ts';
import type { Arguments } from './arguments.ts';
import { readPostmortem, writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

const REASONS: Record<KeptVersion['reason'], string> = {
  opened: 'as it was opened',
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

function asLine({ id, when, reason, name, title, changed, bytes, damaged }: KeptVersion): string {
  const told = damaged ? 'damaged' : name || REASONS[reason];
  return `${[id, when, `${Math.ceil(bytes / 1_000)} KB`, told, title, changed].join('\t').trimEnd()}\n`;
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
        'What stands in the file could not be kept, so nothing was written: ' +
          `${problem} Use -o to write the version elsewhere.`,
      );
  }
  await writeResult(output ?? file, await fileOf(text, file, output, io), io);
  return EXIT.clean;
}

/** A version as what its file is: Markdown keeps the lines that say the same. */
async function fileOf(
  text: string,
  file: string,
  output: string | undefined,
  io: CliIo,
): Promise<Buffer> {
  const target = output ?? file;
  const opened = openPostmortem(text);
  if (!opened.ok || !isMarkdownName(target)) return Buffer.from(text);
  const { missingInWords, newMarkdownFile } =
    await import('../../core/markdown-file/markdown-file.ts');
  const written =
    output === undefined
      ? await inPlace(file, opened.document, io)
      : newMarkdownFile(opened.document);
  const missing = missingInWords(written.missing);
  if (missing.length > 0)
    throw new CliProblem(
      file,
      `Markdown cannot hold ${new Intl.ListFormat('en').format(missing)} of this version, ` +
        'so nothing was written. Use -o FILE.postmortem to write it whole.',
    );
  return Buffer.from(written.text);
}

async function inPlace(file: string, document: Postmortem, io: CliIo): Promise<WrittenFile> {
  const { writeMarkdownFile } = await import('../../core/markdown-file/markdown-file.ts');
  const bytes = await io.readFile(resolve(io.cwd, file));
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const read = (path: string) => io.readFile(resolve(io.cwd, dirname(file), path));
  return writeMarkdownFile(source, document, await picturesIn(source, read));
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
