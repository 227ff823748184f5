/** What a reviewer changed, where all that is there are two versions of the document. */
import { bodyOf } from '../comments/anchor.ts';
import type { CommentAnchor } from '../document/comments.ts';
import type { Postmortem, Prose } from '../document/postmortem.ts';
import { fingerprint } from '../markdown/format.ts';
import { plainText } from '../prose/text.ts';
import { applyChanges } from '../revision/apply.ts';
import type { BlocksChange, Change } from '../revision/change.ts';
import { changesBetween } from '../revision/compare.ts';
import { keyOf } from '../revision/same.ts';
import { partLabel } from '../revision/describe.ts';
import { PartTexts, shortened, suggestionsOf, type WordEdit } from './edits.ts';
import type { Remark } from './model.ts';
import { leavesOf } from './leaves.ts';
import { splice } from './splice.ts';
import { editHunks } from './text-map.ts';

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
  for (const change of changesBetween(base, theirs)) {
    if (change.kind === 'value' && change.owner.of === 'document' && OWN.has(change.key)) continue;
    const words =
      change.kind === 'blocks' ? (wordsWithin(base, change) ?? wordsOf(base, change)) : null;
    if (words) edits.push(...words.map((edit): WordEdit => ({ ...edit, ...by })));
    else remarks.push(remarkOf(base, change, by));
  }
  return [...suggestionsOf(edits, texts), ...remarks];
}

/** The same for one block that became another, without a look at the rest of its body. */
function wordsWithin(
  base: Postmortem,
  { list, id, path, at, before, after }: BlocksChange,
): Omit<WordEdit, 'author' | 'date'>[] | null {
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
  const made = hunks
    .toReversed()
    .reduce<Prose | null>(
      (block, { from, to, fromNew, toNew }) =>
        block && splice(block, { start: from, end: to }, text.slice(fromNew, toNew)),
      old!,
    );
  if (hunks.length === 0 || !made || keyOf(made) !== keyOf(now)) return null;
  return hunks.map(({ from, to, fromNew, toNew }) => ({
    ...place,
    start: first.start + from,
    end: first.start + to,
    words: text.slice(fromNew, toNew),
  }));
}

/** The edits of plain text that make the same of a body as the change does; null where none do. */
function wordsOf(
  base: Postmortem,
  change: BlocksChange,
): Omit<WordEdit, 'author' | 'date'>[] | null {
  const place = { in: change.list, part: change.id };
  const before = bodyOf(base, place);
  const after = bodyOf(applyChanges(base, [change]), place);
  if (!before || !after) return null;
  const [old, now] = [plainText(before), plainText(after)];
  const hunks = editHunks(old, now);
  if (hunks.length === 0) return null;
  const made = hunks
    .toReversed()
    .reduce<Prose | null>(
      (body, { from, to, fromNew, toNew }) =>
        body && splice(body, { start: from, end: to }, now.slice(fromNew, toNew)),
      before,
    );
  if (!made || keyOf(made) !== keyOf(after)) return null;
  return hunks.map(({ from, to, fromNew, toNew }) => ({
    ...place,
    start: from,
    end: to,
    words: now.slice(fromNew, toNew),
  }));
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
