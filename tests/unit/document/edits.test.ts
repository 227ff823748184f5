import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Edit } from '../../../core/editing/edits.ts';
import type { Postmortem, Time, TimelineEntry } from '../../../core/document/postmortem.ts';
import { epoch, timelineOrder, updatesOrder } from '../../../core/document/sorting.ts';
import { emptyProse } from '../../../core/prose/build.ts';
import { anyDocument, emptyDocument } from './documents.ts';

const at = (minute: number | null): Time | null =>
  minute === null
    ? null
    : {
        written: String(minute),
        local: null,
        zone: 'UTC',
        instant: `2026-03-03T09:${String(minute).padStart(2, '0')}:00Z`,
        approximate: false,
      };
const entry = (id: string, minute: number | null = null): TimelineEntry => ({
  id,
  at: at(minute),
  milestone: null,
  body: emptyProse(),
  audience: 'everyone',
  source: null,
});
const withTimeline = (...timeline: TimelineEntry[]): Postmortem => emptyDocument({ timeline });
const ids = (document: Postmortem) => document.timeline.map(({ id }) => id).join('');

describe('edits', () => {
  const abc = withTimeline(entry('a'), entry('b'), entry('c'));
  it.each<[string, Edit, string]>([
    ['moves up', { op: 'move-entry', id: 'c', before: 'a' }, 'cab'],
    ['moves to the end', { op: 'move-entry', id: 'a', before: null }, 'bca'],
    ['moves to where it is', { op: 'move-entry', id: 'b', before: 'c' }, 'abc'],
    ['moves before itself', { op: 'move-entry', id: 'b', before: 'b' }, 'abc'],
    ['moves an entry that is gone', { op: 'move-entry', id: 'x', before: 'a' }, 'abc'],
    [
      'moves before one that is gone: to the end',
      { op: 'move-entry', id: 'a', before: 'x' },
      'bca',
    ],
    ['adds', { op: 'add-entry', entry: entry('n'), before: 'b' }, 'anbc'],
    ['adds at the end', { op: 'add-entry', entry: entry('n'), before: null }, 'abcn'],
    ['adds once', { op: 'add-entry', entry: entry('a'), before: null }, 'abc'],
    ['removes', { op: 'remove-entry', id: 'b' }, 'ac'],
    ['removes what is gone', { op: 'remove-entry', id: 'x' }, 'abc'],
  ])('%s', (_, edit, expected) => {
    const before = JSON.stringify(abc);
    expect(ids(applyEdits(abc, [edit]))).toBe(expected);
    expect(JSON.stringify(abc)).toBe(before);
  });

  it('sets parts of a row, an update, an action, the incident, and nothing else', () => {
    const document = emptyDocument({
      timeline: [entry('a'), entry('b')],
      updates: [{ id: 'u', at: null, status: 'update', body: emptyProse(), nextUpdate: null }],
      actions: [
        {
          id: 't',
          body: emptyProse(),
          owner: '',
          due: null,
          priority: '',
          status: 'open',
          ticket: '',
        },
      ],
    });
    const result = applyEdits(document, [
      { op: 'set-entry', id: 'b', set: { milestone: 'started' } },
      { op: 'set-update', id: 'u', set: { status: 'resolved' } },
      { op: 'set-action', id: 't', set: { owner: 'Ida' } },
      { op: 'set-incident', set: { zone: 'UTC' } },
      { op: 'set-entry', id: 'gone', set: { milestone: 'resolved' } },
    ]);
    expect(result.timeline.map(({ milestone }) => milestone)).toEqual([null, 'started']);
    expect(result.timeline[0]).toBe(document.timeline[0]);
    expect([result.updates[0]!.status, result.actions[0]!.owner, result.incident.zone]).toEqual([
      'resolved',
      'Ida',
      'UTC',
    ]);
  });
});

describe('sorting', () => {
  it.each<[string, [string, number | null][], string]>([
    [
      'by instant',
      [
        ['b', 5],
        ['a', 1],
      ],
      'ab',
    ],
    [
      'keeps the order of one minute',
      [
        ['b', 5],
        ['a', 5],
        ['c', 1],
      ],
      'cba',
    ],
    [
      'an entry without time stays behind the one it stood behind',
      [
        ['b', 5],
        ['x', null],
        ['a', 1],
      ],
      'abx',
    ],
    [
      'untimed entries at the top stay there',
      [
        ['x', null],
        ['y', null],
        ['b', 5],
        ['a', 1],
      ],
      'xyab',
    ],
    ['nothing', [], ''],
  ])('%s', (_, rows, expected) => {
    expect(
      ids({
        ...emptyDocument(),
        timeline: timelineOrder(rows.map(([id, minute]) => entry(id, minute))),
      }),
    ).toBe(expected);
  });

  it('is a permutation in time order, and sorting again changes nothing', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const sorted = timelineOrder(document.timeline);
        expect(sorted.map(({ id }) => id).sort()).toEqual(
          document.timeline.map(({ id }) => id).sort(),
        );
        const times = sorted
          .map(({ at: time }) => epoch(time?.instant))
          .filter((time) => !Number.isNaN(time));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(timelineOrder(sorted)).toEqual(sorted);
        expect(updatesOrder(updatesOrder(document.updates))).toEqual(
          updatesOrder(document.updates),
        );
      }),
    );
  });
});
