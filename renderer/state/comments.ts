import { placedThreads, type PlacedThread } from '../../core/comments/placed.ts';
import {
  newThread,
  withoutThread,
  withReply,
  withState,
  withText,
  withThread,
} from '../../core/comments/threads.ts';
import type { Comment, CommentThread } from '../../core/document/comments.ts';
import { randomIds } from '../../core/document/ids.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { CommentMark } from '../editor/model/status.ts';
import type { App, Comments } from './app-interface.ts';
import type { AppState, Remark } from './app-state.ts';
import { focusPanel } from './panel-focus.ts';

const NONE: readonly PlacedThread[] = [];

type Looking = Pick<AppState, 'threads' | 'thread' | 'status'>;

/** The thread that commands are about: the one at the caret, else the one that was chosen. */
export function threadInView({ threads, thread, status }: Looking): PlacedThread | null {
  const known = (id: string | null): PlacedThread | undefined =>
    id === null ? undefined : threads.find((one) => one.thread.id === id);
  return known(status.comment) ?? known(thread) ?? null;
}

/** True while somebody has still to answer or decide. */
export function isOpen({ thread }: PlacedThread): boolean {
  return thread.state === 'open';
}

/** The next open thread behind this one, or the last before it; null where there is none. */
export function openBeside(threads: readonly PlacedThread[], { id }: CommentThread): string | null {
  const at = threads.findIndex(({ thread }) => thread.id === id);
  const beside = threads.slice(at + 1).find(isOpen) ?? threads.slice(0, at).findLast(isOpen);
  return beside?.thread.id ?? null;
}

export function createComments(app: App): Comments {
  const newId = randomIds();
  const { store } = app;
  let seen: Postmortem | null = null;
  let marked: readonly CommentMark[] = [];

  const remarkOf = (text: string): Comment => ({
    author: store.get().settings.author,
    date: `${new Date().toISOString().slice(0, 19)}Z`,
    text,
  });
  const change = (next: (document: Postmortem) => Postmortem): void => {
    const document = app.document();
    if (!document) return;
    app.change(next(document));
    comments.follow();
  };
  /** Shows the panel with what is written, and puts the keyboard into its field. */
  const write = (remark: Remark): void => {
    store.set({ remark, sideTab: 'comments' });
    void app.showPanel('problems', true).then(() => focusField());
  };
  const draw = (threads: readonly PlacedThread[]): void => {
    const marks = threads.filter(isOpen).flatMap((placed) => markOf(placed) ?? []);
    const isSame = marks.every((mark, index) => mark === marked[index]);
    if (isSame && marks.length === marked.length) return;
    marked = marks;
    app.editor()?.markComments(marks);
  };

  const comments: Comments = {
    forget() {
      seen = null;
      marked = [];
    },

    follow() {
      const document = app.document();
      if (document === seen) return;
      seen = document;
      const threads = document?.comments ? placedThreads(document) : NONE;
      if (threads.length === 0 && store.get().threads.length === 0) return;
      const { thread, sideTab, remark } = store.get();
      const stays = threads.some((one) => one.thread.id === thread);
      const isBare = threads.length === 0 && remark === null;
      store.set({
        threads,
        thread: stays ? thread : null,
        sideTab: isBare ? 'problems' : sideTab,
      });
      draw(threads);
    },

    begin() {
      const asked = app.editor()?.commentAnchor();
      if (!asked) return;
      const { remark } = store.get();
      // What was begun is not thrown away by a second key press.
      const text = remark?.kind === 'comment' ? remark.text : '';
      write({ kind: 'comment', about: asked.about, quote: asked.quote, text });
    },
    reply: ({ id }) => write({ kind: 'reply', thread: id, text: '' }),
    edit({ id, comments: said }, index) {
      write({ kind: 'edit', thread: id, index, text: said[index]?.text ?? '' });
    },
    write(text) {
      const { remark } = store.get();
      if (remark) store.set({ remark: { ...remark, text } });
    },

    say() {
      const { remark } = store.get();
      const text = remark?.text.trim() ?? '';
      if (!remark || text === '') return;
      store.set({ remark: null });
      if (remark.kind === 'comment') {
        const thread = newThread(newId(), remark.about, remarkOf(text));
        change((document) => withThread(document, thread));
        store.set({ thread: thread.id });
        return;
      }
      if (remark.kind === 'reply')
        change((document) => withReply(document, remark.thread, remarkOf(text)));
      else change((document) => withText(document, remark.thread, remark.index, text));
      store.set({ thread: remark.thread });
    },
    cancel: () => store.set({ remark: null }),

    resolve(thread) {
      const by = store.get().settings.author;
      const state = thread.state === 'open' ? 'resolved' : 'open';
      const { date } = remarkOf('');
      change((document) => withState(document, thread.id, state, { by, date }));
    },
    remove(thread) {
      const next = openBeside(store.get().threads, thread);
      change((document) => withoutThread(document, thread.id));
      comments.select(next);
    },

    select(id) {
      store.set({ thread: id });
      app.editor()?.lightComment(id);
    },
    goTo({ thread, place }) {
      comments.select(thread.id);
      if (place) app.editor()?.goTo(place);
    },
    step(direction) {
      const { threads } = store.get();
      const open = threads.some(isOpen) ? threads.filter(isOpen) : threads;
      if (open.length === 0) return;
      const here = comments.inView();
      const at = here ? open.findIndex((one) => one.thread.id === here.thread.id) : -1;
      const first = direction === 1 ? 0 : open.length - 1;
      const next = at === -1 ? first : (at + direction) % open.length;
      const target = open.at(next)!;
      store.set({ sideTab: 'comments' });
      comments.goTo(target);
    },
    inView: () => threadInView(store.get()),

    async showList() {
      store.set({ sideTab: 'comments' });
      await app.showPanel('problems', true);
      focusPanel('problems');
    },
    pointAt(id) {
      store.set({ sideTab: 'comments' });
      comments.select(id);
    },
  };
  return comments;
}

const MARKS = new WeakMap<PlacedThread, CommentMark | null>();

/**
 * How the text shows a thread; null where it does not. The same for a thread that is placed as
 * before, so that of hundreds a key press compares few.
 */
function markOf(placed: PlacedThread): CommentMark | null {
  const known = MARKS.get(placed);
  if (known !== undefined) return known;
  const { thread, place } = placed;
  const suggests = thread.suggestion !== undefined;
  const isShown = place !== null && place.kind !== 'document';
  const mark = isShown ? { key: thread.id, place, suggests } : null;
  MARKS.set(placed, mark);
  return mark;
}

/** The field of the panel, once it is drawn. */
function focusField(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.remark-form textarea')?.focus(),
  );
}

/** What is quoted of a thread's words as they are now; '' where it is about no words. */
export function wordsOf({ thread, place }: PlacedThread): string {
  if (place && 'quote' in place && place.quote) return place.quote;
  return thread.about.words?.exact ?? '';
}
