/** What looks like a time, a zone or an offset, and is another thing. */
import { describe, expect, it } from 'vitest';
import { findDeclaredZone } from '../../../core/time/declared-zone.ts';
import { findTimes } from '../../../core/time/find-times.ts';
import { readTime } from '../../../core/time/read-time.ts';

const found = (text: string): (string | null)[] =>
  findTimes(text, { zone: 'UTC', date: '2026-03-03' }).map(({ time }) => time.local);

describe('numbers', () => {
  it.each(['Störung 2025-1183', 'Incident 2025-0930 and others', 'Ticket 2025-1183 is closed.'])(
    '%s is a number of its year',
    (text) => {
      expect(found(text)).toEqual([]);
      expect(readTime('2025-1183', { zone: 'UTC', date: '2026-03-03' }).time.local).toBeNull();
    },
  );

  it('a year behind its day and month is no clock', () => {
    expect(found('4 Chronology (18 September 2025, UTC+1)')).toEqual(['2025-09-18']);
  });
});

describe('offsets', () => {
  it.each([
    ['2026-03-03 10:42-07:00', '-07:00'],
    ['2026-03-03 10:42+05:45', '+05:45'],
  ])('%s', (written, zone) => {
    expect(readTime(written, { zone: null, date: null }).time.zone).toBe(zone);
  });

  it.each(['2026-03-03 10:42-10:15 PST', '2026-03-03 10:15-10:42 PST'])(
    '%s is a range in the zone behind it',
    (text) => {
      const times = findTimes(text, { zone: null, date: null });
      expect(times.map(({ range }) => range)).toEqual(['from', 'to']);
      expect(times.map(({ time }) => time.zone)).toEqual(['PST', 'PST']);
    },
  );
});

describe('a moment on two clocks that disagree', () => {
  it('keeps the zone that the text has declared', () => {
    const [first, second] = findTimes('Às 16h05 (18h05 UTC) e às 17h30 (20h30 UTC) houve falhas.', {
      zone: 'America/Sao_Paulo',
      date: '2025-08-21',
    });
    expect(first?.problems.map(({ kind }) => kind)).toEqual(['malformed']);
    expect(second?.problems).toEqual([]);
    expect(second?.time.instant).toBe('2025-08-21T20:30:00Z');
  });
});

describe('a declared zone', () => {
  it.each([
    ['Os horários são os de Brasília.', 'America/Sao_Paulo'],
    ['Alle Angaben in MEZ.', 'CET'],
    ['Les heures sont celles de Paris.', 'Europe/Paris'],
  ])('%s', (text, zone) => {
    expect(findDeclaredZone(text)?.zone).toBe(zone);
  });

  it.each(['Os horários são os de sempre.', 'All times are those of Meridian.'])('%s', (text) => {
    expect(findDeclaredZone(text)).toBeNull();
  });
});

describe('a label in full width', () => {
  it('does not join the date behind it', () => {
    expect(found('掲載日時：2026年4月7日（火）11時00分')).toEqual(['2026-04-07T11:00']);
  });
});
