/**
 * A full date in the title or at the head of the text that the timeline does not have, while it has
 * its like in another month or year.
 */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, Time } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { findTimes } from '../../time/find-times.ts';
import type { FoundTime } from '../../time/reading.ts';
import { claiming, claimsOf } from '../model/claims.ts';
import { placeOf, sectionFacts } from '../model/facts.ts';
import { DAY, dayLabel, dayOf } from '../model/moments.ts';

/** The slips of the title and of the opening sentence; one of them is enough. */
export function daySlip(document: Postmortem): Omit<Diagnostic, 'rule'> | null {
  const stated = [...statedDays(document), ...claimedDays(document)];
  if (stated.length === 0) return null;
  const days = new Map<string, Place>();
  const add = (kind: 'timeline' | 'update', rows: readonly { id: string; at: Time | null }[]) =>
    rows.forEach(({ id, at }) => {
      const day = dayOf(at);
      if (day !== null && !days.has(day)) days.set(day, { kind, id });
    });
  add('timeline', document.timeline);
  if (days.size === 0) add('update', document.updates);
  const whose = document.timeline.length > 0 ? 'the timeline has' : 'the updates are of';
  for (const { day, who, where } of stated) {
    const known = [...days].map(([other]) => other);
    if (known.some((other) => Math.abs(Date.parse(other) - Date.parse(day)) <= 2 * DAY)) continue;
    const like = known.find(
      (other) =>
        other.slice(8) === day.slice(8) &&
        (other.slice(0, 4) === day.slice(0, 4) || other.slice(5) === day.slice(5)),
    );
    if (!like) continue;
    return {
      severity: 'warning',
      title: 'Two dates',
      message:
        `${who} says ${dayLabel(day)}; ${whose} ${dayLabel(like)}, the same day of another ` +
        `${like.slice(0, 4) === day.slice(0, 4) ? 'month' : 'year'}.`,
      where,
      other: days.get(like)!,
      fixes: [],
    };
  }
  return null;
}

const FIELD = /^(date|start(?:ed)?|incident[-_ ]?date)\s*:\s*["']?(\d{4}-\d\d-\d\d)/im;

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
  // Front matter that no field of a document takes stands there line by line.
  const unsorted = document.sections.find(({ kind }) => kind === 'unsorted');
  const field = unsorted && FIELD.exec(plainText(unsorted.body));
  if (unsorted && field)
    yield {
      day: field[2]!,
      who: `“${field[1]!}:” in “${unsorted.title}”`,
      where: placeOf(
        { kind: 'section', id: unsorted.id, body: unsorted.body },
        field[2]!,
        field.index + field[0].length - field[2]!.length,
      ),
    };
  const facts = sectionFacts(document).find(
    ({ section, sentences }) => claiming(section) && sentences.length > 0,
  );
  const first = facts?.sentences[0];
  const opening = first?.times[0];
  const alone = first?.text.trim() === opening?.time.written.trim();
  const day = opening ? wholeDay(opening, alone) : null;
  if (
    facts &&
    opening &&
    day !== null &&
    (alone || /^\s*on\s+$/i.test(first!.text.slice(0, opening.start)))
  )
    yield {
      day,
      who: `“${facts.section.title}”`,
      where: placeOf(facts.part, opening.time.written, opening.offset),
    };
}

/** The days that the text gives to the beginning and the end. */
function* claimedDays(document: Postmortem): Generator<StatedDay> {
  for (const { strength, time, facts } of claimsOf(document)) {
    const day = strength !== 'opening' ? wholeDay(time, true) : null;
    const section = document.sections.find(({ id }) => id === facts.part.id);
    if (day !== null && section)
      yield {
        day,
        who: `“${section.title}”`,
        where: placeOf(facts.part, time.time.written, time.offset),
      };
  }
}

/** The day of a time that writes all of it: a year that was inferred cannot be wrong. */
function wholeDay({ time, precision, problems }: FoundTime, withClock = false): string | null {
  const day = dayOf(time);
  return (precision === 'day' || withClock) &&
    problems.every(({ kind }) => kind === 'zone-season') &&
    day !== null &&
    time.written.includes(day.slice(0, 4))
    ? day
    : null;
}
