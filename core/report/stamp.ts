import type { Audience, Postmortem } from '../document/postmortem.ts';
import { printable } from './prose.ts';
import { dayText } from '../time/date-words.ts';
import { filled } from '../prose/filled.ts';
import type { ReportWords } from './words/words.ts';

/** What every page says about itself. Empty where unknown. */
export interface Stamp {
  state: string;
  revision: string;
  /** The day of the last edit, for people: "9 March 2026". */
  date: string;
  /** The same, ISO, for file properties. */
  isoDate: string;
  /** "Times in Europe/Copenhagen (UTC+1)". */
  times: string;
  /** "for everyone", "internal". */
  audience: string;
  reference: string;
  /** For the head of a page, beside the title: "INC-4127 · approved · v3". */
  head: string;
  /**
   * For the foot of a page, beside its number: "Times in Europe/Copenhagen (UTC+1) · for everyone".
   */
  foot: string;
}

/** The stamp of a document; `times` says the zone of the report. */
export function stampOf(
  { state, revision, edited, incident }: Postmortem,
  audience: Audience,
  times: string,
  words: ReportWords,
): Stamp {
  const line = (parts: readonly string[]): string =>
    parts.filter((part) => part !== '').join(' · ');
  const [stateName, version, reference] = [
    words.states[state],
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
