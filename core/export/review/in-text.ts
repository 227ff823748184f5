/** What a report that goes out for review says of itself, and its comments where they are a list. */
import type { ListItem, PhrasingContent } from 'mdast';
import { filled } from '../../prose/filled.ts';
import { inlineText } from '../../prose/text.ts';
import { oneLine, printable } from '../../report/printable.ts';
import { joined } from '../../report/runs.ts';
import type { Report, ReportBlock, ReviewThread } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import { dayText } from '../../time/date-words.ts';
import { authorOf, saidText } from './outgoing.ts';

export type ReviewedFormat = 'docx' | 'pdf' | 'md' | 'html';

/** Formats that have no comments of their own: there they are a list at the end. */
const LISTED: ReadonlySet<ReviewedFormat> = new Set(['md', 'html']);

/** The report as it goes out in a format: nothing is changed in one that is not for review. */
export function dressedForReview(report: Report, format: ReviewedFormat): Report {
  if (!report.review) return report;
  const [cover, ...rest] = report.blocks;
  const line: ReportBlock = { type: 'note', id: 'added-review', text: lineOf(report, format) };
  const list = LISTED.has(format) ? commentBlocks(report, report.review) : [];
  return { ...report, blocks: [cover!, line, ...rest, ...list] };
}

/** "For review: v3, 9 March 2026. Comment or change the text in this file, and send it back." */
function lineOf({ words, stamp, source }: Report, format: ReviewedFormat): string {
  const told = reviewWords(words);
  const version = stamp.revision ? filled(words.version, { version: stamp.revision }) : '';
  const named = [version, stamp.date].filter((part) => part !== '').join(', ');
  const shown = named || oneLine(source.title) || words.untitled;
  return `${filled(told.forReview, { version: shown })} ${told.answer[format]}`;
}

function commentBlocks(report: Report, review: readonly ReviewThread[]): ReportBlock[] {
  if (review.length === 0) return [];
  return [
    {
      type: 'section',
      id: 'added-comments',
      level: report.brief ? 2 : 1,
      title: reviewWords(report.words).comments,
      section: null,
      continued: false,
    },
    {
      type: 'problems',
      id: 'added-comments-list',
      node: {
        type: 'list',
        ordered: true,
        start: 1,
        spread: false,
        children: review.map((one) => itemOf(one, report)),
      },
    },
  ];
}

/** "Impact, “42 minutes”: **Ann Berg**, 5 March 2026: Which source?", and the replies. */
function itemOf(one: ReviewThread, report: Report): ListItem {
  const told = reviewWords(report.words);
  const { thread, words, key } = one;
  const quote = words && words.exact !== '' ? `, “${oneLine(words.exact)}”` : '';
  const state = thread.state === 'open' ? '' : ` (${told.states[thread.state]})`;
  // One line: our own Markdown knows it again as a line of the report, and no text of the author.
  const said = thread.comments.flatMap((comment, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'text' as const, value: ' — ' }]),
    ...remark(
      authorOf(comment, report),
      comment.date,
      saidText(one, comment, report, true),
      report,
    ),
  ]);
  const place: PhrasingContent[] = [
    ...placeName(key, report),
    { type: 'text', value: `${quote}${state}: ` },
  ];
  return {
    type: 'listItem',
    spread: false,
    checked: null,
    children: [{ type: 'paragraph', children: joined([...place, ...said]) }],
  };
}

function remark(author: string, date: string, text: string, { words }: Report): PhrasingContent[] {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0];
  const when = day === undefined ? '' : `, ${dayText(words, day, 'plain')}`;
  const lines = printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [
    { type: 'strong', children: [{ type: 'text', value: oneLine(author) }] },
    { type: 'text', value: `${when}: ${lines.join(' / ')}` },
  ];
}

/** A section by a link to it; a row by its time or first words. */
export function placeName(key: string, report: Report): PhrasingContent[] {
  if (key === 'title') return [{ type: 'text', value: reviewWords(report.words).wholeDocument }];
  let section: { id: string; title: string } | null = null;
  for (const block of report.blocks) {
    if (block.type === 'section') section = block;
    if (block.type === 'section' && block.id === key) break;
    if (block.type !== 'rows') continue;
    const row = block.rows.find((each) => each.type === 'item' && each.key === key);
    if (row?.type !== 'item') continue;
    const text = row.cells.flatMap((blocks) =>
      blocks.map((node) => oneLine('children' in node ? inlineText(node) : '')),
    );
    const name = text.find((cell) => cell !== '') ?? '';
    return [...linkTo(section), { type: 'text', value: ` ${name}` }];
  }
  return linkTo(section);
}

function linkTo(section: { id: string; title: string } | null): PhrasingContent[] {
  if (!section) return [];
  const children: PhrasingContent[] = [{ type: 'text', value: section.title }];
  return [{ type: 'link', url: `#${section.id}`, title: null, children }];
}
