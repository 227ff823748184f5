import { claimsOf, type Claim } from '../model/claims.ts';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import { daysApart, entriesOf, type Entries, type Moment } from '../model/entries.ts';
import { placeOf } from '../model/facts.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { DAY, spanLabel, timeLabel } from '../model/moments.ts';
import { notOverYet } from './not-over.ts';
import { saidIn } from './said-in.ts';
import { onePerMoment } from './start.ts';
import { toldOtherwise } from './told-ends.ts';

export const end: Check = {
  rule: 'text/end',
  describes: 'The summary or the impact says when it ended, and the timeline says otherwise.',
  run(document) {
    const claims = onePerMoment(claimsOf(document)).filter(({ side }) => side === 'end');
    if (claims.length === 0) return [];
    const entries = entriesOf(document);
    const said = saidIn(document, 'end');
    return entries.last
      ? claims.flatMap((claim) =>
          [
            ...besideTold(claim, document),
            ...denied(claim, document),
            ...(entries.at(claim.time) ? [] : judge(claim, entries, said)),
          ].slice(0, 1),
        )
      : [];
  },
};

/** Another time than the entry that tells in the same words how it ended. */
function besideTold(claim: Claim, document: Postmortem): Diagnostic[] {
  const { milestone } = entriesOf(document);
  const known = milestone('mitigated') ?? milestone('resolved') ?? saidIn(document, 'end');
  const told = known ? null : toldOtherwise(document, claim);
  if (!told) return [];
  const [here, there] = [
    timeLabel(claim.time.time, told.time),
    timeLabel(told.time, claim.time.time),
  ];
  const message = `The text says it ended at ${here}; the entry that tells of it is ${there}.`;
  return [diagnostic(claim, told, 'warning', message)];
}

/** An entry after it says that it is not over. */
function denied(claim: Claim, document: Postmortem): Diagnostic[] {
  const found = notOverYet(document, claim);
  if (!found) return [];
  const { moment, quote } = found;
  const [here, there] = [
    timeLabel(claim.time.time, moment.time),
    timeLabel(moment.time, claim.time.time),
  ];
  const message =
    `The text says it ended at ${here}; the entry of ${there}, ` +
    `${spanLabel(moment.ms - claim.time.ms)} later, still says “${quote}”.`;
  return [diagnostic(claim, moment, 'warning', message)];
}

function judge(claim: Claim, { last, milestone }: Entries, said: Moment | null): Diagnostic[] {
  const { time, ms, precision } = claim.time;
  // A label speaks of the milestone that it names.
  const named =
    claim.strength === 'labelled'
      ? [milestone('resolved')]
      : [milestone('mitigated'), milestone('resolved')];
  const known = named.filter((moment) => moment !== null);
  const marked = known.length === 0 && said ? [said] : known;
  if (claim.strength === 'labelled' && marked.length === 0) return [];
  const reference = marked.at(-1) ?? last!;
  const name = marked.length > 0 ? nameOf(reference) : 'the last entry';
  for (const moment of [...marked, last!]) {
    const days = precision === 'hour' ? 0 : daysApart(time, moment.time);
    if (days > 0) {
      return [
        diagnostic(
          claim,
          moment,
          'error',
          `The text says ${timeLabel(time, moment.time)}; ` +
            `the timeline has ${timeLabel(moment.time, time)}. ` +
            `The same clock time, ${days === 1 ? 'a day' : `${days} days`} apart.`,
        ),
      ];
    }
  }
  if (Math.abs(ms - reference.ms) > 2 * DAY) return [];
  const [here, there] = [timeLabel(time, reference.time), timeLabel(reference.time, time)];
  const gap = spanLabel(ms - reference.ms);
  if (ms > reference.ms)
    return [
      diagnostic(
        claim,
        reference,
        marked.length > 0 ? 'warning' : 'info',
        `The text says it ended at ${here}; ${name} is ${there}, ${gap} earlier.`,
      ),
    ];
  // Between the two milestones, or before a last entry that is not marked: the text may well mean
  // another moment of the end.
  const earliest = marked[0];
  if (!earliest || ms >= earliest.ms) return [];
  return [
    diagnostic(
      claim,
      earliest,
      'warning',
      `The text says it ended at ${timeLabel(time, earliest.time)}; ` +
        `${nameOf(earliest)} is ${timeLabel(earliest.time, time)}, ${spanLabel(earliest.ms - ms)} later.`,
    ),
  ];
}

/** `the entry marked “resolved”` */
function nameOf({ entry }: Moment): string {
  return entry.milestone ? `the entry marked “${entry.milestone}”` : 'the entry that says so';
}

function diagnostic(
  claim: Claim,
  { entry }: Moment,
  severity: Diagnostic['severity'],
  message: string,
): Diagnostic {
  return {
    rule: end.rule,
    severity,
    title: 'Two ends',
    message,
    where: placeOf(claim.facts.part, claim.time.time.written, claim.time.offset),
    other: { kind: 'timeline', id: entry.id },
    fixes: [],
  };
}
