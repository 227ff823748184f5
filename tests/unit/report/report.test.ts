import fc from 'fast-check';
import type { PhrasingContent, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../core/checks/model/diagnostic.ts';
import { plainProse } from '../../../core/prose/build.ts';
import {
  SECTION_KINDS,
  type Postmortem,
  type Section,
  type StatusUpdate,
  type Time,
  type TimelineEntry,
} from '../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { NoteIndex } from '../../../core/report/note-index.ts';
import { buildReport, type Report, type ReportOptions } from '../../../core/report/report.ts';
import type { Look } from '../../../core/report/look.ts';
import { contentsOf, type CoverBlock } from '../../../core/report/tree.ts';
import { DE } from '../../../core/report/words/de.ts';
import { EN } from '../../../core/report/words/en.ts';
import { REPORT_WORDS, wordsFor } from '../../../core/report/words/words.ts';
import type { RowsTable } from '../../../core/report/tree.ts';
import { shownTime } from '../../../core/time/shown-time.ts';
import { zoneName } from '../../../core/report/zone-name.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { inlineText } from '../../../core/prose/text.ts';
import { shownBlocks } from '../../../core/report/prose.ts';
import { headingDepths, isLinkable } from '../../../core/report/show-context.ts';
import { hostileDocument } from '../../tools/hostile-documents.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { runs } from '../../tools/runs.ts';

const sample = sampleDocument();
const empty: Postmortem = {
  ...sample,
  sections: [],
  timeline: [],
  updates: [],
  actions: [],
  media: {},
  people: [],
  incident: { ...sample.incident, services: [] },
};
const body = (text: string): Root => plainProse(text);
const section = (id: string, kind: Section['kind'], more: Partial<Section> = {}): Section => ({
  id,
  kind,
  title: id,
  audience: 'everyone',
  required: false,
  guidance: 'a question',
  body: body(`text of ${id}`),
  ...more,
});
const at = (local: string, more: Partial<Time> = {}): Time => ({
  written: local.slice(-5),
  local,
  zone: 'UTC',
  instant: `${local}:00Z`,
  approximate: false,
  ...more,
});
const entry = (
  id: string,
  time: Time | null,
  more: Partial<TimelineEntry> = {},
): TimelineEntry => ({
  id,
  at: time,
  milestone: null,
  body: body(`event ${id}`),
  audience: 'everyone',
  source: null,
  ...more,
});
const build = (
  document: Postmortem,
  audience: 'everyone' | 'internal' = 'everyone',
  zone = 'UTC',
): Report => buildReport(document, { audience, zone });
const outline = ({ blocks }: Report): string[] =>
  blocks
    .filter(({ type }) => !['cover', 'measures', 'contents'].includes(type))
    .map((block) => {
      if (block.type === 'section') return `# ${block.title}`;
      return block.type === 'rows' ? block.of : block.type;
    });
const cover = ({ blocks }: Report): CoverBlock => blocks.find((block) => block.type === 'cover')!;
const tableOf = (report: Report): RowsTable =>
  report.blocks.find((block) => block.type === 'rows')!;
const cells = ({ rows }: RowsTable): string[][] =>
  rows.map((row) =>
    row.type === 'day'
      ? [row.text]
      : row.cells.map((blocks) =>
          blocks.map((block) => ('children' in block ? inlineText(block) : '')).join('|'),
        ),
  );

const update: StatusUpdate = {
  id: 'u1',
  at: at('2026-03-03T09:00'),
  status: 'investigating',
  body: body('Looking into it.'),
  nextUpdate: null,
};
const action = {
  id: 'a1',
  body: body('Fix it.'),
  owner: '',
  due: null,
  priority: '',
  status: 'open' as const,
  ticket: '',
};
const rows = {
  timeline: [entry('e1', at('2026-03-03T09:00')), entry('e2', at('2026-03-03T09:30'))],
  updates: [update],
  actions: [action],
};

describe('where rows stand', () => {
  it.each<[string, Section[], string[]]>([
    [
      'in the sections of their kind, below their prose',
      [section('T', 'timeline'), section('A', 'actions'), section('C', 'communication')],
      ['# T', 'prose', 'track', 'timeline', '# A', 'prose', 'actions', '# C', 'prose', 'updates'],
    ],
    [
      'actions in next steps where there is no actions section',
      [section('N', 'next-steps')],
      ['# N', 'prose', 'actions', '# Timeline', 'track', 'timeline', '# Status updates', 'updates'],
    ],
    [
      'only in the first of several',
      [section('A', 'actions'), section('B', 'actions'), section('N', 'next-steps')],
      [
        '# A',
        'prose',
        'actions',
        '# B',
        'prose',
        '# N',
        'prose',
        '# Timeline',
        'track',
        'timeline',
        '# Status updates',
        'updates',
      ],
    ],
    [
      'in sections of their own, before what is unsorted',
      [section('U', 'unsorted'), section('S', 'summary')],
      [
        '# S',
        'prose',
        '# Timeline',
        'track',
        'timeline',
        '# Actions',
        'actions',
        '# Status updates',
        'updates',
        '# U',
        'prose',
      ],
    ],
    [
      'in a section that is otherwise empty',
      [section('T', 'timeline', { body: body('') })],
      ['# T', 'track', 'timeline', '# Actions', 'actions', '# Status updates', 'updates'],
    ],
  ])('%s', (_, sections, expected) =>
    expect(outline(build({ ...empty, ...rows, sections }))).toEqual(expected),
  );

  it('leaves empty sections out unless they are required, and never shows guidance', () => {
    const report = build({
      ...empty,
      sections: [
        section('S', 'summary', { body: body(''), required: true }),
        section('L', 'lucky', { body: body('') }),
      ],
    });
    expect(outline(report)).toEqual(['# S', 'note']);
    expect(report.blocks[2]).toMatchObject({ text: EN.notWritten });
    expect(JSON.stringify(report)).not.toContain('a question');
  });
});

describe('a section without a title', () => {
  it.each(REPORT_WORDS)('is called by its kind: $language', (words) => {
    for (const kind of SECTION_KINDS) {
      const document = { ...empty, sections: [section('S', kind, { title: ' \u0007\n\u200b' })] };
      expect(
        outline(
          buildReport(document, { audience: 'everyone', zone: '', language: words.language }),
        ),
      ).toEqual([`# ${words.sections[kind]}`, 'prose']);
    }
  });

  it('is so in every document: each heading and each line of the contents has words', () => {
    fc.assert(
      fc.property(hostileDocument, fc.boolean(), (document, brief) => {
        const report = buildReport(document, { audience: 'internal', zone: '', brief });
        for (const block of report.blocks)
          if (block.type === 'section') expect(block.title).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
        expect(contentsOf(report).filter(({ level }) => level === 1).length).toBe(
          contentsOf(report).length === 0
            ? 0
            : report.blocks
                .slice(report.blocks.findIndex(({ type }) => type === 'contents'))
                .filter(({ type }) => type === 'section').length,
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it('keeps its empty title in Markdown, until somebody writes one there', () => {
    const document: Postmortem = {
      ...empty,
      sections: [section('S', 'root-cause', { title: '' })],
    };
    const text = toMarkdownText(build(document));
    expect(text).toContain('\n## Root cause\n');
    expect(readOwnMarkdown(text).sections[0]!.title).toBe('');
    expect(readOwnMarkdown(text.replace('## Root cause', '## Why')).sections[0]!.title).toBe('Why');
  });
});

describe('for everyone', () => {
  const internal = { audience: 'internal' as const };

  it('leaves out internal sections with the rows in them, and internal entries', () => {
    const sections = [section('T', 'timeline', internal), section('S', 'summary')];
    expect(outline(build({ ...empty, ...rows, updates: [], actions: [], sections }))).toEqual([
      '# S',
      'prose',
    ]);
    expect(
      outline(build({ ...empty, ...rows, updates: [], actions: [], sections }, 'internal')),
    ).toEqual(['# T', 'prose', 'track', 'timeline', '# S', 'prose']);
    const report = build({
      ...empty,
      timeline: [
        ...rows.timeline,
        entry('e3', at('2026-03-03T11:00'), { ...internal, milestone: 'resolved' }),
      ],
    });
    expect(report.source.timeline.map(({ id }) => id)).toEqual(['e1', 'e2']);
  });

  it('measures only what is shown', () => {
    const timeline = [
      entry('e1', at('2026-03-03T09:00'), { milestone: 'started' }),
      entry('e2', at('2026-03-03T09:07'), { milestone: 'detected', ...internal }),
    ];
    const measures = (audience: 'everyone' | 'internal') =>
      build({ ...empty, timeline }, audience).blocks.find((block) => block.type === 'measures');
    expect(
      measures('internal')!.node.children.map(({ children }) => children.map(inlineText)),
    ).toEqual([
      ['Milestone', 'Time', 'After the start'],
      ['Started', '09:00', ''],
      ['Detected', '09:07', '7 min'],
    ]);
    expect(measures('everyone')).toBeUndefined();
  });

  it('carries only the pictures that are shown, and shows sources to internal readers only', () => {
    const media = {
      shown: { type: 'image/png', data: '', name: '' },
      other: { type: 'image/png', data: '', name: '' },
    };
    const picture: Root = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'image', url: 'media:shown', alt: 'x' }] },
      ],
    };
    expect(
      Object.keys(
        build({ ...empty, media, sections: [section('S', 'summary', { body: picture })] }).source
          .media,
      ),
    ).toEqual(['shown']);
    const timeline = [entry('e1', at('2026-03-03T09:00'), { source: 'chat' })];
    expect(tableOf(build({ ...empty, timeline })).columns.map(({ role }) => role)).toEqual([
      'time',
      'event',
    ]);
    expect(
      tableOf(build({ ...empty, timeline }, 'internal')).columns.map(({ role }) => role),
    ).toEqual(['time', 'event', 'source']);
  });
});

describe('days', () => {
  it('have a line each when there are several', () => {
    const timeline = [
      entry('e1', at('2026-03-03T23:50')),
      entry('e2', at('T23:55', { instant: null })),
      entry('e3', at('2026-03-04T00:10')),
      entry('e4', null),
    ];
    expect(cells(tableOf(build({ ...empty, timeline })))).toEqual([
      ['Tuesday 3 March 2026'],
      ['23:50', 'event e1'],
      ['23:55', 'event e2'],
      ['Wednesday 4 March 2026'],
      ['00:10', 'event e3'],
      ['', 'event e4'],
    ]);
  });

  it('follow the zone that is shown', () => {
    const timeline = [entry('e1', at('2026-03-03T23:50')), entry('e2', at('2026-03-04T00:10'))];
    expect(
      cells(tableOf(build({ ...empty, timeline }, 'everyone', 'Asia/Tokyo'))).map(
        ([first]) => first,
      ),
    ).toEqual(['08:50\n23:50', '09:10\n00:10']);
  });
});

describe('shownTime', () => {
  it.each<[string, Partial<Time>, string, [string | null, string, string]]>([
    [
      'its own zone',
      { written: '09:15', local: '2026-03-03T09:15', zone: 'UTC', instant: '2026-03-03T09:15:00Z' },
      'UTC',
      ['2026-03-03', '09:15', ''],
    ],
    [
      'seconds that were written',
      {
        written: '09:15:30',
        local: '2026-03-03T09:15:30',
        zone: 'UTC',
        instant: '2026-03-03T09:15:30Z',
      },
      'UTC',
      ['2026-03-03', '09:15:30', ''],
    ],
    [
      'another zone',
      {
        written: '14:07 MDT',
        local: '2017-08-09T14:07',
        zone: 'MDT',
        instant: '2017-08-09T20:07:00Z',
      },
      'UTC',
      ['2017-08-09', '20:07', '14:07 MDT'],
    ],
    [
      'another zone with the same clock',
      { written: '09:15', local: '2026-03-03T09:15', zone: 'CET', instant: '2026-03-03T08:15:00Z' },
      'Europe/Copenhagen',
      ['2026-03-03', '09:15', ''],
    ],
    [
      'two clocks that agree',
      {
        written: '2.07pm (14.07 MDT)',
        local: '2017-08-09T14:07',
        zone: 'MDT',
        instant: '2017-08-09T20:07:00Z',
      },
      'MDT',
      ['2017-08-09', '14:07', ''],
    ],
    [
      'a range',
      {
        written: '14:07-14:12',
        local: '2017-08-09T14:07',
        zone: 'MDT',
        instant: '2017-08-09T20:07:00Z',
      },
      'MDT',
      ['2017-08-09', '14:07', '14:07-14:12'],
    ],
    [
      'an offset',
      {
        written: '2017-08-09T14:07-06:00',
        local: '2017-08-09T14:07',
        zone: '-06:00',
        instant: '2017-08-09T20:07:00Z',
      },
      'MDT',
      ['2017-08-09', '14:07', ''],
    ],
    [
      'about',
      {
        written: 'around 9',
        local: '2026-03-03T09:00',
        zone: 'UTC',
        instant: '2026-03-03T09:00:00Z',
        approximate: true,
      },
      'UTC',
      ['2026-03-03', '~09:00', ''],
    ],
    [
      'no instant',
      { written: '9.15', local: 'T09:15', zone: null, instant: null },
      'UTC',
      [null, '09:15', ''],
    ],
    [
      'a zone nobody knows',
      { written: '9.15 XYZ', local: '2026-03-03T09:15', zone: 'XYZ', instant: null },
      'UTC',
      ['2026-03-03', '09:15 XYZ', ''],
    ],
    [
      'a day only',
      { written: '9 August', local: '2017-08-09', zone: null, instant: null },
      'UTC',
      ['2017-08-09', '9 August', ''],
    ],
    [
      'nothing understood',
      { written: 'before lunch', local: null, zone: null, instant: null },
      'UTC',
      [null, 'before lunch', ''],
    ],
    [
      'no zone for the report',
      { written: '14:07', local: '2017-08-09T14:07', zone: 'MDT', instant: '2017-08-09T20:07:00Z' },
      '',
      ['2017-08-09', '14:07 MDT', ''],
    ],
  ])('%s', (_, time, zone, [day, clock, written]) =>
    expect(
      shownTime(
        { written: '', local: null, zone: null, instant: null, approximate: false, ...time },
        zone,
      ),
    ).toEqual({ day, clock, written }),
  );
});

describe('zoneName', () => {
  it.each([
    ['Europe/Copenhagen', '2026-03-03', 'Times in Europe/Copenhagen (UTC+1)'],
    ['Europe/Copenhagen', '2026-07-03', 'Times in Europe/Copenhagen (UTC+2)'],
    ['MDT', '2017-08-09', 'Times in MDT (UTC-6)'],
    ['UTC', '2026-03-03', 'Times in UTC'],
    ['', '2026-03-03', 'Times as written'],
    ['XYZ', '2026-03-03', 'Times in XYZ'],
  ])('%s on %s', (zone, date, times) =>
    expect(zoneName(zone, { ...empty, incident: { ...empty.incident, date } }, EN).times).toBe(
      times,
    ),
  );

  it('names both offsets when the clock changed during the incident', () => {
    const timeline = [entry('e1', at('2026-03-29T00:30')), entry('e2', at('2026-03-29T01:30'))];
    expect(zoneName('Europe/Copenhagen', { ...empty, timeline }, EN).label).toBe(
      'Europe/Copenhagen (UTC+1 and UTC+2)',
    );
  });
});

describe('facts', () => {
  it("pair the incident's own with the file's, and leave out what is not known", () => {
    expect(cover(build(sample, 'everyone', '')).facts.map(({ label }) => label)).toEqual([
      'Date',
      'Severity',
      'Services',
      'Reference',
      'People',
      'State',
      'Organization',
      'Version',
      'Times',
      'Audience',
    ]);
    const bare = build(
      {
        ...empty,
        incident: {
          reference: '',
          organization: '',
          severity: ' ',
          services: ['', ' '],
          zone: '',
          date: '',
        },
        revision: '',
        edited: '',
      },
      'everyone',
      '',
    );
    expect(cover(bare).facts).toEqual([
      { role: 'state', label: 'State', value: 'Approved' },
      { role: 'audience', label: 'Audience', value: 'For everyone' },
    ]);
  });

  it.each<[string, TimelineEntry[], string]>([
    [
      'from start to end',
      [
        entry('a', at('2026-03-03T09:15'), { milestone: 'started' }),
        entry('b', at('2026-03-03T10:31'), { milestone: 'resolved' }),
      ],
      'Tue 3 March 2026, 09:15–10:31',
    ],
    [
      'over days',
      [
        entry('a', at('2026-03-03T22:15'), { milestone: 'started' }),
        entry('b', at('2026-03-04T01:31'), { milestone: 'resolved' }),
      ],
      'Tue 3 March 2026, 22:15 – Wed 4 March 2026, 01:31',
    ],
    [
      'without milestones, the days',
      [entry('a', at('2026-03-03T22:15')), entry('b', at('2026-03-04T01:31'))],
      'Tue 3 March 2026 – Wed 4 March 2026',
    ],
    ["without entries, the document's day", [], 'Tue 3 March 2026'],
  ])('the date: %s', (_, timeline, date) =>
    expect(cover(build({ ...empty, timeline })).facts[0]).toEqual({
      role: 'date',
      label: 'Date',
      value: date,
    }),
  );
});

describe('prose as shown', () => {
  const shown = (...children: Root['children']): ReturnType<typeof shownBlocks> =>
    shownBlocks(
      { type: 'root', children },
      {
        media: { p: { type: 'image/png', data: '', name: '' } },
        depths: [2, 4],
        notes: new NoteIndex([]),
      },
    );
  const text = (value: string) => ({ type: 'text' as const, value });

  it('keeps the words of what cannot be shown as it is', () => {
    expect(
      shown({
        type: 'html',
        value: '<details><summary>Logs</summary> here</details><!-- not this -->',
      }),
    ).toEqual([{ type: 'paragraph', children: [text('Logs here')] }]);
    expect(
      shown({
        type: 'paragraph',
        children: [{ type: 'link', url: 'javascript:alert(1)', children: [text('press')] }],
      }),
    ).toEqual([{ type: 'paragraph', children: [text('press')] }]);
    expect(
      shown({
        type: 'paragraph',
        children: [{ type: 'image', url: 'https://example.org/x.png', alt: 'a graph' }],
      }),
    ).toMatchObject([{ children: [{ type: 'link', children: [text('a graph')] }] }]);
    expect(
      shown({
        type: 'paragraph',
        children: [{ type: 'image', url: 'media:gone', alt: 'a graph' }],
      }),
    ).toEqual([{ type: 'paragraph', children: [text('a graph')] }]);
  });

  it('shows a format within itself once: a doubled strikethrough would open a code block in Markdown', () => {
    const struck = (...children: PhrasingContent[]): PhrasingContent => ({
      type: 'delete',
      children,
    });
    expect(
      shown({ type: 'paragraph', children: [struck(struck(struck(text('|'))), text('x'))] }),
    ).toEqual([
      { type: 'paragraph', children: [{ type: 'delete', children: [text('|'), text('x')] }] },
    ]);
  });

  it('has no empty code: Markdown would write it as two signs', () => {
    expect(
      shown({
        type: 'paragraph',
        children: [text('a'), { type: 'inlineCode', value: '\u0000' }, text('b')],
      }),
    ).toEqual([{ type: 'paragraph', children: [text('ab')] }]);
  });

  it('numbers heading levels without gaps', () => {
    expect(
      headingDepths([
        {
          type: 'root',
          children: [
            { type: 'heading', depth: 4, children: [] },
            { type: 'heading', depth: 2, children: [] },
          ],
        },
      ]),
    ).toEqual([2, 4]);
    expect(shown({ type: 'heading', depth: 4, children: [text('x')] })).toMatchObject([
      { depth: 2 },
    ]);
  });

  it.each([
    ['https://example.org/a', true],
    ['mailto:a@example.org', true],
    ['javascript:alert(1)', false],
    ['https://exam ple.org', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s is linkable: %s', (url, expected) => expect(isLinkable(url)).toBe(expected));
});

describe('times in UTC too', () => {
  const shown = (zone: string, timeline = rows.timeline): string[][] =>
    cells(
      buildReport({ ...empty, timeline }, { audience: 'everyone', zone, utc: true }).blocks.find(
        (block) => block.type === 'rows',
      )!,
    );

  it('stand in a column of their own, with the day where it is another', () => {
    expect(shown('Asia/Tokyo', [entry('e1', at('2026-03-03T16:00')), entry('e2', null)])).toEqual([
      ['01:00\n16:00', '16:00\n3 Mar 2026', 'event e1'],
      ['', '', 'event e2'],
    ]);
    expect(shown('Europe/Copenhagen')[0]).toEqual(['10:00\n09:00', '09:00', 'event e1']);
  });

  it.each(['UTC', 'GMT', '+00:00'])('but not beside %s', (zone) =>
    expect(shown(zone)[0]).toHaveLength(2),
  );

  it('nor where no moment is known', () =>
    expect(shown('Asia/Tokyo', [entry('e1', null)])).toEqual([['', 'event e1']]));
});

describe('a brief', () => {
  const brief = (document: Postmortem): Report =>
    buildReport(document, { audience: 'internal', zone: '', brief: true });
  const long = (count: number): Root =>
    body(
      Array.from(
        { length: count },
        (_, index) => `Paragraph ${index}. ${'Words and more of them. '.repeat(8)}`,
      ).join('\n\n'),
    );

  it('ends no section with a colon whose list went to the appendix', () => {
    const items = (count: number): string =>
      Array.from({ length: count }, (_, at) => `- One more thing that was hit, number ${at}.`).join(
        '\n',
      );
    const actions = Array.from({ length: 8 }, (_, at) => ({
      ...sampleDocument().actions[0]!,
      id: `a${at}`,
      status: 'open' as const,
    }));
    for (let count = 1; count < 40; count++) {
      const report = brief({
        ...sampleDocument(),
        actions,
        sections: [
          { ...section('S', 'summary'), body: parseMarkdown('It broke.') },
          { ...section('I', 'impact'), body: parseMarkdown(`These were hit:\n\n${items(count)}`) },
          {
            ...section('R', 'root-cause'),
            body: parseMarkdown('This was the query:\n\n```\nselect 1\n```'),
          },
        ],
      });
      const end = report.blocks.findIndex(({ type }) => type === 'appendix');
      const first = end < 0 ? report.blocks : report.blocks.slice(0, end);
      for (const [at, block] of first.entries())
        if (block.type === 'prose' && /:$/.test(inlineText(block.node)))
          expect(first[at + 1]?.type, `${count} items`).toBe('prose');
    }
  });

  it('says the most important first and keeps the rest as an appendix', () => {
    const sections = [
      section('L', 'lessons'),
      section('R', 'root-cause', { body: long(6) }),
      section('S', 'summary'),
      section('I', 'impact'),
      section('A', 'actions'),
    ];
    const actions = [
      action,
      { ...action, id: 'a2', status: 'done' as const },
      { ...action, id: 'a3', status: 'in-progress' as const },
    ];
    const report = brief({ ...empty, ...rows, actions, updates: [], sections });
    expect(outline(report)).toEqual([
      '# S',
      'prose',
      '# I',
      'prose',
      '# R',
      'prose',
      'prose',
      '# Open actions',
      'actions',
      'appendix',
      '# L',
      'prose',
      '# R (continued)',
      'prose',
      'prose',
      'prose',
      'prose',
      '# A',
      'prose',
      'actions',
      '# Timeline',
      'track',
      'timeline',
    ]);
    expect(contentsOf(report).map(({ text }) => text)).toEqual([
      'L',
      'R (continued)',
      'A',
      'Timeline',
    ]);
    expect(
      report.blocks
        .filter((block) => block.type === 'rows')
        .map((block) => block.rows.map((row) => (row.type === 'item' ? row.id : ''))),
    ).toEqual([['a1', 'a3'], ['a2'], ['e1', 'e2']]);
  });

  it('has no appendix when everything fits', () => {
    expect(outline(brief({ ...empty, sections: [section('S', 'summary')] }))).toEqual([
      '# S',
      'prose',
    ]);
  });

  it('drops no block and no row of any document, and says none twice', () => {
    fc.assert(
      fc.property(hostileDocument, (document) => {
        const said = (short: boolean): string[] =>
          buildReport(document, { audience: 'internal', zone: '', brief: short })
            .blocks.flatMap((block) => {
              if (block.type === 'prose') return [block.id];
              if (block.type !== 'rows') return [];
              return block.rows.flatMap((row) => (row.type === 'item' ? [row.key] : []));
            })
            .sort();
        expect(said(true)).toEqual(said(false));
        const ids = brief(document).blocks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('unresolved problems', () => {
  const problem = (where: Diagnostic['where']): Diagnostic => ({
    rule: 'timeline/order',
    severity: 'error',
    title: 'Out of order',
    message: 'This is before that.',
    where,
    fixes: [],
  });

  it('are listed last, and only if asked for', () => {
    const options: ReportOptions = { audience: 'everyone', zone: 'UTC' };
    const document = {
      ...empty,
      ...rows,
      sections: [section('S', 'summary'), section('U', 'unsorted')],
    };
    const report = buildReport(document, {
      ...options,
      problems: [
        problem({ kind: 'timeline', id: 'e2' }),
        problem({ kind: 'section', id: 'S' }),
        problem({ kind: 'timeline', id: 'gone' }),
      ],
    });
    const last = report.blocks.at(-1)!;
    expect(
      last.type === 'problems'
        ? last.node.children.map(({ children }) => inlineText(children[0]!))
        : [],
    ).toEqual([
      'Error: Out of order (Timeline, 09:30). This is before that.',
      'Error: Out of order (S). This is before that.',
    ]);
    expect(outline(report).slice(-4)).toEqual([
      '# U',
      'prose',
      '# Unresolved problems',
      'problems',
    ]);
    expect(outline(buildReport(document, options))).not.toContain('problems');
  });
});

describe("the report's own words", () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]))
      : typeof value;

  it('are all there in every language, with the same values to fill in', () => {
    const templates = (text: string): string[] =>
      [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const words of REPORT_WORDS) {
      expect(shape(words)).toEqual(shape(EN));
      for (const field of ['continued', 'version', 'versionOf', 'timesIn', 'nextUpdate'] as const)
        expect(templates(words[field])).toEqual(templates(EN[field]));
      expect(JSON.stringify(words)).not.toMatch(/:""/);
      for (const list of ['columns', 'milestones', 'updateStatuses', 'actionStatuses'] as const)
        expect(new Set(Object.values(words[list])).size).toBe(Object.values(words[list]).length);
    }
  });

  it.each([
    ['de-AT', 'de'],
    ['fr', 'fr'],
    ['en-GB', 'en'],
    ['da', 'en'],
    ['', 'en'],
  ])('for %j are %s', (tag, language) => expect(wordsFor(tag).language).toBe(language));

  it("follow the document's language unless another is asked for", () => {
    const german = { ...sample, language: 'de' };
    expect(cover(build(german)).facts[0]).toEqual({
      role: 'date',
      label: DE.facts.date,
      value: 'Di, 3. März 2026, 08:15–09:31',
    });
    const english = buildReport(german, { audience: 'everyone', zone: '', language: 'en' });
    expect([english.words.language, english.language]).toEqual(['en', 'de']);
  });
});

describe("a company's look", () => {
  it.each<[string, Look, [boolean, string | null]]>([
    [
      'logo and colour',
      { logo: { type: 'image/png', data: 'iVBORw0KGgo=' }, accent: '#AA3300' },
      [true, '#aa3300'],
    ],
    ['a colour that is none', { accent: 'red;}</style>' }, [false, null]],
    ['a logo that is no picture', { logo: { type: 'text/html', data: 'PGI+' } }, [false, null]],
    [
      'a logo that is no base64',
      { logo: { type: 'image/png', data: '"><script>' } },
      [false, null],
    ],
  ])('%s', (_, look, [logo, accent]) => {
    const report = buildReport(sample, { audience: 'everyone', zone: '', look });
    expect([cover(report).logo !== null, report.accent]).toEqual([logo, accent]);
  });
});
