import { describe, expect, it } from 'vitest';
import { localAt, resolveZone } from '../../../core/time/zones.ts';
import { readTime } from '../../../core/time/read-time.ts';

/** What every object answers to. */
const WORDS = [
  'constructor',
  '__proto__',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
];

describe('a word that every object answers to is no zone', () => {
  it.each(WORDS.flatMap((word) => [word, `${word} time`, word.toUpperCase(), `US ${word}`]))(
    '%s',
    (zone) => {
      expect(resolveZone(zone).zone).toBeNull();
      expect(localAt('2026-03-03T08:15:00Z', zone)).toBeNull();
      expect(readTime(`10:05 ${zone}`, { zone: null, date: '2026-03-03' }).time.instant).toBeNull();
    },
  );
});
