import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { LISTS } from '../../../core/revision/change.ts';
import { compared, type ComparedPart } from '../../../core/revision/compared.ts';
import { changesBetween } from '../../../core/revision/compare.ts';
import { inNumbers } from '../../../core/revision/in-numbers.ts';
import { withIdsOf } from '../../../core/revision/match.ts';
import type { WordRun } from '../../../core/revision/words.ts';
import { emptyDocument } from '../document/documents.ts';
import { versions } from './versions.ts';

const body = (markdown: string) => withoutPositions(parseMarkdown(markdown));
const time = (clock: string): Time => ({
  written: clock,
  local: `2026-03-03T${clock}`,
  zone: 'UTC',
  instant: `2026-03-03T${clock}:00Z`,
  approximate: false,
});
const row = (id: string, clock: string, words: string): Postmortem['timeline'][number] => ({
  id,
  at: time(clock),
  milestone: null,
  body: body(words),
  audience: 'everyone',
  source: null,
});
const section = (
  id: string,
  kind: 'summary' | 'timeline',
  words: string,
): Postmortem['sections'][number] => ({
  id,
  kind,
  title: kind === 'summary' ? 'Summary' : 'Timeline',
  audience: 'everyone',
  required: false,
  guidance: '',
  body: body(words),
});

/** `same [-removed-] {+added+}` */
const marked = (runs: readonly WordRun[]): string =>
  runs
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
    )
    .join('');
const side = (runs: readonly WordRun[], kind: 'removed' | 'added'): string =>
  runs
    .filter((run) => run.kind === 'same' || run.kind === kind)
    .map(({ text }) => text)
    .join('');
const show = ({ id, state, moved, head, values, blocks }: ComparedPart): string =>
  [
    id,
    moved ? `${state}, moved` : state,
    marked(head),
    ...values.map(({ label, before, after }) => `${label}: ${before} → ${after}`),
    ...blocks.map(marked),
  ].join(' | ');

const before = emptyDocument({
  title: 'Lift stopped',
  sections: [
    section('s', 'summary', 'The lift stopped.\n\nNobody was inside.'),
    section('t', 'timeline', ''),
  ],
  timeline: [
    row('a', '10:00', 'Alarm.'),
    row('b', '10:05', 'Depot called.'),
    row('c', '10:09', 'Rollback began.'),
  ],
});

describe('two versions, compared', () => {
  it('show words, rows and values where they stand', () => {
    const [a, , c] = before.timeline;
    const after: Postmortem = {
      ...before,
      title: 'Lift 4 stopped',
      incident: { ...before.incident, severity: 'SEV-2' },
      sections: [
        { ...before.sections[0]!, body: body('The old lift stopped.\n\nNobody was inside.') },
        before.sections[1]!,
      ],
      timeline: [c!, { ...a!, at: time('10:01') }, row('d', '10:30', 'All clear.')],
    };
    const { title, details, parts } = compared(before, after);
    expect(marked(title)).toBe('Lift {+4 +}stopped');
    expect(details).toEqual([{ label: 'Severity', before: '', after: 'SEV-2' }]);
    expect(parts.map(show)).toEqual([
      's | changed | Summary | The {+old +}lift stopped. | Nobody was inside.',
      't | same | Timeline',
      'c | same, moved | 10:09 | Rollback began.',
      'a | changed | 10:01 | Time: 10:00 (Tue 3 March 2026, 10:00 (UTC)) → 10:01 (Tue 3 March 2026, 10:01 (UTC)) | Alarm.',
      'b | removed | [-10:05-] | [-Depot called.-]',
      'd | added | {+10:30+} | {+All clear.+}',
    ]);
  });

  it('shows a change of form alone, which has no other words', () => {
    const after = emptyDocument({
      ...before,
      sections: [{ ...before.sections[0]!, body: body('## The lift stopped.') }],
    });
    const [part] = compared(
      { ...before, sections: [section('s', 'summary', 'The lift stopped.')] },
      after,
    ).parts;
    expect(part!.blocks.map(marked)).toEqual(['[-The lift stopped.-]{+The lift stopped.+}']);
  });

  it('loses no word of either, and shows each part once', () => {
    fc.assert(
      fc.property(versions(1), ([one, other]) => {
        const now = withIdsOf(one!, other!);
        const { parts } = compared(one!, other!);
        const shown = new Map(parts.map((part) => [part.id, part]));
        expect(shown.size).toBe(parts.length);
        for (const [document, kind] of [
          [one!, 'removed'],
          [now, 'added'],
        ] as const)
          for (const list of LISTS)
            for (const part of document[list]) {
              const found = shown.get(part.id)!;
              const text = found.blocks.map((runs) => side(runs, kind)).join('');
              expect(letters(text)).toBe(letters(plainText(part.body)));
            }
      }),
      { numRuns: 100 },
    );
  });
});

/** Line ends between blocks are no words. */
function letters(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('what changed, in numbers', () => {
  const told = (after: Postmortem): string => inNumbers(changesBetween(before, after));

  it('counts in the terms of the document', () => {
    const [a, b, c] = before.timeline;
    expect(told(before)).toBe('Nothing changed');
    expect(told({ ...before, timeline: [c!, a!, b!] })).toBe('1 row moved');
    expect(told({ ...before, timeline: [{ ...a!, at: time('10:01') }, b!, c!] })).toBe(
      '1 time changed',
    );
    expect(
      told({
        ...before,
        sections: [
          { ...before.sections[0]!, body: body('The old lift stood still.\n\nNobody was inside.') },
        ],
        timeline: [a!, row('d', '10:30', 'All clear.'), row('e', '10:31', 'Done.')],
      }),
    ).toBe('1 section removed, 3 words, 2 rows removed, 2 rows added');
  });
});
