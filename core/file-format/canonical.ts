/**
 * Canonical JSON: the same document always gives the same bytes, laid out so that Git diffs and
 * merges it line by line. Known keys in the order of the schema, unknown keys after them by name;
 * two spaces; a newline at the end.
 */
import { strToU8 } from 'fflate';
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
      keys: [
        'id',
        'about',
        'state',
        'comments',
        'suggestion',
        'drawing',
        'source',
        'settled',
        'unplaced',
      ],
      inside: {
        about: {
          keys: ['in', 'part', 'words'],
          inside: { words: { keys: ['exact', 'prefix', 'suffix', 'start'] } },
        },
        comments: { keys: ['author', 'date', 'text'] },
        suggestion: { keys: ['kind', 'words', 'change'] },
        drawing: {
          keys: ['page', 'width', 'height', 'printed', 'strokes'],
          inside: { printed: { keys: ['text', 'x', 'y', 'width', 'size'] } },
        },
        source: { keys: ['file', 'format', 'revision', 'key'] },
        settled: { keys: ['by', 'date', 'revision'] },
      },
    },
    states: { keys: ['state', 'by', 'date'] },
  },
};

/** The file's text for a document. */
export function toCanonicalJson(document: Postmortem): string {
  return [...pieces(document)].join('');
}

/**
 * The same in parts of `size` characters, the last with what is left; both halves of a letter stay
 * together. For whoever can write it part by part: no text of a large document is ever whole.
 */
export function* canonicalParts(document: Postmortem, size: number): Generator<string> {
  let pending = '';
  for (const piece of pieces(document)) {
    pending += piece;
    while (pending.length > size) {
      const end = /[\ud800-\udbff]/.test(pending[size - 1]!) ? size - 1 : size;
      yield pending.slice(0, end);
      pending = pending.slice(end);
    }
  }
  yield pending;
}

/** Characters that are encoded at once. */
const PIECE = 1_000_000;

/**
 * The file's bytes for a document. A large one is never there as a whole text beside them, nor
 * twice: a chat's export has a hundred megabytes. It is written once to be measured, and again.
 */
export function toCanonicalBytes(document: Postmortem): Uint8Array {
  let length = 0;
  for (const part of encoded(document)) length += part.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of encoded(document)) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function* encoded(document: Postmortem): Generator<Uint8Array> {
  for (const part of canonicalParts(document, PIECE)) yield strToU8(part);
}

/** The text in order, a row of a list at a time: neither a copy of all rows is made nor one text. */
function* pieces(document: Postmortem): Generator<string> {
  let opening = '{';
  const record = document as unknown as Record<string, unknown>;
  for (const key of keysOf(record, DOCUMENT)) {
    const value = record[key];
    const layout = layoutOf(DOCUMENT, key);
    yield `${opening}\n  ${JSON.stringify(key)}: `;
    opening = ',';
    if (!Array.isArray(value) || value.length === 0) {
      yield indented(value, layout, '  ');
      continue;
    }
    for (const [index, item] of value.entries())
      yield `${index === 0 ? '[' : ','}\n    ${indented(item, layout, '    ')}`;
    yield '\n  ]';
  }
  yield '\n}\n';
}

function indented(value: unknown, layout: Layout, by: string): string {
  const text = JSON.stringify(ordered(value, layout), null, 2) as string | undefined;
  return (text ?? 'null').replaceAll('\n', `\n${by}`);
}

const DATA = { enumerable: true, configurable: true, writable: true };

function ordered(value: unknown, layout: Layout): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, layout));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  const record = value as Record<string, unknown>;
  for (const key of keysOf(record, layout)) {
    const value = ordered(record[key], layoutOf(layout, key));
    // Defined, where assigning would do something else: each key is data here.
    if (key === '__proto__') Object.defineProperty(result, key, { ...DATA, value });
    else result[key] = value;
  }
  return result;
}

/** The keys that are written, in their order. */
function keysOf(record: Record<string, unknown>, layout: Layout): string[] {
  const { keys, last = [], drop = [] } = layout;
  const others = Object.keys(record)
    .filter((key) => !keys.includes(key) && !last.includes(key) && !drop.includes(key))
    .sort();
  return [...keys, ...others, ...last].filter(
    (key) => Object.hasOwn(record, key) && record[key] !== undefined,
  );
}

function layoutOf({ inside, values = PLAIN }: Layout, key: string): Layout {
  return inside && Object.hasOwn(inside, key) ? inside[key]! : values;
}
