import { plainProse } from '../../../core/prose/build.ts';
import { describe, expect, it } from 'vitest';
import { toleranceMs } from '../../../core/checks/model/moments.ts';
import { applyEdits } from '../../../core/editing/edits.ts';
import type { Time } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import { OFFERS, runChecks } from '../../../core/checks/registry.ts';
import { brief, check, document, entry, marked, NOW, section } from './sample.ts';

const only = (rule: string, lines: string[]) => lines.filter((line) => line.startsWith(rule));
const summary = (text: string, timeline: ReturnType<typeof entry>[] = []) =>
  check({ sections: [section('summary', text)], timeline });
const rows = [
  entry('a', '07:00', 'First alarm.'),
  entry('b', '08:00', 'Water shut off.'),
  entry('c', '09:00', 'Queues empty.'),
];
const known = [
  marked('started', '07:00'),
  marked('mitigated', '08:30'),
  marked('resolved', '09:00'),
];

describe('a time that is counted', () => {
  /** `+9m` under another row, as the time field reads it. */
  const after = (base: Time, written: string): Time =>
    readTime(written, { zone: 'UTC', date: '2026-03-03', previous: base, now: NOW }).time;
  const read = (written: string): Time =>
    readTime(written, { zone: 'UTC', date: '2026-03-03', now: NOW }).time;
  const started = (at: Time) => [
    entry('cause', '06:00'),
    entry('began', at, 'Prints fail.', { milestone: 'started' }),
    entry('end', '11:00'),
  ];
  const chain = after(after(read('09am'), '+20m'), '+1m');

  it.each<[string, string, Time, string[]]>([
    ['is as exact as 07:00', '07:22', after(read('07:00'), '+9m'), ['text/start warning']],
    ['in words', '07:22', after(read('07:00'), '9 minutes later'), ['text/start warning']],
    ['and agrees with itself', '07:09', after(read('07:00'), '+9m'), []],
    ['is as open as “around 07:00”', '07:22', after(read('around 07:00'), '+9m'), []],
    ['“around” leaves no half hour', '07:30', after(read('~07:00'), '+9m'), ['text/start warning']],
    ['is as open as 7am', '07:30', after(read('7am'), '+9m'), []],
    ['and so is what is counted from it', '09:45', chain, []],
  ])('%s', (_, said, at, expected) => {
    const found = brief(summary(`The outage began at ${said} UTC.`, started(at)));
    expect(only('text/start', found).map((line) => line.split(' ', 2).join(' '))).toEqual(expected);
  });

  it('the moment of writing is known to the minute', () => {
    expect(toleranceMs(read('now'))).toBe(0);
  });
});

describe('text/start', () => {
  it.each<[string, string, typeof rows, string[]]>([
    ['agrees', 'Between 07:00 and 09:00 UTC prints failed.', rows, []],
    ['an entry has it, if not the first', 'The outage began at 08:00 UTC.', rows, []],
    [
      'earlier than the first entry',
      'Between 06:54 and 09:00 UTC prints failed.',
      rows,
      ['text/start info summary 06:54'],
    ],
    [
      'earlier than what is marked as the beginning',
      'The outage began at 06:54 UTC.',
      known,
      ['text/start warning summary 06:54 UTC'],
    ],
    [
      'later than what is marked as the beginning',
      'The outage began at 07:20 UTC.',
      known,
      ['text/start warning summary 07:20 UTC'],
    ],
    ['later than a first entry that may be a cause', 'The outage began at 07:20 UTC.', rows, []],
    ['around', 'The outage began around 06:54 UTC.', rows, []],
    [
      'the day is a slip',
      'On 3 February 2026 at 07:00 UTC prints failed.',
      rows,
      ['text/start error summary 3 February 2026 at 07:00 UTC'],
    ],
    ['what people did', 'Prints failed. We started the rollback at 06:30 UTC.', rows, []],
    [
      'two phases',
      'From 06:00 to 07:00 UTC we saw slow responses, then from 07:00 to 09:00 UTC an outage.',
      known,
      [],
    ],
    ['one of many', 'Since 01:00 UTC the API has been slow for one customer.', known, []],
    ['another incident', 'An earlier incident began at 14:00 UTC on 1 March 2026.', known, []],
    ['a quotation', '> The outage began at 06:30 UTC.', rows, []],
    ['a log', '```\nThe outage began at 06:30 UTC.\n```', rows, []],
    ['no timeline', 'The outage began at 06:54 UTC.', [], []],
    [
      'a label a day off',
      'Date/time: 2026-03-04 08:00 UTC',
      rows,
      ['text/start warning summary 2026-03-04 08:00 UTC'],
    ],
    ['a label at a time of its own', 'Date/time: 2026-03-03 06:30 UTC', rows, []],
    [
      'a label of another month',
      'Resolved: 2026-02-03 09:00 UTC',
      rows,
      ['text/start warning summary 2026-02-03 09:00 UTC'],
    ],
    [
      'a stretch of another month',
      'Prints failed from 2026-02-03 07:30 to 2026-02-03 08:30 UTC.',
      rows,
      ['text/start warning summary 2026-02-03 07:30'],
    ],
    [
      'said twice, named once',
      'The outage began at 06:54 UTC. It was an outage that started at 06:54 UTC.',
      rows,
      ['text/start info summary 06:54 UTC'],
    ],
  ])('%s', (_, text, timeline, expected) => {
    expect(only('text/start', brief(summary(text, timeline)))).toEqual(expected);
  });

  it('quotes both sides with the arithmetic', () => {
    expect(summary('Between 06:54 and 09:00 UTC prints failed.', rows)[0]!.message).toBe(
      'The text says it began at 06:54; the first entry is 07:00, 6 min later.',
    );
    expect(summary('On 3 February 2026 at 07:00 UTC prints failed.', rows)[0]!.message).toBe(
      'The text says 3 Feb 2026 07:00; the first entry is 3 Mar 2026 07:00. The same clock time, 28 days apart.',
    );
  });
});

