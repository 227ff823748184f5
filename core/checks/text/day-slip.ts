/** A full date in the title or at the head of the text that the timeline does not have, while it has its like in another month or year. */
import type { Diagnostic } from '../diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, TimelineEntry } from '../../document/postmortem.ts';
import { findTimes } from '../../time/find-times.ts';
import type { FoundTime } from '../../time/reading.ts';
import { claiming } from '../claims.ts';
import { placeOf, sectionFacts } from '../facts.ts';
import { DAY, dayLabel, dayOf } from '../moments.ts';

/** The slips of the title and of the opening sentence; one of them is enough. */
export function daySlip(document: Postmortem): Omit<Diagnostic, 'rule'> | null {
  const stated = [...statedDays(document)];
  if (stated.length === 0) return null;
  const days = new Map<string, TimelineEntry>();
  for (const entry of document.timeline) {
    const day = dayOf(entry.at);
    if (day !== null && !days.has(day)) days.set(day, entry);
  }
  for (const { day, who, where } of stated) {
    const known = [...days].map(([other]) => other);
    if (known.some((other) => Math.abs(Date.parse(other) - Date.parse(day)) <= 2 * DAY)) continue;
    const like = known.find((other) => other.slice(8) === day.slice(8) && (other.slice(0, 4) === day.slice(0, 4) || other.slice(5) === day.slice(5)));
    if (!like) continue;
    return {
      severity: 'warning', title: 'Two dates', message: `${who} says ${dayLabel(day)}; the timeline has ${dayLabel(like)}, the same day of another ${like.slice(0, 4) === day.slice(0, 4) ? 'month' : 'year'}.`,
      where, other: { kind: 'timeline', id: days.get(like)!.id }, fixes: [],
    };
  }
  return null;
}

interface StatedDay {
  day: string;
  /** `The title`, `“Summary”` */
  who: string;
  where: Place;
}

function* statedDays(document: Postmortem): Generator<StatedDay> {
  for (const found of findTimes(document.title, { zone: null, date: null })) {
    const day = wholeDay(found);
    if (day !== null) yield { day, who: 'The title', where: { kind: 'title' } };
  }
  const facts = sectionFacts(document).find(({ section, sentences }) => claiming(section) && sentences.length > 0);
  const first = facts?.sentences[0];
  const opening = first?.times[0];
  const day = opening ? wholeDay(opening) : null;
  if (facts && opening && day !== null && /^\s*on\s+$/i.test(first!.text.slice(0, opening.start))) yield { day, who: `“${facts.section.title}”`, where: placeOf(facts.part, opening.time.written, opening.offset) };
}

/** The day of a time that writes all of it: a year that was inferred cannot be wrong. */
function wholeDay({ time, precision, problems }: FoundTime): string | null {
  const day = dayOf(time);
  return precision === 'day' && problems.length === 0 && day !== null && time.written.includes(day.slice(0, 4)) ? day : null;
}
