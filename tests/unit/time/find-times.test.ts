import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFirstEvidence, findTimes, quickHasTime } from '../../../core/time/find-times.ts';
import { dateWordsFor, durationText } from '../../../core/time/date-words.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { runs } from '../../tools/runs.ts';

const CONTEXT: TimeContext = { zone: 'UTC', date: '2022-03-24' };
const NOTHING: TimeContext = { zone: null, date: null };

/** [text, ...[written, local, zone]] */
const FOUND: readonly (readonly [string, ...(readonly [string, string, string | null])[]])[] = [
  [
    'At approximately 16:21 BST on Monday 16th September 2019 the API went down.',
    ['16:21 BST on Monday 16th September 2019', '2019-09-16T16:21', 'BST'],
  ],
  [
    'On Tuesday, Nov 11, 2021 at approximately 16:43 UTC, calls failed.',
    ['Tuesday, Nov 11, 2021 at approximately 16:43 UTC', '2021-11-11T16:43', 'UTC'],
  ],
  ['Held at 10:15Z on 14JUN25.', ['10:15Z on 14JUN25', '2025-06-14T10:15', 'UTC']],
  ['On 14Jun2025 10:15 it fell', ['14Jun2025 10:15', '2025-06-14T10:15', 'UTC']],
  [
    'On Monday, 14 March 2022, between 10:18 and 12:47 calls failed.',
    ['Monday, 14 March 2022', '2022-03-14', null],
    ['10:18', '2022-03-14T10:18', 'UTC'],
    ['12:47', '2022-03-14T12:47', 'UTC'],
  ],
  [
    'slow from around 8pm PST on Tues 12/6/16',
    ['8pm PST on Tues 12/6/16', '2016-12-06T20:00', 'PST'],
  ],
  [
    'until, by 1am PST Wed 12/7/16, we stopped it',
    ['1am PST Wed 12/7/16', '2016-12-07T01:00', 'PST'],
  ],
  [
    'At 00:28 CET (23:28 UTC the day before) it ran.',
    ['00:28 CET (23:28 UTC the day before)', '2022-03-24T00:28', 'CET'],
  ],
  [
    'À 0h28 CET (23h28 UTC la veille), tout marchait.',
    ['0h28 CET (23h28 UTC la veille)', '2022-03-24T00:28', 'CET'],
  ],
  [
    'From 8:41 AM to 11:26 AM PDT (15:41 UTC to 18:26 UTC) it failed.',
    ['8:41 AM', '2022-03-24T08:41', 'PDT'],
    ['11:26 AM PDT (15:41 UTC to 18:26 UTC)', '2022-03-24T11:26', 'PDT'],
  ],
  [
    'Om 10.14 uur (Nederlandse tijd, CET) stopte de pomp.',
    ['10.14 uur (Nederlandse tijd, CET)', '2022-03-24T10:14', 'CET'],
  ],
  [
    'At 1942 eastern daylight time (EDT) (2342 UTC) the rope parted.',
    ['1942 eastern daylight time (EDT) (2342 UTC)', '2022-03-24T19:42', 'America/New_York'],
  ],
  [
    'At 2.07pm (14.07 MDT), a server failed. At 2.08pm, we looked.',
    ['2.07pm (14.07 MDT)', '2022-03-24T14:07', 'MDT'],
    ['2.08pm', '2022-03-24T14:08', 'MDT'],
  ],
  [
    'Between 06:54 to 08:55 CET on 24/03/2022, APIs failed. Again at 10:00.',
    ['06:54', '2022-03-24T06:54', 'CET'],
    ['08:55 CET on 24/03/2022', '2022-03-24T08:55', 'CET'],
    ['10:00', '2022-03-24T10:00', 'CET'],
  ],
  [
    'errors at 16:35 and 23:47 CET',
    ['16:35', '2022-03-24T16:35', 'CET'],
    ['23:47 CET', '2022-03-24T23:47', 'CET'],
  ],
  [
    '10:30am, 10:45am and 11am PT',
    ['10:30am', '2022-03-24T10:30', 'America/Los_Angeles'],
    ['10:45am', '2022-03-24T10:45', 'America/Los_Angeles'],
    ['11am PT', '2022-03-24T11:00', 'America/Los_Angeles'],
  ],
  [
    'maintenance 00:00 - 00:30 AEST',
    ['00:00', '2022-03-24T00:00', 'AEST'],
    ['00:30 AEST', '2022-03-24T00:30', 'AEST'],
  ],
  ['from 9-11am', ['9', '2022-03-24T09:00', 'UTC'], ['11am', '2022-03-24T11:00', 'UTC']],
  ['between 2 and 3pm', ['2', '2022-03-24T14:00', 'UTC'], ['3pm', '2022-03-24T15:00', 'UTC']],
  ['from 11-1pm', ['11', '2022-03-24T11:00', 'UTC'], ['1pm', '2022-03-24T13:00', 'UTC']],
  [
    'between 23:50 and 00:10',
    ['23:50', '2022-03-24T23:50', 'UTC'],
    ['00:10', '2022-03-25T00:10', 'UTC'],
  ],
  [
    'between 23:50 and 00:10 on 3 March 2022',
    ['23:50', '2022-03-02T23:50', 'UTC'],
    ['00:10 on 3 March 2022', '2022-03-03T00:10', 'UTC'],
  ],
  [
    'an outage from 16:30 to 15:00',
    ['16:30', '2022-03-24T16:30', 'UTC'],
    ['15:00', '2022-03-24T15:00', 'UTC'],
  ],
  [
    'It began at 23:50. It ended at 00:10.',
    ['23:50', '2022-03-24T23:50', 'UTC'],
    ['00:10', '2022-03-25T00:10', 'UTC'],
  ],
  [
    'It ended at 23:00, having begun at 09:00.',
    ['23:00', '2022-03-24T23:00', 'UTC'],
    ['09:00', 'T09:00', 'UTC'],
  ],
  [
    'It began at 09:00 and ended at 10:00 on 3 March 2022.',
    ['09:00', '2022-03-03T09:00', 'UTC'],
    ['10:00 on 3 March 2022', '2022-03-03T10:00', 'UTC'],
  ],
  ['released on 16 September 2019 to all', ['16 September 2019', '2019-09-16', null]],
  ['On May 12 2025 we heard of it', ['May 12 2025', '2025-05-12', null]],
  ['since 2022-03-20', ['2022-03-20', '2022-03-20', null]],
  [
    '**Date:** January 14-19, 2026',
    ['January 14', '2026-01-14', null],
    ['19, 2026', '2026-01-19', null],
  ],
  [
    'from 12 May 2025 to 14 May 2025',
    ['12 May 2025', '2025-05-12', null],
    ['14 May 2025', '2025-05-14', null],
  ],
  ['on Monday, March 21 at noon', ['Monday, March 21 at noon', '2022-03-21T12:00', 'UTC']],
  ['the fix went out at midnight UTC', ['midnight UTC', '2022-03-24T00:00', 'UTC']],
  ['yesterday at 10:00', ['yesterday at 10:00', 'T10:00', 'UTC']],
  ['today at 10:00', ['today at 10:00', '2022-03-24T10:00', 'UTC']],
  ['next Tuesday at 10:00', ['Tuesday at 10:00', 'T10:00', 'UTC']],
  ['on Friday at 10:00', ['Friday at 10:00', '2022-03-25T10:00', 'UTC']],
  ['on the 25th at 10:00', ['25th at 10:00', '2022-03-25T10:00', 'UTC']],
  ['* [13:26] reports', ['13:26', '2022-03-24T13:26', 'UTC']],
  ['2019‑07‑10 16:35 UTC deploy', ['2019‑07‑10 16:35 UTC', '2019-07-10T16:35', 'UTC']],
  ['sometime around 10:05 UTC (12:05 CEST)', ['10:05 UTC (12:05 CEST)', '2022-03-24T10:05', 'UTC']],
  ['from UTC 14:30 onwards', ['UTC 14:30', '2022-03-24T14:30', 'UTC']],
  ['the rest 14:30', ['14:30', '2022-03-24T14:30', 'UTC']],
  [
    '03:53 → 04:10 CET',
    ['03:53', '2022-03-24T03:53', 'CET'],
    ['04:10 CET', '2022-03-24T04:10', 'CET'],
  ],
  [
    '(03:53 UTC / 19:53 PST on Dec 14)',
    ['03:53 UTC / 19:53 PST on Dec 14', '2021-12-14T19:53', 'PST'],
  ],
  [
    'Thursday (May 2, 2024) at 10:00',
    ['Thursday (May 2, 2024) at 10:00', '2024-05-02T10:00', 'UTC'],
  ],
  [
    'a job at 02:00\n10:00 it began',
    ['02:00', '2022-03-24T02:00', 'UTC'],
    ['10:00', '2022-03-24T10:00', 'UTC'],
  ],
  ['at 1643 UTC', ['1643 UTC', '2022-03-24T16:43', 'UTC']],
  ['Next update at 08.30', ['08.30', '2022-03-24T08:30', 'UTC']],
  ['at 16:37 Denver - moved', ['16:37 Denver', '2022-03-24T16:37', 'America/Denver']],
  ['At 16:37 London time', ['16:37 London time', '2022-03-24T16:37', 'Europe/London']],
  ['At 16:37 London lost power', ['16:37', '2022-03-24T16:37', 'UTC']],
  [
    'See https://example.org/2021-11-23T16:43:00Z/x?t=10:00 at 10:05',
    ['10:05', '2022-03-24T10:05', 'UTC'],
  ],
  ['10:05:30.123 ERROR', ['10:05:30.123', '2022-03-24T10:05:30', 'UTC']],
  ['All times are in PDT. At 10:00 it began.', ['10:00', '2022-03-24T10:00', 'PDT']],
  [
    'Tue 22 March 10:05-10:30 CET',
    ['Tue 22 March 10:05', '2022-03-22T10:05', 'CET'],
    ['10:30 CET', '2022-03-22T10:30', 'CET'],
  ],
];

