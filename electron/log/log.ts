/**
 * The app's log: what it did and what went wrong, for whoever has to find out why. It never holds
 * words of a document, and no name or path of one: failures are kept by their code, faults without
 * what they quote (`fault-text.ts`).
 */
import { release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { faultText } from './fault-text.ts';
import { openLogFile, type LogFile } from './log-file.ts';

export type Level = 'error' | 'warn' | 'info' | 'debug';

let file: LogFile | null = null;

/** Begins the log of this start; before that, and on the command line, nothing is kept. */
export function setupLog(): void {
  file = openLogFile(logFolder());
  note('info', `Afterword ${app.getVersion()} starts`, {
    node: process.version, // and so which Electron
    system: `${process.platform}-${process.arch}`,
    release: release(),
  });
}

/** The system's place for it; where that cannot be made, one that says so with each line. */
function logFolder(): string {
  try {
    return app.getPath('logs');
  } catch {
    return join(app.getPath('userData'), 'logs');
  }
}

/** `event` and the values are ours, never the author's. Details of `debug` only in a checkout. */
export function note(
  level: Level,
  event: string,
  details: Record<string, string | number> = {},
): void {
  if (file === null || (level === 'debug' && app.isPackaged)) return;
  const told = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  append(level, [event, ...told].join(' '));
}

/** Something that should not happen. @param where such as "main" or "window" */
export function noteFault(where: string, fault: unknown): void {
  if (file) append('error', `Fault in ${where}: ${faultText(fault, app.getAppPath())}`);
}

/** The path of the log; null where none can be written. */
export function logPath(): string | null {
  return append('info', 'The log is shown') ? file!.path : null;
}

function append(level: Level, text: string): boolean {
  return file?.append(`${new Date().toISOString()} ${level.padEnd(5)} ${text}`) ?? false;
}
