/** Paragraphs of WordprocessingML (ECMA-376 part 1, §17.3.1), and which way they run. */
import { beginsRightToLeft } from '../../direction.ts';

export type Edge = 'left' | 'center' | 'right';

export interface ParagraphStyle {
  style?: string;
  keepNext?: boolean;
  /** All its lines on one page. */
  keepLines?: boolean;
  /** Begins a new page. */
  newPage?: boolean;
  /** A numbering instance and its level. */
  list?: { num: number; level: number };
  /** Twips where a tab brings text to the right edge. */
  rightTab?: number;
  /** Dots lead to what stands there. */
  leader?: boolean;
  /** Twips from the edge where lines begin; `hanging` of them are taken back in the first line. */
  indent?: number;
  hanging?: number;
  /** Twips of room below, where it is not as the style has it. */
  after?: number;
  /**
   * Where lines stand whichever way they run; by default they begin at the edge that they run from.
   */
  edge?: Edge | undefined;
}

/**
 * A paragraph around runs. It runs from right to left where its first letter does. Properties in
 * the order of CT_PPr.
 */
export function paragraph(
  content: string,
  {
    style,
    keepNext,
    keepLines,
    newPage,
    list,
    rightTab,
    leader,
    indent,
    hanging,
    after,
    edge,
  }: ParagraphStyle = {},
): string {
  const rightToLeft = runsRightToLeft(content);
  const properties =
    (style ? `<w:pStyle w:val="${style}"/>` : '') +
    (keepNext ? '<w:keepNext/>' : '') +
    (keepLines ? '<w:keepLines/>' : '') +
    (newPage ? '<w:pageBreakBefore/>' : '') +
    (list
      ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.num}"/></w:numPr>`
      : '') +
    // Word does not mirror a border.
    (rightToLeft && style === 'Quote' ? MIRRORED_QUOTE : '') +
    (rightTab
      ? `<w:tabs><w:tab w:val="right"${leader ? ' w:leader="dot"' : ''} w:pos="${rightTab}"/></w:tabs>`
      : '') +
    (rightToLeft ? '<w:bidi/>' : '') +
    spacing(newPage, after) +
    (indent === undefined
      ? ''
      : `<w:ind w:left="${indent}"${hanging ? ` w:hanging="${hanging}"` : ''}/>`) +
    justification(edge, rightToLeft);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

function spacing(newPage: boolean | undefined, after: number | undefined): string {
  if (newPage) return '<w:spacing w:before="0"/>';
  return after === undefined ? '' : `<w:spacing w:after="${after}"/>`;
}

/**
 * In a paragraph that runs from right to left, Word's `left` is where its lines begin: at the
 * right.
 */
function justification(edge: Edge | undefined, rightToLeft: boolean): string {
  if (!edge || edge === (rightToLeft ? 'right' : 'left')) return '';
  return `<w:jc w:val="${edge === 'center' ? edge : 'right'}"/>`;
}

/** True for content whose first letter is written from right to left. */
export function runsRightToLeft(content: string): boolean {
  return content.includes('<w:rtl/>') && beginsRightToLeft(content.replace(NO_TEXT, ''));
}

/** As the style Quote has it at the left. */
const MIRRORED_QUOTE =
  '<w:pBdr><w:left w:val="nil"/><w:right w:val="single" w:sz="12" w:space="10" w:color="D9D4CA"/></w:pBdr>';
/** Instructions of fields, tags, and entities. */
const NO_TEXT = /<w:instrText[^<>]*>[^<]*|<[^<>]*>|&\w+;/g;
