import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Time, TimeReason } from '../../../core/document/postmortem.ts';
import { explainTime, type ExplainContext } from '../../../core/time/explain.ts';
import { findTimes } from '../../../core/time/find-times.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { anyTime } from '../document/documents.ts';
import { runs } from '../../tools/runs.ts';

const INCIDENT: ExplainContext = { zone: 'Europe/Copenhagen', date: '2026-03-03' };
const previous: Time = {
  written: '23:50',
  local: '2026-03-03T23:50',
  zone: 'Europe/Copenhagen',
  instant: '2026-03-03T22:50:00Z',
  approximate: false,
};

/** [written, what is known, why it was read so] */
const CASES: readonly (readonly [written: string, context: Partial<TimeContext>, why: string[]])[] =
  [
    ['2026-03-03 14:07 Europe/Berlin', {}, []],
    ['2026-03-03 14:07 UTC', {}, []],
    ['14:07', {}, ['date from the incident', 'zone from the document']],
    [
      '14:07',
      { zoneFrom: 'source', dateFrom: 'source' },
      ['date from the source', 'zone from the source'],
    ],
    [
      '2.07pm',
      {},
      ['the clock is read as 14:07', 'date from the incident', 'zone from the document'],
    ],
    [
      'midnight',
      {},
      ['midnight is the beginning of the day', 'date from the incident', 'zone from the document'],
    ],
    [
      '24:00',
      {},
      [
        '24:00 is the end of the day, so the next day',
        'date from the incident',
        'zone from the document',
      ],
    ],
    [
      '00:12',
      { previous },
      [
        'date from the entry before it; it passes midnight, so the next day',
        'zone from the document',
      ],
    ],
    [
      'Friday 10:00',
      {},
      ['date from the incident: the Friday nearest to it', 'zone from the document'],
    ],
    [
      '16:21-17:19',
      {},
      ['the beginning of the range', 'date from the incident', 'zone from the document'],
    ],
    ['+5m', { previous }, ['counted from the entry before it', 'zone from the time before it']],
    [
      '+5m',
      { previous: { ...previous, written: '11pm' } },
      ['counted from the entry before it, which names no minutes', 'zone from the time before it'],
    ],
    ['yesterday 23:50', {}, ['the day before the incident’s', 'zone from the document']],
    ['T+5', { started: previous }, ['counted from the start', 'zone from the time before it']],
    ['now', { now: '2026-03-03T12:00:00Z' }, ['the moment of writing']],
    ['27/01/2022 10:00 UTC', {}, ['day before month, because 27 cannot be a month']],
    ['01/27/2022 10:00 UTC', {}, ['month before day, because 27 cannot be a month']],
    ['Sunday 3/4/2022 10:00 UTC', {}, ['day before month, because only so is it a Sunday']],
    [
      '3/4/2022 10:00 UTC',
      { dayFirst: true },
      ['day before month, because other dates here are written so'],
    ],
    [
      '3/4/2022 10:00 UTC',
      { date: '2022-03-03' },
      ['month before day, because only so is it near the other days'],
    ],
    [
      '3/4/2022 10:00 UTC',
      {},
      ['no date is known', 'the date may be 4 March 2022 or 3 April 2022'],
    ],
    [
      'Dec 31 23:50 UTC',
      {},
      ['no year is written; 2025 brings it nearest to the days known around it'],
    ],
    [
      'Dec 31 23:50 UTC',
      { date: null, year: 2021 },
      ['no year is written; 2021 is the year of the text'],
    ],
    ['Dec 31 23:50 UTC', { date: null }, ['no year is written, and none is known']],
    ['2026-03-03 14:07 MDT', {}, ['MDT is UTC-6']],
    ['1772546400', {}, ['counted in seconds from 1970, in UTC']],
    ['2026-03-03 14:07 Denver', {}, ['the clock of America/Denver']],
    ['2026-03-03 14:07 UTC+2', {}, ['the offset is UTC+2']],
    ['2026-03-03 14:07 XYZT', {}, ['XYZT is not a zone that is known']],
    [
      '2026-10-25 02:10',
      { previous: { ...previous, local: '2026-10-25T02:45', instant: '2026-10-25T00:45:00Z' } },
      [
        'zone from the document',
        'the clock showed this twice that day; it is the second time, because the entry before ' +
          'it is later than the first',
      ],
    ],
    [
      '2026-10-25 02:30',
      {},
      [
        'zone from the document',
        'the clock showed this twice that day, and nothing settles which is meant',
      ],
    ],
    ['2026-03-29 02:30', {}, ['zone from the document', 'the clock skipped this time that day']],
    ['January 27nd 2022 10:00 UTC', {}, ['“January 27nd” is not right as it stands']],
    ['25:61', {}, ['“25:61” is not right as it stands']],
    ['soon', {}, ['no time was found in this']],
    ['', {}, []],
  ];

describe('why a time was read so', () => {
  test.each(CASES)('%s %j', (written, context, why) => {
    const { time } = readTime(written, { zone: INCIDENT.zone, date: INCIDENT.date, ...context });
    expect(explainTime(time, INCIDENT)).toEqual(why);
  });

  test('with nothing known', () => {
    expect(
      explainTime(readTime('14:07', { zone: null, date: null }).time, { zone: '', date: '' }),
    ).toEqual(['no date is known', 'no zone is known']);
  });

  test('an abbreviation of several meanings', () => {
    const why = (zone: string) =>
      explainTime(readTime('2026-03-03 14:07 IST', { zone: zone || null, date: null }).time, {
        zone,
        date: '',
      }).join();
    expect(why('Asia/Kolkata')).toBe(
      'IST is read as India Standard Time, UTC+5:30, because the document is in Asia/Kolkata',
    );
    expect(why('Europe/Dublin')).toBe(
      'IST is read as Irish Standard Time, UTC+1, because the document is in Europe/Dublin',
    );
  });

  test('a range that ends after midnight', () => {
    const [from] = findTimes('between 23:50 and 00:10 UTC on 3 March 2022', {
      zone: null,
      date: null,
    });
    expect(explainTime(from!.time, { zone: '', date: '' })).toContain(
      'the end of its range is after midnight, so the day before',
    );
  });

  test('what the author chose', () => {
    const chosen = (reason: TimeReason): string[] =>
      explainTime(
        { ...previous, written: '23:50', zoneFrom: 'document', reasons: [reason] },
        INCIDENT,
      ).slice(1);
    expect(chosen('first-chosen')).toEqual([
      'the clock showed this twice that day; it is the first time, as chosen',
    ]);
    expect(chosen('second-chosen')).toEqual([
      'the clock showed this twice that day; it is the second time, as chosen',
    ]);
    expect(chosen('skipped-forward')).toEqual([
      'the clock skipped the time that is written; it is read as 23:50, as chosen',
    ]);
  });

  test('never throws, and gives plain words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyTime,
          fc.string().map((written) => readTime(written, { zone: 'CET', date: '2026-03-03' }).time),
        ),
        (time) => {
          for (const words of explainTime(time, INCIDENT))
            expect(words).toMatch(/^[^.\n]\S*[^]*[^.]$/);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
