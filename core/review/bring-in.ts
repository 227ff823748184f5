/** What reviewers said, in the author's document. */
import { threadsOf, withThreads } from '../comments/threads.ts';
import type { Comment, CommentThread, ReviewSource } from '../document/comments.ts';
import type { Postmortem } from '../document/postmortem.ts';
import type { Change } from '../revision/change.ts';
import { ownerIn } from '../revision/owner.ts';
import { same } from '../revision/same.ts';
import { Carrier } from './carry.ts';
import type { Remark, Review } from './model.ts';

export interface BroughtIn {
  document: Postmortem;
  /** Threads that are new, in the order of the files. */
  added: CommentThread[];
  /** Those among them that have no place in the document. */
  unplaced: CommentThread[];
  /** Remarks that were there already, or are another reviewer's too. */
  known: number;
}

/**
 * The document with the threads of reviewed files. What was brought in before is not there twice;
 * a change that several reviewers ask for is one thread that names them all; such that contradict
 * each other stand beside each other. A change that the author has made meanwhile is accepted.
 */
export function bringIn(
  document: Postmortem,
  reviews: readonly Review[],
  newId: () => string,
): BroughtIn {
  const bringing = new Bringing(document, newId);
  for (const review of reviews) bringing.bring(review);
  return bringing.result();
}

class Bringing {
  private readonly document: Postmortem;
  private readonly newId: () => string;
  private readonly threads: CommentThread[];
  private readonly before: number;
  /** Index of the thread that a file's key, a remark's words or a suggestion is. */
  private readonly byKey = new Map<string, number>();
  private readonly byRemark = new Map<string, number[]>();
  /** Threads that a remark of the file at hand is already. */
  private readonly taken = new Set<number>();
  private readonly bySuggestion = new Map<string, number>();
  private known = 0;

  constructor(document: Postmortem, newId: () => string) {
    this.document = document;
    this.newId = newId;
    this.threads = [...threadsOf(document)];
    this.before = this.threads.length;
    this.threads.forEach((_, index) => this.index(index));
  }

  bring(review: Review): void {
    const carrier = new Carrier(review.base, this.document);
    const counts = new Map<string, number>();
    this.taken.clear();
    for (const remark of review.remarks) {
      // The same words twice in one file are two remarks.
      const count = (counts.get(remark.key) ?? 0) + 1;
      counts.set(remark.key, count);
      const key = count === 1 ? remark.key : `${remark.key} ${count}`;
      this.remark({ ...remark, key }, review, carrier);
    }
  }

  result(): BroughtIn {
    const added = this.threads.slice(this.before);
    return {
      document:
        this.threads.length === 0 ? this.document : withThreads(this.document, this.threads),
      added,
      unplaced: added.filter(({ unplaced }) => unplaced !== undefined),
      known: this.known,
    };
  }

  private remark(remark: Remark, review: Review, carrier: Carrier): void {
    const source: ReviewSource = {
      file: review.file,
      format: review.format,
      revision: review.revision,
      key: remark.key,
    };
    const thread = this.threadOf(remark, source, carrier);
    const index =
      this.byKey.get(remark.key) ??
      (remark.suggestion ? this.bySuggestion.get(suggestionKey(thread)) : this.sameRemark(thread));
    this.taken.add(index ?? this.threads.length);
    if (index === undefined) {
      this.threads.push(thread);
      this.index(this.threads.length - 1);
      return;
    }
    this.known++;
    this.unite(index, remark, source);
  }

  /** The thread that says the same: two marks of one file that say nothing, or the same, are two. */
  private sameRemark({ comments, about }: CommentThread): number | undefined {
    const all = this.byRemark.get(remarkKey(comments[0]!, about.part)) ?? [];
    const free = all.filter((index) => !this.taken.has(index));
    const words = (index: number): string | undefined => this.threads[index]!.about.words?.exact;
    return free.find((index) => words(index) === about.words?.exact) ?? free[0];
  }

