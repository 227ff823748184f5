/**
 * A document's canonical text, made away from the typing thread in a worker of its own.
 *
 * Recovery copies and saves wait for this text, so it must never stand behind the checks: one that
 * hung once kept every copy from being written. A worker that does not answer in time is ended, and
 * the caller makes the text itself.
 */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { diff, type Patch } from '../../core/editing/patch.ts';

/** To the worker. The patch is on the document sent before. */
export interface ToTextWorker {
  id: number;
  patch: Patch;
}

export type FromTextWorker =
  { id: number; text: string; problem: null } | { id: number; text: null; problem: string };

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface TextPort {
  postMessage(message: ToTextWorker): void;
  onmessage: ((event: { data: FromTextWorker }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

export interface TextMaker {
  /**
   * The text of a document that has just been opened. Nobody waits for it, so it may take its time:
   * the worker is there, with the document, before the first copy of what is typed.
   */
  prepare(document: Postmortem): Promise<string>;
  /** Rejects when the worker fails or stays silent for `SILENCE_MS`; the next call starts another. */
  text(document: Postmortem): Promise<string>;
  dispose(): void;
}

/** Writing out 10 MB takes about a fifth of this on a busy machine. */
export const SILENCE_MS = 2_000;

export function createTextMaker(start: () => TextPort): TextMaker {
  let worker: TextPort | null = null;
  let sent: Postmortem | null = null;
  let nextId = 0;
  const open = new Map<number, (answer: string | Error) => void>();

  function end(reason: string): void {
    worker?.terminate();
    worker = null;
    sent = null;
    for (const answer of open.values()) answer(new Error(reason));
    open.clear();
  }

  function running(): TextPort {
    if (worker) return worker;
    worker = start();
    worker.onerror = ({ message }) => end(message);
    worker.onmessage = ({ data }) => {
      const answer = open.get(data.id);
      open.delete(data.id);
      answer?.(data.text ?? new Error(data.problem ?? 'no text'));
    };
    return worker;
  }

  function ask(document: Postmortem, limit: number | null): Promise<string> {
    return new Promise((resolve, reject) => {
      const id = ++nextId;
      const timer =
        limit === null ? undefined : setTimeout(() => end('The text took too long.'), limit);
      open.set(id, (answer) => {
        clearTimeout(timer);
        if (typeof answer === 'string') resolve(answer);
        else reject(answer);
      });
      running().postMessage({ id, patch: diff(sent, document) });
      sent = document;
    });
  }

  return {
    prepare: (document) => ask(document, null),
    text: (document) => ask(document, SILENCE_MS),
    dispose() {
      end('The window is closing.');
    },
  };
}
