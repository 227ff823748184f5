import type { Fact, Stamp } from './tree.ts';
import type { FactRole } from './words/roles.ts';
import type { Person, Postmortem } from '../document/postmortem.ts';
import { oneLine } from './printable.ts';
import { shownTime } from '../time/shown-time.ts';
import { dayText } from '../time/date-words.ts';
import { filled } from '../prose/filled.ts';
import type { ReportWords } from './words/report-words.ts';

interface FactsContext {
  zone: string;
  /** "Europe/Copenhagen (UTC+1)", '' while unknown. */
  zoneLabel: string;
  stamp: Stamp;
  words: ReportWords;
}

/**
 * What a reader wants to know before the first sentence: the incident's own facts and the file's,
 * taken by turns, so that they stand beside each other where facts are set in two columns. Nothing
 * unknown is mentioned.
 */
export function reportFacts(
  document: Postmortem,
  { zone, zoneLabel, stamp, words }: FactsContext,
): Fact[] {
  const { incident, people } = document;
  const known = (facts: readonly (readonly [FactRole, string])[]): Fact[] =>
    facts
      .map(([role, value]) => ({ role, label: words.facts[role], value: oneLine(value) }))
      .filter(({ value }) => value !== '');
  const story = known([
    ['date', incidentTime(document, zone, words)],
    [
      'services',
      incident.services
        .map((service) => service.trim())
        .filter((service) => service !== '')
        .join(', '),
    ],
    [
      'people',
      people
        .map(personName)
        .filter((name) => name !== '')
        .join(', '),
    ],
    ['organization', incident.organization],
    ['zone', zoneLabel],
  ]);
  const file = known([
    ['severity', incident.severity],
    ['reference', incident.reference],
    ['state', capital(stamp.state)],
    [
      'version',
      stamp.date && stamp.revision.trim()
        ? filled(words.versionOf, { version: stamp.revision, day: stamp.date })
        : stamp.revision || stamp.date,
    ],
    ['audience', capital(stamp.audience)],
  ]);
  return story
    .flatMap((fact, index) => [fact, ...file.slice(index, index + 1)])
    .concat(file.slice(story.length));
}

/** As the first word of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function personName({ name, role }: Person): string {
  return [name.trim(), role.trim() && name.trim() ? `(${role.trim()})` : role.trim()]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * When the incident was: from its start to its end where both milestones are known, else the day or
 * days that the timeline covers, else the document's own date.
 */
function incidentTime(
  { timeline, incident }: Postmortem,
  zone: string,
  words: ReportWords,
): string {
  const timed = timeline.filter(({ at }) => at !== null);
  const day = (isoDate: string): string => dayText(words, isoDate, 'day');
  const shown = (milestone: 'started' | 'resolved') => {
    const entry = timed.find((candidate) => candidate.milestone === milestone);
    return entry?.at?.instant ? shownTime(entry.at, zone) : null;
  };
  const [from, to] = [shown('started'), shown('resolved')];
  if (from?.day && to?.day) {
    if (from.day === to.day) return `${day(from.day)}, ${from.clock}–${to.clock}`;
    return `${day(from.day)}, ${from.clock} – ${day(to.day)}, ${to.clock}`;
  }
  const days = timed
    .map(({ at }) => shownTime(at!, zone).day)
    .filter((each) => each !== null)
    .sort();
  const [first, last] = [days[0] ?? incident.date, days.at(-1) ?? incident.date];
  if (!first) return '';
  return first === last ? day(first) : `${day(first)} – ${day(last)}`;
}
