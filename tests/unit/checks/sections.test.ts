import { describe, expect, it } from 'vitest';
import { action, brief, check, entry, section, update } from './sample.ts';

describe('sections/empty', () => {
  const required = { required: true };
  it.each<[string, Parameters<typeof check>[0], string[]]>([
    [
      'required and empty',
      { sections: [section('summary', '', required)] },
      ['sections/empty warning summary'],
    ],
    ['not required', { sections: [section('summary', '')] }, []],
    ['written', { sections: [section('summary', 'It broke.', required)] }, []],
    ['a picture is content', { sections: [section('summary', '![](media:x)', required)] }, []],
    [
      'a comment is none',
      { sections: [section('summary', '<!-- write here -->', required)] },
      ['sections/empty warning summary'],
    ],
    [
      'rows are the content of their section',
      {
        sections: [
          section('timeline', '', required),
          section('actions', '', required),
          section('communication', '', required),
        ],
        timeline: [entry('a', '09:00')],
        actions: [action('t', 'Ida')],
        updates: [update('u', '09:00')],
      },
      [],
    ],
    [
      'no rows',
      {
        sections: [
          section('timeline', '', required),
          section('actions', '', required),
          section('communication', '', required),
        ],
      },
      [
        'sections/empty warning timeline',
        'sections/empty warning actions',
        'sections/empty warning communication',
      ],
    ],
    [
      'action rows stand in next steps where there is no section for actions',
      { sections: [section('next-steps', '', required)], actions: [action('t', 'Ida')] },
      [],
    ],
    [
      'and not where there is one',
      {
        sections: [section('actions', ''), section('next-steps', '', required)],
        actions: [action('t', 'Ida')],
      },
      ['sections/empty warning next-steps'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(brief(check(parts))).toEqual(expected);
  });
});

describe('actions/owner', () => {
  it.each<[string, ReturnType<typeof action>, string[]]>([
    ['owned', action('a', 'Ida'), []],
    ['nobody', action('a', '  '), ['actions/owner warning a']],
    ['begun by nobody', action('a', '', { status: 'in-progress' }), ['actions/owner warning a']],
    ['done', action('a', '', { status: 'done' }), []],
    ['dropped', action('a', '', { status: 'dropped' }), []],
    ['an empty row', action('a', '', { body: section('actions', '').body }), []],
  ])('%s', (_, row, expected) => {
    expect(brief(check({ actions: [row] }))).toEqual(expected);
  });
});
