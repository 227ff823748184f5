import { claiming } from '../model/claims.ts';
import type { Check, Diagnostic } from '../model/diagnostic.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, StatusUpdate, Time, UpdateStatus } from '../../document/postmortem.ts';
import { isEmptyProse, plainText } from '../../prose/text.ts';
import { scaleOf } from '../model/entries.ts';
import { placeOf, sectionFacts, updateFacts } from '../model/facts.ts';
import { DAY, MINUTE, spanLabel, timeLabel, toleranceMs } from '../model/moments.ts';
import { failsAgain } from './fails-again.ts';
import { HAPPENED, TO_COME, OPEN, sayingOf, stillMet, INVESTIGATES } from './notice-words.ts';
import { openAfterClosed } from './open-again.ts';
import { postedTooEarly } from './posted-too-early.ts';
import { momentsOf, type Post, type Reached, type Moments } from './reached.ts';

export const updatesContradict: Check = {
  rule: 'updates/contradicts',
  describes:
    'What was posted does not fit what the timeline or the text says of the same time: ' +
    'resolved before it was, still investigating when the cause was known, ' +
    'known to the public before anybody noticed.',
  run(document) {
    const scale = scaleOf(document);
    const posts = document.updates
      .flatMap((update): Post[] => {
        const ms = update.at ? scale(update.at) : Number.NaN;
        return Number.isNaN(ms) || update.status === 'scheduled'
          ? []
          : [{ update, at: update.at!, ms }];
      })
      .sort((a, b) => a.ms - b.ms);
    if (posts.length === 0)
      return postedTooEarly(document).map((one) => ({ rule: updatesContradict.rule, ...one }));
    const notices = posts.filter(({ update }) => !isReport(update));
    const reached = momentsOf(document, notices);
    return [
      ...posts.flatMap((post) => toldTooEarly(post, document)),
      ...tooEarly(notices, reached),
      ...stillAtWork(notices, reached),
      ...stillInvestigating(notices, reached),
      ...resolvedApart(notices, reached),
      ...[...openAfterClosed(notices), ...failsAgain(notices, document)].map((one) => ({
        rule: updatesContradict.rule,
        ...one,
      })),
    ];
  },
};

/** Writing and posting take a moment, on either side. */
const SLIGHT_MS = 2 * MINUTE;
/**
 * What is posted later than this after the fact is worth a warning; before, the page is merely
 * behind.
 */
const LAG_MS = 30 * MINUTE;

const ABOUT: ReadonlySet<UpdateStatus> = new Set<UpdateStatus>([
  'investigating',
  'identified',
  'monitoring',
  'resolved',
]);

/** The posting of the report itself: its text is the sections. */
function isReport({ status, body }: StatusUpdate): boolean {
  return status === 'postmortem' || isEmptyProse(body);
}
/** Stamps of pages and times of events are written by two hands. */
const FORESEEN_MS = 15 * MINUTE;

/**
 * Nobody can tell what had not happened when it was posted: of a notice its own text, of the report
 * that of the sections.
 */
function toldTooEarly(post: Post, document: Postmortem): Diagnostic[] {
  const facts = isReport(post.update)
    ? sectionFacts(document).filter(({ section }) => claiming(section))
    : [updateFacts(post.update, document)];
  for (const { part, sentences } of facts) {
    for (const { text, times } of sentences) {
      const told = times.find(
        ({ time, ms }) =>
          ms - post.ms > Math.max(FORESEEN_MS, toleranceMs(time)) &&
          ms - post.ms < (hasOwnDay(time) ? 2 * DAY : sameDayMs(post, text)),
      );
      if (!told || !HAPPENED.test(text) || TO_COME.test(text)) continue;
      const later: Reached = {
        time: told.time,
        ms: told.ms,
        place: placeOf(part, told.time.written, told.offset),
        says: '',
      };
      return [
        diagnostic(
          post,
          later,
          'warning',
          'Posted before it happened',
          `${isReport(post.update) ? 'The report' : 'This'} was posted at ` +
            `${label(post, later)} and tells of ${timeLabel(told.time, post.at)}, ` +
            `which is ${spanLabel(told.ms - post.ms)} later. Check the stamp and its zone.`,
        ),
      ];
    }
  }
  return [];
}

/**
 * A clock without a day may be of the day before; but what closes an incident tells of an end that
 * has just been reached.
 */
const SAME_DAY_MS = DAY / 8;
const REACHED = /\b(?:again|restored|resolved|recovered|fixed|back (?:to normal|online|up))\b/i;

function sameDayMs({ update }: Post, text: string): number {
  return update.status === 'resolved' && REACHED.test(text) ? SAME_DAY_MS : 0;
}

function hasOwnDay({ dateFrom }: Time): boolean {
  return (dateFrom ?? 'written') === 'written';
}

