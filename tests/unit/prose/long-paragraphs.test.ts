import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { describe, expect, it } from 'vitest';
import { longParagraphs } from '../../../core/prose/long-paragraphs.ts';
import { parseMarkdown, parseWhole } from '../../../core/prose/markdown.ts';
import { plainText } from '../../../core/prose/text.ts';
import { SHAPES, UNITS } from '../../growth/units.ts';

/** The parser with its own paragraphs. */
function parsedAsOne(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmStrikethrough({ singleTilde: false }),
      gfmTaskListItem(),
      gfmFootnote(),
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      gfmFootnoteFromMarkdown(),
    ],
  });
}

/** The longest chain of lines or words that the parser was given as one. */
function longestPart(text: string): number {
  let longest = 0;
  const read = longParagraphs.contentInitial!.null as { tokenize: unknown };
  const lengths = new Map<object, number>();
  const effects = {
    enter: (type: string, of?: { previous?: object }) => {
      const token = { ...of, type };
      lengths.set(token, of?.previous ? lengths.get(of.previous)! : 0);
      open.push(token);
      return token;
    },
    exit: () => open.pop(),
    consume: () => {
      const token = open.at(-1)!;
      lengths.set(token, lengths.get(token)! + 1);
      longest = Math.max(longest, lengths.get(token)!);
    },
  };
  const open: object[] = [];
  type Step = (code: number | null) => Step;
  let step = (read.tokenize as (effects: unknown, ok: Step) => Step)(effects, () => step);
  for (const unit of text) step = step(unit === '\n' ? -4 : unit.codePointAt(0)!);
  step(null);
  return longest;
}

const words = 'The *node* of [eu](https://example.org) is `down`, ~~not~~ **up** & <b>slow</b>.\n';
const piece = fc.tuple(
  fc.oneof(
    fc.tuple(fc.constantFrom(...UNITS), fc.integer({ min: 1, max: 8 })),
    fc.tuple(
      fc.constantFrom(...Object.values(SHAPES)).map((shape) => shape(80)),
      fc.constant(1),
    ),
    fc.tuple(fc.constant(words), fc.integer({ min: 1, max: 4 })),
  ),
  fc.constantFrom('', ' ', '\n', '\n\n', '  \n', '\n> ', '\n- ', '\n===\n', '\n\n[^1]: '),
);

describe('a paragraph of a size that prose has', () => {
  it('is what the parser makes of it by itself, at its place', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.map(([[unit, times], end]) => unit.repeat(times) + end).join('');
        expect(parseWhole(text)).toEqual(parsedAsOne(text));
      }),
      { numRuns: 300 },
    );
  });

  it('is so also with 70 links and marks', () => {
    const text = `- ${words.repeat(50).replaceAll('\n', '\n  ')}\n\n> ${words.repeat(50)}`;
    expect(parseWhole(text)).toEqual(parsedAsOne(text));
  });
});

describe('a paragraph of thousands of signs', () => {
  it.each([
    ['lines', '*a*a*a*a*a*a\n', 3_000],
    ['blanks', 'a~ *b ', 3_000],
    ['one word', '*a', 3_000],
    ['brackets', '[a](', 3_000],
    ['lines without signs', 'The node failed.\n', 3_000],
  ])('of %s is read in parts', (_, unit, times) => {
    expect(longestPart(unit.repeat(times))).toBeLessThan(25_000);
  });

  it.each([
    ['of emphasis and links', words, 3_000, 'The node of eu is down, not up & slow.'],
    ['of brackets', '[gate] [info] is [open]\n', 9_000, '[gate] [info] is [open]'],
    ['of escapes', String.raw`\*a\* \[b\] &amp;` + '\n', 9_000, '*a* [b] &'],
    ['in one line', 'x~y [z ', 9_000, 'x~y [z'],
    ['of one word', 'a_b~', 9_000, 'a_b~'],
    ['of wide letters', '𝒂_𝒃~', 9_000, '𝒂_𝒃~'],
  ])('%s keeps every letter', (_, unit, times, letters) => {
    const root = parseMarkdown(`Before it.\n\n${unit.repeat(times)}\n\nBehind it.`);
    expect(root.children).toHaveLength(3);
    const shown = plainText(root).replace(/<\/?b>|[*[\]`~]|\(https:\/\/example\.org\)/g, '');
    const wanted = letters.replace(/[*[\]`~]/g, '');
    expect(shown.split(wanted.trim()).length - 1).toBe(times);
  });

  it('has its marks, until there are more than any paragraph has', () => {
    const root = parseMarkdown('*a* b\n'.repeat(20_000));
    expect(root.children).toHaveLength(1);
    const parts = (root.children[0] as { children: Nodes[] }).children;
    const marked = parts.filter(({ type }) => type === 'emphasis');
    expect(marked.length).toBeGreaterThan(9_500);
    expect(marked.length).toBeLessThan(11_000);
    const rest = parts.at(-1)!;
    expect(rest.type === 'text' && rest.value).toMatch(/\*a\* b\n\*a\* b$/);
  });
});
