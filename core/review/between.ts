/** What a reviewer changed, where all that is there are two versions of the document. */
import type { Nodes } from 'mdast';
import { bodyOf } from '../comments/anchor.ts';
import type { CommentAnchor } from '../document/comments.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { fingerprint } from '../markdown/format.ts';
import { plainText } from '../prose/text.ts';
import { applyChanges } from '../revision/apply.ts';
import { childrenOf } from '../revision/body.ts';
import type { BlocksChange, Change } from '../revision/change.ts';
import { changesBetween } from '../revision/compare.ts';
import { keyOf } from '../revision/same.ts';
import { partLabel } from '../revision/describe.ts';
import { PartTexts, shortened, suggestionsOf, type WordEdit } from './edits.ts';
import type { Remark } from './model.ts';
import { leavesOf } from './leaves.ts';
import { splice } from './splice.ts';
import { editHunks, type TextHunk } from './text-map.ts';

/** Of the document itself: no matter of a reader. */
const OWN = new Set([
  'edited',
  'comments',
  'states',
  'conflicts',
  'ignored',
  'dictionary',
  'state',
  'revision',
]);

/**
 * The changes from one version to another as suggestions: words where they say it all, else changes
 * as `core/revision` has them. Nothing that both versions say alike is among them.
 */
export function remarksBetween(
  base: Postmortem,
  theirs: Postmortem,
  by: { author: string; date: string },
): Remark[] {
  const texts = new PartTexts(base);
  const edits: WordEdit[] = [];
  const remarks: Remark[] = [];
  for (const changes of byBody(changesBetween(base, theirs))) {
    const words = wordsOf(base, changes.filter(isOfBlocks));
    if (words) edits.push(...words.map((edit): WordEdit => ({ ...edit, ...by })));
    else
      for (const change of changes) {
        if (change.kind === 'value' && change.owner.of === 'document' && OWN.has(change.key))
          continue;
        const own = isOfBlocks(change)
          ? (wordsWithin(base, change) ?? wordsOf(base, [change]))
          : null;
        if (own) edits.push(...own.map((edit): WordEdit => ({ ...edit, ...by })));
        else remarks.push(remarkOf(base, withPlace(base, change), by));
      }
  }
  return [...suggestionsOf(edits, texts), ...remarks];
}

const isOfBlocks = (change: Change): change is BlocksChange => change.kind === 'blocks';

/**
 * Those of one body together: a paragraph that moved or was divided is several, and said apart each
 * would be where the others are not yet.
 */
