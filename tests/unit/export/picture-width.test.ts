/** A picture that was given a width has it in every format, and after our own Markdown. */
import type { Image } from 'mdast';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toCanonicalJson } from '../../../core/file-format/canonical.ts';
import { openPostmortem } from '../../../core/file-format/open.ts';
import type { Postmortem } from '../../../core/document/postmortem.ts';
import { pictureWidth, withPictureWidth } from '../../../core/document/picture-width.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { toClipboard } from '../../../core/export/clipboard/write.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { mediaOf, png } from '../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../tools/samples.ts';

const picture = (key: string, width?: unknown): Image =>
  ({
    type: 'image',
    url: `media:${key}`,
    alt: key,
    ...(width !== undefined && { width }),
  }) as Image;
/** Pictures of 48 × 32 px, each in a paragraph of its own, in a section and in a row. */
function withPictures(...images: Image[]): Postmortem {
  const sample = sampleDocument();
  const body = prose(
    paragraph('Before'),
    ...images.map((image) => ({ type: 'paragraph' as const, children: [image] })),
  );
  const drawn = png(48, 32, 2, () => [10, 20, 30]);
  return {
    ...sample,
    sections: [{ ...sample.sections[0]!, body }],
    timeline: [{ ...sample.timeline[0]!, body }],
    media: Object.fromEntries(
      ['one', 'two'].map((key) => [key, mediaOf('image/png', `${key}.png`, drawn)]),
    ),
  };
}
const reportOf = (document: Postmortem) =>
  buildReport(document, { audience: 'internal', zone: '' });

/** The widths of the text's pictures in a Word file, in EMU. */
async function inWord(...images: Image[]): Promise<number[]> {
  const files = unzipSync(await toDocx(reportOf(withPictures(...images))));
  const body = strFromU8(files['word/document.xml']!);
  return [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)]
    .filter(([, cx, cy]) => Math.abs(Number(cx) / Number(cy) - 1.5) < 0.01)
    .map(([, cx]) => Number(cx));
}

describe('a picture’s width', () => {
  it('is a share of the text’s width in Word, beyond its own size too', async () => {
    const [own] = await inWord(picture('one'));
    expect(own).toBe(48 * 9525);
    const [half] = await inWord(picture('one', 50));
    const [whole] = await inWord(picture('one', 100));
    expect(half! / whole!).toBeCloseTo(0.5, 3);
    expect(whole!).toBeGreaterThan(10 * own!);
  });

  it('alone lets it be higher than two fifths of a page', async () => {
    const tall = mediaOf(
      'image/png',
      'tall.png',
      png(200, 2000, 2, () => [10, 20, 30]),
    );
    const heights = await Promise.all(
      [undefined, 20].map(async (width) => {
        const report = reportOf({ ...withPictures(picture('one', width)), media: { one: tall } });
        const body = strFromU8(unzipSync(await toDocx(report))['word/document.xml']!);
        const sizes = [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)];
        return Math.max(...sizes.map(([, , cy]) => Number(cy)));
      }),
    );
    const page = 14_003 * 635; // of A4, between its margins
    expect(heights.map((height) => height / page)).toEqual([
      expect.closeTo(0.4, 2),
      expect.closeTo(0.8, 2),
    ]);
  });

  it('is a share of its room in HTML, on paper and in the clipboard', () => {
    const report = reportOf(withPictures(picture('one', 40), picture('two')));
    for (const html of [toHtml(report), toClipboard(report).html]) {
      const [first, second] = [...html.matchAll(/<img[^>]* alt="(?:one|two)"[^>]*>/g)];
      expect(first![0]).toMatch(/ style="[^"]*width:40%"/);
      expect(first![0].match(/ style=/g)).toHaveLength(1);
      expect(second![0]).not.toMatch(/[^-]width:/);
    }
  });

  it('comes back from our Markdown, also when the words around it were changed', () => {
    const document = withPictures(picture('one', 40), picture('two'), picture('two', 70));
    const text = toMarkdownText(reportOf(document));
    const read = (markdown: string) => readOwnMarkdown(markdown, sequentialIds('m'));
    expect(read(text)).toMatchObject({
      sections: [{ body: document.sections[0]!.body }],
      timeline: [{ body: document.timeline[0]!.body }],
    });
    const single = withPictures(picture('one', 40), picture('two'));
    const edited = toMarkdownText(reportOf(single)).replaceAll('Before', 'Long before');
    const [section] = (read(edited) as Postmortem).sections;
    expect(section!.body.children).toMatchObject([
      { children: [{ value: 'Long before' }] },
      { children: [{ url: 'media:one', width: 40 }] },
      { children: [{ url: 'media:two' }] },
    ]);
    expect(JSON.stringify(section!.body).match(/width/g)).toHaveLength(1);
  });

  it('that is none leaves the picture in its own size, and the file as it is', async () => {
    for (const odd of ['50%', 0, 1000, -5, null]) {
      const image = picture('one', odd);
      expect(pictureWidth(image)).toBeNull();
      expect(new Set(await inWord(image))).toEqual(new Set([48 * 9525]));
      const document = withPictures(image);
      expect(openPostmortem(toCanonicalJson(document))).toMatchObject({ ok: true, document });
    }
  });

  it('is whole percents between its limits', () => {
    const widths = [3, 33.4, 250, null].map((width) => withPictureWidth(picture('one', 20), width));
    expect(widths.map(({ width }) => width)).toEqual([10, 33, 100, undefined]);
    expect('width' in widths[3]!).toBe(false);
  });
});
