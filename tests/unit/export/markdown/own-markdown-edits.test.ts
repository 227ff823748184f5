/**
 * What people do to our Markdown between export and opening: their changes count, and what they
 * left alone comes back exactly.
 */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../../core/markdown/write.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../../../core/markdown/read.ts';
import { plainProse } from '../../../../core/prose/build.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const full = sampleDocument();
/** Its timeline is a table: no entry is longer than a paragraph. */
const sample: Postmortem = {
  ...full,
  timeline: full.timeline.map((entry) =>
    entry.body.children.length > 1
      ? { ...entry, body: plainProse('Traffic returns to zone B in three steps.') }
      : entry,
  ),
};
const markdown = toMarkdownText(buildReport(sample, { audience: 'internal', zone: '' }));
const asList = toMarkdownText(buildReport(full, { audience: 'internal', zone: '' }));
const editedText = (source: string, from: string | RegExp, to: string): Postmortem => {
  const text = source.replace(from, to);
  expect(text).not.toBe(source);
  return readOwnMarkdown(text, sequentialIds('new'));
};
const edited = (from: string | RegExp, to: string): Postmortem => editedText(markdown, from, to);

const unsorted = (document: Postmortem): string =>
  document.sections
    .filter(({ kind }) => kind === 'unsorted')
    .map(({ body }) => plainText(body))
    .join('\n');
const without = (source: string, pattern: RegExp): Postmortem => editedText(source, pattern, '');

