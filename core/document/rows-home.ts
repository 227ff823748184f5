/**
 * Rows are kept beside the sections, and each kind of them is shown in one section: by the editor,
 * by every export, by the outline and by the checks. This says in which.
 */
import type { Section, SectionKind } from './postmortem.ts';

/** The three kinds of rows that a document holds beside its sections. */
export type RowsKind = 'timeline' | 'actions' | 'updates';

/**
 * The id of the section that each kind of row is shown in, below its prose; null where the document
 * has none and one is added.
 */
export type RowHomes = Record<RowsKind, string | null>;

/** The kinds of sections that may show them, the one that is preferred first. */
const KINDS: Readonly<Record<RowsKind, readonly SectionKind[]>> = {
  timeline: ['timeline'],
  actions: ['actions', 'next-steps'],
  updates: ['communication'],
};

/** What has to be known of a section. */
type Placed = Pick<Section, 'id' | 'kind'>;

/** The section that shows rows of a kind: the first of the first of its kinds that is there. */
export function rowsHome<S extends Placed>(sections: readonly S[], of: RowsKind): S | undefined {
  for (const wanted of KINDS[of]) {
    const found = sections.find(({ kind }) => kind === wanted);
    if (found) return found;
  }
  return undefined;
}

/** The homes of all three kinds. */
export function rowHomes(sections: readonly Placed[]): RowHomes {
  const id = (of: RowsKind): string | null => rowsHome(sections, of)?.id ?? null;
  return { timeline: id('timeline'), actions: id('actions'), updates: id('updates') };
}
