/**
 * The report's footnotes as Word's own: numbered by Word, at the foot of the page that refers to
 * them.
 */
import type { Note } from '../../report/tree.ts';
import type { ProseWriter } from './prose.ts';
import { paragraph } from './markup/paragraphs.ts';
import type { RunWriter } from './markup/runs.ts';

const STYLE = 'FootnoteText';
/** Where Word puts the number. */
const NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';

/** @param width of a page's text, in twips */
export function notesXml(
  notes: readonly Note[],
  prose: ProseWriter,
  run: RunWriter,
  width: number,
): string {
  return notes
    .map(({ number, blocks }) => {
      const lead = NUMBER + run(' ');
      const context = { style: STYLE, width, depth: 0 };
      // What is set in from the edge or has a box around it stands below the number.
      const content =
        blocks[0]?.type === 'paragraph'
          ? prose.blocks(blocks, { ...context, lead })
          : paragraph(lead, { style: STYLE }) + prose.blocks(blocks, context);
      return `<w:footnote w:id="${number}">${content}</w:footnote>`;
    })
    .join('');
}
