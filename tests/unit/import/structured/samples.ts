/**
 * One small, invented source of every kind, with every field that its reader knows: what mutations
 * start from.
 */
import type { JsonFormat } from '../../../../core/import/read-json.ts';

const paragraph = (text: string, ...marks: object[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks }],
});

export const ADF = {
  version: 1,
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'What happened' }] },
    paragraph(
      'The lighthouse queue stopped',
      { type: 'strong' },
      { type: 'link', attrs: { href: 'https://wiki.example/queue' } },
    ),
    {
      type: 'panel',
      attrs: { panelType: 'info' },
      content: [paragraph('Boats were never at risk')],
    },
    {
      type: 'expand',
      attrs: { title: 'More detail' },
      content: [
        {
          type: 'codeBlock',
          attrs: { language: 'sh' },
          content: [{ type: 'text', text: 'lamp --restart' }],
        },
      ],
    },
    { type: 'blockquote', content: [paragraph('Keeper offline')] },
    {
      type: 'decisionList',
      content: [
        {
          type: 'decisionItem',
          attrs: { state: 'DECIDED' },
          content: [{ type: 'text', text: 'Keep two keepers' }],
        },
      ],
    },
    { type: 'rule' },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Timeline (UTC)' }] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph('Time')] },
            { type: 'tableHeader', content: [paragraph('Event')] },
          ],
        },
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableCell',
              content: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'date', attrs: { timestamp: '1718236800000' } },
                    { type: 'text', text: ' 04:10' },
                  ],
                },
              ],
            },
            {
              type: 'tableCell',
              content: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'mention', attrs: { id: 'u1', text: '@Orla' } },
                    { type: 'text', text: ' saw the lamp go dark ' },
                    { type: 'emoji', attrs: { shortName: ':lamp:', text: '🪔' } },
                  ],
                },
              ],
            },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [paragraph('04:31')] },
            {
              type: 'tableCell',
              content: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'status', attrs: { text: 'FIXED' } },
                    { type: 'hardBreak' },
                    { type: 'inlineCard', attrs: { url: 'https://wiki.example/fix' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Action items' }] },
    {
      type: 'taskList',
      content: [
        {
          type: 'taskItem',
          attrs: { state: 'DONE' },
          content: [{ type: 'text', text: 'Order a second lamp' }],
        },
        {
          type: 'taskItem',
          attrs: { state: 'TODO' },
          content: [{ type: 'text', text: 'Alert on a dark lamp' }],
        },
      ],
    },
    {
      type: 'mediaSingle',
      content: [{ type: 'media', attrs: { id: 'm-7', alt: 'graph of the lamp' } }],
    },
    {
      type: 'holographicWidget',
      attrs: { text: 'shown in 3D' },
      content: [paragraph('inside the widget')],
    },
  ],
};

export const STATUS = {
  page: {
    id: 'p1',
    name: 'Harbour Light',
    url: 'https://status.example',
    time_zone: 'Europe/Dublin',
  },
  incidents: [
    {
      id: 'i1',
      name: 'Lamp telemetry delayed',
      status: 'postmortem',
      impact: 'major',
      impact_override: null,
      created_at: '2024-06-13T05:20:04.100+01:00',
      started_at: '2024-06-13T05:05:00.000+01:00',
      resolved_at: '2024-06-13T06:40:00.000+01:00',
      shortlink: 'https://stspg.example/i1',
      backfilled: false,
      components: [{ id: 'c1', name: 'Telemetry' }],
      postmortem_body:
        '## Summary\n\nA lease was not renewed.\n\n## Next steps\n\n- Renew leases twice\n',
      postmortem_published_at: '2024-06-14T09:00:00.000+01:00',
      reason_for_delay: 'fog on the line',
      incident_updates: [
        {
          id: 'u3',
          status: 'resolved',
          body: 'All lamps report again.<br />Thank you.',
          display_at: '2024-06-13T06:40:00.000+01:00',
          created_at: '2024-06-13T06:41:10.000+01:00',
          affected_components: [
            {
              code: 'c1',
              name: 'Telemetry',
              old_status: 'partial_outage',
              new_status: 'operational',
            },
          ],
          custom_tweet: 'Lamps are back',
          deliver_notifications: true,
        },
        {
          id: 'u2',
          status: 'identified',
          body: 'A lease ran out & was not renewed.\nWe are renewing it by hand.',
          display_at: '2024-06-13T05:52:00.000+01:00',
          created_at: '2024-06-13T05:52:00.000+01:00',
          affected_components: null,
        },
        {
          id: 'u1',
          status: 'investigating',
          body: 'Some lamps report late.',
          display_at: '2024-06-13T05:20:00.000+01:00',
          created_at: '2024-06-13T05:20:04.100+01:00',
          affected_components: [
            {
              code: 'c1',
              name: 'Telemetry',
              old_status: 'operational',
              new_status: 'partial_outage',
            },
          ],
        },
      ],
    },
  ],
};

