/** The list of contents as Word's own: a field that Word can update. */
import { joinedLines } from '../../prose/joined-lines.ts';
import type { Report, ReportBlock } from '../../report/report.ts';
import type { BodyOptions } from './body-options.ts';
import { paragraph } from './markup/paragraphs.ts';
import { numberField } from './page-numbers.ts';
import { bookmarkName } from './parts.ts';

/** A list of contents that Word knows as one, and can update. */
export function contentsXml(
  { id, title, lines }: Extract<ReportBlock, { type: 'contents' }>,
  report: Report,
  { parts, run, area, pageNumbers }: BodyOptions,
): string {
  const [begin, separate, end] = ['begin', 'separate', 'end'].map(
    (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`,
  ) as [string, string, string];
  // A brief's list stands below the heading of its appendix, and names what is below that.
  const highest = report.brief ? 2 : 1;
  const lowest = highest + Math.max(...lines.map(({ level }) => level)) - 1;
  const instruction = ` TOC \\o "${highest}-${lowest}" \\h \\z \\u `;
  const told = `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>`;
  const field = begin + told + separate;
  const entries = lines.map(({ id: target, level, text }, index) => {
    const number = pageNumbers ? numberField(target) : '';
    const link =
      `<w:hyperlink w:anchor="${bookmarkName(target)}" w:history="1">` +
      `${run(text)}${number}</w:hyperlink>`;
    return paragraph((index === 0 ? field : '') + link + (index === lines.length - 1 ? end : ''), {
      style: `TOC${level}`,
      ...(number && { rightTab: area.width, leader: true }),
    });
  });
  const heading = paragraph(parts.bookmark(id, run(title)), { style: 'TOCHeading', list: NO_LIST });
  return `${BEGINS}${heading}${entries.join('')}</w:sdtContent></w:sdt>`;
}

/** A company's headings may be numbered, and its heading of contents one of them. */
const NO_LIST = { num: 0, level: 0 };

const BEGINS = joinedLines`
  <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>
  <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>
`;
