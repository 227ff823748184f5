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

export const ROW_KINDS: readonly RowKind[] = ['timeline', 'update', 'action'];
