/** The comments of a report as Word has them: in the margin at their words, suggestions tracked. */
import { Paragraph } from 'docx';
import { findQuoted } from '../../comments/anchor.ts';
import { filled } from '../../prose/filled.ts';
import { printable } from '../../report/printable.ts';
import type { Report, ReviewThread } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import { Tracker } from '../changes/docx-tracker.ts';
import {
  namedPlaces,
  spansOf,
  textsOf,
  type MarkupReader,
  type PartText,
} from '../markup/places.ts';
import { attribute, parseMarkup, writeMarkup } from '../markup/tree.ts';
import { NO_DATE, type WordComment } from './docx-people.ts';
import { RunCuts } from './docx-runs-cut.ts';
import { momentOf } from './moment.ts';
import { authorOf, saidText } from './outgoing.ts';

const READER: MarkupReader = {
  lines: new Set(['w:p', 'w:br']),
  hidden: new Set(['w:sdt', 'w:delText', 'w:instrText', 'w:delInstrText', 'w:drawing']),
  rows: new Set(['w:tr']),
  nameOf: (node) =>
    node.name === 'w:bookmarkStart' ? (attribute(node, 'w:name') ?? '').replace('_pm_', '') : null,
};

export interface PlacedComments {
  /** The body with the ranges and tracked suggestions in it. */
  body: string;
  comments: WordComment[];
}

/** Above the numbers of the changes since an earlier version. */
const FIRST_SUGGESTION = 2_000_000;

/** Puts the comments of a report into its body. */
export function placeComments(body: string, report: Report): PlacedComments {
  const nodes = parseMarkup(body);
  const texts = textsOf(nodes, READER, namedPlaces(report));
  const title = texts.get('title');
  const tracker = new Tracker({ author: '', date: '' }, { last: FIRST_SUGGESTION });
  const cuts = new RunCuts();
  const comments: WordComment[] = [];
  for (const one of report.review ?? []) {
    const part = texts.get(one.key) ?? title;
    const found = part ? spansOf(part, one.words) : [];
    const spans = found.length > 0 || !title ? found : spansOf(title, null);
    if (spans.length === 0) continue;
    const placed = part ? atItsWords(one, part, report) : one;
    const isTracked = cuts.suggest(placed, spans, tracker, report);
    const added = wordComments(placed, report, comments.length, !isTracked);
    comments.push(...added);
    cuts.comment(
      spans,
      added.map(({ id }) => id),
    );
  }
  return { body: writeMarkup(cuts.cut(nodes)), comments };
}

/** A picture's description is in no text of the body: a remark on it says what it is about. */
function atItsWords(one: ReviewThread, part: PartText, { words }: Report): ReviewThread {
  if (!one.words || findQuoted(part.text, one.words)) return one;
  const lead = filled(reviewWords(words).on, { words: one.words.exact });
  return { ...one, words: null, lead };
}

/** A thread as Word's comments; none for a suggestion without a remark that is tracked. */
function wordComments(
  one: ReviewThread,
  report: Report,
  first: number,
  withSuggestion: boolean,
): WordComment[] {
  const { thread } = one;
  const isSilent = thread.comments.every(
    (comment) => saidText(one, comment, report, withSuggestion) === '',
  );
  if (isSilent) return [];
  return thread.comments.map((comment, index): WordComment => {
    const author = printable(authorOf(comment, report));
    return {
      id: first + index,
      author,
      initials: initialsOf(author),
      date: momentOf(comment.date) ?? NO_DATE,
      children: printable(saidText(one, comment, report, withSuggestion))
        .split('\n')
        .map((line) => new Paragraph(line)),
      durableId: durableId(`${thread.id} ${index}`),
      ...(index > 0 && { parentId: first }),
      ...(index === 0 && { resolved: thread.state !== 'open' }),
    };
  });
}

function initialsOf(author: string): string {
  return author
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 4);
}

/** A number that stays the same for a comment (FNV-1a); Word wants it below 2³¹ and not 0. */
function durableId(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return (((hash >>> 1) % 0x7ffffffe) + 1).toString(16).toUpperCase().padStart(8, '0');
}
