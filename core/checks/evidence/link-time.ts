import type { Check, Diagnostic, Fix } from '../model/diagnostic.ts';
import type { Postmortem, Time, TimelineEntry } from '../../document/postmortem.ts';
import { instantText } from '../../time/calendar.ts';
import { localAt } from '../../time/zones.ts';
import {
  clockOf,
  DAY,
  dayOf,
  HOUR,
  instantMs,
  MINUTE,
  spanLabel,
  timeLabel,
  toleranceMs,
} from '../model/moments.ts';
import { perRow } from '../../document/remembered.ts';
import { rowsOf } from '../model/rows.ts';
import { timedRows } from '../model/timed-rows.ts';
import { findOutOfPlace } from '../model/sequence.ts';
import { evidenceIn } from './quoted.ts';

export const linkTime: Check = {
  rule: 'evidence/link-time',
  describes:
    'A link that carries its own moment (a chat message, the window of a dashboard), ' +
    'or a quoted log line, is of another time than the entry that shows it.',
  run(document) {
    const seen = findings(document.timeline, null).map(({ found }) => found);
    const found = seen.filter(({ apart }) => apart !== 0);
    const zone = wrongZone(seen);
    return zone ? [zone] : found.flatMap((finding) => judge(finding, document));
  },
};

/** A message is written a little after what it tells of, and an entry names whole minutes. */
const SLIGHT_MS = 2 * MINUTE;
/** A dashboard is looked at, and its link copied, some time before or after. */
const WINDOW_SLIGHT_MS = 30 * MINUTE;
/** Further away, and not by whole hours, the evidence is of something else. */
const RELATED_MS = 6 * HOUR;
/** No zone is further from another. */
const MOST_SLIP_MS = 26 * HOUR;
const WIDEST_WINDOW_MS = 7 * DAY;

interface Finding {
  entry: TimelineEntry;
  at: Time;
  what: 'chat message' | 'log line' | 'window';
  /** The nearest evidence; for a window its nearer end. */
  ms: number;
  /** From the entry to the evidence; 0 where they agree. */
  apart: number;
  /** Whole hours between them: the mark of a wrong zone or a slip of the hour. */
  slip: boolean;
}

/**
 * How an entry stands to its evidence: of several pieces the nearest counts, because the others may
 * be there for context. Null without any.
 */
const findings = perRow((entry: TimelineEntry): Finding | null => {
  const held = evidenceIn(entry.body);
  const own = instantMs(entry.at);
  if (held === null || Number.isNaN(own)) return null;
  const at = entry.at!;
  const candidates = [
    ...held.links.flatMap((link) =>
      link.kind === 'message' ? [{ what: 'chat message' as const, ms: link.ms }] : [],
    ),
    ...held.stamps.map((ms) => ({ what: 'log line' as const, ms })),
    ...held.links.flatMap((link) =>
      link.kind === 'window' && link.toMs - link.fromMs <= WIDEST_WINDOW_MS
        ? [{ what: 'window' as const, ms: Math.min(Math.max(own, link.fromMs), link.toMs) }]
        : [],
    ),
  ];
  const nearest = candidates.sort((a, b) => Math.abs(a.ms - own) - Math.abs(b.ms - own))[0];
  if (!nearest) return null;
  const within = held.stamps.some((ms) => ms <= own) && held.stamps.some((ms) => ms >= own);
  // An entry at 10:00 is at any second of that minute.
  const distance =
    nearest.ms < own ? nearest.ms - own : Math.max(0, nearest.ms - own - (MINUTE - 1));
  const agrees =
    within ||
    Math.abs(distance) <=
      Math.max(nearest.what === 'window' ? WINDOW_SLIGHT_MS : SLIGHT_MS, toleranceMs(at));
  const rest = Math.abs(nearest.ms - own) % HOUR;
  const whole = rest <= SLIGHT_MS || rest >= HOUR - SLIGHT_MS;
  return {
    entry,
    at,
    ...nearest,
    apart: agrees ? 0 : nearest.ms - own,
    slip: !agrees && whole && Math.abs(distance) <= MOST_SLIP_MS,
  };
});

