import { OFFERS, runChecks } from '../../core/checks/registry.ts';
import { SEVERITIES, type Diagnostic, type Severity } from '../../core/checks/diagnostic.ts';
import { parseLanguageRules, type LanguageRules } from '../../core/checks/language/rules.ts';
import { oneOf, type Arguments } from './arguments.ts';
import { readPostmortem, readText } from './files.ts';
import { CliProblem, EXIT, type CliIo } from './io.ts';

/**
 * `afterword check`: what stands open in each file. A file that cannot be read does not keep the
 * others from being checked. `--rules` names a list of wording to look for besides the built-in
 * one. With `--json` one object for all files; its shape is a contract (README).
 */
export async function checkCommand(
  { files, json, severity, rules }: Arguments,
  io: CliIo,
): Promise<number> {
  if (files.length === 0) throw new CliProblem('', 'Name at least one file to check.');
  const lowest = SEVERITIES.indexOf(oneOf<Severity>('severity', severity, SEVERITIES, 'warning'));
  const language = rules === undefined ? undefined : await readRules(rules, io);
  const checked: { file: string; diagnostics: Diagnostic[] }[] = [];
  let unreadable = false;
  for (const file of files) {
    try {
      checked.push({
        file,
        diagnostics: runChecks(
          await readPostmortem(file, io),
          { now: io.now(), language },
          { disabled: OFFERS },
        ),
      });
    } catch (error) {
      if (!(error instanceof CliProblem)) throw error;
      io.err(`afterword: ${error.message}\n`);
      unreadable = true;
    }
  }
  io.out(
    json ? `${JSON.stringify({ files: checked.map(asJson) })}\n` : checked.map(asText).join(''),
  );
  if (unreadable) return EXIT.unusable;
  return checked.some(({ diagnostics }) =>
    diagnostics.some((one) => SEVERITIES.indexOf(one.severity) <= lowest),
  )
    ? EXIT.problems
    : EXIT.clean;
}

async function readRules(file: string, io: CliIo): Promise<LanguageRules> {
  const read = parseLanguageRules(await readText(file, io));
  if (!read.ok) throw new CliProblem(file, read.sentence);
  return read.rules;
}

function asJson({ file, diagnostics }: { file: string; diagnostics: Diagnostic[] }): object {
  return {
    file,
    diagnostics: diagnostics.map(({ rule, severity, message, where, fixes }) => ({
      rule,
      severity,
      message,
      where,
      fix: fixes[0]?.title ?? null,
    })),
  };
}

function asText({ file, diagnostics }: { file: string; diagnostics: Diagnostic[] }): string {
  if (diagnostics.length === 0) return `${file}: no problems\n`;
  return diagnostics
    .map(({ rule, severity, message }) => `${file}: ${severity}: ${message} (${rule})\n`)
    .join('');
}
