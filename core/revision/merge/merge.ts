/**
 * Two versions of one document brought together by the version that both came from: sections and
 * rows, their values, blocks and words.
 */
import { dequal } from 'dequal/lite';
import type { Root, RootContent } from 'mdast';
import type { Conflict, Media, Postmortem } from '../../document/postmortem.ts';
import { withUniqueIds } from '../../document/unique-ids.ts';
import { factTeller } from '../../live-facts/words.ts';
import { withFreshFacts } from '../../live-facts/settle.ts';
import { LISTS, type ListName, type Part } from '../change.ts';
import { saying, withIdsOf, withRenamedIds } from '../match.ts';
import { keyOf, same, type Follows } from '../same.ts';
import { mergeBodies } from './merge-body.ts';
import { mergeOrder } from './merge-order.ts';
import { mergeComments } from './merge-comments.ts';
import { mergeItems, mergeValue } from './values.ts';

type Found = Omit<Conflict, 'id'>;

export interface MergeResult {
  document: Postmortem;
  /** What could not be decided here; `document.conflicts` has those that were open before, too. */
  conflicts: Conflict[];
}

/**
 * What either side did since `base` is in the result. Where both did something else to the same
 * value, block or part, ours stands (what one side removed and the other changed stays), and the
 * other side is kept in `document.conflicts`, so that nothing is lost and an author decides. Live
 * facts are told anew.
 */
export function merge(base: Postmortem, ours: Postmortem, theirs: Postmortem): MergeResult {
  if (dequal(base, theirs) || dequal(ours, theirs)) return { document: ours, conflicts: [] };
  if (dequal(base, ours)) return { document: theirs, conflicts: [] };
  const mine = withIdsOf(base, ours);
  const other = apartFrom(mine, base, withIdsOf(base, theirs));
  const tellers = [factTeller(mine), factTeller(other)];
  const follows: Follows = (fact) => tellers.some((tell) => tell(fact) !== null);
  const found: Found[] = [];
  const list = <T extends Part>(name: ListName, [old, own, their]: [T[], T[], T[]]): T[] =>
    mergeParts(name, old, own, their, { follows, found }) as T[];
  const merged: Postmortem = {
    ...(mergeRecord('document', '', [base, mine, other], found, DOCUMENT_APART) as Postmortem),
    edited: mine.edited > other.edited ? mine.edited : other.edited,
    incident: {
      ...mergeRecord(
        'incident',
        '',
        [base.incident, mine.incident, other.incident],
        found,
        new Set(['services']),
      ),
      services: mergeItems(base.incident.services, mine.incident.services, other.incident.services),
    } as Postmortem['incident'],
    people: mergeItems(base.people, mine.people, other.people),
    ignored: mergeItems(base.ignored, mine.ignored, other.ignored),
    media: {},
    sections: list('sections', [base.sections, mine.sections, other.sections]),
    timeline: list('timeline', [base.timeline, mine.timeline, other.timeline]),
    updates: list('updates', [base.updates, mine.updates, other.updates]),
    actions: list('actions', [base.actions, mine.actions, other.actions]),
    ...wordsOf(base, mine, other),
    ...commentsOf(base, mine, other),
  };
  merged.media = mergeMedia([base.media, mine.media, other.media], found, merged);
  let made = 0;
  const unique = withUniqueIds(merged, () => `merged${++made}`);
  const open = mergeItems(base.conflicts ?? [], mine.conflicts ?? [], other.conflicts ?? []);
  const conflicts = withIds(found, open);
  const all = [...open, ...conflicts];
  const document = withFreshFacts({ ...unique, ...(all.length > 0 && { conflicts: all }) });
  return { document, conflicts };
}

const DOCUMENT_APART: ReadonlySet<string> = new Set([
  'edited',
  'incident',
  'people',
  'ignored',
  'media',
  'dictionary',
  'conflicts',
  'comments',
  'states',
  ...LISTS,
]);

function wordsOf(...versions: [Postmortem, Postmortem, Postmortem]): Partial<Postmortem> {
  if (versions.every(({ dictionary }) => dictionary === undefined)) return {};
  const [base, ours, theirs] = versions.map(({ dictionary }) => dictionary ?? []);
  return { dictionary: mergeItems(base!, ours!, theirs!) };
}

/** What was said on either side is said in the result, and so is how it came to its state. */
function commentsOf(...versions: [Postmortem, Postmortem, Postmortem]): Partial<Postmortem> {
  const [base, ours, theirs] = versions.map(({ comments }) => comments ?? []);
  const [was, own, their] = versions.map(({ states }) => states ?? []);
  const comments = mergeComments(base!, ours!, theirs!);
  const states = mergeItems(was!, own!, their!);
  return { ...(comments.length > 0 && { comments }), ...(states.length > 0 && { states }) };
}

/**
 * Theirs, with the ids of ours for what both sides added alike, and with ids of its own for what
 * only has the same id by chance.
 */
