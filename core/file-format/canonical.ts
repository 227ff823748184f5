/**
 * Canonical JSON: the same document always gives the same bytes, laid out so that Git diffs and
 * merges it line by line. Known keys in the order of the schema, unknown keys after them by name;
 * two spaces; a newline at the end.
 */
import type { Postmortem } from '../document/postmortem.ts';

/**
 * How one kind of value is laid out: the order of its known keys, and the layout of those that hold
 * objects or lists of objects.
 */
interface Layout {
  keys: readonly string[];
  inside?: Readonly<Record<string, Layout>>;
  /** For a map: the layout of every value. */
  values?: Layout;
  /** Known keys that come after all others. */
  last?: readonly string[];
  /** Keys that are not written. */
  drop?: readonly string[];
}

const PLAIN: Layout = { keys: [] };
const TIME: Layout = {
  keys: ['written', 'local', 'zone', 'instant', 'approximate', 'zoneFrom', 'dateFrom', 'reasons'],
};
/**
 * A text node: the type first, the children last. Positions say where a parser found it, which is
 * no part of the text.
 */
const NODE: Layout = {
  keys: ['type'],
  last: ['children'],
  drop: ['position'],
  get inside() {
    return { children: NODE };
  },
};

const DOCUMENT: Layout = {
  keys: [
    'format',
    'version',
    'id',
    'title',
    'state',
    'revision',
    'edited',
    'language',
    'incident',
    'people',
    'sections',
    'timeline',
    'updates',
    'actions',
    'media',
    'ignored',
    'dictionary',
    'conflicts',
    'comments',
    'states',
  ],
  inside: {
    incident: { keys: ['reference', 'organization', 'severity', 'services', 'zone', 'date'] },
    people: { keys: ['name', 'role'] },
    sections: {
      keys: ['id', 'kind', 'title', 'audience', 'required', 'guidance', 'body'],
      inside: { body: NODE },
    },
    timeline: {
      keys: ['id', 'at', 'milestone', 'body', 'audience', 'source'],
      inside: { at: TIME, body: NODE },
    },
    updates: {
      keys: ['id', 'at', 'status', 'body', 'nextUpdate'],
      inside: { at: TIME, body: NODE, nextUpdate: TIME },
    },
    actions: {
      keys: ['id', 'body', 'owner', 'due', 'dueWritten', 'priority', 'status', 'ticket'],
      inside: { body: NODE },
    },
    media: { keys: [], values: { keys: ['type', 'data', 'name'] } },
    ignored: { keys: ['rule', 'place', 'reason'] },
    conflicts: { keys: ['id', 'what', 'in', 'part', 'key', 'here', 'there'] },
    comments: {
      keys: ['id', 'about', 'state', 'comments', 'suggestion', 'source', 'settled', 'unplaced'],
      inside: {
        about: {
          keys: ['in', 'part', 'words'],
          inside: { words: { keys: ['exact', 'prefix', 'suffix', 'start'] } },
        },
        comments: { keys: ['author', 'date', 'text'] },
        suggestion: { keys: ['kind', 'words', 'change'] },
        source: { keys: ['file', 'format', 'revision', 'key'] },
        settled: { keys: ['by', 'date', 'revision'] },
      },
    },
    states: { keys: ['state', 'by', 'date'] },
  },
};

/** The file's text for a document. */
export function toCanonicalJson(document: Postmortem): string {
  return `${JSON.stringify(ordered(document, DOCUMENT), null, 2)}\n`;
}

function ordered(value: unknown, layout: Layout): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, layout));
  if (typeof value !== 'object' || value === null) return value;
  const { keys, last = [], drop = [], values = PLAIN } = layout;
  const record = value as Record<string, unknown>;
  const others = Object.keys(record)
    .filter((key) => !keys.includes(key) && !last.includes(key) && !drop.includes(key))
    .sort();
  const result: Record<string, unknown> = {};
  for (const key of [...keys, ...others, ...last]) {
    if (!Object.hasOwn(record, key) || record[key] === undefined) continue;
    const inside =
      layout.inside && Object.hasOwn(layout.inside, key) ? layout.inside[key]! : values;
    // Defined, not assigned: a key such as `__proto__` is data here.
    Object.defineProperty(result, key, {
      value: ordered(record[key], inside),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return result;
}
