/** Cells that hold several dated notes: Jira's comments and ServiceNow's work notes. */
import { isTimeCell } from './columns.ts';
import { JIRA_NOTE, SERVICENOW_NOTE } from './journal-notes.ts';

export interface JournalNote {
  stamp: string;
  who: string;
  /** "Work notes", "Additional comments"; '' where the cell names none. */
  kind: string;
  text: string;
}

export interface Journal {
  notes: JournalNote[];
  /** What stands before the first note. */
  rest: string;
}

/** The notes of a cell, in its order; null for a cell that is no journal. */
export function readJournal(cell: string): Journal | null {
  return readJira(cell) ?? readServiceNow(cell);
}

function readJira(cell: string): Journal | null {
  const match = JIRA_NOTE.exec(cell);
  if (!match || isTimeCell(match[1]!)?.clock !== true) return null;
  return {
    notes: [{ stamp: match[1]!.trim(), who: match[2]!.trim(), kind: '', text: match[3]! }],
    rest: '',
  };
}

function readServiceNow(cell: string): Journal | null {
  const heads = [...cell.matchAll(new RegExp(SERVICENOW_NOTE, 'gm'))].filter(
    ([, stamp]) => isTimeCell(stamp!) !== null,
  );
  if (heads.length === 0) return null;
  const notes = heads.map((head, index): JournalNote => {
    const end = heads[index + 1]?.index ?? cell.length;
    return {
      stamp: head[1]!,
      who: head[2]!.trim(),
      kind: head[3]!.trim(),
      text: cell.slice(head.index + head[0].length, end).trim(),
    };
  });
  return { notes, rest: cell.slice(0, heads[0]!.index).trim() };
}
