import { describe, expect, it } from 'vitest';
import { dayInHeading, isDayAlone } from '../../../core/import/understand/day-lines.ts';
import { runOnStamps } from '../../../core/import/understand/run-on-stamps.ts';
import { leadingStamp } from '../../../core/import/understand/stamps.ts';

describe('leadingStamp', () => {
  it.each([
    ['06:59 First alert', '06:59', 'First alert'],
    ['07:35:46 UTC: x y', '07:35:46 UTC', 'x y'],
    ['13:16:55: x', '13:16:55', 'x'],
    ['[13:26] x', '13:26', 'x'],
    ['2021-11-23 16:43: x', '2021-11-23 16:43', 'x'],
    ['[2019\u201107\u201110 16:35 UTC] x', '2019\u201107\u201110 16:35 UTC', 'x'],
    ['2021-11-23T16:43:05Z - x', '2021-11-23T16:43:05Z', 'x'],
    ['10:05. x', '10:05', 'x'],
    ['10.05 The relay', '10.05', 'The relay'],
    ['20/06/2023 12:32 - We', '20/06/2023 12:32', 'We'],
    ['24/03/2022 \u2013 06:54 CET: x', '24/03/2022 \u2013 06:54 CET', 'x'],
    ['[03-14 16:05] x', '03-14 16:05', 'x'],
    ['15 December 2024, 03:53 (UTC) \u2013 Title', '15 December 2024, 03:53 (UTC)', 'Title'],
    ['16:37 Denver - x', '16:37 Denver', 'x'],
    ['9:05 AM PDT We are', '9:05 AM PDT', 'We are'],
    ['Sunday Nov 17th, 11:08am PST. x', 'Sunday Nov 17th, 11:08am PST', 'x'],
    ['[???] x', '???', 'x'],
    ['00:00 - 00:30 AEST x', '00:00 - 00:30 AEST', 'x'],
    ['16:35 and 23:47 UTC x', '16:35 and 23:47 UTC', 'x'],
    ['16:30 to 15:00 x', '16:30 to 15:00', 'x'],
    ['11pm-ish x', '11pm-ish', 'x'],
    ['~14:05 x', '~14:05', 'x'],
    ['ca. 18:30 x', 'ca. 18:30', 'x'],
    ['14:07 PDT (UTC-7) x', '14:07 PDT (UTC-7)', 'x'],
    ['3:05pm ET - x', '3:05pm ET', 'x'],
    ['16:43-0400 x', '16:43-0400', 'x'],
    ['0947 UTC x', '0947 UTC', 'x'],
    ['22:00 5 nodes', '22:00', '5 nodes'],
    ['13:16 - 5 nodes', '13:16', '5 nodes'],
    ['10:05 et al', '10:05', 'et al'],
    ['10:05 PTO x', '10:05', 'PTO x'],
    ['14:00 met the vendor', '14:00', 'met the vendor'],
    ['2021-12-03: a day only', '2021-12-03', 'a day only'],
    ['09:47 | x', '09:47', 'x'],
    ['09:47\tx', '09:47', 'x'],
    ['10:00 PDT / 17:00 UTC x', '10:00 PDT / 17:00 UTC', 'x'],
    ['2.07pm (14.07 MDT) x', '2.07pm (14.07 MDT)', 'x'],
    ['T+5 min: x', 'T+5 min', 'x'],
    ['[T+00:12] x', 'T+00:12', 'x'],
    ['Wed Feb 7 16:55:31 PST 2001 — x', 'Wed Feb 7 16:55:31 PST 2001', 'x'],
    ['Nov-17, 9:47am EST x', 'Nov-17, 9:47am EST', 'x'],
    ['21. May 2025, 11:51 UTC: x', '21. May 2025, 11:51 UTC', 'x'],
    ['11:31am PST Sunday. x', '11:31am PST Sunday', 'x'],
    ['10:05 Friday deploy goes out', '10:05', 'Friday deploy goes out'],
    ['🔴 **08:02** – x', '08:02', 'x'],
  ])('%s', (line, written, rest) => {
    const stamp = leadingStamp(line);
    expect([stamp?.written, line.slice(stamp?.length)]).toEqual([written, rest]);
  });

  it.each([
    '12 nodes were lost',
    '1.25 GB of logs',
    '2021 was quiet',
    'May was bad',
    'On May 12 2025 we received',
    '05/03/2021 was a Friday',
    'Three months prior',
    '99:99 x',
    '10.0.0.1 is down',
    '1:2:3',
    '',
    '   ',
    '???',
    'tbd x',
    'Monday was quiet',
    '24/7 support',
    '500 errors',
  ])('none in %j', (line) => {
    expect(leadingStamp(line)).toBeNull();
  });

  it('knows a time that stands in a sentence', () => {
    expect(leadingStamp('At 14:07 a server stopped')).toMatchObject({
      written: 'At 14:07',
      worded: true,
    });
    expect(leadingStamp('14:07 a server stopped')).toMatchObject({ worded: false });
  });

  it('never takes more than the line, nor changes what it takes', () => {
    for (const line of ['06:59', '[06:59]', '06:59 -', '**06:59**:', '06:59:']) {
      const stamp = leadingStamp(line)!;
      expect(stamp.written).toBe('06:59');
      expect(stamp.length).toBe(line.length);
    }
  });
});

describe('isDayAlone', () => {
  it.each([
    'May 12',
    '15 May',
    'Monday',
    'Monday 3 March 2025',
    '2019-07-10',
    'Wednesday 3 May 2023:',
  ])('%s', (line) => expect(isDayAlone(line)).toBe(true));
  it.each(['May 12 20:15', '12', 'May', 'May 12 was bad', '20:15', '', '2019'])('not %j', (line) =>
    expect(isDayAlone(line)).toBe(false),
  );
});

describe('dayInHeading', () => {
  it.each([
    ['Day 2 – 13 March 2024', '13 March 2024'],
    ['Tuesday, April 20', 'Tuesday, April 20'],
    ['2024-03-13: recovery', '2024-03-13'],
    ['Timeline (12 May 2021)', '12 May 2021'],
    ['13 March 2024, 10:05 the first alarm', null],
    ['Root cause', null],
    ['Version 1.2.2024.5', null],
  ])('%s', (heading, day) => expect(dayInHeading(heading)).toBe(day));
});

describe('runOnStamps', () => {
  it.each<[string, string[]]>([
    [
      '16:47 - first line16:54 - second line16:57 - third line',
      ['16:47 - first line', '16:54 - second line', '16:57 - third line'],
    ],
    [
      '[10:05] the first thing. [10:20] the second thing. [10:40] the third thing.',
      ['[10:05] the first thing. ', '[10:20] the second thing. ', '[10:40] the third thing.'],
    ],
  ])('%s', (line, parts) => expect(line.split(runOnStamps(line)!)).toEqual(parts));

  it.each([
    '10:05 - we waited from 10:20 to 10:40 and then we went home',
    '16:47 - one line with 16:54 - in it and nothing more',
    'At 10:05 - x, 10:06 - y, 10:07 - z and so on for a while',
    '10:05 first 10:20 second 10:40 third and so on for a while',
  ])('one line: %s', (line) => expect(runOnStamps(line)).toBeNull());
});
