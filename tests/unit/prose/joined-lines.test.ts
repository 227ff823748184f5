import { describe, expect, it } from 'vitest';
import { joinedLines } from '../../../core/prose/joined-lines.ts';

describe('an expression over several lines', () => {
  it('is what it would be in one, escapes as they are written', () => {
    const one = String.raw`\b(?:outage|service loss|\n)\b\s*$`;
    expect(joinedLines`
      \b(?:outage
        |service loss|\n)
      \b\s*$
    `).toBe(one);
  });

  it('keeps spaces within a line, and all of what is put in', () => {
    const put = ' a\n  b ';
    expect(joinedLines`x ${put} y`).toBe(`x ${put} y`);
    expect(joinedLines`
      ${put}
      |c ${1} d
      ${put}
    `).toBe(`${put}|c 1 d${put}`);
  });
});
