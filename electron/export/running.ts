import type { AppWindow } from '../windows/windows.ts';
import { sendTo } from '../windows/windows.ts';
import type { Job } from './job.ts';
import { printerUntil } from './printer.ts';
import { startJob, type Outcome, type RunningJob } from './thread.ts';

export type Purpose = 'preview' | 'run' | 'copy' | 'print';

/** The exports of all windows. */
export interface Running {
  run<J extends Job>(window: AppWindow, purpose: Purpose, job: J): Promise<Outcome<J['kind']>>;
  cancel(window: AppWindow, purpose: Purpose): void;
}

/**
 * Runs at most one job of each kind per window. A new one cancels the one before; closing the
 * window cancels all.
 */
export function createRunning(): Running {
  const jobs = new WeakMap<AppWindow, Map<Purpose, RunningJob<Job['kind']>>>();
  const jobsOf = (window: AppWindow): Map<Purpose, RunningJob<Job['kind']>> => {
    const known = jobs.get(window);
    if (known) return known;
    const made = new Map<Purpose, RunningJob<Job['kind']>>();
    jobs.set(window, made);
    window.browser.once('closed', () => made.forEach((job) => job.cancel()));
    return made;
  };
  const cancel = (window: AppWindow, purpose: Purpose): void => {
    jobsOf(window).get(purpose)?.cancel();
    jobsOf(window).delete(purpose);
  };
  return {
    cancel,
    async run(window, purpose, job) {
      cancel(window, purpose);
      const onProgress =
        purpose === 'copy' || purpose === 'print'
          ? undefined
          : (done: number, doing: string): void =>
              sendTo(window, 'export-progress', { what: purpose, done, doing });
      const started = startJob(job, printerUntil, onProgress);
      jobsOf(window).set(purpose, started);
      const outcome = await started.outcome;
      if (jobsOf(window).get(purpose) === started) jobsOf(window).delete(purpose);
      return outcome;
    },
  };
}
