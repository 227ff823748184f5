import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outdated, type Dated } from '../../../../electron/history/thinning.ts';

const NOW = Date.UTC(2026, 10, 29, 12, 30);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const version = (id: string, age: number, name = ''): Dated => ({
  id,
  when: new Date(NOW - age).toISOString(),
  name,
});
const stay = (versions: Dated[], days = 90): string[] => {
  const gone = new Set(outdated(versions, NOW, days));
  return versions.filter((each) => !gone.has(each)).map(({ id }) => id);
};

test('all of the last day stay', () => {
  const versions = Array.from({ length: 100 }, (_, index) => version(`v${index}`, index * 60_000));
  expect(stay(versions)).toHaveLength(100);
});

test('of a day in the last week, the last of each hour', () => {
  const start = Date.UTC(2026, 10, 26, 9);
  const versions = [0, 10, 50, 65, 70].map((minutes) =>
    version(`m${minutes}`, NOW - (start + minutes * 60_000)),
  );
  expect(stay([version('now', 0), ...versions])).toEqual(['now', 'm50', 'm70']);
});

test('beyond a week, the last of each day', () => {
  const versions = [
    version('now', 0),
    version('late', 20 * DAY),
    version('early', 20 * DAY + HOUR),
  ];
  expect(stay(versions)).toEqual(['now', 'late']);
});

test('beyond the days of the setting, none but what was named', () => {
  const versions = [
    version('now', 0),
    version('named', 400 * DAY, 'sent'),
    version('old', 91 * DAY),
  ];
  expect(stay(versions)).toEqual(['now', 'named']);
});

test('the newest stays however old it is', () => {
  expect(stay([version('only', 400 * DAY), version('before', 401 * DAY)])).toEqual(['only']);
});

test('thinning twice is thinning once, and never takes a named or the newest one', () => {
  const versions = fc.array(
    fc.record({ age: fc.integer({ min: 0, max: 200 * DAY }), name: fc.constantFrom('', '', 'v1') }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(versions, (drawn) => {
      const all = drawn.map(({ age, name }, index) => version(`v${index}`, age, name));
      const once = stay(all);
      const left = all.filter(({ id }) => once.includes(id));
      expect(stay(left)).toEqual(once);
      expect(once).toEqual(
        expect.arrayContaining(all.filter(({ name }) => name !== '').map(({ id }) => id)),
      );
      if (all.length > 0) expect(once.length).toBeGreaterThan(0);
    }),
  );
});
