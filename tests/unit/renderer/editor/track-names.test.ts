import { describe, expect, it } from 'vitest';
import { trackMoments } from '../../../../core/timeline/track-moments.ts';
import { WHOLE } from '../../../../core/timeline/track-view.ts';
import { buildTrack } from '../../../../core/timeline/track.ts';
import { firstWords, momentName } from '../../../../renderer/editor/chrome/track-names.ts';
import { timeNote } from '../../../../renderer/editor/chrome/time-note.ts';
import { rows } from '../../timeline/rows.ts';

describe('the name of a moment', () => {
  const names = (document: ReturnType<typeof rows>) => {
    const track = buildTrack(document)!;
    return trackMoments(track, 620, WHOLE).map((moment) =>
      momentName(moment, track, (id) => (id === 'e2' ? '' : `Words of ${id}`)),
    );
  };

  it('is its time, its milestones and the first words', () => {
    expect(
      names(
        rows('UTC', '2026-03-03', [
          ['10:00', 'started'],
          ['10:20'],
          ['10:40'],
          ['11:00', 'resolved'],
        ]),
      ),
    ).toEqual([
      '10:00 started: Words of e0',
      '10:20: Words of e1',
      '10:40',
      '11:00 resolved: Words of e3',
    ]);
  });

  it('counts entries that are drawn at one place, and says the day where there are several', () => {
    expect(
      names(
        rows('UTC', '2026-03-03', [
          ['10:00', 'started'],
          ['11:00:00'],
          ['11:00:05'],
          ['2026-03-04 12:00', 'resolved'],
        ]),
      )[1],
    ).toBe('2 entries, 3 Mar 11:00 to 3 Mar 11:00:05');
  });

  it('is cut between words', () => {
    expect(firstWords('A short\none.')).toBe('A short one.');
    expect(firstWords('word '.repeat(40))).toBe(`${'word '.repeat(18).trim()} …`);
    expect(firstWords('x'.repeat(200))).toBe(`${'x'.repeat(90)} …`);
  });
});

describe('the note of a time', () => {
  const note = (written: string, zone = 'Europe/Copenhagen', date = '2026-03-03') =>
    timeNote(rows(zone, date, [[written]]).timeline[0]!.at!, { zone, date });

  it.each([
    [
      '09:42',
      [
        'Tue 3 March 2026, 09:42, Europe/Copenhagen (UTC+1) = 08:42 UTC',
        'Date from the incident',
        'Zone from the document',
      ],
    ],
    ['2026-03-03 08:42 UTC', ['Tue 3 March 2026, 08:42, UTC']],
    [
      'around 09:42',
      [
        expect.stringMatching(/^About Tue 3 March 2026, 09:42/),
        'Date from the incident',
        'Zone from the document',
      ],
    ],
    [
      'half past',
      ['Not understood as a time', expect.any(String), 'Write it as 14:07, 2.07pm MDT or +5m'],
    ],
  ])('of %s says how it was read, and why', (written, lines) => {
    expect(note(written)).toEqual(lines);
  });

  it('says what is not known', () => {
    expect(note('09:42', '', '')).toEqual(['09:42', 'No date is known', 'No zone is known']);
  });
});
