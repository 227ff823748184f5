import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILESTONES, type Milestone } from '../../../core/document/postmortem.ts';
import { wallText } from '../../../core/time/calendar.ts';
import { placeLabels } from '../../../core/timeline/track-labels.ts';
import { trackMoments } from '../../../core/timeline/track-moments.ts';
import { trackRuler } from '../../../core/timeline/track-ruler.ts';
import { trackSvg } from '../../../core/timeline/track-svg.ts';
import { WHOLE, type TrackView } from '../../../core/timeline/track-view.ts';
import { textWidth } from '../../../core/timeline/track-words.ts';
import { buildTrack, type Track } from '../../../core/timeline/track.ts';
import { NORMAL, rows } from './rows.ts';
import { runs } from '../../tools/runs.ts';

const START = 1_772_500_000_000;
const written = (ms: number): string => wallText(ms, true).replace('T', ' ');

/** Tracks of any shape: seconds or weeks between entries, with and without milestones. */
const tracks = fc
  .tuple(
    fc.uniqueArray(
      fc.oneof(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 6_000 }),
        fc.integer({ min: 0, max: 4_000_000 }),
      ),
      { minLength: 2, maxLength: 40 },
    ),
    fc.subarray([...MILESTONES], { minLength: 0 }),
    fc.constantFrom('UTC', 'Europe/Copenhagen', 'Asia/Kolkata', 'America/Los_Angeles'),
  )
  .map(([times, milestones, zone]): Track =>
    buildTrack(
      rows(
        zone,
        '2026-03-03',
        times
          .toSorted((a, b) => a - b)
          .map((second, index): [string, Milestone?] => {
            const at = written(START + second * 1000);
            return milestones[index] ? [at, milestones[index]] : [at];
          }),
      ),
    )!,
  );
const widths = fc.constantFrom(240, 320, 480, 640, 900);
const views = fc.constantFrom<TrackView>(
  WHOLE,
  { from: 0.2, to: 0.5 },
  { from: 0.98, to: 1 },
  { from: 0.4, to: 0.401 },
);

function anyOverlap(all: readonly { x: number; width: number; row: number }[]): boolean {
  return all.some((a, index) =>
    all.slice(index + 1).some((b) => a.row === b.row && a.x < b.x + b.width && b.x < a.x + a.width),
  );
}

