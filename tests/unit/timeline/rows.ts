import type { Milestone, Postmortem, TimelineEntry } from '../../../core/document/postmortem.ts';
import { emptyProse } from '../../../core/prose/build.ts';
import { readTime } from '../../../core/time/read-time.ts';

/** A timeline of times as typed, each with its milestone. */
export function rows(
  zone: string,
  date: string,
  entries: readonly (readonly [written: string, milestone?: Milestone])[],
): Pick<Postmortem, 'timeline' | 'incident'> {
  const timeline = entries.map(([written, milestone], index): TimelineEntry => ({
    id: `e${index}`,
    at: readTime(written, { zone, date }).time,
    milestone: milestone ?? null,
    body: emptyProse(),
    audience: 'everyone',
    source: null,
  }));
  return {
    incident: { reference: '', organization: '', severity: '', services: [], zone, date },
    timeline,
  };
}

export const NORMAL = rows('Europe/Copenhagen', '2026-03-03', [
  ['09:15', 'started'],
  ['09:22', 'detected'],
  ['09:42', 'identified'],
  ['10:02'],
  ['10:13', 'mitigated'],
  ['10:31', 'resolved'],
]);
