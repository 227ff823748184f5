/** What stands around a date or at the place of a clock. */
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../core/time/read-time.ts';
import { brief, check, entry, section } from './sample.ts';

const only = (rule: string, parts: Parameters<typeof check>[0]): string[] =>
  brief(check(parts)).filter((line) => line.startsWith(rule));

describe('a weekday around a date', () => {
  it.each([
    ['On {} evening, 3 March 2026, logins failed.', 'Tuesday', 'Friday'],
    ['On 3 March 2026, a {}, logins failed.', 'Tuesday', 'Friday'],
    ['3 March 2026 was a busy {}, and logins failed.', 'Tuesday', 'Friday'],
    ['Am {}abend, 3. März 2026, fiel die Anmeldung aus.', 'Dienstag', 'Freitag'],
    ['{}, 03.03.2026: Die Anmeldung fiel aus.', 'Di', 'Fr'],
    ['{} den 3 mars 2026 slutade inloggningen fungera.', 'tisdagen', 'fredagen'],
  ])('%s', (text, right, wrong) => {
    const found = (day: string) =>
      only('time/weekday', { sections: [section('summary', text.replace('{}', day))] });
    expect(found(wrong)).toHaveLength(1);
    expect(found(right)).toEqual([]);
  });

  it('is none where another word stands between', () => {
    const text = 'From Friday to the report of 3 March 2026, and by Friday we were done.';
    expect(only('time/weekday', { sections: [section('summary', text)] })).toEqual([]);
  });
});

describe('a range that runs back', () => {
  const inField = (written: string) =>
    only('time/range', {
      timeline: [
        entry('a', '08:00'),
        entry('b', readTime(written, { zone: 'UTC', date: '2026-03-03' }).time),
      ],
    });

  it.each(['2026-03-03 10:42-10:15 PST', '13h40 - 13h05'])('%s', (written) => {
    expect(inField(written)).toHaveLength(1);
  });

  it.each(['2026-03-03 10:15-10:42 PST', '13h05 - 13h40', '2026-03-03 10:42-08:00'])(
    'not in %s',
    (written) => {
      expect(inField(written)).toEqual([]);
    },
  );

  it('is not said of the hours of an office', () => {
    const text = 'We are there Mo–Do 08:00 to 18:00 Uhr, Fr 08:00 to 14:00 Uhr.';
    expect(only('time/range', { sections: [section('summary', text)] })).toEqual([]);
  });
});

describe('a clock that there is not', () => {
  const rows = (text: string) => [entry('a', '08:00'), entry('b', '09:00'), entry('c', null, text)];

  it.each(['31:05 Restore begins.', 'Ore 31:05 Inizia il ripristino.', '- 09:72 Restore begins.'])(
    '%s',
    (text) => {
      expect(only('time/malformed', { timeline: rows(text) })).toHaveLength(1);
    },
  );

  it.each(['Score 31:05 in the quiz.', '09:12 Restore begins.', 'Volume 31:05 ends.'])(
    'not in %s',
    (text) => {
      expect(only('time/malformed', { timeline: rows(text) })).toEqual([]);
    },
  );

  it('is not asked of rows that have no clocks', () => {
    expect(only('time/malformed', { timeline: [entry('c', null, '31:05 Restore.')] })).toEqual([]);
  });
});
