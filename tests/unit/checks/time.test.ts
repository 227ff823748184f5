import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { Time } from '../../../core/document/postmortem.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { brief, check, document, entry, NOW, section, time, update } from './sample.ts';

describe('time/weekday', () => {
  const weekdays = (parts: Parameters<typeof check>[0]) =>
    brief(check(parts)).filter((line) => line.startsWith('time/weekday'));

  it.each<[string, string, string[]]>([
    ['right', 'On Tuesday, Mar 3, 2026 at 09:00 UTC prints failed.', []],
    [
      'wrong',
      'On Monday, Mar 3, 2026 at 09:00 UTC prints failed.',
      ['time/weekday error summary Monday, Mar 3, 2026'],
    ],
    [
      'no year, but the incident has one',
      'On Monday 3 March at 09:00 UTC prints failed.',
      ['time/weekday error summary Monday 3 March'],
    ],
    ['no weekday', 'On Mar 3, 2026 prints failed.', []],
    ['a weekday alone', 'It failed on Monday.', []],
    ['evidence', '> Monday, Mar 3, 2026 at 09:00 UTC', []],
  ])('%s', (_, text, expected) => {
    expect(
      weekdays({ sections: [section('summary', text)], timeline: [entry('a', '09:00')] }),
    ).toEqual(expected);
  });

  const written = (text: string): Time => ({ ...time('2026-03-03 09:00'), written: text });
  it('looks at the times of rows and updates, and into their text', () => {
    expect(
      weekdays({
        timeline: [
          entry('a', written('Mon 3 March 2026 09:00')),
          entry('b', written('Tue 3 March 2026 09:00')),
          entry('c', '10:00', 'Planned for Monday, 3 March 2026 at 08:00.'),
        ],
      }),
    ).toEqual(['time/weekday error a', 'time/weekday error c Monday, 3 March 2026']);
    expect(
      weekdays({ updates: [{ ...update('u', null), at: written('Wed, 3 March 2026 09:00') }] }),
    ).toEqual(['time/weekday error u']);
  });
  it('does not hold a weekday against a day that the row has from elsewhere', () => {
    expect(
      weekdays({ timeline: [entry('a', { ...written('Mon 09:00'), dateFrom: 'previous' })] }),
    ).toEqual([]);
  });

  it('names the day that was meant, when the document has exactly one', () => {
    const sections = [section('summary', 'On Monday, Mar 3, 2026 at 09:00 UTC prints failed.')];
    const message = (timeline: ReturnType<typeof entry>[]) =>
      check({ sections, timeline })[0]!.message;
    expect(message([entry('a', '2026-03-02 09:00')])).toBe(
      'Monday, Mar 3, 2026 was a Tuesday. 2 Mar 2026 was a Monday, and the document has 09:00 on that day.',
    );
    expect(message([entry('a', '2026-03-02 09:00'), entry('b', '2026-03-09 09:00')])).toBe(
      'Monday, Mar 3, 2026 was a Tuesday.',
    );
    expect(message([entry('a', '2026-03-02 09:01')])).toBe('Monday, Mar 3, 2026 was a Tuesday.');
  });
});

it('a day above entries or in a title has its weekday checked', () => {
  const found = brief(
    check({
      sections: [{ ...section('summary', 'It fell.'), title: 'Tuesday, 3 March 2026' }],
      timeline: [
        entry('a', '2026-03-04 09:00', 'It fell.', { source: 'Tuesday 4 March 2026' }),
        entry('b', '2026-03-04 09:10', 'It rose.', { source: 'Tuesday 4 March 2026' }),
      ],
    }),
  );
  expect(found.filter((line) => line.startsWith('time/weekday'))).toEqual(['time/weekday error a']);
});

it('at the moment of a change both names of the clock are right', () => {
  const text =
    'Clocks were set back on 26 October 2025 (from 03:00 CEST to 02:00 CET). At 03:30 CEST it fell.';
  const found = brief(check({ sections: [section('summary', text)] }));
  expect(found.filter((line) => line.startsWith('time/zone-season'))).toEqual([
    'time/zone-season warning summary 03:30 CEST',
  ]);
});

describe('time/zone-season', () => {
  const inZone = (
    text: string,
    zone: string,
    instant: string,
    zoneFrom: Time['zoneFrom'] = 'written',
  ): Time => ({
    written: text,
    local: text.replace(' ', 'T'),
    zone,
    instant,
    approximate: false,
    zoneFrom,
  });
  const seasons = (parts: Parameters<typeof check>[0]) =>
    brief(check(parts)).filter((line) => line.startsWith('time/zone-season'));

  it.each<[string, string, string, string[]]>([
    ['PST in July', '2025-07-04 09:00', 'PST', ['time/zone-season warning a']],
    ['PDT in July', '2025-07-04 09:00', 'PDT', []],
    ['CET in summer', '2025-07-04 09:00', 'CET', ['time/zone-season warning a']],
    ['CET in winter', '2026-01-04 09:00', 'CET', []],
    ['a place', '2025-07-04 09:00', 'Europe/Copenhagen', []],
    ['GMT in summer, which is written for UTC', '2025-07-04 09:00', 'GMT', []],
  ])('%s', (_, text, zone, expected) => {
    expect(seasons({ timeline: [entry('a', inZone(text, zone, '2025-07-04T16:00:00Z'))] })).toEqual(
      expected,
    );
  });

  it('is said once for an abbreviation', () => {
    const rows = ['09:00', '10:00'].map((clock, index) =>
      entry(`e${index}`, inZone(`2025-07-04 ${clock}`, 'PST', '2025-07-04T17:00:00Z')),
    );
    expect(
      seasons({
        timeline: rows,
        sections: [section('summary', 'At 09:00 PST on July 4, 2025 it failed.')],
      }),
    ).toEqual(['time/zone-season warning summary 09:00 PST on July 4, 2025']);
  });

  it("offers the other abbreviation for a document's zone, and it moves the instants", () => {
    const sample = document({
      incident: {
        reference: '',
        organization: '',
        severity: '',
        services: [],
        zone: 'PST',
        date: '2025-07-04',
      },
      timeline: [
        entry('a', inZone('2025-07-04 09:00', 'PST', '2025-07-04T17:00:00Z', 'document')),
        entry('b', inZone('2025-07-04 18:00', 'UTC', '2025-07-04T18:00:00Z')),
      ],
    });
    const [found] = runChecks(sample, { now: NOW });
    expect(found).toMatchObject({
      where: { kind: 'incident', field: 'zone' },
      fixes: [{ title: 'Read them in PDT' }],
    });
    const fixed = applyEdits(sample, found!.fixes[0]!.edits);
    expect(fixed.timeline.map(({ at }) => at!.instant)).toEqual([
      '2025-07-04T16:00:00Z',
      '2025-07-04T18:00:00Z',
    ]);
    expect(runChecks(fixed, { now: NOW })).toEqual([]);
  });
});
