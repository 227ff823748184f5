import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { addDays, wallMs, wallText, weekdayOf } from '../../../core/time/calendar.ts';
import {
  describeTime,
  formatClock,
  formatDay,
  formatDuration,
  formatInstantIn,
  zoneLabel,
  zoneWithOffsets,
} from '../../../core/time/format.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { runs } from '../../tools/runs.ts';

const MINUTE = 60_000;
const read = (written: string): Time =>
  readTime(written, { zone: 'Europe/Copenhagen', date: '2026-03-03' }).time;

describe('lengths of time', () => {
  test.each([
    [0, '0 min'],
    [1, '1 s'],
    [40_000, '40 s'],
    [MINUTE, '1 min'],
    [7 * MINUTE, '7 min'],
    [59 * MINUTE, '59 min'],
    [60 * MINUTE, '1 h'],
    [76 * MINUTE, '1 h 16 min'],
    [2136 * MINUTE, '35 h 36 min'],
    [2879 * MINUTE, '47 h 59 min'],
    [2880 * MINUTE, '2 d'],
    [3180 * MINUTE, '2 d 5 h'],
    [-7 * MINUTE, '−7 min'],
  ])('%i ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('days, clocks and zones', () => {
  test('a day', () => {
    expect(formatDay('2026-03-03')).toBe('Tue 3 March 2026');
    expect(
      (['day', 'long', 'plain', 'short'] as const).map((style) => formatDay('2026-03-03', style)),
    ).toEqual(['Tue 3 March 2026', 'Tuesday 3 March 2026', '3 March 2026', '3 Mar 2026']);
  });

  test('a zone over a clock change', () => {
    expect(
      zoneWithOffsets('Europe/Copenhagen', ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z']),
    ).toBe('Europe/Copenhagen (UTC+1 and UTC+2)');
    expect([
      zoneWithOffsets('UTC', ['2026-03-28T12:00:00Z']),
      zoneWithOffsets('nowhere', ['2026-03-28T12:00:00Z']),
      zoneWithOffsets('Europe/Copenhagen', []),
    ]).toEqual(['UTC', 'nowhere', 'Europe/Copenhagen']);
  });

  test('a clock, as written or in another zone', () => {
    expect(formatClock(read('9.42'))).toBe('09:42');
    expect(formatClock(read('9.42'), 'UTC')).toBe('08:42');
    expect(formatClock(read('07:35:46'))).toBe('07:35:46');
    expect(formatClock(read('07:35:46'), undefined, { seconds: 'never' })).toBe('07:35');
    expect(formatClock(read('2026-03-03'))).toBe('');
    expect(formatClock(read('???'))).toBe('');
  });

  test.each([
    ['Europe/Copenhagen', '2026-03-03T08:15:00Z', 'Europe/Copenhagen (UTC+1)'],
    ['Europe/Copenhagen', '2026-07-03T08:15:00Z', 'Europe/Copenhagen (UTC+2)'],
    ['Europe/Copenhagen', null, 'Europe/Copenhagen'],
    ['MDT', null, 'MDT (UTC-6)'],
    ['UTC', null, 'UTC'],
    ['+05:30', null, 'UTC+5:30'],
    ['XYZT', null, 'XYZT'],
  ])('%s at %s', (zone, instant, label) => expect(zoneLabel(zone, instant)).toBe(label));

  test('an instant', () =>
    expect(formatInstantIn('2026-03-03T08:15:00Z', 'Europe/Copenhagen')).toBe(
      'Tue 3 March 2026, 09:15 (UTC+1)',
    ));

  test('a row', () => {
    expect(describeTime(read('9.42'))).toEqual({
      clock: '09:42',
      day: '2026-03-03',
      zone: 'Europe/Copenhagen',
      note: 'as written “9.42”',
    });
    expect(describeTime(read('09:42')).note).toBe('');
    expect(describeTime(read('09:42 CET')).note).toBe('');
    expect(describeTime(read('2026-03-03 09:42')).note).toBe('');
    expect(describeTime(read('2026-03-03')).note).toBe('');
    expect(describeTime(read('soon'))).toMatchObject({
      clock: '',
      day: null,
      note: '“soon” is not understood as a time',
    });
    expect(describeTime(read('')).note).toBe('');
  });
});

describe('there and back', () => {
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Copenhagen',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Auckland',
    'MDT',
    'CEST',
    '+05:45',
    '-03:30',
  );

  test('an instant formatted in any zone is read back as the same instant', () => {
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const instant = `${wallText(second * 1000, true)}Z`;
        expect(
          readTime(formatInstantIn(instant, zone), { zone: null, date: null }).time.instant,
        ).toBe(instant);
      }),
      { numRuns: runs(400) },
    );
  });

  test('wall-clock text and milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 6_000_000_000 }), (second) => {
        expect(wallMs(wallText(second * 1000, true))).toBe(second * 1000);
      }),
    );
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect([weekdayOf('2026-03-03'), weekdayOf('1969-12-31')]).toEqual([2, 3]);
  });
});
