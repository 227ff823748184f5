import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, NIGHT, PAPER, readableOn } from '../../../core/report/contrast.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('readableOn', () => {
  it('gives a colour that can be read, and leaves one that can', () => {
    fc.assert(
      fc.property(color, fc.constantFrom(PAPER, NIGHT), (asked, ground) => {
        const found = readableOn(asked, ground);
        expect(contrast(found, ground)).toBeGreaterThanOrEqual(4.5);
        if (contrast(asked, ground) >= 4.5) expect(found).toBe(asked);
      }),
    );
  });

  it('knows black on white', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5));
});

describe('an accent that is too light', () => {
  it('is shaded on paper and on a dark screen, and the report says so', () => {
    const report = buildReport(sampleDocument(), {
      audience: 'everyone',
      zone: '',
      look: { accent: '#ffe14d' },
    });
    expect(report.shadedFrom).toBe('#ffe14d');
    expect(contrast(report.accent!, PAPER)).toBeGreaterThanOrEqual(4.5);
    const page = toHtml(report, { as: 'page' });
    for (const [, found] of page.matchAll(/:root\{--accent:(#[\da-f]{6})\}/g))
      expect(Math.max(contrast(found!, PAPER), contrast(found!, NIGHT))).toBeGreaterThanOrEqual(
        4.5,
      );
    expect(page).toContain(`dark){:root{--accent:#ffe14d}}`);
  });
});
