/** Changes to comments, and that no export but one for review has them. */
import { describe, expect, it } from 'vitest';
import {
  newThread,
  withoutThread,
  withReply,
  withState,
  withText,
  withThread,
} from '../../../core/comments/threads.ts';
import { shownTo } from '../../../core/report/audience.ts';
import { emptyDocument } from '../document/documents.ts';

const BY_ADA = { author: 'Ada Holm', date: '2026-03-06T08:30:00Z', text: 'By whom?' };
const thread = newThread('c1', { in: 'document', part: '' }, BY_ADA);
const commented = withThread(emptyDocument({ revision: '2' }), thread);

describe('a thread', () => {
  it('is answered, changed, settled and opened again', () => {
    const reply = { author: 'Jonas Berg', date: '', text: 'By all of us.' };
    const answered = withReply(commented, 'c1', reply);
    expect(answered.comments![0]!.comments).toEqual([BY_ADA, reply]);
    expect(withText(answered, 'c1', 1, 'Mine.').comments![0]!.comments[1]!.text).toBe('Mine.');
    const settled = withState(answered, 'c1', 'resolved', { by: 'Jonas Berg', date: '' });
    expect(settled.comments![0]).toMatchObject({
      state: 'resolved',
      settled: { by: 'Jonas Berg', revision: '2' },
    });
    expect(withState(settled, 'c1', 'open', { by: '', date: '' })).toEqual(answered);
  });

  it('that is the last leaves the document as it was', () => {
    expect(withoutThread(commented, 'c1')).toEqual(emptyDocument({ revision: '2' }));
  });

  it('that is not there changes nothing', () => {
    expect(withReply(commented, 'c9', BY_ADA)).toBe(commented);
  });

  it.each(['everyone', 'internal'] as const)('is not for readers: %s', (audience) => {
    const shown = JSON.stringify(shownTo(audience, commented));
    expect(shown).not.toContain('Ada');
    expect(shown).not.toContain('comments');
  });
});
