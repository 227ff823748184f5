import { describe, expect, it } from 'vitest';
import { findTimes } from '../../../core/time/find-times.ts';

describe('clocks with a dot in prose', () => {
  it.each<[string, string[]]>([
    [
      'Power was lost, starting at approximately 16.40. It was restored at 17.30.',
      ['16.40', '17.30'],
    ],
    ['The load was at 12.50.', []],
    ['We upgraded it to 10.04 and started 12.04 beside it.', []],
    ['It failed at 10.04 GB.', []],
  ])('%s', (text, wanted) =>
    expect(
      findTimes(text, { zone: 'UTC', date: '2013-12-01' }).map(({ time }) => time.written),
    ).toEqual(wanted),
  );
});
