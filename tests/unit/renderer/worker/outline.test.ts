import { describe, expect, it } from 'vitest';
import type { Diagnostic, Severity } from '../../../../core/checks/model/diagnostic.ts';
import { sequentialIds } from '../../../../core/document/ids.ts';
import type {
  ActionItem,
  Postmortem,
  SectionKind,
  StatusUpdate,
  Time,
  TimelineEntry,
} from '../../../../core/document/postmortem.ts';
import { newPostmortem } from '../../../../core/editing/template.ts';
import { emptyProse, plainProse } from '../../../../core/prose/build.ts';
import { outline, type Mark } from '../../../../renderer/worker/outline.ts';

const KINDS: SectionKind[] = ['summary', 'timeline', 'actions', 'communication', 'next-steps'];
const at: Time = {
  written: '09:15',
  local: '2026-03-03T09:15',
  zone: 'UTC',
  instant: '2026-03-03T09:15:00Z',
  approximate: false,
};
const entry: TimelineEntry = {
  id: 'e',
  at,
  milestone: null,
  body: plainProse('It began.'),
  audience: 'everyone',
  source: null,
};
const action: ActionItem = {
  id: 'a',
  body: plainProse('Alert on it'),
  owner: 'Ada',
  due: '2026-04-01',
  priority: '',
  status: 'open',
  ticket: '',
};
const update: StatusUpdate = {
  id: 'u',
  at,
  status: 'investigating',
  body: plainProse('We are looking.'),
  nextUpdate: null,
};

function document(change: Partial<Postmortem> = {}, summary = ''): Postmortem {
  const sections = KINDS.map((kind) => ({
    kind,
    title: kind,
    required: kind === 'summary',
    audience: 'everyone' as const,
    guidance: '',
  }));
  const made = newPostmortem(
    { id: 't', name: 'T', description: '', sections },
    { zone: 'UTC', today: '2026-03-04', newId: sequentialIds('s') },
  );
  return {
    ...made,
    sections: made.sections.map((section) =>
      section.kind === 'summary' ? { ...section, body: plainProse(summary) } : section,
    ),
    ...change,
  };
}
const problem = (where: Diagnostic['where'], severity: Severity): Diagnostic => ({
  rule: 'r',
  severity,
  title: 't',
  message: 'm',
  where,
  fixes: [],
});
const of = (kind: SectionKind, made: Postmortem, diagnostics: Diagnostic[] = []) =>
  outline(made, diagnostics)[KINDS.indexOf(kind)]!;

describe('a section’s mark', () => {
  it.each<[string, SectionKind, Postmortem, Mark, number | null]>([
    ['no text', 'summary', document(), 'empty', null],
    ['text', 'summary', document({}, 'It broke.'), 'written', null],
    ['a placeholder', 'summary', document({}, 'From 09:15 to TBD.'), 'begun', null],
    [
      'a question that is a sentence',
      'summary',
      document({}, 'Why? Because. To do it again would be wrong.'),
      'written',
      null,
    ],
    ['no rows', 'timeline', document(), 'empty', 0],
    ['whole rows', 'timeline', document({ timeline: [entry] }), 'written', 1],
    [
      'a row without a time',
      'timeline',
      document({ timeline: [entry, { ...entry, id: 'f', at: null }] }),
      'begun',
      2,
    ],
    [
      'a row whose time is not understood',
      'timeline',
      document({ timeline: [{ ...entry, at: { ...at, instant: null } }] }),
      'begun',
      1,
    ],
    [
      'a row without text',
      'timeline',
      document({ timeline: [{ ...entry, body: emptyProse() }] }),
      'begun',
      1,
    ],
    ['whole actions', 'actions', document({ actions: [action] }), 'written', 1],
    [
      'an action without an owner',
      'actions',
      document({ actions: [{ ...action, owner: ' ' }] }),
      'begun',
      1,
    ],
    [
      'an action without a day',
      'actions',
      document({ actions: [{ ...action, due: null }] }),
      'begun',
      1,
    ],
    [
      'an action without a day that is done',
      'actions',
      document({ actions: [{ ...action, due: null, status: 'done' }] }),
      'written',
      1,
    ],
    [
      'actions that stand in another section',
      'next-steps',
      document({ actions: [action] }),
      'empty',
      null,
    ],
    ['whole updates', 'communication', document({ updates: [update] }), 'written', 1],
    [
      'the posting of the postmortem, which has no text',
      'communication',
      document({ updates: [{ ...update, status: 'postmortem', body: emptyProse() }] }),
      'written',
      1,
    ],
    [
      'another update without text',
      'communication',
      document({ updates: [{ ...update, body: emptyProse() }] }),
      'begun',
      1,
    ],
  ])('with %s (%s)', (_, kind, made, mark, count) => {
    expect(of(kind, made)).toMatchObject({ mark, count });
  });

  it('is not "written" while an error stands in it', () => {
    const made = document({ timeline: [entry] }, 'It broke.');
    expect(of('timeline', made, [problem({ kind: 'timeline', id: 'e' }, 'error')]).mark).toBe(
      'begun',
    );
    expect(
      of('summary', made, [
        problem({ kind: 'section', id: made.sections[0]!.id, quote: 'It' }, 'error'),
      ]).mark,
    ).toBe('begun');
  });

  it('is not changed by a warning: the author may be right', () => {
    expect(
      of('timeline', document({ timeline: [entry] }), [
        problem({ kind: 'timeline', id: 'e' }, 'warning'),
      ]).mark,
    ).toBe('written');
  });

  it('puts actions into the next steps where there is no section of their own', () => {
    const made = document({ actions: [action] });
    const without = { ...made, sections: made.sections.filter(({ kind }) => kind !== 'actions') };
    expect(outline(without, []).find(({ kind }) => kind === 'next-steps')).toMatchObject({
      mark: 'written',
      count: 1,
    });
  });
});
