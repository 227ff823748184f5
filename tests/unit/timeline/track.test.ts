import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILESTONES, type Milestone } from '../../../core/document/postmortem.ts';
import { wallText } from '../../../core/time/calendar.ts';
import { buildTrack, type Track } from '../../../core/timeline/track.ts';
import { placeBreakTexts, placeLabels, textWidth, type TrackLabel } from '../../../core/timeline/track-labels.ts';
import { trackScale } from '../../../core/timeline/track-scale.ts';
import { trackSvg } from '../../../core/timeline/track-svg.ts';
import { NORMAL, rows } from './rows.ts';

const ELEVEN_DAYS = rows('UTC', '2021-11-23', [
  ['2021-11-23 16:43', 'started'], ['2021-11-24 14:48', 'detected'], ['2021-11-24 16:48', 'acknowledged'], ['2021-11-24 16:58', 'identified'], ['2021-11-24 17:29', 'mitigated'], ['2021-11-24 23:08'], ['2021-11-26 19:07'], ['2021-11-30 14:11'], ['2021-12-03 17:27', 'resolved'],
]);

describe('the track', () => {
  test('phases between milestones', () => {
    expect(buildTrack(NORMAL)!.phases.map(({ kind, from, to }) => [kind, Math.round(from * 76), Math.round(to * 76)])).toEqual([['undetected', 0, 7], ['detected', 7, 27], ['mitigating', 27, 58], ['monitoring', 58, 76]]);
  });

  test('nothing is said about a detection that nobody wrote down', () => {
    expect(buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started'], ['10:45', 'resolved']]))!.phases).toEqual([{ kind: 'ongoing', from: 0, to: 1 }]);
  });

  test('a late milestone never leads back', () => {
    const track = buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started'], ['10:10', 'mitigated'], ['10:20', 'detected'], ['10:30', 'resolved']]))!;
    expect(track.phases.map(({ kind }) => kind)).toEqual(['undetected', 'monitoring']);
  });

  test('the sentence', () => {
    expect(buildTrack(NORMAL)!.text).toBe('Tue 3 March 2026, 09:15 to 10:31 (Europe/Copenhagen): started at 09:15, detected after 7 min, identified after 27 min, mitigated after 58 min, resolved after 1 h 16 min; 6 entries.');
    expect(buildTrack(ELEVEN_DAYS)!.text).toMatch(/^Tue 23 November 2021, 16:43 to Fri 3 December 2021, 17:27 \(UTC\): started at 16:43, detected after 22 h 5 min, /);
  });

  test('another zone', () => {
    expect(buildTrack(NORMAL, 'UTC')!.marks.map(({ clock }) => clock)).toEqual(['08:15', '08:22', '08:42', '09:13', '09:31']);
  });

  test('entries that are no milestones are ticks; those without an instant are left out', () => {
    expect(buildTrack(NORMAL)!.ticks.map(({ id }) => id)).toEqual(['e3']);
    const some = rows('UTC', '2026-03-03', [['10:00', 'started'], ['???'], ['10:30']]);
    expect(buildTrack(some)!.ticks).toEqual([{ at: 1, id: 'e2' }]);
  });

  test('no picture of nothing', () => {
    expect(buildTrack(rows('UTC', '2026-03-03', []))).toBeNull();
    expect(buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started']]))).toBeNull();
    expect(buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started'], ['10:00', 'resolved']]))).toBeNull();
    expect(buildTrack(rows('', '', [['10:00'], ['11:00']]))).toBeNull();
  });

  test('two milestones at one moment share a mark', () => {
    const track = buildTrack(rows('UTC', '2026-03-03', [['10:00', 'started'], ['10:05', 'acknowledged'], ['10:05', 'detected'], ['11:00', 'resolved']]))!;
    expect(track.marks.map(({ milestones }) => milestones)).toEqual([['started'], ['detected', 'acknowledged'], ['resolved']]);
  });
});

describe('its scale', () => {
  test('is even in time where there is room', () => {
    const { at, breaks } = trackScale([0, 25, 50, 100]);
    expect([0, 25, 50, 100].map(at)).toEqual([0, 0.25, 0.5, 1]);
    expect(breaks).toEqual([]);
  });

  test('shortens long silences that crush the rest', () => {
    const track = buildTrack(ELEVEN_DAYS)!;
    expect(track.breaks.map(({ text }) => text)).toContain('3 d 19 h');
    const places = [...track.marks, ...track.ticks].map(({ at }) => at).sort((a, b) => a - b);
    expect(Math.min(...places.slice(1).map((at, index) => at - places[index]!))).toBeGreaterThan(0.015);
  });

  test('keeps the order and the ends, whatever the times', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1e9 }), { minLength: 2, maxLength: 60 }), (times) => {
      const sorted = times.toSorted((a, b) => a - b);
      const { at } = trackScale(sorted);
      const places = sorted.map(at);
      expect(places[0]).toBe(0);
      expect(places.at(-1)).toBeCloseTo(1, 9);
      for (let index = 1; index < places.length; index++) expect(places[index]).toBeGreaterThanOrEqual(places[index - 1]!);
    }));
  });
});

