/** A Markdown file, with or without front matter. */
import { table } from '../../document/table.ts';
import type {
  Definition,
  List,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import { withoutPositions } from '../../prose/build.ts';
import { readHtml } from '../../prose/html/read.ts';
import { parseMarkdown } from '../../prose/markdown.ts';
import { inlineLines, joinLines, textOf } from '../../prose/phrasing.ts';
import { tidyProse } from '../../prose/tidy.ts';
import { attributeWords, takeModules, withAttributeWords } from './jsx.ts';
import { markdownParts } from './markdown-parts.ts';
import { LABELLED } from '../understand/metadata.ts';
import { applyFrontMatter, splitFrontMatter } from './front-matter.ts';
import { noticesOf } from '../status-page/notices.ts';
import type { Notices } from '../status-page/stamped-notices.ts';
import { trackedNotices } from '../status-page/shortcodes.ts';
import { emptySource, type Source } from '../model/source.ts';
import { isDayAlone } from '../understand/day-lines.ts';
import { runOnStamps } from '../understand/run-on-stamps.ts';
import { leadingStamp, trailingStamp } from '../understand/stamps.ts';

/** Reads a Markdown file. */
export function readMarkdown(text: string): Source {
  const source = emptySource('markdown');
  const front = splitFrontMatter(text);
  const left = front ? applyFrontMatter(front.yaml, source) : [];
  const comments: string[] = [];
  const { text: body, modules } = takeModules(front ? front.rest : text);
  const parsed = parseParts(body);
  const root = tidyProse(withoutPositions(dayNumbers(readInlineHtml(parsed, comments))));
  const {
    updates,
    rest,
    services = [],
  } = (trackedNotices(root.children) as Notices | null) ?? noticesOf(root.children);
  source.updates = updates;
  source.body = rest;
  source.services.push(...services);
  if (left.length > 0) source.unsorted.push(code('yaml', left.join('\n')));
  for (const { url, title, label, identifier } of unusedDefinitions(parsed))
    source.unsorted.push({
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url,
          title: title ?? null,
          children: [{ type: 'text', value: label ?? identifier }],
        },
      ],
    });
  if (modules.length > 0) source.unsorted.push(code('js', modules.join('\n')));
  for (const comment of comments) source.unsorted.push(code('html', comment));
  return source;
}

/**
 * Definitions of links that no link names, and second ones of a name: their addresses stand nowhere
 * else.
 */
function unusedDefinitions(root: Root): Definition[] {
  const definitions: Definition[] = [];
  const used = new Set<string>();
  const walk = (node: Nodes) => {
    if (node.type === 'definition') definitions.push(node);
    else if (node.type === 'linkReference' || node.type === 'imageReference')
      used.add(node.identifier);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  const seen = new Set<string>();
  return definitions.filter(({ identifier }) => {
    const first = !seen.has(identifier);
    seen.add(identifier);
    return !first || !used.has(identifier);
  });
}

function parseParts(text: string): Root {
  const shallow = text.replace(DEEP_QUOTE, '$1').replace(DEEP_ITEM, '$1');
  const parts = markdownParts(shallow);
  return parts.length === 1
    ? parseMarkdown(parts[0]!)
    : { type: 'root', children: parts.flatMap((part) => parseMarkdown(part).children) };
}

/**
 * Quotes and items within others, deeper than any chain of mails or list: each costs the parser all
 * that it stands in.
 */
const DEEP_QUOTE = /^((?:[ \t]{0,3}>){50})[ \t>]+/gm;
const DEEP_ITEM = /^( {200}) +(?=[-*+] )/gm;

/** Lines kept verbatim. */
export function code(lang: string, value: string): RootContent {
  return { type: 'code', lang, value };
}

/**
 * Raw HTML in Markdown: blocks are read as HTML, inline tags as the marks they stand for, comments
 * are handed out.
 */
export function readInlineHtml(root: Root, comments: string[]): Root {
  return convert(root, comments) as Root;
}

function convert<T extends Parents>(node: T, comments: string[]): T {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
    return {
      ...node,
      children: keepStampedLines(inlineMarks(node.children as PhrasingContent[], comments)),
    } as T;
  const children = (node.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type === 'html') {
      const read = readHtml(withAttributeWords(child.value));
      comments.push(...read.comments);
      return read.prose.children;
    }
    return ['children' in child ? (convert(child as Parents, comments) as RootContent) : child];
  });
  return { ...node, children } as T;
}

/**
 * `- 13. März 2024, 14:05`: Markdown sees a numbered list within the bullet; the number is the day's.
 */
function dayNumbers<T extends Parents>(node: T): T {
  const children = (node.children as RootContent[]).map((child): RootContent => {
    if (!('children' in child)) return child;
    const numbered = child.type === 'listItem' ? unnumbered(child.children[0]) : null;
    if (child.type === 'listItem' && numbered) {
      const { number, text, more } = numbered;
      const stamp = leadingStamp(number + textOf(text.children));
      if (stamp?.day && stamp.written.startsWith(number)) {
        const joined: RootContent = {
          ...text,
          children: [{ type: 'text', value: number }, ...text.children],
        };
        const rest = [...more, ...child.children.slice(1)];
        return { ...child, children: [joined, ...rest] } as RootContent;
      }
    }
    return dayNumbers(child as Parents) as RootContent;
  });
  return { ...node, children } as T;
}

