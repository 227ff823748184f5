import type { Checked } from './checked.ts';

/** One object for all files; its shape is a contract (README). */
export function asJson(checked: readonly Checked[]): string {
  const files = checked.map(({ file, findings }) => ({
    file,
    diagnostics: findings.map(({ rule, severity, message, where, fixes }) => ({
      rule,
      severity,
      message,
      where,
      fix: fixes[0]?.title ?? null,
    })),
  }));
  return `${JSON.stringify({ files })}\n`;
}
