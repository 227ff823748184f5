/**
 * What the letters of a font mean. Most faces draw ’ and the modifier letter of the same look (ʼ,
 * U+02BC) as one, and a font can say one meaning only: Chromium takes the first, and adds a text of
 * its own (`ActualText`) to each letter that means the other. A reader that goes by the font finds
 * another word than the author wrote, and one that goes by those texts may lose the rest of the
 * line. So a font is told what its letter means, where the report never means the other.
 *
 * Arabic faces draw a letter as a shape and its dots, and Chromium says of both that they mean
 * U+0000, beside a text of their own for the two. A font may not say that (PDF/UA-1, 7.21.7): the
 * shape means the letter where it is drawn for no other, and what is left means nothing that is
 * seen.
 */
import { PDFDict, PDFName, PDFRawStream, PDFRef, type PDFContext } from '@cantoo/pdf-lib';
import { strFromU8, strToU8 } from 'fflate';
import type { PdfCodec } from './codec.ts';
import { toUnicode, withToUnicode } from './to-unicode.ts';
import { flate, isFlate } from './write-file.ts';

interface Font {
  ref: PDFRef;
  map: string;
  /** What codes mean, as Chromium has it: UTF-16 in hexadecimal digits. */
  meanings: ReadonlyMap<string, string>;
  /** What they mean instead. */
  mended: Map<string, string>;
  /** What shapes without a meaning are drawn for; null for several letters, or none alone. */
  shapes: Map<string, string | null>;
}

export class MeantLetters {
  private readonly context: PDFContext;
  private readonly codec: PdfCodec;
  /** UTF-16 in hexadecimal digits of what the page holds. */
  private readonly written: ReadonlySet<string>;
  private readonly fonts = new Map<PDFRef, Font>();

  /** @param letters every letter that is on the page, those of ASCII apart */
  constructor(context: PDFContext, codec: PdfCodec, letters: Iterable<string>) {
    this.context = context;
    this.codec = codec;
    this.written = new Set([...ASCII, ...letters].map(hexOf));
  }

  /** Reads what the fonts say. */
  async read(): Promise<void> {
    for (const [, object] of this.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || object.get(TYPE) !== FONT) continue;
      const ref = object.get(TO_UNICODE);
      const stream = this.context.lookup(ref);
      if (
        !(ref instanceof PDFRef) ||
        this.fonts.has(ref) ||
        !(stream instanceof PDFRawStream) ||
        !isFlate(stream.dict.lookup(PDFName.of('Filter')))
      )
        continue;
      const map = strFromU8(await this.codec.inflate(stream.contents), true);
      this.fonts.set(ref, {
        ref,
        map,
        meanings: toUnicode(map),
        mended: new Map(),
        shapes: new Map(),
      });
    }
  }

  /** Whether a font of these resources says that a letter means this text, now or from now on. */
  isSaid(fonts: PDFDict | undefined, key: string, code: string, text: string): boolean {
    const dict = fonts?.lookup(PDFName.of(key));
    const ref = dict instanceof PDFDict ? dict.get(TO_UNICODE) : undefined;
    const font = ref instanceof PDFRef ? this.fonts.get(ref) : undefined;
    const before = font?.meanings.get(code);
    if (font && code.length > CODE) noteShape(font, code, text);
    if (!font || before === undefined) return false;
    const mended = font.mended.get(code);
    if (mended !== undefined) return mended === text;
    if (before === text) return true;
    if (this.written.has(before)) return false;
    font.mended.set(code, text);
    return true;
  }

  /** Writes what has changed into the fonts. */
  async write(): Promise<void> {
    for (const { ref, map, meanings, mended, shapes } of this.fonts.values()) {
      for (const [code, text] of meanings)
        if (NO_MEANING.test(text) && !mended.has(code))
          mended.set(code, shapes.get(code) ?? UNSEEN);
      if (mended.size === 0) continue;
      const changed = withToUnicode(map, new Map([...meanings, ...mended]));
      this.context.assign(ref, await flate(this.context, strToU8(changed, true), this.codec));
    }
  }
}

/** Digits of a code. */
const CODE = 4;
const NO_MEANING = /^(?:0000|feff|fffe)$/;
/** WORD JOINER: no letter, and no end of a word. */
const UNSEEN = '2060';

/** Of the codes that are one letter together, the last is its shape; those before are its dots. */
function noteShape({ meanings, shapes }: Font, codes: string, text: string): void {
  for (let at = 0; at < codes.length; at += CODE) {
    const code = codes.slice(at, at + CODE);
    if (!NO_MEANING.test(meanings.get(code) ?? '')) continue;
    const isShape = at + CODE === codes.length && (shapes.get(code) ?? text) === text;
    shapes.set(code, isShape && shapes.get(code) !== null ? text : null);
  }
}

const [TYPE, FONT, TO_UNICODE] = ['Type', 'Font', 'ToUnicode'].map((name) => PDFName.of(name)) as [
  PDFName,
  PDFName,
  PDFName,
];

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** UTF-16 in hexadecimal digits. */
function hexOf(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index++)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return hex;
}
