/** A report's page with what it shows besides: the changes since a version, and comments. */
import { printable } from '../../report/printable.ts';
import type { Report } from '../../report/tree.ts';
import { besides } from '../changes/earlier.ts';
import { markedPage } from '../changes/html.ts';
import { toHtml, type HtmlOptions } from '../html/write.ts';
import { withRemarks } from './html-marks.ts';
import { authorOf, saidText } from './outgoing.ts';

/** A thread as a PDF has it. */
export interface Annotated {
  id: string;
  isOpen: boolean;
  /** The remark, then the replies. */
  remarks: { author: string; date: string; text: string }[];
}

/** `toHtml`, and nothing else for a report without changes and comments. */
export function reviewPage(report: Report, options: HtmlOptions = {}): string {
  const plain = toHtml(report, options);
  const changed = report.since
    ? markedPage(
        toHtml(besides(report.since.report, report), options),
        plain,
        report.since,
        report.words,
      )
    : plain;
  return report.review ? withRemarks(changed, report, options.as ?? 'print') : changed;
}

/** The comments as a PDF has them; undefined for a report that is not for review. */
export function annotatedOf(report: Report): Annotated[] | undefined {
  return report.review?.map((one) => ({
    id: one.thread.id,
    isOpen: one.thread.state === 'open',
    remarks: one.thread.comments.map((comment) => ({
      author: printable(authorOf(comment, report)),
      date: comment.date,
      text: printable(saidText(one, comment, report, true)),
    })),
  }));
}
