/** All checks, and running them. A new check is one file and one line here. */
import { placeKey } from '../document/place.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { due } from './actions/due.ts';
import { owner } from './actions/owner.ts';
import { vague } from './actions/vague.ts';
import type { Check, CheckContext, Diagnostic } from './model/diagnostic.ts';
import { linkTime } from './evidence/link-time.ts';
import { picture } from './evidence/picture.ts';
import { pictureDescription } from './evidence/picture-description.ts';
import { blame } from './language/blame.ts';
import { inReadingOrder } from './model/reading-order.ts';
import { empty } from './sections/empty.ts';
import { contradicts } from './text/contradicts.ts';
import { duration } from './text/duration.ts';
import { end } from './text/end.ts';
import { factSource } from './text/fact-source.ts';
import { openConflict } from './merge/open.ts';
import { figures } from './text/figures.ts';
import { mayFollow } from './text/may-follow.ts';
import { start } from './text/start.ts';
import { timeNotInTimeline } from './text/time-not-in-timeline.ts';
import { untaken } from './text/untaken.ts';
import { ambiguous } from './time/ambiguous.ts';
import { malformed } from './time/malformed.ts';
import { nonexistent } from './time/nonexistent.ts';
import { range } from './time/range.ts';
import { rollover } from './time/rollover.ts';
import { weekday } from './time/weekday.ts';
import { zone } from './time/zone.ts';
import { zoneSeason } from './time/zone-season.ts';
import { day } from './timeline/day.ts';
import { duplicate } from './timeline/duplicate.ts';
import { future } from './timeline/future.ts';
import { gap } from './timeline/gap.ts';
import { milestones } from './timeline/milestones.ts';
import { missingDate } from './timeline/missing-date.ts';
import { missingTime } from './timeline/missing-time.ts';
import { missingZone } from './timeline/missing-zone.ts';
import { order } from './timeline/order.ts';
import { source } from './timeline/source.ts';
import { updatesContradict } from './updates/contradicts.ts';
import { late } from './updates/late.ts';
import { updatesOrder } from './updates/order.ts';

export const CHECKS: readonly Check[] = [
  openConflict,
  order,
  duplicate,
  missingTime,
  missingDate,
  day,
  missingZone,
  milestones,
  future,
  gap,
  source,
  weekday,
  zone,
  zoneSeason,
  nonexistent,
  ambiguous,
  rollover,
  range,
  malformed,
  start,
  end,
  duration,
  contradicts,
  timeNotInTimeline,
  untaken,
  figures,
  factSource,
  mayFollow,
  updatesOrder,
  late,
  updatesContradict,
  linkTime,
  picture,
  pictureDescription,
  empty,
  owner,
  due,
  vague,
  blame,
];

/** Rules that find nothing wrong: they offer the author in the window something to do. */
export const OFFERS: readonly string[] = [mayFollow.rule];

export interface RunOptions {
  /** Rules that the author has switched off. */
  disabled?: readonly string[];
}

/**
 * Everything the checks find, as a reader meets it in the document; of several findings at one
 * place the gravest first. What the author has declared right (`document.ignored`) is left out.
 */
export function runChecks(
  document: Postmortem,
  context: CheckContext,
  { disabled = [] }: RunOptions = {},
): Diagnostic[] {
  const ignored = new Set(document.ignored.map(({ rule, place }) => `${rule} ${place}`));
  const found = CHECKS.filter(({ rule }) => !disabled.includes(rule)).flatMap((check) =>
    check.run(document, context),
  );
  const kept =
    ignored.size === 0
      ? found
      : found.filter(({ rule, where }) => !ignored.has(`${rule} ${placeKey(where)}`));
  return inReadingOrder(document, kept);
}
