import { threadsOf, withThreads } from '../../core/comments/threads.ts';
import { accept, acceptAll, reject, spellingChangesOf } from '../../core/review/settle.ts';
import { mergeComments } from '../../core/revision/merge/merge-comments.ts';
import { same } from '../../core/revision/same.ts';
import { counted } from '../../core/prose/counted.ts';
import type { BroughtBack, Reviewer } from '../worker/reviewer.ts';
import type { App, Reviews } from './app-interface.ts';
import { openBeside } from './comments.ts';

export function createReviews(app: App, reviewer: Reviewer): Reviews {
  const { store } = app;
  const settled = () => ({
    by: store.get().settings.author,
    date: `${new Date().toISOString().slice(0, 19)}Z`,
  });
  const say = (tone: 'info' | 'warning', text: string): void =>
    app.banner({ id: 'done', tone, text, actions: [] });

  const reviews: Reviews = {
    async choose() {
      const answer = await app.files.ask('Choosing files', 'import:choose', { what: 'files' });
      if (!answer.ok) return app.files.fail(answer);
      const files = answer.sources.flatMap((one) => ('bytes' in one ? [one] : []));
      const unread = answer.problems.map(({ source, sentence }) => `${source}: ${sentence}`);
      await reviews.bringIn(files, unread);
    },

    async bringIn(files, unread = []) {
      const document = app.document();
      if (!document) return;
      try {
        const brought = await reviewer.bringIn(document, [...files]);
        // What was written and said meanwhile stays; another document is none of theirs.
        const now = app.document();
        if (!now || now.id !== document.id) return;
        const [base, ours, theirs] = [document, now, brought.document].map(threadsOf);
        const threads = mergeComments(base!, ours!, theirs!);
        if (!same(threads, ours)) {
          app.change(withThreads(now, threads));
          await app.comments.showList();
        }
        const told = [...unread, ...brought.told];
        say(told.length > 0 ? 'warning' : 'info', [inWords(brought), ...told].join(' '));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        say('warning', `The reviews could not be read (${why}). The document is as it was.`);
      }
    },

    async ofDocument(files) {
      const document = app.document();
      return document ? reviewer.ofDocument(document, [...files]).catch(() => []) : [];
    },
    async after({ id }) {
      const document = app.document();
      return document ? reviewer.after(document, id).catch(() => []) : [];
    },

    accept(thread) {
      const document = app.document();
      if (!document) return;
      const next = openBeside(store.get().threads, thread);
      const result = accept(document, thread.id, settled());
      if (!result.ok) return say('warning', result.problem);
      app.change(result.document);
      app.comments.follow();
      app.comments.select(next);
    },
    reject(thread) {
      const document = app.document();
      if (!document) return;
      const next = openBeside(store.get().threads, thread);
      app.change(reject(document, thread.id, settled()));
      app.comments.follow();
      app.comments.select(next);
    },
    acceptSpelling({ comments }) {
      const document = app.document();
      const reviewer = comments[0]?.author ?? '';
      if (!document) return;
      const ids = spellingChangesOf(document, reviewer).map(({ id }) => id);
      const { document: next, accepted, left } = acceptAll(document, ids, settled());
      if (accepted.length > 0) app.change(next);
      app.comments.follow();
      const who = reviewer || 'nobody named';
      const rest = left.length > 0 ? ` ${counted(left.length, 'other')} could not be.` : '';
      say('info', `${counted(accepted.length, 'spelling change')} by ${who} accepted.${rest}`);
    },
  };
  return reviews;
}

/** What came of it: "12 comments and suggestions from 2 files; 1 not placed." */
function inWords({ read, added, unplaced, known, formatting }: BroughtBack): string {
  if (read === 0) return 'Nothing was brought in.';
  const parts = [
    `${counted(added, 'comment or suggestion', 'comments and suggestions')} from ${counted(read, 'file')}`,
    unplaced > 0 && `${unplaced} not placed`,
    known > 0 && `${known} known already`,
    formatting > 0 && `${counted(formatting, 'change')} of form alone left out`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
