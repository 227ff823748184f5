/**
 * A program of the tests in a process of its own, which is ended where it hangs: it says something
 * after each piece of work.
 */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often is looked whether it hangs, ms. */
const LOOK_MS = 5_000;
/** A processor's time is told in such ticks on Linux, ms. */
const TICK_MS = 10;
/** What waits without working, such as for a promise that never settles, hangs as well. */
const IDLE_FACTOR = 10;

/**
 * @param hangs it hangs when it says nothing for this much of the processor, ms, or ten times that
 *   by the clock: a busy machine alone makes nothing hang
 * @returns whether it had to be ended, or ended badly
 */
export function watched<Said>(
  program: string,
  args: readonly string[],
  hangs: number,
  hear: (said: Said) => void,
): Promise<boolean> {
  const child = fork(program, [...args]);
  const spent = (): number => processorTime(child.pid) ?? performance.now();
  let [since, sinceClock] = [spent(), performance.now()];
  const timer = setInterval(() => {
    const isIdle = performance.now() - sinceClock > IDLE_FACTOR * hangs;
    if (isIdle || spent() - since > hangs) child.kill('SIGKILL');
  }, LOOK_MS);
  return new Promise((end) => {
    child.on('message', (said: Said) => {
      [since, sinceClock] = [spent(), performance.now()];
      hear(said);
    });
    child.on('exit', (code) => {
      clearInterval(timer);
      end(code !== 0);
    });
  });
}

/** ms; null where the system has no such file. */
function processorTime(pid: number | undefined): number | null {
  try {
    const [, , user, system] =
      /\) \S(?: \S+){10} ((\d+) (\d+))/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return user === undefined ? null : TICK_MS * (Number(user) + Number(system));
  } catch {
    return null;
  }
}