describe('an edit of the Markdown', () => {
  it('of a sentence changes that section only', () => {
    const document = edited('No payment was taken twice', 'No payment was lost');
    expect(plainText(document.sections[0]!.body)).toContain('No payment was lost');
    expect(document).toEqual({
      ...sample,
      sections: [document.sections[0], ...sample.sections.slice(1)],
    });
  });

  it('of a time is read as a time, and the row keeps the rest', () => {
    const document = edited(/\| 09:31 +\|/, '| 09:33 |');
    const [before, after] = [sample.timeline[3]!, document.timeline[3]!];
    expect(after.at).toMatchObject({
      written: '09:33',
      local: '2026-03-03T09:33',
      instant: '2026-03-03T08:33:00Z',
    });
    expect(after).toEqual({ ...before, at: after.at });
  });

  it('of a milestone, an owner, a due date and a status', () => {
    expect(
      edited(/\| 10:02 +\| +\|/, '| 10:02 | mitigated |').timeline.find(
        ({ at }) => at?.written === '10:02',
      )?.milestone,
    ).toBe('mitigated');
    const document = edited(
      /\| Observability +\| 20 Mar 2026 +\| P1 +\| open +\|/,
      '| Ada | 1 Apr 2026 | P0 | done |',
    );
    expect(document.actions[1]).toEqual({
      ...sample.actions[1],
      owner: 'Ada',
      due: '2026-04-01',
      priority: 'P0',
      status: 'done',
    });
  });

  it('of the title, above the text or in the front matter', () => {
    expect(edited('Incident report\n', '# Checkout slow\n').title).toBe('Checkout slow');
    expect(
      edited('title: Checkout slow after certificate rotation', 'title: Checkout slow').title,
    ).toBe('Checkout slow');
  });

  it('that adds a row gives it an id of its own', () => {
    const document = edited(
      /(\| 10:13 +\| mitigated[^\n]*\n)/,
      '$1| 10:15 |  | Somebody wrote this in the pull request. |\n',
    );
    expect(document.timeline.length).toBe(sample.timeline.length + 1);
    const added = document.timeline.find(({ body }) => plainText(body).startsWith('Somebody'))!;
    expect(added).toMatchObject({
      id: 'new1',
      milestone: null,
      audience: 'everyone',
      at: { local: '2026-03-03T10:15' },
    });
  });

  it('that removes a row, moves a row, or moves a section', () => {
    expect(edited(/\| 09:31 [^\n]*\n/, '').timeline.length).toBe(sample.timeline.length - 1);
    expect(
      edited(/(\| 09:31 [^\n]*\n)(\| 09:37 [^\n]*\n)/, '$2$1')
        .timeline.map(({ id }) => id)
        .slice(3, 5),
    ).toEqual(['e5', 'e4']);
    const moved = edited(
      /(<!-- pm:section s6 -->[\s\S]*?)(<!-- pm:section s7 -->[\s\S]*?)(?=<!-- pm:section s8)/,
      '$2$1',
    );
    expect(moved.sections.map(({ id }) => id).slice(4, 8)).toEqual(['s5', 's7', 's6', 's8']);
    expect(moved.sections.length).toBe(sample.sections.length);
  });

  it('that adds prose below a table, or a section, loses none of it', () => {
    const below = edited(
      '<!-- pm:section s4 -->',
      'A remark below the timeline.\n\n<!-- pm:section s4 -->',
    );
    expect(plainText(below.sections[2]!.body)).toContain('A remark below the timeline.');
    const inside = edited(
      '<!-- pm:section s5 -->',
      '## A new heading\n\nWith text.\n\n<!-- pm:section s5 -->',
    );
    expect(inside.sections.map(({ body }) => plainText(body)).join('\n')).toContain('With text.');
  });

  it('that takes the comment at the end away leaves a document all the same', () => {
    const document = edited(/<!-- pm:data[\s\S]*$/, '');
    expect(document.title).toBe(sample.title);
    expect(document.timeline.map(({ at }) => at?.instant)).toEqual(
      sample.timeline.map(({ at }) => at?.instant),
    );
    const internal = ({ sections, timeline }: Postmortem): string[] =>
      [...sections, ...timeline]
        .filter(({ audience }) => audience === 'internal')
        .map(({ id }) => id);
    expect(internal(document)).toEqual(internal(sample));
    expect(document.sections.map(({ title }) => title)).toEqual(
      sample.sections.map(({ title }) => title),
    );
  });

  it('that takes the comments of rows and sections away makes nothing internal public', () => {
    const marks = (document: Postmortem): string[] =>
      [...document.sections, ...document.timeline]
        .filter(({ audience }) => audience === 'internal')
        .map(({ id }) => id);
    expect(marks(sample).length).toBeGreaterThan(1);
    expect(without(markdown, / ?<!-- pm:(?:row|day)[^>]*-->/g)).toEqual(sample);
    expect(without(asList, / ?<!-- pm:(?:row|day)[^>]*-->/g)).toEqual(full);
    expect(marks(without(markdown, /^<!-- pm:section[^\n]*-->\n/gm))).toEqual(marks(sample));
    // A comment that is there counts: whoever changes it means it.
    const opened = edited(/(<!-- pm:row \w+) internal -->/g, '$1 -->');
    expect(opened.timeline.some(({ audience }) => audience === 'internal')).toBe(false);
  });

  it('that takes the comments of rows away leaves the lines over the rows of a day as such', () => {
    const [first, ...others] = full.timeline;
    const days: Postmortem = {
      ...sample,
      timeline: [
        {
          ...first!,
          at: {
            ...first!.at!,
            local: '2026-03-02T09:15',
            instant: '2026-03-02T08:15:00Z',
            dateFrom: 'document',
          },
          body: plainProse('The day before.'),
        },
        ...others.slice(0, 3),
      ],
    };
    expect(
      without(
        toMarkdownText(buildReport(days, { audience: 'internal', zone: '' })),
        / ?<!-- pm:(?:row|day)[^>]*-->/g,
      ).timeline,
    ).toEqual(days.timeline);
  });

  it('that damages a value in the comment at the end costs that value only', () => {
    const document = edited('"kind":"root-cause"', '"kind":"no such kind"');
    const at = sample.sections.findIndex(({ kind }) => kind === 'root-cause');
    expect(document).toEqual({
      ...sample,
      sections: sample.sections.map((section, index) =>
        index === at ? { ...section, kind: 'custom' } : section,
      ),
    });
    expect(edited('\ndocument {', '\ndocument [').sections.length).toBe(sample.sections.length);
  });

  it('of the front matter into nonsense costs that field only', () => {
    const document = edited('state: approved', 'state: [perhaps');
    expect(document.incident).toEqual(sample.incident);
    expect(unsorted(document)).toBe('state: [perhaps');
    expect(edited('state: approved', 'state: perhaps').state).toBe('draft');
    expect(edited('revision: "3"', 'revision: 4').revision).toBe('4');
  });
});

