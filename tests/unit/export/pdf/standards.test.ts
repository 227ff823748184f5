/** PDF/UA-1 and PDF/A-3a: what the file says of itself holds, as far as a program can tell. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { openPostmortem } from '../../../../core/file-format/open.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { srgbProfile } from '../../../../core/export/pdf/srgb-profile.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { footnotesDocument } from '../../../fixtures/documents/footnotes.ts';
import { stressDocument } from '../../../fixtures/documents/stress.ts';
import { external } from '../../../tools/external.ts';
import { markdownDocument, paperOf } from '../../../tools/paper.ts';
import { standardFindings } from '../../../tools/pdf-standards/check.ts';
import type { Finding } from '../../../tools/pdf-standards/findings.ts';
import { withPrinter } from '../../../tools/print.ts';
import { rcaDocument, sampleDocument, seedDocuments } from '../../../tools/samples.ts';

const chromium = external('chromium');
const CASES = new URL('../../../../../shared/cases/export/', import.meta.url);
const stress = stressDocument();
const IDENTIFIERS = ['06-002', 'A-6.6.4'];

const documents: Record<string, [Postmortem, Partial<ReportOptions>]> = {
  sample: [sampleDocument(), {}],
  'the sample as a brief': [sampleDocument(), { brief: true }],
  rca: [rcaDocument(), { utc: true }],
  // With Arabic, whose shapes and dots are glyphs of their own.
  footnotes: [footnotesDocument(), {}],
  stress: [{ ...stress, timeline: stress.timeline.slice(0, 60) }, {}],
  'notes, lists and code': [
    markdownDocument(
      '# A\n\n## Summary\n\nText[^1] and more.[^2]\n\n1. one\n   - two\n     - three\n\n> A quotation\n>\n> - of a list\n\n```\ncode\n```\n\n| a | b |\n| - | - |\n| 1 | |\n\nשלום 漢字 नमस्ते\n\n[^1]: A note.\n[^2]: Another.\n',
    ),
    {},
  ],
  ...Object.fromEntries(seedDocuments().map(({ name, document }) => [name, [document, {}]])),
  ...Object.fromEntries(
    (existsSync(CASES) ? readdirSync(CASES) : [])
      .filter((name) => name.endsWith('.postmortem'))
      .map((name) => {
        const opened = openPostmortem(readFileSync(new URL(name, CASES), 'utf8'));
        if (!opened.ok) throw new Error(opened.problem);
        return [name, [opened.document, {}]];
      }),
  ),
};

describe.skipIf(!chromium)('a PDF', () => {
  const found = new Map<string, Finding[]>();
  let raw: Finding[] = [];
  beforeAll(async () => {
    await withPrinter(chromium!, async (print) => {
      for (const [name, [document, options]] of Object.entries(documents))
        found.set(name, await standardFindings(await paperOf(document, print, options)));
      const report = buildReport(sampleDocument(), { audience: 'internal', zone: '' });
      raw = await standardFindings(await print(toHtml(report)));
    });
  }, 600_000);

  it.each(Object.keys(documents))('says what it is, and is it: %s', (name) => {
    const left = found.get(name)!;
    // One that may not say it breaks something else, and says nothing.
    const claims = !left.some(({ rule }) => IDENTIFIERS.includes(rule));
    expect(
      claims ? left : left.filter(({ rule }) => !IDENTIFIERS.includes(rule)).length > 0,
    ).toEqual(claims ? [] : true);
    if (['sample', 'the sample as a brief', 'rca', 'notes, lists and code'].includes(name))
      expect(left).toEqual([]);
  });

  it('whose headings skip a level does not say it', () => {
    const rules = found.get('stress')!.map(({ rule }) => rule);
    expect(rules).toContain('14-003');
    for (const rule of IDENTIFIERS) expect(rules).toContain(rule);
  });

  it('as Chromium prints it breaks what our passes mend: the checker sees it', () => {
    const rules = new Set(raw.map(({ rule }) => rule));
    for (const rule of ['01-005', '06-001', '09-005', '28-012', 'A-6.1.3', 'A-6.2.3'])
      expect(rules, rule).toContain(rule);
  });
});

describe('the profile of the colours', () => {
  it('has white where the curves end, and its length in its first bytes', () => {
    const bytes = Buffer.from(srgbProfile());
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    const place = (name: string): number => {
      const at = bytes.indexOf(name, 128, 'latin1');
      return bytes.readUInt32BE(at + 4);
    };
    const xyz = (name: string): number[] =>
      [8, 12, 16].map((offset) => bytes.readInt32BE(place(name) + offset) / 65_536);
    for (const axis of [0, 1, 2])
      expect(['rXYZ', 'gXYZ', 'bXYZ'].reduce((sum, name) => sum + xyz(name)[axis]!, 0)).toBeCloseTo(
        xyz('wtpt')[axis]!,
        3,
      );
    const curve = place('rTRC');
    expect(bytes.readUInt16BE(curve + 12)).toBe(0);
    expect(bytes.readUInt16BE(curve + 12 + 2 * 1023)).toBe(65_535);
  });
});
