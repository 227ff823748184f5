/** The entries of a timeline while they are taken: each gets the day that stands above it. */
import type { PhrasingContent, RootContent } from 'mdast';
import { dropStart, linkTargets, takeStart, trimInline } from '../../prose/phrasing.ts';
import { trailingStamp, type LeadingStamp } from './stamps.ts';

export interface EntryDraft {
  /** The stamp as written, or null for an entry of a timeline that gives none. */
  stamp: string | null;
  /** The day that a heading, a line or a column gives to the entries below it, as written. */
  day: string | null;
  /** The first entry below `day`: the one before it does not lend its date. */
  firstOfDay: boolean;
  body: RootContent[];
  /** The heading or link that the entry came with. */
  source: string | null;
}

export interface TimelineParts {
  entries: EntryDraft[];
  rest: RootContent[];
  /** How many of `rest` stand above the first entry. */
  above: number;
}

export class EntryList {
  readonly entries: EntryDraft[] = [];
  /** What is part of no entry. */
  readonly rest: RootContent[] = [];
  above = 0;
  /** The day that holds for the next entry, as written. */
  day: string | null;
  /** No entry has come since the day was named. */
  freshDay: boolean;
  /** The text of a day's line that no entry carries yet. */
  private unusedDay: string | null = null;

  constructor(day: string | null) {
    this.day = day;
    this.freshDay = day !== null;
  }

  entry(stamp: LeadingStamp, line: readonly PhrasingContent[]): EntryDraft {
    const { rest, links } = dropStart(line, stamp.length);
    const children = trimInline(rest);
    const entry = this.add(
      stamp.written,
      children.length > 0 ? [{ type: 'paragraph', children }] : [],
    );
    if (links.length > 0) entry.source = links.join(' ');
    return entry;
  }

  endingEntry(text: string, line: readonly PhrasingContent[]): EntryDraft {
    const { written, text: before } = trailingStamp(text)!;
    const children = trimInline(takeStart(line, before.length));
    const entry = this.add(written, children.length > 0 ? [{ type: 'paragraph', children }] : []);
    const links = dropStart(line, before.length).rest.flatMap(linkTargets);
    if (links.length > 0) entry.source = links.join(' ');
    return entry;
  }

  add(stamp: string | null, body: RootContent[]): EntryDraft {
    const entry: EntryDraft = {
      stamp,
      day: this.day,
      firstOfDay: this.freshDay,
      body,
      source: this.day,
    };
    if (this.entries.length === 0) this.above = this.rest.length;
    this.freshDay = false;
    this.unusedDay = null;
    this.entries.push(entry);
    return entry;
  }

  newDay(text: string): void {
    this.keepUnusedDay();
    this.unusedDay = text;
    this.day = text;
    this.freshDay = true;
  }

  /** A day that no entry came with is a line like any other. */
  keepUnusedDay(): void {
    if (this.unusedDay !== null)
      this.rest.push({ type: 'paragraph', children: [{ type: 'text', value: this.unusedDay }] });
    this.unusedDay = null;
  }

  append(block: RootContent): void {
    this.entries.at(-1)!.body.push(block);
  }
}
