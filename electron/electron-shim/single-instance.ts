/**
 * One app per user data folder: a lock file with the process's number, and a socket on which a
 * second start hands over what it was given.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pathOf, userData } from './folders.ts';

const lock = (): string => join(pathOf('userData'), 'shim.lock');
// A socket's path must be short, so it cannot lie in the folder itself.
const name = `afterword-${createHash('sha256').update(userData).digest('hex').slice(0, 16)}`;
const socket =
  process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
const ANSWER_MS = 3_000;

/** What a later start hands over: the app's own data, and where and with what it was started. */
export interface HandedOver {
  data: unknown;
  argv: string[];
  directory: string;
}

/** True for the first. `onSecond` hears what each later start hands over. */
export function takeLock(onSecond: (handed: HandedOver) => void): boolean {
  if (!claimLock()) return false;
  if (process.platform !== 'win32') rmSync(socket, { force: true });
  const server = createServer((line) => {
    let text = '';
    line
      .setEncoding('utf8')
      .on('data', (part) => (text += part))
      .on('end', () => onSecond(JSON.parse(text) as HandedOver));
    line.on('error', () => undefined);
  });
  server.on('error', () => undefined);
  server.listen(socket).unref();
  process.on('exit', () => {
    rmSync(lock(), { force: true });
    if (process.platform !== 'win32') rmSync(socket, { force: true });
  });
  return true;
}

function claimLock(): boolean {
  try {
    writeFileSync(lock(), String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isRunning(Number(readFileSync(lock(), 'utf8')))) return false;
    rmSync(lock(), { force: true }); // left by a start that was killed
    return claimLock();
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until the first has taken it, as Electron's asking for the lock does. */
export function handOver(handed: HandedOver): void {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./hand-over.ts', import.meta.url), {
    workerData: { socket, text: JSON.stringify(handed), taken },
  });
  worker.unref();
  Atomics.wait(taken, 0, 0, ANSWER_MS);
}