describe('isOwnMarkdown', () => {
  it.each([
    ['ours', markdown, true],
    ['ours from Windows, with a mark of order', `\ufeff${markdown.replaceAll('\n', '\r\n')}`, true],
    ['a report with other front matter', '---\ntitle: x\nlayout: post\n---\n\n# x\n', false],
    ['a report that only names the format', '# format: postmortem\n', false],
    ['nothing', '', false],
  ])('%s', (_, text, expected) => expect(isOwnMarkdown(text)).toBe(expected));

  it('is what readOwnMarkdown asks for', () =>
    expect(() => readOwnMarkdown('# x', sequentialIds('x'))).toThrow(
      'not Markdown that Afterword wrote',
    ));
});

describe('damaged hidden data', () => {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith('<!-- pm:data'));

  it.each([
    ['document {"order":"s1","unseen":7,"depths":{},"media":[1],"set":[],"was":3}'],
    ['document null'],
    ['document {'],
    ['e1 {"set":{"at":7,"id":""},"was":{"at":7}}'],
    ['e1 "x"'],
    ['s1 {"set":{"body":null,"audience":1}}'],
    ['{}'],
    [' '],
  ])('as %s still gives a document', (line) => {
    const text = [...lines.slice(0, start + 1), line, ...lines.slice(start + 2)].join('\n');
    const document = readOwnMarkdown(text, sequentialIds('new'));
    expect(document.title).toBe(sample.title);
    expect(document.timeline.length).toBe(sample.timeline.length);
  });
});

describe('what formatters and other editors do', () => {
  const reflowed = (source: string): string =>
    source
      .split('\n')
      .map((line) =>
        line.startsWith('|') ? line.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '-') : line.trimEnd(),
      )
      .join('\n');

  it.each([
    ['a table', markdown, sample],
    ['a list', asList, full],
  ])(
    'to %s does not matter: other columns, no trailing spaces, line ends of Windows',
    (_, source, expected) => {
      expect(
        readOwnMarkdown(reflowed(source).replaceAll('\n', '\r\n'), sequentialIds('new')),
      ).toEqual(expected);
    },
  );

  it('to the comments of rows or of sections: they are found again by their words', () => {
    for (const [source, expected] of [
      [markdown, sample],
      [asList, full],
    ] as const) {
      expect(without(source, / ?<!-- pm:row \S+ -->/g)).toEqual(expected);
      const found = without(source, /^<!-- pm:section [^>]*-->\n/gm);
      expect(found.sections.map(({ id, kind }) => [id, kind])).toEqual(
        expected.sections.map(({ id, kind }) => [id, kind]),
      );
      expect(found.timeline).toEqual(expected.timeline);
    }
  });

  it('a row that lost its comment and was edited keeps its id and what is hidden in it', () => {
    const document = edited(
      /The rotation job is stopped before it reaches zone C\.(.*?)<!-- pm:row e7 -->/,
      'The rotation job was stopped before it could reach zone C.$1',
    );
    const [before, after] = [sample.timeline[6]!, document.timeline[6]!];
    expect({ ...after, body: null }).toEqual({ ...before, body: null });
  });

  it('taking every comment away leaves the sections, the rows, and every word', () => {
    for (const [source, expected] of [
      [markdown, sample],
      [asList, full],
    ] as const) {
      const document = without(source, /[ ]?<!--[\s\S]*?-->/g);
      expect(document.sections.map(({ title, kind }) => [title, kind])).toEqual(
        expected.sections.map(({ title, kind }) => [title, kind]),
      );
      expect(
        document.timeline.map(({ at, milestone, body }) => [
          at?.instant,
          milestone,
          plainText(body).slice(0, 20),
        ]),
      ).toEqual(
        expected.timeline.map(({ at, milestone, body }) => [
          at?.instant,
          milestone,
          plainText(body).slice(0, 20),
        ]),
      );
      expect(document.updates.map(({ status, body }) => [status, plainText(body)])).toEqual(
        expected.updates.map(({ status, body }) => [status, plainText(body)]),
      );
      expect(document.actions.map(({ owner, due, ticket }) => [owner, due, ticket])).toEqual(
        expected.actions.map(({ owner, due, ticket }) => [owner, due, ticket]),
      );
    }
  });
});

