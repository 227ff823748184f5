import { describe, expect, it } from 'vitest';
import { readDue } from '../../../core/time/read-due.ts';

/** A Wednesday. */
const TODAY = '2026-03-04';

describe('when something is due, in words', () => {
  it.each([
    ['today', '2026-03-04'],
    ['Tomorrow', '2026-03-05'],
    ['friday', '2026-03-06'],
    ['by Friday', '2026-03-06'],
    ['this fri', '2026-03-06'],
    ['wednesday', '2026-03-11'],
    ['next friday', '2026-03-13'],
    ['next Monday', '2026-03-09'],
    ['in 2 weeks', '2026-03-18'],
    ['in two weeks', '2026-03-18'],
    ['2 weeks from now', '2026-03-18'],
    ['in a fortnight', '2026-03-18'],
    ['in 10 days', '2026-03-14'],
    ['in a month', '2026-04-04'],
    ['end of week', '2026-03-06'],
    ['end of next week', '2026-03-13'],
    ['EOW', '2026-03-06'],
    ['by the end of the month', '2026-03-31'],
    ['end of next month', '2026-04-30'],
    ['end of Q1', '2026-03-31'],
    ['by end of q2', '2026-06-30'],
    ['end of Q1 2027', '2027-03-31'],
    ['end of the quarter', '2026-03-31'],
    ['end of next quarter', '2026-06-30'],
    ['end of April', '2026-04-30'],
    ['end of February', '2027-02-28'],
    ['end of year', '2026-12-31'],
  ])('%s is %s', (written, day) => expect(readDue(written, TODAY)).toBe(day));

  it.each([
    ['in a month', '2027-01-31', '2027-02-28'],
    ['end of next quarter', '2026-11-28', '2027-03-31'],
    ['in 2 months', '2026-12-15', '2027-02-15'],
    ['eom', '2026-12-31', '2026-12-31'],
    ['end of week', '2026-03-06', '2026-03-06'],
    ['end of week', '2026-03-07', '2026-03-13'],
    ['next sunday', '2026-03-08', '2026-03-15'],
  ])('%s, written on %s, is %s', (written, today, day) =>
    expect(readDue(written, today)).toBe(day),
  );

  it.each(['next sprint', 'soon', 'Q1', 'before Friday', 'in some weeks', 'monitor', 'next week'])(
    '%s is no day',
    (written) => expect(readDue(written, TODAY)).toBe(null),
  );
});
