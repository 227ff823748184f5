import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../../core/document/postmortem.ts';
import { action, brief, check, section } from './sample.ts';

const due = (...actions: ActionItem[]) =>
  check({ actions, sections: [section('actions', '')] }).filter(
    ({ rule }) => rule === 'actions/due',
  );

describe('actions/due', () => {
  it.each<[string, ActionItem[], string[]]>([
    ['ahead', [action('a', 'Ida', { due: '2026-06-15' })], []],
    ['today', [action('a', 'Ida', { due: '2026-06-01' })], []],
    ['none', [action('a', 'Ida', { due: null })], ['actions/due info a']],
    ['one of two', [action('a', 'Ida', { due: null }), action('b', 'Ida')], ['actions/due info a']],
    [
      'none of three: said once',
      ['a', 'b', 'c'].map((id) => action(id, 'Ida', { due: null })),
      ['actions/due info actions'],
    ],
    [
      'in words',
      [action('a', 'Ida', { due: null, dueWritten: 'next sprint' })],
      ['actions/due info a'],
    ],
    [
      'one of two in words: each is told',
      [action('a', 'Ida', { due: null, dueWritten: 'soon' }), action('b', 'Ida', { due: null })],
      ['actions/due info a', 'actions/due info b'],
    ],
    ['done', [action('a', 'Ida', { due: null, status: 'done' })], []],
    ['an empty row', [action('a', 'Ida', { due: null, body: section('actions', '').body })], []],
    ['overdue', [action('a', 'Ida', { due: '2026-05-31' })], ['actions/due warning a']],
    ['overdue and done', [action('a', 'Ida', { due: '2026-05-31', status: 'done' })], []],
    ['before the incident', [action('a', 'Ida', { due: '2026-03-02' })], ['actions/due error a']],
    ['on its day', [action('a', 'Ida', { due: '2026-03-03' })], ['actions/due warning a']],
    ['a mistyped year', [action('a', 'Ida', { due: '2062-06-15' })], ['actions/due warning a']],
  ])('%s', (_, actions, expected) => expect(brief(due(...actions))).toEqual(expected));

  it('names the arithmetic', () => {
    expect(due(action('a', 'Ida', { due: '2026-05-12' }))[0]!.message).toBe(
      '“Add an alarm on file handles.” was due on 12 May 2026, 20 days ago, and is still open.',
    );
    expect(due(action('a', 'Ida', { due: '2026-03-02' }))[0]!.message).toBe(
      '“Add an alarm on file handles.” is due on 2 Mar 2026, a day before the incident of 3 Mar 2026.',
    );
    expect(due(action('a', 'Ida', { due: null, dueWritten: 'next sprint' }))[0]!.message).toBe(
      '“Add an alarm on file handles.” is due “next sprint”, which is no day that can be told.',
    );
    expect(
      due(action('a', 'Ida', { due: null }), action('b', 'Ida', { due: null }))[0]!.message,
    ).toBe('None of the 2 open actions has a due date.');
  });

  it('counts days in the incident’s zone', () => {
    const late = {
      actions: [action('a', 'Ida', { due: '2026-05-31' })],
      incident: {
        reference: '',
        organization: '',
        severity: '',
        services: [],
        zone: 'America/Los_Angeles',
        date: '2026-03-03',
      },
    };
    expect(brief(check(late, '2026-06-01T05:00:00Z'))).toEqual([]);
    expect(brief(check(late, '2026-06-01T08:00:00Z'))).toEqual(['actions/due warning a']);
  });
});
