import type { Diagnostic } from '../../core/checks/model/diagnostic.ts';

/** Findings that say the same in several places, or belong together: one card. */
export interface ProblemGroup {
  key: string;
  problems: readonly [Diagnostic, ...Diagnostic[]];
}

/** In the order of their first ones. */
export function problemGroups(diagnostics: readonly Diagnostic[]): ProblemGroup[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const one of diagnostics) {
    const { rule, severity, title, message, together = message } = one;
    const key = [rule, severity, title, together].join('\n');
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].map(([key, problems]) => ({ key, problems }));
}
