/**
 * Looking into JSON that others wrote: nothing is where it should be until it is seen to be. Only
 * own properties are read and nothing is ever written by a key of the source, so `__proto__` and
 * `constructor` are names like any other.
 */

export type JsonRecord = Record<string, unknown>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the end of a path of keys; undefined where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

/** A text or a number as text, without white space around it; '' for anything else. */
export function textAt(value: unknown, ...path: string[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found.trim();
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
}

/** The first of some keys that holds a text. */
export function firstText(value: unknown, ...keys: string[]): string {
  for (const key of keys) {
    const text = textAt(value, key);
    if (text !== '') return text;
  }
  return '';
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The objects of a list; other items of it are left out. */
export function recordsAt(value: unknown, ...path: string[]): JsonRecord[] {
  return listAt(value, ...path).filter(isRecord);
}

/**
 * How deep a value of the source is looked into: deeper than any service nests, and short of the
 * stack.
 */
const MAX_DEPTH = 60;

/**
 * All texts within a value, in order, keys left out. Safe on any depth: what is nested beyond all
 * reason is taken too.
 */
export function textsWithin(value: unknown): string[] {
  const texts: string[] = [];
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string' && next.trim() !== '') texts.push(next.trim());
    else if (typeof next === 'object' && next !== null) {
      const inner = Object.values(next);
      for (let index = inner.length - 1; index >= 0; index--) left.push(inner[index]);
    }
  }
  return texts;
}

/**
 * A value as lines "details.host: a1", for people: texts, numbers and truths with the last few keys
 * of their path. Texts keep their own lines. Safe on any depth.
 */
export function flatLines(name: string, value: unknown): string[] {
  const lines: string[] = [];
  const left: { path: string[]; value: unknown }[] = [{ path: [name], value }];
  while (left.length > 0) {
    const next = left.pop()!;
    if (typeof next.value === 'object' && next.value !== null) {
      const inner = Object.entries(next.value);
      for (let index = inner.length - 1; index >= 0; index--)
        left.push({ path: [...next.path, inner[index]![0]].slice(-6), value: inner[index]![1] });
    } else if (next.value !== null && next.value !== undefined && next.value !== '')
      lines.push(`${next.path.join('.')}: ${String(next.value)}`);
  }
  return lines;
}

/** True where a value is nested deeper than the readers follow. */
export function isTooDeep(depth: number): boolean {
  return depth > MAX_DEPTH;
}

/**
 * The record's own texts under keys that are not `known`, as "key: value": words of the source that
 * no field of a document takes.
 */
export function otherTexts(record: JsonRecord, known: ReadonlySet<string>): string[] {
  return Object.entries(record).flatMap(([key, value]) =>
    known.has(key) || typeof value !== 'string' || value.trim() === ''
      ? []
      : [`${key}: ${value.trim()}`],
  );
}
