/**
 * The checks of what is written for a time: skipped and doubled clocks, midnight, ranges, malformed
 * dates.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import { placeKey } from '../../../core/document/place.ts';
import type { Postmortem, Time, TimelineEntry } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { brief, document, entry, NOW, section, update } from './sample.ts';
import { runs } from '../../tools/runs.ts';

const incident = (zone: string, date: string) => ({
  reference: '',
  organization: '',
  severity: '',
  services: [],
  zone,
  date,
});

/** Rows as they are typed one after the other into a report of that zone and day. */
function typed(zone: string, date: string, ...written: string[]): Postmortem {
  let previous: Time | null = null;
  const timeline = written.map((text, index): TimelineEntry => {
    const at: Time = readTime(text, { zone: zone || null, date: date || null, previous }).time;
    previous = at;
    return entry(`e${index}`, at);
  });
  return document({ incident: incident(zone, date), timeline });
}

const told = (zone: string, date: string, text: string): Postmortem =>
  document({ incident: incident(zone, date), sections: [section('summary', text)] });
const found = (sample: Postmortem, rule: string): Diagnostic[] =>
  runChecks(sample, { now: NOW }).filter((diagnostic) => diagnostic.rule === rule);
const local = (sample: Postmortem, id: string): (string | null)[] =>
  sample.timeline
    .filter((row) => row.id === id)
    .flatMap(({ at }) => [at!.written, at!.local, at!.instant]);

describe('time/nonexistent', () => {
  const rule = 'time/nonexistent';

  it.each([
    [
      'Europe/Copenhagen',
      '2026-03-29',
      '02:30',
      '02:00 to 03:00',
      '03:30 (UTC+2), 01:30 UTC',
      '01:30 (UTC+1), 00:30 UTC',
    ],
    [
      'Europe/London',
      '2026-03-29',
      '01:15',
      '01:00 to 02:00',
      '02:15 (UTC+1), 01:15 UTC',
      '00:15 (UTC), 00:15 UTC',
    ],
    [
      'America/New_York',
      '2026-03-08',
      '02:30',
      '02:00 to 03:00',
      '03:30 (UTC-4), 07:30 UTC',
      '01:30 (UTC-5), 06:30 UTC',
    ],
    [
      'America/Los_Angeles',
      '2026-03-08',
      '02:00',
      '02:00 to 03:00',
      '03:00 (UTC-7), 10:00 UTC',
      '01:00 (UTC-8), 09:00 UTC',
    ],
    [
      'Australia/Sydney',
      '2025-10-05',
      '02:30',
      '02:00 to 03:00',
      '03:30 (UTC+11), 16:30 UTC',
      '01:30 (UTC+10), 15:30 UTC',
    ],
    [
      'Australia/Lord_Howe',
      '2025-10-05',
      '02:15',
      '02:00 to 02:30',
      '02:45 (UTC+11), 15:45 UTC',
      '01:45 (UTC+10:30), 15:15 UTC',
    ],
  ])('%s on %s at %s', (zone, date, clock, change, forward, back) => {
    const [diagnostic] = found(typed(zone, date, clock), rule);
    expect(diagnostic).toMatchObject({ severity: 'error', where: { kind: 'timeline', id: 'e0' } });
    expect(diagnostic!.message).toContain(
      `was never on the clock in ${zone}: it went from ${change}.`,
    );
    expect(diagnostic!.message).toContain(
      `On a clock not yet put forward it is ${forward}; else it may be ${back}.`,
    );
    expect(diagnostic!.fixes.map(({ title }) => title)).toEqual([
      `Read it as ${forward}`,
      `Read it as ${back}`,
    ]);
  });

  it('keeps what is written, and says how it was meant', () => {
    const sample = typed('Europe/Copenhagen', '2026-03-29', '02:30');
    const fixed = applyEdits(sample, found(sample, rule)[0]!.fixes[0]!.edits);
    expect(local(fixed, 'e0')).toEqual(['02:30', '2026-03-29T03:30', '2026-03-29T01:30:00Z']);
    expect(fixed.timeline[0]!.at!.reasons).toEqual(['skipped-forward']);
  });

  it('offers no reading that stands out of order', () => {
    const sample = typed('Europe/Copenhagen', '2026-03-29', '01:50', '02:30', '04:00');
    expect(found(sample, rule)[0]!.fixes.map(({ title }) => title)).toEqual([
      'Read it as 03:30 (UTC+2), 01:30 UTC',
    ]);
  });

  it('reads the prose too, and knows no such hour elsewhere', () => {
    expect(
      brief(found(told('Europe/Copenhagen', '2026-03-29', 'At 02:30 the queue stopped.'), rule)),
    ).toEqual(['time/nonexistent error summary 02:30']);
    for (const zone of ['UTC', 'CET', 'Asia/Kolkata', '+01:00', ''])
      expect(found(typed(zone, '2026-03-29', '02:30'), rule), zone).toEqual([]);
    expect(found(typed('Europe/Copenhagen', '2026-03-29', '01:59', '03:00'), rule)).toEqual([]);
  });
});

