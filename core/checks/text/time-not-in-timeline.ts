import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { placeKey } from '../../document/place.ts';
import type { Postmortem, TimelineEntry } from '../../document/postmortem.ts';
import { plainProse } from '../../prose/build.ts';
import { entriesOf, scaleOf, type Entries, type Moment } from '../model/entries.ts';
import {
  placeOf,
  sectionFacts,
  type SectionFacts,
  type Sentence,
  type StatedTime,
} from '../model/facts.ts';
import { timeLabel } from '../model/moments.ts';
import { remembered } from '../../document/remembered.ts';
import { contradicts } from './contradicts.ts';
import { end } from './end.ts';
import { start } from './start.ts';
import { swappedWith } from './swapped-digits.ts';
import { joinedLines } from '../../prose/joined-lines.ts';
import { tellsEvents } from '../../document/sections.ts';

export const timeNotInTimeline: Check = {
  rule: 'text/time-not-in-timeline',
  describes: 'The prose names a time of day that no entry of the timeline has.',
  run(document, context) {
    const scale = scaleOf(document);
    const entries = entriesOf(document);
    // A time that is reported as a wrong beginning, end or event is not reported again as missing.
    const reported = new Set(
      [start, end, contradicts].flatMap((check) =>
        check.run(document, context).map(({ where }) => placeKey(where)),
      ),
    );
    const seen = new Set<number>();
    const freeId = idsOf(document);
    return sectionFacts(document).flatMap((facts) =>
      !tellsEvents(facts.section)
        ? []
        : eventTimes(facts).flatMap(({ sentence, time }) => {
            const ms = scale(time.time);
            if (Number.isNaN(ms) || seen.has(ms) || entries.at({ ...time, ms })) return [];
            const where = placeOf(facts.part, time.time.written, time.offset);
            if (reported.has(placeKey(where))) return [];
            seen.add(ms);
            const found = diagnostic(freeId, entries, facts, sentence, time, ms, where);
            const swapped = swappedWith(document, sentence, time);
            return [swapped ? { ...found, ...turned(time, swapped) } : found];
          }),
    );
  },
};

/** The times of a section that are those of events. */
const eventTimes = remembered(({ sentences }: SectionFacts) =>
  sentences.flatMap((sentence) =>
    sentence.times.flatMap((time) => (isEvent(sentence, time) ? [{ sentence, time }] : [])),
  ),
);

/**
 * Before a time: it is promised, planned or expected. "At 09:00 we said that it will take long" is
 * an event.
 */
const AHEAD = new RegExp(
  joinedLines`
    \b(?:will|shall|would|should|expect\w*|estimat\w*|eta|next update|by the end of
      |scheduled (?:for|to)|planned (?:for|to))\b
  `,
  'i',
);
/** Times of every day, and of the report itself. */
const NO_EVENT = new RegExp(
  joinedLines`
    \b(?:every|daily|nightly|weekly|hourly|each (?:day|night|morning|week)|business hours
      |office hours|opening hours|working hours|cron|all times|times are
      |(?:created|updated|edited|published|written|posted|reviewed) (?:on|at|by))\b
  `,
  'i',
);

function isEvent(
  { text }: Sentence,
  { precision, problems, doubtfulDay, start: at, time }: StatedTime,
): boolean {
  if (
    precision === 'day' ||
    precision === 'none' ||
    doubtfulDay ||
    problems.length > 0 ||
    (time.instant === null && time.zone !== null)
  )
    return false;
  // The clause of the time decides: "it was fixed at 09:00; we will report by noon" holds an event
  // and a promise.
  const from = Math.max(text.lastIndexOf(';', at), text.lastIndexOf(' but ', at)) + 1;
  const to = text.indexOf(';', at);
  return (
    !AHEAD.test(text.slice(from, at)) &&
    !NO_EVENT.test(text.slice(from, to === -1 ? undefined : to))
  );
}

function diagnostic(
  freeId: (seed: string) => string,
  entries: Entries,
  { section }: SectionFacts,
  sentence: Sentence,
  stated: StatedTime,
  ms: number,
  where: Diagnostic['where'],
): Diagnostic {
  const entry: TimelineEntry = {
    id: freeId(`${section.id}${stated.offset}`),
    at: stated.time,
    milestone: null,
    body: plainProse(sentence.text),
    audience: section.audience,
    source: section.title || null,
  };
  const { written } = stated.time;
  const label = timeLabel(stated.time, entries.first?.time);
  return {
    rule: timeNotInTimeline.rule,
    severity: 'info',
    title: 'Not in the timeline',
    message:
      `“${section.title}” names ` +
      `${written}${written.replaceAll('.', ':').includes(label) ? '' : ` (${label})`}; ` +
      `${entries.first ? 'the timeline has no entry at that time' : 'the timeline has no entries yet'}.`,
    where,
    fixes: [
      {
        title: 'Add it to the timeline',
        edits: [{ op: 'add-entry', entry, before: entries.before(ms) }],
      },
    ],
  };
}

/** What is said of a time whose digits are those of an entry, the other way round. */
function turned(
  { time }: StatedTime,
  moment: Moment,
): Pick<Diagnostic, 'severity' | 'title' | 'message' | 'other'> {
  const [here, there] = [timeLabel(time, moment.time), timeLabel(moment.time, time)];
  return {
    severity: 'warning',
    title: 'Digits changed over',
    message: `The text says ${here}; the entry that tells of it is ${there}.`,
    other: { kind: 'timeline', id: moment.entry.id },
  };
}

/** Makes ids that no row has yet; the same document gives the same id. */
function idsOf(document: Postmortem): (seed: string) => string {
  let taken: Set<string> | null = null;
  return (seed) => {
    taken ??= new Set(
      [...document.timeline, ...document.updates, ...document.actions, ...document.sections].map(
        ({ id }) => id,
      ),
    );
    const base = `t${seed.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}x${count}`;
    return id;
  };
}
