/** The reports that are reviewed, and what is done in each of their reviews. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { toHtml } from '../../core/export/html/write.ts';
import { buildReport, type Report } from '../../core/report/report.ts';
import { rcaDocument, sampleDocument } from '../tools/samples.ts';
import { printerReport } from '../unit/review/reviewed.ts';
import { planSession, type Act, type ActKind } from './plan.ts';

export interface Subject {
  document: Postmortem;
  report: Report;
  /** All that a search in an exported file may find. */
  printed: string;
}

export interface Session {
  subject: Subject;
  seed: number;
  acts: Act[];
}

const SUBJECTS = [printerReport(), sampleDocument(), rcaDocument()].map((document): Subject => {
  const report = buildReport(document, { audience: 'internal', zone: '' });
  return { document, report, printed: textOfPage(toHtml(report)) };
});

/** Without the style sheet: its words are in no other format. */
function textOfPage(html: string): string {
  return html.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^<>]*>/g, ' ');
}

export function plannedSessions(
  count: number,
  seed: number,
  kinds: readonly ActKind[],
): Session[] {
  return Array.from({ length: count }, (_, index) => {
    const subject = SUBJECTS[index % SUBJECTS.length]!;
    const { document, printed } = subject;
    return { subject, seed: seed + index, acts: planSession(seed + index, document, printed, kinds) };
  });
}
