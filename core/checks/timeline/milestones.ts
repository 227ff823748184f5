import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { MILESTONES, type Milestone, type Postmortem } from '../../document/postmortem.ts';
import { entriesOf, type Moment } from '../model/entries.ts';
import { spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { remembered } from '../../document/remembered.ts';
import { timedRows, type TimedRow } from '../model/timed-rows.ts';
import { timelineSectionId } from '../model/rows.ts';

/**
 * Pairs that cannot be the other way round. The rest can, with a note: an incident may be over
 * before anybody detects it, and is often mitigated before its cause is identified.
 */
const FIXED: readonly (readonly [Milestone, Milestone])[] = [
  ...MILESTONES.slice(1).map((later) => ['started', later] as const),
  ['detected', 'acknowledged'],
  ['mitigated', 'resolved'],
];

export const milestones: Check = {
  rule: 'timeline/milestones',
  describes:
    'Started, detected, acknowledged, identified, mitigated and resolved come in this order, ' +
    'each once. An order that can be right, such as resolved before detected, is worth a note.',
  run(document) {
    const marked = markedRows(timedRows(document.timeline));
    if (marked.length === 0) return [];
    const { milestone: counting } = entriesOf(document);
    const found = MILESTONES.flatMap((milestone) =>
      twice(
        milestone,
        marked.filter((entry) => entry.milestone === milestone),
        counting(milestone)?.entry,
      ),
    );
    const present = MILESTONES.flatMap((milestone) => counting(milestone) ?? []);
    for (let at = 1; at < present.length; at++) {
      const [before, after] = [present[at - 1]!, present[at]!];
      if (before.ms - after.ms > Math.max(toleranceMs(before.time), toleranceMs(after.time)))
        found.push(wrongWay(before, after));
    }
    return [...found, ...absent(document, marked)];
  },
};

const markedRows = remembered((timeline: readonly TimedRow[]) =>
  timeline.filter(({ milestone }) => milestone !== null),
);

function wrongWay(before: Moment, after: Moment): Diagnostic {
  const [earlier, later] = [before.entry.milestone!, after.entry.milestone!];
  const impossible = FIXED.some(([a, b]) => a === earlier && b === later);
  return {
    rule: milestones.rule,
    severity: impossible ? 'error' : 'warning',
    title: 'Milestones out of order',
    message:
      `“${later}” at ${timeLabel(after.time, before.time)} is ${spanLabel(before.ms - after.ms)} ` +
      `before “${earlier}” at ` +
      `${timeLabel(before.time, after.time)}.${impossible ? '' : ' That can be right; then say so in the entry.'}`,
    where: { kind: 'timeline', id: after.entry.id },
    other: { kind: 'timeline', id: before.entry.id },
    fixes: [],
  };
}

/** The entries whose milestone does not count, because another has it. */
function twice(
  milestone: Milestone,
  entries: readonly TimedRow[],
  counting = entries[0],
): Diagnostic[] {
  return entries
    .filter((entry) => entry !== counting)
    .map((entry) => ({
      rule: milestones.rule,
      severity: 'warning',
      title: 'Milestone set twice',
      message:
        `Two entries are marked “${milestone}”. The ` +
        `${milestone === 'resolved' ? 'last' : 'first'} in time counts in the metrics.`,
      where: { kind: 'timeline', id: entry.id },
      other: { kind: 'timeline', id: counting!.id },
      fixes: [
        {
          title: 'Unmark this one',
          edits: [{ op: 'set-entry', id: entry.id, set: { milestone: null } }],
        },
      ],
    }));
}

/** Only where the author has begun to mark: a report without milestones is not nagged. */
function absent(document: Postmortem, marked: readonly TimedRow[]): Diagnostic[] {
  const missing = (['started', 'resolved'] as const).filter(
    (milestone) => !marked.some((entry) => entry.milestone === milestone),
  );
  if (missing.length === 0) return [];
  const section = timelineSectionId(document);
  return [
    {
      rule: milestones.rule,
      severity: 'info',
      title: 'Milestone not set',
      message:
        `No entry is marked ${missing.map((milestone) => `“${milestone}”`).join(' or ')}, ` +
        `so the metrics that need ${missing.length === 1 ? 'it' : 'them'} stay empty.`,
      where: section ? { kind: 'section', id: section } : { kind: 'document' },
      fixes: [],
    },
  ];
}