const NOT_TIMES = [
  'version 1.2.3',
  'v2.30',
  'v2.30.1',
  'upgraded from 1.15 to 1.20',
  'Kubernetes 1.30 and 1.29',
  '10.0.0.1',
  '10.0.0.1:8080',
  'localhost:8080',
  'host:80:80',
  '192.168.10.24/24',
  '[::1]:8080',
  'fe80::10:20',
  '00:1A:2B:3C:4D:5E',
  '16:9',
  'a ratio of 10:10',
  'the score was 3:45',
  '$12.50',
  '€ 9.30',
  '12.50 USD',
  'costs 10.15 EUR',
  '99.95%',
  '99.95 %',
  '100%',
  '33 minutes',
  '1:30 h',
  '1:30 hours',
  'lasted 1:30',
  'took 10:30 minutes',
  'a downtime of 01:30',
  'HTTP 502',
  'HTTP 403',
  '40* errors',
  '2.07 seconds',
  'at 2.40 GHz',
  'at 15.26% load',
  'The load was 15.26',
  'grew at 12.50 per second',
  '+45 12 34 56 78',
  '(555) 010-1234',
  '555-0100',
  '24/7',
  '9/11 of them',
  '3/4 of nodes',
  '1/2',
  '7-8 engineers',
  '10-15 minutes',
  '2-3 hours',
  '5 users',
  '2021',
  'in 2021',
  'in 2021 UTC',
  '2,420 times',
  '1643 requests',
  '0800',
  'page 1234',
  'error 1045',
  'id 174229643100496',
  'INC-2021-1123',
  'JIRA-1234',
  'https://example.org/2021-11-23T16:43:00Z/',
  'http://x.y:8080/10:30',
  'www.example.org/2021-11-23',
  './images/2019-05-30/read-12h.png',
  'report-2021-11-23.md',
  'file.ts:10:20',
  'foo_10:30',
  '2021.11.23',
  'release 2021-11',
  'sha 1234567',
  'may 12 users',
  'In March 20 nodes failed',
  'the sun set',
  'sat down',
  'Monday',
  'on Tuesday',
  'every day at 03:00',
  'runs daily at 03:00 UTC',
  'the nightly job at 02:00',
  'each Monday at 09:00',
  'business hours 09:00',
  '12:75',
  '25:10',
  '99:99',
  '10:5',
  '#10:30',
  '10:30:45:67',
  'I am here',
  '5 amps',
  '3 pmol',
  'at noontime',
  'the afternoon',
  '3.14',
  'pi is 3.14',
  'at 1.15',
  'a 12h window',
  '12+ hrs',
  'x86_64 i586',
  'M12 2x4',
  '3 of 4',
  'as soon as possible',
  'a few minutes',
  'Posted 3 months ago',
  'an hour ago',
  'Severity 1',
  'section 3.10',
  'port 10:30',
  '1e10:30',
  '(99:16-99:37, 15-36)',
  '98 Jul',
];

