/** What is understood of each service's data. */
import { describe, expect, it } from 'vitest';
import { detectJson, readJson } from '../../../../core/import/read-json.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { bodyOf, entries, moment, options, problemOf, read, updates } from './reading.ts';
import { ADF, JIRA, OPSGENIE, PAGERDUTY, STATUS } from './samples.ts';

const kinds = ({ document }: ReturnType<typeof read>) => document.sections.map(({ kind }) => kind);

describe('status page', () => {
  const result = read(STATUS, 'status-json');

  it('notices oldest first, by the time that the page shows, on the page’s clock', () => {
    expect(updates(result.document)).toEqual([
      ['investigating', '2024-06-13T04:20Z', 'Some lamps report late.'],
      [
        'identified',
        '2024-06-13T04:52Z',
        'A lease ran out & was not renewed.\nWe are renewing it by hand.',
      ],
      ['resolved', '2024-06-13T05:40Z', 'All lamps report again.\nThank you.\nLamps are back'],
      ['postmortem', '2024-06-14T08:00Z', ''],
    ]);
    expect(result.document.updates[0]!.at).toEqual({
      written: '2024-06-13T05:20:00.000+01:00',
      local: '2024-06-13T05:20:00',
      zone: 'Europe/Dublin',
      instant: '2024-06-13T04:20:00Z',
      approximate: false,
      zoneFrom: 'source',
    });
    expect(result.document.incident).toEqual({
      reference: '',
      organization: 'Harbour Light',
      severity: 'major',
      services: ['Telemetry'],
      zone: 'Europe/Dublin',
      date: '2024-06-13',
    });
  });

  it('the postmortem’s text as sections, components and a start set by hand as entries', () => {
    expect(kinds(result)).toEqual([
      'summary',
      'timeline',
      'next-steps',
      'communication',
      'unsorted',
    ]);
    expect(entries(result.document)).toEqual([
      ['2024-06-13T04:05Z', 'Incident started'],
      ['2024-06-13T04:20Z', 'Telemetry: operational to partial outage'],
      ['2024-06-13T05:40Z', 'Telemetry: partial outage to operational'],
    ]);
    expect(result.document.timeline[0]!.milestone).toBe('started');
    expect(bodyOf(result.document, 'unsorted')).toBe(
      'https://stspg.example/i1\nreason_for_delay: fog on the line',
    );
    expect(result.read.notes).toEqual([
      '3 timeline entries',
      '4 status updates',
      '1 action',
      '1 affected component',
      'zone Europe/Dublin from the page',
      '1 update recorded at another time than the page shows; the shown time is taken',
    ]);
  });

  const incident = STATUS.incidents[0]!;
  it.each<[string, unknown]>([
    ['one incident', incident],
    ['a webhook', { meta: { unsubscribe: 'x' }, page: STATUS.page, incident }],
    ['the private list', [incident]],
  ])('%s', (_, value) => {
    expect(read(value, 'status-json').document.updates).toHaveLength(4);
  });

  it('equal times keep their true order, though the page runs newest first', () => {
    const at = '2024-06-13T05:20:00.000+01:00';
    const bodies = ['third', 'second', 'first'];
    expect(
      updates(
        read(
          {
            incidents: [
              {
                name: 'x',
                incident_updates: bodies.map((body, index) => ({
                  status: 'update',
                  body,
                  display_at: index === 0 ? '2024-06-13T05:21:00.000+01:00' : at,
                })),
              },
            ],
          },
          'status-json',
        ).document,
      ).map(([, , body]) => body),
    ).toEqual(['first', 'second', 'third']);
  });

  it('of several incidents the newest; another by choice; both merged', () => {
    const older = {
      ...incident,
      name: 'Fog horn stuck',
      started_at: '2023-01-05T08:00:00Z',
      created_at: '2023-01-05T08:00:00Z',
      postmortem_body: '',
    };
    const planned = {
      ...incident,
      name: 'Paint the tower',
      impact: 'maintenance',
      started_at: '2025-01-05T08:00:00Z',
    };
    const page = { page: STATUS.page, incidents: [planned, incident, older] };
    const newest = read(page, 'status-json');
    expect(newest.document.title).toBe('Lamp telemetry delayed');
    expect(newest.read.notes).toContainEqual(
      '3 incidents in the file; “Lamp telemetry delayed (2024-06-13)” taken, not taken: “Paint the tower (2025-01-05)”, “Fog horn stuck (2023-01-05)”',
    );
    expect(
      newest.read.channels!.map(({ name, messages, taken }) => [name, messages, taken]),
    ).toEqual([
      ['Paint the tower (2025-01-05)', 3, false],
      ['Lamp telemetry delayed (2024-06-13)', 3, true],
      ['Fog horn stuck (2023-01-05)', 3, false],
    ]);
    expect(
      read(page, 'status-json', { choice: { channels: ['Fog horn stuck (2023-01-05)'] } }).document
        .title,
    ).toBe('Fog horn stuck');
    expect(
      read(page, 'status-json', {
        choice: { channels: newest.read.channels!.map(({ name }) => name) },
      }).document.updates.length,
    ).toBeGreaterThan(8);
  });

  it('scripts and remote pictures of a body neither run nor stay', () => {
    const { document } = read(
      {
        incidents: [
          {
            name: 'x',
            incident_updates: [
              {
                status: 'identified',
                display_at: '2024-06-13T05:20:00Z',
                body: '<p>Before <var data-x="1">the</var> lamp<img src="https://evil.example/p.png" alt="lamp" onerror="x()"><script>x()</script></p>',
              },
            ],
          },
        ],
      },
      'status-json',
    );
    expect(updates(document)[0]![2]).toBe('Before the lamplamp');
    expect(JSON.stringify(document)).not.toMatch(/onerror|script|"image"/);
  });

  it('maintenance has its own words for its states', () => {
    const value = {
      incidents: [
        {
          name: 'Paint the tower',
          impact: 'maintenance',
          incident_updates: ['completed', 'verifying', 'in_progress', 'scheduled'].map(
            (status, index) => ({
              status,
              body: status,
              display_at: `2024-06-13T0${9 - index}:00:00Z`,
            }),
          ),
        },
      ],
    };
    expect(updates(read(value, 'status-json').document).map(([status]) => status)).toEqual([
      'scheduled',
      'other',
      'other',
      'other',
    ]);
    expect(read(value, 'status-json').document.incident.severity).toBe('');
  });

  it('incident.io: messages, and the spans of its components', () => {
    const { document } = read(
      {
        incidents: [
          {
            id: '1',
            name: 'Fog',
            status: 'resolved',
            published_at: '2024-06-13T05:00:00Z',
            affected_components: [{ id: 'c1', name: 'Horn' }],
            component_impacts: [
              {
                component_id: 'c1',
                start_at: '2024-06-13T05:01:00Z',
                end_at: '2024-06-13T05:30:00Z',
                status: 'degraded_performance',
              },
            ],
            updates: [
              {
                incident_status: 'investigating',
                message: 'We hear *nothing*.',
                published_at: '2024-06-13T05:02:00Z',
              },
              {
                incident_status: 'resolved',
                message: 'It sounds again.',
                published_at: '2024-06-13T05:31:00Z',
              },
            ],
          },
        ],
      },
      'status-json',
    );
    expect(updates(document).map(([status, at]) => [status, at])).toEqual([
      ['investigating', '2024-06-13T05:02Z'],
      ['resolved', '2024-06-13T05:31Z'],
    ]);
    expect(entries(document)).toEqual([
      ['2024-06-13T05:01Z', 'Horn: degraded performance'],
      ['2024-06-13T05:30Z', 'Horn: end of degraded performance'],
    ]);
  });

  it('a page’s history: the year from its month, a span over New Year from the month it ends in', () => {
    const history = {
      months: [
        {
          name: 'January',
          year: 2024,
          incidents: [
            {
              code: 'a',
              name: 'Fog at New Year',
              message: 'This incident has been resolved.',
              impact: 'minor',
              timestamp:
                'Dec <var data-var="date">31</var>, <var>23:40</var> - Jan <var>1</var>, <var>01:30</var> UTC',
            },
          ],
        },
        {
          name: 'August',
          year: 2023,
          incidents: [
            {
              code: 'b',
              name: 'Lamp out',
              message: 'We are looking.',
              impact: 'major',
              timestamp: 'Aug <var>10</var>, <var>00:17</var> - <var>01:30</var> UTC',
            },
          ],
        },
      ],
    };
    const {
      document,
      read: { notes },
    } = read(history, 'status-json');
    expect(updates(document)).toEqual([
      ['resolved', '2023-12-31T23:40Z', 'This incident has been resolved.'],
    ]);
    expect(document.updates[0]!.at!.written).toBe('Dec 31, 23:40 - Jan 1, 01:30 UTC');
    expect(notes[0]).toBe(
      '2 incidents in the file; “Fog at New Year (Dec 31, 23:40 - Jan 1, 01:30 UTC)” taken, not taken: “Lamp out (Aug 10, 00:17 - 01:30 UTC)”',
    );
  });

  it('a time without an offset is asked about', () => {
    const value = {
      incidents: [
        {
          name: 'x',
          incident_updates: [
            { status: 'identified', body: 'y', display_at: '2024-06-13 05:20:00' },
          ],
        },
      ],
    };
    expect(read(value, 'status-json').read.asksZone).toBe(true);
    const asked = read(value, 'status-json', { choice: { zone: 'Europe/Dublin' } });
    expect(asked.read.asksZone).toBe(false);
    expect(moment(asked.document.updates[0]!.at)).toBe('2024-06-13T04:20Z');
  });
});

