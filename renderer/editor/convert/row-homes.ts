/** Which section shows each kind of rows: the same one in the window as in every export. */
import type { Section } from '../../../core/document/postmortem.ts';
import { rowsHome, type RowsKind } from '../../../core/document/rows-home.ts';
import type { RowKind } from '../model/states.ts';
import { ROW_KINDS } from './new-row.ts';

/** The editor names a kind by one row, the document by its list of them. */
const LISTS: Readonly<Record<RowKind, RowsKind>> = {
  timeline: 'timeline',
  update: 'updates',
  action: 'actions',
};

type Outline = readonly Pick<Section, 'id' | 'kind'>[];

/** The id of the section that shows a kind of rows; null where none does. */
export function homeOf(outline: Outline, kind: RowKind): string | null {
  return rowsHome(outline, LISTS[kind])?.id ?? null;
}

/** The kind of rows that a section shows below its prose, or null. */
export function rowKindIn(outline: Outline, section: string): RowKind | null {
  return ROW_KINDS.find((kind) => homeOf(outline, kind) === section) ?? null;
}