  /** What is new of a remark that is there: answers, another reviewer's name. */
  private unite(index: number, { comments, resolved, key }: Remark, source: ReviewSource): void {
    const thread = this.threads[index]!;
    const isThere = (comment: Comment): boolean =>
      thread.comments.some(
        (one) =>
          one.author === comment.author &&
          one.text === comment.text &&
          (one.date === comment.date || one.date === '' || comment.date === '' || one.text === ''),
      );
    const more = comments.filter((comment) => !isThere(comment));
    const also = thread.source?.key === key || thread.also?.some((one) => one.key === key);
    const becomes = resolved && thread.state === 'open' && !thread.suggestion;
    if (more.length === 0 && also && !becomes) return;
    this.threads[index] = {
      ...thread,
      comments: [...thread.comments, ...more],
      ...(becomes && { state: 'resolved' as const }),
      ...(!also && { also: [...(thread.also ?? []), source] }),
    };
    this.byKey.set(key, index);
  }

  private threadOf(remark: Remark, source: ReviewSource, carrier: Carrier): CommentThread {
    const { suggestion, comments, drawing } = remark;
    const thread: CommentThread = {
      id: this.freeId(),
      about: { in: 'document', part: '' },
      state: remark.resolved ? 'resolved' : 'open',
      comments,
      ...(suggestion && { suggestion }),
      ...(drawing && { drawing }),
      source,
    };
    if (!remark.about) return { ...thread, unplaced: remark.where };
    const carried = carrier.carry(remark.about);
    thread.about = carried.about;
    if (
      carried.state === 'gone' &&
      !isAddition(suggestion?.kind === 'change' ? (suggestion.change as Change) : null)
    )
      return { ...thread, unplaced: `${remark.where}, in a part that is no longer there` };
    const isMade =
      suggestion?.kind === 'words'
        ? carried.state === 'changed' && carried.now === suggestion.words
        : suggestion !== undefined && isThere(this.document, suggestion.change as Change);
    return isMade ? { ...thread, state: 'accepted' } : thread;
  }

  private freeId(): string {
    for (;;) {
      const id = this.newId();
      if (!this.threads.some((thread) => thread.id === id)) return id;
    }
  }

  private index(index: number): void {
    const thread = this.threads[index]!;
    // As another copy of the document calls it.
    this.byKey.set(`thread ${thread.id}`, index);
    for (const source of [thread.source, ...(thread.also ?? [])])
      if (source && source.key !== '') this.byKey.set(source.key, index);
    if (thread.suggestion) this.bySuggestion.set(suggestionKey(thread), index);
    else {
      const key = remarkKey(thread.comments[0]!, thread.about.part);
      const known = this.byRemark.get(key);
      if (known) known.push(index);
      else this.byRemark.set(key, [index]);
    }
  }
}

function suggestionKey({ about, suggestion }: CommentThread): string {
  const change = suggestion?.kind === 'change' ? (suggestion.change as Change) : null;
  const told =
    change?.kind === 'added'
      ? { ...change, part: { ...change.part, id: '' }, where: null, index: 0 }
      : (change ?? suggestion);
  return JSON.stringify([about.in, about.part, about.words?.start, about.words?.exact, told]);
}

function remarkKey({ author, date, text }: Comment, part: string): string {
  return JSON.stringify([author, date, text, part]);
}

function isAddition(change: Change | null): boolean {
  return change?.kind === 'added';
}

/** True where the document says already what a change would make it say. */
function isThere(document: Postmortem, change: Change): boolean {
  switch (change.kind) {
    case 'removed':
      return !document[change.list].some(({ id }) => id === change.part.id);
    case 'value': {
      const { owner, key, after, before } = change;
      const record = owner.of === 'media' ? null : ownerIn(document, owner);
      const now = record ? (record as unknown as Record<string, unknown>)[key] : undefined;
      return record !== undefined && same(now, after) && !same(before, after);
    }
    default:
      return false;
  }
}
