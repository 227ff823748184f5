/** Documents that are talked about, and their files for review. */
import { quotedAt } from '../../../core/comments/anchor.ts';
import { withThread } from '../../../core/comments/threads.ts';
import type { CommentThread } from '../../../core/document/comments.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { dressedForReview, type ReviewedFormat } from '../../../core/export/review/in-text.ts';
import { forReview } from '../../../core/export/review/outgoing.ts';
import { plainText } from '../../../core/prose/text.ts';
import { buildReport, type Report } from '../../../core/report/report.ts';

/** Said of the first words of a section, of a row, and of the whole, by two. */
export function discussed(document: Postmortem): Postmortem {
  const section = document.sections.find(({ body }) => plainText(body).length > 20)!;
  const [row] = document.timeline;
  const said = (text: string, author = 'Ada') => ({ author, date: '2026-03-04T08:00:00Z', text });
  const words = quotedAt(plainText(section.body), { start: 0, end: 11 });
  const threads: CommentThread[] = [
    {
      id: 'k1',
      about: { in: 'sections', part: section.id, words },
      state: 'open',
      comments: [said('Is this so?'), said('It is.', 'Bo')],
    },
    {
      id: 'k2',
      about: { in: 'timeline', part: row!.id },
      state: 'resolved',
      comments: [said('By which clock?')],
    },
    { id: 'k3', about: { in: 'document', part: '' }, state: 'open', comments: [said('Good.')] },
  ];
  return threads.reduce(withThread, document);
}

/** The report of a document as its file for review has it. */
export function sentOut(document: Postmortem, format: ReviewedFormat): Report {
  const report = buildReport(document, { audience: 'internal', zone: '' });
  return dressedForReview(forReview(report, document), format);
}
