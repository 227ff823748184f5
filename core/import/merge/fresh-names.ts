/** Ids and media keys that another document has already, given anew. */
import type { Root } from 'mdast';
import type { NewId } from '../../document/ids.ts';
import type { Media, Postmortem, Prose } from '../../document/postmortem.ts';

/**
 * `document` with other ids and media keys wherever `taken` (or the document itself, above) uses
 * the same; what refers to them follows.
 */
export function withFreshNames(document: Postmortem, taken: Postmortem, newId: NewId): Postmortem {
  const used = new Set(
    [taken.sections, taken.timeline, taken.updates, taken.actions].flatMap((items) =>
      items.map(({ id }) => id),
    ),
  );
  const renamed = new Map<string, string>();
  const fresh = (): string => {
    let id = newId();
    while (used.has(id)) id = newId();
    return id;
  };
  const own = <T extends { id: string; body: Prose }>(item: T): T => {
    const id = used.has(item.id) ? fresh() : item.id;
    used.add(id);
    if (id !== item.id) renamed.set(item.id, id);
    const body = withKeys(item.body, keys);
    return id === item.id && body === item.body ? item : { ...item, id, body };
  };
  const { media, keys } = freshMedia(document.media, taken.media);
  const parts = {
    sections: document.sections.map(own),
    timeline: document.timeline.map(own),
    updates: document.updates.map(own),
    actions: document.actions.map(own),
  };
  const ignored = document.ignored.map((each) => ({
    ...each,
    place: samePlace(each.place, renamed),
  }));
  return { ...document, ...parts, media, ignored };
}

/** A place is `kind:id` or `kind:id:nth:quote` (`placeKey`). */
function samePlace(place: string, renamed: ReadonlyMap<string, string>): string {
  const [kind, id, ...rest] = place.split(':');
  const now = id === undefined ? undefined : renamed.get(id);
  return now === undefined ? place : [kind, now, ...rest].join(':');
}

function freshMedia(
  media: Postmortem['media'],
  taken: Postmortem['media'],
): { media: Postmortem['media']; keys: ReadonlyMap<string, string> } {
  const keys = new Map<string, string>();
  const own: Record<string, Media> = {};
  for (const [key, value] of Object.entries(media)) {
    let name = key;
    const differs = (): boolean =>
      Object.hasOwn(taken, name) &&
      (taken[name]!.data !== value.data || taken[name]!.type !== value.type);
    for (
      let copy = 2;
      differs() || (name !== key && (Object.hasOwn(media, name) || Object.hasOwn(own, name)));
      copy++
    )
      name = `${key}${copy}`;
    if (name !== key) keys.set(key, name);
    own[name] = value;
  }
  return { media: own, keys };
}

/** The same body with pictures under their new keys; the same object where none has one. */
function withKeys(body: Root, keys: ReadonlyMap<string, string>): Root {
  if (keys.size === 0) return body;
  const change = <T>(node: T): T => {
    if (Array.isArray(node)) {
      const items = node.map((item: unknown) => change(item));
      return items.some((item, index) => item !== node[index]) ? (items as T) : node;
    }
    if (typeof node !== 'object' || node === null) return node;
    const { type, url, children } = node as { type?: unknown; url?: unknown; children?: unknown };
    const key =
      type === 'image' && typeof url === 'string' && url.startsWith('media:')
        ? keys.get(url.slice('media:'.length))
        : undefined;
    const inside = change(children);
    if (key === undefined && inside === children) return node;
    return {
      ...node,
      ...(key !== undefined && { url: `media:${key}` }),
      ...(children !== undefined && { children: inside }),
    };
  };
  return change(body);
}
