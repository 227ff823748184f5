import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import { randomIds } from '../../core/document/ids.ts';
import { newPostmortem } from '../../core/editing/template.ts';
import type { Arguments } from './arguments.ts';
import { writeResult } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/** `afterword new`: an empty document with a template's sections. */
export async function newCommand(
  { template, output, zone }: Arguments,
  io: CliIo,
): Promise<number> {
  const chosen = template === undefined ? undefined : await io.template(template);
  if (!chosen)
    throw new CliProblem(
      '',
      `${template ? `There is no template “${template}”` : 'Say which template: --template T'}; ` +
        `there are ${(await io.templateIds()).join(', ')}.`,
    );
  if (!output) throw new CliProblem('', 'Say where to write the document: -o FILE.postmortem.');
  const document = newPostmortem(chosen, {
    zone: zone ?? io.zone,
    today: io.now().slice(0, 10),
    newId: randomIds(),
  });
  await writeResult(output, Buffer.from(toCanonicalJson(document)), io);
  return EXIT.clean;
}
