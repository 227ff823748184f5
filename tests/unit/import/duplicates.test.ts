import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../core/document/postmortem.ts';
import {
  findDuplicates,
  joinEntries,
  settleDuplicates,
  type PairDecision,
} from '../../../core/import/merge/duplicates.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { plainText } from '../../../core/prose/text.ts';

function row(id: string, clock: string, text: string, source: string | null): TimelineEntry {
  const local = `2026-03-03T${clock}`;
  return {
    id,
    at: {
      written: clock,
      local,
      zone: 'UTC',
      instant: `${local.length === 16 ? `${local}:00` : local}Z`,
      approximate: false,
    },
    milestone: null,
    body: plainProse(text),
    audience: 'everyone',
    source,
  };
}

const pairsOf = (...rows: TimelineEntry[]): string[] =>
  findDuplicates(rows, ({ source }) => source ?? '').map(
    ({ first, second }) => `${first.id} ${second.id}`,
  );

describe('one event told by two sources', () => {
  const alike: [string, string][] = [
    ['Alert: checkout latency over 2 s', 'Alert checkout latency over 2 s'],
    ['The canary was rolled back to release 41.', 'Canary rolled back to release 41'],
    ['Disk full on db-3', 'disk full on db-3!'],
    [
      'Failover of the primary database to zone B',
      'Failover of the primary database to zone B, as the runbook says, by the on-call engineer',
    ],
    ['Incident opened', 'Incident opened.'],
    ['We don’t see the queue draining', "We don't see the queue draining"],
  ];
  it.each(alike)('%s = %s', (one, other) => {
    expect(pairsOf(row('a', '10:00', one, 'pager'), row('b', '10:01:30', other, 'chat'))).toEqual([
      'a b',
    ]);
  });

  const apart: [string, string][] = [
    ['Alert for checkout latency triggered', 'Alert for checkout latency resolved'],
    ['Alert for checkout latency triggered', 'Alert for checkout latency acknowledged'],
    ['Restarted the worker on host 12', 'Restarted the worker on host 13'],
    [
      'The primary database is reachable from zone B',
      'The primary database is not reachable from zone B',
    ],
    ['Queue consumers enabled in Frankfurt', 'Queue consumers disabled in Frankfurt'],
    ['Deploy began', 'Latency is rising'],
    ['Rolling back the release of the payment gateway', 'Rolling back'],
    ['', ''],
    ['👍', '👍'],
  ];
  it.each(apart)('%s ≠ %s', (one, other) => {
    expect(pairsOf(row('a', '10:00', one, 'pager'), row('b', '10:01', other, 'chat'))).toEqual([]);
  });

  it('is within two minutes, and never of one source', () => {
    const text = 'The canary was rolled back';
    expect(pairsOf(row('a', '10:00', text, 'pager'), row('b', '10:02', text, 'chat'))).toEqual([
      'a b',
    ]);
    expect(pairsOf(row('a', '10:00', text, 'pager'), row('b', '10:02:01', text, 'chat'))).toEqual(
      [],
    );
    expect(pairsOf(row('a', '10:00', text, 'chat'), row('b', '10:01', text, 'chat'))).toEqual([]);
  });

  it('takes no entry without an instant', () => {
    const text = 'The canary was rolled back';
    const unknown: TimelineEntry = { ...row('b', '10:00', text, 'chat'), at: null };
    expect(pairsOf(row('a', '10:00', text, 'pager'), unknown)).toEqual([]);
  });

  it('pairs each with the likest before it; of three that are alike, two pairs', () => {
    const text = 'The canary was rolled back to release 41';
    expect(
      pairsOf(
        row('a', '10:00', text, 'pager'),
        row('x', '10:00', 'Canary rolled back to release 41 by Ana', 'notes'),
        row('b', '10:01', text, 'chat'),
      ),
    ).toEqual(['a x', 'a b']);
  });
});

describe('what becomes of a pair', () => {
  const rows = [
    row('a', '10:00', 'Rolled back the canary', 'pager'),
    row('b', '10:01', 'We rolled back the canary now', 'chat'),
    row('c', '10:01', 'Rolled back the canary.', 'page'),
    row('d', '10:05', 'Calm', 'chat'),
  ];
  const [a, b, c] = rows as [TimelineEntry, TimelineEntry, TimelineEntry, TimelineEntry];
  const settled = (...decisions: [TimelineEntry, TimelineEntry, PairDecision][]) =>
    settleDuplicates(
      rows,
      decisions.map(([first, second, decision]) => ({ pair: { first, second }, decision })),
    );

  it.each<[PairDecision, string[]]>([
    ['both', ['a', 'b', 'c', 'd']],
    ['first', ['a', 'c', 'd']],
    ['second', ['b', 'c', 'd']],
    ['join', ['a', 'c', 'd']],
  ])('%s', (decision, ids) => {
    expect(settled([a, b, decision]).map(({ id }) => id)).toEqual(ids);
  });

  it('joins the text and the sources of both, and keeps the second time as it was written', () => {
    const [joined] = settled([a, b, 'join']);
    expect(plainText(joined!.body)).toBe('Rolled back the canary\nWe rolled back the canary now');
    expect(joined).toMatchObject({ at: a.at, source: 'pager; chat (10:01)' });
    expect(plainText(joinEntries(a, { ...a, id: 'z', source: 'page' }).body)).toBe(
      'Rolled back the canary',
    );
  });

  it('goes on with the one that stands for both', () => {
    expect(settled([a, b, 'second'], [a, c, 'first']).map(({ id }) => id)).toEqual(['b', 'd']);
    expect(settled([a, b, 'join'], [b, c, 'join'])[0]!.source).toBe(
      'pager; chat (10:01); page (10:01)',
    );
    expect(settled([a, b, 'first'], [a, b, 'second']).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  it('keeps internal what was internal in one of them', () => {
    expect(joinEntries(a, { ...b, audience: 'internal' }).audience).toBe('internal');
  });
});
