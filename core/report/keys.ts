import type { Postmortem } from '../document/postmortem.ts';

/**
 * What a part is called in a file of another format: letters and digits only, so that it can be a
 * bookmark, an anchor and a comment.
 */
export interface PartKeys {
  section: ReadonlyMap<string, string>;
  timeline: ReadonlyMap<string, string>;
  updates: ReadonlyMap<string, string>;
  actions: ReadonlyMap<string, string>;
}

/** Bookmark names in DOCX hold 40 characters; `_pm_`, a block's number and this must fit. */
const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9]{0,23}$/;
/** Ids of the report's own blocks, and what else readers of our files go by. */
const RESERVED = new Set([
  'document',
  'title',
  'facts',
  'cover',
  'measures',
  'contents',
  'track',
  'timeline',
  'actions',
  'updates',
  'appendix',
  'problems',
  'note',
  'notes',
]);

/**
 * A key for every section and row, unique over all of them: its own id where that is plain, else a
 * made one. The same document always gets the same keys.
 */
export function partKeys(document: Postmortem): PartKeys {
  const lists = [document.sections, document.timeline, document.updates, document.actions];
  const ids = new Set(lists.flatMap((list) => list.map(({ id }) => id)));
  // Anchors of some readers ignore case.
  const taken = new Set<string>(RESERVED);
  let made = 0;
  const keyFor = (id: string): string => {
    let key = id;
    if (!PLAIN_KEY.test(id) || taken.has(id.toLowerCase())) {
      do key = `part${++made}`;
      while (ids.has(key) || taken.has(key));
    }
    taken.add(key.toLowerCase());
    return key;
  };
  const keys = (list: readonly { id: string }[]): Map<string, string> =>
    new Map(list.map(({ id }) => [id, keyFor(id)]));
  return {
    section: keys(document.sections),
    timeline: keys(document.timeline),
    updates: keys(document.updates),
    actions: keys(document.actions),
  };
}
