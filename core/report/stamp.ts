import type { Stamp } from './tree.ts';
import type { Audience, Postmortem } from '../document/postmortem.ts';
import { printable } from './printable.ts';
import { dayText } from '../time/date-words.ts';
import { filled } from '../prose/filled.ts';
import type { ReportWords } from './words/report-words.ts';

/**
 * The stamp of a document; `times` says the zone of the report. A document in which a merge left
 * something open says so wherever its state is told.
 */
export function stampOf(
  { state, revision, edited, incident }: Postmortem,
  openConflicts: number,
  audience: Audience,
  times: string,
  words: ReportWords,
): Stamp {
  const line = (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(' · ');
  const [stateName, version, reference] = [
    openConflicts === 0
      ? words.states[state]
      : `${words.states[state]}, ${filled(words.openConflicts, { count: String(openConflicts) })}`,
    printable(revision),
    printable(incident.reference),
  ];
  const shownTo = words.audiences[audience];
  return {
    state: stateName,
    revision: version,
    date: edited ? dayText(words, edited, 'plain') : '',
    isoDate: edited,
    times,
    audience: shownTo,
    reference,
    head: line([reference, stateName, version && filled(words.version, { version })]),
    foot: line([times, shownTo]),
  };
}
