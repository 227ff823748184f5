/**
 * What a picture says of its author, place and path stays in the document: no file that is made of
 * it has any of that, and its dots are the same bytes.
 */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toClipboard } from '../../../core/export/clipboard/write.ts';
import { toDocx } from '../../../core/export/docx/write.ts';
import { toHtml } from '../../../core/export/html/write.ts';
import type { Audience, Media } from '../../../core/document/postmortem.ts';
import { fromBase64, toBase64 } from '../../../core/files/base64.ts';
import { withoutMetadata } from '../../../core/files/metadata/without-metadata.ts';
import { usablePicture } from '../../../core/files/pictures.ts';
import { toMarkdown } from '../../../core/markdown/write.ts';
import { paragraph, prose } from '../../../core/prose/build.ts';
import { buildReport } from '../../../core/report/report.ts';
import { jpeg, png } from '../../fixtures/documents/pictures.ts';
import { sampleDocument } from '../../tools/samples.ts';
import { runs } from '../../tools/runs.ts';

/** Stands in every kind of metadata below. */
const SECRET = 'C:\\Users\\ada\\incident-4711';
const secret = strToU8(SECRET);
const XMP = strToU8(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`);

const bytes = (...parts: (string | Uint8Array | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );
const u32 = (value: number, littleEndian = false): Uint8Array => {
  const made = new Uint8Array(4);
  new DataView(made.buffer).setUint32(0, value, littleEndian);
  return made;
};
const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff);

/** Exif as cameras write it: the orientation, then who took the picture. */
const tiff = (orientation: number): Uint8Array =>
  bytes('MM\0*', u32(8), u16(2), u16(0x112), u16(3), u32(1), u16(orientation), u16(0), u16(0x13b),
    u16(2), u32(SECRET.length), u32(38), u32(0), secret); // prettier-ignore

const chunk = (name: string, data: Uint8Array): Uint8Array => {
  const body = bytes(name, data);
  return bytes(u32(data.length), body, u32(crc32(body)));
};
const PLAIN_PNG = png(24, 16, 2, (x, y) => [x * 9, y * 9, 30]);
const HEAD_END = 33;
const pngWith = (...chunks: Uint8Array[]): Uint8Array =>
  bytes(PLAIN_PNG.subarray(0, HEAD_END), ...chunks, PLAIN_PNG.subarray(HEAD_END), SECRET);

const segment = (marker: number, data: Uint8Array): Uint8Array =>
  bytes([0xff, marker], u16(data.length + 2), data);
const PLAIN_JPEG = jpeg(4, 4, () => 90);
const jpegWith = (...segments: Uint8Array[]): Uint8Array =>
  bytes(PLAIN_JPEG.subarray(0, 2), ...segments, PLAIN_JPEG.subarray(2), SECRET);

const PLAIN_GIF = bytes('GIF89a', [2, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
  [0x21, 0xff, 11], 'NETSCAPE2.0', [3, 1, 0, 0, 0], [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
  [0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0a, 0, 0x3b]); // prettier-ignore
const GIF_BLOCKS = 19;
const gifWith = (...blocks: Uint8Array[]): Uint8Array =>
  bytes(PLAIN_GIF.subarray(0, GIF_BLOCKS), ...blocks, PLAIN_GIF.subarray(GIF_BLOCKS), SECRET);

const riff = (...chunks: [string, Uint8Array][]): Uint8Array => {
  const body = bytes(
    'WEBP',
    ...chunks.flatMap(([name, data]) => [
      name,
      u32(data.length, true),
      data,
      data.length % 2 ? [0] : [],
    ]),
  );
  return bytes('RIFF', u32(body.length, true), body);
};
const VP8L = bytes([0x2f, 1, 0, 0, 0x10, 0x88, 0x88, 0x08]);
const vp8x = (flags: number): Uint8Array => Uint8Array.of(flags, 0, 0, 0, 1, 0, 0, 1, 0, 0);
const PLAIN_WEBP = riff(['VP8X', vp8x(0)], ['VP8L', VP8L]);

const WITH_METADATA: [string, string, Uint8Array, Uint8Array][] = [
  ['PNG, text', 'image/png', pngWith(chunk('tEXt', bytes('Author\0', SECRET))), PLAIN_PNG],
  ['PNG, packed text', 'image/png', pngWith(chunk('zTXt', bytes('a\0\0', SECRET))), PLAIN_PNG],
  ['PNG, XMP', 'image/png', pngWith(chunk('iTXt', bytes('XML:com.adobe.xmp\0\0\0\0\0', XMP))), PLAIN_PNG],
  ['PNG, Exif and time', 'image/png', pngWith(chunk('eXIf', tiff(1)), chunk('tIME', secret)), PLAIN_PNG],
  ['PNG, of a program', 'image/png', pngWith(chunk('mkBS', secret), chunk('caBX', secret)), PLAIN_PNG],
  ['JPEG, Exif', 'image/jpeg', jpegWith(segment(0xe1, bytes('Exif\0\0', tiff(1)))), PLAIN_JPEG],
  ['JPEG, XMP', 'image/jpeg', jpegWith(segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', XMP))), PLAIN_JPEG],
  ['JPEG, Photoshop', 'image/jpeg', jpegWith(segment(0xed, bytes('Photoshop 3.0\0', secret))), PLAIN_JPEG],
  ['JPEG, comment', 'image/jpeg', jpegWith(segment(0xfe, secret)), PLAIN_JPEG],
  ['JPEG, more pictures', 'image/jpeg', jpegWith(segment(0xe2, bytes('MPF\0', secret))), PLAIN_JPEG],
  ['GIF, comment', 'image/gif', gifWith(bytes([0x21, 0xfe, SECRET.length], secret, [0])), PLAIN_GIF],
  ['GIF, XMP', 'image/gif', gifWith(bytes([0x21, 0xff, 11], 'XMP DataXMP', [SECRET.length], secret, [0])), PLAIN_GIF],
  ['WebP, Exif and XMP', 'image/webp', riff(['VP8X', vp8x(0x0c)], ['VP8L', VP8L], ['EXIF', tiff(1)], ['XMP ', XMP]), PLAIN_WEBP],
  ['WebP, of a program', 'image/webp', bytes(riff(['VP8X', vp8x(0)], ['VP8L', VP8L], ['abcd', secret]), SECRET), PLAIN_WEBP],
]; // prettier-ignore

const SVG = 'http://www.w3.org/2000/svg';
const DRAWING = `<svg xmlns="${SVG}" width="9" height="9"><title>Load</title><rect width="4" height="4"/></svg>`;
const DRAWING_WITH_METADATA =
  `<?xml version="1.0"?><!-- ${SECRET} --><?program ${SECRET}?>` +
  `<svg xmlns="${SVG}" xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="9" height="9" i:export-filename="${SECRET}">` +
  `<title>Load</title><metadata>${SECRET}</metadata><i:view path="${SECRET}"/>` +
  '<rect width="4" height="4"/></svg>';

const mediaOf = (type: string, data: Uint8Array): Media => ({
  type,
  data: toBase64(data),
  name: 'a',
});

function documentWith(media: Media) {
  const image = { type: 'image' as const, url: 'media:one', title: null, alt: 'What it shows' };
  const sample = sampleDocument();
  return {
    ...sample,
    sections: [
      {
        ...sample.sections[0]!,
        body: prose(paragraph('Before'), { type: 'paragraph', children: [image] }),
      },
    ],
    media: { one: media },
  };
}

/** All bytes of every format, what is packed in them unpacked, one letter for each. */
async function exportsOf(media: Media, audience: Audience): Promise<[string, string][]> {
  const report = buildReport(documentWith(media), {
    audience,
    zone: '',
    look: { logo: { type: media.type, data: media.data } },
  });
  const word = Object.values(unzipSync(await toDocx(report)))
    .map((part) => strFromU8(part, true))
    .join('\n');
  const { text, files } = toMarkdown(report, { folder: 'media' });
  const clipboard = toClipboard(report);
  return [
    ['Word', unpacked(word)],
    ['HTML and PDF', unpacked(toHtml(report))],
    ['Markdown', unpacked(toMarkdown(report, { folder: null }).text)],
    [
      'Markdown in a folder',
      [text, ...files.map((file) => strFromU8(file.bytes, true))].join('\n'),
    ],
    ['clipboard', unpacked([clipboard.html, clipboard.text, clipboard.markdown].join('\n'))],
  ];
}

function unpacked(text: string): string {
  const packed = [...text.matchAll(/[A-Za-z0-9+/]{60,}={0,2}/g)];
  return [text, ...packed.map(([base64]) => strFromU8(fromBase64(base64), true))].join('\n');
}

describe.each(WITH_METADATA)('%s', (_, type, whole, plain) => {
  it('has it, and loses it with not a byte more', () => {
    expect(strFromU8(whole, true)).toContain(SECRET);
    expect([...withoutMetadata(type, whole)]).toEqual([...plain]);
  });

  it('leaves without it in every format', async () => {
    const media = mediaOf(type, whole);
    for (const [format, text] of await exportsOf(media, 'everyone'))
      expect(text.includes(SECRET), format).toBe(false);
    expect(
      buildReport(documentWith(media), { audience: 'internal', zone: '' }).source.media['one'],
    ).toEqual(media);
  });
});

it('a drawing leaves without it in every format, and is drawn as before', async () => {
  const media = mediaOf('image/svg+xml', strToU8(DRAWING_WITH_METADATA));
  for (const [format, text] of await exportsOf(media, 'everyone'))
    expect(text.includes(SECRET), format).toBe(false);
  const plain = strFromU8(fromBase64(usablePicture(media)!.data));
  expect(plain).toContain('<title>Load</title>');
  expect(plain).toContain('<rect width="4" height="4"/>');
  const sound = mediaOf('image/svg+xml', strToU8(DRAWING));
  expect(usablePicture(sound)).toBe(sound);
});

describe('what is none of it stays', () => {
  it.each([
    ['image/png', PLAIN_PNG],
    ['image/jpeg', PLAIN_JPEG],
    ['image/gif', PLAIN_GIF],
    ['image/webp', PLAIN_WEBP],
    ['image/webp', riff(['VP8L', VP8L])],
    ['image/png', pngWith(chunk('pHYs', new Uint8Array(9)), chunk('gAMA', u32(45_455))).subarray(0, -SECRET.length)],
    ['image/jpeg', jpegWith(segment(0xe2, bytes('ICC_PROFILE\0', [1, 1]))).subarray(0, -SECRET.length)],
    ['image/jpeg', jpegWith(segment(0xee, bytes('Adobe', [0, 100, 0, 0, 0, 0, 1]))).subarray(0, -SECRET.length)],
  ])('%s', (type, picture) => expect(withoutMetadata(type, picture)).toBe(picture)); // prettier-ignore
});

describe('how a photograph is turned', () => {
  it.each([2, 3, 6, 8])('is kept: %i', (orientation) => {
    const kept = [
      withoutMetadata('image/jpeg', jpegWith(segment(0xe1, bytes('Exif\0\0', tiff(orientation))))),
      withoutMetadata('image/png', pngWith(chunk('eXIf', tiff(orientation)))),
      withoutMetadata(
        'image/webp',
        riff(['VP8X', vp8x(8)], ['VP8L', VP8L], ['EXIF', tiff(orientation)]),
      ),
    ];
    for (const picture of kept) {
      const at = strFromU8(picture, true).indexOf('MM\0*');
      expect([...picture.subarray(at + 8, at + 22)]).toEqual([
        0,
        1,
        1,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0,
      ]);
      expect(strFromU8(picture, true)).not.toContain(SECRET);
    }
    const body = kept[1]!.subarray(HEAD_END + 4, HEAD_END + 4 + 4 + 26);
    expect([...kept[1]!.subarray(HEAD_END + 34, HEAD_END + 38)]).toEqual([...u32(crc32(body))]);
    expect(kept[2]![20]! & 0x0c).toBe(8);
  });
});

it('never throws, and never grows, whatever the bytes are', () => {
  const cut = fc
    .tuple(fc.constantFrom(...WITH_METADATA), fc.nat(), fc.nat(), fc.nat(255))
    .map(([[, type, whole], length, at, byte]) => {
      const picture = whole.slice(0, 12 + (length % whole.length));
      picture[12 + (at % picture.length)] = byte;
      return { type, picture };
    });
  fc.assert(
    fc.property(cut, ({ type, picture }) => {
      expect(withoutMetadata(type, picture).length).toBeLessThanOrEqual(picture.length + 8);
      usablePicture(mediaOf(type, picture));
    }),
    { numRuns: runs(3_000) },
  );
});
