/** What ends a line is still two words to a reader of the file's structure. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { external } from '../../../tools/external.ts';
import { markdownDocument, pageTexts, paperOf, withFile } from '../../../tools/paper.ts';
import { withPrinter } from '../../../tools/print.ts';

const [chromium, pdftotext, pdfinfo] = ['chromium', 'pdftotext', 'pdfinfo'].map(external);
const SENTENCE =
  'The rotation job replaced the certificate of the gateways in zone B, **without its intermediate** certificate, and every client fell back to a full handshake.';
const KEY = 'checkout-gateway-certificate-rotation-job-of-the-second-quarter-in-zone-b-and-c';
const markdown = `# Line ends

## Summary

${SENTENCE} ${SENTENCE}
It goes on after a soft break.

- ${SENTENCE} ${SENTENCE}
  - ${SENTENCE}

> ${SENTENCE}

| What | Where |
| - | - |
| ${SENTENCE} ${SENTENCE} | ${SENTENCE} |

${KEY}${KEY} ends. Then a line\\
that was broken by its author.

## Lessons learned

${SENTENCE}
`;
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.skipIf(!chromium || !pdftotext || !pdfinfo)('the words at the ends of lines', () => {
  let text = '';
  let pages: string[] = [];
  beforeAll(async () => {
    await withPrinter(chromium!, async (print) => {
      const bytes = await paperOf(markdownDocument(markdown), print);
      pages = pageTexts(bytes, pdftotext!);
      const structure = withFile(bytes, 'lines.pdf', (path) =>
        execFileSync(pdfinfo!, ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1e8 }),
      );
      text = squeezed([...structure.matchAll(/^ *"(.*)"$/gm)].map(([, part]) => part).join(''));
    });
  }, 300_000);

  it('are apart', () => {
    const sentence = SENTENCE.replaceAll('*', '');
    expect(text.split(sentence).length - 1).toBe(10);
    expect(text).toContain(`${sentence} ${sentence} It goes on after a soft break.`);
  });

  it('are one where a word is broken', () => expect(text).toContain(`${KEY}${KEY} ends.`));

  it('stay where they were: no line begins with a space, and none is empty', () => {
    const lines = pages[0]!.split('\n');
    expect(lines.filter((line) => line.startsWith(' '))).toEqual([]);
    expect(squeezed(pages[0]!)).toContain('Then a line that was broken by its author.');
  });
});
