import { expect, test } from 'vitest';
import { humanTime } from '../../../core/time/human-time.ts';

const now = new Date(2026, 2, 3, 14, 30);
const at = (...parts: [number, number, number, number, number]): string =>
  humanTime(new Date(...parts).toISOString(), now);

test.each([
  [at(2026, 2, 3, 14, 30), 'just now'],
  [at(2026, 2, 3, 14, 29), '1 minute ago'],
  [at(2026, 2, 3, 13, 31), '59 minutes ago'],
  [at(2026, 2, 3, 13, 30), 'today 13:30'],
  [at(2026, 2, 2, 23, 50), 'yesterday 23:50'],
  [at(2026, 2, 1, 23, 50), '1 March 2026, 23:50'],
  [at(2025, 11, 31, 0, 5), '31 December 2025, 00:05'],
])('%s', (said, expected) => expect(said).toBe(expected));

test('a clock that was set back since says the time, not a length', () => {
  expect(at(2026, 2, 3, 15, 0)).toBe('today 15:00');
  expect(at(2026, 2, 4, 9, 0)).toBe('4 March 2026, 09:00');
});

test('what is no instant stays as it is', () => {
  expect(humanTime('some day', now)).toBe('some day');
});
