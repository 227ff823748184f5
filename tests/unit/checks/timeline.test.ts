import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { brief, check, document, entry, marked, NOW, section, time, update } from './sample.ts';

const rows = (...times: string[]) => times.map((at, index) => entry(`e${index}`, at));
const found = (...times: string[]) => brief(check({ timeline: rows(...times) }));

describe('timeline/order', () => {
  it.each<[string, string[], string[]]>([
    ['in order', ['09:00', '09:22', '10:02'], []],
    ['one minute twice', ['09:00', '09:00'], []],
    ['one row too low', ['09:22', '10:02', '09:42', '10:05'], ['e2']],
    ['one row too high', ['11:00', '09:00', '09:30', '10:00'], ['e0']],
    ['two rows swapped: the lower one is named', ['10:02', '09:42'], ['e1']],
    ['a row far down', ['09:00', '10:00', '11:00', '12:00', '08:00'], ['e4']],
    ['two culprits', ['09:00', '12:00', '10:00', '09:30', '13:00'], ['e2', 'e3'].slice(0, 2)],
    ['past midnight with dates', ['2026-03-03 23:55', '2026-03-04 00:10'], []],
    ['a whole day beside its times', ['09:00', '2026-03-03', '08:30', '2026-03-03'], ['e2']],
    ['a whole day in its place', ['2026-03-02 09:00', '2026-03-03', '2026-03-04 09:00'], []],
    ['a whole day too low', ['2026-03-02 09:00', '2026-03-04 09:00', '2026-03-03'], ['e2']],
    ['around a time: within its tolerance', ['09:42', '~09:40'], []],
    ['around a time: beyond it', ['09:42', '~09:10'], ['e1']],
    ['clocks without a day, in order', ['T09:00', 'T10:00'], []],
    ['clocks without a day, slightly back', ['T09:22', 'T10:02', 'T09:42'], ['e2']],
    ['clocks without a day, the evening and the next morning', ['T18:00', 'T09:00'], []],
    [
      'clocks without a day, the next morning far below',
      ['T11:59', 'T15:00', 'T06:25', 'T09:31', 'T10:16'],
      [],
    ],
    ['one entry', ['09:00'], []],
  ])('%s', (_, times, expected) => {
    expect(
      check({ timeline: rows(...times) })
        .filter(({ rule }) => rule === 'timeline/order')
        .map(({ where }) => ('id' in where ? where.id : '')),
    ).toEqual(expected);
  });

  it.each<[string, string[], string[]]>([
    ['in order', ['March 3rd, 15:00', 'March 4th, 14:00', 'March 4th, 14:30'], []],
    ['one row too low', ['March 3rd, 15:00', 'March 4th, 14:00', 'March 4th, 13:30'], ['c']],
    ['over the New Year', ['December 31st, 10:00', 'January 1st, 09:00'], []],
  ])('days without a year: %s', (_, times, expected) => {
    const timeline = times.map((written, index) =>
      entry('abc'[index]!, {
        written,
        local: `T${written.slice(-5)}`,
        zone: 'UTC',
        instant: null,
        approximate: false,
      }),
    );
    expect(
      check({ timeline })
        .filter(({ rule }) => rule === 'timeline/order')
        .map(({ where }) => ('id' in where ? where.id : '')),
    ).toEqual(expected);
  });

  it('quotes both sides and the neighbours, and moves or sorts', () => {
    const sample = document({ timeline: rows('09:22', '10:02', '09:42', '10:05') });
    const [diagnostic] = runChecks(sample, { now: NOW });
    expect(diagnostic).toMatchObject({
      severity: 'error',
      message: '09:42 stands after 10:02. It belongs between 09:22 and 10:02.',
      where: { id: 'e2' },
      other: { id: 'e1' },
    });
    expect(diagnostic!.fixes.map(({ title }) => title)).toEqual([
      'Move it before 10:02',
      'Sort the whole timeline',
    ]);
    for (const { edits } of diagnostic!.fixes)
      expect(applyEdits(sample, edits).timeline.map(({ id }) => id)).toEqual([
        'e0',
        'e2',
        'e1',
        'e3',
      ]);
  });

  it('names the day when days differ', () => {
    expect(check({ timeline: rows('2026-03-04 09:00', '2026-03-03 10:00') })[0]!.message).toBe(
      '3 Mar 2026 10:00 stands after 4 Mar 2026 09:00. It belongs before 4 Mar 2026 09:00.',
    );
  });

  it('a day taken from the surroundings may be the wrong one: then it only warns', () => {
    expect(found('10:00', '18:00', '09:00')).toEqual(['timeline/order warning e2']);
    expect(found('2026-03-03 10:00', '2026-03-03 18:00', '2026-03-03 09:00')).toEqual([
      'timeline/order error e2',
    ]);
  });

  it('says once that a timeline is written newest first, and warns of nothing', () => {
    const sample = document({ timeline: rows('10:00', '09:30', '09:00', '08:00') });
    const diagnostics = runChecks(sample, { now: NOW });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]!.severity).toBe('info');
    expect(diagnostics[0]!.message).toContain('runs backwards, from 10:00 to 08:00');
    expect(runChecks(applyEdits(sample, diagnostics[0]!.fixes[0]!.edits), { now: NOW })).toEqual(
      [],
    );
  });

  it('compares wall clocks where no zone is known at all', () => {
    const timeline = [entry('a', time('10:00', null)), entry('b', time('09:40', null))];
    expect(brief(check({ timeline })).filter((line) => line.startsWith('timeline/order'))).toEqual([
      'timeline/order error b',
    ]);
  });
});

