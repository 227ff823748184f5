/** What comes back from a review is brought into the document as it is by then. */
import { expect, it } from 'vitest';
import { newThread, withoutThread, withThread } from '../../../../core/comments/threads.ts';
import type { CommentThread } from '../../../../core/document/comments.ts';
import type { DocumentState, Postmortem } from '../../../../core/document/postmortem.ts';
import type { App } from '../../../../renderer/state/app-interface.ts';
import { chooseState } from '../../../../renderer/state/document-state.ts';
import { createReviews } from '../../../../renderer/state/reviews.ts';
import type { BroughtBack } from '../../../../renderer/worker/reviewer.ts';
import { emptyDocument } from '../../document/documents.ts';

const WHOLE = { in: 'document', part: '' } as const;
const thread = (id: string): CommentThread =>
  newThread(id, WHOLE, { author: 'Ada', date: '', text: id });
const idsOf = (document: Postmortem): string[] => (document.comments ?? []).map(({ id }) => id);

function windowOn(opened: Postmortem) {
  const seen = { document: opened, asked: '', threads: [] as unknown[] };
  const app = {
    document: () => seen.document,
    change: (next: Postmortem) => void (seen.document = next),
    banner: () => undefined,
    openDialog: ({ kind }: { kind: string }) => void (seen.asked = kind),
    comments: { showList: () => Promise.resolve(), follow: () => undefined },
    store: { get: () => ({ settings: { author: 'Jonas' }, threads: seen.threads }) },
  } as unknown as App;
  return { seen, app };
}

const brought = (document: Postmortem): BroughtBack => ({
  document,
  read: 1,
  added: 1,
  unplaced: 0,
  known: 0,
  formatting: 0,
  told: [],
});

/** Brings in one remark while the author does something else. */
async function whileReading(opened: Postmortem, meanwhile: (now: Postmortem) => Postmortem) {
  const { seen, app } = windowOn(opened);
  const never = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  const reviews = createReviews(app, {
    bringIn: (document) => {
      seen.document = meanwhile(seen.document);
      return Promise.resolve(brought(withThread(document, thread('theirs'))));
    },
    ofDocument: never,
    after: never,
  });
  await reviews.bringIn([{ name: 'r.docx', bytes: new Uint8Array() }]);
  return seen.document;
}

it('a comment that was written meanwhile stays, one that was deleted is gone', async () => {
  const opened = withThread(emptyDocument(), thread('old'));
  const now = await whileReading(opened, (document) =>
    withThread(withoutThread({ ...document, title: 'Typed on' }, 'old'), thread('new')),
  );
  expect(now.title).toBe('Typed on');
  expect(idsOf(now)).toEqual(['new', 'theirs']);
});

it('nothing is brought into another document that was opened meanwhile', async () => {
  const other = emptyDocument({ id: 'another' });
  expect(await whileReading(emptyDocument(), () => other)).toBe(other);
});

it.each<[DocumentState, number, string, DocumentState]>([
  ['in-review', 1, '', 'in-review'],
  ['approved', 0, '', 'approved'],
  ['approved', 1, 'approve', 'draft'],
])('%s with %i open comments: asked “%s”, then %s', (state, open, asked, then) => {
  const { seen, app } = windowOn(emptyDocument());
  seen.threads = Array.from({ length: open }, (_, index) => ({ thread: thread(`c${index}`) }));
  chooseState(app, state);
  expect(seen.asked).toBe(asked);
  expect(seen.document.state).toBe(then);
  const said = seen.document.states?.map(({ by, state: into }) => [by, into]);
  expect(said).toEqual(asked ? undefined : [['Jonas', then]]);
});
