/**
 * Files that Word would open without a word: checked by Microsoft's validator, and against what
 * Word is known to refuse.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../../core/document/postmortem.ts';
import { toDocx } from '../../../../core/export/docx/write.ts';
import { parseXml } from '../../../../core/files/xml.ts';
import { buildReport, type ReportOptions } from '../../../../core/report/report.ts';
import { footnotesDocument } from '../../../fixtures/documents/footnotes.ts';
import { hostileDocument } from '../../../tools/hostile-documents.ts';
import { sampleDocument, seedDocuments } from '../../../tools/samples.ts';
import { everyBlock } from './every-block.ts';
import { germanReference } from './references.ts';
import { schemaErrors } from './validate.ts';

const SLOW = 240_000;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-sound-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function expectSound(
  document: Postmortem,
  name: string,
  options: Partial<ReportOptions> = {},
  reference?: Uint8Array,
): Promise<void> {
  const file = join(folder, 'report.docx');
  const bytes = await toDocx(
    buildReport(document, { audience: 'internal', zone: '', ...options }),
    { reference },
  );
  writeFileSync(file, bytes);
  expect(await schemaErrors(file), name).toEqual([]);
  for (const [path, content] of Object.entries(unzipSync(bytes)))
    if (/\.(xml|rels)$/.test(path))
      expect(parseXml(strFromU8(content)), `${name}: ${path}`).not.toBeNull();
}

describe('the Word file is sound', () => {
  it(
    "for the sample, the real reports and a document of every block, also as a brief, in UTC, in German, with a logo and in a company's look",
    async () => {
      for (const { name, document } of [
        { name: 'sample', document: sampleDocument() },
        { name: 'every block', document: everyBlock() },
        { name: 'footnotes', document: footnotesDocument() },
        ...seedDocuments(),
      ])
        await expectSound(document, name);
      await expectSound(everyBlock(), 'every option', {
        brief: true,
        utc: true,
        zone: 'Asia/Tokyo',
        language: 'de',
        pageSize: 'Letter',
        look: {
          accent: '#aa3300',
          logo: { type: 'image/png', data: everyBlock().media['pixel']!.data },
        },
      });
      for (const document of [everyBlock(), footnotesDocument()])
        await expectSound(document, "a company's look", {}, germanReference());
      for (const language of ['ar', 'he', 'ja', 'zh-TW', 'ko', 'hi'])
        await expectSound({ ...sampleDocument(), language }, language);
    },
    SLOW,
  );

  it(
    'for 20 hostile documents',
    async () => {
      await fc.assert(
        fc.asyncProperty(hostileDocument, (document) => expectSound(document, 'hostile')),
        { numRuns: 20 },
      );
    },
    SLOW,
  );
});
