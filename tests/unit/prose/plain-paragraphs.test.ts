import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseWhole } from '../../../core/prose/markdown.ts';
import { parsedAroundPlain } from '../../../core/prose/plain-paragraphs.ts';
import { SHAPES, UNITS } from '../../growth/units.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/layouts/', import.meta.url));
const samples = readdirSync(FOLDER)
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .map((name) => readFileSync(FOLDER + name, 'utf8'));

/** Lines that are only their letters, and some that look so. */
const LINES = [
  'The node failed.',
  'At 10:05 UTC it came back, and (briefly) {slowly} went again!',
  'one blank at its end ',
  'two blanks  ',
  'a tab at its end\t',
  'a\ttab',
  ' a blank before',
  'a | b',
  'x ] y',
  'a > b = c - d + e # f',
  '10: b',
  '3) c',
  '1.5 GB of “cache”',
  'mail ada@example.org, see http://example.org or www.example.org',
  'Störung, 障害。',
  '\u00a0a hard blank',
  'a\u2028separator',
  'R&D &amp; \\* `a` *b* [c] ~~d~~ <e>',
  '\\*escaped\\* \\[signs\\], \\\\ and \\&amp; \\> \\#',
  '\\- escaped at its start',
  '\\',
  '\\\\',
  'a line that is broken\\',
  ']\\(closed',
  ']: https://example.org',
  'two blanks and broken  \\',
  'a backslash at its end\\\\',
  'broken behind a backslash\\\\\\',
  'a \\letter escaped, and \\ a blank',
  '&#x20;blanks by number&#x20;',
  'blank behind\\> ',
  '&#x7F;&#x0;&#xA0;&#x2a;&#x2A;',
];
/** What goes on past empty lines, and what a line below could belong to. */
const OPEN = [
  '```\n',
  '~~~~ a\n',
  '<!--\n',
  '-->\n',
  '<pre>\n',
  '</pre>\n',
  '- item\n\n',
  '1. item\n',
  '> quote\n',
  '[^1]: note\n\n',
  '[^1]\n\n',
  '[a]: https://example.org\n',
  '|a|b|\n|-|-|\n',
  '===\n',
  '---\n',
  '    code\n',
  '<div>\n',
];
/** Before each line of what stands in a list. */
const SET_IN = ['', '', '  ', '   ', '    ', ' '];
const ending = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n', '');
const LONG =
  'A line that is long enough to be worth it: its paragraph is set aside, escaped\\* or not.';
/** Lines in paragraphs, all set in alike. */
const setIn = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...LINES), ending), { maxLength: 8 }),
    fc.constantFrom(...SET_IN),
  )
  .map(([lines, blanks]): [string, string] => [
    `${lines.flat().join('')}\n${LONG}`.replace(/^(?=.)/gm, blanks),
    '\n\n',
  ]);

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...LINES), ending) },
  { weight: 4, arbitrary: setIn },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...OPEN), ending) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...UNITS), ending) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom(...Object.values(SHAPES)).map((shape) => shape(60)),
      ending,
    ),
  },
);
const FILLER = 'A paragraph of the report.\n\n'.repeat(80);

/** The tree, and how much of the text the parser was given at first. */
function parted(text: string): { tree: Root; given: number } {
  let given = -1;
  const tree = parsedAroundPlain(text, (part) => {
    if (given === -1) given = part.length;
    return parseWhole(part);
  });
  return { tree, given };
}

describe('paragraphs without a sign of Markdown', () => {
  it('are what the parser makes of them, each at its place, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), fc.nat(60), (pieces, at) => {
        const parts = pieces.flat();
        const text = [...parts.slice(0, at), FILLER, ...parts.slice(at)].join('');
        expect(parted(text).tree).toEqual(parseWhole(text));
      }),
      { numRuns: 200 },
    );
  });

  it('are so in the layouts of reports', () => {
    for (const sample of samples) {
      const text = `${sample}\n\n${FILLER}\n\n${sample}`;
      expect(parted(text).tree).toEqual(parseWhole(text));
    }
  });

  it('are not given to the parser', () => {
    expect(parted(`# Head\n\n${FILLER}- item\n\n${FILLER}`).given).toBeLessThan(40);
    expect(parted('a\n\n'.repeat(2_000)).given).toBeLessThan(10);
  });

  it('are given to it where they stand in code', () => {
    const text = `\`\`\`\n\n${FILLER}\`\`\`\n\n${FILLER}`;
    const { tree } = parted(text);
    expect(tree.children[0]!.type).toBe('code');
    expect(tree).toEqual(parseWhole(text));
  });
});
