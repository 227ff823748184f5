/** The thread behind text-maker.ts: keeps a copy of the document and writes it out when asked. */
import { toCanonicalJson } from '../../core/file-format/canonical.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { applyPatch } from '../../core/editing/patch.ts';
import type { FromTextWorker, ToTextWorker } from './text-maker.ts';

let document: Postmortem | null = null;

const post = (message: FromTextWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data: { id, patch } }: MessageEvent<ToTextWorker>) => {
  try {
    document = applyPatch(document, patch) as Postmortem;
    post({ id, text: toCanonicalJson(document), problem: null });
  } catch (error) {
    post({ id, text: null, problem: error instanceof Error ? error.message : String(error) });
  }
});
