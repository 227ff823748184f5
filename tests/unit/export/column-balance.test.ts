import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced } from '../../../core/export/column-balance.ts';
import { columnWidths, tableFit } from '../../../core/export/column-widths.ts';
import { runs } from '../../tools/runs.ts';

const WIDTH = 9184;

describe('column widths', () => {
  it('give room from a column that does not need it to one whose names would break', () => {
    const table = [
      ['Decision', 'At', 'By', 'What we knew', 'Would we do it again?'],
      [
        'Close all lockers with a complaint',
        '07:58',
        'Incident lead',
        'Three wrong doors, no cause',
        'Yes',
      ],
      [
        'Keep the new primary',
        '08:24',
        'Database team',
        'The old one had codes that the new one did not, and the other way round',
        'Yes: two histories cannot be joined under load',
      ],
      [
        'Send all lost codes again',
        '08:52',
        'Incident lead',
        'The old primary could be read',
        'Yes',
      ],
    ];
    // "Database team" takes some 1,310 twips, and the gap 160.
    expect(columnWidths(table, WIDTH, tableFit(5))[2]).toBeGreaterThan(1470);
  });

  it('never break what is short, and fill the width', () => {
    const text = fc
      .array(fc.constantFrom('a', 'lease', 'harbour', 'certificate', '16'), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((columns) =>
          fc.array(fc.array(text, { minLength: columns, maxLength: columns }), {
            minLength: 2,
            maxLength: 12,
          }),
        ),
        (rows) => {
          const dated = rows.map((row, index) => [index === 0 ? 'Day' : '16 January', ...row]);
          const widths = columnWidths(dated, WIDTH, tableFit(dated[0]!.length));
          expect(widths.reduce((sum, width) => sum + width, 0)).toBe(WIDTH);
          if (dated[0]!.length < 6) expect(widths[0]).toBeGreaterThan(1000);
          expect(Math.min(...widths)).toBeGreaterThan(250);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('give what is left to the column of sentences where all are short', () => {
    const rows = [
      ['Time', 'What happened'],
      ['09:15', 'The doors stay open.'],
    ];
    expect(columnWidths(rows, WIDTH, tableFit(2), 1, 1)[0]).toBeLessThan(900);
    expect(columnWidths(rows, WIDTH, tableFit(2))[0]).toBeGreaterThan(2000);
  });

  it('stay as they are in a table too large to look at', () => {
    const cells = Array.from({ length: 61 }, () => [[450, 460], [100]]);
    expect(balanced(cells, [1000, 1000], [0, 0], 100, 50)).toEqual([1000, 1000]);
    expect(balanced(cells.slice(0, 60), [1000, 1000], [0, 0], 100, 50)).not.toEqual([1000, 1000]);
  });
});
