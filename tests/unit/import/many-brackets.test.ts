import { expect, it } from 'vitest';
import { sequentialIds } from '../../../core/document/ids.ts';
import { importText } from '../../../core/import/import.ts';
import { withPlainBrackets } from '../../../core/import/text/many-brackets.ts';
import { plainText } from '../../../core/prose/text.ts';

const LOG = Array.from(
  { length: 2_000 },
  (_, index) => `[gate-${index}] [info] is [open] now`,
).join('\n');

function wordsOf(text: string): string {
  const { document } = importText(text, {
    name: 'log.md',
    newId: sequentialIds('n'),
    today: '2026-01-01',
  });
  return document.sections.map(({ body }) => plainText(body)).join('\n');
}

it('a log of thousands of brackets keeps every letter', () => {
  const words = wordsOf(`# Gates\n\n## Log\n\n${LOG}\n`);
  for (const line of LOG.split('\n')) expect(words).toContain(line);
});

it('links, notes, boxes and what is escaped stay what they are', () => {
  const kept = 'See [the log](https://example.com/a), [it][log], one[^1] and \\[none\\].';
  const items = '- [x] done [1]\n- [ ] open [2]';
  const plain = withPlainBrackets(`${kept}\n${items}\n${LOG}`);
  expect(plain).toContain(kept);
  expect(plain).toContain('- [x] done \\[1\\]\n- [ ] open \\[2\\]');
  expect(plain).toContain('\\[gate-0\\] \\[info\\] is \\[open\\] now');
});

it.each([
  ['of few brackets', '[a] [b] '.repeat(100)],
  ['with code', `${LOG}\n\`code\``],
  ['with a fence', `\`\`\`\n${LOG}\n\`\`\``],
])('a text %s is left as it is', (_, text) => {
  expect(withPlainBrackets(text)).toBe(text);
});
