import { LIST_OF } from '../document/place.ts';
import { replaceWords } from '../prose/replace.ts';
import type { LiveFact } from '../document/live-fact.ts';
import { timelineOrder, updatesOrder } from '../document/sorting.ts';
import type {
  ActionItem,
  Incident,
  Postmortem,
  StatusUpdate,
  TimelineEntry,
} from '../document/postmortem.ts';
import { settleConflict, type Settling } from './settle-conflict.ts';

/**
 * The changes that fixes are made of: plain data, applied by `applyEdits` on a document value; the
 * editor shows the result as one undo step.
 */
export type Edit =
  | { op: 'move-entry'; id: string; before: string | null }
  | { op: 'sort-timeline' }
  | { op: 'sort-updates' }
  | { op: 'add-entry'; entry: TimelineEntry; before: string | null }
  | { op: 'remove-entry'; id: string }
  | { op: 'set-entry'; id: string; set: Partial<Omit<TimelineEntry, 'id'>> }
  | { op: 'set-update'; id: string; set: Partial<Omit<StatusUpdate, 'id'>> }
  | { op: 'set-action'; id: string; set: Partial<Omit<ActionItem, 'id'>> }
  | { op: 'set-incident'; set: Partial<Incident> }
  | { op: 'settle-conflict'; id: string; take: Settling }
  | {
      op: 'replace-words';
      in: Part;
      id: string;
      quote: string;
      nth: number;
      words: string | LiveFact;
    };

/** What has a body of prose. */
type Part = 'section' | 'timeline' | 'update' | 'action';

/**
 * Applies edits in order and returns a new document; an edit whose target is gone changes nothing.
 */
export function applyEdits(document: Postmortem, edits: readonly Edit[]): Postmortem {
  return edits.reduce(applyEdit, document);
}

function applyEdit(document: Postmortem, edit: Edit): Postmortem {
  switch (edit.op) {
    case 'move-entry': {
      const entry = document.timeline.find(({ id }) => id === edit.id);
      if (!entry || edit.before === edit.id) return document;
      const others = document.timeline.filter(({ id }) => id !== edit.id);
      return { ...document, timeline: insertBefore(others, entry, edit.before) };
    }
    case 'sort-timeline':
      return { ...document, timeline: timelineOrder(document.timeline) };
    case 'sort-updates':
      return { ...document, updates: updatesOrder(document.updates) };
    case 'add-entry':
      if (document.timeline.some(({ id }) => id === edit.entry.id)) return document;
      return { ...document, timeline: insertBefore(document.timeline, edit.entry, edit.before) };
    case 'remove-entry':
      return { ...document, timeline: document.timeline.filter(({ id }) => id !== edit.id) };
    case 'set-entry':
      return { ...document, timeline: set(document.timeline, edit.id, edit.set) };
    case 'set-update':
      return { ...document, updates: set(document.updates, edit.id, edit.set) };
    case 'set-action':
      return { ...document, actions: set(document.actions, edit.id, edit.set) };
    case 'set-incident':
      return { ...document, incident: { ...document.incident, ...edit.set } };
    case 'settle-conflict':
      return settleConflict(document, edit.id, edit.take);
    case 'replace-words':
      return replaceIn(document, edit);
  }
}

function replaceIn(document: Postmortem, edit: Edit & { op: 'replace-words' }): Postmortem {
  const list = LIST_OF[edit.in];
  const rows = document[list].map((row) => {
    const body = row.id === edit.id && replaceWords(row.body, edit.quote, edit.nth, edit.words);
    return body ? { ...row, body } : row;
  });
  return { ...document, [list]: rows };
}

function insertBefore<T extends { id: string }>(items: T[], item: T, before: string | null): T[] {
  const at = before === null ? -1 : items.findIndex(({ id }) => id === before);
  return at === -1 ? [...items, item] : [...items.slice(0, at), item, ...items.slice(at)];
}

function set<T extends { id: string }>(
  items: T[],
  id: string,
  values: Partial<Omit<T, 'id'>>,
): T[] {
  return items.map((item) => (item.id === id ? { ...item, ...values } : item));
}