describe('time/ambiguous', () => {
  const rule = 'time/ambiguous';

  it.each([
    [
      'Europe/Copenhagen',
      '2026-10-25',
      '02:30',
      '03:00 to 02:00',
      '00:30 UTC (UTC+2) and at 01:30 UTC (UTC+1)',
    ],
    [
      'Europe/London',
      '2026-10-25',
      '01:30',
      '02:00 to 01:00',
      '00:30 UTC (UTC+1) and at 01:30 UTC (UTC)',
    ],
    [
      'America/New_York',
      '2026-11-01',
      '01:30',
      '02:00 to 01:00',
      '05:30 UTC (UTC-4) and at 06:30 UTC (UTC-5)',
    ],
    [
      'America/Los_Angeles',
      '2026-11-01',
      '01:59',
      '02:00 to 01:00',
      '08:59 UTC (UTC-7) and at 09:59 UTC (UTC-8)',
    ],
    [
      'Australia/Sydney',
      '2026-04-05',
      '02:30',
      '03:00 to 02:00',
      '15:30 UTC (UTC+11) and at 16:30 UTC (UTC+10)',
    ],
    [
      'Australia/Lord_Howe',
      '2026-04-05',
      '01:45',
      '02:00 to 01:30',
      '14:45 UTC (UTC+11) and at 15:15 UTC (UTC+10:30)',
    ],
  ])('%s on %s at %s', (zone, date, clock, change, both) => {
    const sample = typed(zone, date, clock);
    const [diagnostic] = found(sample, rule);
    expect(diagnostic).toMatchObject({
      severity: 'warning',
      where: { kind: 'timeline', id: 'e0' },
    });
    expect(diagnostic!.message).toContain(
      `twice, because it went back from ${change}: at ${both}.`,
    );
    expect(diagnostic!.fixes).toHaveLength(2);
    for (const { edits } of diagnostic!.fixes)
      expect(found(applyEdits(sample, edits), rule)).toEqual([]);
  });

  it('keeps clock and writing, and offers only what keeps the order', () => {
    const sample = typed('Europe/Copenhagen', '2026-10-25', '02:10', '2026-10-25 00:20 UTC');
    const [diagnostic] = found(sample, rule);
    expect(diagnostic!.fixes.map(({ title }) => title)).toEqual(['It was the first, 00:10 UTC']);
    expect(local(applyEdits(sample, diagnostic!.fixes[0]!.edits), 'e0')).toEqual([
      '02:10',
      '2026-10-25T02:10',
      '2026-10-25T00:10:00Z',
    ]);
  });

  it('is silent where the row above, an abbreviation or an offset settles it', () => {
    for (const sample of [
      typed('Europe/Copenhagen', '2026-10-25', '00:45 UTC', '02:10'),
      typed('CET', '2026-10-25', '02:30'),
      typed('Europe/Copenhagen', '2026-10-25', '02:30 +02:00'),
      typed('', '2026-10-25', '02:30'),
    ])
      expect(found(sample, rule)).toEqual([]);
  });

  it('has only a look at the prose', () => {
    expect(
      brief(found(told('Europe/Copenhagen', '2026-10-25', 'At 02:30 the queue stopped.'), rule)),
    ).toEqual(['time/ambiguous info summary 02:30']);
  });

  it('asks once what IST means, and a place settles it', () => {
    const sample = typed('UTC', '2026-07-01', '14:07 IST', '14:20 IST');
    const [diagnostic, ...more] = found(sample, rule);
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({ severity: 'info', where: { id: 'e0' } });
    expect(diagnostic!.message).toBe(
      'IST may be India Standard Time (UTC+5:30) or Irish Standard Time (UTC+1) ' +
        'or Israel Standard Time (UTC+2); 2 times are read as the first. ' +
        "A place as the document's zone would settle it.",
    );
    const irish = applyEdits(sample, diagnostic!.fixes[1]!.edits);
    expect(irish.timeline.map(({ at }) => [at!.written, at!.instant])).toEqual([
      ['14:07 IST', '2026-07-01T13:07:00Z'],
      ['14:20 IST', '2026-07-01T13:20:00Z'],
    ]);
    expect(found(irish, rule)).toEqual([]);
    expect(found(typed('Asia/Kolkata', '2026-07-01', '14:07 IST'), rule)).toEqual([]);
    const own = typed('CST', '2026-01-05', '14:07');
    const chinese = applyEdits(own, found(own, rule)[0]!.fixes[1]!.edits);
    expect([chinese.incident.zone, chinese.timeline[0]!.at!.instant]).toEqual([
      'Asia/Shanghai',
      '2026-01-05T06:07:00Z',
    ]);
  });
});

