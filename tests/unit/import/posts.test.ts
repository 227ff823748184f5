/** Posts of pages that nobody knows, found by what recurs: in any layout, order and language. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { inferredPosts } from '../../../core/import/status-page/post-layout.ts';
import { postHead } from '../../../core/import/understand/post-heads.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';

interface Post {
  day: string;
  clock: string;
  status: string;
  text: string;
}

const ENGLISH: readonly Post[] = [
  { day: '4 Feb 2025', clock: '08:12', status: 'Investigating', text: 'Parcels get no labels.' },
  { day: '4 Feb 2025', clock: '08:40', status: 'Identified', text: 'A font is missing.' },
  { day: '4 Feb 2025', clock: '09:25', status: 'Resolved', text: 'Labels are printed again.' },
];
const KINDS = ['investigating', 'identified', 'resolved'];
const LOCALS = ['2025-02-04T08:12', '2025-02-04T08:40', '2025-02-04T09:25'];

const page = (posts: readonly Post[], layout: (post: Post) => string, gap = '\n'): string =>
  `Harbour Parcels\n\n${posts.map(layout).join(gap)}\n`;

function read(text: string) {
  const { document } = importText(text, {
    name: '',
    newId: sequentialIds('n'),
    today: '2026-01-01',
    timelineFromText: true,
  });
  return {
    status: document.updates.map(({ status }) => status),
    at: document.updates.map(({ at }) => at?.local),
    texts: document.updates.map(({ body }) => plainText(body).split('\n').at(-1)),
    services: document.incident.services,
    document,
  };
}

const CLOSE = '\n';

const LAYOUTS: readonly [string, (post: Post) => string][] = [
  ['stamp | status', (p) => `${p.day}, ${p.clock} UTC | ${p.status}\n${p.text}`],
  ['stamp | status | service', (p) => `${p.day}, ${p.clock} | ${p.status} | Labels\n${p.text}`],
  ['status - stamp', (p) => `${p.status} - ${p.day} ${p.clock} UTC\n${p.text}`],
  ['status: stamp', (p) => `${p.status}: ${p.day} ${p.clock} UTC\n${p.text}`],
  ['[status] stamp', (p) => `[${p.status}] ${p.day} ${p.clock} UTC\n${p.text}`],
  ['status · stamp', (p) => `${p.status} · ${p.day} · ${p.clock} UTC\n${p.text}`],
  ['status, then stamp', (p) => `${p.status}\n${p.day} ${p.clock} UTC\n${p.text}`],
  ['stamp, then status', (p) => `${p.day} ${p.clock} UTC\n${p.status}\n${p.text}`],
  ['stamp below the text', (p) => `${p.status}\n${p.text}\nPosted ${p.day}, ${p.clock} UTC`],
  // In Markdown the end of a line alone is a blank.
  ['bold in Markdown', (p) => `**${p.status}** – ${p.day}, ${p.clock} UTC\n\n${p.text}`],
  ['heading in Markdown', (p) => `## ${p.status}\n\n${p.text}\n\nPosted ${p.day}, ${p.clock} UTC`],
];

describe.each(LAYOUTS)('posts laid out as %s', (_, layout) => {
  it.each([
    ['oldest first', ENGLISH, '\n\n'],
    ['newest first', [...ENGLISH].reverse(), '\n\n'],
    ['newest first, close together', [...ENGLISH].reverse(), CLOSE],
  ])('%s', (__, posts, gap) => {
    const marked = layout(ENGLISH[0]!).startsWith('**');
    const found = read(page(posts, layout, gap === CLOSE && marked ? '\n\n' : gap));
    expect(found.status).toEqual(KINDS);
    expect(found.at).toEqual(LOCALS);
    expect(found.texts).toEqual(ENGLISH.map(({ text }) => text));
    expect(found.document.timeline).toEqual([]);
  });
});

describe('posts in other languages', () => {
  const layout = (p: Post) => `${p.day}, ${p.clock} | ${p.status}\n${p.text}`;
  it.each<[string, string, [string, string, string]]>([
    ['German', '4. Februar 2025', ['Wird untersucht', 'Ursache gefunden', 'Behoben']],
    ['French', '4 février 2025', ['Enquête', 'Cause identifiée', 'Résolu']],
    ['Spanish', '4 de febrero de 2025', ['Investigando', 'Identificado', 'Resuelto']],
    ['Italian', '4 febbraio 2025', ['In esame', 'Causa individuata', 'Risolto']],
    ['Dutch', '4 februari 2025', ['In onderzoek', 'Oorzaak gevonden', 'Opgelost']],
    ['Swedish', '4 februari 2025', ['Utreds', 'Felet hittat', 'Åtgärdat']],
    ['Japanese', '2025年2月4日', ['調査中', '原因特定', '復旧']],
    ['Chinese', '2025年2月4日', ['调查中', '已定位', '已恢复']],
  ])('%s', (_, day, words) => {
    const posts = ENGLISH.map((post, index) => ({ ...post, day, status: words[index]! }));
    const found = read(page([...posts].reverse(), layout));
    expect(found.status).toEqual(KINDS);
    expect(found.at).toEqual(LOCALS);
  });
});

it('a name that every head bears is the service', () => {
  const { services, texts } = read(
    page(ENGLISH, (p) => `${p.day}, ${p.clock} | ${p.status} | Label desk\n${p.text}`),
  );
  expect(services).toEqual(['Label desk']);
  expect(texts[0]).toBe('Parcels get no labels.');
});

it('a line in the shape of the others is a head, whatever its status is called', () => {
  const posts = [...ENGLISH];
  posts.splice(2, 0, {
    day: '4 Feb 2025',
    clock: '09:01',
    status: 'Reinking',
    text: 'New ink is filled in.',
  });
  const { status, document } = read(
    page(posts, (p) => `${p.day}, ${p.clock} | ${p.status}\n${p.text}`),
  );
  expect(status).toEqual(['investigating', 'identified', 'other', 'resolved']);
  expect(plainText(document.updates[2]!.body)).toContain('Reinking');
});

it('the report that a post holds is the document’s, with its list as the timeline', () => {
  const { document } = read(
    page(
      [
        {
          ...ENGLISH[2]!,
          text: 'A look back on 4 February 2025.\n\nTimeline\n08:05 The font is deleted.\n08:12 The desk calls.\n\nRoot cause\nA script tidied too much.',
        },
        ENGLISH[1]!,
        ENGLISH[0]!,
      ],
      (p) => `${p.day}, ${p.clock} | ${p.status} | Labels\n${p.text}`,
    ),
  );
  expect(document.updates).toHaveLength(3);
  expect(document.timeline.map(({ at }) => at?.local)).toEqual([
    '2025-02-04T08:05',
    '2025-02-04T08:12',
  ]);
  expect(document.sections.map(({ kind }) => kind)).toContain('root-cause');
});

describe('what is no layout of posts', () => {
  it.each([
    ['one head', 'Resolved\n\n4 Feb 2025 08:12 UTC\n\nAll is well.'],
    ['headings that are no status', '## Cause\n\nA font.\n\n## Lessons\n\nMany.'],
    ['stamps without a status', '- 08:12 It stops\n- 08:40 It goes on\n'],
    ['a timeline that says it is one', '## Timeline\n\n08:12 Resolved\n\n08:40 Identified\n'],
  ])('%s', (_, text) => expect(inferredPosts(parseMarkdown(text).children)).toBeNull());

  it('the line that says when the page was made', () => {
    const { status } = read(
      `Harbour Parcels\n\nOpened 2025-02-04 08:12, last touched 2025-02-05 10:00\n\n${page(ENGLISH, (p) => `${p.day}, ${p.clock} | ${p.status}\n${p.text}`)}`,
    );
    expect(status).toEqual(KINDS);
  });
});

describe('a line that heads a post', () => {
  it.each<[string, string | null, string | null, string[]]>([
    ['Resolved - 4 Feb 2025 09:25 UTC', 'resolved', '4 Feb 2025 09:25 UTC', []],
    ['4 Feb 2025, 09:25 | Resolved | Labels', 'resolved', '4 Feb 2025, 09:25', ['Labels']],
    ['3. [Monitoring] at 09:25 UTC', 'monitoring', '09:25 UTC', []],
    ['Update #2 · 2025-02-04 09:25', 'update', '2025-02-04 09:25', []],
    ['Status: Identified', 'identified', null, []],
    ['Posted on 4 Feb 2025 at 09:25 UTC', null, '4 Feb 2025 at 09:25 UTC', []],
    ['Behoben am 4. Februar 2025 um 09:25 Uhr', 'resolved', '4. Februar 2025 um 09:25 Uhr', []],
    ['【復旧】2025年2月4日 9時25分', 'resolved', '2025年2月4日 9時25分', []],
  ])('%s', (line, status, stamp, names) =>
    expect(postHead(line)).toMatchObject({ status, stamp, names }),
  );

  it('may go on with the text of its post', () => {
    const line = 'Resolved - 09:25 UTC - The labels are printed again, and the desk is open.';
    const head = postHead(line)!;
    expect(line.slice(head.length)).toBe('The labels are printed again, and the desk is open.');
  });

  it.each([
    'Resolved tickets are closed after a week',
    'At 09:25 the font came back',
    '4 Feb 2025',
    'Posted 4 Feb 2025 09:25 UTC Monitoring',
    'Labels',
    '',
  ])('%j is none', (line) => expect(postHead(line)).toBeNull());
});
