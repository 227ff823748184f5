/** Changes of a window in the lines of a Markdown file. */
import { expect, test } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import {
  missingInWords,
  newMarkdownFile,
  readMarkdownFile,
  writeMarkdownFile,
} from '../../../core/markdown-file/markdown-file.ts';
import { paragraph, plainProse, prose } from '../../../core/prose/build.ts';
import { HARD_WRAPPED, HEADED, TABLED } from './texts.ts';

type Draft = { -readonly [Key in keyof Postmortem]: Postmortem[Key] };

/** The file after an edit, which is read back from it whole. */
function edited(file: string, edit: (document: Draft) => void): string {
  const document: Draft = structuredClone(readMarkdownFile(file, 'doc'));
  edit(document);
  const { text, missing } = writeMarkdownFile(file, document);
  expect(missing).toEqual([]);
  expect(writeMarkdownFile(text, document)).toEqual({ text, missing: [] });
  return text;
}

/** The lines that are in one text and not in the other. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !now.includes(line)),
    come: now.filter((line) => !old.includes(line)),
  };
}

test('a file is read as a document: sections, rows with their times, check boxes', () => {
  const document = readMarkdownFile(HARD_WRAPPED, 'doc');
  expect(document.title).toBe('The day the queue stood still');
  expect(document.sections.map(({ title, kind }) => [title, kind])).toEqual([
    ['', 'custom'],
    ['Impact', 'impact'],
    ['Timeline (UTC)', 'timeline'],
    ['Action items', 'actions'],
  ]);
  expect(document.timeline.map(({ at }) => at?.instant)).toEqual([
    '2026-03-03T09:02:00Z',
    '2026-03-03T09:10:00Z',
    '2026-03-03T09:42:00Z',
  ]);
  expect(document.actions.map(({ status, owner }) => [status, owner])).toEqual([
    ['open', 'mira'],
    ['done', ''],
  ]);
  expect(readMarkdownFile(TABLED, 'doc').timeline).toHaveLength(3);
  expect(readMarkdownFile(HEADED, 'doc').timeline.map(({ at }) => at?.local)).toEqual([
    '2026-03-03T21:50',
    '2026-03-03T22:05',
    '2026-03-03T22:20',
  ]);
});

test('a time is changed where it stands, with the marks around it', () => {
  const after = edited(HARD_WRAPPED, ({ timeline: [, second] }) => {
    second!.at = {
      ...second!.at!,
      written: '09:12',
      local: '2026-03-03T09:12',
      instant: '2026-03-03T09:12:00Z',
    };
  });
  expect(difference(HARD_WRAPPED, after)).toEqual({
    gone: ['* **09:10** — She drains the queue.'],
    come: ['* **09:12** — She drains the queue.'],
  });
});

test('a new row looks like its neighbours: item, line of a table, heading', () => {
  const add = (document: Draft, written: string): void => {
    const [first] = document.timeline;
    const local = `${first!.at!.local!.slice(0, 11)}${written}`;
    const zone = first!.at!.zone!;
    const hours = zone === 'UTC' ? 0 : 1;
    const instant = new Date(Date.parse(`${local}:00Z`) - hours * 3_600_000)
      .toISOString()
      .replace('.000', '');
    const row = {
      ...first!,
      id: 'new1',
      at: { ...first!.at!, written, local, instant },
      body: plainProse('A new thing.'),
    };
    document.timeline = document.timeline.toSpliced(1, 0, row);
  };
  expect(
    difference(
      HARD_WRAPPED,
      edited(HARD_WRAPPED, (document) => add(document, '09:05')),
    ),
  ).toEqual({ gone: [], come: ['* **09:05** — A new thing.'] });
  expect(
    difference(
      HEADED,
      edited(HEADED, (document) => add(document, '21:55')),
    ),
  ).toEqual({ gone: [], come: ['### 21:55', 'A new thing.'] });
  const table = structuredClone(readMarkdownFile(TABLED, 'doc')) as Draft;
  table.timeline = [
    ...table.timeline.slice(0, 1),
    { ...table.timeline[0]!, id: 'new1', body: plainProse('A | new thing.') },
    ...table.timeline.slice(1),
  ];
  const written = writeMarkdownFile(TABLED, table);
  expect(difference(TABLED, written.text)).toEqual({
    gone: [],
    come: [String.raw`| 14:02 | A \| new thing. |`],
  });
});

test('the first row and the last go, and the table stays one', () => {
  const after = edited(TABLED, (document) => {
    document.timeline = document.timeline.slice(1, 2);
  });
  expect(difference(TABLED, after)).toEqual({
    gone: ['| 14:02      | Latency rises |', '| 14:31      | Latency is normal |'],
    come: [],
  });
});

test('sections move with their lines; a comment and a definition stay', () => {
  const after = edited(HARD_WRAPPED, (document) => {
    const [first, impact, timeline, actions] = document.sections;
    document.sections = [first!, timeline!, impact!, actions!];
  });
  expect(after.split('\n').toSorted()).toEqual(HARD_WRAPPED.split('\n').toSorted());
  expect(after.indexOf('Timeline (UTC)')).toBeLessThan(after.indexOf('\nImpact\n'));
  const without = edited(HARD_WRAPPED, (document) => {
    document.sections = document.sections.toSpliced(1, 1);
  });
  expect(without).toContain('<!-- reviewed by the platform team -->');
  expect(without).toContain('[late]: https://example.com/late');
});

test('a new section has the style of the others', () => {
  const after = edited(HARD_WRAPPED, (document) => {
    document.sections = [
      ...document.sections,
      {
        ...document.sections[1]!,
        id: 'new1',
        kind: 'lessons',
        title: 'Lessons',
        body: prose(paragraph('We learned.')),
      },
    ];
  });
  expect(difference(HARD_WRAPPED, after)).toEqual({
    gone: [],
    come: ['Lessons', '-------', 'We learned.'],
  });
});

test('the facts of an incident stand in the front matter, each on its line', () => {
  const after = edited(HARD_WRAPPED, (document) => {
    document.title = 'The queue';
    document.incident = { ...document.incident, severity: 'SEV-2', zone: 'Europe/Copenhagen' };
    document.timeline = document.timeline.map((row) => ({ ...row }));
  });
  expect(difference(HARD_WRAPPED, after)).toMatchObject({
    gone: ['title: "The day the queue stood still"  # shown in the list'],
    come: expect.arrayContaining([
      'title: The queue # shown in the list',
      'severity: SEV-2',
    ]) as unknown,
  });
  const fresh = edited(HEADED, (document) => {
    document.incident = { ...document.incident, severity: 'SEV-1' };
  });
  expect(fresh).toBe(`---\nseverity: SEV-1\n---\n\n${HEADED}`);
});

test('what the lines cannot say stands in one comment at the end, and goes with its cause', () => {
  const detected = edited(HARD_WRAPPED, ({ timeline: [first] }) => {
    first!.milestone = 'detected';
  });
  expect(detected.startsWith(HARD_WRAPPED)).toBe(true);
  expect(detected.slice(HARD_WRAPPED.length)).toMatch(
    /^\n<!-- afterword\n\{.*"detected"\}\n-->\n$/,
  );
  expect(readMarkdownFile(detected, 'doc').timeline[0]!.milestone).toBe('detected');
  // The row's words are changed by hand: it is still the first.
  const byHand = detected.replace('The first alert fires', 'An alert fires');
  expect(readMarkdownFile(byHand, 'doc').timeline[0]!.milestone).toBe('detected');
  const taken = edited(detected, ({ timeline: [first] }) => {
    first!.milestone = null;
  });
  expect(taken).toBe(HARD_WRAPPED);
});

test('a remark that was spoiled by hand costs itself alone', () => {
  const spoiled = `${HARD_WRAPPED}\n<!-- afterword\n{"of":"timeline","nth":0,"key":"milestone","value":"lunch"}\n{"of":"timeline","nth":1,"key":"milestone","value":"mitigated"}\n-->\n`;
  expect(readMarkdownFile(spoiled, 'doc').timeline.map(({ milestone }) => milestone)).toEqual([
    null,
    'mitigated',
    null,
  ]);
});

test('what a Markdown file cannot hold is said: pictures, internal marks', () => {
  const document: Draft = structuredClone(readMarkdownFile(HARD_WRAPPED, 'doc'));
  document.media = { one: { type: 'image/png', data: 'AAAA', name: 'one.png' } };
  document.sections[1]!.audience = 'internal';
  document.sections[0]!.body.children.push({
    type: 'paragraph',
    children: [{ type: 'image', url: 'media:one', alt: 'The queue' }],
  });
  const { text, missing } = writeMarkdownFile(HARD_WRAPPED, document);
  expect(missingInWords(missing)).toEqual(['a picture', 'an internal mark']);
  expect(difference(HARD_WRAPPED, text)).toEqual({ gone: [], come: ['The queue'] });
});

test('the text above the first heading goes; a live fact stays as its words, and that is said', () => {
  const without = edited(HARD_WRAPPED, (document) => {
    document.sections[0]!.body = prose();
  });
  expect(without).not.toContain('Customers could not pay');
  expect(without).toContain('<!-- reviewed by the platform team -->\n\nImpact');
  const document: Draft = structuredClone(readMarkdownFile(HARD_WRAPPED, 'doc'));
  document.sections[1]!.body.children.push({
    type: 'paragraph',
    children: [
      { type: 'text', value: 'It began at ' },
      {
        type: 'fact',
        form: 'plain',
        source: { kind: 'entry', id: document.timeline[0]!.id },
        value: '09:02',
      },
      { type: 'text', value: '.' },
    ],
  });
  const { text, missing } = writeMarkdownFile(HARD_WRAPPED, document);
  expect(missingInWords(missing)).toEqual(['what live facts follow']);
  expect(difference(HARD_WRAPPED, text)).toEqual({ gone: [], come: ['It began at 09:02.'] });
});

test('comments are no matter of a Markdown file, of ours or not, and that is said', () => {
  const withComment = (document: Postmortem): Postmortem => ({
    ...document,
    comments: [
      {
        id: 'c1',
        about: { in: 'document', part: '' },
        comments: [{ author: 'Mira', date: '', text: 'Who was on call?' }],
        state: 'open',
      },
    ],
  });
  const document = withComment(readMarkdownFile(HARD_WRAPPED, 'doc'));
  const foreign = writeMarkdownFile(HARD_WRAPPED, document);
  expect(missingInWords(foreign.missing)).toEqual(['comments']);
  expect(foreign.text).toBe(HARD_WRAPPED);
  expect(missingInWords(newMarkdownFile(document).missing)).toEqual(['comments']);
});
