/**
 * Work that must be over before the app ends: Electron ends its loop after `will-quit` and waits
 * for no promise (`Browser::Shutdown` in shell/browser/browser.cc).
 */
const unfinished = new Set<Promise<unknown>>();

/** Longer than any disk that still answers. */
const LONGEST_MS = 10_000;

/** Marks work as begun until it settles. @returns the same promise */
export function untilDone<T>(work: Promise<T>): Promise<T> {
  unfinished.add(work);
  const over = (): void => void unfinished.delete(work);
  work.then(over, over);
  return work;
}

export function isUnfinished(): boolean {
  return unfinished.size > 0;
}

/** Resolves when nothing is left to do, also of what is begun meanwhile, or after a while. */
export async function allDone(): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST_MS)));
  const settled = async (): Promise<void> => {
    while (isUnfinished()) await Promise.allSettled(unfinished);
  };
  await Promise.race([settled(), late]);
  unfinished.clear(); // what has not come by then is not waited for again
  clearTimeout(timer);
}
