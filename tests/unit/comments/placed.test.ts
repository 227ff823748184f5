/** Comments stand in the order in which a reader meets what they are about. */
import { expect, it } from 'vitest';
import { quotedAt } from '../../../core/comments/anchor.ts';
import { placedThreads } from '../../../core/comments/placed.ts';
import type { CommentAnchor, CommentThread } from '../../../core/document/comments.ts';
import { plainProse } from '../../../core/prose/build.ts';
import { emptyDocument } from '../document/documents.ts';

const section = (id: string, kind: 'summary' | 'timeline', text: string) => ({
  id,
  kind,
  title: kind,
  audience: 'everyone' as const,
  required: false,
  guidance: '',
  body: plainProse(text),
});
const TEXT = 'slow, then slow again';
const thread = (id: string, about: CommentAnchor): CommentThread => ({
  id,
  about,
  state: 'open',
  comments: [{ author: '', date: '', text: id }],
});

it('by section, row and word, the whole first and what is gone last', () => {
  const document = emptyDocument({
    sections: [section('t', 'timeline', 'Rows.'), section('s', 'summary', TEXT)],
    timeline: [
      {
        id: 'e1',
        at: null,
        milestone: null,
        body: plainProse('A row'),
        audience: 'everyone',
        source: null,
      },
    ],
    comments: [
      thread('gone', { in: 'actions', part: 'a9' }),
      thread('second word', {
        in: 'sections',
        part: 's',
        words: quotedAt(TEXT, { start: 11, end: 15 }),
      }),
      thread('first word', {
        in: 'sections',
        part: 's',
        words: quotedAt(TEXT, { start: 0, end: 4 }),
      }),
      thread('row', { in: 'timeline', part: 'e1' }),
      thread('section', { in: 'sections', part: 's' }),
      thread('whole', { in: 'document', part: '' }),
    ],
  });
  const placed = placedThreads(document);
  expect(placed.map(({ thread: { id } }) => id)).toEqual([
    'whole',
    'row',
    'section',
    'first word',
    'second word',
    'gone',
  ]);
  expect(placed[4]!.place).toEqual({ kind: 'section', id: 's', quote: 'slow', nth: 1 });
  expect(placed[5]!.place).toBeNull();
});