describe('time/rollover', () => {
  const rule = 'time/rollover';

  it('says which day was assumed, once, and writes it', () => {
    const sample = typed('UTC', '2026-03-03', '23:50', '00:10', '00:40');
    const [diagnostic, ...more] = found(sample, rule);
    expect(more).toEqual([]);
    expect(diagnostic).toMatchObject({
      severity: 'info',
      where: { id: 'e1' },
      other: { id: 'e0' },
      message:
        '00:10 has no date. It stands after 23:50, so it is read as the next day, 4 Mar 2026.',
    });
    const fixed = applyEdits(sample, diagnostic!.fixes[0]!.edits);
    expect(local(fixed, 'e1')).toEqual([
      '4 Mar 2026, 00:10',
      '2026-03-04T00:10',
      '2026-03-04T00:10:00Z',
    ]);
    expect(fixed.timeline[1]!.at).not.toHaveProperty('reasons');
    expect(found(fixed, rule)).toEqual([]);
  });

  it('is silent where the date is written, or the clock only goes on', () => {
    for (const sample of [
      typed('UTC', '2026-03-03', '23:50', '2026-03-04 00:10'),
      typed('UTC', '2026-03-03', '09:50', '10:10'),
      typed('UTC', '', '23:50', '00:10'),
    ])
      expect(found(sample, rule)).toEqual([]);
  });
});

