import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const LOG_NAME = 'afterword.log';
/** The log before this one: what happened last is never cut off from what led to it. */
export const OLD_LOG_NAME = 'afterword.old.log';
const LARGEST_BYTES = 1_000_000;

export interface LogFile {
  readonly path: string;
  /** False where it could not be written; nothing is thrown, for a log must not stop the app. */
  append(line: string): boolean;
}

/**
 * A text file that keeps at most two million bytes: when it is full it takes the place of the one
 * before it. Only its owner can read it. Lines are written at once, so that the last one before an
 * end is there.
 */
export function openLogFile(folder: string, largest = LARGEST_BYTES): LogFile {
  const path = join(folder, LOG_NAME);
  return {
    path,
    append(line) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const bytes = Buffer.from(`${line}\n`);
        if (sizeOf(path) + bytes.length > largest) renameSync(path, join(folder, OLD_LOG_NAME));
        appendFileSync(path, bytes, { mode: 0o600 });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** In bytes; none where there is no file, which then has nothing to be renamed either. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -Infinity;
}
