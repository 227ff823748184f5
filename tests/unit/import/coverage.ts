/**
 * "Nothing is lost", measured: which words of a source an imported document does not hold. Words
 * are runs of letters and digits, counted as often as they occur. What a document carries in
 * another form is known here: a status word is `updates[].status`, "Posted <stamp>" is
 * `at.written`, labels of metadata are field names, marks and tags are formatting.
 */
import type { Nodes } from 'mdast';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import type { SourceFormat } from '../../../core/import/model/source.ts';

/**
 * The words of `source` that are missing in `document`, with how often; empty when nothing is lost.
 */
export function lostWords(source: string, document: Postmortem, format: SourceFormat): string[] {
  const have = new Map<string, number>();
  for (const word of words(partedTimes(documentText(document))))
    have.set(word, (have.get(word) ?? 0) + 1);
  const lost: string[] = [];
  for (const word of words(sourceText(source, format))) {
    const left = have.get(word) ?? 0;
    if (left > 0) have.set(word, left - 1);
    else lost.push(word);
  }
  return lost;
}

function partedTimes(text: string): string {
  return text.replace(/(\p{L})(?=\d{2}:\d{2} )/gu, '$1 ');
}

export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Every text in a document that a reader can find: also link targets and alternative texts. */
export function documentText(document: Postmortem): string {
  const { incident } = document;
  return [
    document.title,
    incident.reference,
    incident.organization,
    incident.severity,
    ...incident.services,
    incident.zone,
    ...document.people.flatMap(({ name, role }) => [name, role]),
    ...document.sections.flatMap(({ title, body }) => [title, allText(body)]),
    ...document.timeline.flatMap(({ at, body, source }) => [
      at?.written ?? '',
      allText(body),
      source ?? '',
    ]),
    ...document.updates.flatMap(({ at, body }) => [at?.written ?? '', allText(body)]),
    ...document.actions.flatMap(({ body, owner, due, priority, status, ticket }) => [
      allText(body),
      owner,
      due ?? '',
      priority,
      status,
      ticket,
    ]),
  ].join('\n');
}

function allText(node: Nodes): string {
  const own = [
    'value' in node ? node.value : '',
    'url' in node ? node.url : '',
    'alt' in node ? node.alt : '',
    'title' in node ? node.title : '',
    'lang' in node ? node.lang : '',
    'label' in node ? node.label : '',
  ]
    .filter(Boolean)
    .join(' ');
  if (node.type === 'break') return '\n';
  if (node.type === 'footnoteReference') return ` ${own} `;
  if (!('children' in node)) return own;
  const inline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  const text = node.children
    .map(allText)
    .join(
      inline ||
        node.type === 'strong' ||
        node.type === 'emphasis' ||
        node.type === 'link' ||
        node.type === 'delete'
        ? ''
        : '\n',
    );
  return [text, own].filter(Boolean).join(' ');
}

