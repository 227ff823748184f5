/** A report on paper: its page, in a hidden window, given to the system's print dialog. */
import type { Result } from '../bridge/bridge.ts';
import { withFittingPictures } from './fitting-pictures.ts';
import { withHiddenPage } from './hidden-window.ts';

/** What Chromium says when the author cancels the print dialog. */
const CANCELLED = /cancel/i;

/** Asks for a printer and prints. */
export async function printPage(html: string, pageSize: 'A4' | 'Letter'): Promise<Result> {
  const fitting = await withFittingPictures(html);
  return withHiddenPage(
    fitting,
    { javascript: false },
    ({ webContents }) =>
      new Promise<Result>((resolve) =>
        webContents.print({ silent: false, printBackground: true, pageSize }, (done, reason) =>
          resolve(done ? { ok: true } : notPrinted(reason)),
        ),
      ),
  );
}

/** Exported for tests. */
export function notPrinted(reason: string): Result {
  if (CANCELLED.test(reason)) return { ok: false, code: 'cancelled', sentence: '' };
  return {
    ok: false,
    code: 'io',
    sentence: `The report was not printed (${reason}). Export it as PDF and print that.`,
  };
}