describe('time/range', () => {
  const rule = 'time/range';

  it.each<[string, string, string | null]>([
    ['a range within a day', 'It failed from 15:00 to 16:30.', null],
    [
      'backwards',
      'It failed from 16:30 to 15:00.',
      'warning 16:30 to 15:00: 15:00 is 1 h 30 min before 16:30. If it ended on another day, write the date.',
    ],
    [
      'backwards with dates',
      'It failed from 16:30 UTC on 3 March 2026 to 15:00 UTC on 3 March 2026.',
      'error 16:30 UTC on 3 March 2026 to 15:00 UTC on 3 March 2026: 15:00 is 1 h 30 min before 16:30.',
    ],
    ['over midnight', 'It failed from 23:50 to 00:10.', null],
    ['a list', 'It failed at 16:30 and 15:00.', null],
    ['half a day clock', 'We met from 11:30 to 1:30.', null],
    ['half a day clock, short', 'We met from 11 to 1pm.', null],
    [
      'an end in the morning after the afternoon',
      'It failed from 16:30 to 9:30.',
      'warning 16:30 to 9:30: 09:30 is 7 h before 16:30. If it ended on another day, write the date.',
    ],
    ['two zones', 'It failed from 16:30 CET to 16:00 UTC.', null],
    [
      'days',
      'It lasted from 14 May 2025 to 12 May 2025.',
      'error 14 May 2025 to 12 May 2025: 12 May 2025 is 2 days before 14 May 2025.',
    ],
    ['days in order', 'It lasted from 12 May 2025 to 14 May 2025.', null],
    ['roughly', 'It failed from about 10:05 to around 10:00.', null],
    ['a quote', '> from 16:30 to 15:00', null],
  ])('%s', (_, text, expected) => {
    expect(
      found(told('UTC', '2026-03-03', text), rule).map(
        ({ severity, message }) => `${severity} ${message}`,
      ),
    ).toEqual(expected === null ? [] : [expected]);
  });

  it('reads the times of rows and the text of entries', () => {
    const sample = document({
      timeline: [
        typed('UTC', '2026-03-03', '16:30 - 15:00').timeline[0]!,
        entry('b', '17:00', 'Down from 16:30 to 15:00.'),
        entry('c', '18:00', 'Down from 15:00 to 16:30.'),
      ],
    });
    expect(brief(found(sample, rule))).toEqual([
      'time/range warning e0',
      'time/range warning b 16:30',
    ]);
  });
});

describe('time/malformed', () => {
  const rule = 'time/malformed';

  it.each<[string, string, string[]]>([
    [
      'January 27nd 2026 10:00',
      'warning “January 27nd” should be “January 27th”.',
      ['Write January 27th'],
    ],
    [
      '22026-03-03 09:36',
      'warning “22026-03-03” has five digits in its year.',
      ['Write 2026-03-03'],
    ],
    ['29999-03-03 09:36', 'warning “29999-03-03” has five digits in its year.', []],
    [
      '8:am',
      'warning “8:am” has a colon and no minutes; write “8am”, or what the minutes were.',
      [],
    ],
    [
      '25:61',
      'warning “25:61” is no time of day: hours go to 23 and minutes to 59, and am and pm stand with 1 to 12.',
      [],
    ],
    [
      '14:07am',
      'warning “14:07am” is no time of day: hours go to 23 and minutes to 59, and am and pm stand with 1 to 12.',
      [],
    ],
    [
      '31 June 2026 10:00',
      'warning “31 June 2026” is no day of the calendar: June has 30 days.',
      [],
    ],
    [
      '29 February 2026 10:00',
      'warning “29 February 2026” is no day of the calendar: February 2026 has 28 days.',
      [],
    ],
    ['2026-13-40 10:00', 'warning “2026-13-40” is no day of the calendar.', []],
    [
      'Jul 02, 20',
      'warning “Jul 02, 20” breaks off in its year, and no time of day is left of it. Look it up where it came from.',
      [],
    ],
  ])('%s', (written, expected, titles) => {
    const sample = typed('UTC', '2026-03-03', written);
    const [diagnostic, ...more] = found(sample, rule);
    expect(more).toEqual([]);
    expect(`${diagnostic!.severity} ${diagnostic!.message}`).toBe(expected);
    expect(diagnostic!.fixes.map(({ title }) => title)).toEqual(titles);
    for (const { edits } of diagnostic!.fixes)
      expect(found(applyEdits(sample, edits), rule)).toEqual([]);
    // What is malformed is not reported a second time as not understood.
    expect(found(sample, 'timeline/missing-time')).toEqual([]);
  });

  it.each([
    '09:15',
    '3rd March 2026 10:00',
    'March 22nd 2026 10:00',
    '24:00',
    '2026-03-03 10:00 PST (18:00 UTC)',
    '[???]',
    'TBD',
    '29 February 2024 10:00',
    '11th May 2026 10:00',
    '12 Mar 2026',
  ])('%s is right', (written) => {
    expect(found(typed('UTC', '2026-03-03', written), rule)).toEqual([]);
  });

  it('reads the prose, entries and updates', () => {
    expect(
      brief(
        found(
          told('UTC', '2026-03-03', 'On January 27nd 2026 it began, and at 25:10 UTC it ended.'),
          rule,
        ),
      ),
    ).toEqual([
      'time/malformed warning summary January 27nd 2026',
      'time/malformed warning summary 25:10 UTC',
    ]);
    const sample = document({
      timeline: [entry('a', '09:00', 'Due on January 27nd 2026.')],
      updates: [
        { ...update('u', null), at: readTime('Jul 02, 20', { zone: null, date: null }).time },
      ],
    });
    expect(brief(found(sample, rule))).toEqual([
      'time/malformed warning a January 27nd 2026',
      'time/malformed warning u',
    ]);
  });
});

