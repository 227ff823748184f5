import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { $getState, $getRoot } from 'lexical';
import { $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { metaState } from '../nodes/states.ts';

/**
 * What is known around a row's time: the document's zone and day, and the time of the row before
 * it.
 */
export function $timeContext(row: RowNode, now: string): TimeContext {
  const { zone, date }: Incident = $getState($getRoot(), metaState).incident;
  return { zone: zone || null, date: date || null, previous: $previousTime(row), now };
}

/** Reads what was written in a row's time field; null when nothing is written. */
export function $readRowTime(written: string, row: RowNode, now: string): Time | null {
  return written.trim() === '' ? null : readTime(written, $timeContext(row, now)).time;
}

/** A day typed into a field ("13 March", "2026-03-13", "next Friday"): its ISO date, or null. */
export function $readDay(written: string, now: string): string | null {
  const { date }: Incident = $getState($getRoot(), metaState).incident;
  const { time } = readTime(written, {
    zone: null,
    date: null,
    year: date ? Number(date.slice(0, 4)) : Number(now.slice(0, 4)),
    now,
  });
  return /^\d{4}-\d{2}-\d{2}/.exec(time.local ?? '')?.[0] ?? null;
}

function $previousTime(row: RowNode): Time | null {
  for (let before = row.getPreviousSibling(); before; before = before.getPreviousSibling()) {
    if (!$isRowNode(before)) continue;
    const data = $getRow(before);
    if (data.kind !== 'action' && data.data.at?.local) return data.data.at;
  }
  return null;
}