/** Posted before anybody noticed, as the timeline has it. */
function tooEarly(posts: readonly Post[], { milestone }: Moments): Diagnostic[] {
  const first = posts.find(({ update }) => ABOUT.has(update.status));
  const noticed = milestone('detected') ?? milestone('started');
  if (!first || !noticed || noticed.ms - first.ms <= slack(first, noticed)) return [];
  return [
    diagnostic(
      first,
      noticed,
      'warning',
      'Posted before it was known',
      `The update of ${label(first, noticed)} was posted ${spanLabel(noticed.ms - first.ms)} ` +
        `before ${noticed.says} ${timeLabel(noticed.time, first.at)}.`,
    ),
  ];
}

/** Still at work on it after it was over, by the report. */
function stillAtWork(posts: readonly Post[], { milestone, ended, working }: Moments): Diagnostic[] {
  const end = ended ?? milestone('resolved');
  const over = end ?? working;
  if (!over) return [];
  // Who cleans up after everything works again is at work, and says nothing wrong.
  const says = end ? sayingOf : stillMet;
  const post = posts.find(
    ({ ms, update }) =>
      ms > over.ms &&
      // Under a heading of its own, only what users still meet says that it is not over.
      (OPEN.has(update.status) ? says(update) : update.status === 'other' && stillMet(update)),
  );
  if (!post || post.ms - over.ms <= slack(post, over)) return [];
  const quote = (OPEN.has(post.update.status) ? says : stillMet)(post.update)!;
  return [
    diagnostic(
      post,
      over,
      'warning',
      'Not over yet',
      `${capital(over.says)} ${timeLabel(over.time, post.at)}; ` +
        `the update of ${label(post, over)}, ${spanLabel(post.ms - over.ms)} later, ` +
        `still says “${quote}”.`,
      quote,
    ),
  ];
}

/** The page still looked for what the timeline says was found. */
function stillInvestigating(posts: readonly Post[], { milestone }: Moments): Diagnostic[] {
  const identified = milestone('identified');
  if (!identified) return [];
  const post = posts.find(
    ({ ms, update }) =>
      ms - identified.ms > SLIGHT_MS &&
      (update.status === 'investigating' ||
        ((update.status === 'update' || update.status === 'other') &&
          INVESTIGATES.test(plainText(update.body)))),
  );
  if (!post || post.ms - identified.ms <= slack(post, identified)) return [];
  const lag = post.ms - identified.ms;
  const quote =
    post.update.status === 'investigating'
      ? 'Investigating'
      : INVESTIGATES.exec(plainText(post.update.body))![0];
  return [
    diagnostic(
      post,
      identified,
      lag > LAG_MS ? 'warning' : 'info',
      'The page was behind',
      `${capital(identified.says)} ${timeLabel(identified.time, post.at)}; ` +
        `the update of ${label(post, identified)}, ${spanLabel(lag)} later, still says “${quote}”.`,
    ),
  ];
}

function resolvedApart(posts: readonly Post[], { milestone }: Moments): Diagnostic[] {
  const resolved = milestone('resolved');
  const post = posts.findLast(({ update }) => update.status === 'resolved');
  if (!resolved || !post) return [];
  const apart = post.ms - resolved.ms;
  if (-apart > Math.max(5 * MINUTE, slack(post, resolved)))
    return [
      diagnostic(
        post,
        resolved,
        'warning',
        'Resolved too early',
        `“Resolved” was posted at ${label(post, resolved)}; ` +
          `${resolved.says} ${timeLabel(resolved.time, post.at)}, ${spanLabel(apart)} later.`,
      ),
    ];
  if (apart > LAG_MS)
    return [
      diagnostic(
        post,
        resolved,
        'info',
        'Resolved late',
        `${capital(resolved.says)} ${timeLabel(resolved.time, post.at)}; “Resolved” ` +
          `was posted at ${label(post, resolved)}, ${spanLabel(apart)} later.`,
      ),
    ];
  return [];
}

function slack({ at }: Post, { time }: Reached): number {
  return Math.max(SLIGHT_MS, toleranceMs(at), toleranceMs(time));
}

function label({ at }: Post, { time }: Reached): string {
  return timeLabel(at, time);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function diagnostic(
  { update }: Post,
  { place }: Reached,
  severity: Diagnostic['severity'],
  title: string,
  message: string,
  quote?: string,
): Diagnostic {
  const text = quote === undefined ? -1 : plainText(update.body).indexOf(quote);
  const where: Place =
    text === -1
      ? { kind: 'update', id: update.id }
      : placeOf({ kind: 'update', id: update.id, body: update.body }, quote!, text);
  return { rule: updatesContradict.rule, severity, title, message, where, other: place, fixes: [] };
}