export const PAGERDUTY = {
  log_entries: [
    {
      id: 'L6',
      type: 'resolve_log_entry',
      summary: 'Resolved by Orla Byrne',
      created_at: '2024-06-13T05:38:20Z',
      agent: { type: 'user_reference', summary: 'Orla Byrne' },
      channel: { type: 'web' },
    },
    {
      id: 'L5',
      type: 'annotate_log_entry',
      summary: 'Note added',
      created_at: '2024-06-13T04:44:00Z',
      agent: { type: 'user_reference', summary: 'Padraig' },
      channel: { type: 'note', summary: 'Lease of lamp-7 ran out at four' },
    },
    {
      id: 'L4',
      type: 'escalate_log_entry',
      summary: 'Escalated to harbour leads',
      created_at: '2024-06-13T04:25:00Z',
      agent: { type: 'service_reference', summary: 'Lamp service' },
      channel: { type: 'timeout' },
    },
    {
      id: 'L3',
      type: 'acknowledge_log_entry',
      summary: 'Acknowledged by Orla Byrne',
      created_at: '2024-06-13T04:15:30Z',
      agent: { type: 'user_reference', summary: 'Orla Byrne' },
      channel: { type: 'mobile' },
      acknowledgement_timeout: 1800,
    },
    {
      id: 'L2',
      type: 'notify_log_entry',
      summary: 'Notified Orla Byrne by push',
      created_at: '2024-06-13T04:12:05Z',
      user: { summary: 'Orla Byrne' },
      channel: { type: 'auto', notification: { type: 'push_notification', status: 'success' } },
    },
    {
      id: 'L1',
      type: 'trigger_log_entry',
      summary: 'Triggered through the API',
      created_at: '2024-06-13T04:12:00Z',
      agent: { type: 'service_reference', summary: 'Lamp service' },
      channel: {
        type: 'api',
        summary: 'No reading from lamp-7 for 10 min',
        details: { lamp: 'lamp-7', age: '612 s' },
      },
      contexts: [{ type: 'link', href: 'https://graphs.example/lamp-7', text: 'Graph of lamp-7' }],
      event_details: { description: 'No reading from lamp-7 for 10 min' },
      incident: { id: 'Q1', type: 'incident_reference', summary: '[#91] Lamp telemetry delayed' },
      service: { id: 'S1', summary: 'Lamp telemetry' },
    },
  ],
  limit: 100,
  offset: 0,
  more: false,
  total: null,
  incident: {
    id: 'Q1',
    incident_number: 91,
    title: 'Lamp telemetry delayed',
    urgency: 'high',
    priority: { summary: 'P1' },
    html_url: 'https://pd.example/91',
  },
};

export const OPSGENIE = {
  data: {
    id: 'o1',
    title: 'Lamp telemetry delayed',
    severity: 'P2',
    status: 'published',
    startTime: '2024-06-13T04:05:00Z',
    respondTime: '2024-06-13T04:15:00Z',
    resolveTime: '2024-06-13T05:40:00Z',
    createdAtTime: '2024-06-14T08:00:00Z',
    executiveSummary: {
      version: 1,
      type: 'doc',
      content: [paragraph('A lease was not renewed in time.')],
    },
    content: ADF,
    rootIncident: {
      tinyId: '17',
      message: 'Lamp telemetry late',
      priority: 'P2',
      status: 'closed',
      tags: ['harbour', 'lease'],
    },
    owner: { name: 'Orla Byrne' },
    responders: [{ name: 'Padraig' }],
    affectedServices: [{ name: 'Telemetry' }],
    jiraIssues: [{ key: 'HL-4' }],
    lessonsNote: 'two keepers are better than one',
    timeline: {
      id: 't1',
      entries: [
        {
          id: 'e2',
          group: 'custom',
          type: 'CustomUserEntry',
          eventTime: '2024-06-13T04:50:00Z',
          description: { type: 'plain_text', content: 'Renewed the lease by hand' },
          actor: { name: 'Padraig', type: 'user' },
        },
        {
          id: 'e1',
          group: 'incident',
          type: 'ResponderAlertAcknowledged',
          eventTime: '2024-06-13T04:15:00Z',
          title: { type: 'plain_text', content: 'Alert acknowledged' },
          actor: { name: 'Orla Byrne', type: 'user' },
          hidden: true,
        },
      ],
    },
  },
};

