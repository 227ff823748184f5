import type { Check, Diagnostic } from '../diagnostic.ts';
import { MILESTONES, type Milestone, type Postmortem, type TimelineEntry } from '../../document/postmortem.ts';
import { spanLabel, timeLabel, toleranceMs } from '../moments.ts';
import { rowsOf, timelineSectionId } from '../rows.ts';

/**
 * Pairs that cannot be the other way round. The rest can, with a note: an incident may be over before anybody detects it, and is often mitigated before its cause is identified.
 */
const FIXED: readonly (readonly [Milestone, Milestone])[] = [
  ...MILESTONES.slice(1).map((later) => ['started', later] as const), ['detected', 'acknowledged'], ['mitigated', 'resolved'],
];

export const milestones: Check = {
  rule: 'timeline/milestones',
  describes: 'Started, detected, acknowledged, identified, mitigated and resolved come in this order, each once. An order that can be right, such as resolved before detected, is worth a note.',
  run(document) {
    const marked = document.timeline.flatMap((entry, index) => (entry.milestone ? [{ entry, milestone: entry.milestone, index }] : []));
    if (marked.length === 0) return [];
    const { values } = rowsOf(document.timeline);
    const first = new Map<Milestone, { entry: TimelineEntry; value: number }>();
    const found: Diagnostic[] = [];
    for (const { entry, milestone, index } of marked) {
      const earlier = first.get(milestone);
      if (earlier) found.push(twice(milestone, entry, earlier.entry));
      else first.set(milestone, { entry, value: values[index]! });
    }
    const present = MILESTONES.flatMap((milestone) => (first.has(milestone) ? [{ milestone, ...first.get(milestone)! }] : []));
    for (let at = 1; at < present.length; at++) {
      const [before, after] = [present[at - 1]!, present[at]!];
      const gap = before.value - after.value;
      if (!(gap > Math.max(0, ...[before, after].map(({ entry }) => (entry.at ? toleranceMs(entry.at) : 0))))) continue;
      found.push(wrongWay(before.milestone, before.entry, after.milestone, after.entry, gap));
    }
    return [...found, ...absent(document, first)];
  },
};

function wrongWay(before: Milestone, beforeEntry: TimelineEntry, after: Milestone, afterEntry: TimelineEntry, gap: number): Diagnostic {
  const impossible = FIXED.some(([a, b]) => a === before && b === after);
  return {
    rule: milestones.rule, severity: impossible ? 'error' : 'warning', title: 'Milestones out of order',
    message: `"${after}" at ${timeLabel(afterEntry.at!, beforeEntry.at)} is ${spanLabel(gap)} before "${before}" at ${timeLabel(beforeEntry.at!, afterEntry.at)}.${impossible ? '' : ' That can be right; then say so in the entry.'}`,
    where: { kind: 'timeline', id: afterEntry.id }, other: { kind: 'timeline', id: beforeEntry.id }, fixes: [],
  };
}

function twice(milestone: Milestone, entry: TimelineEntry, first: TimelineEntry): Diagnostic {
  return {
    rule: milestones.rule, severity: 'warning', title: 'Milestone set twice',
    message: `Two entries are marked "${milestone}". The first one counts in the metrics.`,
    where: { kind: 'timeline', id: entry.id }, other: { kind: 'timeline', id: first.id },
    fixes: [{ title: 'Unmark this one', edits: [{ op: 'set-entry', id: entry.id, set: { milestone: null } }] }],
  };
}

/** Only where the author has begun to mark: a report without milestones is not nagged. */
function absent(document: Postmortem, first: ReadonlyMap<Milestone, unknown>): Diagnostic[] {
  const missing = (['started', 'resolved'] as const).filter((milestone) => !first.has(milestone));
  if (missing.length === 0) return [];
  const section = timelineSectionId(document);
  return [{
    rule: milestones.rule, severity: 'info', title: 'Milestone not set',
    message: `No entry is marked ${missing.map((milestone) => `"${milestone}"`).join(' or ')}, so the metrics that need ${missing.length === 1 ? 'it' : 'them'} stay empty.`,
    where: section ? { kind: 'section', id: section } : { kind: 'document' }, fixes: [],
  }];
}
