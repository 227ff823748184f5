import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { proposeEntries } from '../../../core/import/understand/from-text.ts';
import { importText } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';

function documentOf(summary: string): Postmortem {
  return importText(`# Outage of 3 March 2026\n\nAll times UTC.\n\n## Summary\n\n${summary}\n`, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-03-04',
  }).document;
}

const propose = (summary: string) =>
  proposeEntries(documentOf(summary), sequentialIds('p')).map(({ entry }) => [
    entry.at!.instant?.slice(11, 16),
    plainText(entry.body),
  ]);

describe('the clause that belongs to a time', () => {
  it.each<[string, [string, string][]]>([
    ['At approximately 10:05 the relay stopped.', [['10:05', 'the relay stopped.']]],
    ['The relay stopped at 10:05.', [['10:05', 'The relay stopped at 10:05.']]],
    [
      'All mail failed until service came back at 11:20.',
      [['11:20', 'service came back at 11:20.']],
    ],
    [
      'Delays grew slowly, until, by 10:40 we decided to stop the relay.',
      [['10:40', 'we decided to stop the relay.']],
    ],
    [
      'At 10:05 the alert fired and at 10:20 we rolled back.',
      [
        ['10:05', 'the alert fired'],
        ['10:20', 'we rolled back.'],
      ],
    ],
    [
      'The alert fired at 10:05 and we rolled back at 10:20.',
      [
        ['10:05', 'The alert fired at 10:05'],
        ['10:20', 'we rolled back at 10:20.'],
      ],
    ],
    [
      'Between 10:05 and 10:50 mail was delayed.',
      [
        ['10:05', 'mail was delayed.'],
        ['10:50', 'Between 10:05 and 10:50 mail was delayed.'],
      ],
    ],
    ['10:05, the team had found the cause.', [['10:05', 'the team had found the cause.']]],
    ['At 10:05 a.m we stopped the relay.', [['10:05', 'we stopped the relay.']]],
    [
      'It began at 10:05 a.m. with one host. It ended at 11:00 a.m. everywhere.',
      [
        ['10:05', 'It began at 10:05 a.m. with one host.'],
        ['11:00', 'It ended at 11:00 a.m. everywhere.'],
      ],
    ],
  ])('%s', (summary, wanted) => expect(propose(summary)).toEqual(wanted));
});

describe('a moment that is told twice', () => {
  it('by itself says more than as a field', () =>
    expect(propose('Began: 10:05\n\nThe relay stopped at 10:05.')).toEqual([
      ['10:05', 'The relay stopped at 10:05.'],
    ]));
  it('also as the end of a stretch is two events', () =>
    expect(
      propose(
        'Between 10:05 and 10:50 mail was delayed.\n\nThe relay stopped at 10:05. All mail was sent by 10:50.',
      ),
    ).toEqual([
      ['10:05', 'mail was delayed.'],
      ['10:50', 'Between 10:05 and 10:50 mail was delayed.'],
      ['10:05', 'The relay stopped at 10:05.'],
      ['10:50', 'All mail was sent by 10:50.'],
    ]));
  it.each([
    ['in the same words', 'The relay stopped at 10:05.\n\nAt 10:05 the relay stopped for good.'],
    ['as a field', 'The relay stopped at 10:05.\n\nBegan: 10:05'],
    ['on another clock', 'The relay stopped at 10:05 UTC.\n\nIn Paris that was at 12:05 CEST.'],
  ])('%s is one event', (_, summary) =>
    expect(propose(summary)).toEqual([[expect.stringContaining('10:05'), expect.any(String)]]),
  );
  it('in other words is two events', () =>
    expect(propose('The relay stopped at 10:05.\n\nAt 10:05 the only spare was on loan.')).toEqual([
      ['10:05', 'The relay stopped at 10:05.'],
      ['10:05', 'the only spare was on loan.'],
    ]));
  it('what somebody did between two times is one event', () =>
    expect(propose('Between 10:05 and 10:50 we moved all mail.')).toEqual([
      ['10:05', 'we moved all mail.'],
    ]));
});