function byBody(changes: readonly Change[]): Change[][] {
  const groups = new Map<Change | string, Change[]>();
  for (const change of changes) {
    const key = isOfBlocks(change) ? `${change.list} ${change.id}` : change;
    const group = groups.get(key) ?? [];
    group.push(change);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The same for one block that became another, without a look at the rest of its body. */
function wordsWithin(
  base: Postmortem,
  { list, id, path, at, before, after }: BlocksChange,
): Words[] | null {
  const place = { in: list, part: id };
  const body = bodyOf(base, place);
  if (!body || before.length !== 1 || after.length !== 1) return null;
  const own = [...path, at];
  const first = leavesOf(body).find((leaf) =>
    own.every((index, depth) => leaf.path[depth] === index),
  );
  if (!first) return null;
  const [old, now]: Prose[] = [before, after].map((children) => ({ type: 'root', children }));
  const [was, text] = [plainText(old!), plainText(now!)];
  const hunks = editHunks(was, text);
  const edits = hunks.map(({ from, to, fromNew, toNew }): Words => ({
    ...place,
    start: from,
    end: to,
    words: text.slice(fromNew, toNew),
  }));
  if (hunks.length === 0 || !saysAll(old!, edits, now!)) return null;
  return edits.map((edit) => ({
    ...edit,
    start: first.start + edit.start,
    end: first.start + edit.end,
  }));
}

/** Blocks that come in are accepted alone: what they stand below says where. */
function withPlace(base: Postmortem, change: Change): Change {
  if (!isOfBlocks(change) || change.before.length > 0 || change.at === 0) return change;
  const body: Nodes | null | undefined = bodyOf(base, { in: change.list, part: change.id });
  const holder = change.path.reduce<Nodes | undefined>(
    (node, index) => node && childrenOf(node)[index],
    body ?? undefined,
  );
  const below = holder && childrenOf(holder)[change.at - 1];
  return below ? { ...change, below } : change;
}

type Words = Omit<WordEdit, 'author' | 'date'>;

/** The edits of plain text that make the same of a body as the changes do; null where none do. */
function wordsOf(base: Postmortem, changes: readonly BlocksChange[]): Words[] | null {
  const [first] = changes;
  if (!first) return null;
  const place = { in: first.list, part: first.id };
  const before = bodyOf(base, place);
  const after = bodyOf(applyChanges(base, changes), place);
  if (!before || !after) return null;
  const [old, now] = [plainText(before), plainText(after)];
  const hunks = editHunks(old, now);
  const ways = [hunks, hunks.map((hunk) => endToStart(hunk, old, now))];
  for (const way of ways) {
    const edits = way.map(({ from, to, fromNew, toNew }): Words => ({
      ...place,
      start: from,
      end: to,
      words: now.slice(fromNew, toNew),
    }));
    if (edits.length > 0 && saysAll(before, edits, after)) return edits;
  }
  return null;
}

/**
 * A paragraph that came or went has the line end behind it, or as well the one before it: then it
 * is of the kind of what stands above, and not below.
 */
function endToStart(hunk: TextHunk, old: string, now: string): TextHunk {
  const [short, whole] = hunk.from === hunk.to ? [old, now] : [now, old];
  const [start, end] = whole === now ? [hunk.fromNew, hunk.toNew] : [hunk.from, hunk.to];
  const isLine = (hunk.from === hunk.to) !== (hunk.fromNew === hunk.toNew);
  const isAtEnd = whole[end - 1] === '\n' && whole[start - 1] === '\n' && short !== '';
  if (!isLine || !isAtEnd) return hunk;
  const { from, to, fromNew, toNew } = hunk;
  return { from: from - 1, to: to - 1, fromNew: fromNew - 1, toNew: toNew - 1 };
}

function saysAll(before: Prose, edits: readonly Words[], after: Prose): boolean {
  const made = edits
    .toReversed()
    .reduce<Prose | null>((body, edit) => body && splice(body, edit, edit.words), before);
  return made !== null && keyOf(made) === keyOf(after);
}

function remarkOf(base: Postmortem, change: Change, by: { author: string; date: string }): Remark {
  const told =
    change.kind === 'added' ? { ...change, where: null, part: { ...change.part, id: '' } } : change;
  return {
    about: aboutOf(base, change),
    comments: [{ ...by, text: '' }],
    resolved: false,
    suggestion: { kind: 'change', change },
    key: `change ${fingerprint(keyOf([told, by.author]))}`,
    where: change.kind === 'added' ? partLabel(change.part) : `“${shortened(wordsIn(change))}”`,
  };
}

function aboutOf(base: Postmortem, change: Change): CommentAnchor {
  switch (change.kind) {
    case 'added':
      return change.anchor === null
        ? { in: 'document', part: '' }
        : { in: change.list, part: change.anchor };
    case 'removed':
      return { in: change.list, part: change.part.id };
    case 'moved':
    case 'blocks':
      return { in: change.list, part: change.id };
    case 'value': {
      const { owner } = change;
      if (owner.of === 'document' || owner.of === 'incident') return { in: 'document', part: '' };
      if (owner.of !== 'media') return { in: owner.of, part: owner.id };
      return Object.hasOwn(base.media, change.key)
        ? { in: 'media', part: change.key }
        : { in: 'document', part: '' };
    }
  }
}

function wordsIn(change: Change): string {
  switch (change.kind) {
    case 'removed':
      return plainText(change.part.body);
    case 'blocks':
      return plainText({ type: 'root', children: [...change.before, ...change.after] });
    case 'value':
      return change.key;
    default:
      return '';
  }
}
