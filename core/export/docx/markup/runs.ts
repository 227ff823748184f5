/**
 * Runs of WordprocessingML (ECMA-376 part 1, §17.3.2): text of one look, of one script. The body is
 * written as text and not through `docx`'s objects: a report of 10,000 rows takes them several times
 * as long, and their ids differ from one run to the next.
 */
import { scriptRuns, type DocumentLanguages, type ScriptRun } from '../../scripts.ts';
import { escapeXml } from './escape.ts';

/** How a run looks beside its paragraph's style. */
export interface RunStyle {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  /** A character style: `CodeText`, `Hyperlink`. */
  style?: string;
  /**
   * In a link: coloured and underlined itself where it has another style, as code, or `always`:
   * LibreOffice forgets a link's style in the cells of tables.
   */
  link?: 'by its style' | 'always';
  /**
   * Above the line, whatever its style: readers that forget the style of a footnote's number where
   * it stands a second time.
   */
  raised?: boolean;
  /** In a box: words in place of a picture. */
  boxed?: boolean;
}

/** Links have their look from it. */
export const LINK_STYLE = 'Hyperlink';

/** In the order of CT_RPr. */
function runProperties(
  { bold, italic, strike, style, link, raised, boxed }: RunStyle,
  accent: string,
  { script, language }: Pick<ScriptRun, 'script' | 'language'> = PLAIN,
): string {
  const kind = script === 'eastAsian' ? 'eastAsia' : 'bidi';
  const properties =
    (style ? `<w:rStyle w:val="${style}"/>` : '') +
    (script === 'eastAsian' ? '<w:rFonts w:hint="eastAsia"/>' : '') +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (italic ? '<w:i/><w:iCs/>' : '') +
    (strike ? '<w:strike/>' : '') +
    (link === 'always' || (link && style !== LINK_STYLE)
      ? `<w:color w:val="${accent}"/><w:u w:val="single"/>`
      : '') +
    (boxed ? '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="8A837A"/>' : '') +
    (raised ? '<w:vertAlign w:val="superscript"/>' : '') +
    (script === 'rtl' ? '<w:rtl/>' : '') +
    (script === 'complex' ? '<w:cs/>' : '') +
    (language ? `<w:lang w:${kind}="${language}"/>` : '');
  return properties && `<w:rPr>${properties}</w:rPr>`;
}
const PLAIN = { script: 'plain', language: '' } as const;

/**
 * Writes a run of text, or several where its script changes. Tabs stay tabs; a line end in the
 * source is a space.
 */
export type RunWriter = (text: string, style?: RunStyle) => string;

/** The writer of runs for a document. `accent` is the colour of links, as six hex digits. */
export function runWriter(languages: DocumentLanguages, accent: string): RunWriter {
  return (text, style = {}) => {
    const line = text.replace(/(?:(?<! ) +)?\n */g, ' ');
    const runs = scriptRuns(line, languages);
    if (runs === null) return `<w:r>${runProperties(style, accent)}${runText(line)}</w:r>`;
    return runs
      .map((each) => `<w:r>${runProperties(style, accent, each)}${runText(each.text)}</w:r>`)
      .join('');
  };
}

function runText(line: string): string {
  return line
    .split('\t')
    .map((part) => (part ? `<w:t xml:space="preserve">${escapeXml(part)}</w:t>` : ''))
    .join('<w:tab/>');
}

export const LINE_BREAK = '<w:r><w:br/></w:r>';

/**
 * A field that the reading program fills in: `PAGE`, `NUMPAGES`. `shown` is what it shows until
 * then.
 */
export function field(instruction: string, shown: string): string {
  const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const what = `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`;
  return sign('begin') + what + sign('separate') + shown + sign('end');
}
