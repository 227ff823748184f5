import type { Severity } from '../../../core/checks/model/diagnostic.ts';
import { CHECKS } from '../../../core/checks/registry.ts';
import type { Checked, Finding } from './checked.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 (OASIS), for code scanning. Files are named by relative addresses. */
export function asSarif(checked: readonly Checked[], unreadable: boolean): string {
  const used = new Set(checked.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const rules = CHECKS.filter(({ rule }) => used.has(rule)).map(({ rule, describes }) => ({
    id: rule,
    shortDescription: { text: describes },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Afterword', rules } },
        invocations: [{ executionSuccessful: !unreadable }],
        columnKind: 'utf16CodeUnits',
        results: checked.flatMap(({ file, findings }) =>
          findings.map((finding) => resultOf(file, finding)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(file: string, { rule, severity, message, region }: Finding): object {
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: addressOf(file) },
          region: {
            startLine: region.line,
            startColumn: region.column,
            endLine: region.endLine,
            endColumn: region.endColumn,
          },
        },
      },
    ],
  };
}

/** A path as a relative address: forward slashes, each name encoded. */
function addressOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/').replace(/^\.\//, '');
}