describe('text/end', () => {
  it.each<[string, string, typeof rows, string[]]>([
    ['agrees with the last entry', 'It was resolved at 09:00 UTC.', rows, []],
    ['an entry has it', 'Between 07:00 and 08:00 UTC prints failed.', rows, []],
    [
      'later than the last entry',
      'Prints failed until 09:40 UTC.',
      rows,
      ['text/end info summary 09:40 UTC'],
    ],
    [
      'later than what is marked',
      'The incident was resolved at 09:40 UTC.',
      known,
      ['text/end warning summary 09:40 UTC'],
    ],
    [
      'earlier than what is marked',
      'Service was restored at 08:10 UTC.',
      known,
      ['text/end warning summary 08:10 UTC'],
    ],
    ['between mitigated and resolved', 'Service was restored at 08:45 UTC.', known, []],
    ['before a last entry that is not marked', 'Service was restored at 08:45 UTC.', rows, []],
    [
      'until somebody noticed',
      'Nobody noticed until 09:40 UTC that prints failed. It wasn’t detected until 09:50 UTC. ' +
        'The outage went unnoticed until 09:55 UTC.',
      rows,
      [],
    ],
    ['what people did', 'The backlog of failed prints was processed until 11:30 UTC.', known, []],
    [
      'what else can end',
      'The root cause was resolved at 12:00 UTC. The queue was back to normal at 09:30 UTC.',
      known,
      [],
    ],
    [
      'the next day',
      'The outage was over for most; it was resolved at 12:00 UTC the next day.',
      known,
      [],
    ],
    [
      'a label before what is marked',
      'Resolved: 2026-03-03 08:45 UTC',
      known,
      ['text/end warning summary 2026-03-03 08:45 UTC'],
    ],
    ['a label where nothing is marked', 'Resolved: 2026-03-03 08:45 UTC', rows, []],
    ['a label without a day', 'Resolved: 08:45 UTC', known, []],
    [
      'a sentence that begins like a label',
      'Resolved 2026-03-03 08:45 UTC for the first host.',
      known,
      [],
    ],
    ['partly', 'Service was partially restored at 09:40 UTC.', rows, []],
    [
      'the day is a slip',
      'Service was restored on 4 March 2026 at 09:00 UTC.',
      rows,
      ['text/end error summary 4 March 2026 at 09:00 UTC'],
    ],
  ])('%s', (_, text, timeline, expected) => {
    expect(only('text/end', brief(summary(text, timeline)))).toEqual(expected);
  });
});

