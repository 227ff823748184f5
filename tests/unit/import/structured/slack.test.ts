/** A chat's export: names, markup, bots, threads, and what is no event. */
import { describe, expect, it } from 'vitest';
import { readMrkdwn } from '../../../../core/import/data/slack/mrkdwn.ts';
import { namesOf } from '../../../../core/import/data/slack/names.ts';
import { readSlack } from '../../../../core/import/data/slack/read-slack.ts';
import type { SourceFile } from '../../../../core/files/source-file.ts';
import { formatMarkdown } from '../../../../core/prose/markdown.ts';
import { prose } from '../../../../core/prose/build.ts';
import { bodyOf, entries, jsonFile, options, problemOf, read, sound } from './reading.ts';
import { SLACK_DAY } from './samples.ts';

const USERS = [
  {
    id: 'U01',
    name: 'orla',
    real_name: 'Orla Byrne',
    profile: { display_name: 'orla.b', real_name: 'Orla Byrne' },
  },
  { id: 'U02', name: 'padraig', profile: { display_name: '', real_name: 'Padraig Dunne' } },
];
const CHANNELS = [
  { id: 'C01', name: 'inc-7-lamp' },
  { id: 'C02', name: 'harbour-leads' },
];
const EXPORT: SourceFile[] = [
  jsonFile('Harbour export/users.json', USERS),
  jsonFile('Harbour export/channels.json', CHANNELS),
  jsonFile('Harbour export/dms.json', [{ id: 'D01', members: ['U01', 'U02'] }]),
  jsonFile('Harbour export/integration_logs.json', []),
  jsonFile('Harbour export/inc-7-lamp/2024-06-12.json', SLACK_DAY),
  jsonFile('Harbour export/harbour-leads/2024-06-12.json', [
    { type: 'message', user: 'U02', text: 'lunch?', ts: '1718190000.000100' },
  ]),
  jsonFile('Harbour export/D01/2024-06-12.json', [
    { type: 'message', user: 'U02', text: 'are you awake?', ts: '1718251990.000100' },
  ]),
];

const text = (value: string, ts: string, more: object = {}) => ({
  type: 'message',
  user: 'U01',
  text: value,
  ts,
  ...more,
});

