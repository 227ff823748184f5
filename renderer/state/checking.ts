/** When the document goes to the checks: after a pause in typing, or at once. */
/** A pause in typing after which the document is checked … */
const CHECK_PAUSE_MS = 150;
/** … and the longest that typing puts it off. */
const CHECK_LIMIT_MS = 1_000;

export interface Checking {
  now(): void;
  /** At once, if something waits to be checked. */
  waiting(): void;
  /** After a pause in typing. */
  soon(): void;
}

export function createChecking(check: () => void): Checking {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Since when something waits to be checked. */
  let unchecked: number | null = null;

  function now(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    unchecked = null;
    check();
  }

  function soon(): void {
    const time = performance.now();
    unchecked ??= time;
    if (timer !== null) clearTimeout(timer);
    const pause = Math.min(CHECK_PAUSE_MS, unchecked + CHECK_LIMIT_MS - time);
    timer = setTimeout(now, Math.max(0, pause));
  }

  function waiting(): void {
    if (timer !== null) now();
  }

  return { now, waiting, soon };
}
