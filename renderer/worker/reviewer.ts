/** Reading reviewed files and judging suggestions, away from the typing thread. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { ReviewedFile } from '../../core/review/model.ts';

/** What came of reading reviewed files. */
export interface BroughtBack {
  /** The document with what was said about it. */
  document: Postmortem;
  /** How many files could be read. */
  read: number;
  added: number;
  unplaced: number;
  /** Remarks that were there already. */
  known: number;
  /** Changes of form alone, which are not brought in. */
  formatting: number;
  /** Sentences: a file that could not be read, what a reader was not sure of. */
  told: string[];
}

export type ToReviewWorker =
  | { id: number; kind: 'bring-in'; document: Postmortem; files: ReviewedFile[] }
  /** Which of the files are this document, gone out and come back. */
  | { id: number; kind: 'ofDocument'; document: Postmortem; files: ReviewedFile[] }
  /** What the checks would find if the suggestion were accepted. */
  | { id: number; kind: 'after'; document: Postmortem; thread: string };

export type FromReviewWorker =
  | { id: number; kind: 'bring-in'; value: BroughtBack }
  | { id: number; kind: 'ofDocument' | 'after'; value: string[] }
  | { id: number; kind: 'failed'; message: string };

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface ReviewPort {
  postMessage(message: ToReviewWorker): void;
  onmessage: ((event: { data: FromReviewWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

export interface Reviewer {
  /** Rejects with a sentence when the worker ends. */
  bringIn(document: Postmortem, files: ReviewedFile[]): Promise<BroughtBack>;
  /** The names of those that are this document, gone out and come back. */
  ofDocument(document: Postmortem, files: ReviewedFile[]): Promise<string[]>;
  /** What the checks would find after a suggestion, in sentences. */
  after(document: Postmortem, thread: string): Promise<string[]>;
}

/** The worker is started with the first question. */
export function createReviewer(start: () => ReviewPort): Reviewer {
  const open = new Map<number, (answer: FromReviewWorker | Error) => void>();
  let worker: ReviewPort | null = null;
  let lastId = 0;
  const fail = (message: string): void => {
    for (const answer of open.values()) answer(new Error(message));
    open.clear();
    worker?.terminate();
    worker = null; // the next question starts another
  };
  const running = (): ReviewPort => {
    if (worker) return worker;
    worker = start();
    worker.onmessage = ({ data }) => {
      const answer = open.get(data.id);
      open.delete(data.id);
      answer?.(data);
    };
    worker.onerror = ({ message }) => fail(message);
    return worker;
  };
  const ask = (message: (id: number) => ToReviewWorker): Promise<FromReviewWorker> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      open.set(id, (answer) => {
        if (answer instanceof Error) reject(answer);
        else if (answer.kind === 'failed') reject(new Error(answer.message));
        else resolve(answer);
      });
      running().postMessage(message(id));
    });
  const words = async (message: (id: number) => ToReviewWorker): Promise<string[]> =>
    ((await ask(message)) as Extract<FromReviewWorker, { kind: 'ofDocument' | 'after' }>).value;
  return {
    async bringIn(document, files) {
      const answer = await ask((id) => ({ id, kind: 'bring-in', document, files }));
      return (answer as Extract<FromReviewWorker, { kind: 'bring-in' }>).value;
    },
    ofDocument: (document, files) => words((id) => ({ id, kind: 'ofDocument', document, files })),
    after: (document, thread) => words((id) => ({ id, kind: 'after', document, thread })),
  };
}
