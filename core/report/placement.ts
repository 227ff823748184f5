import type { Section } from '../document/postmortem.ts';

/** The sections in the order of a report: what could not be placed comes last. */
export function readingOrder(sections: readonly Section[]): Section[] {
  return [
    ...sections.filter(({ kind }) => kind !== 'unsorted'),
    ...sections.filter(({ kind }) => kind === 'unsorted'),
  ];
}