/** Where every message is the same whole hours away, the zone is wrong and not each entry. */
function wrongZone(seen: readonly Finding[]): Diagnostic | null {
  const told = seen.filter(({ what }) => what !== 'window');
  const hours = new Set(told.map(({ apart, slip }) => (slip ? Math.round(apart / HOUR) : 0)));
  const [slip] = hours;
  if (told.length < 3 || hours.size !== 1 || !slip) return null;
  const { entry, at, ms } = told[0]!;
  return {
    rule: linkTime.rule,
    severity: 'warning',
    title: 'Another zone than the evidence',
    message:
      `All ${told.length} entries with a chat message or a log line are ` +
      `${spanLabel(slip * HOUR)} ${slip > 0 ? 'before' : 'after'} it, the first ` +
      `${timeLabel(at)}${at.zone ? ` ${at.zone}` : ''} for ${label(ms, at)}. Is the zone right?`,
    where: { kind: 'timeline', id: entry.id },
    fixes: [],
  };
}

function judge(finding: Finding, document: Postmortem): Diagnostic[] {
  const { entry, at, what, ms, apart, slip } = finding;
  if (!slip && Math.abs(apart) > RELATED_MS) return [];
  // A thread from before, a line found later: what is not a slip of the hour can be right.
  const severity = slip ? 'warning' : 'info';
  const side = apart > 0 ? 'later' : 'earlier';
  const evidenceLabel = label(ms, at);
  const toTheMinute = (at: number): number => Math.floor(at / MINUTE) * MINUTE;
  const distance = Math.abs(apart) < MINUTE ? apart : toTheMinute(ms) - toTheMinute(ms - apart);
  const message =
    what === 'window'
      ? `The entry is ${timeLabel(at)}; the dashboard it links to ` +
        `${apart > 0 ? 'begins' : 'ends'} at ${evidenceLabel}, ${spanLabel(apart)} ${side}.`
      : `The entry is ${timeLabel(at)}; the ${what} it ` +
        `${what === 'log line' ? 'quotes' : 'links to'} is of ${evidenceLabel}, ` +
        `${spanLabel(distance)} ${side}.`;
  return [
    {
      rule: linkTime.rule,
      severity,
      title: 'Another time than its evidence',
      message,
      where: { kind: 'timeline', id: entry.id },
      fixes: slip && what !== 'window' ? fixes(finding, document) : [],
    },
  ];
}

/** The evidence's moment on the entry's clock. */
function onClockOf(ms: number, at: Time): Time | null {
  const minute = Math.floor(ms / MINUTE) * MINUTE;
  const local = at.zone === null ? null : localAt(instantText(minute), at.zone)?.slice(0, 16);
  return local
    ? { ...at, written: local.slice(11), local, instant: instantText(minute), approximate: false }
    : null;
}

function label(ms: number, at: Time): string {
  const there = onClockOf(ms, at);
  return there ? timeLabel(there, at) : `${instantText(ms).slice(11, 16)} UTC`;
}

/**
 * Takes the evidence's time over where that is a matter of the hour alone: the same day, and the
 * row keeps its place in a timeline that is in order.
 */
function fixes({ entry, at, ms }: Finding, { timeline }: Postmortem): Fix[] {
  const there = onClockOf(ms, at);
  if (
    !there ||
    entry.milestone !== null ||
    dayOf(there) !== dayOf(at) ||
    (dayOf(there) !== null && at.written.includes(dayOf(at)!))
  )
    return [];
  const { values } = rowsOf(timedRows(timeline));
  const index = timeline.indexOf(entry);
  const moved = Float64Array.from(values);
  moved[index] = instantMs(there);
  if (findOutOfPlace(moved).outOfPlace.length > 0) return [];
  return [
    {
      title: `Set it to ${clockOf(there)}`,
      edits: [{ op: 'set-entry', id: entry.id, set: { at: there } }],
    },
  ];
}
