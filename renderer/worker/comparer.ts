/** Comparing two versions of a document, away from the typing thread. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import type { Change } from '../../core/revision/change.ts';
import type { Compared } from '../../core/revision/compared.ts';

export interface Comparison {
  /** From the version to the document as it is now. */
  compared: Compared;
  /** What changed since, in a line. */
  line: string;
  /** From now back to the version: what is applied to bring something back. */
  back: Change[];
  /** The version itself. */
  version: Postmortem;
}

/** To the worker: the canonical text of a version, and the document as it is now. */
export interface ToCompareWorker {
  id: number;
  text: string;
  now: Postmortem;
}

export type FromCompareWorker =
  | { id: number; comparison: Comparison; problem: null }
  /** One sentence: why the version cannot be read. */
  | { id: number; comparison: null; problem: string };

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface ComparePort {
  postMessage(message: ToCompareWorker): void;
  onmessage: ((event: { data: FromCompareWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

export interface Comparer {
  /** Rejects with a sentence when the version cannot be read or the worker ends. */
  compare(text: string, now: Postmortem): Promise<Comparison>;
  end(): void;
}

export function createComparer(start: () => ComparePort = startWorker): Comparer {
  const worker = start();
  const open = new Map<number, (answer: Comparison | Error) => void>();
  let lastId = 0;
  const failAll = (reason: string): void => {
    for (const answer of open.values()) answer(new Error(reason));
    open.clear();
  };
  worker.onmessage = ({ data }) => {
    const answer = open.get(data.id);
    open.delete(data.id);
    answer?.(data.comparison ?? new Error(data.problem ?? 'no answer'));
  };
  worker.onerror = ({ message }) => failAll(`The versions could not be compared (${message}).`);
  return {
    compare: (text, now) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        open.set(id, (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        worker.postMessage({ id, text, now });
      }),
    end() {
      worker.terminate();
      failAll('The comparison was ended.');
    },
  };
}

function startWorker(): ComparePort {
  return new Worker(new URL('./compare-worker.ts', import.meta.url), {
    type: 'module',
  }) as ComparePort;
}
