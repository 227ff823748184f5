/** What a source declares for all of its times: their zone, and the day of those that have none. */
import type { RootContent } from 'mdast';
import type { Time } from '../../document/postmortem.ts';
import { epoch } from '../../document/sorting.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { plainText } from '../../prose/text.ts';
import { addDays, dayOf, weekdayOf } from '../../time/calendar.ts';
import { findDeclaredDay, findDeclaredZone, ZONE_NAMES } from '../../time/declared-zone.ts';
import { readTime } from '../../time/read-time.ts';
import { weekdayAt } from '../../time/weekday-token.ts';
import { resolveZone } from '../../time/zones.ts';
import type { Source } from '../model/source.ts';
import { rootOf } from './blocks.ts';
import { certainDays, certainYear } from './evidence.ts';
import type { FoundEntries } from './found-entries.ts';
import { daysOfEvents, labelled, labelledDate, labelledStart, yearless } from './labelled-days.ts';
import type { SectionDraft } from './outline.ts';
import { dayInHeading } from './day-lines.ts';
import { timeTable } from './tables.ts';
import type { Setting } from './times.ts';

/** What a field is called that names the zone of all times. */
const ZONE_LABEL = new RegExp(
  joinedLines`
    ^\W*(?:${ZONE_NAMES.join('|')}|時間帯|タイムゾーン|时区|시간대|times?|clocks?|zeit(?:en)?
    |uhrzeit(?:en)?|heures?|horas?|horário|horario|huso|or[ae]|orari|tijd(?:en)?|czas
    |tid(?:er)?)[\s.…_]*$
  `,
  'iu',
);

/**
 * The zone that a source declares once for all: in the timeline's title, in a sentence, in a
 * column's head, in its metadata.
 */
export function zoneOfSource(
  source: Source,
  title: string,
  drafts: readonly SectionDraft[],
): { zone: string; quote: string } | null {
  const timelines = drafts.filter(({ kind }) => kind === 'timeline');
  // What a title adds to its name speaks of its times: "Chronology of events [CET]", "Timeline –
  // UTC".
  const additions = timelines.map(({ title }) => ({
    line: title,
    read: `Times: ${/[([:\u2013\u2014-]\s*([^]*)/.exec(title)?.[1] ?? ''}`,
  }));
  // So does the head of a table's column of times: "When (UTC)".
  for (const { blocks } of drafts)
    for (const block of blocks) {
      const head = block.type === 'table' ? timeTable(block)?.timeHead : undefined;
      if (head)
        additions.push(
          { line: head, read: `Times: ${/[([]\s*([^]*)/.exec(head)?.[1] ?? ''}` },
          { line: head, read: `Times: ${/(?:^|\s)([A-Z]{2,5})$/.exec(head)?.[1] ?? ''}` },
        );
    }
  // A title that ends in a zone: "Ops log, 20 to 21 February (UTC)".
  const bodyLines = plainText(rootOf(source.body)).split('\n');
  const captions = bodyLines.filter((line) => line.length < 100 && dayInHeading(line) !== null);
  for (const line of [title, ...timelines.map((timeline) => timeline.title), ...captions]) {
    const bracketed = /[([（]([^()[\]（）]{1,30})[)\]）]\s*$/.exec(line)?.[1];
    // "All times CET (UTC+1)" says it in its own words.
    if (bracketed && !findDeclaredZone(line)) additions.push({ line, read: `Times: ${bracketed}` });
    // "7 października 2025 r., czas CEST", "14 May 2025, BST".
    const behind = /,\s(?:\p{L}+\s)?([A-Z]{3,5})\s*$/u.exec(line)?.[1];
    if (behind) additions.push({ line, read: `Times: ${behind}` });
  }
  // A field of the report: "Time zone | Europe/Dublin", "Ora ......: CEST".
  for (const { label, value } of labelled([...source.unsorted, ...source.body]))
    if (ZONE_LABEL.test(label) && value.length < 60) {
      const bracketed = /[([（]([^()[\]（）]{1,30})[)\]）]\s*$/.exec(value)?.[1];
      for (const part of [value, bracketed])
        if (part) additions.push({ line: `${label}: ${value}`, read: `Times: ${part}` });
    }
  const lines = [
    ...timelines.flatMap(({ title, blocks }) => [title, ...plainText(rootOf(blocks)).split('\n')]),
    source.title,
    ...bodyLines,
    ...source.updates.flatMap(({ body }) => plainText(rootOf(body)).split('\n')),
    ...plainText(rootOf(source.unsorted)).split('\n'),
  ];
  for (const { line, read } of [
    ...additions,
    ...lines.map((each) => ({ line: each, read: each })),
  ]) {
    const declared = findDeclaredZone(read);
    if (declared) return { zone: declared.zone, quote: line.length < 60 ? line : declared.written };
  }
  const zone = source.zone === null ? null : resolveZone(source.zone).zone;
  return zone === null ? null : { zone, quote: source.zone! };
}

