/**
 * Bold, italic, struck and monospaced text as elements. Word processors write them as styles of
 * spans, and Google Docs puts everything it copies into a `<b>` whose style says that it is not
 * bold.
 */
import type { Element, RootContent as HastContent } from 'hast';
import {
  attribute,
  element,
  holdsBlock,
  isElement,
  isInline,
  setChildren,
  style,
  textOf,
  type HastParent,
} from './elements.ts';
import { joinedLines } from '../joined-lines.ts';

const TAGS: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  strike: 'del',
  del: 'del',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
const FORMATS: ReadonlySet<string> = new Set(Object.values(TAGS));
/** Elements that are nothing but their style. */
const MEANINGLESS: ReadonlySet<string> = new Set(['span', 'font', 'o:p', 'big']);
/** What stands in these is bold by itself. */
const HEADS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);

const MONOSPACED = new RegExp(joinedLines`
    ^(?:"|')?(?:[\w. -]*\bmono(?:space)?\b|courier|consolas|menlo|monaco|andale
      |lucida console|cascadia|fira code|hack\b|source code)
  `);

/** True for a font whose first family has letters of one width. */
export function isMonospaced(node: Element): boolean {
  const shorthand = style(node, 'font').replace(/^.*?\d(?:px|pt|em|rem|%)(?:\/[^\s/]+)?\s+/, '');
  const family = style(node, 'font-family') || shorthand || attribute(node, 'face').toLowerCase();
  return MONOSPACED.test(family.trim());
}

/** In place: styles become elements, and formatting never holds a block. */
export function styledText(node: HastParent, inHead = false): void {
  const children = (node.children as HastContent[]).flatMap((child): HastContent[] => {
    if (!isElement(child) || child.tagName === 'pre') return [child];
    styledText(child, inHead || HEADS.has(child.tagName));
    return isInline(child) ? formatted(child, inHead) : [child];
  });
  setChildren(node, merged(children));
}

/** An inline element with its style said by elements, inside of the blocks that stand in it. */
function formatted(node: Element, inHead: boolean): HastContent[] {
  const wanted = formatsOf(node).filter((format) => !(inHead && format === 'strong'));
  return wanted.reduce(
    (nodes, format) =>
      around(nodes, format === 'strong', (run) => [element(format, without(run, format))]),
    unformatted(node),
  );
}

/** The node itself where it means something besides its style (a link), else what it holds. */
function unformatted(node: Element): HastContent[] {
  if (Object.hasOwn(TAGS, node.tagName) || MEANINGLESS.has(node.tagName)) return node.children;
  if (node.children.length === 0) return [node];
  return around(node.children, false, (run) => [{ ...node, children: run } as Element]);
}

function formatsOf(node: Element): string[] {
  if (!Object.hasOwn(TAGS, node.tagName)) return styleFormats(node);
  const own = TAGS[node.tagName]!;
  return cancels(node, own) ? [] : [own];
}

/** A run within a format without the same format again. */
function without(nodes: readonly HastContent[], format: string): HastContent[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    const children = without(node.children, format);
    if (node.tagName === format) return children;
    setChildren(node, children);
    return [node];
  });
}

function styleFormats(node: Element): string[] {
  const formats: string[] = [];
  if (isMonospaced(node)) formats.push('code');
  if (/line-through/.test(style(node, 'text-decoration') + style(node, 'text-decoration-line')))
    formats.push('del');
  if (/^(?:italic|oblique)/.test(style(node, 'font-style'))) formats.push('em');
  if (isBold(style(node, 'font-weight'))) formats.push('strong');
  return formats;
}

function isBold(weight: string): boolean {
  return /^bold/.test(weight) || Number(weight) >= 600;
}

/** `<b style="font-weight:normal">` and its like. */
function cancels(node: Element, format: string): boolean {
  if (format === 'strong') {
    const weight = style(node, 'font-weight');
    return weight !== '' && !isBold(weight);
  }
  return format === 'em' && style(node, 'font-style') === 'normal';
}

/**
 * Puts formatting around each run of inline nodes, inside of the blocks that stand among them.
 * @param bold leaves out what is bold by itself
 */
function around(
  nodes: readonly HastContent[],
  bold: boolean,
  wrap: (run: HastContent[]) => HastContent[],
): HastContent[] {
  const result: HastContent[] = [];
  let run: HastContent[] = [];
  const flush = (): void => {
    // White space between blocks is no text.
    result.push(
      ...(run.some((node) => textOf(node).trim() !== '' || hasPicture(node)) ? wrap(run) : run),
    );
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node) && !holdsBlock(node)) run.push(node);
    else {
      flush();
      if (isElement(node) && node.tagName !== 'pre' && !(bold && HEADS.has(node.tagName)))
        setChildren(node, around(node.children, bold, wrap));
      result.push(node);
    }
  }
  flush();
  return result;
}

function hasPicture(node: HastContent): boolean {
  return isElement(node) && (node.tagName === 'img' || node.children.some(hasPicture));
}

/**
 * Neighbours of one format become one, and white space at their edges goes outside: Markdown has
 * no place for it inside.
 */
function merged(nodes: readonly HastContent[]): HastContent[] {
  const result: HastContent[] = [];
  /** What the last one has taken in, to be merged once all of it is there. */
  let taken: HastContent[] | null = null;
  const close = (): void => {
    const last = result.at(-1);
    if (taken && isElement(last)) setChildren(last, merged(taken));
    taken = null;
  };
  for (const node of nodes.flatMap((each) => withSpaceOutside(each))) {
    const last = result.at(-1);
    if (isFormat(node) && last && isFormat(last) && last.tagName === node.tagName) {
      taken ??= [...last.children];
      taken.push(...node.children);
    } else {
      close();
      result.push(node);
    }
  }
  close();
  return result;
}

function isFormat(node: HastContent): node is Element {
  return isElement(node) && FORMATS.has(node.tagName);
}

function withSpaceOutside(node: HastContent): HastContent[] {
  if (!isFormat(node) || node.tagName === 'code') return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === 'text' ? /^\s*/.exec(first.value)![0] : '';
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? /(?<!\s)\s*$/.exec(last.value)![0] : '';
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
  return [
    ...(before ? [{ type: 'text' as const, value: before }] : []),
    node,
    ...(after ? [{ type: 'text' as const, value: after }] : []),
  ];
}
