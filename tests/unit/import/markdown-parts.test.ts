import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownParts } from '../../../core/import/text/markdown-parts.ts';
import { withoutPositions } from '../../../core/prose/build.ts';
import { parseMarkdown } from '../../../core/prose/markdown.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/layouts/', import.meta.url));
const samples = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(FOLDER + name, 'utf8'));
const FILLER = `${'A paragraph of the report.\n\n'.repeat(1000)}`;
const PIECES = [
  ...samples,
  '# A heading\n\ntext\n\n',
  '## Another\n',
  '```\n# no heading\n\n# none\n```\n\n',
  '- item\n\n  ```\n# still\n',
  '~~~\n\n',
  'Head\n===\n'.repeat(60),
  `${'Head\n---\n'.repeat(50)}- item\nlazy\n===\n`,
  '> quote\nlazy\n---\n',
  '- item\n\nHead\n===\n',
  'two\nlines\n---\n',
  'a | b\n---\n',
  '> quote\n\n',
  '- a\n\n',
  '<div>\n\n# in a div\n\n</div>\n\n',
  '<!--\n\n# hidden\n\n-->\n\n',
  '[a]: https://example.org\n\n',
  '[a]\n\n',
  FILLER,
];

const tree = (parts: string[]) =>
  parts.flatMap((part) => withoutPositions(parseMarkdown(part)).children);

describe('a long text in parts', () => {
  it('says the same as in one piece', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 14 }),
        (pieces) => {
          const text = pieces.join('');
          const parts = markdownParts(text);
          expect(parts.join('')).toBe(text);
          if (parts.length > 1) expect(tree(parts)).toEqual(tree([text]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is parted behind underlined headings, which cost the parser more than all else', () => {
    const text = 'Head\n=\n'.repeat(4_000);
    expect(markdownParts(text).length).toBeGreaterThan(50);
    expect(markdownParts(`- a\n${'b\n=\n'.repeat(4_000)}`)).toHaveLength(1);
  });

  it('is parted where there are headings, and only there', () => {
    const chapter = `# A heading\n\n${FILLER}`;
    expect(markdownParts(chapter.repeat(3))).toHaveLength(3);
    expect(markdownParts(FILLER.repeat(3))).toHaveLength(1);
    expect(markdownParts(`\`\`\`\n${chapter.repeat(3)}`)).toHaveLength(1);
  });
});
