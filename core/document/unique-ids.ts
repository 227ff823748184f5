import type { Postmortem } from './postmortem.ts';
import type { NewId } from './ids.ts';

/**
 * The document with every section and row under an id of its own: of those that share one, the
 * later gets a new id. The same object where all are different.
 */
export function withUniqueIds(document: Postmortem, newId: NewId): Postmortem {
  const lists = [document.sections, document.timeline, document.updates, document.actions];
  const taken = new Set(lists.flatMap((list) => list.map(({ id }) => id)));
  if (taken.size === lists.reduce((count, list) => count + list.length, 0)) return document;
  const seen = new Set<string>();
  const unique = <T extends { id: string }>(items: T[]): T[] =>
    items.map((item) => {
      if (!seen.has(item.id)) {
        seen.add(item.id);
        return item;
      }
      let id = newId();
      while (taken.has(id)) id = newId();
      taken.add(id);
      seen.add(id);
      return { ...item, id };
    });
  return {
    ...document,
    sections: unique(document.sections),
    timeline: unique(document.timeline),
    updates: unique(document.updates),
    actions: unique(document.actions),
  };
}
