import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

const running = new Map<string, Promise<unknown>>();

/** Runs `work` when whatever was begun before for the same key is over, however that ended. */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = running.get(key) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(work);
  running.set(key, next);
  const done = (): void => {
    if (running.get(key) === next) running.delete(key);
  };
  next.then(done, done);
  return next;
}

/** One for each file, by whatever path, link or second name it is reached. */
export async function fileKey(path: string): Promise<string> {
  return stat(path).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => resolve(path),
  );
}
