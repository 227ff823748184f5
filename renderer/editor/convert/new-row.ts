import type { SectionKind } from '../../../core/document/postmortem.ts';
import { rowsHome, type RowsKind } from '../../../core/document/rows-home.ts';
import type { RowData, RowKind } from '../model/states.ts';

/** The data of an empty row. */
export function emptyRow(kind: RowKind, id: string): RowData {
  switch (kind) {
    case 'timeline':
      return { kind, data: { id, at: null, milestone: null, audience: 'everyone', source: null } };
    case 'update':
      return { kind, data: { id, at: null, status: 'update', nextUpdate: null } };
    case 'action':
      return { kind, data: { id, owner: '', due: null, priority: '', status: 'open', ticket: '' } };
  }
}

/** The list of a document that holds rows of a kind. */
const LIST: Readonly<Record<RowKind, RowsKind>> = {
  timeline: 'timeline',
  update: 'updates',
  action: 'actions',
};

/** The section that shows rows of a kind, or undefined. */
export function homeOf<S extends { id: string; kind: SectionKind }>(
  sections: readonly S[],
  kind: RowKind,
): S | undefined {
  return rowsHome(sections, LIST[kind]);
}

/**
 * Whether a section that is the home of rows has a place for them while there are none: next steps
 * are mostly written as prose.
 */
export function isMadeForRows({ kind }: { kind: SectionKind }): boolean {
  return kind !== 'next-steps';
}

export const ROW_KINDS: readonly RowKind[] = ['timeline', 'update', 'action'];