export const JIRA = {
  id: '1',
  key: 'HL-4',
  self: 'https://jira.example/1',
  fields: {
    summary: 'Lamp telemetry delayed',
    description: ADF,
    priority: { name: 'Highest' },
    reporter: { displayName: 'Orla Byrne' },
    assignee: { displayName: 'Padraig' },
    components: [{ name: 'Telemetry' }],
    created: '2024-06-13T05:30:00.000+0100',
    environment: null,
    customfield_1: 'north pier',
    customfield_2: { version: 1, type: 'doc', content: [paragraph('the lease had one keeper')] },
    comment: {
      comments: [
        {
          author: { displayName: 'Padraig' },
          created: '2024-06-13T05:50:00.000+0100',
          body: { version: 1, type: 'doc', content: [paragraph('Renewed by hand')] },
        },
        {
          author: { displayName: 'Orla Byrne' },
          created: '2024-06-13T05:35:00.000+0100',
          body: 'Looking at lamp-7',
        },
      ],
    },
  },
  changelog: {
    histories: [
      {
        created: '2024-06-13T06:45:00.000+0100',
        author: { displayName: 'Orla Byrne' },
        items: [{ field: 'status', fromString: 'Open', toString: 'Done' }],
      },
    ],
  },
};

export const SLACK_DAY = [
  {
    type: 'message',
    user: 'U01',
    text: 'lamp-7 is *dark*, see <https://graphs.example/lamp-7|the graph> &amp; `lease.log`',
    ts: '1718252100.000200',
    reactions: [{ name: 'pushpin', users: ['U02'], count: 1 }],
    reply_count: 1,
    thread_ts: '1718252100.000200',
  },
  {
    type: 'message',
    user: 'U02',
    text: 'ack, <@U01>. <!here> in <#C02|harbour-leads>\n```lamp --status\nlease: <none>```',
    ts: '1718252160.000100',
    thread_ts: '1718252100.000200',
    user_profile: { display_name: 'padraig' },
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B01',
    username: 'Alertbot',
    text: '',
    ts: '1718251920.000300',
    attachments: [
      {
        fallback: 'alert',
        pretext: 'New alert',
        title: 'No reading from lamp-7',
        title_link: 'https://pd.example/91',
        text: 'for *10 min*',
        fields: [{ title: 'Severity', value: 'high' }],
        footer: 'lamp watch',
      },
    ],
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B02',
    bot_profile: { name: 'Deploys' },
    text: '',
    ts: '1718251000.000300',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Deploy 812' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*lease-keeper* to production' },
        fields: [{ type: 'mrkdwn', text: 'by orla' }],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'see ' },
              { type: 'link', url: 'https://ci.example/812', text: 'build' },
              { type: 'emoji', name: 'ship' },
            ],
          },
        ],
      },
    ],
  },
  {
    type: 'message',
    subtype: 'channel_join',
    user: 'U02',
    text: '<@U02> has joined the channel',
    ts: '1718252000.000000',
  },
  {
    type: 'message',
    subtype: 'channel_topic',
    user: 'U01',
    topic: 'SEV2 lamp telemetry',
    text: '<@U01> set the channel topic: SEV2 lamp telemetry',
    ts: '1718252010.000000',
  },
  {
    type: 'message',
    user: 'U01',
    text: 'chart attached',
    ts: '1718252400.000000',
    files: [
      { id: 'F1', name: 'lease.png', title: 'Lease age', permalink: 'https://files.example/F1' },
    ],
    edited: { user: 'U01', ts: '1718252405.000000' },
  },
];

export const SAMPLES: readonly [JsonFormat, unknown][] = [
  ['status-json', STATUS],
  ['pagerduty', PAGERDUTY],
  ['opsgenie', OPSGENIE],
  ['adf', ADF],
  ['adf', JIRA],
  ['slack', SLACK_DAY],
];
