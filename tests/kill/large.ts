import { paragraph } from '../../core/prose/build.ts';
import { writeReport } from '../e2e/steps.ts';

/** 4,000 paragraphs of 250 letters. */
const LARGE = Array.from({ length: 4_000 }, (_, index) =>
  paragraph(`${index} the relays were dark for a while on the north pier `.repeat(5)),
);

/** A report of 1 MB in two of its sections, or with those empty. @returns its path */
export function writeLarge(path: string, isLarge = true): string {
  return writeReport(path, 'A killed report', (report) => ({
    ...report,
    sections: report.sections.map((each) =>
      each.kind === 'supporting' || each.kind === 'lessons'
        ? { ...each, body: { type: 'root', children: isLarge ? LARGE : [] } }
        : each,
    ),
  }));
}
