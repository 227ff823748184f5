import type { Check } from '../model/diagnostic.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';
import { findDurations } from '../../time/find-durations.ts';
import { quickHasTime } from '../../time/find-times.ts';
import { entriesOf, type Entries, type Moment } from '../model/entries.ts';
import { remembered } from '../../document/remembered.ts';
import { DAY, HOUR, spanLabel, timeLabel } from '../model/moments.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

export const gap: Check = {
  rule: 'timeline/gap',
  describes:
    'A silence in the middle of the incident, long in itself and beside the rest of the ' +
    'timeline, that no entry explains.',
  run(document) {
    const silence = silenceOf(entriesOf(document));
    if (!silence || isExplained(document, silence.before, silence.after)) return [];
    const { before, after, ms, usual } = silence;
    return [
      {
        rule: gap.rule,
        severity: 'info',
        title: 'A silence',
        message:
          `Nothing between ${timeLabel(before.time, after.time)} and ` +
          `${timeLabel(after.time, before.time)}: ` +
          `${spanLabel(ms)}${usual > 0 ? `, where entries are usually ${spanLabel(usual)} apart` : ''}. ` +
          'What happened then?',
        where: { kind: 'timeline', id: after.entry.id },
        other: { kind: 'timeline', id: before.entry.id },
        fixes: [],
      },
    ];
  },
};

/** A few rows have no rhythm that a silence could break. */
const FEWEST = 6;
/** What goes on for longer is worked on by day, and sleeps at night. */
const LONGEST_MS = 2 * DAY;
const LEAST_MS = HOUR;
const TIMES_USUAL = 6;
/** Of the time between detection and mitigation. */
const SHARE = 0.25;

interface Silence {
  before: Moment;
  after: Moment;
  ms: number;
  /** The middle one of the steps between entries, in milliseconds. */
  usual: number;
}

/** The longest step of the incident, where it is long in itself and beside the others. */
const silenceOf = remembered((entries: Entries): Silence | null => {
  const { count, milestone, first, last } = entries;
  if (count < FEWEST || last!.ms - first!.ms > LONGEST_MS) return null;
  const { moments } = entries;
  // Before anybody knew there is nothing to tell, and after it was mitigated one only watches.
  const from = (milestone('detected') ?? milestone('started') ?? moments[1]!).ms;
  const to = (milestone('mitigated') ?? milestone('resolved') ?? last!).ms;
  const during = moments.filter(({ ms }) => ms >= from && ms <= to);
  if (during.length < FEWEST - 1) return null;
  const steps = during.slice(1).map((moment, index) => ({
    before: during[index]!,
    after: moment,
    ms: moment.ms - during[index]!.ms,
  }));
  const usual = steps.map(({ ms }) => ms).sort((a, b) => a - b)[steps.length >> 1]!;
  const longest = steps.reduce((a, b) => (b.ms > a.ms ? b : a));
  return longest.ms >= Math.max(LEAST_MS, TIMES_USUAL * usual, SHARE * (to - from))
    ? { ...longest, usual }
    : null;
});

const WAITING = new RegExp(
  joinedLines`
    \b(?:monitor\w*|observ\w*|watch\w*|wait\w*|await\w*|overnight|until|continu\w*|ongoing
      |no (?:further|more|new)|stable|quiet|paused?|next (?:day|morning)|tomorrow|morning
      |resum\w*|again|reoccur\w*|recurr\w*|came back|handed over|backfill\w*|restor\w*
      |replay\w*|rebuild\w*|reindex\w*|over the next|in progress|underway|under way|takes?
      |took)\b
  `,
  'i',
);

const TAKEN_UP_AGAIN = new RegExp(
  joinedLines`
    \b(?:resum\w*|again|overnight|morning|next day|still
      |after (?:waiting|hours|several|\w+ hours)|finally|complet\w*|finish\w*)\b
  `,
  'i',
);

/** The row before says what fills the time, or the row after takes up again what was let be. */
function isExplained({ timeline }: Postmortem, before: Moment, after: Moment): boolean {
  const [told, next] = [before, after].map(({ index }) => plainText(timeline[index]!.body));
  return (
    WAITING.test(told!) ||
    TAKEN_UP_AGAIN.test(next!) ||
    findDurations(told!).length > 0 ||
    findDurations(next!).length > 0 ||
    quickHasTime(told!)
  );
}
