import type { Checked } from './checked.ts';

/** A finding a line, as compilers write them. */
export function asText({ file, findings }: Checked): string {
  if (findings.length === 0) return `${file}: no problems\n`;
  return findings
    .map(
      ({ rule, severity, message, region: { line, column } }) =>
        `${file}:${line}:${column}: ${severity}: ${message} (${rule})\n`,
    )
    .join('');
}
