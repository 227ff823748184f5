/**
 * Pictures as all formats show them: by what they are, not by what they are called; those that are
 * none are their words.
 */
import type { Paragraph } from 'mdast';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../core/checks/registry.ts';
import type { Media, Postmortem } from '../../../core/document/postmortem.ts';
import { fromBase64 } from '../../../core/files/base64.ts';
import { imageSize } from '../../../core/files/image-size.ts';
import { toMarkdownText } from '../../../core/markdown/write.ts';
import { readOwnMarkdown } from '../../../core/markdown/read.ts';
import { sequentialIds } from '../../../core/document/ids.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { brokenPictures, jpeg, mediaOf, png } from '../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../tools/samples.ts';

const WHOLE_PNG = png(24, 16, 2, () => [10, 20, 30]);
const WHOLE_JPEG = jpeg(4, 4, () => 90);
const svg = (text: string): Media => mediaOf('image/svg+xml', 'drawing.svg', text);

function withPicture(media: Media): Postmortem {
  const sample = sampleDocument();
  const image: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'image', url: 'media:one', title: null, alt: 'What it shows' }],
  };
  return {
    ...sample,
    sections: [{ ...sample.sections[0]!, body: prose(paragraph('Before'), image) }],
    media: { one: media },
  };
}
const reportOf = (media: Media) =>
  buildReport(withPicture(media), { audience: 'everyone', zone: '' });
const shown = (media: Media): string | undefined =>
  reportOf(media)
    .blocks.flatMap((block) =>
      block.type === 'prose' && block.node.type === 'paragraph' ? block.node.children : [],
    )
    .map(({ type }) => type)
    .at(-1);

describe('a picture', () => {
  it.each<[string, Media, string]>([
    ['a JPEG that is called PNG', mediaOf('image/png', 'x.png', WHOLE_JPEG), 'image/jpeg'],
    ['a PNG that is called WebP', mediaOf('image/webp', 'x.webp', WHOLE_PNG), 'image/png'],
    [
      'a drawing that is called PNG',
      mediaOf(
        'image/png',
        'x.png',
        '\ufeff<?xml version="1.0"?>\n<!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
      ),
      'image/svg+xml',
    ],
  ])('is what it is: %s', (_, media, type) => {
    expect(shown(media)).toBe('image');
    expect(reportOf(media).media['one']!.type).toBe(type);
    const forTeam = buildReport(withPicture(media), { audience: 'internal', zone: '' });
    expect(forTeam.source.media['one']).toEqual(media);
    expect(reportOf(media).unusable).toEqual([]);
  });

  it.each(['text', 'jpeg-no', 'gif-no', 'webp-no', 'svg-no', 'no-size', 'empty'])(
    'that is none is told by its words: %s',
    (key) => {
      const media = brokenPictures()[key]!;
      const document = withPicture(media);
      expect(shown(media)).toBe('text');
      expect(reportOf(media).unusable).toEqual([media.name || 'one']);
      expect(
        runChecks(document, { now: '2026-11-21T12:00:00Z' })
          .filter(({ rule }) => rule === 'evidence/picture')
          .map(({ where }) => where),
      ).toEqual([{ kind: 'section', id: document.sections[0]!.id, quote: 'What it shows' }]);
      const opened = readOwnMarkdown(
        toMarkdownText(buildReport(document, { audience: 'internal', zone: '' })),
        sequentialIds('new'),
      );
      expect(opened).toEqual(document);
    },
  );

  it('of WebP that ends too early is none', () => {
    const whole = Buffer.from('UklGRhYAAABXRUJQVlA4WAoAAAAAAAAACQAACQAA', 'base64');
    expect(shown(mediaOf('image/webp', 'x.webp', whole))).toBe('image');
    expect(
      shown(
        mediaOf(
          'image/webp',
          'x.webp',
          Buffer.concat([whole.subarray(0, 4), Buffer.from([0x17]), whole.subarray(5)]),
        ),
      ),
    ).toBe('text');
  });

  it('that is none and has no words is told by its name', () => {
    const document = withPicture(brokenPictures()['text']!);
    const [before, image] = document.sections[0]!.body.children as [Paragraph, Paragraph];
    const silent = {
      ...document,
      sections: [
        {
          ...document.sections[0]!,
          body: prose(before, {
            ...image,
            children: [{ ...image.children[0]!, alt: '' } as Paragraph['children'][number]],
          }),
        },
      ],
    };
    expect(toMarkdownText(buildReport(silent, { audience: 'everyone', zone: '' }))).toContain(
      '\nnotes.png\n',
    );
  });

  it('that was cut short has an end, so that no reader calls its file damaged', () => {
    const cut = mediaOf('image/jpeg', 'cut.jpg', WHOLE_JPEG.subarray(0, WHOLE_JPEG.length - 10));
    expect([...fromBase64(reportOf(cut).media['one']!.data).subarray(-2)]).toEqual([0xff, 0xd9]);
    const whole = mediaOf('image/jpeg', 'whole.jpg', WHOLE_JPEG);
    expect(reportOf(whole).media['one']).toEqual(whole);
  });

  it('gives a check nothing to say where it is one', () => {
    expect(
      runChecks(withPicture(mediaOf('image/png', 'x.png', WHOLE_PNG)), {
        now: '2026-11-21T12:00:00Z',
      }).filter(({ rule }) => rule === 'evidence/picture'),
    ).toEqual([]);
  });
});

describe('a picture without a description', () => {
  const described = (alt: string, before = 'Before.') => {
    const document = withPicture(mediaOf('image/png', 'load.png', WHOLE_PNG));
    const [, image] = document.sections[0]!.body.children as [Paragraph, Paragraph];
    const shown = { ...image.children[0]!, alt } as Paragraph['children'][number];
    const body = prose(paragraph(before), { ...image, children: [shown] });
    return runChecks(
      { ...document, sections: [{ ...document.sections[0]!, body }] },
      { now: '2026-11-21T12:00:00Z' },
    ).filter(({ rule }) => rule === 'evidence/picture-description');
  };

  it('is named, where it stands', () => {
    const [found, ...others] = described('');
    expect(others).toEqual([]);
    expect(found!.where).toMatchObject({ kind: 'section', quote: 'Before.' });
    expect(found!.message).toContain('“load.png”');
    expect(described(' ')).toHaveLength(1);
  });

  it('with one is not', () => expect(described('Load falls at 10:05')).toEqual([]));
});

describe('the size of a drawing', () => {
  it.each<[string, number, number]>([
    ['width="40" height="20px"', 40, 20],
    ['width="40mm" height="2cm"', 151, 76],
    ['width="1in" height="72pt"', 96, 96],
    ['viewBox="0 0 30 10"', 30, 10],
    ['width="60" viewBox="0 0 30 10"', 60, 20],
    ["width='40' height='20'", 40, 20],
    ['width="100%" height="100%" viewBox="0 0 30 10"', 30, 10],
    ['', 300, 150],
    ['height="75"', 300, 75],
    ['viewBox="-10 -10 20.5 20.5"', 21, 21],
  ])('%s', (attributes, width, height) =>
    expect(
      imageSize(
        'image/svg+xml',
        fromBase64(svg(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><g/></svg>`).data),
      ),
    ).toEqual({ width, height }),
  );
});