describe('an export', () => {
  const {
    document,
    read: { notes, channels },
  } = sound(readSlack(EXPORT, options({ name: 'harbour.zip' })));

  it('messages in time order, with names for ids, from the incident’s channel', () => {
    expect(entries(document)).toEqual([
      [
        '2024-06-13T03:56:40Z',
        'Deploys: Deploy 812 | lease-keeper to production | by orla | see build:ship:',
      ],
      [
        '2024-06-13T04:12Z',
        'Alertbot: New alert | No reading from lamp-7 | for 10 min | Severity: high | lamp watch',
      ],
      ['2024-06-13T04:15Z', 'orla.b: lamp-7 is dark, see the graph & lease.log'],
      [
        '2024-06-13T04:16Z',
        'Padraig Dunne: ack, @orla.b. @here in #harbour-leads | lamp --status | lease: <none>',
      ],
      ['2024-06-13T04:20Z', 'orla.b: chart attached | Lease age'],
    ]);
    expect(channels).toEqual([
      { name: 'inc-7-lamp', messages: 5, taken: true },
      { name: 'harbour-leads', messages: 1, taken: false },
      { name: 'orla.b and Padraig Dunne', messages: 1, taken: false },
    ]);
  });

  it('each entry names its channel, its thread and its id', () => {
    expect(document.timeline.map(({ source }) => source)).toEqual(
      [
        '1718251000.000300',
        '1718251920.000300',
        '1718252100.000200',
        'thread of 04:15 1718252160.000100',
        '1718252400.000000',
      ].map((ts) =>
        ts.startsWith('thread')
          ? `Slack #inc-7-lamp, ${ts.replace(' 1', ' · 1')}`
          : `Slack #inc-7-lamp · ${ts}`,
      ),
    );
  });

  it('times from the messages, not from the file’s name', () => {
    expect(document.timeline[0]!.at).toEqual({
      written: '2024-06-13T03:56:40Z',
      local: '2024-06-13T03:56:40',
      zone: 'UTC',
      instant: '2024-06-13T03:56:40Z',
      approximate: false,
      zoneFrom: 'source',
    });
  });

  it('a topic is kept in Unsorted, joining is counted, a pin is told', () => {
    expect(bodyOf(document, 'unsorted')).toBe(
      'Topics and names of channels\n2024-06-13T04:13:30Z #inc-7-lamp orla.b: @orla.b set the channel topic: SEV2 lamp telemetry',
    );
    expect(notes).toEqual([
      '5 timeline entries',
      '#inc-7-lamp taken by name; 2 other channels not taken',
      '1 message pinned in the chat: 04:15 “orla.b: lamp-7 is dark, see the graph &…”',
      '1 message about joining, leaving and the like left out',
      '1 file kept as a link: an export does not hold them',
      'not read, because it holds no messages: Harbour export/integration_logs.json',
    ]);
  });

  it('shown on the clock of the zone that the author names, the instants unmoved', () => {
    const { document: shown } = readSlack(EXPORT, options({ zone: 'Europe/Dublin' }));
    expect(shown.timeline[0]!.at).toMatchObject({
      written: '2024-06-13T04:56:40+01:00',
      local: '2024-06-13T04:56:40',
      zone: 'Europe/Dublin',
      instant: '2024-06-13T03:56:40Z',
    });
    expect(shown.timeline[3]!.source).toContain('thread of 05:15');
  });

  it('other channels by choice', () => {
    const { document: chosen } = readSlack(
      EXPORT,
      options({ choice: { channels: ['orla.b and Padraig Dunne', 'harbour-leads'] } }),
    );
    expect(entries(chosen)).toEqual([
      ['2024-06-12T11:00Z', 'Padraig Dunne: lunch?'],
      ['2024-06-13T04:13:10Z', 'Padraig Dunne: are you awake?'],
    ]);
    expect(chosen.timeline[1]!.source).toBe('Slack orla.b and Padraig Dunne · 1718251990.000100');
  });

  it('without a channel of an incident all are taken', () => {
    const {
      read: { notes: said },
      document: all,
    } = readSlack(
      EXPORT.map((file) => ({ ...file, name: file.name.replace('inc-7-lamp', 'lamps') })),
      options(),
    );
    expect(all.timeline).toHaveLength(7);
    expect(said[1]).toBe('all 3 channels taken');
  });

  it('progress is told day by day', () => {
    const told: string[] = [];
    readSlack(EXPORT, options(), (done, doing) => told.push(`${Math.round(done * 100)} ${doing}`));
    expect(told).toEqual([
      '0 Reading inc-7-lamp, 1 of 1 day',
      '33 Reading harbour-leads, 1 of 1 day',
      '67 Reading D01, 1 of 1 day',
      '100 Putting the messages in order',
    ]);
  });
});

