/** What a piece of a Markdown file says, written in the file's own style. */
import type { Heading, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { ActionItem, TimelineEntry } from '../document/postmortem.ts';
import { formatMarkdown } from '../prose/markdown.ts';
import { deeper, readPiece } from './parse.ts';
import { patched } from './patch.ts';
import type { MarkdownSource, RowPiece } from './pieces.ts';
import { styled, styleOf, type Style, UNALIGNED } from './style.ts';

type RowForm = Pick<RowPiece, 'form' | 'prefix' | 'stamp' | 'number' | 'isBare' | 'depth'>;

/** Two blocks that say the same have the same key, however each is written. */
export function blockKey(node: RootContent): string {
  return formatMarkdown({ type: 'root', children: [withoutPictures(node)] });
}

/** @param level how deep the file's sections are: a body's headings stand below */
export function blocksText(nodes: readonly RootContent[], level: number, style: Style): string {
  const children = nodes.map((node) => withoutPictures(deeper(node, level)));
  return styled({ type: 'root', children }, style);
}

/** The bytes of a picture have no place in the file: its words stand for it. */
function withoutPictures<T extends Nodes>(node: T): T {
  if (!('children' in node)) return node;
  const children = (node.children as RootContent[]).map((child): RootContent =>
    child.type === 'image' && child.url.startsWith('media:')
      ? { type: 'text', value: child.alt ?? '' }
      : withoutPictures(child),
  );
  return { ...node, children } as T;
}

export function headingText(title: string, depth: number, style: Style): string {
  const children: PhrasingContent[] = title === '' ? [] : [{ type: 'text', value: title }];
  return styled({ type: 'heading', depth: depth as Heading['depth'], children }, style);
}

/** A row in the form that its neighbours have. */
export function rowText(
  row: TimelineEntry | ActionItem,
  like: RowForm,
  level: number,
  style: Style,
): string {
  const prefix = 'at' in row ? prefixFor(row.at?.written ?? '', like) : [];
  const [first, ...rest] = row.body.children.map((node) => withoutPictures(node));
  const beside = first?.type === 'paragraph' && !like.isBare;
  const line: PhrasingContent[] = beside ? first.children : [];
  const more = first && !beside ? [first, ...rest] : rest;
  if (like.form === 'cells') {
    const cell = (children: PhrasingContent[]): string =>
      styled({ type: 'tableCell', children }, style).replace(/\n/g, ' ');
    // A cell holds one paragraph: further blocks stand in it one behind the other.
    const text = [cell(line), ...more.map((node) => blocksText([node], level, style))];
    return `| ${cell(prefix)} | ${text.join(' ').replaceAll('\n', ' ')} |`;
  }
  if (like.form === 'headed') {
    const heading = styled(
      { type: 'heading', depth: like.depth, children: [...prefix, ...line] },
      style,
    );
    return [heading, ...more.map((node) => blocksText([node], level, style))].join('\n\n');
  }
  const text = { type: 'paragraph' as const, children: [...prefix, ...line] };
  const item = {
    type: 'listItem' as const,
    spread: more.some(({ type }) => type !== 'list'),
    ...('status' in row && { checked: row.status === 'done' }),
    children: [text, ...more.map((node) => deeper(node, level))] as never[],
  };
  return styled(
    {
      type: 'list',
      ordered: like.number !== null,
      ...(like.number !== null && { start: like.number }),
      spread: false,
      children: [item],
    },
    style,
  );
}

/** A neighbour's time and what parts it from the text, with another time in it. */
function prefixFor(written: string, { prefix, stamp }: RowForm): PhrasingContent[] {
  if (written === '') return [];
  if (stamp === '') return [{ type: 'text', value: `${written} ` }];
  let isPut = false;
  const put = (node: PhrasingContent): PhrasingContent => {
    if ('children' in node) return { ...node, children: node.children.map(put) } as typeof node;
    if (!isPut && 'value' in node && node.value.includes(stamp)) {
      isPut = true;
      return { ...node, value: node.value.replace(stamp, () => written) };
    }
    return node;
  };
  const changed = prefix.map(put);
  return isPut ? changed : [{ type: 'text', value: `${written} ` }];
}

/**
 * Lines of the file with what changed in them, in the style that they have. Written anew where the
 * change cannot be made in them: where they would no longer say what they are meant to.
 * @param say writes a value in a style
 */
export function changedText<T>(
  lines: string,
  [before, after]: readonly [T, T],
  say: (value: T, style: Style) => string,
  source: MarkdownSource,
  { usual, anew, asTable = false }: { usual: Style; anew: boolean; asTable?: boolean },
): string {
  const style = styleOf(lines, usual);
  const wanted = say(after, style);
  if (anew) return wanted;
  const unaligned = { ...style, ...UNALIGNED };
  const text = patched(lines, say(before, unaligned), say(after, unaligned));
  const meaning = (of: string): string => {
    const whole = asTable ? `| | |\n|-|-|\n${of}` : of;
    return readPiece(whole, source.definitions).map(blockKey).join('\n');
  };
  return meaning(text) === meaning(wanted) ? text : wanted;
}