describe('timeline/duplicate', () => {
  it.each<[string, ReturnType<typeof entry>[], string[]]>([
    [
      'the same words at the same time',
      [entry('a', '09:00', 'First alarm.'), entry('b', '09:00', 'first  alarm')],
      ['timeline/duplicate warning b'],
    ],
    [
      'other words',
      [entry('a', '09:00', 'First alarm.'), entry('b', '09:00', 'Second alarm.')],
      [],
    ],
    ['another time', [entry('a', '09:00', 'Alarm.'), entry('b', '09:01', 'Alarm.')], []],
    ['two empty rows', [entry('a', '09:00', ''), entry('b', '09:00', '')], []],
    [
      'three',
      [entry('a', '09:00', 'x1'), entry('b', '09:00', 'x1'), entry('c', '09:00', 'x1')],
      ['timeline/duplicate warning b', 'timeline/duplicate warning c'],
    ],
  ])('%s', (_, timeline, expected) => {
    expect(brief(check({ timeline }))).toEqual(expected);
  });

  it('removes the second, unless it says more than the first', () => {
    const first = entry('a', '09:00', 'Alarm.');
    expect(check({ timeline: [first, entry('b', '09:00', 'Alarm.')] })[0]!.fixes).toEqual([
      { title: 'Remove the second', edits: [{ op: 'remove-entry', id: 'b' }] },
    ]);
    expect(
      check({ timeline: [first, entry('b', '09:00', 'Alarm.', { source: 'chat' })] })[0]!.fixes,
    ).toEqual([]);
  });
});

describe('timeline/missing-time', () => {
  const written = (text: string, local: string | null = null) => ({
    ...time('T'),
    written: text,
    local,
  });
  it.each<[string, Parameters<typeof entry>[1], string, string[]]>([
    ['no time', null, 'Alarm.', ['timeline/missing-time warning a']],
    ['a row just begun', null, '', []],
    ['not understood', written('half past'), 'Alarm.', ['timeline/missing-time warning a']],
    ['said to be unknown', written('[???]'), 'Alarm.', ['timeline/missing-time info a']],
    [
      'said to be unknown, as a clock',
      written('??:??'),
      'Alarm.',
      ['timeline/missing-time info a'],
    ],
    ['only a day', '2026-03-03', 'Alarm.', ['timeline/missing-time info a']],
  ])('%s', (_, at, text, expected) => {
    expect(brief(check({ timeline: [entry('a', at, text)] }))).toEqual(expected);
  });
});

