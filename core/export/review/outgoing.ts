/** Which threads of comments leave with a report, and what they say where it is only text. */
import { bodyOf, holdOf } from '../../comments/anchor.ts';
import { threadsOf } from '../../comments/threads.ts';
import type { Comment, CommentThread, Quoted } from '../../document/comments.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { filled } from '../../prose/filled.ts';
import { plainText } from '../../prose/text.ts';
import type { Report, ReportBlock, ReviewThread } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';

/**
 * The report with the comments on what its readers are shown: none on an internal part leaves with
 * a report for everyone, nor one on words that only such a part has.
 */
export function forReview(report: Report, document: Postmortem): Report {
  const review = threadsOf(document).flatMap((thread): ReviewThread[] => {
    const place = placeOf(report, thread);
    return place ? [{ thread, ...place }] : [];
  });
  return { ...report, review: inReadingOrder(report, review) };
}

/** Where a thread stands in the report; null where its readers are not shown that part. */
function placeOf(
  { source, keys, audience, blocks, words }: Report,
  { about, suggestion, unplaced }: CommentThread,
): Omit<ReviewThread, 'thread'> | null {
  const told = reviewWords(words);
  const quote = about.words?.exact ?? '';
  const lost = quote === '' ? '' : filled(told.on, { words: quote });
  switch (about.in) {
    case 'document':
      // A remark without a place may quote anything.
      if (audience === 'everyone' && (unplaced !== undefined || quote !== '')) return null;
      return { key: 'title', words: null, lead: unplaced ?? lost };
    case 'media': {
      const key = blocks.find((block) => shows(block, about.part));
      const name = source.media[about.part]?.name ?? '';
      return key ? { key: ownerOf(key, about.part), words: null, lead: name } : null;
    }
    default: {
      const map = about.in === 'sections' ? keys.section : keys[about.in];
      const key = map.get(about.part);
      if (key === undefined) return null;
      const held = holdOf(source, about);
      // Words that are gone from what is shown may be internal by now.
      if (held.state === 'without-words')
        return audience === 'everyone' ? null : { key, words: null, lead: lost };
      const body = bodyOf(source, about);
      const words: Quoted | null =
        held.state === 'words' && body ? { ...about.words!, start: held.stretch.start } : null;
      if (words && plainText(body!).trim() === '' && suggestion)
        return { key, words: null, lead: '' };
      return { key, words, lead: '' };
    }
  }
}

function shows(block: ReportBlock, key: string): boolean {
  if (block.type !== 'prose' && block.type !== 'rows') return false;
  return JSON.stringify(block).includes(`"url":"media:${key}"`);
}

/** The key of the section or row that a block of the report is of. */
function ownerOf(block: ReportBlock, picture: string): string {
  if (block.type === 'rows') {
    const row = block.rows.find(
      (each) => each.type === 'item' && JSON.stringify(each).includes(`"url":"media:${picture}"`),
    );
    return row?.type === 'item' ? row.key : block.id;
  }
  return block.id.replace(/-\d+$/, '');
}

function inReadingOrder({ blocks }: Report, threads: ReviewThread[]): ReviewThread[] {
  const order = new Map<string, number>([['title', 0]]);
  for (const block of blocks) {
    order.set(block.id, order.size);
    if (block.type === 'rows')
      for (const row of block.rows) if (row.type === 'item') order.set(row.key, order.size);
  }
  const of = ({ key }: ReviewThread): number => order.get(key) ?? order.size;
  return threads
    .map((thread, index) => ({ thread, index }))
    .sort(
      (a, b) =>
        of(a.thread) - of(b.thread) ||
        (a.thread.words?.start ?? 0) - (b.thread.words?.start ?? 0) ||
        a.index - b.index,
    )
    .map(({ thread }) => thread);
}

/** What a thread proposes, in words; '' for a remark. */
export function suggestionText(
  { thread: { suggestion, about } }: ReviewThread,
  report: Report,
): string {
  const told = reviewWords(report.words);
  if (!suggestion) return '';
  if (suggestion.kind === 'change') return told.largerSuggestion;
  const values = { old: about.words?.exact ?? '', new: suggestion.words };
  if (values.old === '') return filled(told.insertion, values);
  return filled(values.new === '' ? told.deletion : told.suggestion, values);
}

/**
 * A comment's text as a format without places says it: what it is about where that is not seen at
 * its place, what is suggested, and the remark.
 */
export function saidText(
  one: ReviewThread,
  comment: Comment,
  report: Report,
  withSuggestion: boolean,
): string {
  const isFirst = one.thread.comments[0] === comment;
  const lines = [
    isFirst ? one.lead : '',
    isFirst && withSuggestion ? suggestionText(one, report) : '',
    comment.text,
  ];
  return lines.filter((line) => line.trim() !== '').join('\n');
}

export function authorOf({ author }: Comment, report: Report): string {
  return author.trim() || reviewWords(report.words).nobody;
}
