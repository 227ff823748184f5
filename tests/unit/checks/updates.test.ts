import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../core/editing/edits.ts';
import { runChecks } from '../../../core/checks/registry.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { problemGroups } from '../../../renderer/state/problem-groups.ts';
import { brief, check, document, entry, marked, NOW, section, time, update } from './sample.ts';

type Updates = ReturnType<typeof update>[];

describe('updates/order', () => {
  it.each<[string, Updates, string[]]>([
    ['in order', [update('a', '09:00'), update('b', '09:00'), update('c', '10:00')], []],
    [
      'one out of place',
      [update('a', '09:00'), update('b', '11:00'), update('c', '10:00')],
      ['updates/order error c'],
    ],
    ['without times', [update('a', null), update('b', null)], []],
  ])('%s', (_, updates, expected) => expect(brief(check({ updates }))).toEqual(expected));

  it('sorts them', () => {
    const sample = document({
      updates: [update('a', '11:00'), update('b', '10:00'), update('c', '09:00')],
    });
    const found = runChecks(sample, { now: NOW });
    expect(found[0]!.message).toMatch(
      /^The update of \d\d:00 stands (after|before) that of \d\d:00\.$/,
    );
    expect(runChecks(applyEdits(sample, found[0]!.fixes[0]!.edits), { now: NOW })).toEqual([]);
  });
});

describe('updates/late', () => {
  const promise = 'We found a leak in the gateway. Next update at 10:00.';
  const news = 'The second node is drained and prints come out again.';
  it.each<[string, Updates, string[]]>([
    ['kept', [update('a', '09:00', promise), update('b', '10:00', news)], []],
    ['kept a little early', [update('a', '09:00', promise), update('b', '09:52', news)], []],
    [
      'a minute late',
      [update('a', '09:00', promise), update('b', '10:01', news)],
      ['updates/late info a 10:00'],
    ],
    [
      'half an hour late',
      [update('a', '09:00', promise), update('b', '10:30', news)],
      ['updates/late warning a 10:00'],
    ],
    [
      'news before its time keep it',
      [update('a', '09:00', promise), update('b', '09:30', news), update('c', '10:30', news)],
      [],
    ],
    [
      'no news do not',
      [
        update('a', '09:00', promise),
        update('b', '09:01', 'We are continuing to investigate the fault.'),
        update('c', '10:30', news),
      ],
      ['updates/late warning a 10:00'],
    ],
    [
      'the same promise again: the last is named',
      [
        update('a', '09:00', promise),
        update('b', '09:40', `Still draining. ${promise}`),
        update('c', '10:01', news),
      ],
      ['updates/late info b 10:00'],
    ],
    [
      'a later promise takes it over',
      [
        update('a', '09:00', promise),
        update('b', '09:30', `${news} Next update at 11:00.`),
        update('c', '11:00', news),
      ],
      [],
    ],
    [
      'resolved before',
      [
        update('a', '09:00', promise),
        update('b', '09:30', 'All is well.', { status: 'resolved' }),
        update('c', '12:00', 'More.'),
      ],
      [],
    ],
    [
      'in minutes',
      [update('a', '09:00', 'Next update in 20 minutes.'), update('b', '09:40', news)],
      ['updates/late warning a in 20 minutes'],
    ],
    ['nothing came at all', [update('a', '09:00', promise)], []],
    [
      'soon is no promise',
      [
        update('a', '09:00', 'We will be back with an update very soon.'),
        update('b', '12:00', news),
      ],
      [],
    ],
  ])('%s', (_, updates, expected) => {
    expect(brief(check({ updates }))).toEqual(expected);
  });

  it('quotes the promise and the posting', () => {
    expect(
      check({ updates: [update('a', '09:00', promise), update('b', '10:02', news)] })[0]!.message,
    ).toBe('Promised 10:00, posted 10:02: 2 min late.');
  });

  it('counts business days for a promised report, past updates that are not the report', () => {
    const updates = [
      update('a', '2026-03-03 09:00', 'A postmortem will be published within 5 business days.', {
        status: 'resolved',
      }),
      update('b', '2026-03-04 09:00', 'All is still well.'),
      update('c', '2026-03-12 09:00', '', { status: 'postmortem' }),
    ];
    const [found] = check({ updates });
    expect(found).toMatchObject({
      severity: 'warning',
      message:
        'Promised “within 5 business days” (10 Mar 2026), posted 12 Mar 2026: 2 business days late.',
    });
    expect(
      check({ updates: [updates[0]!, { ...updates[2]!, at: update('x', '2026-03-10 23:30').at }] }),
    ).toEqual([]);
  });
});

