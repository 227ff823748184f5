/**
 * Whatever stands in a text: the readers never throw, take what the formatters write, and do not
 * slow down on text made to slow them down.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localAt } from '../../../core/time/zones.ts';
import { wallText } from '../../../core/time/calendar.ts';
import { findDeclaredZone } from '../../../core/time/declared-zone.ts';
import { explainTime } from '../../../core/time/explain.ts';
import { findDurations } from '../../../core/time/find-durations.ts';
import { findPromise } from '../../../core/time/find-promise.ts';
import { findTimes } from '../../../core/time/find-times.ts';
import { describeTime, formatDay, formatInstantIn, zoneLabel } from '../../../core/time/format.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { runs } from '../../tools/runs.ts';

const CONTEXT: TimeContext = {
  zone: 'Europe/Copenhagen',
  date: '2026-03-29',
  now: '2026-03-29T12:00:00Z',
  previous: readTime('09:15', { zone: 'Europe/Copenhagen', date: '2026-03-29' }).time,
};
const pieces = fc.constantFrom(
  '10:00',
  '2.07pm',
  '(14.07 MDT)',
  ' UTC',
  ' CET',
  ' IST',
  ' Denver',
  ' Europe/Berlin',
  '+02:00',
  '-00:00',
  ' on ',
  ' at ',
  ' to ',
  '-',
  '–',
  ' and ',
  'Monday',
  ' 16th September 2019',
  '24/03/2022',
  '03/04',
  '27nd',
  '22025-03-18',
  '25:61',
  '10h30',
  '9',
  " o'clock",
  'noon',
  '24:00',
  'the next day',
  'now',
  '+5m',
  'T-10',
  'in one hour',
  '1490000000',
  'yesterday',
  '~',
  'ca. ',
  '-ish',
  '[',
  ']',
  '(',
  ')',
  '. ',
  '\n',
  '\u00a0',
  '\0',
  '\ud83d',
  '№',
  'Timeline (',
  'All times are in ',
  '9999',
  '0000',
  '-1',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

describe('any text', () => {
  test('is read without an error, and what is written is kept', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { time, problems } = readTime(text, CONTEXT);
        expect(time.written).toBe(text);
        expect(time.instant === null || time.local !== null).toBe(true);
        expect(time.instant ?? '2026-01-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(time.local ?? 'T00:00').toMatch(/^(?:\d{4}-\d\d-\d\d)?(?:T\d\d:\d\d(?::\d\d)?)?$/);
        expect(problems.every(({ kind }) => kind.length > 0)).toBe(true);
        for (const { time: found, start, end } of findTimes(text, CONTEXT))
          expect(found.written).toBe(text.slice(start, end));
        expect(
          explainTime(time, { zone: 'Europe/Copenhagen', date: '2026-03-29' }).every(
            (words) => words !== '',
          ),
        ).toBe(true);
        expect(describeTime(time).clock).toMatch(/^(?:\d\d:\d\d(?::\d\d)?)?$/);
        expect(
          [
            findDeclaredZone(text)?.written ?? '',
            findPromise(text, { ...CONTEXT, posted: CONTEXT.previous! })?.written ?? '',
          ].every((part) => text.includes(part)),
        ).toBe(true);
        expect(findDurations(text).every(({ minMs, maxMs }) => minMs <= maxMs)).toBe(true);
      }),
      { numRuns: runs(1500) },
    );
  });
});

describe('what is formatted is read back', () => {
  const ZONES = [
    'UTC',
    'Europe/Berlin',
    'Europe/London',
    'America/New_York',
    'America/Los_Angeles',
    'America/St_Johns',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Pacific/Auckland',
    'Pacific/Apia',
    'CET',
    'PDT',
    '+05:45',
    '-03:30',
  ];
  /** Around the clock changes of 2026 as often as anywhere else. */
  const changes = [
    '2026-03-29T01:00:00Z',
    '2026-10-25T01:00:00Z',
    '2026-03-08T07:00:00Z',
    '2026-11-01T06:00:00Z',
    '2026-03-08T10:00:00Z',
    '2026-11-01T09:00:00Z',
    '2026-04-04T16:00:00Z',
    '2026-10-03T16:00:00Z',
    '2026-04-04T15:00:00Z',
    '2026-10-03T15:30:00Z',
  ].map((instant) => Date.parse(instant) / 1000);
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -7200, max: 7200 }))
    .map(([at, off]) => at + off);
  const instants = fc
    .tuple(fc.oneof(near, fc.integer({ min: 0, max: 4_000_000_000 })), fc.boolean())
    .map(
      ([second, whole]) => `${wallText((whole ? second - (second % 60) : second) * 1000, true)}Z`,
    );

  test('with its offset, in every zone, to the minute and to the second', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (instant, zone) => {
        expect(
          readTime(formatInstantIn(instant, zone), { zone: null, date: null }).time.instant,
        ).toBe(instant);
      }),
      { numRuns: runs(1000) },
    );
  });

  test('with its zone by name: the same instant, or the two that the clock allows', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...ZONES),
        fc.constantFrom('day', 'long', 'plain', 'short'),
        (instant, zone, style) => {
          const local = localAt(instant, zone)!;
          const clock = local.endsWith(':00') ? local.slice(11, 16) : local.slice(11);
          const { time, problems } = readTime(
            `${formatDay(local.slice(0, 10), style)}, ${clock} ${zone}`,
            { zone: null, date: null },
          );
          expect(`${time.local}${time.local!.length === 16 ? ':00' : ''}`).toBe(local);
          if (time.instant !== null) expect(time.instant).toBe(instant);
          else expect(problems.map(({ kind }) => kind)).toEqual(['ambiguous-clock']);
          expect(zoneLabel(time.zone!, time.instant)).not.toBe('');
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

/** A million characters each; a reader that goes back over them would not come to an end. */
describe('text made to be slow', () => {
  const LONG = 250_000;

  test.each([
    ' ',
    '1',
    '9:',
    '10:00 ',
    '10:00-',
    '10:00 and ',
    '(10:00',
    'times are in ',
    'Timeline of the ',
    'Monday, ',
    '3 March ',
    '03/04/',
    '2021-',
    'UTC+',
    'the next day at ',
    '~',
    'at 9 ',
    '\n',
    'A. ',
    'https://',
    'z_',
    'T-',
  ])('%j over and over', (part) => {
    const text = part.repeat(Math.ceil(LONG / part.length));
    expect(findTimes(text, CONTEXT).length).toBeLessThanOrEqual(LONG);
    expect(readTime(text, CONTEXT).time.written).toHaveLength(text.length);
    expect(findDeclaredZone(text)?.written ?? part).not.toBe('');
  });
});
