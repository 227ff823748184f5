import { plainText } from '../../prose/text.ts';
import type { Report } from '../../report/report.ts';
import { localAt } from '../../time/zones.ts';
import { csvText } from './csv.ts';

/**
 * The timeline as a table for programs: every entry with its instant (ISO 8601, in UTC), its clock
 * in the report's zone, and what was written. Columns have English names whatever the report's
 * language is, so that a script need not know it.
 */
export function timelineCsv({ source, zone, words, audience }: Report): string {
  const internal = audience === 'internal';
  const columns = ['Time (UTC)', 'Local', 'Zone', 'As written', 'Milestone', 'Event', 'Source'];
  return csvText(
    internal ? [...columns, 'Audience'] : columns,
    source.timeline.map(({ at, milestone, body, source: evidence, audience: readers }) => {
      const shown = at?.instant && zone ? localAt(at.instant, zone) : null;
      const cells = [
        at?.instant ?? '',
        shown ?? at?.local ?? '',
        (shown === null ? at?.zone : zone) ?? '',
        at?.written ?? '',
        milestone === null ? '' : words.milestones[milestone],
        plainText(body),
        evidence ?? '',
      ];
      return internal ? [...cells, readers] : cells;
    }),
  );
}