describe('text/duration', () => {
  it.each<[string, string, typeof rows, string[]]>([
    ['agrees with the whole', 'The outage lasted 2 hours.', rows, []],
    ['agrees with a part', 'The outage lasted for 1 hour.', rows, []],
    ['approximately', 'The downtime lasted for approximately 110 minutes.', rows, []],
    [
      'agrees with none',
      'The outage lasted 1 h 25 min.',
      known,
      ['text/duration warning summary 1 h 25 min'],
    ],
    [
      'nobody says when it ended, and no two of a few entries are so far apart',
      'The outage lasted 1 h 25 min.',
      rows,
      ['text/duration info summary 1 h 25 min'],
    ],
    ['longer than all that the timeline has', 'The outage lasted 3 hours.', rows, []],
    [
      'longer than all that the timeline has, whose last entry says that it was over',
      'The outage lasted 3 hours.',
      [...rows.slice(0, -1), { ...rows.at(-1)!, body: plainProse('All printers recovered.') }],
      ['text/duration info summary 3 hours'],
    ],
    [
      'in brackets right behind its own ends, though others are so far apart',
      'Prints failed from 07:13 to 09:00 UTC (2 hours 47 minutes).',
      rows,
      ['text/duration error summary 2 hours 47 minutes'],
    ],
    [
      'in brackets at the end of its sentence',
      'Von 07:13 bis 09:00 Uhr war das Drucken nicht möglich (2 Stunden 47 Minuten).',
      rows,
      ['text/duration error summary 2 Stunden 47 Minuten'],
    ],
    [
      'a timeout in brackets',
      'From 07:13 to 09:00 UTC prints ended in a timeout (30 seconds).',
      rows,
      [],
    ],
    [
      'before it ended by itself',
      'The effect lasted 85 minutes before normal operation was restored.',
      rows,
      ['text/duration info summary 85 minutes'],
    ],
    [
      'the text says when',
      'Prints failed from 07:00 UTC to 09:00 UTC. The downtime lasted about 50 minutes.',
      rows,
      ['text/duration warning summary 50 minutes'],
    ],
    [
      'contradicts its own sentence',
      'Between 07:00 and 09:00 UTC prints failed, a downtime of 1 h 25 min.',
      rows,
      ['text/duration error summary 1 h 25 min'],
    ],
    [
      'agrees with its own sentence',
      'Between 07:13 and 09:00 UTC prints failed, for a total of 1 h 47 min.',
      rows,
      [],
    ],
    ['at least', 'The outage lasted at least 3 hours.', rows, []],
    ['longer than a timeline that may begin late', 'The outage lasted 5 h 10 min.', rows, []],
    [
      'longer than what is marked',
      'The outage lasted 5 h 10 min.',
      known,
      ['text/duration warning summary 5 h 10 min'],
    ],
    ['what people did', 'The rollback lasted 1 h 25 min.', rows, []],
    ['each', 'Each outage lasted 25 minutes.', rows, []],
    ['another thing', 'Tokens are kept for 25 minutes.', rows, []],
    ['a distance', 'An alarm came 25 minutes after the outage.', rows, []],
    [
      'a figure that has a name',
      'Time to resolve: 1 h 25 min',
      known,
      ['text/duration warning summary 1 h 25 min'],
    ],
    ['a figure that agrees', 'Time to resolve: 2 h', known, []],
    [
      'a part of the service',
      'The database was down for 20 minutes during the failover. Support was unreachable for 15 minutes.',
      known,
      [],
    ],
    [
      'a part of the time',
      'For 35 minutes of the outage, reads were stale. The alert fired 5 minutes into the incident.',
      known,
      [],
    ],
    [
      'another incident',
      'A similar outage on 3 February 2026 lasted 4 hours. A second, smaller outage of 10 minutes followed.',
      known,
      [],
    ],
    ['a condition', 'The token expires after 30 minutes of downtime.', known, []],
    ['two lengths', 'The first outage lasted 12 minutes, the second 25 minutes.', known, []],
    [
      'what led to it has a length of its own, and is not meant',
      'On 3 March we deployed a migration that led to a service degradation for 1 hour and 25 minutes.',
      rows,
      ['text/duration info summary 1 hour and 25 minutes'],
    ],
    ['one minute off, as two times in minutes may be', 'The outage lasted 1 h 59 min.', known, []],
    [
      'two minutes off, which no rounding explains',
      'The outage lasted 1 h 58 min.',
      known,
      ['text/duration warning summary 1 h 58 min'],
    ],
    [
      'an adjective',
      'It was a 25-minute outage.',
      known,
      ['text/duration warning summary 25-minute'],
    ],
    ['nothing to compare with', 'The outage lasted 25 minutes.', [], []],
  ])('%s', (_, text, timeline, expected) => {
    expect(only('text/duration', brief(summary(text, timeline)))).toEqual(expected);
  });

  it('names the arithmetic', () => {
    const [found] = summary(
      'From 13:42 UTC on 18 February 2026 to 19:18 UTC on 20 February 2026 prints failed, a downtime of 35h 36m.',
    ).filter(({ rule }) => rule === 'text/duration');
    expect(found!.message).toBe(
      '18 Feb 2026 13:42 to 20 Feb 2026 19:18 is 53 h 36 min; the text says 35h 36m.',
    );
  });
});

