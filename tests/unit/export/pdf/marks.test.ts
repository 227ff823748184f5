import { describe, expect, it } from 'vitest';
import { markedForPrint, MarkReader, turnOf } from '../../../../core/export/pdf/marks.ts';
import { toHtml } from '../../../../core/export/html/write.ts';
import { buildReport } from '../../../../core/report/report.ts';
import { sampleDocument } from '../../../tools/samples.ts';

describe('marks of the printed page', () => {
  it('are one for each id, in order, and change nothing else but that an empty cell holds a space', () => {
    const html = toHtml(buildReport(sampleDocument(), { audience: 'internal', zone: '' }));
    const { html: marked, marks } = markedForPrint(html, 'en');
    expect(marks.map(({ id }) => id)).toEqual(
      [...html.matchAll(/ id="pm-([^"]+)"/g)].map(([, key]) => `_pm_${key!.replaceAll('-', '_')}`),
    );
    expect(marked).toContain('<td class="milestone">\u00a0</td>');
    expect(marked.replace(/ lang="en-x-[br]\d"/g, '').replaceAll('>\u00a0</td>', '></td>')).toBe(
      html,
    );
  });

  it('keep a language of the block itself, and touch no text', () => {
    expect(
      markedForPrint('<p id="pm-a" dir="rtl" lang="ar">id="pm-b"</p><tr id="pm-c">', 'en').html,
    ).toBe('<p id="pm-a" lang="ar-x-b0" dir="rtl">id="pm-b"</p><tr id="pm-c" lang="en-x-r1">');
  });

  it('leave no cell that nothing stands in', () => {
    expect(
      markedForPrint(
        '<tr><td></td><th scope="row"> \n</th><td class="a"><br></td><td> x </td></tr>',
        'en',
      ).html,
    ).toBe(
      '<tr><td>\u00a0</td><th scope="row">\u00a0</th><td class="a">\u00a0</td><td> x </td></tr>',
    );
  });

  it('are told from languages', () => {
    expect(turnOf('en-GB-x-r6')).toEqual({ language: 'en-GB', turn: 'x-r6' });
    expect(turnOf('en-GB')).toBeNull();
  });
});

describe('MarkReader', () => {
  const marks = Array.from({ length: 20 }, (_, index) => ({
    id: `m${index}`,
    turn: `x-b${index % 7}`,
  }));
  it('gives every element its own', () => {
    const reader = new MarkReader(marks);
    expect(marks.map(({ turn }) => reader.take(turn))).toEqual(marks.map(({ id }) => id));
  });

  it('goes over blocks that left nothing, and over further pieces of one', () => {
    const reader = new MarkReader(marks);
    expect(
      ['x-b0', 'x-b0', 'x-b2', 'x-b6', 'x-b6', 'x-b0'].map((turn) => reader.take(turn)),
    ).toEqual(['m0', null, 'm2', 'm6', null, 'm7']);
  });

  it('gives none once the order is lost', () => {
    const reader = new MarkReader(marks);
    expect(['x-b0', 'x-b5', 'x-b1'].map((turn) => reader.take(turn))).toEqual(['m0', null, null]);
  });
});
