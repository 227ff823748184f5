/** Every text that a person wrote in a source is in the document, whatever marks are in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonFormat } from '../../../../core/import/read-json.ts';
import { readJson } from '../../../../core/import/read-json.ts';
import { readCsv } from '../../../../core/import/data/csv/read-csv.ts';
import { missingLines, options } from './reading.ts';
import { runs } from '../../../tools/runs.ts';

const WORD = fc.stringMatching(/^[A-Za-zåøé0-9]{2,8}$/);
const MARK = fc.constantFrom(
  ' ',
  ' ',
  ' ',
  ', ',
  '. ',
  ': ',
  '; ',
  ' - ',
  '\n',
  '\n\n',
  ' *',
  '* ',
  '_',
  '~',
  '`',
  '```',
  ' (',
  ') ',
  ' [',
  '] ',
  '\n- ',
  '\n> ',
  '\n# ',
  '| ',
  '"',
  "'",
  ' :',
  '@',
  '/',
  ' &amp; ',
  '**',
);
/** Words with marks of all kinds between them. */
const TEXT = fc.array(fc.tuple(WORD, MARK), { minLength: 1, maxLength: 14 }).map((parts) =>
  parts
    .map(([word, mark]) => word + mark)
    .join('')
    .trim(),
);

const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const AT = '2024-06-13T04:12:00Z';

const PLACES: readonly [string, JsonFormat, (text: string) => unknown][] = [
  [
    'a status page’s notice',
    'status-json',
    (body) => ({
      incidents: [
        { name: 'x', incident_updates: [{ status: 'investigating', body, display_at: AT }] },
      ],
    }),
  ],
  [
    'a status page’s postmortem',
    'status-json',
    (text) => ({
      incidents: [
        {
          name: 'x',
          postmortem_body: `Begun ${text}`,
          incident_updates: [{ status: 'resolved', body: 'y', display_at: AT }],
        },
      ],
    }),
  ],
  [
    'an incident.io message',
    'status-json',
    (message) => ({
      incidents: [
        { name: 'x', updates: [{ incident_status: 'identified', message, published_at: AT }] },
      ],
    }),
  ],
  [
    'a PagerDuty summary',
    'pagerduty',
    (summary) => ({ log_entries: [{ type: 'assign_log_entry', summary, created_at: AT }] }),
  ],
  [
    'a PagerDuty note',
    'pagerduty',
    (summary) => ({
      log_entries: [
        {
          type: 'annotate_log_entry',
          summary: 'Note',
          channel: { type: 'note', summary },
          created_at: AT,
        },
      ],
    }),
  ],
  [
    'a PagerDuty notification',
    'pagerduty',
    (summary) => ({ log_entries: [{ type: 'notify_log_entry', summary, created_at: AT }] }),
  ],
  [
    'an alert’s data',
    'pagerduty',
    (text) => ({
      log_entries: [
        {
          type: 'trigger_log_entry',
          summary: 'x',
          channel: { cef: { anything: text } },
          created_at: AT,
        },
      ],
    }),
  ],
  [
    'a note of the notes interface',
    'pagerduty',
    (content) => ({ notes: [{ content, created_at: AT, user: { summary: 'Kim' } }] }),
  ],
  [
    'an Opsgenie entry',
    'opsgenie',
    (content) => ({ data: { entries: [{ eventTime: AT, description: { content } }] } }),
  ],
  [
    'an Opsgenie summary',
    'opsgenie',
    (text) => ({ data: { executiveSummary: adf(text), content: adf('z') } }),
  ],
  [
    'a Jira description',
    'adf',
    (text) => ({ key: 'A-1', fields: { summary: 'x', description: adf(text) } }),
  ],
  [
    'a Jira comment',
    'adf',
    (text) => ({
      key: 'A-1',
      fields: { summary: 'x', comment: { comments: [{ created: AT, body: adf(text) }] } },
    }),
  ],
  [
    'a field of a site’s own',
    'adf',
    (text) => ({ key: 'A-1', fields: { summary: 'x', customfield_9: text } }),
  ],
  [
    'a chat message',
    'slack',
    (text) => [{ type: 'message', user: 'U1', text, ts: '1718252100.000200' }],
  ],
  [
    'a bot’s attachment',
    'slack',
    (text) => [
      {
        type: 'message',
        subtype: 'bot_message',
        text: '',
        attachments: [{ title: 'x', text }],
        ts: '1718252100.000200',
      },
    ],
  ],
  [
    'a field of an attachment',
    'slack',
    (value) => [
      {
        type: 'message',
        text: 'see',
        attachments: [{ fields: [{ title: 'x', value }] }],
        ts: '1718252100.000200',
      },
    ],
  ],
  [
    'a bot’s block',
    'slack',
    (text) => [
      {
        type: 'message',
        text: '',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
        ts: '1718252100.000200',
      },
    ],
  ],
  [
    'rich text',
    'slack',
    (text) => [
      {
        type: 'message',
        text: 'other',
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
          },
        ],
        ts: '1718252100.000200',
      },
    ],
  ],
  [
    'a message without a time',
    'slack',
    (text) => [
      { type: 'message', text: 'x', ts: '1718252100.000200' },
      { type: 'message', text: 'y', ts: '1718252100.000300' },
      { type: 'message', text, ts: 'never' },
    ],
  ],
  [
    'a channel’s topic',
    'slack',
    (text) => [
      { type: 'message', text: 'x', ts: '1718252100.000200' },
      { type: 'message', subtype: 'channel_topic', text, ts: '1718252100.000300' },
    ],
  ],
];

describe('JSON', () => {
  it.each(PLACES)('%s', (_, format, wrap) => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(missingLines(text, readJson(wrap(text), format, options()).document)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('tables', () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  it('every cell, whatever its column and its row’s length', () => {
    const row = fc.array(TEXT, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.boolean(),
        (rows, delimiter, timed) => {
          const lines = rows.map((cells, index) =>
            [timed || index % 2 === 0 ? `2024-06-13 04:1${index}` : '', ...cells]
              .map(quoted)
              .join(delimiter),
          );
          const text = [
            ['When', 'Event', 'Who', 'Kind', 'Link', 'Room'].join(delimiter),
            ...lines,
          ].join('\n');
          expect(
            missingLines(
              rows.flat().join('\n'),
              readCsv(
                text,
                options({
                  choice: {
                    csv: {
                      delimiter,
                      header: true,
                      time: 0,
                      clock: -1,
                      text: [1],
                      actor: 2,
                      kind: 3,
                      link: 4,
                      dayOrder: null,
                    },
                  },
                }),
              ).document,
            ),
          ).toEqual([]);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
