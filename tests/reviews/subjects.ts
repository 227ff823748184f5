/** The reports that are reviewed, and what is done in each of their reviews. */
import type { Postmortem } from '../../core/document/postmortem.ts';
import { reviewPage } from '../../core/export/review/page.ts';
import { rcaDocument, sampleDocument } from '../tools/samples.ts';
import { printerReport } from '../unit/review/reviewed.ts';
import { discussed, sentOut } from '../unit/review/sent-out.ts';
import type { Act, ActKind } from './act.ts';
import { planSession } from './plan.ts';

export interface Subject {
  document: Postmortem;
  /** All that a search in an exported file may find. */
  printed: string;
}

export interface Session {
  subject: Subject;
  seed: number;
  acts: Act[];
}

const SUBJECTS = [printerReport(), sampleDocument(), rcaDocument()].map((plain): Subject => {
  const document = discussed(plain);
  const page = reviewPage(sentOut(document, 'html'), { as: 'page' });
  return { document, printed: textOfPage(page) };
});

/** Without the style sheet: its words are in no other format. */
function textOfPage(html: string): string {
  return html.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^<>]*>/g, ' ');
}

export function plannedSessions(count: number, seed: number, kinds: readonly ActKind[]): Session[] {
  return Array.from({ length: count }, (_, index) => {
    const subject = SUBJECTS[index % SUBJECTS.length]!;
    const { document, printed } = subject;
    return {
      subject,
      seed: seed + index,
      acts: planSession(seed + index, document, printed, kinds),
    };
  });
}
