/**
 * Canonical JSON: the same document always gives the same bytes, laid out so that Git diffs and merges it line by line.
 * Known keys in the order of the schema, unknown keys after them by name; two spaces; a newline at the end.
 */
import type { Postmortem } from './postmortem.ts';

const TIME = ['written', 'local', 'zone', 'instant', 'approximate', 'zoneFrom', 'dateFrom'];
const ORDER: Record<string, readonly string[]> = {
  document: [
    'format', 'version', 'id', 'title', 'state', 'revision', 'edited', 'language', 'incident', 'people', 'sections', 'timeline', 'updates', 'actions', 'media', 'ignored',
  ],
  incident: ['reference', 'organization', 'severity', 'services', 'zone', 'date'],
  people: ['name', 'role'],
  sections: ['id', 'kind', 'title', 'audience', 'required', 'guidance', 'body'],
  timeline: ['id', 'at', 'milestone', 'body', 'audience', 'source'],
  updates: ['id', 'at', 'status', 'body', 'nextUpdate'],
  actions: ['id', 'body', 'owner', 'due', 'priority', 'status', 'ticket'],
  media: ['type', 'data', 'name'],
  ignored: ['rule', 'place', 'reason'],
  at: TIME,
  nextUpdate: TIME,
};
/** In a body: the type first, the children last, all else by name. Positions say where a parser found a node, which is no part of the text. */
const BODY = 'body';

/** The file's text for a document. */
export function toCanonicalJson(document: Postmortem): string {
  return `${JSON.stringify(ordered(document, 'document'), null, 2)}\n`;
}

function ordered(value: unknown, role: string): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, role));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  if (role === BODY) return orderedNode(record);
  // `media` is a map by key: its values have the order, its keys go by name.
  if (role === 'media' && !('data' in record)) return fromEntries(Object.keys(record).sort(), record, () => 'media');
  const known = ORDER[role] ?? [];
  const unknown = Object.keys(record).filter((key) => !known.includes(key)).sort();
  return fromEntries([...known.filter((key) => key in record), ...unknown], record, (key) => key);
}

function orderedNode(node: Record<string, unknown>): unknown {
  const rest = Object.keys(node).filter((key) => key !== 'type' && key !== 'children' && key !== 'position').sort();
  const keys = ['type', ...rest, ...('children' in node ? ['children'] : [])].filter((key) => key in node);
  return fromEntries(keys, node, () => BODY);
}

function fromEntries(keys: string[], record: Record<string, unknown>, role: (key: string) => string): unknown {
  const result: Record<string, unknown> = {};
  for (const key of keys) {
    const value = record[key];
    if (value === undefined) continue;
    Object.defineProperty(result, key, { value: ordered(value, role(key)), enumerable: true, configurable: true, writable: true });
  }
  return result;
}
