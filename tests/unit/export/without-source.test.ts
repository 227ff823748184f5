/** Files that carry no document inside: what is not on their pages is not in them. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toMarkdown } from '../../../core/markdown/write.ts';
import { pdfMetadata } from '../../../core/export/pdf/metadata.ts';
import { buildReport } from '../../../core/report/report.ts';
import { sampleDocument } from '../../tools/samples.ts';

const SECRET = 'only-in-the-guidance';
const document = {
  ...sampleDocument(),
  sections: sampleDocument().sections.map((section) => ({ ...section, guidance: SECRET })),
};
const report = (withSource: boolean): ReturnType<typeof buildReport> =>
  buildReport(document, { audience: 'internal', zone: '', withSource });
const wordFile = async (withSource: boolean): Promise<string> =>
  Object.entries(unzipSync(await toDocx(report(withSource))))
    .map(([path, bytes]) => `${path}\n${strFromU8(bytes)}`)
    .join('\n');

describe('a Word file whose changes are to be told', () => {
  const settings = async (over: object): Promise<string> =>
    strFromU8(unzipSync(await toDocx({ ...report(false), ...over }))['word/settings.xml']!);

  it('tracks what its readers change where the author wishes it, and else does not', async () => {
    expect(await settings({ tracked: true })).toContain('<w:trackRevisions/>');
    expect(await settings({})).not.toContain('trackRevisions');
  });
});

describe('without its source', () => {
  it('a Word file has no part for it', async () => {
    expect(await wordFile(true)).toContain(SECRET);
    const without = await wordFile(false);
    expect(without).not.toContain(SECRET);
    expect(without).not.toContain('customXml');
  });

  it('a PDF has no attachment', () => {
    expect(pdfMetadata(report(true)).source?.text).toContain(SECRET);
    expect(pdfMetadata(report(false)).source).toBeUndefined();
  });

  it('a Markdown file has no hidden block', () => {
    expect(toMarkdown(report(true), { folder: null }).text).toContain(SECRET);
    expect(toMarkdown(report(false), { folder: null }).text).not.toContain(SECRET);
  });
});
