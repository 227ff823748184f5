/**
 * Sends what breaks in the window to the app's log. Whoever catches a fault and goes on hands it to
 * the platform's `reportError`, and so it comes by here like one that nobody caught.
 */
import type { Platform } from './platform.ts';

/** A fault that comes back with every key says no more than its first few. */
const MOST = 50;

export interface Faults {
  note(where: string, fault: unknown): void;
  /** Hears of the faults of a worker, whoever else does. */
  follow<W extends Worker>(name: string, worker: W): W;
}

export function followFaults(
  { request }: Platform,
  target: Pick<Window, 'addEventListener'>,
): Faults {
  let told = 0;
  const note = (where: string, fault: unknown): void => {
    if (++told > MOST) return;
    const { name, message, stack } = described(fault);
    request('window:fault', {
      where,
      name: name.slice(0, 80),
      message: message.slice(0, 2_000),
      stack: stack.slice(0, 20_000),
    }).catch(() => undefined); // without main there is no log
  };
  target.addEventListener('error', ({ error, message }) => note('a window', error ?? message));
  target.addEventListener('unhandledrejection', ({ reason }) =>
    note('a promise of a window', reason),
  );
  return {
    note,
    follow(name, worker) {
      worker.addEventListener('error', ({ message, filename, lineno, colno }) =>
        note(
          `the worker for ${name}`,
          Object.assign(new Error(message), { stack: `    at ${filename}:${lineno}:${colno}` }),
        ),
      );
      return worker;
    },
  };
}

function described(fault: unknown): { name: string; message: string; stack: string } {
  if (!(fault instanceof Error)) return { name: 'Error', message: String(fault), stack: '' };
  return { name: fault.name, message: fault.message, stack: fault.stack ?? '' };
}
