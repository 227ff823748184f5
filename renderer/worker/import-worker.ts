/** The import's thread: reads what it was given, as often as asked, and is ended from outside. */
import { z } from 'zod';
import { randomIds } from '../../core/document/ids.ts';
import { importSources } from '../../core/import/import-files.ts';
import type { ImportSource } from '../../core/import/model/read-source.ts';
import type { FromImporter, ToImporter } from './messages.ts';

// zod would try to compile its schemas with `new Function`, which the page's CSP refuses.
z.config({ jitless: true });

/** The least time between two reports, in milliseconds: the window draws no faster. */
const REPORT_PAUSE_MS = 50;

let sources: readonly ImportSource[] = [];
let reported = 0;

const post = (message: FromImporter): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToImporter>) => {
  sources = data.sources ?? sources;
  importSources(sources, { ...data.options, newId: randomIds() }, report).then(
    (value) => post({ kind: 'imported', value }),
    (error: unknown) =>
      post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

function report(done: number, doing: string): void {
  const now = performance.now();
  if (now - reported < REPORT_PAUSE_MS && done < 1) return;
  reported = now;
  post({ kind: 'progress', done, doing });
}
