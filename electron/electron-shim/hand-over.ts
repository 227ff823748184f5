/** The thread that speaks for a second start while its main thread waits: see single-instance.ts. */
import { connect } from 'node:net';
import { workerData } from 'node:worker_threads';

const { socket, text, taken } = workerData as { socket: string; text: string; taken: Int32Array };

function done(): void {
  Atomics.store(taken, 0, 1);
  Atomics.notify(taken, 0);
}

const line = connect(socket, () => line.end(text));
line.resume().on('close', done).on('error', done);
