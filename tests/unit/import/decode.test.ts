import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, LARGEST_FILE } from '../../../core/files/decode.ts';

const WORDS = 'The café’s API was “down” from 07:06 – 08:55 €';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array, string]>([
  ['UTF-8', Buffer.from(WORDS), WORDS],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${WORDS}`), WORDS],
  ['UTF-16, little end first, with a mark', Buffer.from(`\ufeff${WORDS}`, 'utf16le'), WORDS],
  ['UTF-16, big end first, with a mark', utf16be(`\ufeff${WORDS}`), WORDS],
  [
    'UTF-16 without a mark',
    Buffer.from('Status page, plain words', 'utf16le'),
    'Status page, plain words',
  ],
  [
    'UTF-16, big end first, without',
    utf16be('Status page, plain words'),
    'Status page, plain words',
  ],
  ['Latin-1', Buffer.from('Le café fut fermé à 14 h.', 'latin1'), 'Le café fut fermé à 14 h.'],
  [
    'Windows-1252',
    Buffer.from([
      ...Buffer.from('It was '),
      0x93,
      ...Buffer.from('down'),
      0x94,
      ...Buffer.from(' '),
      0x96,
      ...Buffer.from(' for a while'),
    ]),
    'It was “down” – for a while',
  ],
])('%s is read', (_name, bytes, text) => expect(decodeText(bytes)).toEqual({ ok: true, text }));

test.each<[string, Uint8Array, RegExp]>([
  ['nothing', new Uint8Array(), /is empty/],
  ['only white space', Buffer.from(' \n\t\r\n'), /is empty/],
  ['a Word document', Buffer.from('PK\u0003\u0004rest of it'), /Word document/],
  ['a PDF', Buffer.from('%PDF-1.7\nrest'), /PDF/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), /picture/],
  ['zeros', new Uint8Array(100), /not text/],
  ['text with a zero in it', Buffer.from('status\0page'), /not text/],
  ['bytes of no encoding', Buffer.from([0x54, 0x81, 0x8d, 0x9d, 0x20, 0x01, 0x80]), /encoding/],
  ['too much', new Uint8Array(LARGEST_FILE + 1).fill(0x20), /larger than 150 MB/],
])('%s is refused in one sentence', (_name, bytes, problem) => {
  const decoded = decodeText(bytes);
  expect(decoded.ok ? '' : decoded.problem).toMatch(problem);
  expect(decoded.ok ? '' : decoded.problem).toMatch(/\.$/);
});

test('any text comes back from UTF-8 as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      fc.pre(
        text.trim() !== '' &&
          !text.includes('\0') &&
          !text.startsWith('\ufeff') &&
          decodeText(Buffer.from(text)).ok,
      );
      expect(decodeText(Buffer.from(text))).toEqual({ ok: true, text });
    }),
  );
});

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeText(bytes)));
});
