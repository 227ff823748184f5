/**
 * Rows that are posts: a table, a list or lines in which each begins with its stamp and then says
 * how far the incident is, or speaks to its readers. What is told to readers step by step is no log of what happened.
 */
import type { RootContent } from 'mdast';
import { dropStart, inlineLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { plainText } from '../../prose/text.ts';
import type { SourceUpdate } from '../model/source.ts';
import { speaksToReaders } from './speaks-to-readers.ts';
import { rootOf } from './blocks.ts';
import { statusOfWords } from './status-words.ts';
import { leadingStatus } from './post-heads.ts';
import type { EntryDraft } from './entry-list.ts';
import type { SectionDraft } from './outline.ts';
import { leadingStamp } from './stamps.ts';
import { takeTimeline } from './timeline.ts';

/** Fewer are no series. */
const LEAST = 2;
/** Languages that write no blanks within a sentence: one parts the status from the text. */
const CJK_STATUS = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8})\s+(?=\S)/u;

interface Headed {
  status: SourceUpdate['status'];
  body: RootContent[];
}

/** The rows as posts; null where they are anything else. */
export function postsAmongRows(entries: readonly EntryDraft[]): SourceUpdate[] | null {
  if (entries.length < LEAST) return null;
  const posts = entries.map((entry) => ({ entry, headed: headedBy(entry.body) }));
  // The last may be called otherwise: "Open".
  const isMost = (count: number): boolean => count * 3 >= entries.length * 2;
  if (
    !isMost(posts.filter(({ headed }) => headed !== null).length) &&
    !isMost(entries.filter(({ body }) => speaksToReaders(plainText(rootOf(body)))).length)
  )
    return null;
  const dated = entries.every(({ stamp }) => {
    const read = stamp === null ? null : leadingStamp(stamp);
    return read !== null && read.clock && read.day;
  });
  if (!dated) return null;
  return posts.map(({ entry, headed }) => ({
    status: headed?.status ?? 'update',
    stamp: entry.stamp,
    body: headed?.body ?? entry.body,
  }));
}

/** "Internal communication": what colleagues told each other is for no reader outside. */
const OF_COLLEAGUES =
  /(?<!\p{L})(?:intern(?:al|e|es|en|a|o|as|os|i)?|wewn\p{L}+)(?!\p{L})|社内|内部|내부/iu;

/**
 * The posts of the sections that say what readers were told ("Customer communication"), each of
 * which begins with its time: they are taken out of the sections.
 */
export function postsOfSections(drafts: readonly SectionDraft[]): SourceUpdate[] {
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'communication' || OF_COLLEAGUES.test(draft.title)) return [];
    const { entries, rest } = takeTimeline(draft.blocks, 'other', null);
    const isSeries = entries.length >= LEAST && entries.every(({ stamp }) => stamp !== null);
    if (!isSeries) return [];
    draft.blocks = rest;
    return entries.map(({ stamp, day, body }) => {
      const headed = headedBy(body);
      return {
        status: headed?.status ?? 'update',
        stamp: day === null ? stamp : `${day} ${stamp}`,
        body: headed?.body ?? body,
      };
    });
  });
}

/** The status that a body begins with: a paragraph, a line or a label of its own. */
function headedBy([first, ...others]: readonly RootContent[]): Headed | null {
  if (first?.type !== 'paragraph') return null;
  const [line, ...lines] = inlineLines(first.children);
  const text = textOf(line ?? []).trim();
  const alone = statusOfWords(text);
  if (alone !== null && (lines.length > 0 || others.length > 0))
    return {
      status: alone,
      body: withWord(text, alone, lines.length > 0 ? restOf(first, line!) : null, others),
    };
  const leading = leadingStatus(text);
  const word = CJK_STATUS.exec(text)?.[1];
  const spaced = word === undefined ? null : statusOfWords(word);
  const status = leading?.status ?? spaced;
  if (status === null || status === undefined) return null;
  const length = leading?.length ?? CJK_STATUS.exec(text)![0].length;
  const rest: RootContent = {
    ...first,
    children: trimInline(dropStart(first.children, length).rest),
  };
  return { status, body: withWord(leading?.word ?? word!, status, rest, others) };
}

function restOf(
  paragraph: Extract<RootContent, { type: 'paragraph' }>,
  line: Parameters<typeof textOf>[0],
): RootContent {
  const children = trimInline(dropStart(paragraph.children, textOf(line).length).rest);
  return { ...paragraph, children: children[0]?.type === 'break' ? children.slice(1) : children };
}

/** A word that the status does not say itself stays above the text. */
function withWord(
  word: string,
  status: string,
  rest: RootContent | null,
  others: readonly RootContent[],
): RootContent[] {
  const said = word.toLowerCase() === status;
  const label: RootContent[] = said
    ? []
    : [
        {
          type: 'paragraph',
          children: [{ type: 'emphasis', children: [{ type: 'text', value: word }] }],
        },
      ];
  return [...label, ...(rest ? [rest] : []), ...others];
}
