/**
 * Lets the tests run a function in this process with `electron` in hand, as Playwright's
 * `ElectronApplication.evaluate` does on the real one. Opened by the same switch as there, and
 * only for a parent that started us with a channel.
 */
import { commandLine } from './command-line.ts';

interface Call {
  id: number;
  source: string;
  argument: unknown;
}

export function openTestDoor(electron: object): void {
  if (!process.send || !commandLine.hasSwitch('inspect')) return;
  process.on('message', ({ id, source, argument }: Call) => {
    void (async () => {
      try {
        const run = (0, eval)(`(${source})`) as (electron: object, argument: unknown) => unknown;
        process.send?.({ id, value: await run(electron, argument) });
      } catch (error) {
        process.send?.({
          id,
          problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      }
    })();
  });
  process.channel?.unref();
}
