/**
 * Cells in which each sign means itself, as in nearly all rows of a long timeline: words, links and
 * code. They are written and read as Markdown's own writer and parser would, which take ten times
 * as long.
 */
import type { PhrasingContent } from 'mdast';

const LETTER = '[\\p{L}\\p{N}]';
/** Signs that no Markdown begins or ends with. */
const SIGN = `[\\p{L}\\p{N} ,.;:'"()%/–—…?-]`;
const LABEL = `${LETTER}${SIGN}*(?<! )`;
const ADDRESS = 'https?://[\\w./:?=%#~+,;@-]+';
const LINK = `\\[(?<label>${LABEL})\\]\\((?<url>${ADDRESS})\\)`;
/** Of one backtick; none beside another, since two would be one longer fence. */
const CODE = '(?<!`)`(?<code>[^\\s`|\\\\](?:[^\\r\\n\\t`|\\\\]*[^\\s`|\\\\])?)`';

const WORDS = new RegExp(`^${SIGN}+$`, 'u');
const WHOLE_LINK = new RegExp(`^${LINK}$`, 'u');
const WHOLE_CODE = new RegExp(`^${CODE}$`, 'u');
const PIECES = new RegExp(`${LINK}|${CODE}|${SIGN}+`, 'gu');
const CELL = new RegExp(
  `^(?=${LETTER}|[\\[\`])(?:${SIGN}|${unnamed(LINK)}|${unnamed(CODE)})+(?<! )$`,
  'u',
);

/** A cell's content as Markdown; null where it takes more than words, links and code. */
export function plainCellText(content: readonly PhrasingContent[]): string | null {
  let text = '';
  for (const node of content) {
    const piece = plainPiece(node);
    if (piece === null) return null;
    text += piece;
  }
  return CELL.test(text) ? text : null;
}

/** The content of such a cell; null for any other. */
export function plainCellContent(text: string): PhrasingContent[] | null {
  if (!CELL.test(text)) return null;
  return Array.from(text.matchAll(PIECES), ({ 0: words, groups }): PhrasingContent => {
    const { label, url, code } = groups ?? {};
    if (code !== undefined) return { type: 'inlineCode', value: code };
    if (label === undefined || url === undefined) return { type: 'text', value: words };
    return { type: 'link', title: null, url, children: [{ type: 'text', value: label }] };
  });
}

function plainPiece(node: PhrasingContent): string | null {
  if (node.type === 'text') return WORDS.test(node.value) ? node.value : null;
  if (node.type === 'inlineCode') return matching(`\`${node.value}\``, WHOLE_CODE);
  if (node.type !== 'link' || node.title) return null;
  const [only] = node.children;
  // A link that shows its address is written in another way.
  if (node.children.length !== 1 || only?.type !== 'text' || only.value === node.url) return null;
  return matching(`[${only.value}](${node.url})`, WHOLE_LINK);
}

function matching(text: string, form: RegExp): string | null {
  return form.test(text) ? text : null;
}

function unnamed(form: string): string {
  return form.replace(/\(\?<\w+>/g, '(?:');
}
