/** Blocks -> title, preamble and sections, by the headings' levels and meanings. */
import type { Heading, List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { SectionKind } from '../../document/postmortem.ts';
import { dropStart, linkTargets, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText, plainText } from '../../prose/text.ts';
import { kindOfHeading, kindOfTitle } from '../../report/section-kinds.ts';
import { rootOf } from './blocks.ts';
import { isDayAlone } from './day-lines.ts';
import { leadingStamp } from './stamps.ts';

export interface SectionDraft {
  kind: SectionKind;
  title: string;
  blocks: RootContent[];
}

export interface Outline {
  title: string;
  /** What stands before the first section. */
  preamble: RootContent[];
  sections: SectionDraft[];
}

/**
 * Kinds that are sections wherever they stand: "What went well" below "Lessons learned", "Timeline"
 * below "Details".
 */
const PROMOTED = new Set<SectionKind>([
  'timeline',
  'actions',
  'next-steps',
  'went-well',
  'went-poorly',
  'lucky',
]);
/** Parents that say nothing themselves, whose parts are the sections. */
const HOLLOW = new Set<SectionKind>(['custom', 'lessons']);

/**
 * @param expectTitle whether the first heading, standing above all text and the only one of its
 *   level, is the report's title.
 */
export function outline(blocks: readonly RootContent[], expectTitle: boolean): Outline {
  const prepared = impliedHeadings(blocks);
  const result: Outline = { title: '', preamble: [], sections: [] };
  const titleAt = expectTitle ? titleIndex(prepared) : -1;
  if (titleAt !== -1) result.title = headingText(prepared[titleAt] as Heading);
  const rest = prepared.filter((_, index) => index !== titleAt);
  if (titleAt !== -1) rest.unshift(...headingLinks(prepared[titleAt] as Heading));
  const level = rest.reduce(
    (least, block) =>
      block.type === 'heading' && !isMoment(block) ? Math.min(least, block.depth) : least,
    7,
  );

  let current: SectionDraft | null = null;
  let depth = level;
  for (const block of rest) {
    if (block.type === 'heading' && opensSection(block, current, level, depth)) {
      const title = headingText(block);
      current = { kind: kindOfHeading(title), title, blocks: headingLinks(block) };
      depth = block.depth;
      result.sections.push(current);
    } else (current ? current.blocks : result.preamble).push(block);
  }
  for (const section of result.sections) if (isAccount(section)) section.kind = 'custom';
  return result;
}

const CLOCKS = /\d{1,2}[:h]\d{2}(?!\d)/g;

/** "Follow up" over what happened, told with its times and without any list, is no list of actions. */
function isAccount({ kind, blocks }: SectionDraft): boolean {
  if (kind !== 'actions' || blocks.some(({ type }) => type === 'list' || type === 'table'))
    return false;
  return (plainText(rootOf(blocks)).match(CLOCKS)?.length ?? 0) >= 2;
}

function opensSection(
  heading: Heading,
  current: SectionDraft | null,
  level: number,
  depth: number,
): boolean {
  if (isMoment(heading)) return false;
  if (heading.depth <= level || current === null) return true;
  const kind = kindOfHeading(headingText(heading));
  // Below a timeline, headings are its stages.
  if (current.kind === 'timeline' && heading.depth > depth) return kind === 'actions';
  if (PROMOTED.has(kind) && kind !== current.kind) return true;
  if (HOLLOW.has(current.kind) && kind !== 'custom') return true;
  return heading.depth <= depth;
}

/** A heading that is a day or a time: part of a timeline. */
function isMoment(heading: Heading): boolean {
  const text = headingText(heading);
  return isDayAlone(text) || leadingStamp(text)?.clock === true;
}

function titleIndex(blocks: readonly RootContent[]): number {
  const first = blocks.findIndex((block) => block.type === 'heading');
  if (first === -1) return -1;
  const heading = blocks[first] as Heading;
  if (
    blocks.some(
      (block, index) =>
        index !== first &&
        block.type === 'heading' &&
        block.depth <= heading.depth &&
        !isMoment(block),
    )
  ) {
    // Several of its level: still the title when it stands first, says no section's name and others
    // do.
    const known = blocks.some(
      (block, index) =>
        index > first && block.type === 'heading' && kindOfTitle(headingText(block)) !== null,
    );
    return first === 0 && known && heading.depth === 1 && kindOfTitle(headingText(heading)) === null
      ? first
      : -1;
  }
  return kindOfTitle(headingText(heading)) === null || heading.depth === 1 ? first : -1;
}

/** A heading's text as the section's title: marks dropped, colon at the end dropped. */
function headingText(heading: Heading): string {
  return inlineText(heading)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<!\s)\s*:$/, '');
}

