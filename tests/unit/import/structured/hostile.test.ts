/**
 * Data that is not what it says: whatever a field holds, a reader gives a document or one clear
 * sentence, and nothing else happens.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectJson, readJson, type JsonFormat } from '../../../../core/import/read-json.ts';
import { looksLikeCsv, readCsv } from '../../../../core/import/data/csv/read-csv.ts';
import { readSlack } from '../../../../core/import/data/slack/read-slack.ts';
import { jsonFile, options, problemOf, sound } from './reading.ts';
import { SAMPLES, SLACK_DAY } from './samples.ts';
import { runs } from '../../../tools/runs.ts';

/** Every place in a value, as a path of keys. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key])),
  ];
}

function replaced(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) =>
      String(index) === String(key) ? replaced(item, rest, by) : item,
    );
  return {
    ...(value as object),
    [key]: replaced((value as Record<string, unknown>)[key], rest, by),
  };
}

const STRANGE: unknown[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1e300,
  Number.NaN,
  '',
  'x',
  '2024-99-99T99:99:99Z',
  '<script>alert(1)</script>',
  '\u0000',
  [],
  [[]],
  [null],
  {},
  { type: 'doc' },
  { type: 'doc', content: {} },
  { toString: 1 },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

describe('any type at any place', () => {
  it.each(SAMPLES)('%s', (format, sample) => {
    const places = placesIn(sample);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.constantFrom(...STRANGE), fc.jsonValue()),
        (place, by) => {
          const value = replaced(sample, place, by);
          const problem = problemOf(() => sound(readJson(value, format, options())));
          expect(problem ?? 'This JSON is not').toMatch(/^This JSON is not/);
          detectJson(value);
        },
      ),
      { numRuns: runs(250) },
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('any JSON at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const format = detectJson(value);
        if (format) sound(readJson(value, format, options()));
        for (const each of [
          'status-json',
          'slack',
          'pagerduty',
          'opsgenie',
          'adf',
        ] satisfies JsonFormat[])
          problemOf(() => readJson(value, each, options()));
      }),
      { numRuns: runs(300) },
    );
  });
});

/** A value within `depth` others. */
function nested(depth: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown {
  let value = innermost;
  for (let count = 0; count < depth; count++) value = wrap(value);
  return value;
}

describe('nesting by the thousand', () => {
  const deepAdf = {
    type: 'doc',
    version: 1,
    content: [
      nested(5_000, (inner) => ({ type: 'blockquote', content: [inner] }), {
        type: 'paragraph',
        content: [{ type: 'text', text: 'innermost words' }],
      }),
    ],
  };
  it.each<[string, JsonFormat, unknown]>([
    ['a document', 'adf', deepAdf],
    [
      'a note',
      'opsgenie',
      {
        data: {
          entries: [{ eventTime: '2024-06-13T04:50:00Z', description: { content: deepAdf } }],
        },
      },
    ],
    [
      'an alert',
      'pagerduty',
      {
        log_entries: [
          {
            type: 'trigger_log_entry',
            summary: 'outermost',
            created_at: '2024-06-13T04:50:00Z',
            channel: { details: nested(5_000, (inner) => ({ a: inner }), 'innermost words') },
          },
        ],
      },
    ],
    [
      'a message',
      'slack',
      [
        {
          type: 'message',
          ts: '1718252100.000200',
          text: '',
          blocks: [
            nested(5_000, (inner) => ({ type: 'context', elements: [inner] }), {
              type: 'mrkdwn',
              text: 'innermost words',
            }),
          ],
        },
      ],
    ],
  ])('%s keeps its innermost words', (_, format, value) => {
    expect(JSON.stringify(sound(readJson(value, format, options())).document)).toContain(
      'innermost words',
    );
  });
});

describe('Slack files', () => {
  it('any type at any place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...placesIn(SLACK_DAY)),
        fc.oneof(fc.constantFrom(...STRANGE), fc.jsonValue()),
        fc.jsonValue(),
        (place, by, users) => {
          sound(
            readSlack(
              [
                jsonFile('users.json', users),
                jsonFile('inc-1/2024-06-13.json', replaced(SLACK_DAY, place, by)),
              ],
              options(),
            ),
          );
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it.each(['[{"type":"message","ts":"17182', '{"a":', 'not json', '<html>'])(
    '%s is named with its path',
    (text) => {
      expect(
        problemOf(() =>
          readSlack(
            [{ name: 'inc-1/2024-06-13.json', bytes: new TextEncoder().encode(text) }],
            options(),
          ),
        ),
      ).toMatch(/^inc-1\/2024-06-13\.json (?:ends in the middle|is no readable JSON)/);
    },
  );
});

describe('tables', () => {
  it('any text is read or refused with a sentence', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        ',',
        ';',
        '\t',
        '\n',
        '\r\n',
        '2024-06-13 04:10',
        '04:10',
        'Time',
        'Event',
        '=1+1',
        '\u0000',
        '|',
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 60 }), (cells) => {
        const text = cells.join('');
        looksLikeCsv(text);
        const problem = problemOf(() => sound(readCsv(text, options())));
        expect(problem ?? 'The table is empty').toMatch(/^The table is empty/);
      }),
      { numRuns: runs(300) },
    );
  });

  it('any mapping, also one of columns that are not there', () => {
    const column = fc.integer({ min: -1, max: 9 });
    fc.assert(
      fc.property(
        fc.record({
          time: column,
          clock: column,
          actor: column,
          kind: column,
          link: column,
          text: fc.array(column, { maxLength: 3 }),
          header: fc.boolean(),
          delimiter: fc.constantFrom(',', ';', '\t'),
          dayOrder: fc.constantFrom('day-first' as const, 'month-first' as const, null),
        }),
        (csv) => {
          sound(
            readCsv('Time,Event,Who\n03/04/2024 04:10,a,b\n,c,d\n', options({ choice: { csv } })),
          );
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
