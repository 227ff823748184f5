import type { Severity } from '../../../core/checks/model/diagnostic.ts';
import type { Checked } from './checked.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Commands that a GitHub workflow shows at the line of a pull request
 * (docs.github.com/actions/reference/workflow-commands-for-github-actions; what is escaped:
 * github.com/actions/toolkit, packages/core/src/command.ts).
 */
export function asGithub({ file, findings }: Checked): string {
  return findings
    .map(({ rule, severity, title, message, region }) => {
      const properties = {
        file,
        line: region.line,
        endLine: region.endLine,
        // A column is allowed only where both are of one line.
        ...(region.line === region.endLine && { col: region.column, endColumn: region.endColumn }),
        title: `${title} (${rule})`,
      };
      const all = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
      return `::${LEVELS[severity]} ${all.join(',')}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