describe('text/time-not-in-timeline', () => {
  it.each<[string, string, typeof rows, string[]]>([
    ['an entry has it', 'At 08:00 UTC we found the leak.', rows, []],
    [
      'no entry has it',
      'At 08:20 UTC we found the leak.',
      rows,
      ['text/time-not-in-timeline info summary 08:20 UTC'],
    ],
    [
      'a timeline without entries',
      'At 08:20 UTC we found the leak.',
      [],
      ['text/time-not-in-timeline info summary 08:20 UTC'],
    ],
    ['around an entry', 'At around 08:10 UTC we found the leak.', rows, []],
    ['a day alone', 'On 5 March 2026 we met.', rows, []],
    [
      'named twice',
      'At 08:20 UTC we looked. The leak was found at 08:20 UTC.',
      rows,
      ['text/time-not-in-timeline info summary 08:20 UTC'],
    ],
    [
      'an event that tells of a plan',
      'At 08:20 UTC we announced that it will take an hour.',
      rows,
      ['text/time-not-in-timeline info summary 08:20 UTC'],
    ],
    ['an estimate', 'We expect the fix by 10:00 UTC.', rows, []],
    ['the next day', 'At 11:00 UTC the next day we met.', rows, []],
    ['a promise', 'We will report again at 17:00 UTC.', rows, []],
    ['every day', 'The job runs every day at 02:00 UTC.', rows, []],
    ['a log', '```\n08:20 UTC leak\n```', rows, []],
    ['reported as another beginning already', 'The outage began at 06:54 UTC.', rows, []],
  ])('%s', (_, text, timeline, expected) => {
    expect(only('text/time-not', brief(summary(text, timeline)))).toEqual(expected);
  });

  it.each(['communication', 'supporting', 'unsorted', 'next-steps'] as const)(
    'is silent in %s',
    (kind) => {
      expect(
        brief(
          check({ sections: [section(kind, 'At 08:20 UTC we found the leak.')], timeline: rows }),
        ),
      ).toEqual([]);
    },
  );

  it('adds the sentence, at its time and in its place, for the same readers', () => {
    const sample = document({
      sections: [
        section('summary', 'Prints failed. At 08:20 UTC the leak was found.', {
          audience: 'internal',
          title: 'Summary',
        }),
      ],
      timeline: rows,
    });
    const [found] = runChecks(sample, { now: NOW });
    const fixed = applyEdits(sample, found!.fixes[0]!.edits);
    expect(fixed.timeline.map(({ at }) => at!.instant!.slice(11, 16))).toEqual([
      '07:00',
      '08:00',
      '08:20',
      '09:00',
    ]);
    expect(fixed.timeline[2]).toMatchObject({
      audience: 'internal',
      source: 'Summary',
      milestone: null,
      at: { written: '08:20 UTC' },
      body: { children: [{ children: [{ value: 'At 08:20 UTC the leak was found.' }] }] },
    });
    expect(runChecks(fixed, { now: NOW }, { disabled: OFFERS })).toEqual([]);
  });

  it('counts occurrences in the plain text, quotations included', () => {
    const text = '> 08:20 UTC it says\n\nAt 08:20 UTC the leak was found.';
    expect(summary(text, rows)[0]!.where).toEqual({
      kind: 'section',
      id: 'summary',
      quote: '08:20 UTC',
      nth: 1,
    });
  });
});

describe('text/start by the day', () => {
  const dated = rows.map((row) => ({
    ...row,
    at: { ...row.at!, local: row.at!.local, instant: row.at!.instant },
  }));
  const found = (title: string, text = '') =>
    check({ title, sections: [section('summary', text)], timeline: dated })
      .filter(({ rule }) => rule === 'text/start')
      .map(({ message }) => message);
  it.each<[string, string, string, string[]]>([
    ['the same day', 'Outage on March 3, 2026', '', []],
    [
      'another month',
      'Outage on April 3, 2026',
      '',
      ['The title says 3 Apr 2026; the timeline has 3 Mar 2026, the same day of another month.'],
    ],
    [
      'another year',
      'Outage on 2025-03-03',
      '',
      ['The title says 3 Mar 2025; the timeline has 3 Mar 2026, the same day of another year.'],
    ],
    [
      'the opening of the text',
      'Outage',
      'On April 3, 2026 we had no labels.',
      ['“summary” says 3 Apr 2026; the timeline has 3 Mar 2026, the same day of another month.'],
    ],
    ['some other day', 'Outage, report of April 17, 2026', '', []],
    ['no year', 'Outage on April 3', '', []],
    [
      'a stamp at the head of the text',
      'Outage',
      'Fri Apr 3 09:09:20 UTC 2026\n\nLabels were lost.',
      ['“summary” says 3 Apr 2026; the timeline has 3 Mar 2026, the same day of another month.'],
    ],
  ])('%s', (_, title, text, expected) => expect(found(title, text)).toEqual(expected));
});

