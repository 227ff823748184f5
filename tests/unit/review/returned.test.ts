/** Files as they go out for review, with what was said already: they bring back what is new alone. */
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toPdf } from '../../../core/export/pdf/write.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import { readReview } from '../../../core/review/read-review.ts';
import { zlibCodec } from '../../../electron/export/zlib-codec.ts';
import { external } from '../../tools/external.ts';
import { printPdf } from '../../tools/print.ts';
import { rcaDocument, sampleDocument } from '../../tools/samples.ts';
import { newIds, printerReport } from './reviewed.ts';
import { discussed, sentOut } from './sent-out.ts';

const chromium = external('chromium');

const DOCUMENTS = [
  ['printers', printerReport()],
  ['the sample', sampleDocument()],
  ['an RCA', rcaDocument()],
].map(([name, document]) => [name, discussed(document as Postmortem)] as [string, Postmortem]);

async function back(name: string, bytes: Uint8Array, document: Postmortem) {
  const ids = newIds();
  const review = await readReview({ name, bytes }, document, { newId: ids, base: document });
  return bringIn(document, [review], ids).added.map(
    ({ comments, about, suggestion }) =>
      `${about.part} “${about.words?.exact ?? ''}” ${comments.map(({ text }) => text).join(' / ')} ${JSON.stringify(suggestion ?? '')}`,
  );
}

describe('what went out for review and comes back as it was brings in nothing', () => {
  it.each(DOCUMENTS)('Word: %s', async (_name, document) => {
    expect(await back('r.docx', await toDocx(sentOut(document, 'docx')), document)).toEqual([]);
  });

  it.each(DOCUMENTS)('Markdown: %s', async (_name, document) => {
    const text = toMarkdownText(sentOut(document, 'md'));
    const encode = (one: string): Uint8Array => new TextEncoder().encode(one);
    expect(await back('r.md', encode(text), document)).toEqual([]);
    const bare = text.replace(/ ?<!-- pm:(?!data)[^>]*-->/g, '');
    expect(await back('r.md', encode(bare), document)).toEqual([]);
  });

  it.skipIf(!chromium).each(DOCUMENTS)(
    'PDF: %s',
    async (_name, document) => {
      const print = (html: string) => printPdf(html, chromium!);
      const bytes = await toPdf(sentOut(document, 'pdf'), { print, codec: zlibCodec });
      expect(await back('r.pdf', bytes, document)).toEqual([]);
    },
    120_000,
  );
});
