import { describe, expect, it } from 'vitest';
import { daysToSay } from '../../../../renderer/editor/behaviour/day-heads.ts';
import { timeLines } from '../../../../renderer/editor/chrome/time-lines.ts';
import { shortZone } from '../../../../renderer/shell/short-zone.ts';

describe('days above the rows', () => {
  it('are not said where all rows are on the incident’s', () => {
    expect(daysToSay(['2026-03-03', null, '2026-03-03'], '2026-03-03')).toEqual([null, null, null]);
    expect(daysToSay([null, null], '')).toEqual([null, null]);
  });

  it('are said where each begins, and again where one comes back', () => {
    expect(
      daysToSay(['2026-03-02', null, '2026-03-02', '2026-03-03', '2026-03-02'], '2026-03-03'),
    ).toEqual(['2026-03-02', null, null, '2026-03-03', '2026-03-02']);
    expect(daysToSay(['2026-03-02'], '2026-03-03')).toEqual(['2026-03-02']);
  });
});

describe('what stands below a clock', () => {
  const small = (written: string, local: string): string =>
    timeLines(
      {
        written,
        local,
        zone: 'UTC',
        instant: `${local}:00Z`,
        approximate: false,
        zoneFrom: 'document',
      },
      { zone: 'UTC' },
    ).small;

  it.each(['9.37', '09:37', '9h37', '3 March 9.37', '2026-03-03 09:37'])(
    '“%s” is the same clock in another form',
    (written) => expect(small(written, '2026-03-03T09:37')).toBe(''),
  );
  it.each(['9.37pm', '+9m', '9:37 p.m.', 'yesterday 21.37', 'half past'])(
    '“%s” was changed by reading it',
    (written) => expect(small(written, '2026-03-03T21:37')).toContain(written),
  );
});

describe('a zone in the status bar', () => {
  it('is as people say it on that day', () => {
    expect(shortZone('Europe/Copenhagen', '2026-03-03')).toBe('CET');
    expect(shortZone('Europe/Copenhagen', '2026-07-03')).toBe('CEST');
    expect(shortZone('UTC', '2026-03-03')).toBe('UTC');
    expect(shortZone('MDT-ish', '')).toBe('MDT-ish');
  });
});
