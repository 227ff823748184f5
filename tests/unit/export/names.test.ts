import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../core/files/names.ts';

describe('fileNameOf', () => {
  it.each([
    ['Checkout slow after certificate rotation', 'checkout-slow-after-certificate-rotation'],
    ['  INC-4127: API / “down” (again?)  ', 'inc-4127-api-down-again'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'postmortem-con'],
    ['lpt1', 'postmortem-lpt1'],
    ['.hidden', 'hidden'],
    ['', 'postmortem'],
    ['???', 'postmortem'],
    ["Customer's database", 'customers-database'],
    ['Störung im Rechenzentrum', 'störung-im-rechenzentrum'],
    ['障害報告', '障害報告'],
    ['a\u0000b\u202Ec', 'a-b-c'],
  ])('%j gives %s', (title, name) => expect(fileNameOf(title)).toBe(name));

  it('is short, never empty, and has no sign that a file system minds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (title) => {
        const name = fileNameOf(title);
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
      }),
    );
    expect(fileNameOf('word '.repeat(100)).length).toBeLessThanOrEqual(80);
    expect(fileNameOf('x'.repeat(300)).length).toBeLessThanOrEqual(80);
  });
});
