/**
 * Footnotes as ISO 32000-1, 14.8.4.4.1 has them: what leads to one is a `Reference`, and each is a
 * `Note` with its number as a label.
 */
import { filled } from '../../prose/filled.ts';
import type { ReportWords } from '../../report/words/report-words.ts';
import { newElement, type StructElement, type StructKid } from './structure-tree.ts';

const NOTE = /^_pm_note_\d+$/;
const REFERENCE = /^_pm_note_\d+_from(?:_\d+)?$/;

/** Changes the tree in place, once it is repaired. */
export function tagNotes(element: StructElement): void {
  for (const kid of element.kids) if (kid.type === 'element') tagNotes(kid);
  element.kids = element.kids.map((kid) =>
    kid.type === 'element' && REFERENCE.test(kid.id) ? newElement('Reference', [kid]) : kid,
  );
  const items = element.kids.filter((kid) => kid.type === 'element');
  if (element.role !== 'L' || !items.every(({ role, id }) => role === 'LI' && NOTE.test(id)))
    return;
  // A list may hold items only.
  element.role = 'Div';
  element.attributes = element.attributes.filter(({ key }) => key !== 'ListNumbering');
  for (const item of items) {
    item.role = 'Note';
    item.kids = withLabel(
      item.kids.flatMap((kid) =>
        kid.type === 'element' && kid.role === 'LBody' ? kid.kids : [kid],
      ),
    );
  }
}

/**
 * The link that a note begins with, in its first paragraph or, before a picture, outside of any,
 * stands before its text.
 */
function withLabel(kids: StructKid[]): StructKid[] {
  const [first, ...rest] = kids;
  if (first?.type !== 'element') return kids;
  if (first.role === 'Link') return [newElement('Lbl', [first]), ...rest];
  const [link, ...text] = first.kids;
  if (link?.type !== 'element' || link.role !== 'Link') return kids;
  first.kids = text;
  return [newElement('Lbl', [link]), ...(text.length > 0 ? [first] : []), ...rest];
}

/**
 * What a link is called that leads to a place of this name in the page; null for one that has
 * nothing to do with footnotes.
 */
export function noteLinkTitle(
  place: string,
  words: Pick<ReportWords, 'note' | 'backToText'>,
): string | null {
  const [, number, from] = /^pm-note-(\d+)(-from)?$/.exec(place) ?? [];
  if (number === undefined) return null;
  return from ? words.backToText : filled(words.note, { number });
}