function overlaps(labels: readonly TrackLabel[]): boolean {
  return labels.some((a, index) => labels.slice(index + 1).some((b) => a.row === b.row && a.x < b.x + b.width && b.x < a.x + a.width));
}

describe('its labels', () => {
  const minutes = fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20_000 })), { minLength: 2, maxLength: 6 });
  const tracks = fc.tuple(minutes, fc.subarray([...MILESTONES], { minLength: 0 })).map(([times, milestones]): Track | null => buildTrack(rows('UTC', '2026-03-03', times.toSorted((a, b) => a - b).map((minute, index): [string, Milestone?] => {
    const written = wallText(1_772_500_000_000 + minute * 60_000);
    return milestones[index] ? [written, milestones[index]] : [written];
  }))));

  test('never overlap nor leave the picture', () => {
    fc.assert(fc.property(tracks, fc.constantFrom(280, 320, 480, 640, 900), fc.constantFrom('clock' as const, 'elapsed' as const), (track, width, style) => {
      if (!track) return;
      const labels = placeLabels(track, width, 10, 11, style);
      const all = [...labels, ...placeBreakTexts(track, width, 10, 9, labels)];
      expect(overlaps(all)).toBe(false);
      for (const { x, width: box, text, row } of all) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + box).toBeLessThanOrEqual(width);
        expect(text).not.toBe('');
        expect([-2, -1, 1, 2]).toContain(row);
      }
      // A line to a label further out runs beside the labels nearer in.
      for (const { mark, row } of labels.filter((label) => Math.abs(label.row) === 2)) expect(all.some((label) => label.row === row / 2 && label.x < mark && mark < label.x + label.width)).toBe(false);
    }), { numRuns: 600 });
  });

  test('alternate, as in the design', () => {
    expect(placeLabels(buildTrack(NORMAL)!, 640, 10, 11, 'clock').map(({ text, row }) => [text, row])).toEqual([['09:15 started', -1], ['09:22 detected', 1], ['09:42 identified', -1], ['10:13 mitigated', 1], ['10:31 resolved', -1]]);
    expect(placeLabels(buildTrack(NORMAL)!, 640, 10, 11, 'elapsed').map(({ text }) => text)).toEqual(['started', 'detected +7 min', 'identified +27 min', 'mitigated +58 min', 'resolved +1 h 16 min']);
    expect(placeLabels(buildTrack(ELEVEN_DAYS)!, 640, 10, 11, 'clock').map(({ text }) => text)).toContain('24 Nov 16:58 identified');
  });

  test('all six are there when every entry is one of sixty', () => {
    const marks = new Map<number, Milestone>([[0, 'started'], [2, 'detected'], [3, 'acknowledged'], [20, 'identified'], [45, 'mitigated'], [59, 'resolved']]);
    const track = buildTrack(rows('UTC', '2026-03-03', Array.from({ length: 60 }, (_, index): [string, Milestone?] => [wallText(1_772_500_000_000 + index * 600_000), marks.get(index)])))!;
    const words = placeLabels(track, 640, 10, 11, 'clock').map(({ text }) => text).join();
    for (const milestone of MILESTONES) expect(words).toContain(milestone);
  });

  test('a text is given at least its width', () => {
    expect(textWidth('10:13 mitigated', 11)).toBeGreaterThan(75);
    expect(textWidth('', 11)).toBe(0);
  });
});

describe('its picture', () => {
  const svg = trackSvg(buildTrack(NORMAL)!, { width: 640, idPrefix: 'a' });

  test('is the same every time and says what it shows', () => {
    expect(trackSvg(buildTrack(NORMAL)!, { width: 640, idPrefix: 'a' })).toBe(svg);
    expect(svg).toContain('role="img"');
    expect(svg).toContain(`<title>${buildTrack(NORMAL)!.text}</title>`);
  });

  test('keeps ids of several pictures apart and colours to its options', () => {
    expect([...svg.matchAll(/id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['a-detected', 'a-monitoring']);
    expect(svg).not.toMatch(/NaN|undefined|null/);
  });

  test('escapes what it is given', () => {
    expect(trackSvg({ ...buildTrack(NORMAL)!, text: '<script>"&' }, { width: 640, fontFamily: '"Inter"' })).toContain('aria-label="&lt;script&gt;&quot;&amp;"');
  });

  test('phases differ in texture, not only in hue', () => {
    expect(svg).toContain('url(#a-detected)');
    expect(svg).toContain('url(#a-monitoring)');
  });
});