describe('text/start by front matter that no field takes', () => {
  const found = (line: string, parts: Parameters<typeof check>[0]) =>
    check({
      ...parts,
      sections: [
        section('unsorted', '', {
          title: 'Unsorted',
          body: section('x' as 'custom', `\`\`\`\n${line}\nweight: 3\n\`\`\``).body,
        }),
      ],
    })
      .filter(({ rule }) => rule === 'text/start')
      .map(({ message }) => message);
  const updates = [
    {
      id: 'u',
      at: rows[0]!.at,
      status: 'resolved' as const,
      body: rows[0]!.body,
      nextUpdate: null,
    },
  ];
  it.each<[string, string, Parameters<typeof check>[0], string[]]>([
    ['the same day', 'date: 2026-03-03 07:00', { updates }, []],
    [
      'a month earlier',
      'date: 2026-02-03 07:00',
      { updates },
      [
        '“date:” in “Unsorted” says 3 Feb 2026; the updates are of 3 Mar 2026, the same day of another month.',
      ],
    ],
    ['the day after', 'date: 2026-03-04', { timeline: rows }, []],
    ['another field', 'expires: 2026-02-03', { updates }, []],
  ])('%s', (_, line, parts, expected) => expect(found(line, parts)).toEqual(expected));
});

describe('text/duration by the title and by detection', () => {
  const lengths = (title: string, text: string, timeline = known) =>
    check({ title, sections: [section('summary', text)], timeline })
      .filter(({ rule }) => rule === 'text/duration')
      .map(({ severity, message }) => `${severity} ${message}`);
  it.each<[string, string, string, string[]]>([
    ['the title rounds', '120 min outage of the press', 'The outage lasted 2 hours.', []],
    [
      'the title says another',
      '30 min outage of the press',
      'The outage lasted 2 hours.',
      ['warning The title says 30 min; “summary” says 2 hours.'],
    ],
    ['the title says no length', 'Outage of the press', 'The outage lasted 2 hours.', []],
  ])('%s', (_, title, text, expected) => expect(lengths(title, text)).toEqual(expected));

  const noticed = [
    marked('started', '07:00'),
    marked('detected', '07:20'),
    marked('resolved', '09:00'),
  ];
  it.each<[string, string, string[]]>([
    [
      'counted from the detection',
      'Labels were not available for 100 minutes.',
      [
        'info 100 minutes is from 07:20, when it was noticed, to 09:00; from the beginning at 07:00 it is 2 h.',
      ],
    ],
    ['counted from the beginning', 'Labels were not available for 120 minutes.', []],
    ['a part of it', 'Labels were not available for 20 minutes.', []],
  ])('%s', (_, text, expected) => expect(lengths('', text, noticed)).toEqual(expected));

  it('takes fields of the text for milestones', () => {
    const fields = 'First detected 2026-03-03 07:00 UTC\n\nRepaired 2026-03-03 08:04 UTC';
    const sections = [
      section('custom', fields),
      section('custom', '1h 37m', { id: 'length', title: 'Time to repair' }),
    ];
    expect(
      check({ sections })
        .filter(({ rule }) => rule === 'text/duration')
        .map(({ message }) => message),
    ).toEqual(['07:00 to 08:04 is 1 h 4 min; the text says 1h 37m.']);
  });
});

