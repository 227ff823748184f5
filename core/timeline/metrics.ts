import type { Milestone, Postmortem } from '../document/postmortem.ts';
import { formatDuration } from '../time/format.ts';
import { milestoneInstants } from './milestones.ts';

export type MetricId = 'detect' | 'acknowledge' | 'identify' | 'mitigate' | 'resolve';

/** How long after its start an incident reached a milestone. */
export interface Metric {
  id: MetricId;
  milestone: Milestone;
  /** `to detect` */
  label: string;
  /**
   * Null while either end is missing, and when the milestone lies before the start: that is for a
   * check to say.
   */
  ms: number | null;
  /** `1 h 16 min`, '' for null. */
  text: string;
}

const METRICS: readonly (readonly [MetricId, Milestone])[] = [
  ['detect', 'detected'],
  ['acknowledge', 'acknowledged'],
  ['identify', 'identified'],
  ['mitigate', 'mitigated'],
  ['resolve', 'resolved'],
];

/** The five metrics, in the order of the milestones, measured from the milestone `started`. */
export function metrics(document: Pick<Postmortem, 'timeline'>): Metric[] {
  const reached = milestoneInstants(document);
  return METRICS.map(([id, milestone]) => {
    const passed =
      reached.started && reached[milestone] ? reached[milestone].ms - reached.started.ms : null;
    const ms = passed !== null && passed >= 0 ? passed : null;
    return {
      id,
      milestone,
      label: `to ${id}`,
      ms,
      text: ms === null ? '' : formatDuration(ms),
    };
  });
}
