import fc from 'fast-check';
import type { Link, Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { bodiesOf } from '../../../core/document/bodies.ts';
import { inlineText, plainText } from '../../../core/prose/text.ts';
import { hiddenNotes, shownTo } from '../../../core/report/audience.ts';
import { referencesOf } from '../../../core/report/notes.ts';
import { buildReport, type Report, type ReportOptions } from '../../../core/report/report.ts';
import { footnotesDocument } from '../../fixtures/documents/footnotes.ts';
import { hostileDocument } from '../../tools/hostile-documents.ts';
import { readReport } from '../../tools/reading.ts';
import { runs } from '../../tools/runs.ts';

const build = (
  document: Postmortem = footnotesDocument(),
  options: Partial<ReportOptions> = {},
): Report => buildReport(document, { audience: 'internal', zone: '', ...options });
const textOf = ({ blocks }: Report['notes'][number]): string =>
  plainText({ type: 'root', children: blocks });
/** The words of everything but notes, as one text. */
const shownText = (report: Report): string => readReport(report).words.join(' ');
describe('footnotes', () => {
  it('are numbered in the order in which the report refers to them, whatever they are called and wherever they stand', () => {
    const report = build();
    expect(report.notes.map(({ number }) => number)).toEqual(
      Array.from({ length: report.notes.length }, (_, index) => index + 1),
    );
    expect(report.notes.map((note) => textOf(note).split(/[\n.,]/)[0])).toEqual([
      'Counted from the first boat that did not leave',
      'The first aid log has no entry',
      'Boats on the north pier',
      'Boats on the south pier',
      'In the words of the pilot[pilot]',
      'The page was slow as well',
      'A file named pier',
      'The log',
      'Lease · Ends',
      'What the panel shows',
      'In the order of their length',
      'سجل الميناء: إحدى وأربعون دقيقة',
      'Kept here for the root cause',
      'The spare key hangs behind the third lamp of the boathouse',
      'By the clock of the lock server',
      'On channel 12',
      'From the drawer that only the night watch opens',
      'Every ten minutes',
      'Shown on the boards of both piers',
    ]);
    expect(report.blocks.flatMap(referencesOf).map(({ identifier }) => Number(identifier))).toEqual(
      [1, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 1, 18, 19],
    );
  });

  it('hold what Word can hold at the foot of a page', () => {
    expect(new Set(build().notes.flatMap(({ blocks }) => blocks.map(({ type }) => type)))).toEqual(
      new Set(['paragraph', 'list', 'code']),
    );
    expect(textOf(build().notes[8]!)).toBe('Lease · Ends\nnorth · 09:14');
  });

  it('say what they refer to themselves: another note by its number, and what only they refer to within', () => {
    expect(textOf(build().notes[4]!)).toBe(
      'In the words of the pilot[pilot], who was asked later.\n[pilot] A pilot of thirty years.',
    );
    expect(textOf(build().notes[5]!)).toContain('the one above[1].');
  });

  it('stand as text where nothing refers to them, and a reference to nothing keeps its words', () => {
    expect(shownText(build())).toContain('orphan Nothing refers to this remark and it stays');
    expect(shownText(build())).toContain('A reference to nothing gone and one');
    expect(readReport(build()).notes.join(' ')).not.toContain('remark');
  });

  it('stand behind a link and not in it', () => {
    const links = bodiesOf(footnotesDocument())
      .flatMap((body) => linksIn(body))
      .filter((link) => JSON.stringify(link).includes('footnoteReference'));
    expect(links).toHaveLength(1);
    const shown = build().blocks.flatMap((block) =>
      block.type === 'prose' ? linksIn(block.node) : [],
    );
    expect(shown.map(inlineText)).toContain("the harbour's page");
    expect(JSON.stringify(shown)).not.toContain('footnoteReference');
  });

  it('are numbered by the first page of a brief', () => {
    const brief = build(undefined, { brief: true });
    expect(brief.blocks.flatMap(referencesOf)[0]!.identifier).toBe('1');
    expect(brief.notes.map(textOf).sort()).toEqual(build().notes.map(textOf).sort());
  });

  it('are each shown once, as a note or as text, in any document', () => {
    let notes = 0;
    fc.assert(
      fc.property(hostileDocument, fc.boolean(), (document, brief) => {
        const { marked, marks } = withMarks(document);
        const report = build(marked, { brief });
        notes += report.notes.length;
        const read = readReport(report);
        expect(
          [...read.words, ...read.notes].filter((word) => word.startsWith('zyxmark')).sort(),
        ).toEqual(marks.sort());
        for (const { identifier } of report.blocks.flatMap(referencesOf))
          expect(Number(identifier)).toBeLessThanOrEqual(report.notes.length);
      }),
      { numRuns: runs(300) },
    );
    expect(notes).toBeGreaterThan(20);
  });
});

/** Each footnote with a word of its own at its end. */
function withMarks(document: Postmortem): { marked: Postmortem; marks: string[] } {
  const marks: string[] = [];
  const mark = <T extends Nodes>(node: T): T => {
    if (!('children' in node)) return node;
    const children = node.children.map((child) => mark(child as Nodes));
    if (node.type !== 'footnoteDefinition') return { ...node, children };
    marks.push(`zyxmark${marks.length}`);
    return {
      ...node,
      children: [
        ...children,
        { type: 'paragraph', children: [{ type: 'text', value: marks.at(-1)! }] },
      ],
    };
  };
  const withBodies = <P extends { body: Root }>(parts: P[]): P[] =>
    parts.map((part) => ({ ...part, body: mark(part.body) }));
  return {
    marked: {
      ...document,
      sections: withBodies(document.sections),
      timeline: withBodies(document.timeline),
      updates: withBodies(document.updates),
      actions: withBodies(document.actions),
    },
    marks,
  };
}

function linksIn(node: Nodes): Link[] {
  return [
    ...(node.type === 'link' ? [node] : []),
    ...('children' in node ? node.children.flatMap(linksIn) : []),
  ];
}

describe('footnotes of what is internal', () => {
  const everyone = shownTo('everyone', footnotesDocument());

  it('go with it, also where they stand in an open section', () => {
    expect(JSON.stringify(everyone)).not.toMatch(/boathouse|night watch/);
    expect(JSON.stringify(everyone)).toContain('Kept here for the root cause');
    expect(build(undefined, { audience: 'everyone' }).notes).toHaveLength(17);
    expect(
      [...hiddenNotes(footnotesDocument())].map(({ identifier }) => identifier).sort(),
    ).toEqual(['key', 'secret']);
  });

  it('stay where open text refers to them too', () => {
    const document = footnotesDocument();
    const open = {
      ...document,
      sections: document.sections.map((section) => ({ ...section, audience: 'everyone' as const })),
    };
    expect(JSON.stringify(shownTo('everyone', open))).toContain('boathouse');
  });
});
