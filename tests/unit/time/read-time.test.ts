import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext, TimeProblem } from '../../../core/time/reading.ts';

type Row = readonly [
  written: string,
  local: string | null,
  zone: string | null,
  instant: string | null,
  precision: string,
  approximate?: 'approximate',
];

const at = (local: string, instant: string, zone = 'Europe/Copenhagen'): Time => ({
  written: local.slice(11),
  local,
  zone,
  instant,
  approximate: false,
});
const previous = at('2026-03-03T09:15', '2026-03-03T08:15:00Z');
/** A row in a Danish report of 3 March 2026, after one at 09:15. */
const INCIDENT: TimeContext = {
  zone: 'Europe/Copenhagen',
  date: '2026-03-03',
  now: '2026-03-03T12:00:00Z',
  previous,
};
const NOTHING: TimeContext = { zone: null, date: null };

const IN_A_REPORT: readonly Row[] = [
  ['14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['07:35:46', '2026-03-03T07:35:46', 'Europe/Copenhagen', '2026-03-03T06:35:46Z', 'second'],
  ['7:05', '2026-03-03T07:05', 'Europe/Copenhagen', '2026-03-03T06:05:00Z', 'minute'],
  ['1407', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['0000', '2026-03-03T00:00', 'Europe/Copenhagen', '2026-03-02T23:00:00Z', 'minute'],
  ['2.07pm', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['2:07 pm', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['2:07 P.M.', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['2.07 p.m.', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['2pm', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'hour'],
  ['2 pm', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'hour'],
  ['11am', '2026-03-03T11:00', 'Europe/Copenhagen', '2026-03-03T10:00:00Z', 'hour'],
  ['12am', '2026-03-03T00:00', 'Europe/Copenhagen', '2026-03-02T23:00:00Z', 'hour'],
  ['12pm', '2026-03-03T12:00', 'Europe/Copenhagen', '2026-03-03T11:00:00Z', 'hour'],
  ['12:30am', '2026-03-03T00:30', 'Europe/Copenhagen', '2026-03-02T23:30:00Z', 'minute'],
  ['12.05pm', '2026-03-03T12:05', 'Europe/Copenhagen', '2026-03-03T11:05:00Z', 'minute'],
  ['08.30', '2026-03-03T08:30', 'Europe/Copenhagen', '2026-03-03T07:30:00Z', 'minute'],
  ['23.59', '2026-03-03T23:59', 'Europe/Copenhagen', '2026-03-03T22:59:00Z', 'minute'],
  ['9', '2026-03-03T09:00', 'Europe/Copenhagen', '2026-03-03T08:00:00Z', 'hour'],
  ['23', '2026-03-03T23:00', 'Europe/Copenhagen', '2026-03-03T22:00:00Z', 'hour'],
  ['noon', '2026-03-03T12:00', 'Europe/Copenhagen', '2026-03-03T11:00:00Z', 'hour'],
  ['12 noon', '2026-03-03T12:00', 'Europe/Copenhagen', '2026-03-03T11:00:00Z', 'hour'],
  ['midday', '2026-03-03T12:00', 'Europe/Copenhagen', '2026-03-03T11:00:00Z', 'hour'],
  ['midnight', '2026-03-03T00:00', 'Europe/Copenhagen', '2026-03-02T23:00:00Z', 'hour'],
  ['12 midnight', '2026-03-03T00:00', 'Europe/Copenhagen', '2026-03-02T23:00:00Z', 'hour'],
  ['14h07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14h', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'hour'],
  ['14:07h', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 hrs', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['1407 hrs', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14 Uhr', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'hour'],
  ['kl. 14.07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['at 14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['T14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['[14:07]', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['(14:07)', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['**14:07**', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07:', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 -', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07.', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  [
    'ca. 18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    '~18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    'around 8pm',
    '2026-03-03T20:00',
    'Europe/Copenhagen',
    '2026-03-03T19:00:00Z',
    'hour',
    'approximate',
  ],
  [
    'about 18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    'approx. 18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    'approximately 18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    '18:30ish',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    '11pm-ish',
    '2026-03-03T23:00',
    'Europe/Copenhagen',
    '2026-03-03T22:00:00Z',
    'hour',
    'approximate',
  ],
  [
    '18:30 approx',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    '18:30?',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    'circa 18:30',
    '2026-03-03T18:30',
    'Europe/Copenhagen',
    '2026-03-03T17:30:00Z',
    'minute',
    'approximate',
  ],
  [
    'shortly after 10:00',
    '2026-03-03T10:00',
    'Europe/Copenhagen',
    '2026-03-03T09:00:00Z',
    'minute',
    'approximate',
  ],
  ['+5m', '2026-03-03T09:20', 'Europe/Copenhagen', '2026-03-03T08:20:00Z', 'minute'],
  ['+5', '2026-03-03T09:20', 'Europe/Copenhagen', '2026-03-03T08:20:00Z', 'minute'],
  ['+ 90 s', '2026-03-03T09:16:30', 'Europe/Copenhagen', '2026-03-03T08:16:30Z', 'second'],
  ['+1h30', '2026-03-03T10:45', 'Europe/Copenhagen', '2026-03-03T09:45:00Z', 'minute'],
  ['+1:30', '2026-03-03T10:45', 'Europe/Copenhagen', '2026-03-03T09:45:00Z', 'minute'],
  ['+2 hours', '2026-03-03T11:15', 'Europe/Copenhagen', '2026-03-03T10:15:00Z', 'minute'],
  ['T+5', '2026-03-03T09:20', 'Europe/Copenhagen', '2026-03-03T08:20:00Z', 'minute'],
  ['T+1h', '2026-03-03T10:15', 'Europe/Copenhagen', '2026-03-03T09:15:00Z', 'minute'],
  ['20 minutes later', '2026-03-03T09:35', 'Europe/Copenhagen', '2026-03-03T08:35:00Z', 'minute'],
  ['an hour later', '2026-03-03T10:15', 'Europe/Copenhagen', '2026-03-03T09:15:00Z', 'minute'],
  ['half an hour later', '2026-03-03T09:45', 'Europe/Copenhagen', '2026-03-03T08:45:00Z', 'minute'],
  [
    'about 20 minutes later',
    '2026-03-03T09:35',
    'Europe/Copenhagen',
    '2026-03-03T08:35:00Z',
    'minute',
    'approximate',
  ],
  [
    '2 hours and 5 minutes later',
    '2026-03-03T11:20',
    'Europe/Copenhagen',
    '2026-03-03T10:20:00Z',
    'minute',
  ],
  ['now', '2026-03-03T13:00', 'Europe/Copenhagen', '2026-03-03T12:00:00Z', 'minute'],
  ['today 14:00', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'minute'],
  ['14:00 today', '2026-03-03T14:00', 'Europe/Copenhagen', '2026-03-03T13:00:00Z', 'minute'],
  ['yesterday 23:50', '2026-03-02T23:50', 'Europe/Copenhagen', '2026-03-02T22:50:00Z', 'minute'],
  [
    'yesterday at 11.50pm',
    '2026-03-02T23:50',
    'Europe/Copenhagen',
    '2026-03-02T22:50:00Z',
    'minute',
  ],
  ['tomorrow 08:00', '2026-03-04T08:00', 'Europe/Copenhagen', '2026-03-04T07:00:00Z', 'minute'],
  ['2.07pm (14.07 MST)', '2026-03-03T14:07', 'MST', '2026-03-03T21:07:00Z', 'minute'],
  ['14:07 UTC', '2026-03-03T14:07', 'UTC', '2026-03-03T14:07:00Z', 'minute'],
  ['14:07Z', '2026-03-03T14:07', 'UTC', '2026-03-03T14:07:00Z', 'minute'],
  ['14:07 Z', '2026-03-03T14:07', 'UTC', '2026-03-03T14:07:00Z', 'minute'],
  ['UTC 14:07', '2026-03-03T14:07', 'UTC', '2026-03-03T14:07:00Z', 'minute'],
  ['14:07 GMT', '2026-03-03T14:07', 'GMT', '2026-03-03T14:07:00Z', 'minute'],
  ['14:07 CET', '2026-03-03T14:07', 'CET', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 cet', '2026-03-03T14:07', 'CET', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 (CET)', '2026-03-03T14:07', 'CET', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 CET (UTC+1)', '2026-03-03T14:07', 'CET', '2026-03-03T13:07:00Z', 'minute'],
  ['14:07 UTC+2', '2026-03-03T14:07', '+02:00', '2026-03-03T12:07:00Z', 'minute'],
  ['14:07 GMT-7', '2026-03-03T14:07', '-07:00', '2026-03-03T21:07:00Z', 'minute'],
  ['14:07 UTC+05:30', '2026-03-03T14:07', '+05:30', '2026-03-03T08:37:00Z', 'minute'],
  ['14:07 +0200', '2026-03-03T14:07', '+02:00', '2026-03-03T12:07:00Z', 'minute'],
  ['14:07+02:00', '2026-03-03T14:07', '+02:00', '2026-03-03T12:07:00Z', 'minute'],
  ['14:07 -0500', '2026-03-03T14:07', '-05:00', '2026-03-03T19:07:00Z', 'minute'],
  ['14:07:00-05:00', '2026-03-03T14:07:00', '-05:00', '2026-03-03T19:07:00Z', 'second'],
  ['14:07 -00:00', '2026-03-03T14:07', '+00:00', '2026-03-03T14:07:00Z', 'minute'],
  ['14:07 IST', '2026-03-03T14:07', 'IST', '2026-03-03T08:37:00Z', 'minute'],
  ['14:07 JST', '2026-03-03T14:07', 'JST', '2026-03-03T05:07:00Z', 'minute'],
  ['14:07 EST', '2026-03-03T14:07', 'EST', '2026-03-03T19:07:00Z', 'minute'],
  ['14:07 PST', '2026-03-03T14:07', 'PST', '2026-03-03T22:07:00Z', 'minute'],
  ['14:07 PT', '2026-03-03T14:07', 'America/Los_Angeles', '2026-03-03T22:07:00Z', 'minute'],
  ['14:07 ET', '2026-03-03T14:07', 'America/New_York', '2026-03-03T19:07:00Z', 'minute'],
  ['14:07 Eastern', '2026-03-03T14:07', 'America/New_York', '2026-03-03T19:07:00Z', 'minute'],
  [
    '14:07 Pacific Time',
    '2026-03-03T14:07',
    'America/Los_Angeles',
    '2026-03-03T22:07:00Z',
    'minute',
  ],
  [
    '14:07 Central European Time',
    '2026-03-03T14:07',
    'Europe/Berlin',
    '2026-03-03T13:07:00Z',
    'minute',
  ],
  ['14:07 London time', '2026-03-03T14:07', 'Europe/London', '2026-03-03T14:07:00Z', 'minute'],
  ['16:37 Denver', '2026-03-03T16:37', 'America/Denver', '2026-03-03T23:37:00Z', 'minute'],
  ['14:07 Europe/Berlin', '2026-03-03T14:07', 'Europe/Berlin', '2026-03-03T13:07:00Z', 'minute'],
  [
    '14:07 america/new_york',
    '2026-03-03T14:07',
    'America/New_York',
    '2026-03-03T19:07:00Z',
    'minute',
  ],
  ['14:07 local time', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['10:00 PST (18:00 UTC)', '2026-03-03T10:00', 'PST', '2026-03-03T18:00:00Z', 'minute'],
  ['10:00 PST / 18:00 UTC', '2026-03-03T10:00', 'PST', '2026-03-03T18:00:00Z', 'minute'],
  ['09:00 (08:00 UTC)', '2026-03-03T09:00', 'Europe/Copenhagen', '2026-03-03T08:00:00Z', 'minute'],
  ['16:35 - 23:47 UTC', '2026-03-03T16:35', 'UTC', '2026-03-03T16:35:00Z', 'minute'],
  ['16:21-17:19', '2026-03-03T16:21', 'Europe/Copenhagen', '2026-03-03T15:21:00Z', 'minute'],
  ['11:12 & Ongoing', '2026-03-03T11:12', 'Europe/Copenhagen', '2026-03-03T10:12:00Z', 'minute'],
  ['10:00 to 11:00 CET', '2026-03-03T10:00', 'CET', '2026-03-03T09:00:00Z', 'minute'],
  ['24:00', '2026-03-04T00:00', 'Europe/Copenhagen', '2026-03-03T23:00:00Z', 'minute'],
  ['Tuesday 14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['Friday 5pm', '2026-03-06T17:00', 'Europe/Copenhagen', '2026-03-06T16:00:00Z', 'hour'],
  ['Mon 09:00', '2026-03-02T09:00', 'Europe/Copenhagen', '2026-03-02T08:00:00Z', 'minute'],
  ['3 March 14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['March 3rd at 14:07', '2026-03-03T14:07', 'Europe/Copenhagen', '2026-03-03T13:07:00Z', 'minute'],
  ['Dec 31 23:50', '2025-12-31T23:50', 'Europe/Copenhagen', '2025-12-31T22:50:00Z', 'minute'],
  ['Jan 2, 00:10', '2026-01-02T00:10', 'Europe/Copenhagen', '2026-01-01T23:10:00Z', 'minute'],
  ['12/24 10:00', '2025-12-24T10:00', 'Europe/Copenhagen', '2025-12-24T09:00:00Z', 'minute'],
  ['03/02 10:00', '2026-03-02T10:00', 'Europe/Copenhagen', '2026-03-02T09:00:00Z', 'minute'],
  ['[03-02 10:00]', '2026-03-02T10:00', 'Europe/Copenhagen', '2026-03-02T09:00:00Z', 'minute'],
  ['the 4th at 10:00', '2026-03-04T10:00', 'Europe/Copenhagen', '2026-03-04T09:00:00Z', 'minute'],
];

const ALONE: readonly Row[] = [
  ['2021-11-23 16:43', '2021-11-23T16:43', null, null, 'minute'],
  ['2021-11-23T16:43', '2021-11-23T16:43', null, null, 'minute'],
  ['2021-11-23T16:43:00Z', '2021-11-23T16:43:00', 'UTC', '2021-11-23T16:43:00Z', 'second'],
  ['2021-11-23T16:43:07+02:00', '2021-11-23T16:43:07', '+02:00', '2021-11-23T14:43:07Z', 'second'],
  [
    '2021-11-23T16:43:00.123-0500',
    '2021-11-23T16:43:00',
    '-05:00',
    '2021-11-23T21:43:00Z',
    'second',
  ],
  ['2019‑07‑10 16:35 UTC', '2019-07-10T16:35', 'UTC', '2019-07-10T16:35:00Z', 'minute'],
  ['2019–07–10 16:35 UTC', '2019-07-10T16:35', 'UTC', '2019-07-10T16:35:00Z', 'minute'],
  ['[2019-07-10 16:35 UTC]', '2019-07-10T16:35', 'UTC', '2019-07-10T16:35:00Z', 'minute'],
  ['2017/01/31 08:00 UTC', '2017-01-31T08:00', 'UTC', '2017-01-31T08:00:00Z', 'minute'],
  ['20211123T164301Z', '2021-11-23T16:43:01', 'UTC', '2021-11-23T16:43:01Z', 'second'],
  ['24/03/2022 06:54 CET', '2022-03-24T06:54', 'CET', '2022-03-24T05:54:00Z', 'minute'],
  ['27/01/2022 10:05 UTC', '2022-01-27T10:05', 'UTC', '2022-01-27T10:05:00Z', 'minute'],
  ['19-07-2017 09:00 BST', '2017-07-19T09:00', 'BST', '2017-07-19T08:00:00Z', 'minute'],
  ['24.03.2022 06:54 CET', '2022-03-24T06:54', 'CET', '2022-03-24T05:54:00Z', 'minute'],
  ['Mar 24, 2022 - 09:32 CET', '2022-03-24T09:32', 'CET', '2022-03-24T08:32:00Z', 'minute'],
  ['Posted Mar 24, 2022 - 09:32 CET', '2022-03-24T09:32', 'CET', '2022-03-24T08:32:00Z', 'minute'],
  ['Apr 04, 2022 - 17:31 CEST', '2022-04-04T17:31', 'CEST', '2022-04-04T15:31:00Z', 'minute'],
  ['Aug 09, 2017 - 17:15 MDT', '2017-08-09T17:15', 'MDT', '2017-08-09T23:15:00Z', 'minute'],
  [
    '16:21 BST on Monday 16th September 2019',
    '2019-09-16T16:21',
    'BST',
    '2019-09-16T15:21:00Z',
    'minute',
  ],
  [
    'Tuesday, Nov 23, 2021 at approximately 16:43 UTC',
    '2021-11-23T16:43',
    'UTC',
    '2021-11-23T16:43:00Z',
    'minute',
    'approximate',
  ],
  ['8pm PST on Tues 12/6/2016', '2016-12-06T20:00', 'PST', '2016-12-07T04:00:00Z', 'hour'],
  ['Tues 12/6/16 8pm PST', '2016-12-06T20:00', 'PST', '2016-12-07T04:00:00Z', 'hour'],
  ['Wed 12/7/16 1am PST', '2016-12-07T01:00', 'PST', '2016-12-07T09:00:00Z', 'hour'],
  ['15 December 2024, 03:53 (UTC)', '2024-12-15T03:53', 'UTC', '2024-12-15T03:53:00Z', 'minute'],
  [
    'Sunday, November 17th 2019, 11:08am PST.',
    '2019-11-17T11:08',
    'PST',
    '2019-11-17T19:08:00Z',
    'minute',
  ],
  ['9th May 2019 10:00 UTC', '2019-05-09T10:00', 'UTC', '2019-05-09T10:00:00Z', 'minute'],
  ['16 Sept 2019 4.43pm BST', '2019-09-16T16:43', 'BST', '2019-09-16T15:43:00Z', 'minute'],
  ['10/Oct/2000:13:55:36 -0700', '2000-10-10T13:55:36', '-07:00', '2000-10-10T20:55:36Z', 'second'],
  ['Tue, 15 Nov 1994 12:45:26 GMT', '1994-11-15T12:45:26', 'GMT', '1994-11-15T12:45:26Z', 'second'],
  ['Tue Nov 23 16:43:01 UTC 2021', '2021-11-23T16:43:01', 'UTC', '2021-11-23T16:43:01Z', 'second'],
  ['16:43 UTC, 23 Nov 2021', '2021-11-23T16:43', 'UTC', '2021-11-23T16:43:00Z', 'minute'],
  ['4:43 PM UTC on November 23, 2021', '2021-11-23T16:43', 'UTC', '2021-11-23T16:43:00Z', 'minute'],
  ['2021-11-23', '2021-11-23', null, null, 'day'],
  ['23 Nov 2021', '2021-11-23', null, null, 'day'],
  ['November 23, 2021', '2021-11-23', null, null, 'day'],
  ['May 30th, 2019', '2019-05-30', null, null, 'day'],
  ['30/05/2019', '2019-05-30', null, null, 'day'],
  ['noon UTC on 3 March 2026', '2026-03-03T12:00', 'UTC', '2026-03-03T12:00:00Z', 'hour'],
  ['14:07', 'T14:07', null, null, 'minute'],
  ['2.07pm (14.07 MDT)', 'T14:07', 'MDT', null, 'minute'],
  ['14:07 UTC', 'T14:07', 'UTC', null, 'minute'],
  ['12/25/2021 10:00 EST', '2021-12-25T10:00', 'EST', '2021-12-25T15:00:00Z', 'minute'],
  ['10:00 AEST on 5 July 2021', '2021-07-05T10:00', 'AEST', '2021-07-05T00:00:00Z', 'minute'],
  ['10:00 NZDT 2021-01-05', '2021-01-05T10:00', 'NZDT', '2021-01-04T21:00:00Z', 'minute'],
  [
    '2021-01-05 10:00 Sydney',
    '2021-01-05T10:00',
    'Australia/Sydney',
    '2021-01-04T23:00:00Z',
    'minute',
  ],
  [
    '2021-07-05 10:00 New York',
    '2021-07-05T10:00',
    'America/New_York',
    '2021-07-05T14:00:00Z',
    'minute',
  ],
  [
    '2022-06-01 10:00 Tokyo time',
    '2022-06-01T10:00',
    'Asia/Tokyo',
    '2022-06-01T01:00:00Z',
    'minute',
  ],
];

const NOT_UNDERSTOOD = [
  '',
  ' ',
  '[???]',
  'first alert',
  'unknown',
  'soon',
  '[Three months prior to the incident]',
  '14:07 first alert',
  '99',
  '9999',
  '14:7',
  '1.2.3',
  '10.0.0.1',
  'v2.30',
  '25',
  '14:07 14:08 14:09',
  '-5m',
  '100%',
  'a',
  'Monday-ish deploy',
  '3 of 4',
];

function expectRow(
  [written, local, zone, instant, precision, approximate]: Row,
  context: TimeContext,
): void {
  const reading = readTime(written, context);
  expect({
    ...reading.time,
    zoneFrom: undefined,
    dateFrom: undefined,
    reasons: undefined,
    precision: reading.precision,
  }).toEqual({ written, local, zone, instant, approximate: approximate !== undefined, precision });
}

describe('a time field', () => {
  for (const row of IN_A_REPORT) test(`in a report: ${row[0]}`, () => expectRow(row, INCIDENT));
  for (const row of ALONE) test(`with nothing known: ${row[0]}`, () => expectRow(row, NOTHING));
  test.each(NOT_UNDERSTOOD)('is not understood: %s', (written) => {
    expect(readTime(written, NOTHING)).toMatchObject({
      time: { written, local: null, zone: null, instant: null },
      precision: 'none',
    });
  });

  test('says where zone and date came from', () => {
    expect(readTime('14:07', INCIDENT).time).toMatchObject({
      zoneFrom: 'document',
      dateFrom: 'document',
    });
    expect(
      readTime('14:07', { ...INCIDENT, zoneFrom: 'source', dateFrom: 'source' }).time,
    ).toMatchObject({ zoneFrom: 'source', dateFrom: 'source' });
    expect(readTime('2026-03-03 14:07 CET', INCIDENT).time).not.toHaveProperty('zoneFrom');
    expect(readTime('2026-03-03 14:07 CET', INCIDENT).time).not.toHaveProperty('dateFrom');
    expect(readTime('+5m', INCIDENT).time).toMatchObject({
      zoneFrom: 'previous',
      dateFrom: 'previous',
    });
  });

  test('says why', () => {
    expect(readTime('2.07pm', INCIDENT).why).toEqual([
      '2.07pm is 14:07',
      'the zone is the document’s, Europe/Copenhagen',
      'the date is the document’s, 2026-03-03',
    ]);
    expect(readTime('14:07 MST', INCIDENT).why).toContain('MST is UTC-7');
  });

  test('does not count from an entry that is not there', () => {
    for (const written of ['+5m', 'T+5', '20 minutes later', 'now'])
      expect(readTime(written, NOTHING).precision).toBe('none');
  });

  test('T+ counts from the start where it is known', () => {
    const started = at('2026-03-03T08:00', '2026-03-03T07:00:00Z');
    expect(readTime('T+5', { ...INCIDENT, started }).time.local).toBe('2026-03-03T08:05');
    expect(readTime('T+5', { ...INCIDENT, started: null }).time.local).toBeNull();
  });
});

describe('midnight', () => {
  const late = { ...INCIDENT, previous: at('2026-03-03T23:50', '2026-03-03T22:50:00Z') };

  test('a clock time more than twelve hours back has passed it', () => {
    const { time, why } = readTime('00:10', late);
    expect(time).toMatchObject({
      local: '2026-03-04T00:10',
      instant: '2026-03-03T23:10:00Z',
      dateFrom: 'previous',
    });
    expect(why.join()).toContain('after midnight');
  });

  test('one less than twelve hours back is out of order, not tomorrow', () => {
    expect(readTime('12:00', late).time).toMatchObject({
      local: '2026-03-03T12:00',
      dateFrom: 'document',
    });
  });

  test('the day carries on to the rows after it', () => {
    const previous = {
      ...at('2026-03-04T00:10', '2026-03-03T23:10:00Z'),
      dateFrom: 'previous' as const,
    };
    expect(readTime('00:40', { ...INCIDENT, previous }).time).toMatchObject({
      local: '2026-03-04T00:40',
      dateFrom: 'previous',
    });
  });

  test('a heading of the source begins its own day', () => {
    const context: TimeContext = {
      zone: 'UTC',
      date: '2026-03-05',
      dateFrom: 'source',
      previous: at('2026-03-04T23:00', '2026-03-04T23:00:00Z', 'UTC'),
    };
    expect(readTime('14:30', context).time).toMatchObject({
      local: '2026-03-05T14:30',
      dateFrom: 'source',
    });
  });

  test('a written date is never moved', () => {
    expect(readTime('2026-03-03 00:10', late).time.local).toBe('2026-03-03T00:10');
  });

  test('compares on one clock when the zones differ', () => {
    // 23:50 in Copenhagen is 17:50 in New York: 18:10 there comes after it on the same day.
    expect(readTime('18:10 ET', late).time.local).toBe('2026-03-03T18:10');
  });
});

describe('clock changes', () => {
  const zones: readonly (readonly [
    zone: string,
    local: string,
    instant: string | null,
    problem?: TimeProblem['kind'],
  ])[] = [
    ['Europe/Copenhagen', '2026-03-29 01:59', '2026-03-29T00:59:00Z'],
    ['Europe/Copenhagen', '2026-03-29 02:30', null, 'nonexistent'],
    ['Europe/Copenhagen', '2026-03-29 03:00', '2026-03-29T01:00:00Z'],
    ['Europe/Copenhagen', '2026-10-25 01:59', '2026-10-24T23:59:00Z'],
    ['Europe/Copenhagen', '2026-10-25 02:30', null, 'ambiguous-clock'],
    ['Europe/Copenhagen', '2026-10-25 03:00', '2026-10-25T02:00:00Z'],
    ['America/New_York', '2026-03-08 02:30', null, 'nonexistent'],
    ['America/New_York', '2026-11-01 01:30', null, 'ambiguous-clock'],
    ['America/New_York', '2026-11-01 02:00', '2026-11-01T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-05 01:45', null, 'ambiguous-clock'],
    ['Australia/Lord_Howe', '2026-10-04 02:15', null, 'nonexistent'],
    ['Asia/Kolkata', '2026-03-29 02:30', '2026-03-28T21:00:00Z'],
    ['CET', '2026-03-29 02:30', '2026-03-29T01:30:00Z', 'zone-season'],
    ['CEST', '2026-10-25 02:30', '2026-10-25T00:30:00Z'],
    ['CET', '2026-10-25 02:30', '2026-10-25T01:30:00Z'],
  ];
  for (const [zone, written, instant, problem] of zones)
    test(`${zone} ${written}`, () => {
      const reading = readTime(written, { zone, date: null });
      expect(reading.time.instant).toBe(instant);
      expect(reading.problems.map(({ kind }) => kind)).toEqual(problem ? [problem] : []);
    });

  test('the entry before settles which of two', () => {
    const previous = at('2026-10-25T02:45', '2026-10-25T00:45:00Z');
    expect(
      readTime('02:10', { zone: 'Europe/Copenhagen', date: '2026-10-25', previous }).time.instant,
    ).toBe('2026-10-25T01:10:00Z');
  });
});

describe('what is wrong with the writing', () => {
  const cases: readonly (readonly [
    written: string,
    context: TimeContext,
    problems: TimeProblem[],
    instant: string | null,
  ])[] = [
    [
      'Tuesday, Nov 11, 2021 at approximately 16:43 UTC',
      NOTHING,
      [{ kind: 'weekday', written: 'Tuesday', actual: 'Thursday', date: '2021-11-11' }],
      '2021-11-11T16:43:00Z',
    ],
    [
      '14:07 PST 2026-07-01',
      NOTHING,
      [{ kind: 'zone-season', zone: 'PST', expected: 'PDT', date: '2026-07-01' }],
      '2026-07-01T22:07:00Z',
    ],
    [
      '14:07 CET 2026-07-01',
      NOTHING,
      [{ kind: 'zone-season', zone: 'CET', expected: 'CEST', date: '2026-07-01' }],
      '2026-07-01T13:07:00Z',
    ],
    [
      '14:07 BST 2026-01-01',
      NOTHING,
      [{ kind: 'zone-season', zone: 'BST', expected: 'GMT', date: '2026-01-01' }],
      '2026-01-01T13:07:00Z',
    ],
    ['14:07 MST 2026-07-01', NOTHING, [], '2026-07-01T21:07:00Z'],
    ['14:07 AEST 2026-01-01', NOTHING, [], '2026-01-01T04:07:00Z'],
    ['14:07 GMT 2026-07-01', NOTHING, [], '2026-07-01T14:07:00Z'],
    [
      'January 27nd 2022 10:00 UTC',
      NOTHING,
      [{ kind: 'malformed', part: 'January 27nd', what: 'ordinal' }],
      '2022-01-27T10:00:00Z',
    ],
    ['25:10', INCIDENT, [{ kind: 'malformed', part: '25:10', what: 'clock' }], null],
    ['14:07am', INCIDENT, [{ kind: 'malformed', part: '14:07am', what: 'clock' }], null],
    [
      '22025-03-18 09:36',
      INCIDENT,
      [{ kind: 'malformed', part: '22025-03-18', what: 'year' }],
      null,
    ],
    [
      '31 February 2026 10:00',
      INCIDENT,
      [{ kind: 'malformed', part: '31 February 2026', what: 'day' }],
      null,
    ],
    ['2026-13-40 10:00', INCIDENT, [{ kind: 'malformed', part: '2026-13-40', what: 'day' }], null],
    [
      '2.07pm (15.07 MST)',
      INCIDENT,
      [{ kind: 'malformed', part: '2.07pm (15.07 MST)', what: 'twice' }],
      null,
    ],
    [
      '10:00 PST (17:00 UTC)',
      INCIDENT,
      [{ kind: 'malformed', part: '10:00 PST (17:00 UTC)', what: 'twice' }],
      null,
    ],
    [
      '3/4/2022 10:00 UTC',
      NOTHING,
      [{ kind: 'ambiguous-date', readings: ['2022-03-04', '2022-04-03'] }],
      null,
    ],
    [
      '14:07 CST 2026-01-05',
      NOTHING,
      [
        {
          kind: 'ambiguous-zone',
          zone: 'CST',
          candidates: ['America/Chicago', 'Asia/Shanghai', 'America/Havana'],
        },
      ],
      '2026-01-05T20:07:00Z',
    ],
    ['14:07 CST 2026-01-05', { zone: 'Asia/Shanghai', date: null }, [], '2026-01-05T06:07:00Z'],
    ['14:07 CST 2026-01-05', { zone: 'America/New_York', date: null }, [], '2026-01-05T20:07:00Z'],
    ['14:07 IST 2026-07-05', { zone: 'Europe/Dublin', date: null }, [], '2026-07-05T13:07:00Z'],
    ['14:07 IST 2026-07-05', { zone: 'Asia/Kolkata', date: null }, [], '2026-07-05T08:37:00Z'],
    [
      '14:07 EST 2026-06-05',
      { zone: 'Australia/Brisbane', date: null },
      [],
      '2026-06-05T04:07:00Z',
    ],
    ['14:07 XYZT', INCIDENT, [], null],
  ];
  test.each(cases)('%s', (written, context, problems, instant) => {
    const reading = readTime(written, context);
    expect(reading.problems).toEqual(problems);
    expect(reading.time.instant).toBe(instant);
    expect(reading.time.written).toBe(written);
  });

  test('a date that could not be settled is not replaced by the incident’s', () => {
    expect(readTime('22025-03-18 09:36', INCIDENT).time.local).toBe('T09:36');
    expect(readTime('3/4/2022 10:00', INCIDENT).time.local).toBe('T10:00');
    expect(readTime('Nov 23, 16:43 UTC', NOTHING).time).toMatchObject({
      local: 'T16:43',
      instant: null,
    });
  });
});

describe('evidence for a date', () => {
  const day = (written: string, context: Partial<TimeContext>): string | null =>
    readTime(written, { zone: 'UTC', date: null, ...context }).time.local;

  test('the year', () => {
    expect(day('Nov 23, 16:43', { year: 2021 })).toBe('2021-11-23T16:43');
    expect(day('Jan 1, 00:10', { date: '2021-12-31' })).toBe('2022-01-01T00:10');
    expect(day('Dec 31, 23:50', { date: '2022-01-01' })).toBe('2021-12-31T23:50');
    expect(day('Sunday Nov 17th, 11:08am', { year: 2019 })).toBe('2019-11-17T11:08');
  });

  test('a far-off year never contradicts a weekday', () => {
    expect(readTime('Sunday Nov 17th, 11:08am PST', INCIDENT).problems).toEqual([]);
  });

  test('day or month first', () => {
    expect(day('3/4/2022 10:00', { dayFirst: true })).toBe('2022-04-03T10:00');
    expect(day('3/4/2022 10:00', { dayFirst: false })).toBe('2022-03-04T10:00');
    expect(day('Sunday 3/4/2022 10:00', {})).toBe('2022-04-03T10:00');
    expect(day('Friday 3/4/2022 10:00', {})).toBe('2022-03-04T10:00');
    expect(day('3/4/2022 10:00', { date: '2022-03-03' })).toBe('2022-03-04T10:00');
    expect(day('5/5/2022 10:00', {})).toBe('2022-05-05T10:00');
    expect(day('13/4/2022 10:00', { dayFirst: false })).toBe('2022-04-13T10:00');
  });

  test('the day of the week nearest to the incident', () => {
    expect(day('Friday 10:00', { date: '2026-03-03' })).toBe('2026-03-06T10:00');
    expect(day('Saturday 10:00', { date: '2026-03-03' })).toBe('2026-02-28T10:00');
    expect(day('Friday 10:00', {})).toBe('T10:00');
  });
});
