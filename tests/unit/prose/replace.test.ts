import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { replaceWords } from '../../../core/prose/replace.ts';
import { plainText } from '../../../core/prose/text.ts';

const body = (markdown: string) => withoutPositions(parseMarkdown(markdown));
const replaced = (markdown: string, quote: string, nth = 0) => {
  const after = replaceWords(body(markdown), quote, nth, 'NEW');
  return after && plainText(after);
};

describe('other words for a stretch of the plain text', () => {
  it.each<[string, string, string, number, string | null]>([
    ['in a paragraph', 'It took 2 h.', '2 h', 0, 'It took NEW.'],
    ['the second of two', '2 h\n\n- 2 h', '2 h', 1, '2 h\nNEW'],
    ['within marks', 'It took **2 h** in all.', '2 h', 0, 'It took NEW in all.'],
    ['not across marks', 'It took **2** h.', '2 h', 0, null],
    ['not in code', '`2 h`', '2 h', 0, null],
    ['behind code', '```\n2 h\n```\n\n2 h', '2 h', 1, '2 h\nNEW'],
    ['behind a picture and a break', '![2 h](a.png) x  \n2 h', '2 h', 1, '2 h x\nNEW'],
    ['behind a comment', '<!-- 2 h -->\n\n2 h', '2 h', 0, '\nNEW'],
    ['in a table', '| a | 2 h |\n| - | - |\n| 2 h | b |', '2 h', 1, 'a\n2 h\nNEW\nb'],
    ['what is not there', 'Two hours.', '2 h', 0, null],
  ])('%s', (_, markdown, quote, nth, expected) => {
    expect(replaced(markdown, quote, nth)).toBe(expected);
  });

  it('changes that stretch and nothing else', () => {
    const block = fc.constantFrom(
      'x 2 h',
      '# 2 h',
      '- a\n- 2 h b',
      '> 2 h',
      '```\n2 h\n```',
      '---',
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1 }), fc.nat(6), (blocks, nth) => {
        const markdown = blocks.join('\n\n');
        const before = plainText(body(markdown));
        const after = replaced(markdown, '2 h', nth);
        if (after === null) return;
        const at = [...before.matchAll(/2 h/g)][nth]!.index;
        expect(after).toBe(`${before.slice(0, at)}NEW${before.slice(at + 3)}`);
      }),
    );
  });
});
