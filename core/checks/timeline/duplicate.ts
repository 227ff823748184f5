import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { TimelineEntry } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { timeLabel } from '../model/moments.ts';
import { byTime, rowsOf, type Rows } from '../model/rows.ts';
import { remembered } from '../../document/remembered.ts';
import { timedRows } from '../model/timed-rows.ts';

export const duplicate: Check = {
  rule: 'timeline/duplicate',
  describes: 'Two entries say the same at the same time.',
  run: ({ timeline }) =>
    sharedTimes(rowsOf(timedRows(timeline))).flatMap((indices) =>
      sameText(indices.map((index) => timeline[index]!)),
    ),
};

/** The rows of each time that several have. */
const sharedTimes = remembered((rows: Rows): number[][] => {
  const { values } = rows;
  const sorted = byTime(rows);
  const shared: number[][] = [];
  for (let start = 0, end = 1; start < sorted.length; start = end++) {
    while (end < sorted.length && values[sorted[end]!] === values[sorted[start]!]) end++;
    if (end - start > 1) shared.push([...sorted.subarray(start, end)]);
  }
  return shared;
});

/** Of entries at one time, those whose text another has already. */
function sameText(entries: TimelineEntry[]): Diagnostic[] {
  const seen = new Map<string, TimelineEntry>();
  return entries.flatMap((entry) => {
    const text = normalised(entry);
    const first = seen.get(text);
    if (!first || text === '') {
      seen.set(text, entry);
      return [];
    }
    const removable =
      (entry.milestone === null || entry.milestone === first.milestone) &&
      (entry.source === null || entry.source === first.source);
    return [
      {
        rule: duplicate.rule,
        severity: 'warning' as const,
        title: 'Written twice',
        message: `The timeline has this entry twice at ${timeLabel(entry.at!)}, in the same words.`,
        where: { kind: 'timeline' as const, id: entry.id },
        other: { kind: 'timeline' as const, id: first.id },
        fixes: removable
          ? [{ title: 'Remove the second', edits: [{ op: 'remove-entry' as const, id: entry.id }] }]
          : [],
      },
    ];
  });
}

function normalised({ body }: TimelineEntry): string {
  return plainText(body)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![.!])[.!]+$/, '');
}
