import type { Postmortem, Prose } from './postmortem.ts';

/** The lists of a document whose parts have a body. */
export type Parts = Pick<Postmortem, 'sections' | 'timeline' | 'updates' | 'actions'>;

/** Every body of a document: of its sections, then of its rows. */
export function bodiesOf({ sections, timeline, updates, actions }: Parts): Prose[] {
  return [...sections, ...timeline, ...updates, ...actions].map(({ body }) => body);
}
