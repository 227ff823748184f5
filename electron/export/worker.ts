/**
 * The export's thread: runs one job and ends.
 *
 * It asks the main thread for what only a browser engine can do (`printing.ts`).
 */
import { parentPort } from 'node:worker_threads';
import type { PageFaces } from '../../core/export/pdf/faces.ts';
import type { FromThread, Service, ToThread } from './job.ts';
import type { Printer } from './printing.ts';
import { JobProblem, runJob } from './run-job.ts';
import type { Shrunk } from './shrinking.ts';

const port = parentPort!;
const post = (message: FromThread): void => port.postMessage(message);
const waiting = new Map<
  number,
  { resolve(value: string | Uint8Array | undefined): void; reject(reason: Error): void }
>();
let asked = 0;

function ask(service: Service, value = ''): Promise<string | Uint8Array | undefined> {
  const id = ++asked;
  post({ kind: 'ask', id, service, value });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

const printer: Printer = {
  fonts: async (letters, language) =>
    JSON.parse((await ask('fonts', JSON.stringify([letters, language]))) as string) as PageFaces,
  print: (html: string) => ask('print', html) as Promise<Uint8Array>,
  shrink: async (pictures) =>
    JSON.parse((await ask('shrink', JSON.stringify(pictures))) as string) as (Shrunk | null)[],
  draw: (svg: string) => ask('draw', svg) as Promise<Uint8Array>,
};

port.on('message', (message: ToThread) => {
  if (message.kind === 'answer') {
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.problem === undefined) asker?.resolve(message.value);
    else asker?.reject(new Error(message.problem));
    return;
  }
  Promise.resolve()
    .then(() =>
      runJob(message.job, printer, (done, doing) => post({ kind: 'progress', done, doing })),
    )
    .then(
      (value) => post({ kind: 'done', value }),
      (error: unknown) =>
        post({
          kind: 'failed',
          message: error instanceof Error ? error.message : String(error),
          stack: error instanceof Error ? (error.stack ?? '') : '',
          expected: error instanceof JobProblem,
        }),
    );
});