describe('PagerDuty', () => {
  const result = read(PAGERDUTY, 'pagerduty');

  it('the log oldest first, with notes, links and the incident’s own data', () => {
    expect(entries(result.document)).toEqual([
      [
        '2024-06-13T04:12Z',
        'Lamp service: Triggered through the API | No reading from lamp-7 for 10 min | Graph of lamp-7',
      ],
      ['2024-06-13T04:15:30Z', 'Acknowledged by Orla Byrne'],
      ['2024-06-13T04:25Z', 'Lamp service: Escalated to harbour leads'],
      ['2024-06-13T04:44Z', 'Padraig: Note added | Lease of lamp-7 ran out at four'],
      ['2024-06-13T05:38:20Z', 'Resolved by Orla Byrne'],
    ]);
    expect(result.document.timeline.map(({ milestone }) => milestone)).toEqual([
      'detected',
      'acknowledged',
      null,
      null,
      'resolved',
    ]);
    expect(result.document).toMatchObject({
      title: 'Lamp telemetry delayed',
      incident: { reference: '91', severity: 'P1', services: ['Lamp telemetry'] },
    });
    expect(bodyOf(result.document, 'unsorted')).toBe(
      'Notifications (PagerDuty)\n2024-06-13T04:12:05Z Notified Orla Byrne by push\nData of 2024-06-13T04:12:00Z (PagerDuty)\ndetails.lamp: lamp-7\ndetails.age: 612 s\nhttps://pd.example/91',
    );
  });

  it('of two triggers the first is the detection, of two resolutions the last ends it', () => {
    const log = ['trigger', 'resolve', 'trigger', 'resolve'].map((type, index) => ({
      id: `L${index}`,
      type: `${type}_log_entry`,
      summary: type,
      created_at: `2024-06-13T04:0${index}:00Z`,
    }));
    expect(read(log, 'pagerduty').document.timeline.map(({ milestone }) => milestone)).toEqual([
      'detected',
      null,
      null,
      'resolved',
    ]);
  });

  it('an entry that two pages hold is there once', () => {
    expect(read([PAGERDUTY, PAGERDUTY], 'pagerduty').document.timeline).toHaveLength(5);
  });

  it.each<[string, unknown, [string, string][]]>([
    [
      'webhook, version 2',
      {
        messages: [
          {
            event: 'incident.acknowledge',
            log_entries: [
              {
                type: 'acknowledge_log_entry',
                summary: 'Acknowledged by Kim',
                created_at: '2024-06-13T04:00:00Z',
              },
            ],
            incident: { incident_number: 4, title: 'Dark' },
          },
        ],
      },
      [['2024-06-13T04:00Z', 'Acknowledged by Kim']],
    ],
    [
      'webhook, version 3',
      {
        event: {
          id: 'e',
          event_type: 'incident.triggered',
          occurred_at: '2024-06-13T04:00:00.123Z',
          agent: { summary: 'Watch' },
          data: { type: 'incident', number: 4, title: 'Dark' },
        },
      },
      [['2024-06-13T04:00Z', 'Watch: Triggered']],
    ],
    [
      'the bare incident',
      {
        incident: {
          incident_number: 4,
          title: 'Dark',
          created_at: '2024-06-13T04:00:00Z',
          acknowledgements: [{ at: '2024-06-13T04:02:00Z', acknowledger: { summary: 'Kim' } }],
          resolved_at: '2024-06-13T04:09:00Z',
        },
      },
      [
        ['2024-06-13T04:00Z', 'Triggered'],
        ['2024-06-13T04:02Z', 'Acknowledged by Kim'],
        ['2024-06-13T04:09Z', 'Resolved'],
      ],
    ],
    [
      'notes',
      {
        notes: [
          {
            id: 'n',
            content: 'Lamp swapped',
            created_at: '2024-06-13T06:00:00+02:00',
            user: { summary: 'Kim' },
          },
        ],
      },
      [['2024-06-13T04:00Z', 'Kim: Lamp swapped']],
    ],
  ])('%s', (_, value, expected) => {
    const { document } = read(value, 'pagerduty');
    expect(entries(document)).toEqual(expected);
    if (!JSON.stringify(value).includes('notes'))
      expect(document).toMatchObject({ title: 'Dark', incident: { reference: '4' } });
  });
});

