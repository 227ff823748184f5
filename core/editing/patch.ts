/**
 * The difference between two documents by identity, so that only what changed crosses to a worker
 * or goes into the journal: a document of 10,000 paragraphs would take longer to copy than to
 * check. Rests on the rule that parts which did not change keep their identity
 * (`EditorHandle.getDocument`).
 */

/**
 * Plain data. `keep` = as before; `value` = replaced; `keys` = an object's changed parts; `splice`
 * = a list's changed stretch, `inside` when it kept its length.
 */
export type Patch =
  | { kind: 'keep' }
  | { kind: 'value'; value: unknown }
  | { kind: 'keys'; changed: [string, Patch][]; removed: string[] }
  | { kind: 'inside'; start: number; patches: Patch[] }
  | { kind: 'splice'; start: number; remove: number; insert: unknown[] };

/** How `before` becomes `after`. */
export function diff(before: unknown, after: unknown): Patch {
  if (Object.is(before, after)) return { kind: 'keep' };
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after);
  if (isObject(before) && isObject(after)) {
    const changed: [string, Patch][] = [];
    for (const key of Object.keys(after)) {
      const patch: Patch = Object.hasOwn(before, key)
        ? diff(before[key], after[key])
        : { kind: 'value', value: after[key] };
      if (patch.kind !== 'keep') changed.push([key, patch]);
    }
    return {
      kind: 'keys',
      changed,
      removed: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
    };
  }
  return { kind: 'value', value: after };
}

function diffLists(before: unknown[], after: unknown[]): Patch {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && Object.is(before[start], after[start])) start++;
  let end = 0;
  while (
    end < shorter - start &&
    Object.is(before[before.length - 1 - end], after[after.length - 1 - end])
  )
    end++;
  if (before.length === after.length) {
    const patches = before
      .slice(start, before.length - end)
      .map((item, index) => diff(item, after[start + index]));
    return { kind: 'inside', start, patches };
  }
  return {
    kind: 'splice',
    start,
    remove: before.length - start - end,
    insert: after.slice(start, after.length - end),
  };
}

/**
 * `before` with the patch applied; parts that the patch keeps are shared.
 * @throws where the patch is none of this value: it names a place that the value does not have
 */
export function applyPatch(before: unknown, patch: Patch): unknown {
  switch (patch.kind) {
    case 'keep':
      return before;
    case 'value':
      return patch.value;
    case 'keys': {
      // Absent where the text does not keep what the window had: a node's `position`.
      const record = before === undefined ? {} : recordOf(before);
      const kept = Object.entries(record).filter(([key]) => !patch.removed.includes(key));
      // Built from entries, not assigned: a key such as `__proto__` is data here.
      return Object.fromEntries([
        ...kept,
        ...patch.changed.map(([key, part]) => [key, applyPatch(record[key], part)]),
      ]);
    }
    case 'inside': {
      const result = [...listOf(before, patch.start + patch.patches.length)];
      patch.patches.forEach((part, index) => {
        result[patch.start + index] = applyPatch(result[patch.start + index], part);
      });
      return result;
    }
    case 'splice': {
      const list = listOf(before, patch.start + patch.remove);
      return [
        ...list.slice(0, patch.start),
        ...patch.insert,
        ...list.slice(patch.start + patch.remove),
      ];
    }
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw new Error('The patch is about an object that is not there.');
  return value;
}

/** A list of at least `length` items. */
function listOf(value: unknown, length: number): unknown[] {
  if (!Array.isArray(value) || value.length < length)
    throw new Error('The patch is about a list that is not there.');
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
