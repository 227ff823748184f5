/** Text as every format can hold it. */
import type { Paragraph, PhrasingContent } from 'mdast';

/** Printable, in one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

export function paragraphOf(children: PhrasingContent[]): Paragraph[] {
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

export function textOf(value: string): PhrasingContent[] {
  const text = printable(value);
  return text ? [{ type: 'text', value: text }] : [];
}

/**
 * With one kind of line end, without the characters that no text format may hold (XML forbids most
 * controls), and without lone surrogates.
 */
export function printable(text: string): string {
  // Nearly every text is printable as it is.
  if (!SUSPECT.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed();
}
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;

/**
 * The words of raw HTML that stands in a body. Nothing of it is ever run or kept as HTML, so
 * cutting at angle brackets is enough.
 */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, '')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as one shown paragraph; empty text as none. */
export function shownText(text: string): Paragraph[] {
  const children: PhrasingContent[] = [];
  printable(text)
    .trim()
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) children.push({ type: 'break' });
      if (line) children.push({ type: 'text', value: line });
    });
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}