describe('what a reviewer adds where the report speaks of itself', () => {
  it('changes the fact that it names', () => {
    expect(edited('- **Severity:** SEV-2', '- **Severity:** SEV-1').incident).toEqual({
      ...sample.incident,
      severity: 'SEV-1',
    });
    expect(
      edited('- **Services:** Checkout, Payments API', '- **Services:** Checkout, Search').incident
        .services,
    ).toEqual(['Checkout', 'Search']);
  });

  it.each([
    ['below the facts', '- **State:** Approved', '- **State:** Approved\n- **Mood:** tense'],
    ['in the measures', '| Resolved |', '| Tense | 10:20 | 1 h |\n| Resolved |'],
    ['in the contents', '- [Impact](#impact)', '- [Impact](#impact)\n- tense'],
    ['in the words of the picture', '![Tue 3 March', '![Tense: Tue 3 March'],
  ])('is kept: %s', (_, from, to) =>
    expect(unsorted(edited(from, to)).toLowerCase()).toContain('tense'),
  );

  it('in a column of their own stays in the row', () => {
    const text = markdown.replace(/^\| Time .*\n.*\n(.*)$/m, (table) =>
      table
        .split('\n')
        .map((line, index) =>
          index === 0 ? `${line} Weather |` : index === 1 ? `${line} --- |` : `${line} drizzle |`,
        )
        .join('\n'),
    );
    expect(plainText(readOwnMarkdown(text, sequentialIds('new')).timeline[0]!.body)).toContain(
      'drizzle',
    );
  });
});

describe('a list of rows', () => {
  it('takes an item more, an item less, items in another order, and other words', () => {
    const more = editedText(
      asList,
      '- **09:31**',
      '- **09:25** · detected\n\n  Somebody remembers this.\n\n- **09:31**',
    );
    expect(more.timeline.map(({ id }) => id)).toEqual([
      'e1',
      'e2',
      'e3',
      'new1',
      'e4',
      'e5',
      'e6',
      'e7',
      'e8',
      'e9',
      'e10',
      'e11',
      'e12',
      'e13',
    ]);
    expect(more.timeline[3]).toMatchObject({
      milestone: 'detected',
      at: { local: '2026-03-03T09:25' },
    });
    expect(
      without(asList, /- \*\*09:31\*\*[\s\S]*?(?=- \*\*09:37)/).timeline.map(({ id }) => id)[3],
    ).toBe('e5');
    expect(
      editedText(asList, /(- \*\*09:31\*\*[\s\S]*?)(- \*\*09:37[\s\S]*?)(?=- \*\*09:42)/, '$2$1')
        .timeline.map(({ id }) => id)
        .slice(3, 5),
    ).toEqual(['e5', 'e4']);
    const other = editedText(asList, 'five minutes of watching', 'ten minutes of watching')
      .timeline[11]!;
    expect(plainText(other.body)).toContain('ten minutes of watching');
    expect({ ...other, body: null }).toEqual({ ...full.timeline[11], body: null });
  });
});
