/** ZIP files, honest and not: what comes out, and what is refused before anything is unpacked. */
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FileProblem } from '../../../core/files/source-file.ts';
import { isZip, unpack } from '../../../core/files/unpack.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const contents = (zip: Uint8Array): [string, string][] =>
  unpack('a.zip', zip).map(({ name, bytes }) => [name, text(bytes)]);

/**
 * The sentence with which an archive is refused, when its files are listed or when they are read.
 */
function refusal(zip: Uint8Array): string {
  try {
    contents(zip);
  } catch (error) {
    if (error instanceof FileProblem) return error.message;
    throw error;
  }
  return 'it was read';
}

/**
 * Changes 32-bit or 16-bit fields of every entry in the archive's list. Offsets: 8 flags, 10
 * method, 20 packed, 24 size.
 */
function inDirectory(zip: Uint8Array, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) change(view, at);
  return copy;
}

describe('an honest archive', () => {
  it.each<[string, Zippable]>([
    ['deflated', { 'a.txt': strToU8('one'.repeat(200)), 'sub/b.txt': strToU8('two') }],
    [
      'stored',
      {
        'a.txt': [strToU8('one'.repeat(200)), { level: 0 }],
        'sub/b.txt': [strToU8('two'), { level: 0 }],
      },
    ],
  ])('%s: gives its files in order', (_how, files) =>
    expect(contents(zipSync(files))).toEqual([
      ['a.txt', 'one'.repeat(200)],
      ['sub/b.txt', 'two'],
    ]),
  );

  it('leaves out folders and what an operating system adds', () => {
    expect(
      contents(
        zipSync({
          'a/': new Uint8Array(),
          'a/b.txt': strToU8('x'),
          '__MACOSX/a/._b.txt': strToU8('y'),
          '.DS_Store': strToU8('z'),
        }),
      ),
    ).toEqual([['a/b.txt', 'x']]);
  });

  it('keeps names in other scripts, and one that is `__proto__`', () => {
    expect(
      contents(zipSync({ 'größe/日誌.txt': strToU8('x'), 'a/__proto__': strToU8('y') })).map(
        ([name]) => name,
      ),
    ).toEqual(['größe/日誌.txt', 'a/__proto__']);
  });

  it('may have a comment behind its end', () => {
    const zip = zipSync({ 'a.txt': strToU8('one') });
    const commented = new Uint8Array([...zip, ...strToU8('made by hand')]);
    new DataView(commented.buffer).setUint16(zip.length - 2, 12, true);
    expect(contents(commented)).toEqual([['a.txt', 'one']]);
  });

  it('may be of the kind for large files', () => {
    expect(contents(zip64('a.txt', 'one'))).toEqual([['a.txt', 'one']]);
  });

  it('is known by its first bytes', () => {
    expect([
      isZip(zipSync({})),
      isZip(zipSync({ a: strToU8('x') })),
      isZip(strToU8('PK is short')),
      isZip(new Uint8Array()),
    ]).toEqual([true, true, false, false]);
  });

  it('gives any files back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.txt$/), fc.uint8Array({ maxLength: 3_000 }), {
          maxKeys: 8,
        }),
        (files) => {
          expect(
            unpack('a.zip', zipSync(files)).map(({ name, bytes }) => [name, [...bytes]]),
          ).toEqual(Object.entries(files).map(([name, bytes]) => [name, [...bytes]]));
        },
      ),
    );
  });
});

