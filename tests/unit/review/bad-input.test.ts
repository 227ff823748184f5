/** What comes back that is no clean review: one sentence, or read for what is in it. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { bringIn } from '../../../core/review/bring-in.ts';
import { readReview } from '../../../core/review/read-review.ts';
import {
  commented,
  commentParts,
  inRun,
  newIds,
  printerReport,
  reviewedDocx,
  W,
} from './reviewed.ts';

const REPORT = printerReport();
const NONE = (xml: string): string => xml;
const ASKED = (xml: string): string => inRun(xml, 'a mailbox', () => commented(1, 'a mailbox'));

async function read(bytes: Uint8Array, document: Postmortem = REPORT, name = 'r.docx') {
  const ids = newIds();
  const review = await readReview({ name, bytes }, document, { newId: ids });
  return { review, ...bringIn(document, [review], ids) };
}

const said = ({ added }: Awaited<ReturnType<typeof read>>): string[] =>
  added.flatMap(({ comments }) => comments.map(({ text }) => text));

describe('a Word file', () => {
  it('of another version is read for what was said, and says which it is', async () => {
    const bytes = await reviewedDocx(REPORT, ASKED, commentParts([{ id: 1, text: 'Which?' }]));
    const now = JSON.parse(
      toCanonicalJson({ ...REPORT, revision: '3' }).replace('a mailbox', 'some old mailbox'),
    ) as Postmortem;
    const { review, added } = await read(bytes, now);
    expect(review.revision).toBe('2');
    expect(added.map(({ about, unplaced }) => [about.part, unplaced])).toEqual([
      ['cause', undefined],
    ]);
  });

  it('with macros is read without them', async () => {
    const files = unzipSync(
      await reviewedDocx(REPORT, ASKED, commentParts([{ id: 1, text: 'Which?' }])),
    );
    files['word/vbaProject.bin'] = strToU8('\u00d0\u00cf\u0011\u00e0 Sub AutoOpen()');
    files['[Content_Types].xml'] = strToU8(
      strFromU8(files['[Content_Types].xml']!).replace(
        /wordprocessingml\.document\.main\+xml/,
        'ms-word.document.macroEnabled.main+xml',
      ),
    );
    expect(said(await read(zipSync(files), REPORT, 'r.docm'))).toEqual(['Which?']);
  });

  it('with 10,000 comments is read; with more it is a sentence', async () => {
    const parts = (count: number): Record<string, string> =>
      commentParts(Array.from({ length: count }, (_, id) => ({ id, text: `Remark ${id}.` })));
    const marks = Array.from({ length: 10_000 }, (_, id) => commented(id, 'x')).join('');
    const many = (xml: string): string => inRun(xml, 'a mailbox', () => marks);
    const started = process.cpuUsage();
    const { added } = await read(await reviewedDocx(REPORT, many, parts(10_000)));
    const { user, system } = process.cpuUsage(started);
    expect(added.filter(({ suggestion }) => !suggestion)).toHaveLength(10_000);
    expect((user + system) / 1e6).toBeLessThan(10);
    await expect(read(await reviewedDocx(REPORT, NONE, parts(10_001)))).rejects.toThrow(
      /10001 comments, and at most 10000/,
    );
  });

  it.each([
    ['within another', '<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">', '&c;'],
    ['of a file', '<!ENTITY c SYSTEM "file:///etc/passwd">', '&c;'],
    ['of its own', '<!ENTITY c "&c;&c;">', '&c;'],
  ])('whose XML declares words %s has none of them', async (_what, entities, use) => {
    const comment = `<w:comment w:id="1" w:author="Rhea"><w:p><w:r><w:t>Which${use}</w:t></w:r></w:p></w:comment>`;
    const bytes = await reviewedDocx(REPORT, ASKED, {
      'word/comments.xml': `<!DOCTYPE x [${entities}]><w:comments ${W}>${comment}</w:comments>`,
    });
    for (const text of said(await read(bytes))) expect(text).toMatch(/^Which(?:&c;)?$|^$/);
  });

  it('whose XML is thousands deep is a sentence, or is read', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
    const bytes = await reviewedDocx(REPORT, (xml) => xml.replace('<w:body>', `<w:body>${deep}`));
    await read(bytes).then(
      ({ review }) => expect(review.remarks).toEqual([]),
      (error: unknown) => expect(String(error)).toMatch(/text cannot be read/),
    );
  });

  it('that would unpack to much more than it is is a sentence', async () => {
    const files = unzipSync(await reviewedDocx(REPORT));
    files['word/comments.xml'] = new Uint8Array(80_000_000);
    await expect(read(zipSync(files, { level: 9 }))).rejects.toThrow(/nothing of it was read/);
  });

  it.each<[string, (files: Record<string, Uint8Array>) => void, RegExp]>([
    ['without its text', (files) => delete files['word/document.xml'], /text cannot be read/],
    [
      'with half of its text',
      (files) => {
        files['word/document.xml'] = files['word/document.xml']!.slice(0, 400);
      },
      /text cannot be read|damaged/,
    ],
  ])('%s is a sentence', async (_what, spoil, sentence) => {
    const files = unzipSync(await reviewedDocx(REPORT));
    spoil(files);
    await expect(read(zipSync(files))).rejects.toThrow(sentence);
  });

  it('in OpenDocument is told from a damaged one', async () => {
    const odt = zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8('<office:document-content/>'),
    });
    await expect(read(odt, REPORT, 'r.odt')).rejects.toThrow(/OpenDocument.*Save it as \.docx/);
  });
});

it.each([
  ['old', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 WordDocument'],
  ['encrypted', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 EncryptedPackage'],
])('an %s Word file is a sentence', async (_what, content) => {
  await expect(read(new Uint8Array(Buffer.from(content, 'latin1')))).rejects.toThrow(
    /old Word file, or one with a password. Save it as \.docx/,
  );
});

it('a PDF with a password is a sentence', async () => {
  const document = await PDFDocument.create();
  document.addPage().drawText('Secret');
  document.encrypt({ userPassword: 'sesame', ownerPassword: 'open' });
  await expect(read(await document.save(), REPORT, 'r.pdf')).rejects.toThrow(
    /protected by a password\. Save a copy without one/,
  );
});
