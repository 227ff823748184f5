/** Lengths that a report states of something that did not work, against the moments it tells of. */
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import { brief, check, document, entry, NOW, section, update } from './sample.ts';

const durations = (lines: string[]): string[] =>
  lines.filter((line) => line.startsWith('text/duration')).map((line) => line.split(' ')[1]!);
const said = (text: string, timeline = english): string[] =>
  durations(brief(check({ sections: [section('summary', text)], timeline })));

const english = [
  entry('a', '07:10', 'Bookings stop: the ferry desk fails.'),
  entry('b', '07:31', 'The on-call engineer is paged.'),
  entry('c', '08:05', 'A full disk is found.'),
  entry('d', '08:40', 'Bookings resumed, the ferry desk works again.'),
];
const german = [
  entry('a', '07:10', 'Buchungen schlagen fehl.'),
  entry('b', '07:31', 'Bereitschaft alarmiert.'),
  entry('c', '08:40', 'Buchungen funktionieren wieder.'),
];
const french = [
  entry('a', '07:10', 'Les réservations échouent, service indisponible.'),
  entry('b', '07:31', 'Astreinte alertée.'),
  entry('c', '08:40', 'Les réservations fonctionnent de nouveau.'),
];

describe('a standstill, whatever it is called', () => {
  it.each([
    ['Bookings were suspended for {}.', english],
    ['Passengers could not book for {}.', english],
    ['For {}, no tickets could be sold.', english],
    ['Service was restored after {}.', english],
    ['It took {} to restore bookings.', english],
    ['The ferry desk was out of service for {}.', english],
    ['Der Schalter war {} nicht erreichbar.', german],
    ['Nach {} war die Störung behoben.', german],
    ['Die Buchungen waren {} unterbrochen.', german],
    ['Le service a été indisponible pendant {}.', french],
    ['Pendant {}, aucune réservation n’a été possible.', french],
    ['Le service a été rétabli après {}.', french],
  ] as const)('%s', (text, timeline) => {
    const words = (hours: number, minutes: number): string => {
      if (timeline === german) return `${hours} Stunden ${minutes} Minuten`;
      return timeline === french
        ? `${hours} heures ${minutes} minutes`
        : `${hours} hours ${minutes} minutes`;
    };
    expect(said(text.replace('{}', words(2, 50)), [...timeline])).toEqual(['warning']);
    const right = words(1, 30).replace('1 hours', '1 hour').replace('1 Stunden', '1 Stunde');
    expect(said(text.replace('{}', right.replace('1 heures', '1 heure')), [...timeline])).toEqual(
      [],
    );
  });

  it.each([
    ['some of them', 'Some passengers could not book for 2 hours 50 minutes.'],
    ['one of many', 'One desk was down for 2 hours 50 minutes.'],
    ['another one', 'A similar outage lasted 2 hours 50 minutes.'],
    ['an aim', 'The desk should be down for less than 2 hours 50 minutes.'],
    ['what people did', 'The backup failed for 2 hours 50 minutes.'],
    ['a part that nothing is told of', 'Support was unreachable for 20 minutes.'],
    ['einige', 'Einige Kunden konnten 2 Stunden 50 Minuten lang nicht buchen.'],
    ['une autre', 'Une panne précédente avait duré 2 heures 50 minutes.'],
  ])('says nothing of %s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it('knows the stretch that the entries tell of in the same words', () => {
    const timeline = [
      entry('x', '06:30', 'A customer reports odd receipts.'),
      entry('y', '07:10', 'Ticketing halted.'),
      entry('z', '08:40', 'Ticketing resumed.'),
    ];
    expect(said('Ticketing was halted for 50 minutes.', timeline)).toEqual(['warning']);
    expect(said('Ticketing was halted for 90 minutes.', timeline)).toEqual([]);
  });

  it('reads each of two lengths in one sentence for itself', () => {
    const text =
      'Passengers were unable to book for 1 hour 30 minutes and unable to pay for 4 hours.';
    expect(said(text)).toEqual(['warning']);
  });
});

describe('steps and totals', () => {
  it.each([
    ['The page came 4 minutes after the failure of the desk.', ['warning']],
    ['The page came 21 minutes after the failure of the desk.', []],
    ['The page may come 4 minutes after the failure of the desk.', []],
  ])('%s', (text, expected) => {
    const timeline = [
      entry('a', '07:10', 'Failure of the ferry desk.'),
      entry('b', '07:31', 'The page goes out.'),
      entry('c', '08:40', 'All well.'),
    ];
    expect(said(text, timeline)).toEqual(expected);
  });

  it.each([
    ['The rollback took 5 minutes.', ['warning']],
    ['The rollback took 17 minutes.', []],
  ])('%s', (text, expected) => {
    const timeline = [
      entry('a', '07:10', 'Desk fails.'),
      entry('b', '08:00', 'Rollback started.'),
      entry('c', '08:17', 'Rollback complete.'),
    ];
    expect(said(text, timeline)).toEqual(expected);
  });

  it.each([
    ['Das Einspielen hat damit 9 Minuten gedauert.', ['warning']],
    ['Das Einspielen hat damit 33 Minuten gedauert.', []],
    ['Das Einspielen hat 9 Minuten gedauert.', []],
  ])('%s', (text, expected) => {
    const told = `Um 15:02 Uhr begannen wir mit dem Einspielen. Um 15:35 Uhr war es fertig. ${text}`;
    const found = check({ updates: [update('u', '16:00', told, { status: 'resolved' })] });
    expect(durations(brief(found))).toEqual(expected);
  });

  it.each([
    ['Total downtime: 2 h 40 min', ['warning']],
    ['Total downtime: 1 h 50 min', []],
  ])('%s', (text, expected) => {
    const windows = 'The desk was down in two windows: 06:00-07:10 UTC and 09:00-09:40 UTC.';
    expect(said(`${windows}\n\n${text}`, [])).toEqual(expected);
  });

  it('holds the figures of a form against its own times', () => {
    const form = (figure: string) =>
      check({
        timeline: [
          entry('a', '10:00', 'Errors.'),
          entry('b', '10:20', 'Looking.'),
          entry(
            'bot',
            '11:30',
            `Summary\nStarted: 10:01 UTC\nDetected: 10:09 UTC\nMitigated: 11:03 UTC\n${figure}`,
          ),
        ],
      });
    expect(durations(brief(form('Time to mitigate: 41 min')))).toEqual(['warning']);
    expect(durations(brief(form('Time to mitigate: 62 min')))).toEqual([]);
  });
});

describe('a report of several incidents', () => {
  const body =
    'May 3 08:00 UTC (lasting 40 minutes)\n\nFrom 08:00 to 08:40 UTC mail was late.\n\n' +
    'May 9 13:00 UTC (lasting {})\n\nFrom 13:00 to 14:12 UTC search failed.';

  it('measures each length by what is told behind it', () => {
    expect(said(body.replace('{}', '2 hours 12 minutes'), [])).toEqual(['warning']);
    expect(said(body.replace('{}', '72 minutes'), [])).toEqual([]);
  });

  it('names the times', () => {
    const found = runChecks(
      document({ sections: [section('summary', body.replace('{}', '2 hours 12 minutes'))] }),
      { now: NOW },
    ).find(({ rule }) => rule === 'text/duration');
    expect(found?.message).toBe('13:00 to 14:12 is 1 h 12 min; the text says 2 hours 12 minutes.');
  });
});