describe('time/zone', () => {
  const rule = 'time/zone';

  it.each([
    [
      '10:00 PST (17:00 UTC)',
      'error “10:00 PST (17:00 UTC)” names one moment on two clocks, and they do not agree.',
    ],
    [
      '5:30 PM PDT (1:30 AM CEST)',
      'error “5:30 PM PDT (1:30 AM CEST)” names one moment on two clocks, and they do not agree.',
    ],
    ['10:00 PST (UTC-7)', 'error “PST (UTC-7)” names an offset that this zone never has.'],
  ])('%s', (written, expected) => {
    const sample = typed('UTC', '2026-03-03', written);
    expect(found(sample, rule).map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expected,
    ]);
    // Nothing is said of it twice.
    expect(found(sample, 'time/malformed')).toEqual([]);
    expect(found(sample, 'timeline/missing-time')).toEqual([]);
  });

  it.each(['2026-03-03 10:00 PST (18:00 UTC)', '10:00 CET (UTC+1)', '09:15'])(
    '%s is right',
    (written) => expect(found(typed('UTC', '2026-03-03', written), rule)).toEqual([]),
  );

  it('reads what a timeline declares for all its times', () => {
    const declared = (text: string) =>
      brief(
        found(
          document({ sections: [section('timeline', text)], timeline: [entry('a', '09:00')] }),
          rule,
        ),
      );
    expect(declared('All times in PST (UTC-7)')).toEqual(['time/zone error timeline PST (UTC-7)']);
    expect(declared('All times in PDT (UTC-7)')).toEqual([]);
  });

  it('reads the text', () => {
    const sample = told('UTC', '2026-03-03', 'At 10:00 PST (17:00 UTC) the queue stopped.');
    expect(brief(found(sample, rule))).toEqual(['time/zone error summary 10:00 PST (17:00 UTC)']);
  });
});

describe('the fixes of these checks', () => {
  const zones = fc.constantFrom(
    ['Europe/Copenhagen', '2026-03-29'],
    ['Europe/Copenhagen', '2026-10-25'],
    ['America/New_York', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['UTC', '2026-03-03'],
    ['CST', '2026-01-05'],
    ['', '2026-03-03'],
  );
  const clocks = fc.constantFrom(
    '01:30',
    '01:45',
    '02:10',
    '02:30',
    '02:50',
    '03:10',
    '23:50',
    '00:05',
    '10:00 IST',
    '11:00 CST',
    'January 27nd 02:30',
    '22026-03-03 02:30',
    '16:30 - 15:00',
    '02:30 UTC',
    '25:61',
    'Jul 02, 20',
  );
  const samples = fc
    .tuple(zones, fc.array(clocks, { maxLength: 6 }))
    .map(([[zone, date], written]) => typed(zone!, date!, ...written));
  const keyOf = ({ rule, where }: Diagnostic) => `${rule} ${placeKey(where)}`;
  const errors = (all: readonly Diagnostic[]) =>
    all.filter(({ severity }) => severity === 'error').length;

  it('remove what they mend and add no error', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const before = runChecks(sample, { now: NOW });
        for (const diagnostic of before.filter(({ rule }) => rule.startsWith('time/'))) {
          for (const fix of diagnostic.fixes) {
            const after = runChecks(applyEdits(sample, fix.edits), { now: NOW });
            expect(after.map(keyOf), fix.title).not.toContain(keyOf(diagnostic));
            expect(errors(after), fix.title).toBeLessThanOrEqual(
              errors(before) - (diagnostic.severity === 'error' ? 1 : 0),
            );
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
