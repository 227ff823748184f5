import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { MILESTONES, type Postmortem } from '../../document/postmortem.ts';
import { entriesOf, type Entries } from '../model/entries.ts';
import { eventsOf, type StatedEvent } from '../model/events.ts';
import { placeOf } from '../model/facts.ts';
import { onePerPlace } from '../model/one-per-place.ts';
import { formMoments } from './form-moments.ts';
import { namesToldTwice } from './names.ts';
import { orderWords } from './order-words.ts';
import { detectedEarly } from './detected-early.ts';
import { frontMoments } from './front-moments.ts';
import { eventsToldOtherwise } from './told-events.ts';
import { opposites } from './opposites.ts';
import { severities } from './severities.ts';
import { spellings } from './spellings.ts';
import { textOfRow } from './told-rows.ts';
import { versions } from './versions.ts';
import { wrongOrder } from './wrong-order.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';

export const contradicts: Check = {
  rule: 'text/contradicts',
  describes:
    'The text gives two times for one event, or another one than the entry that tells of it; it ' +
    'names one thing, one version or one severity in two ways, or denies what it tells elsewhere.',
  run(document) {
    const events = eventsOf(document);
    const entries = entriesOf(document);
    const found: Diagnostic[] = wrongOrder(document).map((one) => ({
      rule: contradicts.rule,
      ...one,
    }));
    const first = new Map<string, StatedEvent>();
    let previous: StatedEvent | null = null;
    for (const event of events) {
      const earlier = first.get(event.word);
      if (!earlier) first.set(event.word, event);
      const diagnostic =
        (earlier && withText(event, earlier, document)) ??
        (earlier && !differ(event, earlier) ? null : withEntry(event, entries)) ??
        wrongWay(event, previous);
      if (diagnostic) found.push(diagnostic);
      previous = event;
    }
    const forms = [
      ...formMoments(document),
      ...versions(document),
      ...opposites(document),
      ...severities(document),
      ...eventsToldOtherwise(document),
      ...frontMoments(document),
      ...detectedEarly(document),
      ...orderWords(document),
      ...namesToldTwice(document),
      ...spellings(document),
    ].map((one) => ({
      rule: contradicts.rule,
      ...one,
    }));
    return onePerPlace([...found, ...forms]);
  },
};

/** Rounding, and the time that a sentence takes to be written. */
const SLIGHT_MS = 2 * MINUTE;
/** Further apart, the two may well be about two incidents. */
const MOST_MS = 2 * DAY;
/**
 * What the summary and the impact say of these is compared with the timeline by `text/start` and
 * `text/end`.
 */
const COMPARED: ReadonlySet<string> = new Set(['started', 'mitigated', 'resolved']);

function withText(
  event: StatedEvent,
  earlier: StatedEvent,
  document: Postmortem,
): Diagnostic | null {
  // Two entries: it happened twice, and the timeline says so.
  if (!differ(event, earlier) || (hasEntry(event, document) && hasEntry(earlier, document)))
    return null;
  const [own, other] = [
    timeLabel(event.time.time, earlier.time.time),
    timeLabel(earlier.time.time, event.time.time),
  ];
  return {
    ...base(event),
    message:
      `${titled(earlier)} says ${earlier.word} at ${other}; ` +
      `${event.facts === earlier.facts ? 'further down it' : titled(event)} says ${event.word} ` +
      `at ${own}, ${distance(event.time.ms, earlier.time.ms)}.`,
    other: placeOf(earlier.facts.part, earlier.time.time.written, earlier.time.offset),
  };
}

/** An entry of that time, other than one that was taken from the sentence itself. */
function hasEntry({ time, sentence }: StatedEvent, document: Postmortem): boolean {
  const moment = entriesOf(document).at(time);
  return moment !== null && !sentence.text.includes(textOfRow(document, moment).slice(0, 30));
}

function withEntry(event: StatedEvent, entries: Entries): Diagnostic | null {
  const { kind, time, facts, labelled } = event;
  const marked = entries.milestone(kind);
  if (!marked || event.word !== kind) return null;
  // A field names the one moment; a sentence may mean another entry of that time.
  if (
    !labelled &&
    (entries.at(time) ||
      (COMPARED.has(kind) && (facts.section.kind === 'summary' || facts.section.kind === 'impact')))
  )
    return null;
  const apart = Math.abs(time.ms - marked.ms);
  if (
    apart <= Math.max(SLIGHT_MS, toleranceMs(time.time), toleranceMs(marked.time)) ||
    apart > MOST_MS
  )
    return null;
  return {
    ...base(event),
    message:
      `${titled(event)} says ${kind} at ${timeLabel(time.time, marked.time)}; ` +
      `the entry marked “${kind}” is ${timeLabel(marked.time, time.time)}, ` +
      `${distance(marked.ms, time.ms)}.`,
    other: { kind: 'timeline', id: marked.entry.id },
  };
}

/**
 * Told one after the other, and the later milestone is the earlier in time: "detected on the 30th …
 * resolved on the 29th".
 */
function wrongWay(event: StatedEvent, previous: StatedEvent | null): Diagnostic | null {
  if (
    !previous ||
    previous.facts !== event.facts ||
    MILESTONES.indexOf(previous.kind) >= MILESTONES.indexOf(event.kind)
  )
    return null;
  if (event.time.ms >= previous.time.ms || !differ(event, previous)) return null;
  return {
    ...base(event),
    title: 'The wrong way round',
    message:
      `${titled(event)} says ${previous.word} at ` +
      `${timeLabel(previous.time.time, event.time.time)} and then ${event.word} at ` +
      `${timeLabel(event.time.time, previous.time.time)}, ` +
      `${distance(event.time.ms, previous.time.ms)}.`,
    other: placeOf(previous.facts.part, previous.time.time.written, previous.time.offset),
  };
}

function differ(a: StatedEvent, b: StatedEvent): boolean {
  const apart = Math.abs(a.time.ms - b.time.ms);
  return (
    apart > Math.max(SLIGHT_MS, toleranceMs(a.time.time), toleranceMs(b.time.time)) &&
    apart <= MOST_MS
  );
}

function base({
  facts,
  time,
}: StatedEvent): Pick<Diagnostic, 'rule' | 'severity' | 'title' | 'where' | 'fixes'> {
  return {
    rule: contradicts.rule,
    severity: 'warning',
    title: 'One event, two times',
    where: placeOf(facts.part, time.time.written, time.offset),
    fixes: [],
  };
}

function titled({ facts }: StatedEvent): string {
  return `“${facts.section.title}”`;
}

function distance(ms: number, from: number): string {
  return `${spanLabel(ms - from)} ${ms > from ? 'later' : 'earlier'}`;
}