it('a heading dates what is told below it', () => {
  const { document } = importText(
    '# Two outages in 2024\n\nAll times UTC.\n\n## Monday 4 March 2024\n\nMail stopped at 10:05.\n\n## Friday 8 March 2024\n\nMail stopped at 11:15.\n',
    { name: '', newId: sequentialIds('n'), today: '2024-04-01', timelineFromText: true },
  );
  expect(document.timeline.map(({ at }) => at!.instant)).toEqual([
    '2024-03-04T10:05:00Z',
    '2024-03-08T11:15:00Z',
  ]);
});

it('yesterday is the day that the title names', () => {
  const { document } = importText(
    '# Downtime on 14 March 2024\n\n## What happened\n\nYesterday at 9:44am the update was done. Around 9:52am we noticed errors.\n',
    { name: '', newId: sequentialIds('n'), today: '2026-04-01', timelineFromText: true },
  );
  expect(document.timeline.map(({ at }) => at!.local)).toEqual([
    '2024-03-14T09:44',
    '2024-03-14T09:52',
  ]);
});

it('moments without a day are in the order of their clocks', () => {
  const { document } = importText(
    'The desk stopped at 15:52 UTC. It had been slow since 15:10 UTC.\n',
    { name: '', newId: sequentialIds('n'), today: '2024-04-01', timelineFromText: true },
  );
  expect(document.timeline.map(({ at }) => at!.local)).toEqual(['T15:10', 'T15:52']);
});

describe('what gives no proposal', () => {
  it.each([
    'Power should be back by 12:30.',
    'We have blocked the socket until 12:30.',
    'Post by Ada » 3 March 2026 12:30',
    'The next update is due at 12:30.',
    'The next report is due at 12:30.',
    'Posted on 3 March 2026 at 12:30',
    'Last updated 12:30 by Ada',
    'The backup runs every day at 12:30.',
    'Our office is open from 9:00 to 17:00.',
    'We will post an update at 12:30.',
    'The work is scheduled for 12:30.',
    'It lasted 45 minutes.',
    'It was on 3 March 2026.',
    'The rate was 10:1.',
    '`10:05 error`',
    '```\n10:05 error\n```',
    '> 10:05 error',
    '[10:05](https://chat.example.org/p1)',
    '| at | what |\n|---|---|\n| x | at 10:05 it broke |',
  ])('%j', (summary) => expect(propose(summary)).toEqual([]));

  it('a time that the timeline has already', () => {
    const { document } = importText(
      '# Outage of 3 March 2026\n\n## Summary\n\nIt broke at 10:05 UTC and was mended at 10:50 UTC.\n\n## Timeline (UTC)\n\n- 10:05 It breaks\n',
      { name: '', newId: sequentialIds('n'), today: '2026-03-04' },
    );
    expect(
      proposeEntries(document, sequentialIds('p')).map(({ entry }) => entry.at!.written),
    ).toEqual(['10:50 UTC']);
  });

  it('a time that was proposed before', () =>
    expect(propose('It broke at 10:05.\n\nThe log of 10:05 shows an error.')).toHaveLength(1));
});

it('says where the event is stated, and takes only words of the text', () => {
  const document = documentOf(
    'Mail was slow. The relay stopped at about 10:05, and nobody saw it.',
  );
  const [proposal] = proposeEntries(document, sequentialIds('p'));
  const summary = document.sections.find(({ kind }) => kind === 'summary')!;
  expect(proposal).toMatchObject({
    section: summary.id,
    quote: 'The relay stopped at about 10:05, and nobody saw it.',
    place: { kind: 'section', id: summary.id },
    entry: { source: 'Summary', at: { approximate: true, written: '10:05' } },
  });
  expect(plainText(summary.body)).toContain(proposal!.quote);
  expect(proposal!.quote).toContain(plainText(proposal!.entry.body));
});

it('reads the notices where the report has no text of its own', () => {
  const text =
    'Mail is slow\nIncident Report for Lantern Post\n\nResolved\nMail was slow between 10:05 and 10:50 UTC.\nPosted Mar 03, 2026 - 11:00 UTC\nInvestigating\nMail is slow.\nPosted Mar 03, 2026 - 10:20 UTC\n';
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-03-04',
    timelineFromText: true,
  });
  expect(document.timeline.map(({ at }) => at!.instant)).toEqual([
    '2026-03-03T10:05:00Z',
    '2026-03-03T10:50:00Z',
  ]);
});