describe('Opsgenie', () => {
  it('a postmortem: its two texts as sections, its own times as milestones, its timeline', () => {
    const {
      document,
      read: { notes },
    } = read(OPSGENIE, 'opsgenie');
    expect(document).toMatchObject({
      title: 'Lamp telemetry delayed',
      incident: { reference: '17', severity: 'P2', services: ['Telemetry'] },
      people: [
        { name: 'Orla Byrne', role: 'owner' },
        { name: 'Padraig', role: 'responder' },
      ],
    });
    expect(document.sections.map(({ title }) => title)).toEqual([
      'Executive summary',
      'What happened',
      'Timeline (UTC)',
      'Action items',
      'Unsorted',
    ]);
    expect(document.timeline.map(({ at, milestone }) => [moment(at), milestone])).toEqual([
      ['2024-06-13T04:05Z', 'started'],
      ['2024-06-13T04:10Z', null],
      ['2024-06-13T04:15Z', 'acknowledged'],
      ['2024-06-13T04:15Z', null],
      ['2024-06-13T04:31Z', null],
      ['2024-06-13T04:50Z', null],
      ['2024-06-13T05:40Z', 'resolved'],
    ]);
    expect(notes).toContain('1 entry hidden in Opsgenie, kept on the timeline');
    expect(bodyOf(document, 'unsorted')).toContain('two keepers are better than one');
  });

  it('timeline entries alone, by any of the names for their time', () => {
    const value = {
      data: {
        entries: [
          { time: '2024-06-13T04:20:00Z', title: { content: 'Rolled back' } },
          { createdAt: 1718252100, type: 'PriorityChanged' },
        ],
      },
    };
    expect(entries(read(value, 'opsgenie').document)).toEqual([
      ['2024-06-13T04:15Z', 'Priority Changed'],
      ['2024-06-13T04:20Z', 'Rolled back'],
    ]);
  });
});