/** What Markdown took for numbers of lists within lists: `2019. 7. 4.`, and the text behind them. */
function unnumbered(
  list: RootContent | undefined,
): { number: string; text: Paragraph; more: RootContent[] } | null {
  const item = list?.type === 'list' && list.ordered ? list.children : [];
  if (item.length !== 1) return null;
  const number = `${(list as List).start ?? 1}. `;
  const [first, ...more] = item[0]!.children;
  if (first?.type === 'paragraph') return { number, text: first, more };
  const inner = unnumbered(first);
  return inner && { ...inner, number: number + inner.number, more: [...inner.more, ...more] };
}

/** Between two of these, words are parted though no blank stands there. */
const BLOCK_TAGS = new Set(
  'p div li ul ol h1 h2 h3 h4 h5 h6 table tr td th section article'.split(' '),
);

const MARKS = table<'strong' | 'emphasis' | 'delete'>({
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  s: 'delete',
  del: 'delete',
});

/**
 * `<b>x</b>` -> strong, `<br>` -> a break, `<a href>` -> a link; other tags go, their text stays.
 */
function inlineMarks(children: readonly PhrasingContent[], comments: string[]): PhrasingContent[] {
  const stack: { tag: string; node: PhrasingContent | null; children: PhrasingContent[] }[] = [
    { tag: '', node: null, children: [] },
  ];
  const close = () => {
    const { node, children: inner } = stack.pop()!;
    stack
      .at(-1)!
      .children.push(...(node ? [{ ...node, children: inner } as PhrasingContent] : inner));
  };
  for (const child of children) {
    if (child.type !== 'html') {
      stack.at(-1)!.children.push(
        'children' in child
          ? ({
              ...child,
              children: inlineMarks(child.children as PhrasingContent[], comments),
            } as PhrasingContent)
          : child,
      );
      continue;
    }
    const comment = /^<!--([\s\S]*?)-->$/.exec(child.value);
    const tag = /^<(\/?)([a-z][\w-]*)/i.exec(child.value);
    const name = tag?.[2]!.toLowerCase() ?? '';
    if (comment) comments.push(comment[1]!.trim());
    else if (name === 'br') stack.at(-1)!.children.push({ type: 'break' });
    else if (name === 'img')
      stack
        .at(-1)!
        .children.push(
          ...readHtml(child.value).prose.children.flatMap((block) =>
            block.type === 'paragraph' ? block.children : [],
          ),
        );
    else if (tag?.[1] === '/') {
      const open = stack.findLastIndex((entry) => entry.tag === name);
      while (open > 0 && stack.length > open) close();
    } else if (MARKS[name])
      stack.push({ tag: name, node: { type: MARKS[name], children: [] }, children: [] });
    else if (name === 'a') {
      const target = readHtml(`${child.value}x</a>`).prose.children[0];
      const link =
        target?.type === 'paragraph' && target.children[0]?.type === 'link'
          ? target.children[0]
          : null;
      stack.push({ tag: name, node: link, children: [] });
    } else if (BLOCK_TAGS.has(name)) stack.at(-1)!.children.push({ type: 'text', value: ' ' });
    else if (attributeWords(child.value) !== '')
      stack.at(-1)!.children.push({ type: 'text', value: `${attributeWords(child.value)} ` });
  }
  while (stack.length > 1) close();
  return stack[0]!.children;
}

/**
 * A newline in a paragraph is only a space, except where stamped or labelled lines stand one below
 * the other: there each is a line of a timeline, or a field.
 */
function keepStampedLines(all: PhrasingContent[]): PhrasingContent[] {
  const runOn = runOnStamps(textOf(all));
  const children =
    runOn === null
      ? all
      : all.flatMap((child): PhrasingContent[] =>
          child.type === 'text'
            ? joinLines(child.value.split(runOn).map((value) => [{ ...child, value }]))
            : [child],
        );
  const lines = inlineLines(children);
  const begins = (line: PhrasingContent[]) => {
    const text = textOf(line);
    const stamp = leadingStamp(text);
    return (
      stamp?.clock === true ||
      /^\?+:/.test(stamp?.written ?? '') ||
      isDayAlone(text) ||
      trailingStamp(text) !== null
    );
  };
  if (lines.length < 2) return children;
  if (lines.every((line) => LABELLED.test(textOf(line)))) return joinLines(lines);
  if (lines.filter(begins).length < 2) return children;
  const result: PhrasingContent[][] = [];
  for (const line of lines) {
    if (result.length === 0 || begins(line)) result.push(line);
    else result[result.length - 1] = [...result.at(-1)!, { type: 'text', value: ' ' }, ...line];
  }
  return joinLines(result);
}
