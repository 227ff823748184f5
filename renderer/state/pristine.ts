import type { Postmortem } from '../../core/document/postmortem.ts';
import { isEmptyProse } from '../../core/prose/text.ts';

/** True for a document in which nothing was written, so that its window may show another. */
export function isPristine(document: Postmortem | null): boolean {
  if (!document) return true;
  const { title, timeline, updates, actions, sections } = document;
  return (
    title === '' &&
    timeline.length === 0 &&
    updates.length === 0 &&
    actions.length === 0 &&
    sections.every(({ body }) => isEmptyProse(body))
  );
}
