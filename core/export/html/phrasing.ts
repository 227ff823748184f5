import type { Nodes, PhrasingContent } from 'mdast';
import { pictureWidth } from '../../document/picture-width.ts';
import type { Media } from '../../document/postmortem.ts';
import { addressesIn } from '../../prose/address.ts';
import { inlineText } from '../../prose/text.ts';
import { isLinkable } from '../../report/show-context.ts';
import { wholePieces } from '../../prose/whole-words.ts';
import { writingOf } from './writing.ts';

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export interface ProseOptions {
  media: Readonly<Record<string, Media>>;
  /** BCP 47, of the report. */
  language: string;
  /** The language that Han alone is taken for. */
  han?: () => string;
  /** Added to a heading's level inside its section. */
  headingsAbove: number;
  /**
   * Whether columns get their widths from what they hold, as on paper; else the reader's program
   * finds its own.
   */
  sized?: boolean;
  /** Whether wide tables are put into a box of their own that scrolls. */
  apart?: boolean;
  /**
   * Whether the headings are in the same page with their ids, `pm-…`, so that links inside the
   * report lead there.
   */
  whole?: boolean;
  /**
   * How often each note was referred to already, by its number: one for all of a page, since every
   * reference has an id of its own.
   */
  references: Map<string, number>;
  /**
   * Whether links say that they lead to a footnote and back; not for Chromium to print, which takes
   * a link with a role for none.
   */
  roles: boolean;
  /** Whether it stands in a link: then an address is none of its own. */
  linked?: boolean;
  tableClass?: string;
  /** Whether a table's first column heads its rows. */
  rowHeads?: boolean;
}

/**
 * The id of a note by its number, and that of the first reference to it: others have their count
 * behind.
 */
export const noteId = (number: string): string => `pm-note-${number}`;
export const referenceId = (number: string): string => `pm-note-${number}-from`;

/** What HTML takes for one space; on paper it is told to keep spaces (`style.ts`). */
const SPACES = /[ \t\r\n\f]+/g;

/** Attributes of an element that holds this. */
export function writing(node: Nodes, { language, han }: ProseOptions): string {
  return writingOf(inlineText(node), language, han);
}

export function phrasing(nodes: readonly PhrasingContent[], options: ProseOptions): string {
  // Two numbers side by side would be one.
  return nodes
    .map((node, index) =>
      node.type === 'footnoteReference' && nodes[index - 1]?.type === node.type
        ? `<sup>, </sup>${inline(node, options)}`
        : inline(node, options),
    )
    .join('');
}

/** Text with its bare addresses as links, and unbroken where it is one to its readers. */
function textHtml(text: string, options: ProseOptions): string {
  const addresses = options.linked ? [] : addressesIn(text).filter(({ url }) => isLinkable(url));
  let [html, from] = ['', 0];
  for (const { start, end, url } of addresses) {
    html += unbroken(text.slice(from, start), options);
    html += `<a href="${escapeHtml(url)}">${escapeHtml(text.slice(start, end))}</a>`;
    from = end;
  }
  return html + unbroken(text.slice(from), options);
}

/** On the clipboard the text is plain: what it is pasted into has lines of its own. */
function unbroken(text: string, { sized }: ProseOptions): string {
  if (!sized) return escapeHtml(text);
  return wholePieces(text)
    .map(({ text: piece, whole }) =>
      whole ? `<span class="one">${escapeHtml(piece)}</span>` : escapeHtml(piece),
    )
    .join('');
}

function inline(node: Nodes, options: ProseOptions): string {
  switch (node.type) {
    case 'text':
      return textHtml(node.value.replace(SPACES, ' '), options);
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'emphasis':
      return `<em>${phrasing(node.children, options)}</em>`;
    case 'strong':
      return `<strong>${phrasing(node.children, options)}</strong>`;
    case 'delete':
      return `<del>${phrasing(node.children, options)}</del>`;
    case 'break':
      return '<br>';
    case 'link': {
      const text = phrasing(node.children, { ...options, linked: true });
      if (!node.url.startsWith('#')) return `<a href="${escapeHtml(node.url)}">${text}</a>`;
      return options.whole
        ? `<a href="#pm-${escapeHtml(node.url.slice(1))}">${text}</a>`
        : phrasing(node.children, options);
    }
    case 'footnoteReference': {
      const count = (options.references.get(node.identifier) ?? 0) + 1;
      options.references.set(node.identifier, count);
      const anchor = `${referenceId(node.identifier)}${count > 1 ? `-${count}` : ''}`;
      const role = options.roles ? ' role="doc-noteref"' : '';
      const link = `<a id="${anchor}" href="#${noteId(node.identifier)}"${role}>`;
      return `<sup>${link}${node.identifier}</a></sup>`;
    }
    case 'image': {
      const { type, data } = options.media[node.url.slice('media:'.length)]!;
      const width = pictureWidth(node);
      const sized = width === null ? '' : ` style="width:${width}%"`;
      const source = `data:${escapeHtml(type)};base64,${escapeHtml(data)}`;
      return `<img${sized} alt="${escapeHtml(node.alt ?? '')}" src="${source}">`;
    }
    default:
      return '';
  }
}
