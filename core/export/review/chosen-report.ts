/** The report that an author chose to export: for whom, with what beside the document's words. */
import type { LanguageRules } from '../../checks/model/language-rules.ts';
import { OFFERS, runChecks } from '../../checks/registry.ts';
import type { Postmortem } from '../../document/postmortem.ts';
import { shownTo } from '../../report/audience.ts';
import type { Look } from '../../report/look.ts';
import { buildReport, type Report } from '../../report/report.ts';
import { withChangesSince } from '../changes/since.ts';
import { forReview } from './outgoing.ts';

/** What a report says, whatever its format. */
export interface ReportChoices {
  audience: 'everyone' | 'internal';
  /** IANA name or abbreviation for the report's times; '' = the document's. */
  zone: string;
  /** A second column with the times in UTC. */
  utc: boolean;
  /** One page for those who read no more, the rest as its appendix. */
  brief: boolean;
  /** Lists what the checks found. */
  problems: boolean;
  pageSize: 'A4' | 'Letter';
}

/** What a report is made of besides the document. */
export interface ReportSettings extends ReportChoices {
  /** Whether files carry the document inside; they do unless told not to. */
  withSource?: boolean;
  /** Whether Word tracks what readers change. */
  tracked?: boolean;
  /** With the comments on what its readers are shown. */
  forReview?: boolean;
  /** An earlier version: the changes since then are shown. */
  since?: Postmortem | null;
  look: Look;
  /** For the list of problems. */
  checks: { now: string; disabled: readonly string[]; language: LanguageRules };
}

/**
 * The report of a document, with its unresolved problems where they were asked for.
 * @param filled how much of a brief's first page has text (0 to 1)
 */
export function reportOf(
  document: Postmortem,
  { problems, checks, forReview: withComments, tracked, since, ...settings }: ReportSettings,
  filled = 1,
): Report {
  // The problems of what these readers are shown: those of the whole document would quote what is
  // internal.
  const found = problems
    ? runChecks(
        shownTo(settings.audience, document),
        { now: checks.now, language: checks.language },
        { disabled: [...(checks.disabled ?? []), ...OFFERS] },
      )
    : null;
  const options = { ...settings, filled, problems: found };
  const plain = buildReport(document, options);
  const dispositions = forReview(plain, document).review;
  const compared = since ? withChangesSince(plain, document, since, options) : plain;
  const report = withComments ? { ...compared, review: dispositions } : compared;
  return { ...report, ...(tracked && { tracked }), dispositions };
}