describe('timeline/missing-date and missing-zone', () => {
  const nowhere = {
    reference: '',
    organization: '',
    severity: '',
    services: [],
    zone: '',
    date: '',
  };
  const clocks = [entry('a', time('T23:50', null)), entry('b', time('T00:10', null))];

  it('says each once, at the detail that is missing', () => {
    expect(brief(check({ incident: nowhere, timeline: clocks }))).toEqual([
      'timeline/missing-date warning date',
      'timeline/missing-zone warning zone',
    ]);
  });

  it('offers what the document itself proves, and the fix completes the times', () => {
    const sample = document({
      incident: nowhere,
      timeline: clocks,
      updates: [update('u', '2026-03-03 22:00')],
    });
    const [date] = runChecks(sample, { now: NOW });
    expect(date!.fixes.map(({ title }) => title)).toEqual(['This and 1 more were on 3 Mar 2026']);
    const dated = applyEdits(sample, date!.fixes[0]!.edits);
    expect(dated.timeline.map(({ at }) => at!.local)).toEqual([
      '2026-03-03T23:50',
      '2026-03-04T00:10',
    ]);
    const [zone] = runChecks(dated, { now: NOW });
    expect(zone!.fixes.map(({ title }) => title)).toEqual(['Read them in UTC']);
    const done = applyEdits(dated, zone!.fixes[0]!.edits);
    expect(done.incident).toMatchObject({ zone: 'UTC', date: '2026-03-03' });
    expect(done.timeline.map(({ at }) => at!.instant)).toEqual([
      '2026-03-03T23:50:00Z',
      '2026-03-04T00:10:00Z',
    ]);
    expect(brief(runChecks(done, { now: NOW }))).toEqual(['time/rollover info b']);
  });

  it("offers the document's zone to a time that has none", () => {
    const diagnostics = check({ timeline: [entry('a', time('09:00', null)), entry('b', '10:00')] });
    expect(brief(diagnostics)).toEqual(['timeline/missing-zone warning a']);
    expect(diagnostics[0]!.fixes[0]!.edits).toMatchObject([
      {
        op: 'set-entry',
        id: 'a',
        set: { at: { instant: '2026-03-03T09:00:00Z', zoneFrom: 'document' } },
      },
    ]);
  });

  it('is silent where everything is known', () => {
    expect(check({ incident: nowhere, timeline: [entry('a', '2026-03-03 09:00')] })).toEqual([]);
  });
});

describe('timeline/future', () => {
  it.each<[string, string, string[]]>([
    ['past', '08:59', []],
    ['now', '09:00', []],
    ['a minute ahead', '09:01', ['timeline/future warning a']],
    ['around now', '~09:10', []],
  ])('%s', (_, at, expected) => {
    expect(brief(check({ timeline: [entry('a', at)] }, '2026-03-03T09:00:00Z'))).toEqual(expected);
  });
  it('looks at updates too, and lets scheduled ones be', () => {
    expect(
      brief(
        check(
          {
            updates: [
              update('u', '09:05'),
              update('v', '09:30', 'Work on the press.', { status: 'scheduled' }),
            ],
          },
          '2026-03-03T09:00:00Z',
        ),
      ),
    ).toEqual(['timeline/future warning u']);
  });
  it('names the distance', () => {
    expect(
      check({ timeline: [entry('a', '2027-03-03 09:00')] }, '2026-03-03T09:00:00Z')[0]!.message,
    ).toBe('3 Mar 2027 09:00 is 365 days from now. Check its day and year.');
  });
});

