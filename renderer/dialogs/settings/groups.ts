import type { Check } from '../../../core/checks/model/diagnostic.ts';

export interface CheckGroup {
  name: string;
  checks: { rule: string; title: string; describes: string }[];
}

const NAMES: Record<string, string> = {
  timeline: 'Timeline',
  time: 'Times',
  text: 'Text against timeline',
  updates: 'Status updates',
  evidence: 'Evidence',
  sections: 'Sections',
  actions: 'Action items',
  language: 'Wording',
  merge: 'Merged versions',
};

/**
 * The checks by the group that their rule begins with, as people call it: `timeline/missing-zone`
 * is "Missing zone" in "Timeline".
 */
export function groupsOf(checks: readonly Pick<Check, 'rule' | 'describes'>[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup>();
  for (const { rule, describes } of checks) {
    const [group, name] = rule.split('/') as [string, string];
    const known = groups.get(group) ?? { name: NAMES[group] ?? sentenceCase(group), checks: [] };
    groups.set(group, known);
    known.checks.push({ rule, title: sentenceCase(name), describes });
  }
  return [...groups.values()];
}

function sentenceCase(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
