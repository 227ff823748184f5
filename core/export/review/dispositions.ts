/** Who said what, and what became of it: the table that regulated teams have to show. */
import type { PhrasingContent, Table, TableRow } from 'mdast';
import { inlineText } from '../../prose/text.ts';
import { oneLine, printable } from '../../report/printable.ts';
import type { Report, ReviewThread } from '../../report/tree.ts';
import { reviewWords } from '../../report/words/review-words.ts';
import { csvText } from '../lists/csv.ts';
import { authorOf, saidText } from './outgoing.ts';
import { placeName } from './in-text.ts';

/** Place, words, comment, reviewer, date, answer, state, who settled it, in which version. */
type Disposition = string[];

function headOf({ words }: Report): string[] {
  const told = reviewWords(words);
  return [
    told.place,
    told.comment,
    told.reviewer,
    words.facts.date,
    told.reply,
    told.state,
    told.doneIn,
  ];
}

function dispositionOf(one: ReviewThread, report: Report): Disposition {
  const { thread, words, key } = one;
  const [remark, ...replies] = thread.comments;
  const quote = words && words.exact !== '' ? `, “${oneLine(words.exact)}”` : '';
  const answers = replies.map(
    (reply) => `${authorOf(reply, report)}: ${saidText(one, reply, report, true)}`,
  );
  const { settled } = thread;
  return [
    inlineText({ type: 'paragraph', children: placeName(key, report) }) + quote,
    remark ? saidText(one, remark, report, true) : '',
    remark ? authorOf(remark, report) : '',
    remark?.date.slice(0, 10) ?? '',
    answers.join('\n'),
    [reviewWords(report.words).states[thread.state], settled?.by ?? '']
      .filter((part) => part !== '')
      .join(', '),
    settled?.revision ?? '',
  ].map((cell) => printable(cell));
}

function threadsIn({ dispositions, review }: Report): ReviewThread[] {
  return dispositions ?? review ?? [];
}

/** The table as CSV (RFC 4180), a row for each thread in reading order. */
export function dispositionsCsv(report: Report): string {
  return csvText(
    headOf(report),
    threadsIn(report).map((one) => dispositionOf(one, report)),
  );
}

/** A report of its own that holds the table and nothing else of the document. */
export function dispositionsReport(report: Report): Report {
  const cell = (text: string): TableRow['children'][number] => ({
    type: 'tableCell',
    children: text
      .split('\n')
      .flatMap((line, index): PhrasingContent[] => [
        ...(index === 0 ? [] : [{ type: 'break' as const }]),
        ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
      ]),
  });
  const row = (cells: readonly string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map(cell),
  });
  const rows = threadsIn(report).map((one) => row(dispositionOf(one, report)));
  const node: Table = {
    type: 'table',
    align: headOf(report).map(() => null),
    children: [row(headOf(report)), ...rows],
  };
  const [cover] = report.blocks;
  return {
    ...report,
    blocks: [
      cover!,
      {
        type: 'section',
        id: 'added-comments',
        level: 1,
        title: reviewWords(report.words).comments,
        section: null,
        continued: false,
      },
      { type: 'prose', id: 'added-comments-1', node },
    ],
    notes: [],
    media: {},
    carriesSource: false,
    since: undefined,
    review: undefined,
    dispositions: undefined,
  };
}
