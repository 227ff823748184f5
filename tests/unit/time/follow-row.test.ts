/** Rows that stand on the one above them follow it; nothing else moves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Time } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { followRow } from '../../../core/time/reread.ts';

const INCIDENT = { zone: 'Europe/Copenhagen', date: '2026-03-03' };
const NOW = '2026-03-06T12:00:00Z';

interface Row {
  at: Time | null;
}

/** Rows typed one below the other. */
function typed(written: readonly string[], incident = INCIDENT): Row[] {
  const rows: Row[] = [];
  for (const text of written) rows.push({ at: text === '' ? null : read(text, rows, incident) });
  return rows;
}

function read(text: string, above: readonly Row[], { zone, date }: typeof INCIDENT): Time {
  const previous = above.findLast(({ at }) => at?.local)?.at ?? null;
  return readTime(text, { zone, date: date || null, previous, now: NOW }).time;
}

const shown = (rows: readonly Row[]): string[] =>
  rows.map(({ at }) => at?.local?.slice(8).replace('T', ' ') ?? '–');

/** The rows after the first was typed anew. */
function corrected(written: readonly string[], index: number, text: string): string[] {
  const rows = typed(written);
  return shown(followRow(rows, index, read(text, rows.slice(0, index), INCIDENT), INCIDENT));
}

describe('a row that is corrected', () => {
  test.each<[string, string[], number, string, string[]]>([
    [
      'takes those along that have their day from it',
      ['2 March 2026 09:00', '14:07', '15:00'],
      0,
      '1 March 2026 09:00',
      ['01 09:00', '01 14:07', '01 15:00'],
    ],
    [
      'also to the incident’s day, from which they would not have taken it',
      ['2 March 2026 09:00', '14:07'],
      0,
      '3 March 2026 09:00',
      ['03 09:00', '03 14:07'],
    ],
    [
      'past midnight',
      ['3 March 2026 23:50', '00:10', '00:30'],
      0,
      '2 March 2026 23:50',
      ['02 23:50', '03 00:10', '03 00:30'],
    ],
    [
      'which may no longer be passed',
      ['3 March 2026 23:50', '00:10'],
      0,
      '3 March 2026 00:05',
      ['03 00:05', '03 00:10'],
    ],
    [
      'what is counted from it',
      ['09:00', '+9m', '+5m'],
      0,
      '10:00',
      ['03 10:00', '03 10:09', '03 10:14'],
    ],
    ['in its zone', ['09:00', '+9m'], 0, '09:00 UTC', ['03 09:00', '03 09:09']],
    [
      'not what has the incident’s day',
      ['09:00', '14:07'],
      0,
      '2 March 2026 09:00',
      ['02 09:00', '03 14:07'],
    ],
    [
      'not what is below a row with a day of its own',
      ['2 March 2026 09:00', '14:07', '3 March 2026 10:00', '+9m'],
      0,
      '1 March 2026 09:00',
      ['01 09:00', '01 14:07', '03 10:00', '03 10:09'],
    ],
    [
      'across rows without a time',
      ['2 March 2026 09:00', '', '14:07'],
      0,
      '1 March 2026 09:00',
      ['01 09:00', '–', '01 14:07'],
    ],
    [
      'and what cannot be read takes nothing along',
      ['2 March 2026 09:00', '14:07', '+9m'],
      0,
      'soon',
      ['–', '02 14:07', '02 14:16'],
    ],
  ])('%s', (_, rows, index, text, expected) => {
    expect(corrected(rows, index, text)).toEqual(expected);
  });

  test('and corrected again has them along still', () => {
    const rows = typed(['2 March 2026 09:00', '14:07', '+9m']);
    const there = followRow(rows, 0, read('3 March 2026 09:00', [], INCIDENT), INCIDENT);
    const back = followRow(there, 0, rows[0]!.at, INCIDENT);
    expect(back).toEqual(rows);
  });
});

test('a row that came between is not what the next was counted from', () => {
  const [first, second] = typed(['09:00', '+9m']) as [Row, Row];
  const between = { at: read('09:05', [first], INCIDENT) };
  const after = followRow([first, between, second], 1, read('09:06', [first], INCIDENT), INCIDENT);
  expect(shown(after)).toEqual(['03 09:00', '03 09:06', '03 09:09']);
  expect(after[2]).toBe(second);
});

describe('for any rows', () => {
  const text = fc.oneof(
    fc.constantFrom(
      '09:15',
      '14:07',
      '23:50',
      '00:10',
      '+9m',
      '20 minutes later',
      'T+5',
      '',
      'soon',
    ),
    fc.constantFrom('2 March 2026 09:00', '3 March 2026 23:50', '4 March 2026', '10:00 UTC'),
    fc.constantFrom('yesterday 23:50', 'now', 'Friday 10:00', '9am'),
  );
  const rows = fc.array(text, { minLength: 1, maxLength: 8 });

  test('the time that a row has already changes nothing', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (written, pick) => {
        const list = typed(written);
        const index = pick % list.length;
        const again = followRow(list, index, list[index]!.at, INCIDENT);
        expect(again.every((row, at) => row === list[at])).toBe(true);
        const same = list[index]!.at && { ...list[index]!.at };
        expect(followRow(list, index, same, INCIDENT)).toEqual(list);
      }),
    );
  });

  test('nothing above moves, nothing that says its own day and clock does, what is written stays', () => {
    fc.assert(
      fc.property(rows, fc.nat(), text, (written, pick, other) => {
        const list = typed(written);
        const index = pick % list.length;
        const at = other === '' ? null : read(other, list.slice(0, index), INCIDENT);
        const after = followRow(list, index, at, INCIDENT);
        expect(after.slice(0, index)).toEqual(list.slice(0, index));
        after.forEach((row, place) => {
          if (place === index) return;
          expect(row.at?.written).toBe(list[place]!.at?.written);
          if (list[place]!.at?.dateFrom !== 'previous') expect(row).toBe(list[place]);
        });
      }),
    );
  });

  test('following is stable: the same change again changes nothing', () => {
    fc.assert(
      fc.property(rows, fc.nat(), text, (written, pick, other) => {
        const list = typed(written);
        const index = pick % list.length;
        const at = other === '' ? null : read(other, list.slice(0, index), INCIDENT);
        const once = followRow(list, index, at, INCIDENT);
        expect(followRow(once, index, at, INCIDENT)).toEqual(once);
      }),
    );
  });
});
