import fc from 'fast-check';
import type { Paragraph, PhrasingContent, Root } from 'mdast';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { defaultHandlers } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../core/prose/markdown.ts';
import { UNITS } from '../../growth/units.ts';

/** As the library writes it. */
function byLibrary(root: Root): string {
  const { paragraph } = gfmTaskListItemToMarkdown().handlers!;
  return formatMarkdown(root, { handlers: { text: defaultHandlers.text, paragraph: paragraph! } });
}

const SIGNS = [...'\\*_~[]()<>`#+-=|:.!&$ \t\n1aé'];
const line = fc.oneof(
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 8 }).map((signs) => signs.join('')),
  fc.constantFrom(...UNITS, '', 'a line of words', '1. a', '&amp;', '![', '](', '\\', 'a_b_', '_'),
  fc.string({ maxLength: 5 }),
);
const text = line.map((value): PhrasingContent => ({ type: 'text', value }));
const lineBreak = fc.constant<PhrasingContent>({ type: 'break' });
const child = fc.oneof(
  { weight: 20, arbitrary: text },
  { weight: 20, arbitrary: lineBreak },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('strong' as const, 'emphasis' as const, 'delete' as const)
      .chain((type) => text.map((inside): PhrasingContent => ({ type, children: [inside] }))),
  },
);
/** Lines with breaks between them, and what is mixed otherwise. */
const children = fc.oneof(
  fc
    .array(text, { maxLength: 14 })
    .map((lines) => lines.flatMap((each): PhrasingContent[] => [each, { type: 'break' }])),
  fc.array(child, { maxLength: 20 }),
);
const paragraph = children.map((inside): Paragraph => ({ type: 'paragraph', children: inside }));

describe('texts and paragraphs of lines', () => {
  it('are written as the library does it, alone, in a quote and in a list', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { maxLength: 3 }),
        fc.constantFrom(null, true),
        (blocks, checked) => {
          const root: Root = {
            type: 'root',
            children: [
              ...blocks,
              { type: 'blockquote', children: blocks },
              {
                type: 'list',
                ordered: false,
                spread: true,
                children: [{ type: 'listItem', spread: true, checked, children: blocks }],
              },
            ],
          };
          expect(formatMarkdown(root)).toBe(byLibrary(root));
        },
      ),
      { numRuns: 400 },
    );
  });
});
