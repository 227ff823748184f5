/** The pictures of a document, each with the place that it stands in. */
import type { Nodes, Root, RootContent } from 'mdast';
import type { Place } from '../../document/place.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { plainText } from '../../prose/text.ts';

export interface PlacedPicture {
  place: Place & { id: string };
  /** Of its file in the document. */
  key: string;
  alt: string;
  /** The words of its own block, or of the one before; '' where they do not say which it is. */
  near: string;
}

export function picturesOf({
  sections,
  timeline,
  updates,
  actions,
}: Pick<Postmortem, 'sections' | 'timeline' | 'updates' | 'actions'>): PlacedPicture[] {
  return [
    ...sections.flatMap(({ id, body }) => inBody({ kind: 'section', id }, body)),
    ...timeline.flatMap(({ id, body }) => inBody({ kind: 'timeline', id }, body)),
    ...updates.flatMap(({ id, body }) => inBody({ kind: 'update', id }, body)),
    ...actions.flatMap(({ id, body }) => inBody({ kind: 'action', id }, body)),
  ];
}

function inBody(place: PlacedPicture['place'], body: Root): PlacedPicture[] {
  if (!body.children.some(hasPicture)) return [];
  const lines = plainText(body).split('\n');
  return body.children.flatMap((block, index) => {
    const near = [block, body.children[index - 1]]
      .map((each) => (each ? wordsOf(each) : ''))
      .find((words) => words !== '' && lines.filter((line) => line === words).length === 1);
    return picturesIn(block).map((picture) => ({ place, ...picture, near: near ?? '' }));
  });
}

/** One line of a block's words, without what its pictures say. */
function wordsOf(block: RootContent): string {
  const words = plainText({ type: 'root', children: [block] });
  return hasPicture(block) && picturesIn(block).some(({ alt }) => alt !== '') ? '' : words;
}

function hasPicture(node: Nodes): boolean {
  return node.type === 'image' || ('children' in node && node.children.some(hasPicture));
}

function picturesIn(node: Nodes): { key: string; alt: string }[] {
  if (node.type === 'image' && node.url.startsWith('media:'))
    return [{ key: node.url.slice('media:'.length), alt: node.alt ?? '' }];
  return 'children' in node ? node.children.flatMap(picturesIn) : [];
}
