/** What an author is told of a text that comes back. */
import type { RecoveryCopy } from './recovery-store.ts';

export const DAMAGED_COPY =
  'This recovery copy is damaged: what it holds is not what was written. ' +
  'It was left where it is, so that someone can still look at it.';

/** @param moved its file is gone, or holds something else than when the copy was made */
export function noticeOf({ name, torn }: RecoveryCopy, moved: boolean): string {
  const whose = name === null ? 'a document that was never saved' : `“${name}”`;
  return [
    `Recovered: the last unsaved text of ${whose}.`,
    torn &&
      'What was typed last may be missing: the end of its journal is damaged, and was put aside for two weeks.',
    moved
      ? 'The file itself has changed or moved since, so save this under another name to keep both.'
      : 'Save to keep it.',
  ]
    .filter(Boolean)
    .join(' ');
}
