/** The brief's first page is one page, on A4 and Letter, whatever the document holds. */
import { readFileSync, existsSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import { buildReport } from '../../../core/report/report.ts';
import { stressDocument } from '../../fixtures/documents/stress.ts';
import { external } from '../../tools/external.ts';
import { markdownDocument, pageTexts, paperOf } from '../../tools/paper.ts';
import { withPrinter } from '../../tools/print.ts';
import { rcaDocument, sampleDocument } from '../../tools/samples.ts';

const [chromium, pdftotext] = [external('chromium'), external('pdftotext')];
const CASES = new URL('../../../../shared/cases/export/', import.meta.url);
const sample = sampleDocument();
const sentence = 'The handshake is measured in every zone, and a threshold is learned from it. ';
const stress = stressDocument();

const documents: Record<string, Postmortem> = {
  sample,
  rca: rcaDocument(),
  // What its first page has to choose from; its appendix is printed elsewhere.
  stress: {
    ...stress,
    timeline: stress.timeline.slice(0, 20),
    sections: stress.sections.filter(({ kind }) =>
      ['summary', 'impact', 'root-cause', 'actions'].includes(kind),
    ),
  },
  'forty open actions': {
    ...sample,
    actions: Array.from({ length: 40 }, (_, index) => ({
      ...sample.actions[0]!,
      id: `a${index}`,
      status: 'open' as const,
    })),
  },
  'a long summary': markdownDocument(
    `# A\n\n## Summary\n\n${sentence.repeat(30)}\n\n## Impact\n\n${sentence.repeat(8)}\n\n## Root cause\n\n${sentence.repeat(20)}\n\n## Actions\n\n- [ ] ${sentence}\n`,
  ),
  'a title of many lines and forty services': {
    ...sample,
    title: 'Payments were slow for a tenth of all customers in two countries '.repeat(6).trim(),
    incident: {
      ...sample.incident,
      services: Array.from({ length: 40 }, (_, index) => `checkout-service-${index}`),
    },
  },
  ...Object.fromEntries(
    (existsSync(CASES) ? readdirSync(CASES) : [])
      .filter((name) => name.endsWith('.postmortem'))
      .map((name) => {
        const opened = openPostmortem(readFileSync(new URL(name, CASES), 'utf8'));
        if (!opened.ok) throw new Error(opened.problem);
        return [name, opened.document];
      }),
  ),
};
const SIZES = ['A4', 'Letter'] as const;
const report = (document: Postmortem, pageSize: 'A4' | 'Letter') =>
  buildReport(document, { audience: 'internal', zone: '', brief: true, pageSize });

describe('open actions of a brief', () => {
  it('are as many as there is room for, and say how many more there are', () => {
    const { blocks } = report(documents['forty open actions']!, 'A4');
    const at = blocks.findIndex(({ id }) => id === 'actions-open');
    const [table, more] = [blocks[at]!, blocks[at + 1]!];
    if (table.type !== 'rows' || more.type !== 'note') throw new Error('no table and no line');
    expect(table.rows.length).toBeGreaterThan(2);
    expect(more.text).toBe(`And ${40 - table.rows.length} more, in the appendix.`);
    const rest = blocks.find(({ id }) => id === 'actions')!;
    expect(rest.type === 'rows' && rest.rows.length).toBe(40 - table.rows.length);
  });

  it('all stand there where there are few', () => {
    const { blocks } = report(sample, 'A4');
    expect(blocks.some(({ id }) => id === 'open-more')).toBe(false);
    expect(blocks.some(({ id }) => id === 'actions-open')).toBe(true);
  });
});

describe.skipIf(!chromium || !pdftotext)('the first page of a brief', () => {
  const pages = new Map<string, string[]>();
  beforeAll(async () => {
    await withPrinter(chromium!, async (print) => {
      for (const [name, document] of Object.entries(documents))
        for (const pageSize of SIZES)
          pages.set(
            `${name} ${pageSize}`,
            pageTexts(await paperOf(document, print, { brief: true, pageSize }), pdftotext!),
          );
    });
  }, 900_000);

  for (const [name, document] of Object.entries(documents))
    for (const pageSize of SIZES)
      it(`is one: ${name} on ${pageSize}`, () => {
        const texts = pages.get(`${name} ${pageSize}`)!;
        const { blocks, words } = report(document, pageSize);
        if (!blocks.some(({ type }) => type === 'appendix')) expect(texts.length).toBe(1);
        else
          expect(texts.findIndex((text) => new RegExp(`^${words.appendix}$`, 'm').test(text))).toBe(
            1,
          );
        expect(texts[0]!).toContain(words.kind.toUpperCase());
      });
});
