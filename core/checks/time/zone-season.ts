import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Edit } from '../../editing/edits.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, Time, TimelineEntry } from '../../document/postmortem.ts';
import { dayOf as dayOfText } from '../../time/calendar.ts';
import { readTime } from '../../time/read-time.ts';
import { isAbbreviation, resolveZone, seasonProblem, instantOf } from '../../time/zones.ts';
import { placeOf, sectionFacts } from '../model/facts.ts';
import { clockOf, dayLabel, dayOf } from '../model/moments.ts';
import { perRow } from '../../document/remembered.ts';

export const zoneSeason: Check = {
  rule: 'time/zone-season',
  describes:
    'An abbreviation names the clock of the other half of the year: ' +
    'PST in July, CET in summer. Said once for each abbreviation.',
  run(document) {
    const found = new Map<string, Finding>();
    const seasons = new Map<string, string | null>();
    const expected = (zone: string, day: string): string | null => {
      const key = `${zone} ${day}`;
      let other = seasons.get(key);
      if (other === undefined) seasons.set(key, (other = inOtherSeason(zone, day)));
      return other;
    };
    const look = (time: Time, where: () => Place) => {
      const zone = time.zone!;
      const day = dayOf(time);
      const other =
        day === null
          ? inAnyYear(time.written, (date) => expected(zone, date))
          : expected(zone, day) && atItsMoment(time);
      if (other === null) return;
      const key = `${zone} ${other}`;
      const known = found.get(key);
      if (known) known.count++;
      else
        found.set(key, {
          zone,
          other,
          day,
          written: time.written,
          count: 1,
          where: where(),
          inherited: inherits(time),
        });
    };
    for (const { part, sentences } of sectionFacts(document))
      for (const { times } of sentences)
        for (const stated of times)
          // Neither the day nor the zone need be those of a time that names neither.
          if (hasSeason(stated.time) && !(stated.doubtfulDay && inherits(stated.time)))
            look(stated.time, () => placeOf(part, stated.time.written, stated.offset));
    for (const {
      found: { id, at },
    } of entriesWithSeason(document.timeline, null))
      look(at!, () => ({ kind: 'timeline', id }));
    for (const { id, at } of document.updates)
      if (hasSeason(at)) look(at!, () => ({ kind: 'update', id }));
    return [...found.values()].map((finding) => diagnostic(finding, document));
  },
};

/** A clock time in a zone that says which half of the year it is. */
function hasSeason(time: Time | null): boolean {
  const zone = time?.zone;
  return !!zone && zone !== 'UTC' && !zone.includes('/') && clockOf(time) !== null;
}
const entriesWithSeason = perRow((entry: TimelineEntry) => (hasSeason(entry.at) ? entry : null));

interface Finding {
  zone: string;
  other: string;
  /** Null where the year is not known, and does not matter. */
  day: string | null;
  written: string;
  count: number;
  where: Place;
  inherited: boolean;
}

/** The abbreviation that the clocks there showed on that day, when it is not this one. */
function inOtherSeason(zone: string, date: string): string | null {
  if (!isAbbreviation(zone)) return null;
  const problem = resolveZone(zone, { date }).problem;
  return problem?.kind === 'zone-season' ? problem.expected : null;
}

/** On the day of a change both are right, each for its part of the day. */
function atItsMoment({ zone, instant, local }: Time): string | null {
  if (!instant) return null;
  const problem = seasonProblem(resolveZone(zone!), Date.parse(instant), dayOfText(local!)!);
  return problem?.kind === 'zone-season' ? problem.expected : null;
}

/** The clocks change within a week of the same day in all of these. */
const YEARS = [2008, 2011, 2014, 2017, 2020, 2023];

/** What the clocks showed on a month and day without a year, when it is the same in every year. */
function inAnyYear(written: string, expected: (day: string) => string | null): string | null {
  const answers = new Set(
    YEARS.map((year) => {
      const day = dayOfText(readTime(written, { zone: null, date: null, year }).time.local);
      return day === null ? null : expected(day);
    }),
  );
  return answers.size === 1 ? [...answers][0]! : null;
}

function diagnostic(
  { zone, other, day, written, count, where, inherited }: Finding,
  document: Postmortem,
): Diagnostic {
  const isDocumentZone = inherited && document.incident.zone === zone;
  return {
    rule: zoneSeason.rule,
    severity: 'warning',
    title: 'Zone out of season',
    message:
      `${zone} on ${day === null ? `“${written.trim()}”` : dayLabel(day)}: ` +
      `the clocks there showed ${other}.${count > 1 ? ` ${count} times are in ${zone}.` : ''} If ` +
      `${other} was meant, the times are an hour off in UTC.`,
    where: isDocumentZone ? { kind: 'incident', field: 'zone' } : where,
    ...(isDocumentZone ? { other: where } : {}),
    // What is written in a time itself is the author's to change.
    fixes: isDocumentZone
      ? [{ title: `Read them in ${other}`, edits: readIn(document, zone, other) }]
      : [],
  };
}

/** Whether the zone stands elsewhere than in the written time. */
function inherits({ zoneFrom }: Time): boolean {
  return zoneFrom !== undefined && zoneFrom !== 'written';
}

/**
 * Every time that has the zone from the document or its source, in the other one: the same wall
 * clock, another instant.
 */
function readIn(document: Postmortem, zone: string, other: string): Edit[] {
  const affected = (time: Time | null): time is Time => time?.zone === zone && inherits(time);
  const read = (time: Time): Time => ({
    ...time,
    zone: other,
    instant: time.instant === null ? null : instantOf(time.local!, other).instant,
  });
  const edits: Edit[] = [{ op: 'set-incident', set: { zone: other } }];
  for (const { id, at } of document.timeline)
    if (affected(at)) edits.push({ op: 'set-entry', id, set: { at: read(at) } });
  for (const { id, at, nextUpdate } of document.updates) {
    const set = {
      ...(affected(at) ? { at: read(at) } : {}),
      ...(affected(nextUpdate) ? { nextUpdate: read(nextUpdate) } : {}),
    };
    if (Object.keys(set).length > 0) edits.push({ op: 'set-update', id, set });
  }
  return edits;
}