describe('times in prose', () => {
  for (const [text, ...expected] of FOUND)
    test(text, () => {
      const found = findTimes(text, CONTEXT);
      expect(found.map(({ time }) => [time.written, time.local, time.zone])).toEqual(expected);
    });

  test.each(NOT_TIMES)('no time: %s', (text) => {
    expect(findTimes(text, CONTEXT).map(({ time }) => time.written)).toEqual([]);
    expect(
      findTimes(`We saw ${text}, then it stopped.`, CONTEXT).map(({ time }) => time.written),
    ).toEqual([]);
  });

  test('ranges have two ends with one number', () => {
    const found = findTimes('Between 06:54 and 08:55, then 10:00-10:30 and at 11:00.', CONTEXT);
    expect(found.map(({ range, rangeId }) => [range, rangeId])).toEqual([
      ['from', 1],
      ['to', 1],
      ['from', 2],
      ['to', 2],
      [undefined, undefined],
    ]);
  });

  test('says what was lent by a neighbour', () => {
    const [first, second] = findTimes(
      'On 3 March 2022 at 10:00 CET it began. At 10:30 it ended.',
      CONTEXT,
    );
    expect(first!.time).not.toHaveProperty('zoneFrom');
    expect(second!.time).toMatchObject({
      local: '2022-03-03T10:30',
      zone: 'CET',
      zoneFrom: 'previous',
      dateFrom: 'previous',
    });
    expect(findTimes('At 10:30 it ended.', CONTEXT)[0]!.time).toMatchObject({
      zoneFrom: 'document',
      dateFrom: 'document',
    });
  });

  test('a deadline lends nobody its day', () => {
    const found = findTimes(
      'The fix will be released by 20 June 2022. At 10:00 the alert came.',
      CONTEXT,
    );
    expect(found[1]!.time.local).toBe('2022-03-24T10:00');
  });

  test('an unsettled date is not replaced by another', () => {
    const found = findTimes('On 3/4/2021 at 10:00 it began. At 11:00 it ended.', CONTEXT);
    expect(found.map(({ time }) => time.local)).toEqual(['T10:00', 'T11:00']);
  });

  test('weekdays prove the order of the other dates', () => {
    const text = '(Update 12/8/16 4.40pm) slow since 8pm on Tues 12/6';
    expect(dayFirstEvidence(text, NOTHING)).toBe(false);
    expect(findTimes(text, NOTHING).map(({ time }) => time.local)).toEqual([
      '2016-12-08T16:40',
      '2016-12-06T20:00',
    ]);
    expect(dayFirstEvidence('on 24/03/2022 and 03/04/2022', NOTHING)).toBe(true);
    expect(dayFirstEvidence('on 03/04/2022', NOTHING)).toBeNull();
    expect(dayFirstEvidence('on 24/03/2022 and 03/24/2022', NOTHING)).toBeNull();
  });

  test.each<[string, boolean | null]>([
    ['on 03/04/2022 and 04/04/2022', true], // two days running, or a month apart
    ['on 04/03/2022 and 04/04/2022', false],
    ['on 12/01/2021, 01/02/2021 and 03/03/2021', true], // else December comes first
    ['on 03/03/2021, 01/02/2021 and 12/01/2021', true], // newest first
    ['on 01/12/2021, 02/01/2021 and 03/03/2021', false],
    ['on 03/04/2022 and 5 April 2022', true],
    ['on 03/04/2022 and 05/06/2022', null],
    ['on 01/02/2022, 03/04/2022 and 05/06/2022', null],
    ['on 05/05/2022 and 06/06/2022', null],
  ])('dates prove their order by their sequence: %s', (text, dayFirst) => {
    expect(dayFirstEvidence(text, NOTHING)).toBe(dayFirst);
  });

  test('says why dates are read so', () => {
    expect(
      findTimes('on 03/04/2022 at 10:00 and on 04/04/2022 at 11:00', NOTHING)[0]!.time.reasons,
    ).toEqual(['order-sequence']);
    expect(
      findTimes('on 03/04/2022 at 10:00 and on 24/04/2022 at 11:00', NOTHING)[0]!.time.reasons,
    ).toEqual(['order-document']);
  });

  test('“the next day” counts from the day before it in the text, where that is plain', () => {
    const last = (text: string, more: Partial<TimeContext> = {}) =>
      findTimes(text, { ...CONTEXT, ...more }).at(-1)!.time;
    expect(last('It began at 22:00. The next day at 09:00 it ended.')).toMatchObject({
      local: '2022-03-25T09:00',
      dateFrom: 'previous',
      reasons: ['next-day'],
    });
    expect(last('The next day at 09:00 it ended.').local).toBe('T09:00');
    expect(last('The next day at 09:00 it ended.', { dateFrom: 'previous' }).local).toBe(
      '2022-03-25T09:00',
    );
    for (const text of [
      'It began at 22:00. The next day was quiet. At 09:00 it ended.',
      'It began at 01:00 and the next morning at 09:00 it ended.',
      'It began at 22:00. Three days later at 09:00 it ended.',
    ])
      expect(last(text).local, text).toBe('T09:00');
    expect(
      last('It began at 22:00, before the next day’s release, and at 23:00 it ended.').local,
    ).toBe('2022-03-24T23:00');
  });

  test('approximate', () => {
    expect(
      findTimes('At around 10:00, at 10:30, ~10:45 and shortly after 11:00', CONTEXT).map(
        ({ time }) => time.approximate,
      ),
    ).toEqual([true, false, true, true]);
  });
});

