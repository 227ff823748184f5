import type { Person, Postmortem } from '../document/postmortem.ts';
import { formatDay } from '../time/format.ts';
import type { Stamp } from './report.ts';
import { printable } from './prose.ts';
import { shownTime } from './times.ts';

/** One line of the block under the title: "Severity", "SEV-2". */
export interface Fact {
  label: string;
  value: string;
}

interface FactsContext {
  zone: string;
  stamp: Stamp;
  /** Measures of the response: "To detect", "7 min". */
  measures: Fact[];
}

/** What a reader wants to know before the first sentence, set in two columns: the story at the left, the measures at the right. Nothing unknown is mentioned. */
export function reportFacts(document: Postmortem, { zone, stamp, measures }: FactsContext): Fact[] {
  const { incident, people } = document;
  const story = known([
    { label: 'Date', value: incidentTime(document, zone) },
    { label: 'Services', value: incident.services.map((service) => service.trim()).filter((service) => service !== '').join(', ') },
    { label: 'Organization', value: incident.organization },
    { label: 'People', value: people.map(personName).filter((name) => name !== '').join(', ') },
    { label: 'Reference', value: incident.reference },
    { label: 'Version', value: [stamp.revision, stamp.state, stamp.date].filter((part) => part !== '').join(', ') },
  ]);
  const measured = known([{ label: 'Severity', value: incident.severity }, ...measures]);
  return story.flatMap((fact, index) => [fact, ...measured.slice(index, index + 1)]).concat(measured.slice(story.length));
}

function known(facts: readonly Fact[]): Fact[] {
  return facts.map(({ label, value }) => ({ label, value: printable(value).replace(/\s+/g, ' ').trim() })).filter(({ value }) => value !== '');
}

function personName({ name, role }: Person): string {
  return [name.trim(), role.trim() && name.trim() ? `(${role.trim()})` : role.trim()].filter((part) => part !== '').join(' ');
}

/**
 * When the incident was: from its start to its end where both milestones are known, else the day or days that the timeline covers, else the document's own date.
 */
function incidentTime({ timeline, incident }: Postmortem, zone: string): string {
  const timed = timeline.filter(({ at }) => at !== null);
  const shown = (milestone: 'started' | 'resolved') => {
    const entry = timed.find((candidate) => candidate.milestone === milestone);
    return entry?.at?.instant ? shownTime(entry.at, zone) : null;
  };
  const [from, to] = [shown('started'), shown('resolved')];
  if (from?.day && to?.day) {
    if (from.day === to.day) return `${formatDay(from.day, 'day')}, ${from.clock}–${to.clock}`;
    return `${formatDay(from.day, 'day')}, ${from.clock} – ${formatDay(to.day, 'day')}, ${to.clock}`;
  }
  const days = timed.map(({ at }) => shownTime(at!, zone).day).filter((day) => day !== null).sort();
  const [first, last] = [days[0] ?? incident.date, days.at(-1) ?? incident.date];
  if (!first) return '';
  return first === last ? formatDay(first, 'day') : `${formatDay(first, 'day')} – ${formatDay(last, 'day')}`;
}
