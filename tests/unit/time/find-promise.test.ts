import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { findPromise } from '../../../core/time/find-promise.ts';

const posted: Time = {
  written: 'Mar 24, 2022 - 07:56 CET',
  local: '2022-03-24T07:56',
  zone: 'CET',
  instant: '2022-03-24T06:56:00Z',
  approximate: false,
};
const late: Time = {
  written: '23:50',
  local: '2022-03-24T23:50',
  zone: 'CET',
  instant: '2022-03-24T22:50:00Z',
  approximate: false,
};

const PROMISES: readonly (readonly [
  text: string,
  written: string,
  instant: string,
  from?: Time,
])[] = [
  ['The team is looking into it. Next update at 08.30', '08.30', '2022-03-24T07:30:00Z'],
  ['Please check back at 9:00', '9:00', '2022-03-24T08:00:00Z'],
  ['Wir melden uns spätestens um 09:30 Uhr wieder.', '09:30 Uhr', '2022-03-24T08:30:00Z'],
  ['Nous vous tiendrons informés à 9h30.', '9h30', '2022-03-24T08:30:00Z'],
  ['Volveremos a informar a las 09:30.', '09:30', '2022-03-24T08:30:00Z'],
  ['Voltaremos a informar às 9h30.', '9h30', '2022-03-24T08:30:00Z'],
  ['Next update at 9:00', '9:00', '2022-03-24T08:00:00Z'],
  [
    'Further details within the next half hour.',
    'within the next half hour',
    '2022-03-24T07:26:00Z',
  ],
  ['You will hear from us again by 9:00.', '9:00', '2022-03-24T08:00:00Z'],
  ['Spätestens um 09:30 Uhr berichten wir erneut.', '09:30 Uhr', '2022-03-24T08:30:00Z'],
  [
    'Das nächste Update folgt in einer halben Stunde.',
    'in einer halben Stunde',
    '2022-03-24T07:26:00Z',
  ],
  ['Prochain point dans une demi-heure.', 'dans une demi-heure', '2022-03-24T07:26:00Z'],
  ['Nous vous tiendrons informés d’ici 9h30.', '9h30', '2022-03-24T08:30:00Z'],
  ['Prochaine information : 9h30', '9h30', '2022-03-24T08:30:00Z'],
  ['Next update: 09:30 CET.', '09:30 CET', '2022-03-24T08:30:00Z'],
  ['We will provide an update in 20 minutes.', 'in 20 minutes', '2022-03-24T07:16:00Z'],
  ['We will provide another update within one hour.', 'within one hour', '2022-03-24T07:56:00Z'],
  [
    'Expect another update within the next 30 minutes',
    'within the next 30 minutes',
    '2022-03-24T07:26:00Z',
  ],
  ['Updates will be provided every 30 minutes', 'every 30 minutes', '2022-03-24T07:26:00Z'],
  ['Further updates by 14:00 UTC.', '14:00 UTC', '2022-03-24T14:00:00Z'],
  ['We expect to provide an update by 4pm PDT', '4pm PDT', '2022-03-24T23:00:00Z'],
  ['Next update by 15:00 tomorrow', '15:00 tomorrow', '2022-03-25T14:00:00Z'],
  ['Next update on March 25 at 10:00', 'March 25 at 10:00', '2022-03-25T09:00:00Z'],
  ['Next update at 00:30', '00:30', '2022-03-24T23:30:00Z', late],
];

const NONE = [
  'We will provide an update as soon as possible.',
  'Expect another update from us very soon.',
  'More updates follow in due time.',
  'The fix was rolled out in 20 minutes.',
  'We updated the configuration at 10:00.',
  'It will be fixed within one hour.',
  'We shall watch the error rate for the next ten minutes before we call it over.',
  'The root cause will be written up over the next days.',
  'The next update will be at 07:30',
  'The outage began at 07:10.',
  '',
];

describe('promises of a status update', () => {
  for (const [text, written, instant, from = posted] of PROMISES)
    test(text, () => {
      const found = findPromise(text, { zone: null, date: null, posted: from })!;
      expect(found).toMatchObject({ written, kind: 'update', time: { written, instant } });
      expect(text.slice(found.start, found.end)).toBe(written);
    });

  test.each(NONE)('none in: %s', (text) =>
    expect(findPromise(text, { zone: null, date: null, posted })).toBeNull(),
  );

  test('business days count Monday to Friday and give a day', () => {
    const found = findPromise('A report on this outage will be published within 5 business days.', {
      zone: null,
      date: null,
      posted,
    })!;
    expect(found).toMatchObject({
      kind: 'report',
      written: 'within 5 business days',
      time: { local: '2022-03-31', instant: null },
    });
  });
});
