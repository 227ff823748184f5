/**
 * Exports run in a thread of their own: making a large one takes seconds, in which main must answer
 * its windows. The thread is ended after its job, or at once when the job is cancelled. Reading its
 * program takes a thread longer than making a small report: one is started ahead while an export is
 * likely, and takes the next job.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app } from 'electron';
import type { Failure } from '../bridge/bridge.ts';
import { noteFault } from '../log/log.ts';
import { inSources } from '../log/source-positions.ts';
import type { FromThread, Job, JobResults, ToThread } from './job.ts';
import type { Printer } from './printing.ts';
import type { Shrinking } from './shrinking.ts';

export type Outcome<K extends Job['kind']> = { ok: true; value: JobResults[K] } | Failure;

export interface RunningJob<K extends Job['kind']> {
  /** Never rejects. */
  outcome: Promise<Outcome<K>>;
  /** Ends it at once. Its outcome is a failure `cancelled`. */
  cancel(): void;
}

const CANCELLED: Failure = { ok: false, code: 'cancelled', sentence: '' };

const PROGRAM = 'export-worker.cjs';

/**
 * The thread's program as text: from inside the installed app's archive a thread cannot load files
 * by itself.
 */
let program: Promise<string> | undefined;

function programText(): Promise<string> {
  return (program ??= readFile(join(app.getAppPath(), 'dist', PROGRAM), 'utf8').catch(
    (error: unknown) => {
      program = undefined;
      throw error;
    },
  ));
}

/** A thread that waits longer than this for a job is ended: it holds some fifty megabytes. */
const SPARE_MS = 60_000;
/** The thread that waits for a job. */
let spare: Worker | undefined;
let spareEnds: NodeJS.Timeout | undefined;

/** Has a thread ready for the next job. */
export function warmThread(): void {
  programText().then(
    (source) => {
      spare ??= newWorker(source);
      clearTimeout(spareEnds);
      spareEnds = setTimeout(() => {
        const unused = spare;
        spare = undefined; // at once: a job must not be given one that is about to end
        void unused?.terminate();
      }, SPARE_MS).unref();
    },
    () => undefined,
  ); // the job itself will say so
}

/**
 * Megabytes for what a thread has only just made. Left to itself it takes three times as much for a
 * large report, and is no faster for it.
 */
const YOUNG_MB = 48;

function newWorker(source: string): Worker {
  const worker = new Worker(source, {
    eval: true,
    execArgv: [],
    name: 'export',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const gone = (): void => {
    if (spare === worker) spare = undefined;
  };
  worker.on('error', gone);
  worker.on('exit', gone);
  return worker;
}

/** The one that waits, or a new one. */
function takeWorker(source: string): Worker {
  const worker = spare ?? newWorker(source);
  spare = undefined;
  return worker;
}

export function startJob<J extends Job>(
  job: J,
  printerUntil: (signal: AbortSignal) => Printer,
  onProgress: (done: number, doing: string) => void = () => undefined,
): RunningJob<J['kind']> {
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
    // After a preview the author often changes a choice and looks again.
    if ((job.kind === 'preview' || job.kind === 'beginning') && result !== CANCELLED) warmThread();
  };
  const answer = (message: ToThread): void => {
    if (!ended) worker?.postMessage(message);
  };

  programText().then(
    (source) => {
      if (ended) return;
      worker = takeWorker(source);
      worker.on('message', (message: FromThread) => {
        if (message.kind === 'progress') onProgress(message.done, message.doing);
        else if (message.kind === 'done')
          finish({ ok: true, value: message.value as JobResults[J['kind']] });
        else if (message.kind === 'failed') finish(failed(message));
        else
          serve(message, printer).then(
            (value) => answer({ kind: 'answer', id: message.id, value }),
            (error: unknown) =>
              answer({ kind: 'answer', id: message.id, problem: messageOf(error) }),
          );
      });
      worker.on('error', (error) => {
        noteFault('the export', error);
        finish({ ok: false, code: 'io', sentence: unforeseen(messageOf(error)) });
      });
      worker.on('exit', () =>
        finish({ ok: false, code: 'io', sentence: unforeseen('it ended early') }),
      );
      worker.postMessage({ kind: 'job', job } satisfies ToThread);
    },
    (error: unknown) => finish({ ok: false, code: 'io', sentence: unforeseen(messageOf(error)) }),
  );
  return { outcome, cancel: () => finish(CANCELLED) };
}

async function serve(
  { service, value }: Extract<FromThread, { kind: 'ask' }>,
  printer: Printer,
): Promise<string | Uint8Array> {
  if (service === 'fonts')
    return JSON.stringify(await printer.fonts(...(JSON.parse(value) as [string[], string])));
  if (service === 'shrink')
    return JSON.stringify(await printer.shrink(JSON.parse(value) as Shrinking[]));
  return printer[service](value);
}

function failed({ message, stack, expected }: Extract<FromThread, { kind: 'failed' }>): Failure {
  if (expected) return { ok: false, code: 'io', sentence: message };
  const frames = stack.replaceAll('[worker eval]', PROGRAM);
  const fault = { stack: inSources(frames, join(app.getAppPath(), 'dist')) };
  noteFault('the export', Object.assign(new Error(message), fault));
  return { ok: false, code: 'io', sentence: unforeseen(message) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}

function unforeseen(cause: string): string {
  return `The export stopped (${cause}). Nothing was written; try again.`;
}
