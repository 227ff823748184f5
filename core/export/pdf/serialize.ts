import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { strToU8 } from 'fflate';
import { ElementObject, spaced } from './element-object.ts';

/**
 * Objects as text, numbered from 1 in the order in which they are met on the way from the catalog:
 * Chromium gives out numbers by what its threads finish first, which is another order on some runs.
 * What nothing refers to is never met, and left out.
 */
export class Serializer {
  private readonly context: PDFContext;
  private readonly numbers = new Map<PDFObject, number>();
  private readonly met: PDFObject[] = [];

  constructor(context: PDFContext) {
    this.context = context;
  }

  /**
   * Every object that is referred to, in the order of numbers; those that are met meanwhile follow.
   */
  *objects(): Generator<{ number: number; object: PDFObject }> {
    for (let index = 0; index < this.met.length; index++)
      yield { number: index + 1, object: this.met[index]! };
  }

  /** The text of an object without its number. */
  object(object: PDFObject): string {
    return object instanceof ElementObject
      ? object.text((each) => this.text(each))
      : this.text(object);
  }

  /** The text of a value in an object; of a stream, its dictionary alone. */
  text(object: PDFObject): string {
    if (object instanceof PDFRef || object instanceof ElementObject) return this.reference(object);
    if (object instanceof PDFDict) return this.dictionary(object);
    if (object instanceof PDFArray) {
      let text = '[';
      for (let index = 0; index < object.size(); index++)
        text += `${index > 0 ? ' ' : ''}${this.text(object.get(index))}`;
      return `${text}]`;
    }
    if (object instanceof PDFNumber) return numberText(object);
    return object instanceof PDFStream ? this.dictionary(object.dict) : object.toString();
  }

  /** A stream whole. Its length is told by itself, never by another object. */
  stream(stream: PDFStream): Uint8Array[] {
    const contents = stream.getContents();
    stream.dict.delete(LENGTH);
    const dict = this.dictionary(stream.dict);
    return [
      strToU8(`${dict.slice(0, -2)}/Length ${contents.length}>>\nstream\n`, true),
      contents,
      strToU8('\nendstream', true),
    ];
  }

  private dictionary(dict: PDFDict): string {
    let text = '<<';
    for (const [key, value] of dict.entries()) text += spaced(key.asString(), this.text(value));
    return `${text}>>`;
  }

  private reference(ref: PDFRef | ElementObject): string {
    let number = this.numbers.get(ref);
    if (number === undefined) {
      const object = ref instanceof PDFRef ? this.context.lookup(ref) : ref;
      number = object === undefined ? 0 : this.met.push(object);
      this.numbers.set(ref, number);
    }
    // What is not there is null.
    return number === 0 ? 'null' : `${number} 0 R`;
  }
}

/** The library's own way is for all numbers; nearly all are whole. */
function numberText(number: PDFNumber): string {
  const value = number.asNumber();
  return Number.isSafeInteger(value) ? String(value) : number.toString();
}

const LENGTH = PDFName.of('Length');
