/**
 * Inline Lexical nodes -> phrasing content: formats that run over neighbours become one nested tree
 * instead of many small ones.
 */
import { $isLinkNode } from '@lexical/link';
import {
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_STRIKETHROUGH,
  type LexicalNode,
} from 'lexical';
import type { PhrasingContent, Text } from 'mdast';
import { $getFact, $isFactNode } from '../nodes/fact-node.ts';
import { $getImage, $isImageNode } from '../nodes/image-node.ts';
import { $getContent, $isOpaqueInlineNode } from '../nodes/opaque-node.ts';
import { sourceState } from '../model/states.ts';

/**
 * The formats that Markdown has, outermost first. Others (underline, size) have no place in the
 * document and are left out.
 */
const MARKS = [
  [IS_STRIKETHROUGH, 'delete'],
  [IS_BOLD, 'strong'],
  [IS_ITALIC, 'emphasis'],
] as const;
const MARK_BITS = IS_STRIKETHROUGH | IS_BOLD | IS_ITALIC;

/**
 * A piece of inline content and the formats around it. A line break or picture has none of its own
 * and joins whatever is on both its sides.
 */
interface Piece {
  node: PhrasingContent;
  format: number;
  neutral: boolean;
}

export function $inlineFrom(nodes: readonly LexicalNode[]): PhrasingContent[] {
  return wrap(nodes.flatMap($pieces), 0);
}

function $pieces(node: LexicalNode): Piece[] {
  if ($isTextNode(node)) {
    const value = node.getTextContent();
    if (value === '') return [];
    const format = node.getFormat();
    return [
      {
        node: format & IS_CODE ? { type: 'inlineCode', value } : { type: 'text', value },
        format: format & MARK_BITS,
        neutral: false,
      },
    ];
  }
  if ($isLineBreakNode(node))
    return [neutral({ type: 'break', ...($getState(node, sourceState) ?? {}) })];
  if ($isFactNode(node))
    return [{ node: $getFact(node), format: node.getFormat() & MARK_BITS, neutral: false }];
  if ($isImageNode(node)) return [neutral($getImage(node))];
  if ($isOpaqueInlineNode(node)) return [neutral($getContent(node) as PhrasingContent)];
  if ($isLinkNode(node)) {
    const inner = node.getChildren().flatMap($pieces);
    const texts = inner.filter((piece) => !piece.neutral);
    const common =
      texts.length === 0 ? 0 : texts.reduce((bits, { format }) => bits & format, MARK_BITS);
    const fields = $getState(node, sourceState);
    const title =
      node.getTitle() ?? (fields && 'title' in fields ? (fields['title'] as null) : null);
    const children = wrap(inner, common) as Extract<PhrasingContent, { type: 'link' }>['children'];
    return [
      {
        node: {
          type: 'link',
          ...fields,
          url: node.getURL(),
          ...(fields && !('title' in fields) && title === null ? {} : { title }),
          children,
        },
        format: common,
        neutral: texts.length === 0,
      },
    ];
  }
  return $isElementNode(node) ? node.getChildren().flatMap($pieces) : [];
}

function neutral(node: PhrasingContent): Piece {
  return { node, format: 0, neutral: true };
}

function wrap(pieces: readonly Piece[], done: number): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index]!;
    let best: { end: number; bit: number; type: (typeof MARKS)[number][1] } | null = null;
    if (!piece.neutral) {
      for (const [bit, type] of MARKS) {
        if (!(piece.format & bit & ~done)) continue;
        const end = runEnd(pieces, index, bit);
        if (!best || end > best.end) best = { end, bit, type };
      }
    }
    if (best) {
      result.push({
        type: best.type,
        children: wrap(pieces.slice(index, best.end), done | best.bit),
      });
      index = best.end;
    } else {
      append(result, piece.node);
      index++;
    }
  }
  return result;
}

/** Where the run of a format that begins at `start` ends: after its last piece that carries it. */
function runEnd(pieces: readonly Piece[], start: number, bit: number): number {
  let end = start + 1;
  for (let index = start + 1; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.neutral) continue;
    if (!(piece.format & bit)) break;
    end = index + 1;
  }
  return end;
}

function append(result: PhrasingContent[], node: PhrasingContent): void {
  const last = result.at(-1);
  if (node.type === 'text' && last?.type === 'text')
    result[result.length - 1] = { ...(last satisfies Text), value: last.value + node.value };
  else result.push(node);
}
