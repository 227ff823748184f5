/** Changes to the comments of a document. Each gives a new document, and leaves the rest of it. */
import type { Comment, CommentAnchor, CommentThread, ThreadState } from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';

export function threadsOf(document: Postmortem): readonly CommentThread[] {
  return document.comments ?? [];
}

/** A thread's first word, and whoever says it. */
export function newThread(id: string, about: CommentAnchor, remark: Comment): CommentThread {
  return { id, about, state: 'open', comments: [remark] };
}

export function withThread(document: Postmortem, thread: CommentThread): Postmortem {
  return withThreads(document, [...threadsOf(document), thread]);
}

export function withReply(document: Postmortem, id: string, reply: Comment): Postmortem {
  return changed(document, id, (thread) => ({
    ...thread,
    comments: [...thread.comments, reply],
  }));
}

/** Another text for one comment of a thread. */
export function withText(
  document: Postmortem,
  id: string,
  index: number,
  text: string,
): Postmortem {
  return changed(document, id, (thread) => ({
    ...thread,
    comments: thread.comments.map((one, at) => (at === index ? { ...one, text } : one)),
  }));
}

/** Settles a thread, or opens it again. */
export function withState(
  document: Postmortem,
  id: string,
  state: ThreadState,
  settled: { by: string; date: string },
): Postmortem {
  return changed(document, id, (thread) => {
    const set: CommentThread = { ...thread, state };
    if (state === 'open') delete set.settled;
    else set.settled = { ...settled, revision: document.revision };
    return set;
  });
}

export function withoutThread(document: Postmortem, id: string): Postmortem {
  return withThreads(
    document,
    threadsOf(document).filter((thread) => thread.id !== id),
  );
}

/** The document without a word of what was said about it. */
export function withoutComments(document: Postmortem): Postmortem {
  if (!document.comments && !document.states) return document;
  const rest = { ...document };
  delete rest.comments;
  delete rest.states;
  return rest;
}

export function withThreads(document: Postmortem, threads: CommentThread[]): Postmortem {
  if (threads.length > 0) return { ...document, comments: threads };
  const rest = { ...document };
  delete rest.comments;
  return rest;
}

function changed(
  document: Postmortem,
  id: string,
  change: (thread: CommentThread) => CommentThread,
): Postmortem {
  const threads = threadsOf(document);
  if (!threads.some((thread) => thread.id === id)) return document;
  return withThreads(
    document,
    threads.map((thread) => (thread.id === id ? change(thread) : thread)),
  );
}
