import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../core/prose/markdown.ts';
import { countWords, isEmptyProse, plainText, statementBlocks } from '../../../core/prose/text.ts';

describe('the plain text of a body', () => {
  it.each([
    ['one *two* `three`', 'one two three'],
    ['a\\\nb', 'a\nb'],
    ['# Head\n\npara', 'Head\npara'],
    ['| a | b |\n| --- | --- |\n| c | d |', 'a\nb\nc\nd'],
    ['![a graph](x.png) after', 'a graph after'],
    ['- one\n  - two', 'one\ntwo'],
  ])('%j is %j', (markdown, text) => expect(plainText(parseMarkdown(markdown))).toBe(text));
});

describe('what a body states', () => {
  const statements = (markdown: string): string[] =>
    statementBlocks(parseMarkdown(markdown)).map(({ text }) => text);

  it('leaves out code and quotes, line for line', () =>
    expect(statements('At 09:00.\n\n```\n09:01 x\n```\n\n> 09:02\n\nAt 09:03.')).toEqual([
      'At 09:00.',
      '',
      '',
      'At 09:03.',
    ]));
  it('leaves out what a picture’s text says, letter for letter', () =>
    expect(statements('Before ![from 09:00](x.png) after')).toEqual(['Before            after']));
});

describe('emptiness and words', () => {
  it.each([
    ['', true],
    ['<!-- -->', true],
    ['---', false],
    ['![](x.png)', false],
    ['\\ ', false],
    ['x', false],
  ])('%j empty: %s', (markdown, empty) =>
    expect(isEmptyProse(parseMarkdown(markdown))).toBe(empty),
  );
  it.each([
    ['', 0],
    ['one', 1],
    ['one — two', 2],
    ['09:15 · x', 2],
    ['検索', 1],
  ])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words));
});
