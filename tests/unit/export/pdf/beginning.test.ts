/** The first pages of a long report, as its preview shows them before the others. */
import { describe, expect, it } from 'vitest';
import {
  beginningOf,
  readBeginning,
  writeBeginning,
} from '../../../../core/export/pdf/beginning.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { buildReport, type Report } from '../../../../core/report/report.ts';
import { stressDocument } from '../../../fixtures/documents/stress.ts';
import { readHtml } from '../../../tools/reading.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const OPTIONS = { audience: 'internal', zone: '' } as const;
const wordsOf = (report: Report): string[] => readHtml(toHtml(report)).words;

/** The sample with its rows over and over. */
function longReport(): Report {
  const sample = sampleDocument();
  const timeline = Array.from({ length: 2_000 }, (_, index) => ({
    ...sample.timeline[index % sample.timeline.length]!,
    id: `e${index}`,
  }));
  return buildReport({ ...sample, timeline }, OPTIONS);
}

describe('the beginning of a report', () => {
  it('is nothing of its own where the report is short', () => {
    expect(beginningOf(buildReport(sampleDocument(), OPTIONS))).toBeNull();
  });

  it.each([
    ['rows', longReport()],
    ['prose', buildReport(stressDocument(), OPTIONS)],
  ])('says what stands first, and far less: %s', (_, report) => {
    const first = beginningOf(report)!;
    const [some, all] = [wordsOf(first), wordsOf(report)];
    const notes = first.notes.length > 0;
    const told = notes ? some.slice(0, 500) : some;
    expect(all.slice(0, told.length)).toEqual(told);
    expect(told.length).toBeGreaterThanOrEqual(500);
    expect(first.blocks.length).toBeLessThanOrEqual(report.blocks.length);
    expect(toHtml(first).length).toBeLessThan(toHtml(report).length / 3);
  });

  it('does not say how many pages there are', () => {
    const report = longReport();
    expect(toHtml(report)).toContain('counter(pages)');
    expect(toHtml(beginningOf(report)!)).not.toContain('counter(pages)');
  });

  it('is the whole where changes or comments are shown, which are told of all of it', () => {
    const report = longReport();
    expect(beginningOf({ ...report, review: [] })).toBeNull();
    expect(beginningOf({ ...report, brief: true })).toBeNull();
  });

  it('comes back as it was from text, in the look of whoever prints it', () => {
    const first = beginningOf(buildReport(stressDocument(), { ...OPTIONS, pageSize: 'Letter' }))!;
    const written = writeBeginning(first);
    const [size, look] = ['Letter' as const, { logo: { type: 'image/png', data: 'iVBORw0KGgo=' } }];
    const same = readBeginning(written, { pageSize: size, look: {} });
    expect(toHtml(same)).toBe(toHtml(first));
    const other = toHtml(readBeginning(written, { pageSize: 'A4', look }));
    expect(other).toMatch(/@page\{size:A4/);
    expect(other).toContain('class="logo"');
  });

  it('carries no picture that it does not show, and no rows that it does not say', () => {
    const report = longReport();
    const media = { unshown: { type: 'image/png', data: 'AAAA'.repeat(50_000), name: 'unshown' } };
    const first = beginningOf({ ...report, media })!;
    expect(writeBeginning(first)).not.toContain('AAAAAAAA');
    const rows = first.blocks.flatMap((block) => (block.type === 'rows' ? block.rows : []));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.length).toBeLessThan(200);
    expect(first.source.timeline).toEqual([]);
  });
});
