import type { KeyedRow } from '../../../core/import/merge/change-model.ts';
import type { ActionItem, StatusUpdate, TimelineEntry } from '../../../core/document/postmortem.ts';

export type AnyRow = KeyedRow<TimelineEntry> | KeyedRow<StatusUpdate> | KeyedRow<ActionItem>;

/** A row whose time has no instant yet: the zone, the day or the time itself is open. */
export function isOpen({ item, leftOut }: AnyRow): boolean {
  return !leftOut && 'at' in item && !item.at?.instant;
}
