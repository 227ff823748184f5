/** The times within running prose. */
import type { Hit } from './hit.ts';
import { hasPlainZone, isTimeInProse, standsAlone } from './accept.ts';
import { weekdayNames } from './calendar-words.ts';
import { dateOrder } from './date-order.ts';
import { byText } from './by-text.ts';
import { borrowHalf, expressionAt } from './expression.ts';
import { nothing, type Again, type Expression } from './expression-model.ts';
import { CJK, WORD_BEGINS, WORDS } from './language-words.ts';
import type { FoundTime, TimeContext } from './reading.ts';
import { settleHits } from './share.ts';
import { daySpanAt } from './date-token.ts';
import { matchAt, plain, type WrittenDate } from './tokens.ts';
import { joinedLines } from '../prose/joined-lines.ts';

/** A part of each form that a time has. */
const FORMS_OF_TIMES: readonly string[] = [
  String.raw`\d[:.]\d\d`,
  String.raw`\d:?\s?[ap]\.?\s?m\b`,
  String.raw`\d{4}\s?(?:hrs|UTC|GMT|Z\b)`,
  String.raw`\d\s?\(?(?:[a-z]{1,4}t|UTC|MSK|WIB)\b`,
  String.raw`\d\s?[hu]\s?\d\d`,
  String.raw`\d\s?h\b`,
  String.raw`\d ?(?:${WORDS.oclock}|${WORDS.hours})(?!\p{L})`,
  String.raw`o[’'\x60]clock`,
  String.raw`\d\s(?:in the |at night)`,
  String.raw`\d[-/‐‑–]\d{1,2}`,
  String.raw`\d\p{L}{3}\d{2}`,
  String.raw`\d ?[年月日時时点點分시월일]`,
  `(?:${WORDS.noon}|${WORDS.midnight})`,
  CJK.noon,
  CJK.midnight,
  String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,9}\.?\s+\d`,
  String.raw`\d(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:(?:${WORDS.of})\s+)?\p{L}{3}`,
];
const MAY_HAVE_TIME = new RegExp(FORMS_OF_TIMES.join('|'), 'iu');

/** A cheap first look: false means that `findTimes` would find nothing. */
export function quickHasTime(text: string): boolean {
  return MAY_HAVE_TIME.test(text);
}

/**
 * Every absolute time in prose, in order; each covers the largest expression that says it. Times
 * share zone and date with their neighbours in the text (see `share.ts`).
 */
export function findTimes(text: string, context: TimeContext): FoundTime[] {
  if (!quickHasTime(text)) return [];
  const flat = plain(text);
  const hits = hitsIn(text);
  if (hits.length === 0) return [];
  const dated = withYear(hits, context);
  if (typeof context.dayFirst === 'boolean') return settleHits(flat, text, hits, dated);
  const order = dateOrder(
    hits.map(({ found }) => found),
    dated,
  );
  return settleHits(flat, text, hits, {
    ...dated,
    dayFirst: order?.dayFirst ?? null,
    orderReason: order?.reason,
  });
}

/** Where no year is known from outside, the only year that the text itself writes. */
function withYear(hits: readonly Hit[], context: TimeContext): TimeContext {
  if (context.date || typeof context.year === 'number') return context;
  const years = new Set(
    hits.map(({ found }) => found.date?.year ?? null).filter((year) => year !== null),
  );
  return years.size === 1 ? { ...context, year: [...years][0]! } : context;
}

/**
 * Whether the dates of a text are written day first, by what they prove together; null when nothing
 * does or they disagree.
 */
export function dayFirstEvidence(text: string, context: TimeContext): boolean | null {
  if (!quickHasTime(text)) return null;
  const hits = hitsIn(text);
  return (
    dateOrder(
      hits.map(({ found }) => found),
      withYear(hits, context),
    )?.dayFirst ?? null
  );
}

/** Where a time may begin; made when the first text is read. */
let anchors: RegExp | null = null;
function anchorPattern(): RegExp {
  if (anchors) return anchors;
  const weekdays = [...weekdayNames().whole].join('|');
  return (anchors = new RegExp(
    joinedLines`
      \d+
      |(?<![\p{L}\p{M}])(?:(?:UTC|GMT|[A-Z]{2,4}T) (?=\d{1,2}[:.]\d\d)
        |(?:${WORDS.noon}|${WORDS.midnight})(?!\p{L})|today|yesterday|tomorrow
        |(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*
        |(?:${weekdays})(?!\p{L}))|${CJK.am}|${CJK.pm}|${CJK.night}|${CJK.noon}
      |${CJK.midnight}
    `,
    'giu',
  ));
}

const URL = /(?:\b[a-z][a-z+.-]{0,30}:\/\/|\bwww\.)\S+/giu;
const LINK = new RegExp(
  joinedLines`
    (?:,?\s?(-{1,2}|~|～|→|至|到|から|부터|(?<!\p{L})(?:${WORDS.to})(?!\p{L})
        (?:\s(?:${WORDS.sign})(?!\p{L})\.?)?)\s?(?:(?:${WORDS.about})(?!\p{L})\.?\s)?
      |\s((?:${WORDS.and}))\s(?:(?:${WORDS.about})(?!\p{L})\.?\s)?
      |,\s(?:(?:${WORDS.and})\s)?(?=\d)|\s(or|oder|ou|o)\s|\s?(&)\s?)
  `,
  'iuy',
);
const BETWEEN = new RegExp(
  `${WORD_BEGINS}(?:${WORDS.between})\\s(?:(?:${WORDS.about})\\s)?$`,
  'iu',
);
const APPROXIMATE = new RegExp(
  joinedLines`
    (?:~|≈|±|${WORD_BEGINS}(?:(?:${WORDS.about})\.?|some ?time|nearly|almost
        |(?:shortly|just|soon|right)\s(?:after|before|past)))\s?(?:the\s)?$
  `,
  'iu',
);
const FROM = new RegExp(
  `${WORD_BEGINS}(?:from|von|de|desde las?|das?|dalle|van|od|från|fra|${WORDS.between})\\s$`,
  'iu',
);

const hitsIn = byText((text): readonly Hit[] => scan(plain(text)));

function scan(text: string): Hit[] {
  const hits: Hit[] = [];
  const urls = /:\/\/|www\./i.test(text)
    ? [...text.matchAll(URL)].map((match) => [match.index, match.index + match[0].length] as const)
    : [];
  let url = 0;
  let dotted = false;
  const ANCHOR = anchorPattern();
  ANCHOR.lastIndex = 0;
  for (let anchor = ANCHOR.exec(text); anchor; anchor = ANCHOR.exec(text)) {
    const at = anchor.index;
    while (url < urls.length && urls[url]![1] <= at) url++;
    if (url < urls.length && urls[url]![0] <= at) {
      ANCHOR.lastIndex = urls[url]![1];
      continue;
    }
    const added = rangeOrSingle(text, at, dotted);
    if (added.length === 0) continue;
    for (const hit of added) hits.push(hit);
    dotted ||= added.some(
      ({ found }) => found.clock?.form === 'dot' || found.again?.clock.form === 'dot',
    );
    ANCHOR.lastIndex = added.at(-1)!.found.end;
  }
  return hits;
}

/** One time, or several joined by "to", "and", a dash. */
function rangeOrSingle(text: string, at: number, dotted: boolean): Hit[] {
  const days = daySpan(text, at);
  if (days) return days;
  const first = expressionAt(text, at, 'prose');
  if (!first) return [];
  const hits: Hit[] = [];
  let found: Expression = withApproximate(first, text);
  for (;;) {
    const link = matchAt(LINK, text, found.end);
    const next = link && expressionAt(text, found.end + link[0].length, 'prose');
    const joins =
      next && canJoin(found, next, text.slice(Math.max(0, found.start - 10), found.start));
    // A range is judged as a whole: in `16:21-17:19` neither end stands alone.
    const whole = joins ? { ...next, start: found.start } : found;
    const accepted =
      isTimeInProse(whole, text, dotted) ||
      (joins &&
        isTimeInProse(
          {
            ...whole,
            clock: found.clock,
            zone: found.zone ?? next.zone,
            date: found.date ?? next.date,
          },
          text,
          dotted,
        ));
    if (joins && accepted) {
      const range =
        link[1] !== undefined ||
        (link[2] !== undefined &&
          hits.length === 0 &&
          BETWEEN.test(text.slice(Math.max(0, at - 30), at)));
      hits.push({ found: borrowHalf(found, next), link: range ? 'range' : 'list' });
      found = withApproximate(next, text);
      dotted ||= next.clock?.form === 'dot';
      if (range) break;
      continue;
    }
    if (hits.length === 0 && !isTimeInProse(found, text, dotted)) return [];
    break;
  }
  return withRangeAgain([...hits, { found, link: null }], text);
}

/** "between 8:41 AM and 11:26 AM PDT (15:41 and 18:26 UTC)": both ends on another clock. */
function withRangeAgain(hits: Hit[], text: string): Hit[] {
  const [from, to] = hits;
  if (hits.length !== 2 || from!.link !== 'range' || from!.found.again || to!.found.again)
    return hits;
  const again = rangeAgain(text, to!.found.end);
  if (!again) return hits;
  from!.found = { ...from!.found, zone: from!.found.zone ?? to!.found.zone, again: again.from };
  to!.found = { ...to!.found, again: again.to, end: again.end };
  return hits;
}

function rangeAgain(text: string, at: number): { from: Again; to: Again; end: number } | null {
  const open = matchAt(/ ?[([]/y, text, at);
  const from = open && expressionAt(text, at + open[0].length, 'prose');
  const link = from && matchAt(LINK, text, from.end);
  const to = link && expressionAt(text, from.end + link[0].length, 'prose');
  const close = to && matchAt(/[)\]]/y, text, to.end);
  if (!close || !from.clock?.exists || !to.clock?.exists || to.zone === null) return null;
  if (from.date || to.date || from.clock.form === 'bare') return null;
  const said = ({ clock, clockText, zone }: Expression): Again => ({
    clock: clock!,
    text: clockText,
    zone: zone ?? to.zone,
  });
  return { from: said(from), to: said(to), end: to.end + 1 };
}

function canJoin(a: Expression, b: Expression, before: string): boolean {
  if ((a.clock === null) !== (b.clock === null)) return false;
  if (b.clock?.form === 'bare' && !hasPlainZone(b)) return false;
  if (a.clock?.form === 'bare' && a.zone === null)
    return (
      b.clock!.halfDay !== null ||
      (FROM.test(before) && (b.clock!.form === 'bare' || b.clock!.form === 'colon'))
    );
  if (b.clock && !b.clock.exists) return false;
  return a.clock ? a.clock.form !== 'military' : b.date !== null && !b.date.weak;
}

/** `January 14-19, 2026`. */
function daySpan(text: string, at: number): Hit[] | null {
  const span = daySpanAt(text, at);
  if (!span || !standsAlone(text, at, span.to.end)) return null;
  const day = (start: number, date: WrittenDate): Expression => ({
    ...nothing(start, date.end),
    date,
    dateText: text.slice(start, date.end),
  });
  return [
    { found: day(at, span.from), link: 'range' },
    { found: day(span.second, span.to), link: null },
  ];
}

function withApproximate(found: Expression, text: string): Expression {
  return found.approximate ||
    APPROXIMATE.test(text.slice(Math.max(0, found.start - 24), found.start))
    ? { ...found, approximate: true }
    : found;
}
