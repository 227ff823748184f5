import { claimsOf, type Claim } from '../model/claims.ts';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { daysApart, entriesOf, type Moment } from '../model/entries.ts';
import { placeOf } from '../model/facts.ts';
import { saidIn } from './said-in.ts';
import { daySlip } from './day-slip.ts';
import { DAY, spanLabel, timeLabel } from '../model/moments.ts';
import { titleDay } from './title-day.ts';
import { toldOtherwise, wellUntil } from './told-ends.ts';

export const start: Check = {
  rule: 'text/start',
  describes:
    'The title, the summary or the impact says when it began, and the timeline says otherwise.',
  run(document) {
    const slip = daySlip(document) ?? titleDay(document);
    if (slip) return [{ rule: start.rule, ...slip }];
    const claims = onePerMoment(claimsOf(document)).filter(({ side }) => side === 'start');
    if (claims.length === 0) return [];
    const { first, milestone, at } = entriesOf(document);
    const reference = milestone('started') ?? first;
    if (!reference) return [];
    return claims.flatMap((claim) => {
      const later = wellBefore(claim, document);
      if (later) return [later];
      if (at(claim.time)) return [];
      return claim.strength === 'labelled'
        ? [
            ...slipped(claim, document),
            ...besideSaid(claim, document),
            ...besideTold(claim, document),
          ].slice(0, 1)
        : [
            ...(claim.strength === 'stated' ? besideSaid(claim, document) : []),
            ...besideTold(claim, document),
            ...judge(claim, reference, document),
          ].slice(0, 1);
    });
  },
};

/**
 * A label's day and time, where the timeline has an entry at that very minute of the day before or
 * after.
 */
function slipped(claim: Claim, document: Postmortem): Diagnostic[] {
  const entry =
    claim.time.precision === 'hour'
      ? undefined
      : entriesOf(document).moments.find((moment) => daysApart(claim.time.time, moment.time) === 1);
  return entry
    ? [
        diagnostic(
          claim,
          entry,
          'warning',
          `The text says ${timeLabel(claim.time.time, entry.time)}; ` +
            `the timeline has ${timeLabel(entry.time, claim.time.time)}. ` +
            'The same clock time, a day apart.',
        ),
      ]
    : [];
}

/** Another time than the entry that says that it began, where it has no milestone. */
function besideSaid(claim: Claim, document: Postmortem): Diagnostic[] {
  const said = entriesOf(document).milestone('started') ? null : saidIn(document, 'start');
  if (!said || claim.time.precision === 'hour' || Math.abs(claim.time.ms - said.ms) > 2 * DAY)
    return [];
  const [here, there] = [
    timeLabel(claim.time.time, said.time),
    timeLabel(said.time, claim.time.time),
  ];
  const message = `The text says it began at ${here}; the entry that says so is ${there}.`;
  return [diagnostic(claim, said, 'warning', message)];
}

/** "Until that minute all was well", said of a later one. */
function wellBefore(claim: Claim, document: Postmortem): Diagnostic | null {
  const told = wellUntil(document, claim);
  if (!told) return null;
  const { time, facts } = claim;
  const { part, stated } = told;
  return {
    rule: start.rule,
    severity: 'warning',
    title: 'Two beginnings',
    message:
      `The text says it began at ${timeLabel(time.time, stated.time)}; elsewhere all was well until ` +
      `${timeLabel(stated.time, time.time)}.`,
    where: placeOf(facts.part, time.time.written, time.offset),
    other: placeOf(part, stated.time.written, stated.offset),
    fixes: [],
  };
}

/** Another time than the entry that tells in the same words how it began. */
function besideTold(claim: Claim, document: Postmortem): Diagnostic[] {
  const marked = entriesOf(document).milestone('started');
  const told = marked ? null : toldOtherwise(document, claim);
  if (!told) return [];
  const [here, there] = [
    timeLabel(claim.time.time, told.time),
    timeLabel(told.time, claim.time.time),
  ];
  const message = `The text says it began at ${here}; the entry that tells of it is ${there}.`;
  return [diagnostic(claim, told, 'warning', message)];
}

function judge(claim: Claim, reference: Moment, document: Postmortem): Diagnostic[] {
  const { time, ms, precision } = claim.time;
  const days = precision === 'hour' ? 0 : daysApart(time, reference.time);
  const [here, there] = [timeLabel(time, reference.time), timeLabel(reference.time, time)];
  const known = reference.entry.milestone === 'started';
  const name = known ? 'the entry marked “started”' : 'the first entry';
  if (days > 0)
    return [
      diagnostic(
        claim,
        reference,
        'error',
        `The text says ${here}; ${name} is ${there}. ` +
          `The same clock time, ${days === 1 ? 'a day' : `${days} days`} apart.`,
      ),
    ];
  // Days away from the timeline, the text may well tell of something else.
  if (claim.strength === 'opening' || Math.abs(ms - reference.ms) > 2 * DAY) return [];
  const gap = spanLabel(ms - reference.ms);
  if (ms < reference.ms)
    return [
      diagnostic(
        claim,
        reference,
        known ? 'warning' : 'info',
        `The text says it began at ${here}; ${name} is ${there}, ${gap} later.`,
      ),
    ];
  // A first entry before the beginning is common (the change that caused it); one that is marked as
  // the beginning is not.
  const end = entriesOf(document).milestone('resolved') ?? entriesOf(document).last!;
  return known && ms < end.ms
    ? [
        diagnostic(
          claim,
          reference,
          'warning',
          `The text says it began at ${here}; ${name} is ${there}, ${gap} earlier.`,
        ),
      ]
    : [];
}

function diagnostic(
  claim: Claim,
  { entry }: Moment,
  severity: Diagnostic['severity'],
  message: string,
): Diagnostic {
  return {
    rule: start.rule,
    severity,
    title: 'Two beginnings',
    message,
    where: placeOf(claim.facts.part, claim.time.time.written, claim.time.offset),
    other: { kind: 'timeline', id: entry.id },
    fixes: [],
  };
}

/** The summary and the impact often repeat one another: the first mention is the one to mend. */
export function onePerMoment(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter(
    ({ side, time }) => !seen.has(`${side} ${time.ms}`) && seen.add(`${side} ${time.ms}`),
  );
}
