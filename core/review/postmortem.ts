/** Another copy of the document as a review: its threads, and what was changed in it. */
import { threadsOf } from '../comments/threads.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { Carrier } from './carry.ts';
import { remarksBetween } from './between.ts';
import { shortened } from './edits.ts';
import type { ReadOptions, Remark, Review } from './model.ts';

export function reviewOfCopy(
  file: string,
  theirs: Postmortem,
  document: Postmortem,
  { base = document }: ReadOptions,
): Review {
  const carrier = new Carrier(theirs, base);
  const threads = threadsOf(theirs).map((thread): Remark => ({
    about: carrier.carry(thread.about).about,
    comments: thread.comments,
    resolved: thread.state === 'resolved',
    ...(thread.suggestion && { suggestion: thread.suggestion }),
    ...(thread.drawing && { drawing: thread.drawing }),
    key: `thread ${thread.id}`,
    where: thread.unplaced ?? `on “${shortened(thread.about.words?.exact ?? '')}”`,
  }));
  return {
    file,
    format: 'postmortem',
    base,
    carriesBase: false,
    revision: theirs.revision,
    remarks: [...threads, ...remarksBetween(base, theirs, { author: '', date: '' })],
    formatting: 0,
    warnings: [],
  };
}