describe('messages', () => {
  it('in the order of their ids, digit for digit', () => {
    const days = [
      text('d', '1718252100.100000'),
      text('b', '1718252100.000002'),
      text('a', '1718252100.000001'),
      text('c', '1718252100.00001'),
    ];
    expect(entries(read(days, 'slack').document).map(([, body]) => body)).toEqual([
      'U01: a',
      'U01: b',
      'U01: c',
      'U01: d',
    ]);
  });

  it('one that two files hold is there once', () => {
    const files = [
      jsonFile('inc-1/2024-06-12.json', SLACK_DAY),
      jsonFile('inc-1/2024-06-13.json', SLACK_DAY),
    ];
    expect(readSlack(files, options()).document.timeline).toHaveLength(5);
  });

  it('a reply on another day names the day of its thread', () => {
    const { document } = read(
      [
        text('still dark', '1718252100.000200'),
        text('no more', '1718352100.000200', { thread_ts: '1718252100.000200' }),
      ],
      'slack',
      { name: 'x/inc-1/2024-06-13.json' },
    );
    expect(document.timeline[1]!.source).toBe(
      'Slack #inc-1, thread of 2024-06-13 04:15 · 1718352100.000200',
    );
  });

  it('text and blocks that say the same are one; blocks that say more are added', () => {
    const section = (value: string) => [{ type: 'section', text: { type: 'mrkdwn', text: value } }];
    const days = [
      text('lamp *dark*', '1718252100.000100', { blocks: section('lamp *dark*') }),
      text('alert', '1718252101.000100', { blocks: section('alert: lamp-7, 612 s') }),
    ];
    expect(entries(read(days, 'slack').document).map(([, body]) => body)).toEqual([
      'U01: lamp dark',
      'U01: alert | alert: lamp-7, 612 s',
    ]);
  });

  it('an attachment below words of their own is a quote', () => {
    const { document } = read(
      [
        text('see <https://graphs.example/7>', '1718252100.000100', {
          attachments: [
            { from_url: 'https://graphs.example/7', title: 'Lamp 7', text: 'dark since four' },
          ],
        }),
      ],
      'slack',
    );
    expect(document.timeline[0]!.body.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'blockquote',
    ]);
  });

  it('an answer of the chat’s own interface', () => {
    expect(
      read({ ok: true, messages: SLACK_DAY, has_more: false }, 'slack').document.timeline,
    ).toHaveLength(5);
  });

  it('a folder without days is refused in one sentence', () => {
    expect(
      problemOf(() =>
        readSlack(
          [jsonFile('users.json', USERS), jsonFile('channels.json', CHANNELS)],
          options({ name: 'x.zip' }),
        ),
      ),
    ).toBe(
      'No day of a conversation was found: a Slack export has a folder for each channel with files such as 2026-03-03.json.',
    );
  });
});

describe('markup', () => {
  const names = namesOf(
    new Map<string, unknown>([
      ['users.json', USERS],
      ['channels.json', CHANNELS],
    ]),
  );
  it.each([
    ['*bold* _italic_ ~gone~ `code`', '**bold** *italic* ~~gone~~ `code`'],
    ['*bold with _italic_ in it*', '**bold with *italic* in it**'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2\\*3\\*4'],
    ['a * b * c', 'a \\* b \\* c'],
    ['*not closed', '\\*not closed'],
    ['<https://a.example/x?y=1&amp;z=2|the page>', '[the page](https://a.example/x?y=1\\&z=2)'],
    ['<https://a.example>', '<https://a.example>'],
    ['<mailto:kim@example.com|kim@example.com>', '<kim@example.com>'],
    ['<javascript:alert(1)|click>', 'click (javascript:alert(1))'],
    [
      '<@U01> <@U02|paddy> <@U99> <#C02> <#C09|gone> <!here> <!subteam^S1|@keepers>',
      '@orla.b @paddy @U99 #harbour-leads #gone @here @keepers',
    ],
    ['<!date^1718252100^{date_short} {time}|13 June, 04:15>', '13 June, 04:15'],
    ['&lt;b&gt; &amp;amp;', '\\<b> \\&amp;'],
    ['first\nsecond\n\nthird', 'first\\\nsecond\n\nthird'],
    ['&gt; said before\nsaid now', '> said before\n\nsaid now'],
    [
      'log:\n```\n10:02 a &lt; b\n10:03 <https://a.example|a>\n```\nend',
      'log:\n\n```\n10:02 a < b\n10:03 a (https://a.example)\n```\n\nend',
    ],
    ['```not closed', '\\`\\`\\`not closed'],
    ['if a <b> then', 'if a \\<b> then'],
    [':ship: :+1:', ':ship: :+1:'],
  ])('%j', (written, markdown) => {
    expect(formatMarkdown(prose(...readMrkdwn(written, names))).trim()).toBe(markdown);
  });

  it('marks by the thousand are read in no time to speak of', () => {
    for (const mark of ['*a ', '_', '`', '<', '*_~', '&gt; '])
      expect(readMrkdwn(mark.repeat(20_000), names).length).toBeGreaterThan(0);
  });
});
