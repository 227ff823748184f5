import { describe, expect, test } from 'vitest';
import { findDeclaredZone } from '../../../core/time/declared-zone.ts';
import { resolveZone, instantOf, localAt } from '../../../core/time/zones.ts';
import { offsetText, utcLabel } from '../../../core/time/zone-offsets.ts';

/** [written, zone, UTC of 2026-01-15T12:00, UTC of 2026-07-15T12:00] */
const ZONES: readonly (readonly [string, string, string, string])[] = [
  ['UTC', 'UTC', '12:00', '12:00'],
  ['utc', 'UTC', '12:00', '12:00'],
  ['Z', 'UTC', '12:00', '12:00'],
  ['(UTC)', 'UTC', '12:00', '12:00'],
  ['GMT', 'GMT', '12:00', '12:00'],
  ['CET', 'CET', '11:00', '11:00'],
  ['CEST', 'CEST', '10:00', '10:00'],
  ['EET', 'EET', '10:00', '10:00'],
  ['EEST', 'EEST', '09:00', '09:00'],
  ['BST', 'BST', '11:00', '11:00'],
  ['WEST', 'WEST', '11:00', '11:00'],
  ['WET', 'WET', '12:00', '12:00'],
  ['MSK', 'MSK', '09:00', '09:00'],
  ['PST', 'PST', '20:00', '20:00'],
  ['PDT', 'PDT', '19:00', '19:00'],
  ['MST', 'MST', '19:00', '19:00'],
  ['MDT', 'MDT', '18:00', '18:00'],
  ['CDT', 'CDT', '17:00', '17:00'],
  ['EST', 'EST', '17:00', '17:00'],
  ['EDT', 'EDT', '16:00', '16:00'],
  ['AKST', 'AKST', '21:00', '21:00'],
  ['AKDT', 'AKDT', '20:00', '20:00'],
  ['HST', 'HST', '22:00', '22:00'],
  ['ADT', 'ADT', '15:00', '15:00'],
  ['NST', 'NST', '15:30', '15:30'],
  ['JST', 'JST', '03:00', '03:00'],
  ['KST', 'KST', '03:00', '03:00'],
  ['AEST', 'AEST', '02:00', '02:00'],
  ['AEDT', 'AEDT', '01:00', '01:00'],
  ['ACST', 'ACST', '02:30', '02:30'],
  ['AWST', 'AWST', '04:00', '04:00'],
  ['NZST', 'NZST', '00:00', '00:00'],
  ['NZDT', 'NZDT', '23:00', '23:00'],
  ['SGT', 'SGT', '04:00', '04:00'],
  ['HKT', 'HKT', '04:00', '04:00'],
  ['PT', 'America/Los_Angeles', '20:00', '19:00'],
  ['MT', 'America/Denver', '19:00', '18:00'],
  ['CT', 'America/Chicago', '18:00', '17:00'],
  ['ET', 'America/New_York', '17:00', '16:00'],
  ['PST/PDT', 'America/Los_Angeles', '20:00', '19:00'],
  ['Pacific Time', 'America/Los_Angeles', '20:00', '19:00'],
  ['US Eastern', 'America/New_York', '17:00', '16:00'],
  ['Eastern Standard Time', 'America/New_York', '17:00', '16:00'],
  ['Central European Time', 'Europe/Berlin', '11:00', '10:00'],
  ['Central European Summer Time', 'Europe/Berlin', '11:00', '10:00'],
  ['Europe/Copenhagen', 'Europe/Copenhagen', '11:00', '10:00'],
  ['europe/copenhagen', 'Europe/Copenhagen', '11:00', '10:00'],
  ['Asia/Kolkata', 'Asia/Kolkata', '06:30', '06:30'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires', '15:00', '15:00'],
  ['Denver', 'America/Denver', '19:00', '18:00'],
  ['Copenhagen', 'Europe/Copenhagen', '11:00', '10:00'],
  ['London time', 'Europe/London', '12:00', '11:00'],
  ['New York', 'America/New_York', '17:00', '16:00'],
  ['San Francisco', 'America/Los_Angeles', '20:00', '19:00'],
  ['Bangalore', 'Asia/Kolkata', '06:30', '06:30'],
  ['+02:00', '+02:00', '10:00', '10:00'],
  ['+0200', '+02:00', '10:00', '10:00'],
  ['-0500', '-05:00', '17:00', '17:00'],
  ['−05:00', '-05:00', '17:00', '17:00'],
  ['UTC+2', '+02:00', '10:00', '10:00'],
  ['GMT-7', '-07:00', '19:00', '19:00'],
  ['UTC+05:30', '+05:30', '06:30', '06:30'],
  ['UTC +1', '+01:00', '11:00', '11:00'],
  ['-00:00', '+00:00', '12:00', '12:00'],
  ['PDT (UTC-7)', 'PDT', '19:00', '19:00'],
  ['CEST (UTC+2)', 'CEST', '10:00', '10:00'],
  ['CST (UTC+8)', '+08:00', '04:00', '04:00'],
];

describe('zones as people write them', () => {
  test.each(ZONES)('%s', (written, zone, winter, summer) => {
    expect(resolveZone(written).zone).toBe(zone);
    expect(instantOf('2026-01-15T12:00', written).instant?.slice(11, 16)).toBe(winter);
    expect(instantOf('2026-07-15T12:00', written).instant?.slice(11, 16)).toBe(summer);
  });

  test.each([
    '',
    'XYZT',
    'Europe',
    'Europe/Nowhere',
    'the',
    'UTC+25',
    '+99:00',
    'Springfieldville',
  ])('%s is no zone', (written) => {
    expect(resolveZone(written).zone).toBeNull();
    expect(instantOf('2026-01-15T12:00', written)).toEqual({ instant: null });
  });

  test('an abbreviation out of season is a problem, never a correction', () => {
    expect(resolveZone('PST', { date: '2026-07-01' })).toMatchObject({
      offset: -480,
      problem: { kind: 'zone-season', expected: 'PDT' },
    });
    expect(resolveZone('PST', { date: '2026-12-01' }).problem).toBeUndefined();
    expect(resolveZone('CEST', { date: '2026-12-01' }).problem).toMatchObject({ expected: 'CET' });
    expect(resolveZone('MST', { date: '2026-07-01' }).problem).toBeUndefined();
    expect(
      resolveZone('MST', { date: '2026-07-01', near: 'America/Denver' }).problem,
    ).toMatchObject({ expected: 'MDT' });
  });

  test.each([
    ['IST', 'Asia/Kolkata', 330],
    ['IST', 'Asia/Calcutta', 330],
    ['IST', 'Europe/Dublin', 60],
    ['IST', 'Asia/Jerusalem', 120],
    ['IST', 'IDT', 120],
    ['CST', 'Asia/Shanghai', 480],
    ['CST', 'America/Denver', -360],
    ['CST', 'PDT', -360],
    ['CST', 'America/Havana', -300],
    ['AST', 'Asia/Riyadh', 180],
    ['AST', 'America/Halifax', -240],
    ['BST', 'Asia/Dhaka', 360],
    ['BST', 'Europe/Berlin', 60],
    ['EST', 'Australia/Sydney', 600],
    ['PST', 'Asia/Manila', 480],
  ])('%s near %s is %i minutes from UTC, without a question', (zone, near, offset) => {
    expect(resolveZone(zone, { near })).toMatchObject({ offset });
    expect(resolveZone(zone, { near }).problem).toBeUndefined();
  });

  test.each([
    ['IST', 330],
    ['CST', -360],
    ['AST', -240],
  ])('%s alone has its usual meaning and asks', (zone, offset) => {
    expect(resolveZone(zone)).toMatchObject({ offset, problem: { kind: 'ambiguous-zone', zone } });
    expect(resolveZone(zone, { near: zone }).problem).toBeDefined();
    expect(resolveZone(zone, { near: 'UTC' }).problem).toBeDefined();
  });

  test('BST alone is British Summer Time', () => {
    expect(resolveZone('BST')).toMatchObject({ offset: 60 });
    expect(resolveZone('BST').problem).toBeUndefined();
  });

  test('an offset that contradicts its abbreviation wins and is a problem', () => {
    expect(resolveZone('PST (UTC-7)')).toMatchObject({
      zone: '-07:00',
      problem: { kind: 'malformed' },
    });
  });

  test('labels', () => {
    expect([0, 60, -420, 330, -210].map(utcLabel)).toEqual([
      'UTC',
      'UTC+1',
      'UTC-7',
      'UTC+5:30',
      'UTC-3:30',
    ]);
    expect([0, 60, -420, 330].map(offsetText)).toEqual(['+00:00', '+01:00', '-07:00', '+05:30']);
    expect(localAt('2026-07-15T12:00:00Z', 'Europe/Copenhagen')).toBe('2026-07-15T14:00:00');
  });
});

describe('a zone declared for a whole text', () => {
  test.each([
    ['Timeline (all times are in CET):', 'CET'],
    ['Timeline (UTC)', 'UTC'],
    ['All times PDT.', 'PDT'],
    ['_All times in EEST_', 'EEST'],
    ['| Time (UTC) | Event |', 'UTC'],
    ['## Timeline (times in UTC)', 'UTC'],
    ['All times listed are Pacific Time', 'America/Los_Angeles'],
    ['Times are in Europe/Copenhagen.', 'Europe/Copenhagen'],
    ['All times are given in UTC+2', '+02:00'],
    ['Timeline, UTC', 'UTC'],
    ['Timeline – UTC', 'UTC'],
    ['Chronology of events [CET]', 'CET'],
    ['Timeline of the outage (CEST)', 'CEST'],
    ['Timelines (UTC +1)', '+01:00'],
    ['Events (UTC)', 'UTC'],
    ['Time zone: Europe/Berlin', 'Europe/Berlin'],
    ['Timezone is CET', 'CET'],
    ['Time, PDT', 'PDT'],
    ['All times in this report are in CEST.', 'CEST'],
    ['All times UTC unless noted', 'UTC'],
    ['Times are local (Denver)', 'America/Denver'],
    ['Our timeline, in Pacific Standard Time:', 'America/Los_Angeles'],
    ['Timeline (UTC/GMT)', 'UTC'],
    ['Times in PDT (UTC-7).', 'PDT'],
  ])('%s', (text, zone) => {
    const found = findDeclaredZone(text)!;
    expect(found.zone).toBe(zone);
    expect(text.slice(found.start, found.end)).toBe(found.written);
  });

  test.each([
    'It took a long time to recover.',
    'Next time we will EST the cost',
    'Timeline',
    'three times in a row',
    'At 10:00 UTC it failed',
    'Timeline of the Eastern region',
    'The timeline of Central Bank',
    'the times ET was on the phone',
    'sometimes UTC is used',
  ])('%s declares none', (text) => {
    expect(findDeclaredZone(text)).toBeNull();
  });
});
