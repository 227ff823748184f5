/** Pictures of a reviewed Word file whose descriptions a program dropped. */
import type { Nodes } from 'mdast';
import { attributeOf, walkElements, type Element } from '../../files/xml.ts';
import type { ReportBlock } from '../../report/tree.ts';
import { squeezed } from '../align.ts';

/**
 * An old Word file keeps no description, and by it a picture is known. Where all are lost, and there
 * are as many pictures as the report has, each gets its own again.
 */
export function describePictures(body: Element, blocks: () => readonly ReportBlock[]): void {
  const drawn: Element[] = [];
  walkElements(body, (element) => {
    if (element.localName === 'docPr') drawn.push(element);
  });
  if (drawn.length === 0 || drawn.some((one) => attributeOf(one, 'descr') !== '')) return;
  const words = squeezed(body.textContent ?? '');
  // What Word cannot show stands there in words.
  const told = blocks()
    .flatMap(describedIn)
    .filter((text) => text === '' || !words.includes(squeezed(text)));
  // What stands before is on the cover, and says nothing.
  const from = drawn.length - told.length;
  if (from >= 0) told.forEach((text, at) => drawn[from + at]!.setAttribute('descr', text));
}

function describedIn(block: ReportBlock): string[] {
  switch (block.type) {
    case 'track':
      return [block.track.text];
    case 'prose':
      return imagesIn(block.node);
    case 'rows':
      return block.rows.flatMap((row) =>
        row.type === 'item' ? row.cells.flat().flatMap(imagesIn) : [],
      );
    default:
      return [];
  }
}

function imagesIn(node: Nodes): string[] {
  if (node.type === 'image') return [node.alt ?? ''];
  return 'children' in node ? node.children.flatMap(imagesIn) : [];
}