describe('Atlassian documents', () => {
  it('every kind of node', () => {
    const { document } = read(ADF, 'adf');
    expect(entries(document)).toEqual([
      ['2024-06-13T04:10Z', '@Orla saw the lamp go dark 🪔'],
      ['2024-06-13T04:31Z', 'FIXED | https://wiki.example/fix'],
    ]);
    expect(document.actions.map(({ body, status }) => [plainText(body), status])).toEqual([
      ['Order a second lamp', 'done'],
      ['Alert on a dark lamp', 'open'],
    ]);
    expect(document.sections[0]!.body.children.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'code',
      'blockquote',
      'list',
      'thematicBreak',
    ]);
    expect(bodyOf(document, 'actions')).toBe('graph of the lamp\nshown in 3D\ninside the widget');
  });

  it('a Jira issue: fields, comments and changes', () => {
    const { document } = read(JIRA, 'adf');
    expect(document).toMatchObject({
      title: 'Lamp telemetry delayed',
      incident: { reference: 'HL-4', severity: 'Highest', services: ['Telemetry'] },
    });
    expect(
      document.timeline
        .filter(({ source }) => source?.startsWith('Jira'))
        .map(({ at, body, source }) => [moment(at), plainText(body), source]),
    ).toEqual([
      ['2024-06-13T04:35Z', 'Orla Byrne: Looking at lamp-7', 'Jira comment'],
      ['2024-06-13T04:50Z', 'Padraig: Renewed by hand', 'Jira comment'],
      ['2024-06-13T05:45Z', 'Orla Byrne: status: Open to Done', 'Jira'],
    ]);
    expect(bodyOf(document, 'unsorted')).toBe(
      'customfield_1: north pier\nthe lease had one keeper',
    );
  });

  it.each<[string, unknown]>([
    [
      'a page with its body as JSON text',
      { title: 'Dark lamp', body: { atlas_doc_format: { value: JSON.stringify(ADF) } } },
    ],
    ['a page with its body', { title: 'Dark lamp', body: ADF }],
  ])('%s', (_, value) => {
    const { document } = read(value, 'adf');
    expect(document.title).toBe('Dark lamp');
    expect(document.timeline).toHaveLength(2);
  });

  it('a page in storage format is read as the HTML it is', () => {
    const { document } = read(
      { title: 'Dark lamp', body: { storage: { value: '<h2>Root cause</h2><p>A lease.</p>' } } },
      'adf',
    );
    expect([document.title, bodyOf(document, 'root-cause')]).toEqual(['Dark lamp', 'A lease.']);
  });
});

describe('which service', () => {
  it.each<[unknown]>([
    [null],
    [[]],
    [{}],
    [{ incidents: [] }],
    [[{ ts: 'x' }]],
    [{ name: 'package', version: '1.0.0', dependencies: {} }],
    [[{ name: 'Kim', created_at: '2024-06-13' }]],
    [{ data: { entries: ['x'] } }],
  ])('%j is none that is known', (value) => {
    expect(detectJson(value)).toBeNull();
  });

  it('a format that was asked for and is not there is refused in one sentence', () => {
    expect(problemOf(() => readJson(STATUS, 'pagerduty', options({ name: 'a.json' })))).toBe(
      'This JSON is not PagerDuty log entries: none of its fields are there. Check that the whole file was exported, or leave the format to be found out.',
    );
  });
});
