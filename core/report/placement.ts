import type { Section } from '../document/postmortem.ts';

/** The three kinds of rows that a document holds beside its sections. */
export type RowsKind = 'timeline' | 'actions' | 'updates';

/**
 * The id of the section that each kind of row stands in, below its prose; null where the document
 * has none and one is added.
 */
export type RowHomes = Record<RowsKind, string | null>;

/**
 * Where rows stand, in the editor and in every export: the first section of their kind; actions
 * else in the first `next-steps`.
 */
export function rowHomes(sections: readonly Section[]): RowHomes {
  const first = (kind: Section['kind']): string | null =>
    sections.find((section) => section.kind === kind)?.id ?? null;
  return {
    timeline: first('timeline'),
    actions: first('actions') ?? first('next-steps'),
    updates: first('communication'),
  };
}

/** The sections in the order of a report: what could not be placed comes last. */
export function readingOrder(sections: readonly Section[]): Section[] {
  return [
    ...sections.filter(({ kind }) => kind !== 'unsorted'),
    ...sections.filter(({ kind }) => kind === 'unsorted'),
  ];
}
