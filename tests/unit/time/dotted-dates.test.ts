import { describe, expect, it } from 'vitest';
import { readTime } from '../../../core/time/read-time.ts';

/** Dates with dots are day first; only a weekday proves otherwise. */
describe('dates with dots', () => {
  it.each<[string, string]>([
    ['03.04.2020 10:00', '2020-04-03T10:00'],
    ['Friday 03.04.2020 10:00', '2020-04-03T10:00'],
    ['Wednesday 03.04.2020 10:00', '2020-03-04T10:00'],
    ['24.03.2020 10:00', '2020-03-24T10:00'],
    ['03.24.2020 10:00', '2020-03-24T10:00'],
    ['21. May 2025 10:00', '2025-05-21T10:00'],
  ])('%s', (written, local) =>
    expect(readTime(written, { zone: null, date: null }).time.local).toBe(local),
  );

  it('no problem is reported where the weekday settles it', () =>
    expect(readTime('Wednesday 03.04.2020', { zone: null, date: null }).problems).toEqual([]));
});