describe('updates/late by minutes', () => {
  const promising = (id: string, at: string, next: string) =>
    update(id, at, `Step ${id} of the repair is done. Next update at ${next}.`);
  const updates = [
    promising('a', '09:00', '09:30'),
    promising('b', '09:32', '10:00'),
    promising('c', '10:20', '10:30'),
    promising('d', '10:33', '11:00'),
  ];
  const late = check({ updates }).filter(({ rule }) => rule === 'updates/late');

  it('is one card, however often; what is later has its own', () => {
    expect(late.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'info Promised 09:30, posted 09:32: 2 min late.',
      'warning Promised 10:00, posted 10:20: 20 min late.',
      'info Promised 10:30, posted 10:33: 3 min late.',
    ]);
    expect(problemGroups(late).map(({ problems }) => problems.length)).toEqual([2, 1]);
  });
});

describe('updates/contradicts', () => {
  const timeline = [
    marked('started', '09:00'),
    marked('detected', '09:10'),
    marked('identified', '09:30'),
    marked('mitigated', '10:00'),
    marked('resolved', '10:30'),
  ];
  const found = (updates: Updates, parts: Parameters<typeof check>[0] = { timeline }) =>
    check({ ...parts, updates }).filter(({ rule }) => rule === 'updates/contradicts');
  const lines = (updates: Updates, parts?: Parameters<typeof check>[0]) =>
    found(updates, parts).map(({ severity, message }) => `${severity} ${message}`);

  it.each([
    ['Search is fully recovered.', 1],
    ['The index is restored.', 0],
  ])('the timeline ends with “%s”', (text, count) => {
    const entries = [marked('started', '09:00'), entry('last', '10:00', text)];
    const still = [update('a', '10:20', 'Search is still down.', { status: 'identified' })];
    expect(found(still, { timeline: entries })).toHaveLength(count);
  });

  it.each([
    ['Calls were restored at 10:20 UTC.', 1],
    ['Calls were restored at 09:40 UTC.', 0],
    ['Calls will be restored by 10:20 UTC.', 0],
    ['Calls were restored at 23:50 UTC.', 0],
  ])('posted at 09:55: %s', (text, count) => {
    const posts = [update('a', '09:55', text, { status: 'resolved' })];
    expect(found(posts, {})).toHaveLength(count);
  });

  it.each([
    ['By 10:00 UTC all customers of one region had left.', 0],
    ['By 10:00 UTC all customers were up again.', 1],
    ['By 10:00 UTC everything was working again.', 1],
    ['By 10:00 UTC all replicas were rebuilt.', 0],
  ])('%s', (text, count) => {
    const sections = [section('summary', text)];
    const still = [update('a', '10:20', 'Prints are still failing.', { status: 'identified' })];
    expect(found(still, { sections })).toHaveLength(count);
    // Who watches and cleans up contradicts nobody.
    const after = [
      update('a', '10:20', 'We are working on the backlog.', { status: 'identified' }),
    ];
    expect(found(after, { sections })).toEqual([]);
  });

  it.each<[string, Updates, string[]]>([
    [
      'in step',
      [
        update('a', '09:15', 'We investigate.', { status: 'investigating' }),
        update('b', '09:35', 'Found.', { status: 'identified' }),
        update('c', '10:32', 'Over.', { status: 'resolved' }),
      ],
      [],
    ],
    [
      'resolved too early',
      [update('a', '10:10', 'All is well.', { status: 'resolved' })],
      [
        'warning “Resolved” was posted at 10:10; the timeline has it resolved at 10:30, 20 min later.',
      ],
    ],
    [
      'resolved early, and again',
      [
        update('a', '10:10', 'All is well.', { status: 'resolved' }),
        update('b', '10:30', 'Now it is.', { status: 'resolved' }),
      ],
      [],
    ],
    [
      'resolved late',
      [update('a', '11:30', 'All is well.', { status: 'resolved' })],
      ['info The timeline has it resolved at 10:30; “Resolved” was posted at 11:30, 1 h later.'],
    ],
    [
      'posted before it was detected',
      [update('a', '09:02', 'We look.', { status: 'investigating' })],
      [
        'warning The update of 09:02 was posted 8 min before the timeline has it detected at 09:10.',
      ],
    ],
    [
      'planned work is no notice of it',
      [update('a', '08:00', 'Work on the press.', { status: 'scheduled' })],
      [],
    ],
    [
      'still investigating a little later',
      [update('a', '09:40', 'We are investigating the tray.')],
      [
        'info The timeline has it identified at 09:30; ' +
          'the update of 09:40, 10 min later, still says “We are investigating the tray”.',
      ],
    ],
    [
      'still investigating long after',
      [update('a', '10:20', 'More.', { status: 'investigating' })],
      [
        'warning The timeline has it identified at 09:30; ' +
          'the update of 10:20, 50 min later, still says “Investigating”.',
      ],
    ],
    [
      'still at work when it was over',
      [update('a', '10:40', 'Our teams are working on a fix.')],
      [
        'warning The timeline has it resolved at 10:30; ' +
          'the update of 10:40, 10 min later, still says “are working on a fix”.',
      ],
    ],
    [
      'working on what comes after',
      [update('a', '10:40', 'We are working on a post-mortem and continue to monitor.')],
      [],
    ],
    [
      'it came back',
      [update('a', '10:50', 'Unfortunately the issue has come back.')],
      [
        'warning The timeline has it resolved at 10:30; ' +
          'the update of 10:50, 20 min later, still says “issue has come back”.',
      ],
    ],
    ['the report itself', [update('a', '2026-03-04 12:00', '', { status: 'postmortem' })], []],
  ])('%s', (_, updates, expected) => expect(lines(updates)).toEqual(expected));

  it.each<[string, string, string[]]>([
    [
      'before it happened',
      'At 17:18 UTC on 3 March 2026 the press began to jam.',
      [
        'warning This was posted at 15:00 and tells of 17:18, which is 2 h 18 min later. Check the stamp and its zone.',
      ],
    ],
    [
      'what is to come',
      'The press will restart at 17:18 UTC on 3 March 2026. Prints were lost.',
      [],
    ],
    ['a deadline', 'All trays were to be emptied prior to 17:18 UTC on 3 March 2026.', []],
    ['a day that is not written', 'At 17:18 UTC the press began to jam.', []],
    ['what had happened', 'At 14:18 UTC on 3 March 2026 the press began to jam.', []],
  ])('a notice tells of %s', (_, text, expected) => {
    expect(lines([update('a', '15:00', text)], {})).toEqual(expected);
    expect(
      lines([update('a', '15:00', '', { status: 'postmortem' })], {
        sections: [section('summary', text)],
      }),
    ).toEqual(expected.map((line) => line.replace('This was', 'The report was')));
  });

  it('holds the page against the summary', () => {
    const parts = {
      sections: [section('summary', 'All prints failed until service was restored at 10:00 UTC.')],
    };
    const updates = [
      update(
        'a',
        '10:06',
        'We have found it and our teams are currently working on applying the fix.',
        { status: 'identified' },
      ),
    ];
    expect(lines(updates, parts)).toEqual([
      'warning “summary” says that it ended at 10:00; ' +
        'the update of 10:06, 6 min later, still says “are currently working on applying the ' +
        'fix”.',
    ]);
    expect(found(updates, parts)[0]).toMatchObject({
      where: { kind: 'update', id: 'a', quote: 'are currently working on applying the fix' },
      other: { kind: 'section', id: 'summary', quote: '10:00 UTC' },
    });
  });
});

