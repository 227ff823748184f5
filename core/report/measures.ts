import type { Table, TableRow } from 'mdast';
import { MILESTONES, type Postmortem } from '../document/postmortem.ts';
import { metrics } from '../timeline/metrics.ts';
import { milestoneInstants } from '../timeline/milestones.ts';
import { capital } from './facts.ts';
import { shownTime } from '../time/shown-time.ts';
import { dayText, durationText } from '../time/date-words.ts';
import type { ReportWords } from './words/report-words.ts';

/**
 * Milestones, when each was reached, and how long after the start; null where fewer than two have a
 * moment.
 * @param across a column for each milestone, which takes less of a page, instead of a row
 */
export function measuresTable(
  document: Postmortem,
  zone: string,
  words: ReportWords,
  across: boolean,
): Table | null {
  const reached = milestoneInstants(document);
  const known = MILESTONES.flatMap((milestone) => (reached[milestone] ? [reached[milestone]] : []));
  if (known.length < 2) return null;
  const after = new Map(metrics(document).map(({ milestone, ms }) => [milestone, ms]));
  const times = known.map(({ entry }) => shownTime(entry.at!, zone));
  const manyDays = new Set(times.map(({ day }) => day)).size > 1;
  const lines = known.map(({ milestone }, index): string[] => {
    const { day, clock } = times[index]!;
    const ms = after.get(milestone) ?? null;
    return [
      capital(words.milestones[milestone]),
      manyDays && day !== null ? `${dayText(words, day, 'short')}, ${clock}` : clock,
      ms === null ? '' : durationText(words, ms),
    ];
  });
  // Where the start is not known, nothing is so long after it.
  const parts = lines.some((line) => line[2] !== '') ? [0, 1, 2] : [0, 1];
  const titled = [
    [words.measures.milestone, words.measures.time, words.measures.after],
    ...lines,
  ].map((line) => parts.map((part) => line[part]!));
  const rows = across ? parts.map((part) => titled.map((line) => line[part]!)) : titled;
  return { type: 'table', align: rows[0]!.map(() => null), children: rows.map(row) };
}

function row(texts: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: texts.map((value) => ({
      type: 'tableCell',
      children: value === '' ? [] : [{ type: 'text', value }],
    })),
  };
}
