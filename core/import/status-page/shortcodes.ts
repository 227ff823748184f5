/**
 * Site generators' shortcodes that stamp a notice: `*Resolved* - Works again. {{< track "2018-09-29
 * 20:00:00" >}}`.
 */
import type { List, PhrasingContent, RootContent } from 'mdast';
import { dropStart, textOf, trimInline } from '../../prose/phrasing.ts';
import type { Notices } from './stamped-notices.ts';
import type { SourceUpdate } from '../model/source.ts';
import { leadingStamp } from '../understand/stamps.ts';
import { statusOf } from './status-word.ts';

const SHORTCODE = /\{\{[<%]\s*[\w-]+\s+["'“”]([^"'“”]{5,40})["'“”]\s*\/?[>%]\}\}/g;

interface Piece {
  /** The stamp that stands before this text, null for the text before the first one. */
  stamp: string | null;
  children: PhrasingContent[];
}

/**
 * Takes notices that a shortcode stamps, at their end or, where text stands behind it, at their
 * beginning. Null when a text has none.
 */
export function trackedNotices(written: readonly RootContent[]): Notices | null {
  const blocks = written.flatMap((block) => (isTracked(block) ? withoutBullets(block) : [block]));
  const cut = blocks.map((block) => (block.type === 'paragraph' ? piecesOf(block.children) : null));
  if (!cut.some((pieces) => pieces && pieces.length > 1)) return null;
  const leads = cut.some(
    (pieces) => pieces && pieces.length > 1 && textOf(pieces.at(-1)!.children).trim() !== '',
  );
  const updates: SourceUpdate[] = [];
  const rest: RootContent[] = [];
  blocks.forEach((block, index) => {
    const pieces = cut[index];
    if (!pieces || pieces.length === 1) {
      ((leads ? updates.at(-1)?.body : undefined) ?? rest).push(block);
      return;
    }
    pieces.forEach(({ stamp, children }, at) => {
      const own = leads ? stamp : (pieces[at + 1]?.stamp ?? null);
      const body = trimInline(children);
      if (own !== null) updates.push(notice(own, body, at === 0));
      else if (body.length > 0)
        ((leads ? updates.at(-1)?.body : undefined) ?? rest).push({
          type: 'paragraph',
          children: body,
        });
    });
  });
  return { updates, rest };
}

/** A list whose items are notices: each ends with its stamp. */
function isTracked(block: RootContent): block is List {
  return (
    block.type === 'list' &&
    block.children.every(({ children }) => children.length === 1) &&
    block.children.some(({ children }) => {
      const [only] = children;
      return only?.type === 'paragraph' && piecesOf(only.children).length > 1;
    })
  );
}

function withoutBullets({ children }: List): RootContent[] {
  return children.flatMap((item) => item.children);
}

/** A paragraph cut at its stamps. */
function piecesOf(children: readonly PhrasingContent[]): Piece[] {
  const pieces: Piece[] = [{ stamp: null, children: [] }];
  for (const child of children) {
    if (child.type !== 'text') {
      pieces.at(-1)!.children.push(child);
      continue;
    }
    let from = 0;
    for (const match of child.value.matchAll(SHORTCODE)) {
      if (leadingStamp(match[1]!)?.day !== true) continue;
      pieces.at(-1)!.children.push({ ...child, value: child.value.slice(from, match.index) });
      pieces.push({ stamp: match[1]!.trim(), children: [] });
      from = match.index + match[0].length;
    }
    pieces.at(-1)!.children.push({ ...child, value: child.value.slice(from) });
  }
  return pieces;
}

/**
 * A status word that begins the paragraph is the notice's status; within a line it stays in the
 * text too.
 */
function notice(stamp: string, children: PhrasingContent[], begins: boolean): SourceUpdate {
  const lead = /^\s*([A-Z][A-Za-z ]{3,20}?)\s*[-\u2013\u2014:]\s+/.exec(textOf(children));
  const status = lead ? statusOf(lead[1]!) : null;
  const body = status && begins ? trimInline(dropStart(children, lead![0].length).rest) : children;
  return {
    status: status ?? 'update',
    stamp,
    body: body.length > 0 ? [{ type: 'paragraph', children: body }] : [],
  };
}
