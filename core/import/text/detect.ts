/** Which of the source formats a text is. */
import { joinedLines } from '../../prose/joined-lines.ts';
import { splitFrontMatter } from './front-matter.ts';
import { countPostedLines } from '../status-page/page-stamps.ts';

/** Tags that a page's text is written in. */
const TAGS = new RegExp(
  joinedLines`
    <(?:p|div|br|html|body|span|table|caption|t[rdh]|d[ltd]|ul|ol|li|h[1-6]|section|article
    |strong|small)\b[^<>]*>
  `,
  'gi',
);
/** Marks of Markdown: at the beginning of a line, or a link's address. */
const MARKS = new RegExp(
  [
    String.raw`^(?:#{1,6}[^\S\n]+\S`,
    String.raw`[^\S\r\n\u2028\u2029]*[-*][^\S\n]+\*\*`,
    '```',
    String.raw`\|.*\|[^\S\n]*$`,
    String.raw`\*\*[^*]+\*\*)`,
    String.raw`\]\((?:(?!\]\()\S)+\)`,
  ].join('|'),
  'gm',
);

export type TextFormat = 'status-page' | 'markdown' | 'html' | 'prose';

/**
 * Decides by the text alone: its tags, its marks, its `Posted` lines. Front matter does not count,
 * because both Markdown and HTML have it.
 */
export function detectFormat(text: string): TextFormat {
  const body = splitFrontMatter(text)?.rest ?? text;
  const tags = body.match(TAGS)?.length ?? 0;
  const marks = body.match(MARKS)?.length ?? 0;
  if (
    /^\s*(?:<!doctype html|<html\b)/i.test(body) ||
    (tags >= 2 && tags > marks && /^\s*</.test(body))
  )
    return 'html';
  // A mail's header may be set in bold.
  if (/^\s*\W{0,3}From:\W.*\n(?:.*\n){0,8}?\W{0,3}Subject:\W/i.test(body)) return 'prose';
  const posted = countPostedLines(body);
  const headings = body.match(/^#{1,6}[^\S\n]+\S/gm)?.length ?? 0;
  if (posted >= 1 && headings === 0) return 'status-page';
  if (
    body !== text ||
    headings >= 1 ||
    /^(?:```|\|?[^\S\r\n\u2028\u2029]*:?-{3,}:?[^\S\r\n\u2028\u2029]*\|)/m.test(body) ||
    (marks >= 2 && !/^[^\S\r\n\u2028\u2029]*•/m.test(body))
  )
    return 'markdown';
  return tags >= 3 ? 'html' : 'prose';
}