function apartFrom(ours: Postmortem, base: Postmortem, theirs: Postmortem): Postmortem {
  const known = new Set(LISTS.flatMap((list) => base[list].map(({ id }) => id)));
  const own = new Set(LISTS.flatMap((list) => ours[list].map(({ id }) => id)));
  const used = new Set(LISTS.flatMap((list) => theirs[list].map(({ id }) => id)));
  const isFree = (id: string): boolean => !used.has(id) && !own.has(id);
  const renamed = new Map<string, string>();
  for (const list of LISTS) {
    const twins = new Map(
      ours[list].filter(({ id }) => !known.has(id)).map((part) => [saying(part), part.id]),
    );
    for (const part of theirs[list]) {
      if (known.has(part.id)) continue;
      const twin = twins.get(saying(part));
      if (twin === part.id) continue;
      if (twin !== undefined && !used.has(twin)) {
        renamed.set(part.id, twin);
        used.add(twin);
      } else if (own.has(part.id)) {
        let id = `${part.id}b`;
        while (!isFree(id)) id += 'b';
        renamed.set(part.id, id);
        used.add(id);
      }
    }
  }
  return renamed.size === 0 ? theirs : withRenamedIds(theirs, renamed);
}

function mergeRecord(
  where: Conflict['in'],
  part: string,
  versions: [object, object, object],
  found: Found[],
  apart: ReadonlySet<string>,
): object {
  const [base, ours, theirs] = versions as unknown as Record<string, unknown>[];
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours!), ...Object.keys(theirs!)])) {
    if (apart.has(key)) continue;
    const [old, own, their] = [base, ours, theirs].map((one) =>
      Object.hasOwn(one!, key) ? one![key] : undefined,
    );
    const { here, there, decided } = mergeValue(old, own, their);
    const stands = here === undefined && !decided ? there : here;
    if (!decided)
      found.push({ what: 'value', in: where, part, key, ...sidesOf(stands, here, there) });
    if (stands !== undefined) merged[key] = stands;
  }
  return merged;
}

/** A value that is there stands, whichever side has it. */
function sidesOf(
  stands: unknown,
  here: unknown,
  there: unknown,
): { here?: unknown; there?: unknown } {
  const other = stands === here ? there : here;
  return { here: stands, ...(other !== undefined && { there: other }) };
}

interface Merging {
  follows: Follows;
  found: Found[];
}

function mergeParts(
  list: ListName,
  base: readonly Part[],
  ours: readonly Part[],
  theirs: readonly Part[],
  merging: Merging,
): Part[] {
  const [old, own, their] = [base, ours, theirs].map(
    (parts) => new Map(parts.map((part) => [part.id, part])),
  ) as [Map<string, Part>, Map<string, Part>, Map<string, Part>];
  const merged = new Map<string, Part>();
  for (const id of new Set([...own.keys(), ...their.keys()])) {
    const part = mergePart(list, old.get(id), own.get(id), their.get(id), merging);
    if (part) merged.set(id, part);
  }
  const { ids, disputed } = mergeOrder(base, ours, theirs, merged);
  for (const { id, there } of disputed)
    merging.found.push({ what: 'place', in: list, part: id, key: '', there });
  return ids.map((id) => merged.get(id)!);
}

function mergePart(
  list: ListName,
  base: Part | undefined,
  ours: Part | undefined,
  theirs: Part | undefined,
  { follows, found }: Merging,
): Part | null {
  const one = ours ?? theirs!;
  if (!ours || !theirs) {
    if (!base) return one;
    if (keyOf(base, follows) === keyOf(one, follows)) return null;
    // One side took out what the other went on writing.
    found.push({ what: 'presence', in: list, part: one.id, key: '' });
    return one;
  }
  if (!base || same(ours, theirs)) return ours;
  const values = mergeRecord(list, one.id, [base, ours, theirs], found, new Set(['id', 'body']));
  const body = mergeBody(list, one.id, [base.body, ours.body, theirs.body], { follows, found });
  return { ...values, id: one.id, body } as Part;
}

function mergeBody(
  list: ListName,
  id: string,
  [base, ours, theirs]: [Root, Root, Root],
  { follows, found }: Merging,
): Root {
  const segments = mergeBodies(base, ours, theirs, follows);
  const key = (blocks: RootContent[]): string => keyOf(blocks, follows);
  for (const { here, there } of segments)
    if (here !== there && key(here) !== key(there))
      found.push({ what: 'text', in: list, part: id, key: '', here, there });
  const root = mergeValue<Root>(
    { ...base, children: [] },
    { ...ours, children: [] },
    { ...theirs, children: [] },
  ).here;
  return { ...root, children: segments.flatMap(({ here }) => here) };
}

/** A picture that one side took out stays while a text of the result shows it. */
function mergeMedia(
  [base, ours, theirs]: [Postmortem['media'], Postmortem['media'], Postmortem['media']],
  found: Found[],
  merged: Postmortem,
): Record<string, Media> {
  const media = mergeRecord('media', '', [base, ours, theirs], found, new Set()) as Record<
    string,
    Media
  >;
  const gone = Object.keys(base).filter((key) => !Object.hasOwn(media, key));
  if (gone.length === 0) return media;
  const shown = JSON.stringify([LISTS.map((list) => merged[list]), found]);
  const needed = gone.filter((key) => shown.includes(JSON.stringify(`media:${key}`)));
  return { ...media, ...Object.fromEntries(needed.map((key) => [key, base[key]!])) };
}

/** Ids that are the same for the same merge. */
function withIds(found: readonly Found[], open: readonly Conflict[]): Conflict[] {
  const taken = new Set(open.map(({ id }) => id));
  let count = 0;
  return found.map((one) => {
    let id = `c${++count}`;
    while (taken.has(id)) id = `c${++count}`;
    return { id, ...one };
  });
}
