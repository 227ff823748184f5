/** The list of a report's headings. */
import { inlineText } from '../prose/text.ts';
import { oneLine } from './printable.ts';
import type { ContentsLine, ReportBlock } from './tree.ts';
import type { ReportWords } from './words/report-words.ts';

const SECTIONS_WORTH_CONTENTS = 3;
/**
 * A list of more lines would fill the first page, or break over it: it then names sections only.
 */
const LONGEST_CONTENTS = 20;

/**
 * The blocks with a list of their headings: below the measures, or at the beginning of the
 * appendix.
 */
export function withContents(blocks: readonly ReportBlock[], words: ReportWords): ReportBlock[] {
  const appendix = blocks.findIndex(({ type }) => type === 'appendix');
  const at = appendix === -1 ? blocks.findIndex(({ type }) => type === 'section') : appendix + 1;
  if (at === -1) return [...blocks];
  const all = linesOf(blocks.slice(at));
  const sections = all.filter(({ level }) => level === 1);
  if (sections.length < SECTIONS_WORTH_CONTENTS) return [...blocks];
  const lines = all.length > LONGEST_CONTENTS ? sections : all;
  return [
    ...blocks.slice(0, at),
    { type: 'contents', id: 'contents', title: words.contents, lines },
    ...blocks.slice(at),
  ];
}

function linesOf(blocks: readonly ReportBlock[]): ContentsLine[] {
  let depth = 1;
  return blocks
    .flatMap((block): ContentsLine[] => {
      if (block.type === 'section') {
        depth = block.level;
        return [{ id: block.id, level: 1, text: block.title }];
      }
      return block.type === 'prose' && block.node.type === 'heading' && block.node.depth === depth
        ? [{ id: block.id, level: 2, text: oneLine(inlineText(block.node)) }]
        : [];
    })
    .filter(({ text }) => text !== '');
}
