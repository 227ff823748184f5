/**
 * Cutting inline content by the offsets of its plain text, keeping the formatting of what remains.
 */
import type { PhrasingContent } from 'mdast';
import { inlineText } from './text.ts';

/**
 * The lines of inline content: cut at line breaks and at newlines, with formatting that spans a
 * break on both sides of it.
 */
export function inlineLines(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    linesOf(child).forEach((line, index) => {
      if (index > 0) lines.push([]);
      for (const part of line) lines.at(-1)!.push(part);
    });
  }
  return lines;
}

/** Inline content again from lines, with a break between them. */
export function joinLines(lines: readonly PhrasingContent[][]): PhrasingContent[] {
  return lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: 'break' } as PhrasingContent, ...line],
  );
}

/** The plain text of inline content. */
export function textOf(children: readonly PhrasingContent[]): string {
  return children.map(inlineText).join('');
}

/**
 * Drops the first `count` characters of the plain text.
 * @returns what remains, and the targets of the links whose whole text was dropped, so that no
 *   address is lost with its text.
 */
export function dropStart(
  children: readonly PhrasingContent[],
  count: number,
): { rest: PhrasingContent[]; links: string[] } {
  const rest: PhrasingContent[] = [];
  const links: string[] = [];
  let left = count;
  for (const child of children) {
    const length = inlineText(child).length;
    if (left <= 0) rest.push(child);
    else if (length <= left) links.push(...linkTargets(child));
    else if (child.type === 'text' || child.type === 'inlineCode')
      rest.push({ ...child, value: child.value.slice(left) });
    else if (child.type === 'fact') rest.push({ type: 'text', value: child.value.slice(left) });
    else if ('children' in child) {
      const inner = dropStart(child.children as PhrasingContent[], left);
      links.push(...inner.links);
      rest.push({ ...child, children: inner.rest } as PhrasingContent);
    } else rest.push(child);
    left -= length;
  }
  return { rest, links };
}

/** The first `count` characters of the plain text, with their formatting. */
export function takeStart(children: readonly PhrasingContent[], count: number): PhrasingContent[] {
  const taken: PhrasingContent[] = [];
  let left = count;
  for (const child of children) {
    if (left <= 0) break;
    const length = inlineText(child).length;
    if (length <= left) taken.push(child);
    else if (child.type === 'text' || child.type === 'inlineCode')
      taken.push({ ...child, value: child.value.slice(0, left) });
    else if ('children' in child) {
      const inner = takeStart(child.children as PhrasingContent[], left);
      taken.push({ ...child, children: inner } as PhrasingContent);
    }
    left -= length;
  }
  return taken;
}

/** Without white space at both ends of the text. */
export function trimInline(children: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...children];
  while (kept.length > 0) {
    const first = kept[0]!;
    if (first.type === 'break') kept.shift();
    else if (first.type === 'text' && first.value.trimStart() !== first.value) {
      if (first.value.trim() === '') kept.shift();
      else kept[0] = { ...first, value: first.value.trimStart() };
    } else break;
  }
  while (kept.length > 0) {
    const last = kept.at(-1)!;
    if (last.type === 'break') kept.pop();
    else if (last.type === 'text' && last.value.trimEnd() !== last.value) {
      if (last.value.trim() === '') kept.pop();
      else kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
    } else break;
  }
  return kept;
}

/** The targets of all links in inline content, in order. */
export function linkTargets(node: PhrasingContent): string[] {
  if (node.type === 'link') return [node.url];
  return 'children' in node ? (node.children as PhrasingContent[]).flatMap(linkTargets) : [];
}

function linesOf(node: PhrasingContent): PhrasingContent[][] {
  if (node.type === 'break') return [[], []];
  if (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)) return [[], []];
  if (node.type === 'text' && !node.value.includes('\n')) return [node.value === '' ? [] : [node]];
  if (node.type === 'text')
    return node.value.split('\n').map((value) => (value === '' ? [] : [{ ...node, value }]));
  if (!('children' in node)) return [[node]];
  return inlineLines(node.children as PhrasingContent[]).map((line) =>
    line.length === 0 ? [] : [{ ...node, children: line } as PhrasingContent],
  );
}
