import type { Time } from '../document/postmortem.ts';
import { readTime } from '../time/read-time.ts';
import type { HiddenDocument } from './format.ts';
import type { FrontMatter } from './front-matter.ts';

/** Reads the times of rows, each knowing the one above it. */
export class CellTimes {
  /** The time of the row above; null at the top of a table. */
  previous: Time | null = null;
  private readonly document: HiddenDocument;
  private readonly fields: FrontMatter;

  /** @param fields whose zone and day count as they are when a time is read */
  constructor(document: HiddenDocument, fields: FrontMatter) {
    this.document = document;
    this.fields = fields;
  }

  /** @param aside how the time was written before it was brought to the report's zone, or '' */
  read(text: string, aside: string): Time {
    // With the hidden data gone, what was written first is the better source.
    const first = aside !== '' && !this.document.derived ? this.understood(aside) : null;
    return first?.instant ? first : this.understood(text);
  }

  private understood(written: string): Time {
    const { zone = '', date = '' } = this.fields.incident ?? {};
    return readTime(written, {
      zone: this.document.zone ?? (zone || null),
      date: date || null,
      previous: this.previous,
    }).time;
  }
}