describe('timeline/milestones', () => {
  it.each<[string, ReturnType<typeof entry>[], string[]]>([
    ['none set', [entry('a', '09:00'), entry('b', '10:00')], []],
    [
      'all in order',
      [
        marked('started', '09:00'),
        marked('detected', '09:05'),
        marked('acknowledged', '09:06'),
        marked('identified', '09:30'),
        marked('mitigated', '10:00'),
        marked('resolved', '11:00'),
      ],
      [],
    ],
    [
      'one minute for all',
      [marked('started', '09:00'), marked('detected', '09:00'), marked('resolved', '09:00')],
      [],
    ],
    [
      'detected before it started',
      [marked('detected', '09:00'), marked('started', '09:05'), marked('resolved', '10:00')],
      ['timeline/milestones error detected'],
    ],
    [
      'resolved before mitigated',
      [marked('started', '09:00'), marked('resolved', '10:00'), marked('mitigated', '10:30')],
      ['timeline/milestones error resolved'],
    ],
    [
      'resolved before anybody saw it',
      [marked('started', '09:00'), marked('resolved', '09:30'), marked('detected', '10:00')],
      ['timeline/milestones warning resolved'],
    ],
    [
      'mitigated before the cause was known',
      [
        marked('started', '09:00'),
        marked('mitigated', '09:30'),
        marked('identified', '10:00'),
        marked('resolved', '11:00'),
      ],
      ['timeline/milestones warning mitigated'],
    ],
    [
      'set twice',
      [
        marked('started', '09:00'),
        { ...marked('started', '09:10'), id: 'b' },
        marked('resolved', '10:00'),
      ],
      ['timeline/milestones warning b'],
    ],
    ['no end', [marked('started', '09:00')], ['timeline/milestones info document']],
  ])('%s', (_, timeline, expected) => {
    expect(brief(check({ timeline }))).toEqual(expected);
  });
  it('quotes both', () => {
    const timeline = [
      marked('detected', '09:00'),
      marked('started', '09:05'),
      marked('resolved', '10:00'),
    ];
    expect(check({ timeline })[0]!.message).toBe(
      '“detected” at 09:00 is 5 min before “started” at 09:05.',
    );
  });
  it('says what is missing at the timeline', () => {
    expect(
      brief(
        check({ sections: [section('timeline', '')], timeline: [marked('detected', '09:00')] }),
      ),
    ).toEqual(['timeline/milestones info timeline']);
  });
});