describe('text/contradicts', () => {
  const two = (summary: string, impact: string, timeline = rows) =>
    check({ sections: [section('summary', summary), section('impact', impact)], timeline })
      .filter(({ rule }) => rule === 'text/contradicts')
      .map(({ message }) => message);
  const milestones = [
    marked('started', '07:00'),
    marked('detected', '07:20'),
    marked('resolved', '09:00'),
  ];
  it.each<[string, string, string, typeof rows, string[]]>([
    ['the same', 'The issue was detected at 07:20 UTC.', 'Detected at 07:20 UTC.', [], []],
    [
      'two times of detection',
      'The issue was detected at 07:02 UTC.',
      'The issue was detected at 07:20 UTC.',
      [],
      ['“summary” says detected at 07:02; “impact” says detected at 07:20, 18 min later.'],
    ],
    [
      'rounded',
      'The issue was detected at 07:20 UTC.',
      'The issue was detected at 07:21 UTC.',
      [],
      [],
    ],
    [
      'around',
      'The issue was detected around 07:10 UTC.',
      'The issue was detected at 07:20 UTC.',
      [],
      [],
    ],
    [
      'both in the timeline',
      'The issue was detected at 07:00 UTC.',
      'The issue was detected at 08:00 UTC.',
      rows,
      [],
    ],
    [
      'another incident',
      'The issue was detected at 07:02 UTC.',
      'A similar issue was detected at 08:40 UTC.',
      [],
      [],
    ],
    [
      'some of it',
      'The issue was resolved at 08:02 UTC.',
      'For some users the issue was resolved at 08:40 UTC.',
      [],
      [],
    ],
    [
      'against the entry that is marked',
      'The issue was detected at 07:02 UTC.',
      '',
      milestones,
      ['“summary” says detected at 07:02; the entry marked “detected” is 07:20, 18 min later.'],
    ],
    [
      'another entry of that time',
      'The issue was detected at 07:02 UTC.',
      '',
      [...milestones.slice(0, 1), entry('x', '07:02'), ...milestones.slice(1)],
      [],
    ],
    [
      'a field, whatever else was then',
      'Resolved: 08:00 UTC',
      '',
      [...milestones.slice(0, 2), entry('x', '08:00'), milestones[2]!],
      ['“summary” says resolved at 08:00; the entry marked “resolved” is 09:00, 1 h later.'],
    ],
    [
      'the wrong way round',
      'The issue was detected at 07:20 UTC on 4 March 2026. The issue was resolved at 09:00 UTC on 3 March 2026.',
      '',
      [],
      [
        '“summary” says detected at 4 Mar 2026 07:20 and then resolved at 3 Mar 2026 09:00, 22 h 20 min earlier.',
      ],
    ],
    [
      'declared after it was repaired',
      'Incident declared 2026-03-03 08:41 UTC\n\nRepaired 2026-03-03 07:59 UTC',
      '',
      [],
      ['“summary” says declared at 08:41 and then mitigated at 07:59, 42 min earlier.'],
    ],
    [
      'who detected what',
      'The issue that was detected by the depot was looked at from 07:20 UTC.',
      'The issue was detected at 07:02 UTC.',
      [],
      [],
    ],
  ])('%s', (_, summaryText, impact, timeline, expected) =>
    expect(two(summaryText, impact, timeline)).toEqual(expected),
  );
});

describe('text/duration of a bound', () => {
  const timeline = [
    entry('a', '07:00', 'The alarm rings.'),
    entry('b', '07:40', 'The upper disk is replaced.'),
    entry('c', '09:30', 'The lower disk is replaced.'),
  ];
  const said = (text: string) => only('text/duration', brief(summary(text, timeline)));

  it.each<[string, string, string[]]>([
    [
      'is broken by the last of both',
      'Both were replaced within 90 minutes of the alarm.',
      ['text/duration warning summary 90 minutes'],
    ],
    [
      'counted after something',
      'All disks were replaced within an hour after the alarm.',
      ['text/duration warning summary an hour'],
    ],
    [
      'even by the first',
      'A disk was replaced within 20 minutes of the alarm.',
      ['text/duration warning summary 20 minutes'],
    ],
    ['is kept', 'Both were replaced within 3 hours of the alarm.', []],
    ['is kept by one of them', 'The upper one was replaced within an hour of the alarm.', []],
    ['is kept as it is rounded', 'Both were replaced within 2 hours of the alarm.', []],
    ['is an aim', 'Both should be replaced within 2 hours of the alarm.', []],
    ['was not kept', 'They were not replaced within 2 hours of the alarm.', []],
    ['is of what no row tells', 'The crew arrived within 5 minutes of the alarm.', []],
    ['is counted from what no row tells', 'Both were replaced within 5 minutes of the call.', []],
    ['is counted from more than one row', 'The end came within 5 minutes of a disk’s failure.', []],
  ])('%s', (_, text, expected) => expect(said(text)).toEqual(expected));
});
