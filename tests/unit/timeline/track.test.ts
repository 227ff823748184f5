import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTrack } from '../../../core/timeline/track.ts';
import { placeOf, trackScale } from '../../../core/timeline/track-scale.ts';
import { NORMAL, rows } from './rows.ts';

const ELEVEN_DAYS = rows('UTC', '2021-11-23', [
  ['2021-11-23 16:43', 'started'],
  ['2021-11-24 14:48', 'detected'],
  ['2021-11-24 16:48', 'acknowledged'],
  ['2021-11-24 16:58', 'identified'],
  ['2021-11-24 17:29', 'mitigated'],
  ['2021-11-24 23:08'],
  ['2021-11-26 19:07'],
  ['2021-11-30 14:11'],
  ['2021-12-03 17:27', 'resolved'],
]);

describe('the track', () => {
  test('phases between milestones', () => {
    expect(
      buildTrack(NORMAL)!.phases.map(({ kind, from, to }) => [
        kind,
        Math.round(from * 76),
        Math.round(to * 76),
      ]),
    ).toEqual([
      ['undetected', 0, 7],
      ['detected', 7, 27],
      ['mitigating', 27, 58],
      ['monitoring', 58, 76],
    ]);
  });

  test('nothing is said about a detection that nobody wrote down', () => {
    expect(
      buildTrack(
        rows('UTC', '2026-03-03', [
          ['10:00', 'started'],
          ['10:45', 'resolved'],
        ]),
      )!.phases,
    ).toMatchObject([{ kind: 'ongoing', from: 0, to: 1, toMs: Date.parse('2026-03-03T10:45Z') }]);
  });

  test('a late milestone never leads back', () => {
    const track = buildTrack(
      rows('UTC', '2026-03-03', [
        ['10:00', 'started'],
        ['10:10', 'mitigated'],
        ['10:20', 'detected'],
        ['10:30', 'resolved'],
      ]),
    )!;
    expect(track.phases.map(({ kind }) => kind)).toEqual(['undetected', 'monitoring']);
  });

  test('its sentences', () => {
    expect(buildTrack(NORMAL)!.sentences).toEqual([
      'Tue 3 March 2026, 09:15 to 10:31 (Europe/Copenhagen), 6 entries.',
      'Started at 09:15; detected 7 min later, at 09:22; ' +
        'identified 27 min after the start, at 09:42; ' +
        'mitigated 58 min after the start, at 10:13; ' +
        'resolved 1 h 16 min after the start, at 10:31.',
      'Undetected for 7 min, detected for 20 min, being mitigated for 31 min, monitoring for 18 min.',
    ]);
    const long = buildTrack(ELEVEN_DAYS)!;
    expect(long.sentences[0]).toBe(
      'Tue 23 November 2021, 16:43 to Fri 3 December 2021, 17:27 (UTC), 9 entries.',
    );
    const [, milestones] = long.sentences;
    expect(milestones!.split('; ').slice(0, 3)).toEqual([
      'Started at 16:43 on Tue 23 November 2021',
      'detected 22 h 5 min later, at 14:48 on Wed 24 November 2021',
      'acknowledged 24 h 5 min after the start, at 16:48',
    ]);
    expect(long.sentences.at(-1)).toBe(
      'Drawn shorter than it was: 22 h 5 min, 43 h 59 min, 3 d 19 h, 3 d 3 h without entries.',
    );
    expect(long.text).toBe(long.sentences.join(' '));
  });

  test('its sentences without a start, and without milestones', () => {
    expect(
      buildTrack(
        rows('UTC', '2026-03-03', [['10:00'], ['10:05', 'detected'], ['11:00', 'resolved']]),
      )!.sentences[1],
    ).toBe('Detected at 10:05; resolved at 11:00.');
    expect(buildTrack(rows('UTC', '2026-03-03', [['10:00'], ['11:00']]))!.sentences).toEqual([
      'Tue 3 March 2026, 10:00 to 11:00 (UTC), 2 entries.',
      'No milestones are set.',
    ]);
  });

  test('marks within a minute show their seconds', () => {
    expect(
      buildTrack(
        rows('UTC', '2026-03-03', [
          ['10:00:05', 'started'],
          ['10:00:40', 'detected'],
          ['11:00', 'resolved'],
        ]),
      )!.marks.map(({ clock }) => clock),
    ).toEqual(['10:00:05', '10:00:40', '11:00:00']);
  });

  test('another zone', () => {
    expect(buildTrack(NORMAL, 'UTC')!.marks.map(({ clock }) => clock)).toEqual([
      '08:15',
      '08:22',
      '08:42',
      '09:13',
      '09:31',
    ]);
  });

  test('entries that are no milestones are ticks; those without an instant are left out', () => {
    expect(buildTrack(NORMAL)!.ticks.map(({ id }) => id)).toEqual(['e3']);
    const some = rows('UTC', '2026-03-03', [['10:00', 'started'], ['???'], ['10:30']]);
    expect(buildTrack(some)!.ticks).toMatchObject([{ at: 1, id: 'e2' }]);
    // Without milestones the ends are marks.
    expect(
      buildTrack(rows('UTC', '2026-03-03', [['10:00'], ['10:10'], ['10:30']]))!.ticks.map(
        ({ id }) => id,
      ),
    ).toEqual(['e1']);
  });

  test('no picture of nothing', () => {
    expect(buildTrack(rows('UTC', '2026-03-03', []))).toBeNull();
    expect(buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started']]))).toBeNull();
    expect(
      buildTrack(
        rows('UTC', '2026-03-03', [
          ['10:00', 'started'],
          ['10:00', 'resolved'],
        ]),
      ),
    ).toBeNull();
    expect(buildTrack(rows('', '', [['10:00'], ['11:00']]))).toBeNull();
  });

  test('two milestones at one moment share a mark', () => {
    const track = buildTrack(
      rows('UTC', '2026-03-03', [
        ['10:00', 'started'],
        ['10:05', 'acknowledged'],
        ['10:05', 'detected'],
        ['11:00', 'resolved'],
      ]),
    )!;
    expect(track.marks.map(({ milestones }) => milestones)).toEqual([
      ['started'],
      ['detected', 'acknowledged'],
      ['resolved'],
    ]);
  });
});

describe('its scale', () => {
  test('is even in time where there is room', () => {
    const scale = trackScale([0, 25, 50, 100]);
    expect([-5, 0, 25, 37.5, 50, 100, 200].map((ms) => placeOf(scale, ms))).toEqual([
      0, 0, 0.25, 0.375, 0.5, 1, 1,
    ]);
    expect(scale.breaks).toEqual([]);
  });

  test('shortens long silences that crush the rest', () => {
    const track = buildTrack(ELEVEN_DAYS)!;
    expect(track.scale.breaks.map(({ text }) => text)).toEqual([
      '22 h 5 min',
      '43 h 59 min',
      '3 d 19 h',
      '3 d 3 h',
    ]);
    const places = [...track.marks, ...track.ticks].map(({ at }) => at).sort((a, b) => a - b);
    expect(Math.min(...places.slice(1).map((at, index) => at - places[index]!))).toBeGreaterThan(
      0.015,
    );
  });

  test('leaves an incident of some hours in its proportions, however close two entries are', () => {
    expect(
      buildTrack(
        rows('UTC', '2026-03-03', [
          ['09:15', 'started'],
          ['09:22', 'detected'],
          ['09:22:20'],
          ['09:42'],
          ['10:13'],
          ['10:31', 'resolved'],
        ]),
      )!.scale.breaks,
    ).toEqual([]);
    expect(
      buildTrack(rows('UTC', '2026-03-03', [['09:15:00'], ['09:15:05'], ['11:30']]))!.scale.breaks,
    ).toEqual([]);
    expect(
      buildTrack(rows('UTC', '2026-03-03', [['2026-03-03 09:15'], ['2026-03-24 09:15']]))!.scale
        .breaks,
    ).toEqual([]);
  });

  test('keeps the order and the ends, whatever the times', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1e9 }), { minLength: 2, maxLength: 60 }),
        (times) => {
          const sorted = times.toSorted((a, b) => a - b);
          const scale = trackScale(sorted);
          const places = sorted.map((ms) => placeOf(scale, ms));
          expect(places[0]).toBe(0);
          expect(places.at(-1)).toBeCloseTo(1, 9);
          for (let index = 1; index < places.length; index++)
            expect(places[index]).toBeGreaterThanOrEqual(places[index - 1]!);
          expect(scale.stretches.length).toBe(scale.breaks.length + 1);
        },
      ),
    );
  });
});
