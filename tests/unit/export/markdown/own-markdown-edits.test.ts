/** What people do to our Markdown between export and opening: their changes count, and what they left alone comes back exactly. */
import { describe, expect, it } from 'vitest';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toMarkdownText } from '../../../../core/export/markdown/write.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../../../../core/import/own-markdown.ts';
import { plainText } from '../../../../core/prose/text.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const sample = sampleDocument();
const markdown = toMarkdownText(buildReport(sample, { audience: 'internal', zone: '' }));
const edited = (from: string | RegExp, to: string): Postmortem => {
  const text = markdown.replace(from, to);
  expect(text).not.toBe(markdown);
  return readOwnMarkdown(text, sequentialIds('new'));
};

describe('an edit of the Markdown', () => {
  it('of a sentence changes that section only', () => {
    const document = edited('No payment was taken twice', 'No payment was lost');
    expect(plainText(document.sections[0]!.body)).toContain('No payment was lost');
    expect(document).toEqual({ ...sample, sections: [document.sections[0], ...sample.sections.slice(1)] });
  });

  it('of a time is read as a time, and the row keeps the rest', () => {
    const document = edited('| 09:31 |', '| 09:33 |');
    const [before, after] = [sample.timeline[3]!, document.timeline[3]!];
    expect(after.at).toMatchObject({ written: '09:33', local: '2026-03-03T09:33', instant: '2026-03-03T08:33:00Z' });
    expect(after).toEqual({ ...before, at: after.at });
  });

  it('of a milestone, an owner, a due date and a status', () => {
    expect(edited('| 10:02 |  |', '| 10:02 | mitigated |').timeline.find(({ at }) => at?.written === '10:02')?.milestone).toBe('mitigated');
    const document = edited('| Observability | 20 Mar 2026 | P1 | open |', '| Ada | 1 Apr 2026 | P0 | done |');
    expect(document.actions[1]).toEqual({ ...sample.actions[1], owner: 'Ada', due: '2026-04-01', priority: 'P0', status: 'done' });
  });

  it('of the title, above the text or in the front matter', () => {
    expect(edited('# Checkout slow after certificate rotation', '# Checkout slow').title).toBe('Checkout slow');
    expect(edited('title: Checkout slow after certificate rotation', 'title: Checkout slow').title).toBe('Checkout slow');
  });

  it('that adds a row gives it an id of its own', () => {
    const document = edited(/(\| 10:13 \| mitigated[^\n]*\n)/, '$1| 10:15 |  | Somebody wrote this in the pull request. |\n');
    expect(document.timeline.length).toBe(sample.timeline.length + 1);
    const added = document.timeline.find(({ body }) => plainText(body).startsWith('Somebody'))!;
    expect(added).toMatchObject({ id: 'new1', milestone: null, audience: 'everyone', at: { local: '2026-03-03T10:15' } });
  });

  it('that removes a row, moves a row, or moves a section', () => {
    expect(edited(/\| 09:31 [^\n]*\n/, '').timeline.length).toBe(sample.timeline.length - 1);
    expect(edited(/(\| 09:31 [^\n]*\n)(\| 09:37 [^\n]*\n)/, '$2$1').timeline.map(({ id }) => id).slice(3, 5)).toEqual(['e5', 'e4']);
    const moved = edited(/(<!-- pm:section s6 -->[\s\S]*?)(<!-- pm:section s7 -->[\s\S]*?)(?=<!-- pm:section s8)/, '$2$1');
    expect(moved.sections.map(({ id }) => id).slice(4, 8)).toEqual(['s5', 's7', 's6', 's8']);
    expect(moved.sections.length).toBe(sample.sections.length);
  });

  it('that adds prose below a table, or a section, loses none of it', () => {
    const below = edited('<!-- pm:section s4 -->', 'A remark below the timeline.\n\n<!-- pm:section s4 -->');
    expect(plainText(below.sections[2]!.body)).toContain('A remark below the timeline.');
    const inside = edited('<!-- pm:section s5 -->', '## A new heading\n\nWith text.\n\n<!-- pm:section s5 -->');
    expect(inside.sections.map(({ body }) => plainText(body)).join('\n')).toContain('With text.');
  });

  it('that takes the comment at the end away leaves a document all the same', () => {
    const document = edited(/<!-- pm:data[\s\S]*$/, '');
    expect(document.title).toBe(sample.title);
    expect(document.timeline.map(({ at }) => at?.instant)).toEqual(sample.timeline.map(({ at }) => at?.instant));
    const internal = ({ sections, timeline }: Postmortem): string[] => [...sections, ...timeline].filter(({ audience }) => audience === 'internal').map(({ id }) => id);
    expect(internal(document)).toEqual(internal(sample));
    expect(document.sections.map(({ title }) => title)).toEqual(sample.sections.map(({ title }) => title));
  });

  it('that damages a value in the comment at the end costs that value only', () => {
    const document = edited('"kind":"root-cause"', '"kind":"no such kind"');
    const at = sample.sections.findIndex(({ kind }) => kind === 'root-cause');
    expect(document).toEqual({ ...sample, sections: sample.sections.map((section, index) => (index === at ? { ...section, kind: 'custom' } : section)) });
    expect(edited('\ndocument {', '\ndocument [').sections.length).toBe(sample.sections.length);
  });

  it('of the front matter into nonsense costs that field only', () => {
    const document = edited('state: approved', 'state: [perhaps');
    expect(document.sections.length).toBe(sample.sections.length);
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

  it('is what readOwnMarkdown asks for', () => expect(() => readOwnMarkdown('# x', sequentialIds('x'))).toThrow('not Markdown that Afterword wrote'));
});

describe('damaged hidden data', () => {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith('<!-- pm:data'));

  it.each([
    ['document {"order":"s1","unseen":7,"depths":{},"media":[1],"set":[],"was":3}'], ['document null'], ['document {'], ['e1 {"set":{"at":7,"id":""},"was":{"at":7}}'], ['e1 "x"'], ['s1 {"set":{"body":null,"audience":1}}'], ['{}'], [' '],
  ])('as %s still gives a document', (line) => {
    const text = [...lines.slice(0, start + 1), line, ...lines.slice(start + 2)].join('\n');
    const document = readOwnMarkdown(text, sequentialIds('new'));
    expect(document.title).toBe(sample.title);
    expect(document.timeline.length).toBe(sample.timeline.length);
  });
});
