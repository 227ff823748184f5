/**
 * A file that holds several reports, such as a status page's history: which of them the document is
 * about.
 */
import { counted } from '../../prose/counted.ts';
import type { ReadSource } from '../model/read-source.ts';
import type { ReaderOptions } from './reader.ts';

export interface Candidate<T> {
  item: T;
  /** What the report is called in the preview. */
  label: string;
  /** How many notices or comments it has. */
  rows: number;
  /** When it began, milliseconds since 1970; NaN where the source does not say. */
  began: number;
  /** Taken only where there is nothing else, such as planned maintenance. */
  spare?: boolean;
}

export interface Selection<T> {
  taken: Candidate<T>[];
  notes: string[];
  /** For the preview, where there was a choice. */
  channels?: ReadSource['channels'];
}

/**
 * The author's choice, by label; else the newest. Mixing several reports unasked would make one
 * incident of many, so the others are named in a note.
 */
export function select<T>(
  candidates: readonly Candidate<T>[],
  what: string,
  { choice }: ReaderOptions,
): Selection<T> {
  if (candidates.length <= 1) return { taken: [...candidates], notes: [] };
  const named = withDistinctLabels(candidates);
  const chosen = choice?.channels
    ? named.filter(({ label }) => choice.channels!.includes(label))
    : [];
  const taken = chosen.length > 0 ? chosen : [newest(named)];
  const others = named.filter((each) => !taken.includes(each));
  const quoted = (some: readonly Candidate<T>[]): string =>
    some.map(({ label }) => `“${label}”`).join(', ');
  const more = others.length > 5 ? ` and ${counted(others.length - 5, 'other')}` : '';
  const notes =
    others.length === 0
      ? []
      : [
          `${counted(named.length, what)} in the file; ${quoted(taken)} taken, ` +
            `not taken: ${quoted(others.slice(0, 5))}${more}`,
        ];
  return {
    taken,
    notes,
    channels: named.map((each) => ({
      name: each.label,
      messages: each.rows,
      taken: taken.includes(each),
    })),
  };
}

function newest<T>(candidates: readonly Candidate<T>[]): Candidate<T> {
  const preferred = candidates.filter(({ spare }) => spare !== true);
  const from = preferred.length > 0 ? preferred : candidates;
  return from.reduce(
    (best, each) =>
      each.began > best.began || (Number.isNaN(best.began) && !Number.isNaN(each.began))
        ? each
        : best,
    from[0]!,
  );
}

/** Two reports of one name are told apart by a number. */
function withDistinctLabels<T>(candidates: readonly Candidate<T>[]): Candidate<T>[] {
  const seen = new Map<string, number>();
  return candidates.map((each) => {
    const count = (seen.get(each.label) ?? 0) + 1;
    seen.set(each.label, count);
    return count === 1 ? each : { ...each, label: `${each.label} (${count})` };
  });
}