describe('lengths of time are no times of day', () => {
  /** Beside a clock, which makes the whole text worth a full search. */
  const beside = (length: string): string[] =>
    findTimes(`Down from 10:13 to 11:29 (${length}), ${length} in all.`, CONTEXT).map(
      ({ time }) => time.written,
    );

  test.each([
    '1 h 16 min',
    '1 h',
    '1h16',
    '1 h 16',
    '16 h 05 min',
    '2 h 05 m',
    '1 d 2 h 16 min',
    '1 h 16 min 5 s',
    '10 h 5 s',
    '1 h 16 minutes',
    '~1 h 16 min',
    '1 h 16 min',
    '2 ore 16 minuti',
    'due ore 16 minuti',
    '2 godz. 16 min',
    '2 godziny 16 minut',
    '2 Std. 16 Min.',
    '2 heures 16 minutes',
    '2 timer 16 minutter',
  ])('%s', (length) => expect(beside(length)).toEqual(['10:13', '11:29']));

  test('a length as the app itself writes it, whatever its hours and minutes', () => {
    for (const language of ['en', 'de', 'fr'])
      for (let hours = 0; hours < 50; hours++)
        for (let minutes = 0; minutes < 60; minutes++) {
          const length = durationText(dateWordsFor(language), (hours * 60 + minutes) * 60_000);
          expect([length, ...beside(length)]).toEqual([length, '10:13', '11:29']);
        }
  });

  test.each([
    ['Dalle 10:13 alle ore 16', 'ore 16'],
    ['Il 3 marzo 2026 h 16 il guasto finisce', '3 marzo 2026 h 16'],
    ['O 10:13, potem o godz. 16', 'godz. 16'],
    ['Kl. 10:13 og kl. 16', 'kl. 16'],
    ['At 2.07pm (14h07)', '2.07pm (14h07)'],
  ])('but a sign that counts nothing still leads to one: %s', (text, written) =>
    expect(written).toContain(findTimes(text, CONTEXT).at(-1)!.time.written),
  );
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    '10:00',
    '2.07pm',
    '(14.07 MDT)',
    ' UTC',
    ' CET',
    ' on ',
    ' at ',
    ' to ',
    '-',
    ' and ',
    'Monday',
    ' 16th September 2019',
    '24/03/2022',
    '12/6',
    '1.2.3',
    ' ',
    '\n',
    '. ',
    'noon',
    '2021-11-23',
    'T',
    'Z',
    '+02:00',
    '(',
    ')',
    'Between ',
    'x',
    '5',
    '№',
    '🚒',
    '\u00a0',
  );
  const texts = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''));

  test('offsets are the written words, in order, without overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, time } of findTimes(text, CONTEXT)) {
          expect(text.slice(start, end)).toBe(time.written);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('the quick look never misses one', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        // A clock behind a wall makes the whole text worth a full search.
        if (!quickHasTime(text))
          expect(
            findTimes(`${text}\n| 10:00`, CONTEXT).filter(({ start }) => start < text.length),
          ).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('real reports', () => {
  const seeds = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url));
  const read = (prefix: string): string =>
    readFileSync(
      join(
        seeds,
        readdirSync(seeds).find((name) => name.startsWith(prefix) && name.endsWith('.txt'))!,
      ),
      'utf8',
    );
  const instants = (prefix: string, context: TimeContext): (string | null)[] =>
    findTimes(read(prefix), context).map(({ time }) => time.instant);

  test('every instant of the five seeds', () => {
    if (!existsSync(seeds)) {
      console.log('real reports: not on this machine, nothing compared');
      return;
    }
    expect(instants('000', NOTHING)).toEqual([
      null,
      '2016-12-09T00:40:00Z',
      '2016-12-07T04:00:00Z',
      '2016-12-07T09:00:00Z',
      '2016-12-08T09:00:00Z',
      '2016-12-08T15:00:00Z',
      '2016-12-07T20:00:00Z',
    ]);
    expect(instants('001', NOTHING).slice(0, 9)).toEqual(
      ['05:54', '07:55', '06:48', '05:59', '06:48', '07:25', '07:55', '08:01', '08:32'].map(
        (clock) => `2022-03-24T${clock}:00Z`,
      ),
    );
    expect(instants('003', NOTHING).slice(0, 2)).toEqual([
      '2019-09-16T15:21:00Z',
      '2019-09-16T16:19:00Z',
    ]);
    expect(instants('004', { zone: null, date: '2017-08-09' }).slice(0, 5)).toEqual(
      ['20:07', '20:08', '20:16', '20:37', '20:40'].map((clock) => `2017-08-09T${clock}:00Z`),
    );
    const weekdays = ['000', '001', '002', '003', '004'].map(
      (prefix) =>
        findTimes(read(prefix), NOTHING)
          .flatMap(({ problems }) => problems)
          .filter(({ kind }) => kind === 'weekday').length,
    );
    expect(weekdays).toEqual([0, 0, 1, 0, 0]);
  });
});
