/** What an author decides about a conflict that a merge left open. */
import type { RootContent } from 'mdast';
import type { Conflict, Postmortem, Prose } from '../document/postmortem.ts';
import { plainText } from '../prose/text.ts';

/** `here`: what stands in the document stays. `there`: the other side's. `both`: one after another. */
export type Settling = 'here' | 'there' | 'both';

interface WithBody {
  id: string;
  body: Prose;
}

/** What can be decided: two times or states cannot both stand in one place, two texts can. */
export function settlings({ what, here, there }: Conflict): Settling[] {
  const both =
    what === 'text' ||
    (what === 'value' && [here, there].every((side) => typeof side === 'string' && isFree(side)));
  return both ? ['here', 'there', 'both'] : ['here', 'there'];
}

/** Free text; a word without space may be one of a closed list, or a date. */
function isFree(text: string): boolean {
  return /\s/.test(text);
}

/**
 * The document with the conflict decided; the same document where there is no such conflict. A part
 * that is gone meanwhile stays gone.
 */
export function settleConflict(document: Postmortem, id: string, take: Settling): Postmortem {
  const conflict = document.conflicts?.find((one) => one.id === id);
  if (!conflict) return document;
  const open = document.conflicts!.filter((one) => one !== conflict);
  const settled = { ...document, conflicts: open };
  if (open.length === 0) delete (settled as Postmortem).conflicts;
  return take === 'here' ? settled : withOther(settled, conflict, take);
}

function withOther(document: Postmortem, conflict: Conflict, take: 'there' | 'both'): Postmortem {
  const where = conflict.in;
  if (where === 'document') return withValue(document, conflict, take);
  if (where === 'incident' || where === 'media')
    return { ...document, [where]: withValue(document[where], conflict, take) };
  const parts = document[where] as WithBody[];
  if (conflict.what === 'presence')
    return { ...document, [where]: parts.filter(({ id }) => id !== conflict.part) };
  if (conflict.what === 'place') return { ...document, [where]: withMoved(parts, conflict) };
  const changed = parts.map((part) => {
    if (part.id !== conflict.part) return part;
    return conflict.what === 'value'
      ? withValue(part, conflict, take)
      : { ...part, body: withText(part.body, conflict, take) };
  });
  return { ...document, [where]: changed };
}

function withValue<T extends object>(record: T, { key, here, there }: Conflict, take: string): T {
  const { [key as keyof T]: now, ...others } = record;
  const value = take === 'both' ? `${String(now ?? here)} / ${String(there)}` : there;
  return value === undefined ? (others as T) : { ...record, [key]: value };
}

function withMoved(parts: WithBody[], { part, there }: Conflict): WithBody[] {
  const moved = parts.find(({ id }) => id === part);
  if (!moved) return parts;
  const others = parts.filter((one) => one !== moved);
  const anchor = others.findIndex(({ id }) => id === there);
  return there === null || anchor !== -1 ? others.toSpliced(anchor + 1, 0, moved) : parts;
}

/** Where the text of this side was edited since, the other's stands at the end: nothing is lost. */
function withText(body: Prose, conflict: Conflict, take: 'there' | 'both'): Prose {
  const [here, there] = [conflict.here, conflict.there] as [RootContent[], RootContent[]];
  const at = body.children.findIndex((_, index) =>
    here.every((block, offset) => saysSame(block, body.children[index + offset])),
  );
  if (at === -1 || here.length === 0) return { ...body, children: [...body.children, ...there] };
  const now = take === 'both' ? [...here, ...there] : there;
  return { ...body, children: body.children.toSpliced(at, here.length, ...now) };
}

/** The editor may write the same block with other keys; what it says is the same. */
function saysSame(one: RootContent, other: RootContent | undefined): boolean {
  const text = (block: RootContent): string => plainText({ type: 'root', children: [block] });
  return other !== undefined && one.type === other.type && text(one) === text(other);
}
