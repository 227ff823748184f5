import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../core/time/calendar.ts';
import { formatDay } from '../../../core/time/format.ts';
import { readDay } from '../../../core/time/read-day.ts';

const today = '2026-11-29';

describe('a day in a field of its own', () => {
  it.each([
    ['2026-03-03', '2026-03-03'],
    ['3 March 2026', '2026-03-03'],
    ['Tue 3 March 2026', '2026-03-03'],
    ['March 3, 2026', '2026-03-03'],
    ['3 Mar', '2026-03-03'],
    ['3 March', '2026-03-03'],
    ['Mar 3rd', '2026-03-03'],
    ['20 Dec', '2025-12-20'],
    ['29 November', '2026-11-29'],
    ['3 March 2026 14:07', '2026-03-03'],
    ['2031-01-02', '2031-01-02'],
    ['2 January 2031', '2031-01-02'],
    ['yesterday', '2026-11-28'],
    ['today', '2026-11-29'],
    ['13/03/2026', '2026-03-13'],
  ])('%s is %s', (written, day) => {
    expect(readDay(written, { today })).toEqual({ day });
  });

  it('is near to the day that is known', () => {
    expect(readDay('20 Dec', { today, near: '2024-01-03' })).toEqual({ day: '2023-12-20' });
    expect(readDay('4 March', { today, near: '2024-03-03' })).toEqual({ day: '2024-03-04' });
  });

  it.each(['', 'soon', '14:07', '31 February 2026', '9', '14.07'])('“%s” is no day', (written) => {
    expect(readDay(written, { today })).toEqual({ candidates: [] });
    expect(readDay(written, { today, near: '2026-03-03' })).toEqual({ candidates: [] });
  });

  it('does not choose between two', () => {
    expect(readDay('03/04/2026', { today })).toEqual({ candidates: ['2026-03-04', '2026-04-03'] });
  });

  it('reads every day back as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const day = addDays(today, days);
        for (const written of [
          day,
          formatDay(day, 'plain'),
          formatDay(day),
          formatDay(day, 'short'),
        ])
          expect(readDay(written, { today })).toEqual({ day });
      }),
    );
  });
});