describe('timeline/gap', () => {
  const silences = (...times: string[]) =>
    brief(check({ timeline: rows(...times) })).filter((line) => line.startsWith('timeline/gap'));
  it.each<[string, string[], string[]]>([
    ['a steady timeline', ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50'], []],
    [
      'two hours of nothing in the middle',
      ['09:00', '09:10', '09:20', '11:30', '11:40', '11:50'],
      ['timeline/gap info e3'],
    ],
    ['before anybody looked', ['07:00', '09:10', '09:20', '09:30', '09:40', '09:50'], []],
    ['slow all the time', ['08:00', '10:00', '12:00', '14:30', '16:00', '18:00'], []],
    ['few rows', ['09:00', '09:10', '12:00', '12:10'], []],
    [
      'over days',
      [
        '2026-03-02 09:00',
        '2026-03-02 09:10',
        '2026-03-02 09:20',
        '2026-03-04 11:30',
        '2026-03-04 11:40',
        '2026-03-05 11:50',
      ],
      [],
    ],
  ])('%s', (_, times, expected) => expect(silences(...times)).toEqual(expected));

  const quiet = rows('09:00', '09:10', '09:20', '11:30', '11:40', '11:50');
  const told = (text: string, at = 2) =>
    brief(
      check({
        timeline: quiet.map((row, index) =>
          index === at ? { ...row, body: entry('x', '09:00', text).body } : row,
        ),
      }),
    ).filter((line) => line.startsWith('timeline/gap'));
  it.each([
    'We wait for the replay.',
    'The replay runs for two hours.',
    'Monitoring.',
    'Paused until 11:30.',
  ])('is explained by “%s”', (text) => expect(told(text)).toEqual([]));
  it('is explained by what comes after it', () =>
    expect(told('The replay is complete.', 3)).toEqual([]));
  it('quotes both rows, the length and the rhythm', () => {
    const [found] = check({ timeline: quiet }).filter(({ rule }) => rule === 'timeline/gap');
    expect(found).toMatchObject({
      message:
        'Nothing between 09:20 and 11:30: 2 h 10 min, where entries are usually 10 min apart. What happened then?',
      other: { id: 'e2' },
    });
  });
  it('ends with the incident: afterwards one only watches', () => {
    const timeline = quiet.map((row, index) =>
      index === 2 ? { ...row, milestone: 'mitigated' as const } : row,
    );
    expect(brief(check({ timeline })).filter((line) => line.startsWith('timeline/gap'))).toEqual(
      [],
    );
  });
  it('looks at the words anew when only they change', () => {
    const sample = document({ timeline: quiet });
    expect(runChecks(sample, { now: NOW })).toHaveLength(1);
    expect(
      runChecks(
        {
          ...sample,
          timeline: quiet.map((row, index) =>
            index === 2 ? { ...row, body: entry('x', '09:00', 'We wait.').body } : row,
          ),
        },
        { now: NOW },
      ),
    ).toEqual([]);
  });
});

describe('timeline/source', () => {
  const sourced = (sources: (string | null)[]) =>
    check({
      sections: [section('timeline', '')],
      timeline: sources.map((source, index) =>
        entry(`e${index}`, `09:0${index}`, `Step ${index}.`, { source }),
      ),
    }).filter(({ rule }) => rule === 'timeline/source');
  it.each<[string, (string | null)[], number]>([
    ['all have one', ['chat', 'chat', 'page'], 0],
    ['none has one', [null, null, null], 0],
    ['most have none', ['chat', null, null], 0],
    ['half', ['chat', null], 0],
    ['one has none', ['chat', 'page', null], 1],
    ['blank', ['chat', 'page', '  '], 1],
  ])('%s', (_, sources, count) => expect(sourced(sources)).toHaveLength(count));
  it('is said once for the timeline, and takes a link for a source', () => {
    expect(sourced(['chat', 'chat', 'chat', null, null])[0]).toMatchObject({
      message: '2 of 5 entries, the first at 09:03, name no source and no link. The others do.',
      where: { kind: 'section', id: 'timeline' },
    });
    const timeline = [
      ...['chat', 'chat'].map((source, index) =>
        entry(`e${index}`, `09:0${index}`, 'Step.', { source }),
      ),
      entry('l', '09:30', '', { body: section('summary', '[seen](https://example.org)').body }),
    ];
    expect(check({ timeline }).filter(({ rule }) => rule === 'timeline/source')).toEqual([]);
  });
});

describe('timeline/missing-date', () => {
  const clocks = ['T23:40', 'T23:50', 'T23:55'].map((local, index) =>
    entry(`c${index}`, time(local, 'UTC')),
  );
  const lacking = (sample: Postmortem) =>
    runChecks(sample, { now: NOW }).filter(({ rule }) => rule === 'timeline/missing-date');
  const titles = (sample: Postmortem) => lacking(sample)[0]!.fixes.map(({ title }) => title);
  const undated = (values: Partial<Postmortem> = {}) =>
    document({ incident: { ...document({}).incident, date: '', zone: 'UTC' }, ...values });

  it('mends all of them by the incident’s day, where that was set after they were read', () => {
    const incident = { ...document({}).incident, date: '2026-03-03', zone: 'UTC' };
    const sample = document({ incident, timeline: clocks });
    expect(lacking(sample)).toHaveLength(3);
    expect(titles(sample)).toEqual(['This and 2 more were on 3 Mar 2026']);
    const mended = applyEdits(sample, lacking(sample)[0]!.fixes[0]!.edits);
    expect(lacking(mended)).toEqual([]);
    expect(mended.timeline.map(({ at }) => at!.written)).toEqual(
      clocks.map(({ at }) => at!.written),
    );
  });

  it('asks with the days that the document names, else with yesterday and today', () => {
    const told = section('summary', 'It began on 2 March 2026 at 23:40 UTC.');
    expect(titles(undated({ timeline: clocks, sections: [told] }))).toEqual([
      'This and 2 more were on 2 Mar 2026',
    ]);
    expect(titles(undated({ timeline: [clocks[0]!] }))).toEqual([
      'It was on 31 May 2026',
      'It was on 1 Jun 2026',
    ]);
  });
});

describe('timeline/missing-date without a year', () => {
  it('is said of updates too, in their words', () => {
    const nowhere = {
      reference: '',
      organization: '',
      severity: '',
      services: [],
      zone: 'UTC',
      date: '',
    };
    const undated = (id: string, written: string) => ({
      ...update(id, null),
      at: { ...time(`T${written.slice(-5)}`), written },
    });
    const found = check({
      incident: nowhere,
      updates: [undated('u', 'Mar 3, 09:00'), undated('v', 'Mar 3, 09:30')],
    });
    expect(brief(found)).toEqual(['timeline/missing-date warning date']);
    expect(found[0]).toMatchObject({
      title: 'No year',
      message:
        '2 times, the first “Mar 3, 09:00”, have no year, and the incident has no date. ' +
        'Set its day in the incident details, or write the year in the first.',
      other: { kind: 'update', id: 'u' },
    });
  });
});

describe('timeline/day', () => {
  /** Rows as they are typed below one another, for an incident of 3 March. */
  const typed = (...written: string[]) => {
    let previous: Time | null = null;
    return written.map((text, index) => {
      const at: Time = readTime(text, { zone: 'UTC', date: '2026-03-03', previous, now: NOW }).time;
      previous = at;
      return entry(`e${index}`, at);
    });
  };
  const asked = (timeline: Postmortem['timeline'], now = NOW) =>
    check({ timeline }, now).filter(
      ({ rule, title }) => rule === 'timeline/day' || title === 'Out of order',
    );

  it.each<[string, string[], string[]]>([
    ['of the incident’s day', ['09:00', '14:07'], []],
    ['the day before, and all that follows it', ['2 March 2026 09:00', '14:07', '15:00'], ['e1']],
    ['counted', ['2 March 2026 09:00', '+9m'], []],
    ['past midnight', ['2 March 2026 23:50', '00:10'], []],
    [
      'where the incident’s day would be out of order',
      ['2 March 2026 09:00', '14:07', '3 March 2026 10:00'],
      [],
    ],
    ['after the incident’s day', ['09:00', '4 March 2026 09:00', '14:07'], []],
    ['yesterday, and then the day', ['yesterday 23:50', '09:00'], []],
  ])('%s', (_, written, expected) => {
    expect(asked(typed(...written)).map(({ where }) => 'id' in where && where.id)).toEqual(
      expected,
    );
  });

  it('has one fix, which takes along what stands on the row', () => {
    const timeline = typed('2 March 2026 09:00', '14:07', '+9m', '15:00', '3 March 2026 16:00');
    const [found] = asked(timeline);
    expect(found!.message).toBe(
      '14:07 has no date and is read as 2 Mar 2026, like 09:00 above it. ' +
        'The incident began on 3 Mar 2026, which would keep the order too.',
    );
    expect(found!.fixes.map(({ title }) => title)).toEqual([
      'It was 3 Mar 2026 (this and 2 rows below)',
    ]);
    const mended = applyEdits(document({ timeline }), found!.fixes[0]!.edits);
    expect(mended.timeline.map(({ at }) => at!.local!.slice(8))).toEqual([
      '02T09:00',
      '03T14:07',
      '03T14:16',
      '03T15:00',
      '03T16:00',
    ]);
    expect(asked(mended.timeline)).toEqual([]);
  });

  it('offers the day of the rows around one that is out of order', () => {
    const timeline = typed('09:00', '4 March 2026 10:00').concat(
      { ...typed('14:07')[0]!, id: 'e2' },
      { ...typed('4 March 2026 15:00')[0]!, id: 'e3' },
    );
    const [found] = asked(timeline);
    expect(found!.fixes.map(({ title }) => title)[0]).toBe('It was 4 Mar 2026');
    const mended = applyEdits(document({ timeline }), found!.fixes[0]!.edits);
    expect(asked(mended.timeline)).toEqual([]);
  });

  it('asks on the day after the incident whose yesterday is meant', () => {
    const timeline = typed('yesterday 09:00', '14:07');
    const next = '2026-03-04T10:00:00Z';
    const [found] = asked(timeline, next);
    expect(found).toMatchObject({ title: 'Which yesterday?', severity: 'info' });
    expect(found!.fixes.map(({ title }) => title)).toEqual([
      'It was 3 Mar 2026 (this and the row below)',
    ]);
    const mended = applyEdits(document({ timeline }), found!.fixes[0]!.edits);
    expect(mended.timeline[0]!.at).toMatchObject({ local: '2026-03-03T09:00' });
    expect(asked(typed('yesterday 09:00'))).toEqual([]);
    // At 23:50 it would be below the row after it.
    expect(asked(typed('yesterday 23:50', '14:07'), next)).toEqual([]);
  });
});
