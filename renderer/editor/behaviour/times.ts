import type { Incident, Time } from '../../../core/document/postmortem.ts';
import { readDue } from '../../../core/time/read-due.ts';
import { readTime } from '../../../core/time/read-time.ts';
import type { TimeContext } from '../../../core/time/reading.ts';
import { $getState, $getRoot, type LexicalNode } from 'lexical';
import { $getRow, $isRowNode, type RowNode } from '../nodes/row-node.ts';
import { metaState } from '../model/states.ts';

/**
 * What is known around a row's time: the document's zone and day, and the times of the rows before
 * and after it.
 */
export function $timeContext(row: RowNode, now: string): TimeContext {
  const { zone, date }: Incident = $getState($getRoot(), metaState).incident;
  return {
    zone: zone || null,
    date: date || null,
    previous: $nearestTime(row, (each) => each.getPreviousSibling()),
    next: $nextTime(row),
    now,
  };
}

/** Reads what was written in a row's time field; null when nothing is written. */
export function $readRowTime(written: string, row: RowNode, now: string): Time | null {
  return written.trim() === '' ? null : readTime(written, $timeContext(row, now)).time;
}

/** A day typed into a field ("13 March", "2026-03-13", "next Friday"): its ISO date, or null. */
export function $readDay(written: string, now: string): string | null {
  const due = readDue(written, now.slice(0, 10));
  if (due) return due;
  const { date }: Incident = $getState($getRoot(), metaState).incident;
  const { time } = readTime(written, {
    zone: null,
    date: null,
    year: date ? Number(date.slice(0, 4)) : Number(now.slice(0, 4)),
    now,
  });
  return /^\d{4}-\d{2}-\d{2}/.exec(time.local ?? '')?.[0] ?? null;
}

/** The time of the row after, unless it has its day from the rows before it, and so from this one. */
function $nextTime(row: RowNode): Time | null {
  const next = $nearestTime(row, (each) => each.getNextSibling());
  return next?.dateFrom === 'previous' ? null : next;
}

/** The nearest time that is understood, going from row to row. */
function $nearestTime(row: RowNode, step: (row: LexicalNode) => LexicalNode | null): Time | null {
  for (let each = step(row); each; each = step(each)) {
    if (!$isRowNode(each)) continue;
    const data = $getRow(each);
    if (data.kind !== 'action' && data.data.at?.local) return data.data.at;
  }
  return null;
}