/** A title is plain text; the targets of links in it stay as the section's first line. */
function headingLinks(heading: Heading): RootContent[] {
  const links = heading.children.flatMap((child) =>
    child.type === 'link'
      ? [child as PhrasingContent]
      : linkTargets(child).map((url): PhrasingContent => ({
          type: 'link',
          url,
          title: null,
          children: [{ type: 'text', value: url }],
        })),
  );
  const named = links.filter((link) => link.type === 'link' && !link.url.startsWith('#'));
  return named.length > 0 ? [{ type: 'paragraph', children: named }] : [];
}

/**
 * Headings that are only implied: a bold line that names a section, "**Impact:** text", and
 * outlines written as bullets with bold labels. Where a text has real headings, only names of known
 * sections are taken from bold lines.
 */
function impliedHeadings(blocks: readonly RootContent[]): RootContent[] {
  const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const real = depths.length > 1;
  const depth = Math.min(
    6,
    (real ? depths.reduce<number>((most, each) => Math.max(most, each), 1) : (depths[0] ?? 1)) + 1,
  ) as Heading['depth'];
  // A title and a heading or two that name no section leave the order to the bullets: a Word file's
  // title and its incident's name are both headings.
  const ordered =
    real &&
    blocks.some((block) => block.type === 'heading' && kindOfTitle(headingText(block)) !== null);
  // Labels with their text above the first section ("**Impact:** …") are sections too where there
  // are several.
  const first = blocks.findIndex((block, index) => block.type === 'heading' && index > 0);
  const labels = blocks
    .slice(0, Math.max(0, first))
    .filter(
      (block) => block.type === 'paragraph' && kindOfTitle(boldLabel(block)?.label ?? '') !== null,
    ).length;
  return blocks.flatMap((block, index): RootContent[] => {
    if (block.type === 'paragraph')
      return (
        boldHeading(
          block,
          depth,
          real &&
            !(index < first && labels >= 2 && kindOfTitle(boldLabel(block)?.label ?? '') !== null),
        ) ?? [block]
      );
    return block.type === 'list' && !ordered ? (labelledOutline(block, depth) ?? [block]) : [block];
  });
}

/**
 * "- **Impact**: …" and the like, two of them at least with names of known sections, as headings
 * and text.
 */
function labelledOutline(list: List, depth: Heading['depth']): RootContent[] | null {
  const labels = list.children.map(({ children: [first] }) =>
    first?.type === 'paragraph' ? boldLabel(first) : null,
  );
  const known = labels.filter((label) => label && kindOfTitle(label.label) !== null).length;
  if (known < 2 || labels.filter((label) => label !== null).length < labels.length * 0.7)
    return null;
  return list.children.flatMap((item, index): RootContent[] => {
    const label = labels[index];
    if (!label) return [{ ...list, children: [item] }];
    const text: RootContent[] =
      label.rest.length > 0 ? [{ type: 'paragraph', children: label.rest }] : [];
    return [
      { type: 'heading', depth, children: [{ type: 'text', value: label.label }] },
      ...text,
      ...item.children.slice(1),
    ];
  });
}

function boldHeading(
  block: Paragraph,
  depth: Heading['depth'],
  real: boolean,
): RootContent[] | null {
  const label = boldLabel(block);
  if (!label) return null;
  const known = kindOfTitle(label.label) !== null;
  if (isDayAlone(label.label) || leadingStamp(label.label)) return null;
  const alone = label.rest.length === 0;
  if (
    real
      ? !(known && alone)
      : !(
          known ||
          (alone &&
            label.label.split(' ').length <= (label.label.endsWith('?') ? 14 : 8) &&
            !/[.!]$/.test(label.label))
        )
  )
    return null;
  const heading: RootContent = {
    type: 'heading',
    depth,
    children: [{ type: 'text', value: label.label }],
  };
  return alone ? [heading] : [heading, { type: 'paragraph', children: label.rest }];
}

/** `**Label**: rest`, `**Label:** rest` or a paragraph that is all bold. */
export function boldLabel(block: Paragraph): { label: string; rest: PhrasingContent[] } | null {
  const [first] = block.children;
  if (first?.type !== 'strong' || linkTargets(first).length > 0) return null;
  const label = textOf(first.children).trim();
  const text = textOf(block.children);
  const after = text.slice(textOf([first]).length);
  if (
    label === '' ||
    label.includes('\n') ||
    (after.trim() !== '' && !label.endsWith(':') && !/^\s*:/.test(after) && !/^\n/.test(after))
  )
    return null;
  const marks = /^\s*:?\s*/.exec(after)![0].length;
  return {
    label: label.replace(/(?<!\s)\s*:$/, ''),
    rest: trimInline(dropStart(block.children, text.length - after.length + marks).rest),
  };
}
