import type { Nodes, Root } from 'mdast';
import type { Place } from '../../document/place.ts';
import { usablePicture } from '../../report/pictures.ts';
import type { Check, Diagnostic } from '../diagnostic.ts';

/** Each picture of a document that no reader can show, where it stands. */
export const picture: Check = {
  rule: 'evidence/picture',
  describes: 'A picture cannot be shown: its file is damaged, or is none of a picture.',
  run({ media, sections, timeline, updates, actions }) {
    const broken = new Set(Object.keys(media).filter((key) => usablePicture(media[key]!) === null));
    if (broken.size === 0) return [];
    const found: Diagnostic[] = [];
    const look = (place: Place & { id: string }, body: Root): void => {
      for (const { key, alt } of picturesIn(body)) {
        if (!broken.has(key)) continue;
        found.push({
          rule: picture.rule,
          severity: 'warning',
          title: 'Picture cannot be shown',
          where: { ...place, ...(alt.trim() !== '' && { quote: alt }) },
          fixes: [],
          message: `“${media[key]!.name.trim() || alt.trim() || key}” is damaged or no picture: exports show its description in its place. Insert it again.`,
        });
      }
    };
    for (const { id, body } of sections) look({ kind: 'section', id }, body);
    for (const { id, body } of timeline) look({ kind: 'timeline', id }, body);
    for (const { id, body } of updates) look({ kind: 'update', id }, body);
    for (const { id, body } of actions) look({ kind: 'action', id }, body);
    return found;
  },
};

function picturesIn(node: Nodes): { key: string; alt: string }[] {
  if (node.type === 'image' && node.url.startsWith('media:'))
    return [{ key: node.url.slice('media:'.length), alt: node.alt ?? '' }];
  return 'children' in node ? node.children.flatMap(picturesIn) : [];
}
