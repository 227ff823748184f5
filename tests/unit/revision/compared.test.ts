import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Postmortem, Time } from '../../../core/document/postmortem.ts';
import { withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { LISTS } from '../../../core/revision/change.ts';
import { compared, type ComparedPart, type ComparedRun } from '../../../core/revision/compared.ts';
import { changesBetween } from '../../../core/revision/compare.ts';
import { inNumbers } from '../../../core/revision/in-numbers.ts';
import { withIdsOf } from '../../../core/revision/match.ts';
import { emptyDocument } from '../document/documents.ts';
import { versions } from './versions.ts';
import { runs } from '../../tools/runs.ts';

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

const MARKS = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'], moved: ['{>', '<}'] };
/** `same [-removed-] {+added+} {>moved<}` */
const marked = (runs: readonly ComparedRun[]): string =>
  runs.map(({ kind, text }) => MARKS[kind][0] + text + MARKS[kind][1]).join('');
const side = (runs: readonly ComparedRun[], kind: 'removed' | 'added'): string =>
  runs
    .filter((run) => run.kind === 'same' || run.kind === 'moved' || run.kind === kind)
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

  it('shows a block that moved within its text once, where it stands now', () => {
    const withText = (words: string) =>
      emptyDocument({ ...before, sections: [section('s', 'summary', words)] });
    const [part] = compared(
      withText('Alarm.\n\nIt rang.\n\nDepot called.\n\nAlarm.'),
      withText('It rang twice.\n\nDepot called.\n\nAlarm.\n\nAlarm.'),
    ).parts;
    expect(part!.blocks.map(marked)).toEqual([
      'It rang{+ twice+}.',
      'Depot called.',
      expect.stringMatching(/Alarm\./) as string,
      expect.stringMatching(/Alarm\./) as string,
    ]);
    expect(part!.blocks.flat().filter(({ kind }) => kind === 'removed')).toEqual([]);
    expect(part!.blocks.flat().filter(({ kind }) => kind === 'moved')).toEqual([
      { kind: 'moved', text: 'Alarm.' },
    ]);
  });

  it('says where a row stood that moved', () => {
    const [a, b, c] = before.timeline;
    const { parts } = compared(before, { ...before, timeline: [c!, a!, b!] });
    expect(parts.filter(({ moved }) => moved).map(({ stoodBehind }) => stoodBehind)).toEqual([
      '10:05 “Depot called.”',
    ]);
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
              const whole = plainText(part.body);
              if (kind === 'added') expect(letters(text)).toBe(letters(whole));
              // What moved stands at its new place.
              else expect(sorted(letters(text))).toBe(sorted(letters(whole)));
            }
      }),
      { numRuns: runs(100) },
    );
  });
});

function sorted(text: string): string {
  return [...text].toSorted().join('');
}

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
