import type { Postmortem } from '../../core/document/postmortem.ts';
import { reportOf, type ReportSettings } from '../../core/export/review/chosen-report.ts';
import { beginningOf, writeBeginning } from '../../core/export/pdf/beginning.ts';
import type { BeginningChoices } from './messages.ts';

/**
 * The first pages of a document's report, for main to print. They are cut here, where the document
 * is: to hand ten megabytes to main and to read them there takes longer than the pages.
 */
export function beginning(
  document: Postmortem,
  { accent, ...choices }: BeginningChoices,
  checks: ReportSettings['checks'],
): string | null {
  const first = beginningOf(reportOf(document, { ...choices, look: { accent }, checks }));
  return first && writeBeginning(first);
}
