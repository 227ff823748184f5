/**
 * The worker's thread: keeps a copy of the document, and does on it whatever typing must not wait
 * for.
 */
import { z } from 'zod';
import type { LanguageRules } from '../../core/checks/model/language-rules.ts';
import type { Postmortem } from '../../core/document/postmortem.ts';
import { analyse } from './analyse.ts';
import { beginning } from './beginning.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { applyPatch } from '../../core/editing/patch.ts';
import { proposals } from './proposals.ts';

// zod would try to compile its schemas with `new Function`, which the page's CSP refuses.
z.config({ jitless: true });

let document: Postmortem | null = null;
let newest = 0;
let language: LanguageRules | undefined;
/** When the document was last checked, and which checks are off. */
let asked: { now: string; disabled: string[] } = { now: '', disabled: [] };

const post = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'document') {
    document = applyPatch(document, data.patch) as Postmortem;
    newest = data.version;
    language = data.language ?? language;
    asked = data;
    // After whatever already waits in the queue: several changes in a row are checked once.
    setTimeout(() => answerAnalysis(data), 0);
    return;
  }
  try {
    post({ kind: 'answer', id: data.id, value: answer(data) });
  } catch (error) {
    post({
      kind: 'failed',
      id: data.id,
      message: error instanceof Error ? error.message : String(error),
    });
  }
});

function answerAnalysis({ version, now, disabled }: Extract<ToWorker, { kind: 'document' }>): void {
  if (version !== newest || !document) return;
  try {
    post({ kind: 'analysis', version, analysis: analyse(document, now, disabled, language) });
  } catch (error) {
    post({
      kind: 'broken',
      version,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

function answer(
  data: Extract<ToWorker, { kind: 'question' }>,
): Extract<FromWorker, { kind: 'answer' }>['value'] {
  if (!document) throw new Error('There is no document.');
  switch (data.question) {
    case 'propose':
      return proposals(document);
    case 'beginning': {
      const { now, disabled } = asked;
      return beginning(document, data.input, { now, disabled, language: language ?? [] });
    }
  }
}
