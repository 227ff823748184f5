/** The letters of a PDF, as readers that are not ours take them: those that were written. */
import { describe, expect, it } from 'vitest';
import { external } from '../../../tools/external.ts';
import { markdownDocument, pageTexts, paperOf } from '../../../tools/paper.ts';
import { missingGlyphs, pdfjsWords } from '../../../tools/pdf-reading.ts';
import { withPrinter } from '../../../tools/print.ts';
import { wordsOf } from '../../../tools/words.ts';

const chromium = external('chromium');
const pdftotext = external('pdftotext');
const SLOW = 120_000;

const flat = (text: string): string => text.replace(/\s+/g, ' ');

async function textOf(markdown: string): Promise<{ poppler: string; pdfjs: string[] }> {
  const bytes = await withPrinter(chromium!, (print) => paperOf(markdownDocument(markdown), print));
  return {
    poppler: flat(pageTexts(bytes, pdftotext!).join('\n')),
    pdfjs: await pdfjsWords(bytes),
  };
}

describe.skipIf(!chromium || !pdftotext)('letters in a PDF', () => {
  it(
    'are those that were written where a face draws two of them alike',
    async () => {
      const sentence = 'It’s ‘one’ and ‘two’, “so” O’Brien’s said of Đà Nẵng: 3 µm, Ω and 5 ∆.';
      const { poppler, pdfjs } = await textOf(
        `# ‘Quotes’ in a title\n\n## Summary\n\n${sentence}\n\n| ‘a’ | b |\n|---|---|\n| it’s | ‘x’ |\n`,
      );
      expect(poppler).toContain(sentence);
      expect(poppler).toContain('‘Quotes’ in a title');
      expect(poppler).not.toMatch(/[\u02bb\u02bc]/);
      expect(pdfjs.join(' ')).toContain(wordsOf(sentence.normalize('NFKC')).join(' '));
    },
    SLOW,
  );

  it(
    'are there in every script, and none is drawn as a missing one',
    async () => {
      const words = [
        '王小明',
        '東京リージョン',
        '안녕하세요',
        '中文',
        'שלום',
        'مرحبا',
        'สวัสดี',
        '✅',
        '→',
        '⌘',
        '☃',
      ];
      const markdown = `# 東京\n\n## Summary\n\n${words.map((word) => `- ${word}.`).join('\n')}\n\n**王小明** \`東\` नमस्ते\n`;
      const bytes = await withPrinter(chromium!, (print) =>
        paperOf(markdownDocument(markdown), print),
      );
      const text = flat(pageTexts(bytes, pdftotext!).join('\n'));
      for (const word of words.filter((each) => !/[\u0590-\u06ff]/.test(each)))
        expect(text, word).toContain(word);
      // Poppler puts marks of direction around these.
      for (const word of ['שלום', 'مرحبا']) expect(text, word).toContain(word);
      expect(text).toContain('नमस्ते');
      expect(await missingGlyphs(bytes)).toBe(0);
    },
    SLOW,
  );

  it(
    'that no face has are boxes which know what they stand for, and are told of',
    async () => {
      const told: string[] = [];
      const document = markdownDocument(
        '# Signs\n\n## Summary\n\nOwner 𓀀𓀁x, then 𐤀 and **𓀂𓀀**; `𓀁`.\n',
      );
      const bytes = await withPrinter(chromium!, (print) =>
        paperOf(document, print, {}, (letters, words) => told.push(...letters, ...words)),
      );
      expect(flat(pageTexts(bytes, pdftotext!).join('\n'))).toMatch(
        /Owner 𓀀𓀁x, then \u202b? ?𐤀\u202c? ?and 𓀂𓀀; 𓀁 ?\./,
      );
      expect(told).toEqual(['𐤀', '𓀀', '𓀁', '𓀂', '𓀀𓀁x,', '𐤀', '𓀂𓀀']);
      expect(await missingGlyphs(bytes)).toBe(0);
    },
    SLOW,
  );

  it(
    'keep a modifier apostrophe beside a quotation mark of the same look',
    async () => {
      const sentence = 'Hawaiʻi and ʼn stand beside it’s and ‘one’.';
      const { poppler } = await textOf(`# Both\n\n## Summary\n\n${sentence}\n`);
      expect(poppler).toContain(sentence);
    },
    SLOW,
  );
});
