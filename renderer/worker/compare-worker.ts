/** The thread behind comparer.ts. */
import { openPostmortem } from '../../core/file-format/open.ts';
import { isBookkeeping } from '../../core/revision/bookkeeping.ts';
import { changesBetween } from '../../core/revision/compare.ts';
import { compared } from '../../core/revision/compared.ts';
import { inNumbers } from '../../core/revision/in-numbers.ts';
import type { FromCompareWorker, ToCompareWorker } from './comparer.ts';

const post = (message: FromCompareWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToCompareWorker>) => {
  const { id, text, now } = data;
  try {
    const opened = openPostmortem(text);
    if (!opened.ok) return post({ id, comparison: null, problem: opened.problem });
    const version = opened.document;
    const comparison = {
      compared: compared(version, now),
      line: inNumbers(changesBetween(version, now)),
      back: changesBetween(now, version).filter((change) => !isBookkeeping(change)),
      version,
    };
    post({ id, comparison, problem: null });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    post({ id, comparison: null, problem: `The versions could not be compared (${why}).` });
  }
});
