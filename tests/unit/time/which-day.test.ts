/** Which day a row's time is read as, from the incident's day and the rows around it. */
import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { explainTime } from '../../../core/time/explain.ts';
import { readTime } from '../../../core/time/read-time.ts';

/** Written three days after the incident. */
const NOW = '2026-03-06T12:00:00Z';
const UTC = { zone: 'UTC', now: NOW };

/** A row with a day of its own: `2 March 09:00`. */
const dated = (written: string | null): Time | null =>
  written === null ? null : readTime(`${written} 2026`, { ...UTC, date: null }).time;

/** The day of what is typed between two rows, `02`, and where it is from. */
function read(
  written: string,
  before: string | null,
  after: string | null,
  date: string | null = '2026-03-03',
): string {
  const { time } = readTime(written, {
    ...UTC,
    date,
    previous: dated(before),
    next: dated(after),
  });
  if (time.local === null || time.local.startsWith('T')) return 'open';
  const from = time.reasons?.includes('next-entry') ? 'next' : (time.dateFrom ?? 'written');
  return `${Number(time.local.slice(8, 10))} ${from}`;
}

describe('a clock time, the incident’s day being 3 March', () => {
  test.each<[string, string | null, string | null, string]>([
    ['14:07', null, null, '3 document'],
    ['14:07', '09:00 3 March', null, '3 document'],
    // The day and the row after it say the 3rd; the row before alone says the 2nd.
    ['14:07', '09:00 2 March', '15:00 3 March', '3 document'],
    ['14:07', '23:50 2 March', null, '3 document'],
    ['14:07', '23:50 2 March', '15:00 3 March', '3 document'],
    ['00:10', '23:50 2 March', '15:00 3 March', '3 document'],
    // Either would do, and nothing else speaks: it goes on with the row before it.
    ['14:07', '09:00 2 March', null, '2 previous'],
    ['14:07', '09:00 2 March', '15:00 2 March', '2 previous'],
    ['14:07', '09:00 2 March', '08:00 3 March', '2 previous'],
    // Days later.
    ['14:07', '09:00 4 March', null, '4 previous'],
    ['08:00', '09:00 4 March', null, '4 previous'],
    ['14:07', '09:00 4 March', '10:00 5 March', '4 previous'],
    ['09:30', '20:00 4 March', '10:00 5 March', '5 next'],
    // Above everything.
    ['09:00', null, '10:00 2 March', '2 next'],
    ['14:07', null, '10:00 2 March', '3 document'],
    ['14:07', null, '10:00 5 March', '3 document'],
    // Past midnight, unless the row after it says that it is not.
    ['00:10', '23:50 3 March', null, '4 previous'],
    ['00:10', '23:50 3 March', '00:30 4 March', '4 next'],
    ['01:30', '14:00 3 March', '16:00 3 March', '3 document'],
    // What stands out of order anyway stays where the rows are.
    ['14:07', '15:00 3 March', null, '3 document'],
    ['14:07', '15:00 4 March', '16:00 4 March', '4 previous'],
    ['24:00', '23:50 3 March', null, '4 document'],
  ])('%s after %s and before %s: %s', (written, before, after, expected) => {
    expect(read(written, before, after)).toBe(expected);
  });
});

describe('a clock time, the incident’s day not being known', () => {
  test.each<[string, string | null, string | null, string]>([
    ['14:07', null, null, 'open'],
    ['14:07', '09:00 2 March', null, '2 previous'],
    ['14:07', '15:00 2 March', '15:00 3 March', '3 next'],
    ['09:00', null, '10:00 2 March', '2 next'],
    ['11:00', null, '10:00 2 March', 'open'],
  ])('%s after %s and before %s: %s', (written, before, after, expected) => {
    expect(read(written, before, after, null)).toBe(expected);
  });
});

describe('a day in words counts from the incident’s', () => {
  test.each<[string, string | null, string | null, string]>([
    ['yesterday 23:50', null, null, '2 document'],
    ['yesterday 23:50', null, '09:15 3 March', '2 document'],
    ['today 14:00', null, null, '3 document'],
    ['tomorrow 08:00', '09:15 3 March', null, '4 document'],
    ['yesterday', null, null, '2 document'],
    // Only the day before the writing keeps the order.
    ['yesterday 23:50', '22:00 5 March', null, '5 written'],
    // Nothing does.
    ['yesterday 23:50', '22:00 7 March', null, '2 document'],
    ['now', null, null, '6 written'],
  ])('%s after %s and before %s: %s', (written, before, after, expected) => {
    expect(read(written, before, after)).toBe(expected);
  });

  test('or from the writing, where it is not known', () => {
    expect(read('yesterday 23:50', null, null, null)).toBe('5 written');
  });

  test('not from the day of a source', () => {
    const { time } = readTime('yesterday 23:50', {
      zone: 'UTC',
      date: '2026-03-03',
      dateFrom: 'source',
    });
    expect(time.local).toBe('T23:50');
  });
});

test('a day from the entry after is said so', () => {
  const { time } = readTime('09:00', {
    ...UTC,
    date: '2026-03-03',
    next: dated('10:00 2 March'),
  });
  expect(explainTime(time, { zone: 'UTC', date: '2026-03-03' })).toContain(
    'date from the entry after it',
  );
});