describe('an end that the closing notice looks back on', () => {
  const closed = (text: string) => update('z', '11:00', text, { status: 'resolved' });
  const found = (...updates: ReturnType<typeof update>[]) =>
    check({ updates })
      .filter(({ rule }) => rule === 'updates/contradicts')
      .map(({ message }) => message);
  const failing = update('m', '10:45', 'Scans are still failing for some.', {
    status: 'monitoring',
  });

  it.each<[string, string]>([
    ['a stretch of time', 'From 09:10 to 10:20 UTC readers could not scan.'],
    ['between two times', 'Between 09:10 and 10:20 UTC scanning was down.'],
    ['an end alone', 'The outage ended at 10:20 UTC.'],
  ])('%s, against one that still says that it fails', (_, text) =>
    expect(found(failing, closed(text))).toEqual([
      'The update of 11:00 says that it ended at 10:20; ' +
        'the update of 10:45, 25 min later, still says “still failing for some”.',
    ]),
  );

  it.each<[string, string, string]>([
    ['it ended later', 'Scans are still failing.', 'From 09:10 to 10:50 UTC scanning was down.'],
    ['it only watches', 'We continue to monitor.', 'From 09:10 to 10:20 UTC scanning was down.'],
    [
      'it names two ends',
      'Scans are still failing.',
      'It ended at 10:20 UTC. Scanning was restored at 10:55 UTC.',
    ],
    ['it names none', 'Scans are still failing.', 'All is well.'],
  ])('silent where %s', (_, text, end) =>
    expect(found({ ...failing, body: plainProse(text) }, closed(end))).toEqual([]),
  );
});

describe('updates without a date', () => {
  const undated = (id: string, clock: string, text: string) => ({
    ...update(id, null, text),
    at: { ...time(`T${clock}`), instant: null },
  });
  const nowhere = {
    reference: '',
    organization: '',
    severity: '',
    services: [],
    zone: 'UTC',
    date: '',
  };
  const late = (updates: Updates) =>
    check({ incident: nowhere, updates })
      .filter(({ rule }) => rule === 'updates/late')
      .map(({ message }) => message);
  it('keep or break their promises by the clock', () => {
    expect(
      late([
        undated('a', '09:00', 'Another update in 15 minutes.'),
        undated('b', '09:19', 'The second node is drained and prints come out again.'),
      ]),
    ).toEqual(['Promised “in 15 minutes” (09:15), posted 09:19: 4 min late.']);
  });
  it('say nothing past midnight', () => {
    expect(
      late([
        undated('a', '23:55', 'Another update in 15 minutes.'),
        undated('b', '00:40', 'The second node is drained and prints come out again.'),
      ]),
    ).toEqual([]);
  });
});