/** The day that a sentence of the timeline gives to all of its times, ISO. */
export function dayOfTimes(
  drafts: readonly SectionDraft[],
  { days, year, dayFirst }: Pick<Setting, 'year' | 'dayFirst'> & { days: readonly string[] },
): string | null {
  for (const { kind, blocks } of drafts) {
    const written = kind === 'timeline' ? findDeclaredDay(plainText(rootOf(blocks))) : null;
    if (written === null) continue;
    const context = { zone: null, date: days[0] ?? null, year, dayFirst };
    return dayOf(readTime(written, context).time.local);
  }
  return null;
}

/**
 * The day that a time without one is on: named by the timeline's title, the report's title, the
 * words above the timeline, its first text, its notices, its metadata; in this order.
 */
export function firstDay(
  found: Pick<FoundEntries, 'title' | 'above'>,
  title: string,
  drafts: readonly SectionDraft[],
  stamps: readonly (Time | null)[],
  source: Source,
  { days, dayFirst }: { days: readonly string[]; dayFirst: boolean | null },
): string | null {
  // A wiki's title is a path: "Incidents/2024-11-05 map tiles".
  const leaf = title.slice(title.lastIndexOf('/') + 1);
  const titled = certainDays(found.title)[0] ?? certainDays(title)[0] ?? certainDays(leaf)[0];
  if (titled) return titled;
  const all: RootContent[] = [
    ...source.updates.flatMap(({ body }) => body),
    ...drafts.flatMap(({ blocks }) => blocks),
    ...source.body,
    ...source.unsorted,
  ];
  const fields = labelled(all);
  const started = labelledStart(fields, dayFirst);
  if (started) return started;
  const year = certainYear(days);
  const summaries = drafts.filter(({ kind }) => kind === 'summary');
  const leads = summaries.length > 0 ? summaries : drafts.slice(0, 1);
  const opening = leads.map(({ blocks }) => plainText(rootOf(blocks))).join('\n');
  // "Here is how Saturday, 14 September 2024, went for us", above the entries. A day without its
  // year says less there than the one with a year that the report opens with.
  const above = daysOfEvents(
    found.above,
    daysOfEvents(sentencesOnly(opening)).length > 0 ? null : year,
  );
  const named = onlyOne([...above, ...yearless(title, year)]);
  if (named) return named;
  const posted =
    stamps
      .flatMap((time, index) =>
        source.updates[index]!.body.length > 0 && source.updates[index]!.status !== 'scheduled'
          ? (dayOf(time?.local) ?? [])
          : [],
      )
      .sort()[0] ?? null;
  const first = daysOfEvents(sentencesOnly(opening), year)[0] ?? daysOfEvents(opening, year)[0];
  if (
    first &&
    (!posted ||
      Math.abs(epoch(`${first}T00:00:00Z`) - epoch(`${posted}T00:00:00Z`)) <= 7 * 86_400_000)
  )
    return first;
  // A report that names several days is about the one that it gives as its date, else about the one
  // on which it was not only written.
  // A note in the metadata, such as when it was corrected, tells of no event.
  const told = plainText(rootOf(drafts.flatMap(({ blocks }) => blocks)));
  const event =
    onlyOne(daysOfEvents(plainText(rootOf(all)), year)) ??
    onlyOne(daysOfEvents(told).filter((day) => day !== source.date));
  const ofReport = labelledDate(fields);
  const day =
    posted ??
    (ofReport === source.date ? event : (ofReport ?? event)) ??
    onlyOne(days) ??
    stamps.map((time) => dayOf(time?.local)).find((day) => day !== null) ??
    first ??
    source.date;
  return day !== null && day === source.date ? lastWeekday(opening, day) : day;
}

/** The day where there is one alone, however often it is named. */
function onlyOne(days: readonly string[]): string | null {
  const [first, ...others] = new Set(days);
  return first !== undefined && others.length === 0 ? first : null;
}

/** Without the lines that are a day, a name or a title: a page has its own day among them. */
function sentencesOnly(text: string): string {
  return text
    .split('\n')
    .filter((line) => /[.!?。！？]\s*$/u.test(line))
    .join('\n');
}

/** "On Tuesday, owners saw …" in a post of Thursday: the Tuesday before it. */
const OPENS_WITH_WEEKDAY =
  /^\W{0,4}(?:(?:on|last|this past)\s+)?(?=\p{Lu}\p{L}{3,9}(?:,|\s(?:morning|afternoon|evening|night)))/iu;

function lastWeekday(text: string, posted: string): string {
  const opening = OPENS_WITH_WEEKDAY.exec(text);
  const weekday = opening && weekdayAt(text, opening[0].length, 'field');
  if (!weekday) return posted;
  return addDays(posted, -((weekdayOf(posted) - weekday.index + 7) % 7));
}
