/** What changed from one version of a document to another. */
import type { Incident, Postmortem } from '../document/postmortem.ts';
import type { Place } from '../document/place.ts';
import { factTeller } from '../live-facts/words.ts';
import { blockHunks, sameHolder } from './body.ts';
import { LISTS, placeIn, type Change, type ListName, type Owner, type Part } from './change.ts';
import { withIdsOf } from './match.ts';
import { anchorsIn, steadyIds } from './order.ts';
import { same, type Follows } from './same.ts';

/**
 * The changes that lead from one version to another, in reading order: title and other values of
 * the document, details, sections, rows, pictures. All of them, applied by `applyChanges`, give
 * `withIdsOf(before, after)`, which is `after` where no id was lost. The words of live facts that
 * follow something are no change of their own. The document's own id is never a change: what is
 * taken over from another document does not make this one that other.
 */
export function changesBetween(before: Postmortem, after: Postmortem): Change[] {
  const now = withIdsOf(before, after);
  const tell = factTeller(now);
  const follows: Follows = (fact) => tell(fact) !== null;
  return [
    ...values({ of: 'document' }, before, now, NOT_VALUES, (key) => ({
      kind: key === 'title' ? 'title' : 'document',
    })),
    ...values({ of: 'incident' }, before.incident, now.incident, NONE, (field) => ({
      kind: 'incident',
      field: field as keyof Incident,
    })),
    ...LISTS.flatMap((list) => listChanges(list, before[list], now[list], follows)),
    ...values({ of: 'media' }, before.media, now.media, NONE, () => ({ kind: 'document' })),
  ];
}

const NONE: ReadonlySet<string> = new Set();
const NOT_VALUES: ReadonlySet<string> = new Set([
  'format',
  'version',
  'id',
  'incident',
  'media',
  ...LISTS,
]);

function values(
  owner: Owner,
  before: object,
  after: object,
  apart: ReadonlySet<string>,
  place: (key: string) => Place,
): Change[] {
  const [old, now] = [before, after] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(old!), ...Object.keys(now!)]);
  return [...keys].flatMap((key): Change[] => {
    if (apart.has(key)) return [];
    const [one, other] = [valueOf(old!, key), valueOf(now!, key)];
    if (same(one, other)) return [];
    return [
      {
        kind: 'value',
        where: place(key),
        owner,
        key,
        ...(one !== undefined && { before: one }),
        ...(other !== undefined && { after: other }),
      },
    ];
  });
}

function valueOf(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function listChanges(
  list: ListName,
  before: readonly Part[],
  after: readonly Part[],
  follows: Follows,
): Change[] {
  if (before === after) return [];
  const old = new Map(before.map((part) => [part.id, part]));
  const ids = new Set(after.map(({ id }) => id));
  const steady = steadyIds(before, after);
  const anchors = anchorsIn(after, steady);
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const changes: Change[] = before
    .filter(({ id }) => !ids.has(id))
    .map((part) => ({ kind: 'removed', where: placeIn(list, part.id), list, part }));
  after.forEach((part, index) => {
    const where = placeIn(list, part.id);
    const standing = { anchor: anchors.get(part.id) ?? null, index };
    const one = old.get(part.id);
    if (!one) {
      changes.push({ kind: 'added', where, list, part, ...standing });
      return;
    }
    if (!steady.has(part.id)) {
      const from = places.get(part.id)!;
      changes.push({ kind: 'moved', where, list, id: part.id, from, ...standing });
    }
    if (one !== part && !same(one, part)) changes.push(...partChanges(list, one, part, follows));
  });
  return changes;
}

const BODY: ReadonlySet<string> = new Set(['id', 'body']);

function partChanges(list: ListName, before: Part, after: Part, follows: Follows): Change[] {
  const { id } = before;
  const where = placeIn(list, id);
  const bodies: Change[] = sameHolder(before.body, after.body)
    ? blockHunks(before.body, after.body, follows).map((hunk) => ({
        kind: 'blocks',
        where,
        list,
        id,
        ...hunk,
      }))
    : values({ of: list, id }, { body: before.body }, { body: after.body }, NONE, () => where);
  return [...values({ of: list, id }, before, after, BODY, () => where), ...bodies];
}
