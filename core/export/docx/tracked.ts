import type { Report, Since } from '../../report/tree.ts';
import { trackedBlocks } from '../changes/docx.ts';
import { Tracker } from '../changes/docx-tracker.ts';
import { besides } from '../changes/earlier.ts';

/** The blocks of a report, as they stand in the parts of a package. */
export interface WrittenTexts {
  /** A part's path → its blocks. */
  texts: Map<string, string>;
  notes: string;
}

/** The report with the changes since an earlier version tracked. */
export function trackedTexts(
  report: Report,
  since: Since,
  write: (report: Report) => WrittenTexts,
): WrittenTexts {
  const later = write(report);
  const earlier = write(besides(since.report, report));
  const { isoDate } = report.stamp;
  const date = /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? `${isoDate}T00:00:00Z` : '';
  const tracker = new Tracker({ author: since.author, date });
  return {
    texts: new Map(
      [...later.texts].map(([part, blocks]) => [
        part,
        trackedBlocks(earlier.texts.get(part) ?? '', blocks, tracker),
      ]),
    ),
    // Those that only the earlier version has: what refers to them is there, struck out.
    notes: later.notes + earlier.notes,
  };
}
