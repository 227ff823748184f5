/** A timeline of several days says on every page which day its first rows are of. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { external } from '../../../tools/external.ts';
import { pageTexts, paperOf, withFile } from '../../../tools/paper.ts';
import { withPrinter } from '../../../tools/print.ts';
import { sampleDocument } from '../../../tools/samples.ts';

const [chromium, pdftotext, pdfinfo] = ['chromium', 'pdftotext', 'pdfinfo'].map(external);
const sample = sampleDocument();
const [first] = sample.timeline;
/** Rows of every hour of three days, without anything else. */
const document: Postmortem = {
  ...sample,
  sections: sample.sections.filter(({ kind }) => kind === 'timeline'),
  actions: [],
  updates: [],
  timeline: Array.from({ length: 72 }, (_, index) => {
    const hour = String(index % 24).padStart(2, '0');
    const local = `2026-03-0${3 + Math.floor(index / 24)}T${hour}:00`;
    return {
      ...first!,
      id: `r${index}`,
      milestone: null,
      at: {
        ...first!.at!,
        local,
        instant: new Date(`${local}:00+01:00`).toISOString().replace('.000Z', 'Z'),
        written: `${hour}:00`,
      },
    };
  }),
};
const DAY = /^(Tuesday 3|Wednesday 4|Thursday 5) March 2026( \(continued\))?$/;

describe.skipIf(!chromium || !pdftotext || !pdfinfo)('the days of a timeline', () => {
  let pages: string[][] = [];
  let structure: string[] = [];
  beforeAll(async () => {
    await withPrinter(chromium!, async (print) => {
      const bytes = await paperOf(document, print);
      pages = pageTexts(bytes, pdftotext!).map((text) => text.split('\n'));
      structure = withFile(bytes, 'days.pdf', (path) =>
        execFileSync(pdfinfo!, ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1e8 }),
      ).split('\n');
    });
  }, 120_000);

  it('stand above the first row of every page, and say where they go on', () => {
    expect(pages.length).toBeGreaterThan(2);
    let day = '';
    let went = 0;
    for (const [index, lines] of pages.entries()) {
      const told = lines.flatMap((line) => DAY.exec(line) ?? []).filter(Boolean);
      const head = lines.findIndex((line) => line.includes('What happened'));
      const rows = lines.findIndex((line, at) => at > head && /^\d\d:00 The /.test(line));
      if (head < 0 || rows < 0) continue;
      const above = lines.slice(0, rows).findLast((line) => DAY.test(line));
      expect(above, `page ${index + 1}`).toBeDefined();
      const [, name, more] = DAY.exec(above!)!;
      expect(Boolean(more), `page ${index + 1}: ${above}`).toBe(name === day);
      if (more) went++;
      // What begins on the page does not say that it goes on.
      for (const line of lines.filter((each) => each !== above && DAY.test(each)))
        expect(line).not.toContain('continued');
      day = DAY.exec(lines.findLast((line) => DAY.test(line))!)![1]!;
      expect(told.length).toBeGreaterThan(0);
    }
    expect(went).toBeGreaterThan(0);
  });

  it('are rows of one table in the structure, each said once', () => {
    const depth = (line: string): number => line.search(/\S/);
    const tables = structure.flatMap((line, at) => (/^ *Table /.test(line) ? [at] : []));
    const timeline = tables.find((at) => structure[at]!.includes('_pm_timeline'))!;
    const end = structure.findIndex(
      (line, at) => at > timeline && line !== '' && depth(line) <= depth(structure[timeline]!),
    );
    const inside = structure.slice(timeline + 1, end < 0 ? undefined : end);
    expect(inside.filter((line) => /^ *Table\b/.test(line))).toEqual([]);
    expect(inside.filter((line) => /^ *TR\b/.test(line)).length).toBe(1 + 3 + 72);
    for (const name of ['Tuesday 3 March 2026', 'Wednesday 4 March 2026'])
      expect(inside.filter((line) => line.includes(name)).length).toBe(1);
    expect(inside.join('\n')).not.toContain('continued');
  });
});
