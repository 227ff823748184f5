import { OFFERS, runChecks } from '../../core/checks/registry.ts';
import { SEVERITIES, type Severity } from '../../core/checks/model/diagnostic.ts';
import { parseLanguageRules, type LanguageRules } from '../../core/checks/model/language-rules.ts';
import { jsonPlaces, markdownPlaces } from '../../core/file-format/source-places.ts';
import { oneOf, type Arguments } from './arguments.ts';
import type { Checked } from './check-formats/checked.ts';
import { asGithub } from './check-formats/github.ts';
import { asJson } from './check-formats/json.ts';
import { asJunit } from './check-formats/junit.ts';
import { asSarif } from './check-formats/sarif.ts';
import { asText } from './check-formats/text.ts';
import { readPostmortemText, readText } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
type CheckFormat = (typeof CHECK_FORMATS)[number];

/**
 * `afterword check`: what stands open in each file. A file that cannot be read does not keep the
 * others from being checked. `--rules` names a list of wording to look for besides the built-in
 * one. `--format` says for whom: people, a program, code scanning, a pull request, a CI server.
 */
export async function checkCommand(
  { files, json, format, severity, rules }: Arguments,
  io: CliIo,
): Promise<number> {
  if (files.length === 0) throw new CliProblem('', 'Name at least one file to check.');
  const as = oneOf<CheckFormat>('format', format, CHECK_FORMATS, json ? 'json' : 'text');
  const lowest = SEVERITIES.indexOf(oneOf<Severity>('severity', severity, SEVERITIES, 'warning'));
  const language = rules === undefined ? undefined : await readRules(rules, io);
  const checked: Checked[] = [];
  let unreadable = false;
  for (const file of files) {
    try {
      checked.push(await checkFile(file, language, io));
    } catch (error) {
      if (!(error instanceof CliProblem)) throw error;
      io.err(`afterword: ${error.message}\n`);
      unreadable = true;
    }
  }
  io.out(written(as, checked, unreadable));
  if (unreadable) return EXIT.unusable;
  return checked.some(({ findings }) =>
    findings.some((one) => SEVERITIES.indexOf(one.severity) <= lowest),
  )
    ? EXIT.problems
    : EXIT.clean;
}

async function checkFile(
  file: string,
  language: LanguageRules | undefined,
  io: CliIo,
): Promise<Checked> {
  const { document, text, isMarkdown } = await readPostmortemText(file, io);
  const found = runChecks(document, { now: io.now(), language }, { disabled: OFFERS });
  if (found.length === 0) return { file, findings: [] };
  const places = isMarkdown ? markdownPlaces(text, document) : jsonPlaces(text, document);
  return { file, findings: found.map((one) => ({ ...one, region: places(one.where) })) };
}

function written(as: CheckFormat, checked: readonly Checked[], unreadable: boolean): string {
  switch (as) {
    case 'json':
      return asJson(checked);
    case 'sarif':
      return asSarif(checked, unreadable);
    case 'junit':
      return asJunit(checked);
    case 'github':
      return checked.map(asGithub).join('');
    case 'text':
      return checked.map(asText).join('');
  }
}

async function readRules(file: string, io: CliIo): Promise<LanguageRules> {
  const read = parseLanguageRules(await readText(file, io));
  if (!read.ok) throw new CliProblem(file, read.sentence);
  return read.rules;
}
