import type { ImportedSources } from '../../core/import/import-files.ts';
import type { ImportProgress, ImportSource } from '../../core/import/model/read-source.ts';
import type { FromImporter, ToImporter, WindowImportOptions } from './messages.ts';

/** The part of `Worker` that is used, so that tests can stand in for it. */
export interface ImportPort {
  postMessage(message: ToImporter): void;
  onmessage: ((event: { data: FromImporter }) => void) | null;
  onerror: ((event: { message: string }) => void) | null;
  terminate(): void;
}

/** What `result` rejects with when the author cancelled. */
export class ImportCancelled extends Error {
  constructor() {
    super('The import was cancelled.');
    this.name = 'ImportCancelled';
  }
}

export interface RunningImport {
  /**
   * Rejects with `ImportCancelled` after `cancel`, and with another error only when the worker
   * itself died.
   */
  result: Promise<ImportedSources>;
  /**
   * Reads the same sources again with other options (a zone, a table's columns). Ends a reading
   * that still runs: its result rejects with `ImportCancelled`.
   */
  reread(options: WindowImportOptions): Promise<ImportedSources>;
  /** Ends the reading at once and frees its memory. To be called also when the dialog closes. */
  cancel(): void;
}

export interface ImportHooks {
  onProgress?: ImportProgress;
  start?(): ImportPort;
}

/**
 * Reads sources in a worker of their own: it can be ended at any moment, and the checks and the
 * recovery copies never wait for it. The sources are copied to it, so that they can be read again.
 */
export function startImport(
  sources: readonly ImportSource[],
  options: WindowImportOptions,
  { onProgress, start = startWorker }: ImportHooks = {},
): RunningImport {
  let port: ImportPort | null = null;
  let abandon: ((reason: Error) => void) | null = null;

  function end(reason: Error): void {
    port?.terminate();
    port = null;
    abandon?.(reason);
    abandon = null;
  }

  function read(now: WindowImportOptions): Promise<ImportedSources> {
    // A worker that still reads cannot listen: it is replaced. One that is done has the sources
    // already.
    if (abandon) end(new ImportCancelled());
    const fresh = port === null;
    const running = (port ??= start());
    return new Promise<ImportedSources>((resolve, reject) => {
      abandon = reject;
      running.onerror = ({ message }) => end(new Error(message));
      running.onmessage = ({ data }) => {
        if (data.kind === 'progress') onProgress?.(data.done, data.doing);
        else if (data.kind === 'failed') end(new Error(data.message));
        else {
          abandon = null;
          resolve(data.value);
        }
      };
      running.postMessage({ sources: fresh ? [...sources] : null, options: now });
    });
  }

  return { result: read(options), reread: read, cancel: () => end(new ImportCancelled()) };
}

function startWorker(): ImportPort {
  return new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
  }) as ImportPort;
}
