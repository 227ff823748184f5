/**
 * Exports run in a thread of their own: making a large one takes seconds, in which main must answer its windows. The thread is ended after its job, or at once when the job is cancelled.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app } from 'electron';
import type { Failure } from '../bridge.ts';
import type { FromThread, Job, JobResults, ToThread } from './job.ts';
import type { Printer } from './make-export.ts';

export type Outcome<K extends Job['kind']> = { ok: true; value: JobResults[K] } | Failure;

export interface RunningJob<K extends Job['kind']> {
  /** Never rejects. */
  outcome: Promise<Outcome<K>>;
  /** Ends it at once. Its outcome is a failure `cancelled`. */
  cancel(): void;
}

const CANCELLED: Failure = { ok: false, code: 'cancelled', sentence: '' };

/** The thread's program as text: from inside the installed app's archive a thread cannot load files by itself. */
let program: Promise<string> | undefined;

export function startJob<J extends Job>(job: J, printerUntil: (signal: AbortSignal) => Printer, onProgress: (done: number, doing: string) => void = () => undefined): RunningJob<J['kind']> {
  let end: (outcome: Outcome<J['kind']>) => void = () => undefined;
  const outcome = new Promise<Outcome<J['kind']>>((resolve) => (end = resolve));
  let ended = false;
  const stop = new AbortController();
  const printer = printerUntil(stop.signal);
  let worker: Worker | undefined;
  const finish = (result: Outcome<J['kind']>): void => {
    ended = true;
    end(result);
    stop.abort();
    void worker?.terminate();
  };
  const answer = (message: ToThread): void => {
    if (!ended) worker?.postMessage(message);
  };

  program ??= readFile(join(app.getAppPath(), 'dist', 'export-worker.cjs'), 'utf8');
  program.then((source) => {
    if (ended) return;
    worker = new Worker(source, { eval: true, execArgv: [], name: 'export' });
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') onProgress(message.done, message.doing);
      else if (message.kind === 'done') finish({ ok: true, value: message.value as JobResults[J['kind']] });
      else if (message.kind === 'failed') finish({ ok: false, code: 'io', sentence: message.expected ? message.message : unforeseen(message.message) });
      else serve(message, printer).then((value) => answer({ kind: 'answer', id: message.id, value }), (error: unknown) => answer({ kind: 'answer', id: message.id, problem: messageOf(error) }));
    });
    worker.on('error', (error) => finish({ ok: false, code: 'io', sentence: unforeseen(messageOf(error)) }));
    worker.on('exit', () => finish({ ok: false, code: 'io', sentence: unforeseen('it ended early') }));
    worker.postMessage({ kind: 'job', job } satisfies ToThread);
  }, (error: unknown) => {
    program = undefined;
    finish({ ok: false, code: 'io', sentence: unforeseen(messageOf(error)) });
  });
  return { outcome, cancel: () => finish(CANCELLED) };
}

function serve({ service, value }: Extract<FromThread, { kind: 'ask' }>, printer: Printer): Promise<string | Uint8Array> {
  return service === 'fonts' ? printer.fonts() : printer[service](value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}

function unforeseen(cause: string): string {
  return `The export stopped (${cause}). Nothing was written; try again.`;
}
