import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { strFromU8 } from 'fflate';

const [OPEN, CLOSE, LESS, GREATER, SLASH, BACKSLASH, SQUARE_OPEN, SQUARE_CLOSE] = Array.from(
  '()<>/\\[]',
  (sign) => sign.charCodeAt(0),
) as [number, number, number, number, number, number, number, number];
/** What ends a word. */
const STOPS = new Set(Array.from('\0\t\n\f\r ()<>[]{}/%', (sign) => sign.charCodeAt(0)));
const [SPACE, ZERO, R] = [0x20, 0x30, 0x52];

/**
 * Reads values one after the other (ISO 32000-1, 7.3), without comments, which Chromium does not
 * write. Each name is made once: most are those of the few keys of the structure tree.
 */
export class ValueReader {
  private at = 0;
  private readonly bytes: Uint8Array;
  private readonly context: PDFContext;
  private readonly names = new Map<string, PDFName>();
  private readonly refs = new Map<number, PDFRef>();

  constructor(bytes: Uint8Array, context: PDFContext) {
    this.bytes = bytes;
    this.context = context;
  }

  moveTo(at: number): void {
    this.at = at;
  }

  /** Calls `each` for each key of the dictionary that begins here, which reads its value. */
  dictionary(each: (key: string) => void): void {
    this.at += 2;
    while (this.next() !== GREATER) each(this.word());
    this.at += 2;
  }

  /** Calls `each` for each value of the array that begins here, or for the one value that does. */
  each(each: () => void): void {
    if (this.next() !== SQUARE_OPEN) {
      each();
      return;
    }
    this.at++;
    while (this.next() !== SQUARE_CLOSE) each();
    this.at++;
  }

  isDictionary(): boolean {
    return this.next() === LESS && this.bytes[this.at + 1] === LESS;
  }

  /** A number without a sign or a point. */
  integer(): number {
    let digit = this.next() - ZERO;
    if (!(digit >= 0 && digit <= 9)) throw new Error(`no number of a PDF at ${this.at}`);
    let number = 0;
    for (; digit >= 0 && digit <= 9; digit = this.bytes[++this.at]! - ZERO)
      number = number * 10 + digit;
    return number;
  }

  /** Whether the number before is that of an object: `0 R` follows, and is read. */
  takesReference(): boolean {
    const { at, bytes } = this;
    const generation = this.next();
    if (generation === ZERO && bytes[this.at + 1] === SPACE && bytes[this.at + 2] === R) {
      this.at += 3;
      return true;
    }
    this.at = at;
    return false;
  }

  value(): PDFObject {
    switch (this.next()) {
      case SLASH:
        return this.name();
      case OPEN:
        return PDFString.of(this.string());
      case SQUARE_OPEN: {
        const array = PDFArray.withContext(this.context);
        this.each(() => array.push(this.value()));
        return array;
      }
      case LESS: {
        if (!this.isDictionary()) return PDFHexString.of(this.hexadecimal());
        const dict = PDFDict.withContext(this.context);
        this.dictionary((key) => dict.set(this.named(key), this.value()));
        return dict;
      }
      default:
        return this.plain();
    }
  }

  /** A name without its slash, or any other word. */
  word(): string {
    this.next();
    const start = this.bytes[this.at] === SLASH ? ++this.at : this.at;
    while (this.at < this.bytes.length && !STOPS.has(this.bytes[this.at]!)) this.at++;
    return this.text(start, this.at);
  }

  private name(): PDFName {
    return this.named(this.word());
  }

  private named(word: string): PDFName {
    let name = this.names.get(word);
    if (!name) this.names.set(word, (name = PDFName.of(word)));
    return name;
  }

  /** A number, a reference (`12 0 R`) or a word. */
  private plain(): PDFObject {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true' ? PDFBool.True : PDFBool.False;
    const number = Number(word);
    if (word === '' || Number.isNaN(number)) {
      if (word !== 'null') throw new Error(`no value of a PDF at ${this.at}`);
      return PDFNull;
    }
    return Number.isInteger(number) && this.takesReference()
      ? this.ref(number)
      : PDFNumber.of(number);
  }

  private ref(number: number): PDFRef {
    let ref = this.refs.get(number);
    if (!ref) this.refs.set(number, (ref = PDFRef.of(number)));
    return ref;
  }

  /** What stands between the parentheses, as it is written. */
  private string(): string {
    const start = this.at + 1;
    let depth = 0;
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === BACKSLASH) this.at++;
      else if (byte === OPEN) depth++;
      else if (byte === CLOSE && --depth === 0) return this.text(start, this.at++);
    }
    throw new Error('a string of a PDF has no end');
  }

  private hexadecimal(): string {
    const start = this.at + 1;
    this.at = this.bytes.indexOf(GREATER, start) + 1;
    if (this.at === 0) throw new Error('a string of a PDF has no end');
    return this.text(start, this.at - 1);
  }

  private text(start: number, end: number): string {
    // Shorter than a call of the runtime's own decoder.
    if (end - start > 12) return strFromU8(this.bytes.subarray(start, end), true);
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(this.bytes[at]!);
    return text;
  }

  /** The byte that the next value begins with. */
  private next(): number {
    while (this.bytes[this.at]! <= SPACE) this.at++;
    return this.bytes[this.at]!;
  }
}
