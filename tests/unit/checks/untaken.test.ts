import { expect, describe, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { brief, check, entry, section } from './sample.ts';

const found = (parts: Parameters<typeof check>[0]) =>
  check(parts).filter(({ rule }) => rule === 'text/untaken');
const HABITS =
  'It will run by 07:00. The crew will come at 08:30. The work is scheduled for 22:00.';

describe('text/untaken', () => {
  it('is one note at the first of the times', () => {
    const notes = found({ sections: [section('unsorted', HABITS)] });
    expect(notes.map(({ message }) => message)).toEqual([
      '3 times in this text were not taken as events. Add entries for what happened then.',
    ]);
    expect(brief(notes)).toEqual(['text/untaken info unsorted 07:00']);
  });

  it.each<[string, Parameters<typeof check>[0]]>([
    [
      'there is a timeline',
      { sections: [section('summary', HABITS)], timeline: [entry('a', '09:00')] },
    ],
    ['one time is named', { sections: [section('summary', 'The desk opens at 08:30 every day.')] }],
    [
      'only days are named',
      { sections: [section('summary', 'It was on 3 May 2025 and 4 May 2025.')] },
    ],
    [
      'each time is offered as an entry',
      { sections: [section('summary', 'It broke at 09:00. It was mended at 10:00.')] },
    ],
    ['they stand in code', { sections: [section('summary', '```\n09:00 a\n10:00 b\n```')] }],
  ])('is silent where %s', (_, parts) => expect(found(parts)).toEqual([]));
});

describe('an import says it in its notes', () => {
  const notesOf = (text: string) =>
    importText(text, {
      name: '',
      newId: sequentialIds('n'),
      today: '2026-01-01',
      timelineFromText: true,
    }).notes;
  const note = expect.stringContaining('were not taken as events') as string;

  it('where times gave no entries', () =>
    expect(notesOf(`The lift\n\n${HABITS}\n`)).toContainEqual(note));
  it.each([
    [
      'the text has events',
      'The lift\n\nOn 3 May 2025 it stopped at 09:00 UTC. It ran at 10:00 UTC.\n',
    ],
    ['the source has a timeline', '# Lift\n\n## Timeline\n\n- 09:00 It stops\n- 10:00 It runs\n'],
    ['there are no times', 'The lift\n\nIt stopped and it ran.\n'],
  ])('and not where %s', (_, text) => expect(notesOf(text)).not.toContainEqual(note));
});
