/** Bullets that a PDF draws apart from their text, like the first cells of a table. */
import { describe, expect, it } from 'vitest';
import type { PdfLine } from '../../../core/import/pdf/lines.ts';
import { rowsOf } from '../../../core/import/pdf/rows.ts';

const line = (text: string, x: number, y: number): PdfLine => ({
  text,
  x,
  right: x + text.length * 5,
  y,
  size: 10,
});
/** Two columns, 20 points between the rows: each is drawn from the left. */
const drawn = (rows: readonly [string, string][]): PdfLine[] =>
  rows.flatMap(([a, b], at) => [line(a, 72, 700 - at * 20), line(b, 120, 700 - at * 20)]);

describe('signs of a list beside their text', () => {
  it.each([
    ['bullets', ['•', '•', '•']],
    ['circles', ['◦', '◦', '◦']],
    ['dashes', ['–', '–', '–']],
    ['numbers', ['1.', '2.', '3.']],
    ['numbers in brackets', ['(1)', '(2)', '(3)']],
  ])('%s are lines', (_, [a, b, c]) => {
    const rows = rowsOf(
      drawn([
        [a!, 'Add an alert'],
        [b!, 'Write the runbook'],
        [c!, 'Train people'],
      ]),
    );
    expect(rows.map(({ text, cells }) => [text, cells])).toEqual([
      [`${a} Add an alert`, null],
      [`${b} Write the runbook`, null],
      [`${c} Train people`, null],
    ]);
  });

  it('clocks are the cells of a table', () => {
    const rows = rowsOf(
      drawn([
        ['14:05', 'Alert fired'],
        ['14:20', 'Rolled back'],
      ]),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['14:05', 'Alert fired'],
      ['14:20', 'Rolled back'],
    ]);
  });

  it('so are figures without a sign behind them', () => {
    const rows = rowsOf(
      drawn([
        ['1', 'Lamp'],
        ['2', 'Fog horn'],
      ]),
    );
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', 'Lamp'],
      ['2', 'Fog horn'],
    ]);
  });
});
