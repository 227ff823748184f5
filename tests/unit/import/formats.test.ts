/**
 * Invented reports, one for each layout that published ones have (research counted them): what is
 * understood of each.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { importText, type ImportOptions, type ImportResult } from '../../../core/import/import.ts';
import { plainText } from '../../../core/prose/text.ts';
import { documentText, lostWords } from './coverage.ts';
import { mutated } from './mutated.ts';
import { runs } from '../../tools/runs.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/import/', import.meta.url));
const names = readdirSync(FOLDER);
const textOf = (name: string) => readFileSync(FOLDER + name, 'utf8');

function read(text: string, options: Partial<ImportOptions> = {}): ImportResult {
  return importText(text, { name: '', newId: sequentialIds('n'), today: '2026-01-01', ...options });
}

const moment = (at: Time | null) =>
  at?.instant?.replace(/:00Z$/, 'Z') ?? at?.local ?? at?.written ?? null;
const entries = ({ timeline }: Postmortem) =>
  timeline.map(({ at, body }) => [moment(at), plainText(body).split('\n')[0]]);
const updates = (document: Postmortem) =>
  document.updates.map(({ at, status }) => [status, moment(at)]);
const kinds = ({ sections }: Postmortem) => sections.map(({ kind }) => kind);
const bodyOf = ({ sections }: Postmortem, kind: string) =>
  sections
    .filter((section) => section.kind === kind)
    .map(({ body }) => plainText(body))
    .join('\n');

describe('every layout', () => {
  it.each(names)('%s: no word is lost; saved and opened again it is the same', (name) => {
    for (const timelineFromText of [false, true]) {
      const { document, format } = read(textOf(name), { timelineFromText });
      expect(lostWords(textOf(name), document, format)).toEqual([]);
      expect(openPostmortem(toCanonicalJson(document))).toEqual({ ok: true, document });
    }
  });

  it.each(names)('%s: rows have a section to stand in', (name) => {
    const { document } = read(textOf(name), { timelineFromText: true });
    if (document.timeline.length > 0) expect(kinds(document)).toContain('timeline');
    if (document.updates.length > 0) expect(kinds(document)).toContain('communication');
    if (document.actions.length > 0)
      expect(kinds(document).some((kind) => kind === 'actions' || kind === 'next-steps')).toBe(
        true,
      );
  });
});

it('the measure itself sees what is missing', () => {
  const { document, format } = read(textOf('labelled.txt'));
  expect(
    lostWords(
      textOf('labelled.txt'),
      { ...document, timeline: document.timeline.slice(1) },
      format,
    ).sort(),
  ).toEqual(['02', '13', 'consumer', 'its', 'lease', 'loses', 'the']);
  expect(
    lostWords(
      textOf('labelled.txt'),
      { ...document, sections: document.sections.filter(({ kind }) => kind !== 'unsorted') },
      format,
    ),
  ).toContain('notifications');
});

describe('status pages', () => {
  it('with status words: postmortem, zone declared once, equal minutes in page order', () => {
    const { document, notes, format } = read(textOf('labelled.txt'));
    expect(format).toBe('status-page');
    expect(document.title).toBe('Delayed parcel notifications');
    expect(document.incident).toMatchObject({
      organization: 'Lantern Post',
      zone: 'CEST',
      date: '2023-06-12',
      services: ['E-mail', 'Text messages', 'Push', 'Tracking', 'Webhooks'],
    });
    expect(entries(document).map(([at]) => at)).toEqual([
      '2023-06-12T11:02Z',
      '2023-06-12T11:19Z',
      '2023-06-12T11:47Z',
      '2023-06-12T12:31Z',
      '2023-06-12T12:40Z',
    ]);
    expect(updates(document)).toEqual([
      ['investigating', '2023-06-12T11:30Z'],
      ['update', '2023-06-12T11:30Z'],
      ['monitoring', '2023-06-12T12:33Z'],
      ['resolved', '2023-06-12T12:52Z'],
      ['postmortem', '2023-06-14T08:05Z'],
    ]);
    expect(document.updates.at(-1)!.body.children).toEqual([]);
    expect(document.updates.map(({ nextUpdate }) => moment(nextUpdate))).toEqual([
      '2023-06-12T12:00Z',
      null,
      '2023-06-12T12:50Z',
      null,
      null,
    ]);
    expect(document.actions.map(({ body }) => plainText(body))).toEqual([
      'Alert on leases, not only on age',
      'Restart a consumer without a lease',
    ]);
    expect(notes).toContain('zone CEST from \u201cTimeline (all times are in CEST)\u201d');
  });

  it('without status words: every notice is an update, in time order', () => {
    const { document } = read(textOf('unlabelled.txt'));
    expect(updates(document)).toEqual([
      ['update', '2020-11-03T11:56Z'],
      ['update', '2020-11-03T12:11Z'],
      ['update', '2020-11-03T12:40Z'],
    ]);
    expect(document.updates.map(({ at }) => at!.written)[0]).toBe('Nov 03, 2020 - 11:56 GMT');
    expect(kinds(document)).toEqual(['communication']);
  });

  it('scheduled maintenance', () => {
    const { document } = read(textOf('maintenance.txt'), { timelineFromText: true });
    expect(document.updates.map(({ status }) => status)).toEqual([
      'scheduled',
      'other',
      'other',
      'other',
    ]);
    expect(document.incident).toMatchObject({ services: ['Sandbox API'], date: '2024-02-11' });
    expect(document.timeline).toEqual([]);
  });

  it('a stamp that was cut off is kept and not understood', () => {
    const { document } = read(textOf('cut-short.txt'));
    const posting = document.updates.at(-1)!;
    expect(posting).toMatchObject({
      status: 'postmortem',
      at: { written: 'Jul 02, 20', local: null, instant: null },
    });
    expect(entries(document).map(([at]) => at)).toEqual([
      '2021-07-01T13:16:55Z',
      '2021-07-01T13:18:02Z',
      '2021-07-01T13:41:30Z',
    ]);
  });

  it('a saved page: read like a copied one, nothing of it runs or loads', () => {
    const { document, format } = read(textOf('saved-page.html'));
    expect(format).toBe('html');
    expect(document.title).toBe('Checkout errors');
    expect(document.updates.map(({ status, at }) => [status, at!.written])).toEqual([
      ['investigating', 'Jan 1, 23:20 UTC'],
      ['monitoring', 'Jan 1, 23:58 UTC'],
      ['resolved', 'Jan 2, 00:31 UTC'],
    ]);
    const json = JSON.stringify(document);
    expect(json).not.toMatch(/steal|onerror|"image"/);
    expect(json).toContain('https://example.org/fix');
  });

  it('a log of notices with the stamp in front', () => {
    const { document } = read(textOf('vendor-log.txt'));
    expect(document.updates.map(({ at }) => at!.written)).toEqual([
      '9:05 AM PDT',
      '9:41 AM PDT',
      '10:22 AM PDT',
    ]);
    expect(document.timeline).toEqual([]);
    expect(document.incident).toMatchObject({ zone: 'PDT', date: '' });
  });
});

describe('timelines', () => {
  it.each<[string, (string | null)[]]>([
    ['blog.txt', ['2022-01-27T09:47Z', '2022-01-27T10:05Z', '2022-01-27T10:31Z']],
    ['headings.md', ['2022-08-19T06:48Z', '2022-08-19T07:02Z', '2022-08-19T07:13Z']],
    ['tables.md', ['2021-03-31T06:12Z', '2021-03-31T06:40Z', '2021-03-31T07:55Z']],
    ['numbered-bold.md', ['2024-12-15T03:53Z', '2024-12-15T05:20Z', null, '2024-12-16T00:10Z']],
    ['month-day.md', ['2022-12-31T22:15Z', '2022-12-31T23:59Z', '2023-01-01T00:25Z', '???']],
    [
      'run-on.md',
      [
        '2023-05-03T20:10Z',
        '2023-05-03T20:14Z',
        '2023-05-03T21:50Z',
        '2023-05-03T22:20Z',
        '2023-05-03T22:45Z',
      ],
    ],
    ['places.md', ['2023-10-09T22:37Z', '2023-10-09T22:52Z', '2023-10-09T23:20Z']],
    ['page.html', ['2020-02-20T14:02Z', '2020-02-20T14:30Z']],
    ['wiki.txt', ['T07:35:46', 'T07:52', 'T09:10']],
  ])('%s', (name, wanted) =>
    expect(entries(read(textOf(name)).document).map(([at]) => at)).toEqual(wanted),
  );

  it('headings for times keep what stands below them; logs, quotes and chats give no entries', () => {
    const { document } = read(textOf('headings.md'));
    expect(plainText(document.timeline[0]!.body)).toContain('06:48:40 health check failed');
    expect(plainText(document.timeline[1]!.body)).toContain('The old version is started.');
    expect(document.timeline.map(({ at }) => at!.written)).toEqual([
      '11:48 PM',
      '12:02 AM',
      '12:13 AM',
    ]);
    expect(bodyOf(document, 'supporting')).toContain('ines: is login down?');
  });

  it('a table of actions is not a timeline; its columns are the fields', () => {
    const { document } = read(textOf('headings.md'));
    expect(document.actions.map(({ owner, due, ticket }) => [owner, due, ticket])).toEqual([
      ['Ines', '2022-09-01', 'OPS-12'],
      ['Omar', null, 'OPS-13'],
    ]);
    expect(documentText(document)).toContain('https://tickets.example.org/OPS-13');
    expect(plainText(document.actions[1]!.body)).toContain('next quarter');
    expect(
      read(textOf('tables.md')).document.actions.map(({ owner, status }) => [owner, status]),
    ).toEqual([
      ['Noor', 'done'],
      ['Ada', 'open'],
    ]);
  });

  it('the day of a heading goes with its entries', () => {
    const { document } = read(textOf('run-on.md'));
    expect(document.timeline.map(({ source }) => source)).toEqual([
      ...Array<string>(3).fill('Wednesday 3 May 2023'),
      ...Array<string>(2).fill('Thursday 4 May 2023'),
    ]);
  });

  it('a stamp that is a link keeps its target', () => {
    const { document } = read(
      '# T\n\n## Timeline (UTC) 2024-01-02\n\n- [10:00](https://chat.example.org/p1) a\n- 10:05 b\n',
    );
    expect(document.timeline.map(({ at, source }) => [at!.written, source])).toEqual([
      ['10:00', 'https://chat.example.org/p1'],
      ['10:05', null],
    ]);
  });

  it('the zone given with the import is used only where the source names none', () => {
    const named = read('# T\n\n## Timeline (UTC)\n\n- 2024-01-02 10:00 a\n', {
      zone: 'Europe/Oslo',
    }).document;
    const open = read('# T\n\n## Timeline\n\n- 2024-01-02 10:00 a\n', {
      zone: 'Europe/Oslo',
    }).document;
    expect([named.incident.zone, moment(named.timeline[0]!.at)]).toEqual([
      'UTC',
      '2024-01-02T10:00Z',
    ]);
    expect([
      open.incident.zone,
      moment(open.timeline[0]!.at),
      open.timeline[0]!.at!.zoneFrom,
    ]).toEqual(['Europe/Oslo', '2024-01-02T09:00Z', 'document']);
  });
});

describe('metadata', () => {
  it('front matter: fields that a document knows are placed, the others stand in Unsorted as they are', () => {
    const { document } = read(textOf('tables.md'));
    expect(document.title).toBe('Mail delays on the north cluster');
    expect(document.incident.severity).toBe('SEV-3');
    expect(document.people).toEqual([
      { name: 'Ada Berg', role: 'authors' },
      { name: 'Noor Vale', role: 'authors' },
    ]);
    expect(bodyOf(document, 'unsorted')).toBe(
      '# times below were corrected on 2021-04-02 10:00\ndate: 2021-03-31\ntags: [mail, queues]',
    );
  });

  it('a mail: the subject is the title, the header is kept', () => {
    const { document, format } = read(textOf('mail.txt'), { timelineFromText: true });
    expect(format).toBe('email');
    expect(document.title).toBe('Outage of the booking desk, 6 March 2024');
    expect(entries(document)).toEqual([
      ['2024-03-06T14:20Z', 'the booking desk stopped answering.'],
      ['2024-03-06T15:05Z', 'Our provider restarted the switch at 10:05 am'],
      ['2024-03-06T15:20Z', 'bookings came back by 10:20 am.'],
    ]);
  });

  it('labelled lines above the text', () => {
    const { document } = read(
      '# Outage\n\n**Severity:** SEV-1\n**Authors:** Ada Berg, Noor Vale\n**Status:** Done\n\n## Summary\n\nIt broke.\n',
    );
    expect(document.incident.severity).toBe('SEV-1');
    expect(document.people.map(({ name }) => name)).toEqual(['Ada Berg', 'Noor Vale']);
    expect(bodyOf(document, 'unsorted')).toBe('Status: Done');
  });
});

describe('anything else', () => {
  it.each([
    ['', ''],
    ['   \n\n ', ''],
    ['one line', 'one line'],
    ['{"a":1}', '{"a":1}'],
    ['---\n: :\n---\nx', 'x'],
    ['<', '<'],
    ['|-|-|\n|', ''],
    ['Posted', 'Posted'],
    ['\u0000\uFFFD\u2028', ''],
  ])('%j is read', (text, words) => {
    const { document } = read(text);
    expect(documentText(document)).toContain(words);
    expect(openPostmortem(toCanonicalJson(document)).ok).toBe(true);
  });

  it('the name gives a title where the text has none', () => {
    expect(read('', { name: 'reports/outage-3.txt' }).document.title).toBe('outage-3');
    expect(read('', { name: '-' }).document.title).toBe('');
  });

  it('tags, quotes and bullets nested by the thousand', () => {
    for (const text of [
      '<div>'.repeat(5000) + 'deep',
      '>'.repeat(3000) + ' deep',
      '- '.repeat(2000) + 'deep',
      Array.from({ length: 400 }, (_, index) => `${' '.repeat(index)}- deep`).join('\n'),
    ]) {
      const { document } = read(text);
      expect(documentText(document)).toContain('deep');
      expect(openPostmortem(toCanonicalJson(document)).ok).toBe(true);
    }
  });

  it('a very long text of one kind of line', () => {
    for (const line of ['10:05 x\n', '- x\n', 'x\n\n', '[', '**', '   ', '| a | b |\n', '# x\n']) {
      const { document } = read(line.repeat(20_000));
      expect(openPostmortem(toCanonicalJson(document)).ok).toBe(true);
    }
  });
});

describe('nothing is lost, whatever is done to the layout', () => {
  const reports = names
    .filter((name) => name.endsWith('.txt'))
    .map((name) => textOf(name).split('\n'));
  const marked = names
    .filter((name) => name.endsWith('.md'))
    .map((name) => textOf(name).split('\n'));

  it.each([['prose' as const], ['status-page' as const]])('as %s', (format) => {
    fc.assert(
      fc.property(mutated(reports), (text) => {
        const { document, format: read_ } = read(text, { format });
        expect(lostWords(text, document, read_)).toEqual([]);
        expect(openPostmortem(toCanonicalJson(document)).ok).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('as Markdown', () => {
    fc.assert(
      fc.property(mutated(marked), (text) => {
        const { document, format } = read(text);
        expect(lostWords(text, document, format)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc
            .array(
              fc.constantFrom(
                'Posted ',
                'Resolved',
                '\n',
                '\n\n',
                '- ',
                '10:05 ',
                '2024-01-02 ',
                '## ',
                'Timeline',
                '| a | b |',
                '|--|--|',
                '<p>',
                '</p>',
                '<br>',
                '```',
                '>',
                '---',
                'title: x',
                '**',
                '[',
                '](',
                'x',
                ' UTC',
                'Jan 2, 2024 - 10:05 UTC',
              ),
              { maxLength: 30 },
            )
            .map((parts) => parts.join('')),
        ),
        (text) => {
          for (const format of [undefined, 'status-page', 'markdown', 'html', 'prose'] as const) {
            expect(
              openPostmortem(
                toCanonicalJson(read(text, { format, timelineFromText: true }).document),
              ).ok,
            ).toBe(true);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