const STATUS_LINE =
  /^[\s*_#]*(?:Resolved|Monitoring|Identified|Investigating|Updated?|Post-?mortem|Scheduled|In progress|Verifying|Completed)[\s*_:–—-]*$/i;
const STATUS_LEAD =
  /^[\s*_]*(?:Resolved|Monitoring|Identified|Investigating|Update|Postmortem|Scheduled|In progress|Verifying|Completed)(?:[\s*_]*[-–—]|[*_]*:[*_]*)\s+/;
const FIELD_LABEL =
  /^[\s*_|]*(?:severity|sev|priority|incident (?:id|number|reference)|reference|company|organi[sz]ation|(?:affected |impacted )?(?:services?|components?|systems?))[\s*_]*[:|]/i;

function sourceText(source: string, format: SourceFormat): string {
  let text = source.replace(/^\uFEFF/, '');
  text = text.replace(/\{\{[<%]\s*\w+\s+("[^"]*")\s*[>%]\}\}/g, ' $1 ');
  const front = /^\s*(?:---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\+\+\+)[ \t]*(?:\r?\n|$)/.exec(
    text,
  );
  let head = '';
  if (
    front &&
    /^[\w"'-]+\s*[:=]/m.test(front[1]!) &&
    (format === 'markdown' || format === 'html')
  ) {
    head = front[1]!
      .split('\n')
      .map((line) =>
        line.replace(
          /^(title|authors?|owner|severity|services?|components?|reference|organi[sz]ation|name)\s*[:=]/i,
          ' ',
        ),
      )
      .join('\n');
    text = text.slice(front[0].length);
  }
  if (format === 'html' || format === 'markdown') {
    // The names of link definitions are marks, not words.
    text = text
      .replace(/^( {0,3})\[(?!\^)[^\]\n]+\]:/gm, '$1')
      .replace(/(\][ ]?)\[[^\]\n]+\](?!\()/g, '$1');
    text = text
      .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<a\b[^>]*?\bhref="([^"]*)"[^>]*>/gi, ' $1 ')
      .replace(/<!doctype[^>]*>/gi, ' ')
      .replace(/<!--([\s\S]*?)-->/g, ' $1 ')
      .replace(/<\/?[a-z][^>]*>/gi, (tag) =>
        /^<br\b/i.test(tag) ? '\n' : /^<\/?(b|i|em|strong|a|span|code)\b/i.test(tag) ? '' : ' ',
      )
      .replace(/&#0?160;|&nbsp;/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;|&#39;/g, "'")
      .replace(/&amp;/g, '&')
      .replace(/&[a-z]+;/g, ' ');
  }
  // How a wiki's table looks.
  if (format === 'wiki')
    text = text.replace(/^(\s*(?:\{\||\|-).*)$/gm, (line) =>
      line.replace(/[\w-]+\s*=\s*(?:"[^"]*"|[^\s|]+)/g, ''),
    );
  // A timeline whose line ends were lost: a time that follows a word without a space is a word of
  // its own.
  text = partedTimes(text);
  const lines = text.split(/\r\n?|\n/).map((line) =>
    line
      .replace(/^(\s*>?\s*)(?:\d{1,3}[.)]|[a-z][.)]|\([a-z0-9]\))\s/i, '$1')
      .replace(/^(\s*(?:[-*+•]|)\s*)\[[ xX]\]\s/, '$1')
      .replace(
        /^\s*(?:Resolved|Monitoring|Identified|Investigating|Update|Postmortem)\s+(?=Posted\b)/i,
        '',
      )
      .replace(/^\s*POSTED\s+[\w ]{1,25}\bAGO\b[.,]?\s*/, '')
      .replace(
        /^[\s([*#]*(?:Update|Investigating|Identified|Monitoring|Resolved)\s*[–—-]\s*(?=\d)/i,
        '',
      )
      .replace(/\bPosted on:?\s+(?=\d)/, '')
      .replace(/^\s*\[(?:Resolved|Monitoring|Identified|Investigating)\s(?=\d)/i, '')
      .replace(/\bPosted\s+(?:[\w ]{1,25}\bago\b[.,]?\s*)?(?=[A-Z\d])/, '')
      .replace(/^[\s([*=]*Update\s+(?=\d)/i, '')
      .replace(
        /^(\s*\[?\d{1,2}:\d{2}\]?\s*)(?:Update|Resolved|Monitoring|Identified|Investigating)\s*:?\s*$/i,
        '$1',
      )
      .replace(/^\s*\[(?:Resolved|Monitoring|Identified|Investigating)\]\s/i, '')
      .replace(
        /^\s*[-*•]\s+(?:Resolved|Monitoring|Identified|Investigating|Postmortem)\s+(?=[A-Z][a-z]{2} \d)/i,
        '',
      )
      .replace(/^\s*(?:Incident|Scheduled Maintenance) Report for\s/i, '')
      .replace(STATUS_LEAD, '')
      .replace(FIELD_LABEL, ''),
  );
  const kept = lines.filter((line) => !STATUS_LINE.test(line));
  return `${head}\n${kept.join('\n')}`;
}