describe('an archive that is refused', () => {
  const one = zipSync({ 'a.txt': strToU8('a long enough text '.repeat(50)) });

  it.each([
    '../../etc/passwd',
    'a/../../b.txt',
    '/etc/passwd',
    'C:/b.txt',
    'a\\..\\b.txt',
    '\\\\server\\b.txt',
  ])('a name that leads outside: %s', (name) => {
    expect(refusal(zipSync({ 'good.txt': strToU8('x'), [name]: strToU8('y') }))).toMatch(
      /leads out of its folder.*Ask for a new export\.$/,
    );
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      'with a password',
      inDirectory(one, (view, at) => view.setUint16(at + 8, 1, true)),
      /password \(“a\.txt”\)/,
    ],
    [
      'packed in another way',
      inDirectory(one, (view, at) => view.setUint16(at + 10, 14, true)),
      /packed in a way that Afterword does not know/,
    ],
    [
      'of too much content',
      inDirectory(one, (view, at) => view.setUint32(at + 24, 2_000_000_000, true)),
      /would unpack to 2000 MB/,
    ],
    [
      'packed too tightly',
      zipSync({ 'zeros.json': new Uint8Array(30_000_000) }, { level: 9 }),
      /“zeros\.json”, which is packed \d+ times smaller/,
    ],
    [
      'that unpacks to more than it says',
      inDirectory(one, (view, at) => view.setUint32(at + 24, 100, true)),
      /“a\.txt” in the ZIP file is damaged/,
    ],
    [
      'that unpacks to less than it says',
      inDirectory(one, (view, at) => view.setUint32(at + 24, 5_000, true)),
      /“a\.txt” in the ZIP file is damaged/,
    ],
    [
      'whose content is elsewhere',
      inDirectory(one, (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
      /damaged/,
    ],
    [
      'cut off',
      one.slice(0, one.length - 30),
      /The ZIP file is damaged or incomplete: its end is missing/,
    ],
    [
      'that has only a beginning',
      one.slice(0, 20),
      /The ZIP file is damaged or incomplete: its end is missing/,
    ],
    [
      'of too many files',
      zipSync(
        Object.fromEntries(
          Array.from({ length: 20_001 }, (_, index) => [`${index}.txt`, new Uint8Array()]),
        ),
        { level: 0 },
      ),
      /holds 20001 files, and at most 20000/,
    ],
  ])('%s', (_what, zip, sentence) => {
    expect(refusal(zip)).toMatch(sentence);
    expect(refusal(zip)).toMatch(/^[^\n]+\.$/);
  });

  it.each<[string, Zippable]>([
    ['Word file', { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('') }],
    [
      'OpenDocument file',
      { mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] },
    ],
  ])('a %s is called what its author calls it', (what, files) => {
    const zip = zipSync(files);
    expect(refusal(zip.slice(0, zip.length - 30))).toBe(
      `The ${what} is damaged or incomplete: its end is missing. Download or copy it again.`,
    );
  });

  it('whatever its bytes are: only ever with a sentence', () => {
    const zip = zipSync({ 'a.txt': strToU8('one '.repeat(300)), 'b/c.json': strToU8('{}') });
    fc.assert(
      fc.property(
        fc.nat({ max: zip.length - 1 }),
        fc.nat({ max: 255 }),
        fc.nat({ max: zip.length }),
        (at, byte, cut) => {
          const bad = zip.slice(0, cut);
          if (at < bad.length) bad[at] = byte;
          refusal(bad);
        },
      ),
    );
  });
});

/**
 * One stored file in the form for archives beyond 4 GB (APPNOTE.TXT 4.3.14): all sizes in extra
 * fields, the list found by a second end.
 */
function zip64(name: string, content: string): Uint8Array {
  const local = Buffer.alloc(30 + name.length);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  local.write(name, 30);
  const data = Buffer.from(content);
  const entry = Buffer.alloc(46 + name.length + 28);
  entry.writeUInt32LE(0x02014b50, 0);
  for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(28, 30);
  entry.write(name, 46);
  const extra = 46 + name.length;
  entry.writeUInt16LE(1, extra);
  entry.writeUInt16LE(24, extra + 2);
  entry.writeBigUInt64LE(BigInt(data.length), extra + 4);
  entry.writeBigUInt64LE(BigInt(data.length), extra + 12);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(local.length + data.length), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(local.length + data.length + entry.length), 8);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(0xffffffff, 16);
  return new Uint8Array(Buffer.concat([local, data, entry, end64, locator, end]));
}
