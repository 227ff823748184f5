/** The reader of a time field: everything that people type there. */
import type { Time } from '../document/postmortem.ts';
import { instantText } from './calendar.ts';
import { borrowHalf, expressionAt } from './expression.ts';
import { nothing, type Expression } from './expression-model.ts';
import { excelSerial } from './excel-serial.ts';
import { WORDS } from './language-words.ts';
import type { Reading, TimeContext } from './reading.ts';
import { amountMs } from './relative.ts';
import { settle } from './settle.ts';
import { timeAfter } from './time-after.ts';
import type { SettleContext } from './settling.ts';
import { daySpanAt } from './date-token.ts';
import { isDigit, matchAt, plain } from './tokens.ts';
import { localAt } from './zones.ts';
import { joinedLines } from '../prose/joined-lines.ts';

const LEAD = new RegExp(
  joinedLines`
    (?:[\s*_\x60"'“”‘’[(<>•·-]|T(?=\d)|T: ?(?=\d)|(?:(?:posted|updated?|edit(?:ed)?):?|on|by|from|since
        |until|after|before|time:|the|von|ab|de|desde(?: las?)?|das?|dalle|van|vanaf|od|från|fra
        |${WORDS.between}|${WORDS.then}|${WORDS.on}|${WORDS.sign})\.?\s
      |@\s?)+
  `,
  'iuy',
);
const APPROXIMATE = new RegExp(
  joinedLines`
    (?:~|≈|±|(?:(?:${WORDS.about})\.?|approx\.|roughly|some ?time|est\.?|(?:shortly|just|soon)
        (?: (?:after|before))?)\s|ca?\.\s?)
  `,
  'iuy',
);
const TAIL =
  /^(?:[\s*_`"'“”’\])>.,:;-]|local time\b|local\b|hrs\b|onwards?\b|(?:HH|XX|--|\?\?):(?:MM|XX|--|\?\?)(?!\w))*$/i;
const VAGUE_TAIL =
  /^\s*(?:[,(]\s*)?(?:\?+|approx(?:imately|\.)?|roughly|or so|-?ish|est\.?|estimated)[\s)\].:]*$/i;
const RANGE = new RegExp(
  joinedLines`
    \s?(?:-+>?|=>|→|~|&|(?:${WORDS.to}|${WORDS.and})(?!\p{L})(?:\s(?:${WORDS.sign})(?!\p{L})\.?)?)\s?
  `,
  'iuy',
);
const OPEN_END = /(?:ongoing|now|onwards?|present)\b/iy;

/** Said of a time that is written as a range: a row has one time. */
export const BEGINS_RANGE = 'it is the beginning of the range';

/**
 * No time takes more characters: what does is a text, and the patterns here are not made for texts.
 */
const LONGEST = 300;

/**
 * Reads a time as typed. What is not understood comes back with `local`, `zone` and `instant` null
 * and `written` kept.
 */
export function readTime(written: string, context: TimeContext): Reading {
  if (written.length > LONGEST) return notUnderstood(written);
  const text = excelSerial(written) ?? plain(written);
  return (
    readEpoch(text, written) ??
    readRelative(text, written, context) ??
    readAbsolute(text, written, { ...context, retold: isRetold(context) }) ??
    notUnderstood(written)
  );
}

function isRetold({ dateFrom = 'document' }: TimeContext): boolean {
  return dateFrom === 'document';
}

function notUnderstood(written: string): Reading {
  return {
    time: { written, local: null, zone: null, instant: null, approximate: false },
    precision: 'none',
    why: [],
    problems: [],
  };
}

function readAbsolute(text: string, written: string, context: SettleContext): Reading | null {
  const leads = (pattern: RegExp, at: number): number =>
    isDigit(text, at) ? 0 : (matchAt(pattern, text, at)?.[0].length ?? 0);
  let at = leads(LEAD, 0);
  let approximate = false;
  for (let word = leads(APPROXIMATE, at); word > 0; word = leads(APPROXIMATE, at)) {
    approximate = true;
    at += word;
    at += leads(LEAD, at);
  }
  const days = daySpanAt(text, at);
  if (days && TAIL.test(text.slice(days.to.end)))
    return beginning(
      settle(
        {
          ...nothing(at, days.from.end),
          date: days.from,
          dateText: text.slice(at, days.from.end),
          approximate,
        },
        written,
        context,
      ),
    );
  const found = expressionAt(text, at, 'field');
  if (!found) return null;
  if (
    found.clock?.form === 'bare' &&
    found.date === null &&
    found.dayWord === null &&
    !/^\D*\d{1,2}\D*$/.test(text)
  )
    return readRange(text, found, approximate, written, context);
  const rest = text.slice(found.end);
  const vague = VAGUE_TAIL.test(rest);
  if (vague || TAIL.test(rest))
    return settle(
      { ...found, approximate: found.approximate || approximate || vague },
      written,
      context,
    );
  return readRange(text, found, approximate, written, context);
}

/**
 * `16:21-17:19 UTC`, `11:12 & Ongoing`: a row has one time, the beginning; zone and date may stand
 * at the end only.
 */
function readRange(
  text: string,
  found: Expression,
  approximate: boolean,
  written: string,
  context: SettleContext,
): Reading | null {
  const link = matchAt(RANGE, text, found.end);
  if (!link) return null;
  const at = found.end + link[0].length;
  const open = matchAt(OPEN_END, text, at);
  const end = open ? null : expressionAt(text, at, 'field');
  const after = open ? at + open[0].length : (end?.end ?? -1);
  if (after === -1 || !TAIL.test(text.slice(after)) || (end && !end.clock && found.clock))
    return null;
  if (found.clock?.form === 'bare' && (end?.clock?.halfDay ?? null) === null) return null;
  const shared: Expression = {
    ...(end ? borrowHalf(found, end) : found),
    approximate: found.approximate || approximate,
    zone: found.zone ?? end?.zone ?? null,
  };
  if (!found.date && !found.weekday && found.dayWord === null && end?.date)
    Object.assign(shared, { date: end.date, dateText: end.dateText, weekday: end.weekday });
  return beginning(settle(shared, written, context));
}

function beginning(reading: Reading): Reading {
  return { ...reading, why: [...reading.why, BEGINS_RANGE] };
}

const FIRST_EPOCH = 1_000_000_000_000;
const LAST_EPOCH = Date.UTC(2100, 0);

const NOW = /^\s*(?:right\s)?now\s*$/i;
const PLUS = /^\s*\+\s?(.+?)(?<!\s)\s*$/;
const FROM_START = /^\s*T\s?([+-])\s?(.+?)(?<!\s)\s*$/i;
const START = /^T ?0?:?$/;
const LATER = new RegExp(
  joinedLines`
    ^\s*(?:(?:about|around|approximately|~|some)\s*)?(?!\s)(.+?)\s(?:later|after(?:wards)?
      |after that|(earlier|before(?: that)?))\s*(?:[.:]\s*)?$
  `,
  'i',
);
const IN =
  /^\s*in\s+(?:(?:about|around|approximately|~|some)\s*)?(?!\s)(.+?)(?<!\s)\s*(?:[.:]\s*)?$/i;

/** `now`, `+5m`, `T+5`, `T-10m`, `in one hour`, `20 minutes later`. */
function readRelative(text: string, written: string, context: TimeContext): Reading | null {
  if (NOW.test(text)) return readNow(written, context);
  const start = FROM_START.exec(START.test(text.trim()) ? 'T+0' : text);
  if (start)
    return later(
      start[2]!,
      start[1] === '-' ? -1 : 1,
      written,
      context.started === undefined ? context.previous : context.started,
      context.started === undefined ? 'the entry before' : 'the start',
      context,
    );
  const plus = PLUS.exec(text) ?? IN.exec(text) ?? LATER.exec(text);
  const reading =
    plus &&
    later(plus[1]!, plus[2] ? -1 : 1, written, context.previous, 'the entry before', context);
  return reading && /^\s*(?:in\s)?(?:about|around|approximately|~|some)/i.test(text)
    ? { ...reading, time: { ...reading.time, approximate: true } }
    : reading;
}

function later(
  amount: string,
  sign: 1 | -1,
  written: string,
  base: Time | null | undefined,
  from: string,
  context: TimeContext,
): Reading | null {
  const ms = amountMs(amount);
  if (ms === null || !base) return null;
  const reading = timeAfter(
    base,
    sign * ms,
    written,
    `counted from ${from}, ${base.written}`,
    context.zone,
    from === 'the start' ? 'counted-from-start' : 'counted',
  );
  return reading.precision === 'none' ? null : reading;
}

/** Said of epoch seconds. */
export const FROM_1970 = 'counted in seconds from 1970, in UTC';

const EPOCH = /^\D{0,2}(\d{10})(?:\.\d{1,9}|(\d{3}))?\D{0,2}$/;

/**
 * Seconds since 1970, as chat exports and logs have them: ten digits with or without a fraction, or
 * thirteen in milliseconds, of the years 2001 to 2099. Nothing else that people put in a time field
 * looks so.
 */
function readEpoch(text: string, written: string): Reading | null {
  const match = EPOCH.exec(text);
  const ms = Number(match?.[1]) * 1000;
  if (!match || ms < FIRST_EPOCH || ms >= LAST_EPOCH) return null;
  const instant = instantText(ms);
  return {
    time: { written, local: instant.slice(0, 19), zone: 'UTC', instant, approximate: false },
    precision: 'second',
    why: [FROM_1970],
    problems: [],
  };
}

/**
 * `now` is an instant: it stays what it is when the document's zone changes, so it carries its zone
 * as if written.
 */
function readNow(written: string, context: TimeContext): Reading | null {
  if (!context.now) return null;
  const zone = context.zone || 'UTC';
  const local = localAt(context.now, zone);
  if (local === null) return null;
  const instant = `${context.now.slice(0, 16)}:00Z`;
  return {
    time: {
      written,
      local: local.slice(0, 16),
      zone,
      instant,
      approximate: false,
      reasons: ['now'],
    },
    precision: 'minute',
    why: [`now is ${local.slice(11, 16)}`],
    problems: [],
  };
}
