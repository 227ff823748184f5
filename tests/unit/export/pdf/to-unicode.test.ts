import { describe, expect, it } from 'vitest';
import { toUnicode, withToUnicode } from '../../../../core/export/pdf/to-unicode.ts';

const MAP = `begincmap
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
2 beginbfchar
<0082> <006600660069>
<0001> <0020>
endbfchar
3 beginbfrange
<00A8> <00A9> <02BB>
<0010> <0011> [<0041> <00420043>]
<0020> <0020> <D83DDE00>
endbfrange
endcmap`;

describe('toUnicode', () => {
  it('reads letters, ranges and lists', () => {
    expect(Object.fromEntries(toUnicode(MAP))).toEqual({
      '0001': '0020',
      '0010': '0041',
      '0011': '00420043',
      '0020': 'd83dde00',
      '0082': '006600660069',
      '00a8': '02bb',
      '00a9': '02bc',
    });
  });

  it('writes what it reads, with no block of more than a hundred', () => {
    const many = new Map(
      Array.from({ length: 250 }, (_, index) => [
        index.toString(16).padStart(4, '0'),
        (index + 64).toString(16).padStart(4, '0'),
      ]),
    );
    const written = withToUnicode(MAP, many);
    expect(Object.fromEntries(toUnicode(written))).toEqual(Object.fromEntries(many));
    expect(written.match(/^\d+ beginbfchar/gm)).toEqual([
      '100 beginbfchar',
      '100 beginbfchar',
      '50 beginbfchar',
    ]);
    expect(written).toContain('begincodespacerange');
  });
});