describe('the labels', () => {
  test('name every milestone in view, and neither overlap nor leave the picture, whatever the track', () => {
    fc.assert(
      fc.property(
        tracks,
        widths,
        views,
        fc.constantFrom('clock' as const, 'elapsed' as const),
        (track, width, view, style) => {
          const placed = placeLabels(track, { width, margin: 10, fontSize: 11, style, view });
          expect(anyOverlap(placed.labels)).toBe(false);
          for (const { x, width: box, text } of placed.labels) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + box).toBeLessThanOrEqual(width);
            expect(textWidth(text, 11)).toBeLessThanOrEqual(box);
          }
          const words = placed.labels.map(({ text }) => text).join();
          for (const { at, milestones } of track.marks)
            if (at >= view.from && at <= view.to)
              for (const milestone of milestones) expect(words).toContain(milestone);
          // A line to a label further out runs beside the labels nearer in.
          for (const { x, row } of placed.leaders)
            expect(
              placed.labels.some(
                (label) =>
                  Math.sign(label.row) === Math.sign(row) &&
                  Math.abs(label.row) < Math.abs(row) &&
                  label.x < x &&
                  x < label.x + label.width,
              ),
            ).toBe(false);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  const texts = (track: Track, style: 'clock' | 'elapsed') =>
    placeLabels(track, { width: 640, margin: 10, fontSize: 11, style }).labels;

  test('alternate, as in the design', () => {
    expect(texts(buildTrack(NORMAL)!, 'clock').map(({ text, row }) => [text, row])).toEqual([
      ['09:15 started', -1],
      ['09:22 detected', 1],
      ['09:42 identified', -1],
      ['10:13 mitigated', 1],
      ['10:31 resolved', -1],
    ]);
    expect(texts(buildTrack(NORMAL)!, 'elapsed').map(({ text }) => text)).toEqual([
      'started',
      'detected +7 min',
      'identified +27 min',
      'mitigated +58 min',
      'resolved +1 h 16 min',
    ]);
  });

  test('of marks that touch stand below each other, in order', () => {
    const track = buildTrack(
      rows('UTC', '2026-03-03', [
        ['09:00', 'started'],
        ['12:00', 'detected'],
        ['12:00:20', 'acknowledged'],
        ['12:00:40', 'identified'],
        ['15:00', 'resolved'],
      ]),
    )!;
    expect(
      texts(track, 'elapsed')
        .filter(({ row }) => row > 0)
        .map(({ text, row }) => [text, row]),
    ).toEqual([
      ['detected +3 h', 1],
      ['acknowledged +3 h', 2],
      ['identified +3 h 1 min', 3],
    ]);
  });

  test('say the day where there are several', () => {
    expect(
      texts(
        buildTrack(
          rows('UTC', '2026-03-03', [
            ['23:10', 'started'],
            ['2026-03-04 02:00', 'resolved'],
          ]),
        )!,
        'clock',
      ).map(({ text }) => text),
    ).toEqual(['3 Mar 23:10 started', '4 Mar 02:00 resolved']);
  });
});

describe('the ruler', () => {
  const ruler = (track: Track, view = WHOLE) =>
    trackRuler(track, { width: 640, margin: 10, fontSize: 10, view });

  test('has texts that neither overlap nor leave the picture, and the length of every break in view', () => {
    fc.assert(
      fc.property(tracks, widths, views, (track, width, view) => {
        const { texts } = trackRuler(track, { width, margin: 10, fontSize: 10, view });
        expect(anyOverlap(texts)).toBe(false);
        for (const { x, width: box } of texts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + box).toBeLessThanOrEqual(width);
        }
        for (const { from, to, text } of track.scale.breaks)
          if (from < view.to && to > view.from)
            expect(texts.map((each) => each.text)).toContain(text);
      }),
      { numRuns: runs(300) },
    );
  });

  test('shows round times of the track’s zone', () => {
    expect(ruler(buildTrack(NORMAL)!).texts.map(({ text }) => text)).toEqual([
      '09:20',
      '09:30',
      '09:40',
      '09:50',
      '10:00',
      '10:10',
      '10:20',
      '10:30',
    ]);
    expect(ruler(buildTrack(NORMAL, 'Asia/Kolkata')!).texts[0]?.text).toBe('13:50');
  });

  test('shows where days begin', () => {
    const track = buildTrack(
      rows('Europe/Copenhagen', '2026-03-03', [
        ['23:10', 'started'],
        ['2026-03-04 01:10', 'resolved'],
      ]),
    )!;
    const { texts, ticks } = ruler(track);
    expect(texts.toSorted((a, b) => a.x - b.x).map(({ text }) => text)).toEqual([
      '3 Mar 23:15',
      '23:30',
      '23:45',
      'Wed 4 Mar',
      '00:15',
      '00:30',
      '00:45',
      '01:00',
    ]);
    expect(ticks.filter(({ day }) => day)).toHaveLength(1);
  });

  test('follows the clock over a change: 02:00 does not exist on 29 March 2026', () => {
    const track = buildTrack(
      rows('Europe/Copenhagen', '2026-03-29', [
        ['2026-03-28 22:00', 'started'],
        ['2026-03-29 06:00', 'resolved'],
      ]),
    )!;
    const texts = ruler(track)
      .texts.toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text);
    expect(texts).toEqual([
      '28 Mar 22:00',
      '23:00',
      'Sun 29 Mar',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
    ]);
  });

  test('comes down to seconds when looked at closely', () => {
    expect(
      ruler(buildTrack(NORMAL)!, { from: 0.09, to: 0.095 }).texts.map(({ text }) => text),
    ).toContain('09:22:00');
  });
});

describe('the moments', () => {
  const close = buildTrack(
    rows('UTC', '2026-03-03', [
      ['10:00', 'started'],
      ['11:00:00'],
      ['11:00:01'],
      ['11:00:02'],
      ['12:00', 'resolved'],
    ]),
  )!;

  test('are one where they are drawn at one place, and come apart in a closer view', () => {
    expect(trackMoments(close, 620, WHOLE).map(({ ids }) => ids)).toEqual([
      ['e0'],
      ['e1', 'e2', 'e3'],
      ['e4'],
    ]);
    expect(trackMoments(close, 620, { from: 0.499, to: 0.501 }).map(({ ids }) => ids)).toEqual([
      ['e0'],
      ['e1'],
      ['e2'],
      ['e3'],
      ['e4'],
    ]);
  });

  test('hold every entry once', () => {
    fc.assert(
      fc.property(tracks, views, (track, view) => {
        const ids = trackMoments(track, 620, view).flatMap((moment) => moment.ids);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(
          track.ticks.length + track.marks.flatMap((mark) => mark.ids).length,
        );
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('the picture', () => {
  const track = buildTrack(NORMAL)!;
  const svg = trackSvg(track, { width: 640, idPrefix: 'a' });

  test('is the same every time, and one image with its text', () => {
    expect(trackSvg(buildTrack(NORMAL)!, { width: 640, idPrefix: 'a' })).toBe(svg);
    expect(svg).toContain(`role="img" aria-label="${track.text}"><title>${track.text}</title>`);
  });

  test('keeps ids of several pictures apart', () => {
    expect([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'a-detected',
      'a-mitigating',
      'a-monitoring',
    ]);
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(id).toMatch(/^a-/);
  });

  test('escapes what it is given', () => {
    expect(
      trackSvg({ ...track, text: '<script>"&' }, { width: 640, fontFamily: '"Inter"' }),
    ).toContain('aria-label="&lt;script&gt;&quot;&amp;"');
  });

  test('names its phases with their lengths, each with a texture of its own', () => {
    for (const text of [
      'undetected 7 min',
      'detected 20 min',
      'being mitigated 31 min',
      'monitoring 18 min',
    ])
      expect(svg).toContain(`>${text}</text>`);
    for (const kind of ['detected', 'mitigating', 'monitoring'])
      expect(svg).toContain(`url(#a-${kind})`);
  });

  test('has buttons with names where it is used', () => {
    const used = trackSvg(track, {
      width: 640,
      nameOf: ({ ids, milestones }) => `${ids.join()} ${milestones.join()} "`,
    });
    expect(
      [...used.matchAll(/data-moment="(\d+)" aria-label="([^"]+)"/g)].map(([, index, name]) => [
        index,
        name,
      ]),
    ).toEqual([
      ['3', 'e3  &quot;'],
      ['0', 'e0 started &quot;'],
      ['1', 'e1 detected &quot;'],
      ['2', 'e2 identified &quot;'],
      ['4', 'e4 mitigated &quot;'],
      ['5', 'e5 resolved &quot;'],
    ]);
    expect(used).not.toContain('role="img"');
  });

  test('shows only what is in view, and where that is in the whole', () => {
    const part = trackSvg(track, { width: 640, view: { from: 0.2, to: 0.5 } });
    expect(part).toContain('identified');
    expect(part).not.toContain('resolved</text>');
    expect(part.match(/<circle cx="[^"]*" cy="[^"]*" r="6"/g)).toHaveLength(1);
  });

  test('is whole for any track, and never large', () => {
    fc.assert(
      fc.property(tracks, widths, views, (any, width, view) => {
        const text = trackSvg(any, { width, view });
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
        for (const [, left, box] of text.matchAll(/<rect x="([^"]+)" y="[^"]+" width="([^"]+)"/g))
          expect(Number(left) + Number(box)).toBeLessThanOrEqual(width + 0.02);
      }),
      { numRuns: runs(200) },
    );
    const minutes = rows(
      'UTC',
      '2026-03-03',
      Array.from({ length: 5000 }, (_, index): [string] => [written(START + index * 60_000)]),
    );
    expect(trackSvg(buildTrack(minutes)!, { width: 640 }).length).toBeLessThan(40_000);
  });
});
