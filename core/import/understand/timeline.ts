/**
 * A section's blocks -> timeline entries and what remains. Entries are bullets, lines, table rows
 * or headings that begin with a stamp. Code, quotes and transcripts never give entries: their
 * stamps are evidence.
 */
import type {
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import {
  dropStart,
  inlineLines,
  joinLines,
  linkTargets,
  takeStart,
  textOf,
  trimInline,
} from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { saysWhoWrote } from './mail-lines.ts';
import {
  dayInHeading,
  isDayAlone,
  leadingStamp,
  trailingStamp,
  writesFourDigits,
  type LeadingStamp,
} from './stamps.ts';
import { timeTable } from './tables.ts';

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
}

/** `timeline`: the section says that it is one. `other`: stamped lines must be many to count. */
export type TimelineMode = 'timeline' | 'other';

/** How far a block looks at those after it to be understood. */
const AHEAD = 60;

/**
 * How many lines of these blocks look like entries: whether a section without the name is a
 * timeline.
 */
export function countStamped(blocks: readonly RootContent[]): { stamped: number; lines: number } {
  let stamped = 0;
  let lines = 0;
  const fourDigits = writesFourDigits(linesOf(blocks));
  const count = (text: string) => {
    lines++;
    const stamp = leadingStamp(text, fourDigits);
    if (stamp?.clock && !stamp.worded) stamped++;
  };
  for (const block of blocks) {
    if (block.type === 'heading') count(inlineText(block));
    else if (block.type === 'paragraph')
      inlineLines(block.children).forEach((line) => count(textOf(line)));
    else if (block.type === 'list') block.children.forEach((item) => count(itemText(item)));
    else if (block.type === 'table' && timeTable(block)) {
      stamped += block.children.length - 1;
      lines += block.children.length - 1;
    }
  }
  return { stamped, lines };
}

/** The lines that may be entries: of paragraphs, and the first of each item. */
function linesOf(blocks: readonly RootContent[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'paragraph') return inlineLines(block.children).map((line) => textOf(line));
    return block.type === 'list' ? block.children.map(itemText) : [];
  });
}

/**
 * Takes the entries out of a section's blocks.
 * @param day the day that the section's own title gives to its entries, as written; null where it
 *   gives none.
 */
export function takeTimeline(
  blocks: readonly RootContent[],
  mode: TimelineMode,
  day: string | null,
): TimelineParts {
  return new Taker(mode, day).take(blocks);
}

class Taker {
  private readonly entries: EntryDraft[] = [];
  private readonly rest: RootContent[] = [];
  private readonly mode: TimelineMode;
  private day: string | null;
  private freshDay: boolean;
  /** The text of a day's line that no entry carries yet. */
  private unusedDay: string | null = null;
  /** What opened the entry that following blocks belong to. */
  private open: 'heading' | 'line' | 'item' | null = null;
  private headingDepth = 7;
  private fourDigits = false;

  constructor(mode: TimelineMode, day: string | null) {
    this.mode = mode;
    this.day = day;
    this.freshDay = day !== null;
  }

  take(blocks: readonly RootContent[]): TimelineParts {
    this.fourDigits = writesFourDigits(linesOf(blocks));
    blocks.forEach((block, index) => this.block(block, blocks.slice(index + 1, index + 1 + AHEAD)));
    this.keepUnusedDay();
    return { entries: this.entries, rest: this.rest };
  }

  private block(block: RootContent, following: readonly RootContent[]): void {
    if (block.type === 'heading') this.heading(block, following);
    else if (block.type === 'paragraph') this.paragraph(block, following);
    else if (block.type === 'list') this.list(block, following);
    else if (block.type === 'table') this.table(block);
    else this.keep(block);
  }

  private heading(heading: Heading, following: readonly RootContent[]): void {
    const text = inlineText(heading);
    const stamp = this.stampOf(text);
    const upToNext = following.slice(0, nextHeading(following, heading.depth));
    if (
      !stamp?.clock &&
      (stamp?.day || dayInHeading(text) !== null) &&
      countStamped(upToNext).stamped > 0
    ) {
      this.newDay(text.trim());
      this.open = null;
      return;
    }
    if (stamp && (stamp.clock || this.mode === 'timeline')) {
      this.entry(stamp, heading.children);
      this.open = 'heading';
      this.headingDepth = heading.depth;
      return;
    }
    if (this.open === 'heading' && heading.depth > this.headingDepth) this.append(heading);
    else {
      this.open = null;
      this.rest.push(heading);
    }
  }

  private paragraph(paragraph: Paragraph, following: readonly RootContent[]): void {
    const text = inlineText(paragraph);
    if (
      isDayAlone(text) &&
      this.open !== 'heading' &&
      countStamped(following.slice(0, 3)).stamped > 0
    ) {
      this.newDay(text.trim());
      this.open = null;
      return;
    }
    const lines = inlineLines(
      this.mode === 'timeline' && this.stampOf(text)?.worded
        ? sentencesApart(paragraph.children)
        : paragraph.children,
    );
    if (lines.some((line) => this.opens(textOf(line), 'line')) || this.endsInStamps(lines)) {
      this.lines(lines, 'line');
      return;
    }
    // A paragraph between two stamped ones goes on with the first of them; one after the last may
    // be a conclusion.
    const more = following
      .slice(0, nextHeading(following, 7))
      .some((block) => block.type === 'paragraph' && this.opens(inlineText(block), 'line'));
    // A stamp that stood alone is about the text below it.
    const waiting = this.open === 'line' && this.entries.at(-1)?.body.length === 0;
    if (this.open === 'heading' || waiting || (this.open === 'line' && more))
      this.append(paragraph);
    else {
      this.open = null;
      this.rest.push(paragraph);
    }
  }

  /** Each stamped line is an entry; a line without a stamp goes on with the entry above it. */
  private lines(
    lines: readonly PhrasingContent[][],
    style: 'line' | 'item',
    item?: ListItem,
  ): void {
    let pending: PhrasingContent[][] = [];
    let target: EntryDraft | null = null;
    const flush = () => {
      const children = trimInline(joinLines(pending));
      pending = [];
      if (children.length === 0) return;
      if (target) target.body.push({ type: 'paragraph', children });
      else this.keep({ type: 'paragraph', children });
    };
    for (const line of lines) {
      const text = textOf(line);
      const stamp = this.opens(text, style) ? this.stampOf(text) : null;
      if (!stamp && isDayAlone(text) && text.trim() !== '') {
        flush();
        this.newDay(text.trim());
        target = null;
      } else if (stamp) {
        flush();
        target = this.entry(stamp, line);
      } else if (trailingStamp(text)) {
        flush();
        target = this.endingEntry(text, line);
      } else if (!target && pending.length === 0 && style === 'item' && item) {
        target = this.add(null, []);
        pending.push(line);
      } else pending.push(line);
    }
    flush();
    this.open = style;
  }

  private list(list: List, following: readonly RootContent[]): void {
    const stamped = list.children.filter(
      (item) =>
        this.opens(itemText(item), 'item') ||
        (this.mode === 'timeline' && trailingStamp(itemText(item)) !== null),
    ).length;
    const enough =
      this.mode === 'timeline'
        ? stamped >= 1 && (stamped * 3 >= list.children.length || stamped >= 3)
        : stamped >= (this.freshDay ? 1 : 2) && stamped * 5 >= list.children.length * 3;
    if (this.open === 'heading' && !(enough && stamped > 1)) {
      this.append(list);
      return;
    }
    if (enough) {
      for (const item of list.children) this.item(item);
      return;
    }
    // "- 12 March" with the day's entries in a list below it.
    if (
      list.children.some(
        (item) => isDayAlone(itemText(item)) && countStamped(item.children.slice(1)).stamped > 0,
      )
    ) {
      for (const item of list.children) {
        if (isDayAlone(itemText(item))) {
          this.newDay(itemText(item).trim());
          item.children.slice(1).forEach((block) => this.block(block, following));
        } else this.keep({ ...list, children: [item] });
      }
      return;
    }
    this.keep(list);
  }

  private item(item: ListItem): void {
    const [first, ...others] = item.children;
    if (first?.type === 'paragraph') this.lines(inlineLines(first.children), 'item', item);
    else {
      this.add(null, first ? [first] : []);
      this.open = 'item';
    }
    for (const block of others) this.append(block);
  }

  private table(table: Table): void {
    const found = timeTable(table);
    if (!found) {
      this.keep(table);
      return;
    }
    // The column heads name the zone and what the columns are; they stay with the section's text.
    if (found.head !== '')
      this.rest.push({ type: 'paragraph', children: [{ type: 'text', value: found.head }] });
    for (const row of found.rows) {
      if (isDayAlone(row.stamp) && row.body.length === 0) {
        this.newDay(row.stamp.trim());
        continue;
      }
      // A pipe that is left alone on a line makes a row of nothing.
      if (row.stamp.trim() === '' && row.body.length === 0) continue;
      const stamp = this.stampOf(row.stamp);
      if (row.stamp.trim() === '') this.add(null, row.body);
      else if (stamp && stamp.length < row.stamp.trimEnd().length)
        this.add(stamp.written, [
          { type: 'paragraph', children: [{ type: 'text', value: row.stamp.slice(stamp.length) }] },
          ...row.body,
        ]);
      else this.add(stamp?.written ?? row.stamp.trim(), row.body);
    }
    this.open = 'item';
  }

  private entry(stamp: LeadingStamp, line: readonly PhrasingContent[]): EntryDraft {
    const { rest, links } = dropStart(line, stamp.length);
    const children = trimInline(rest);
    const entry = this.add(
      stamp.written,
      children.length > 0 ? [{ type: 'paragraph', children }] : [],
    );
    if (links.length > 0) entry.source = links.join(' ');
    return entry;
  }

  /** Lines among entries that have their time at the end, a day above them perhaps. */
  private endsInStamps(lines: readonly PhrasingContent[][]): boolean {
    const texts = lines.map(textOf);
    const among = this.mode === 'timeline' || this.entries.length > 0 || this.day !== null;
    return (
      among &&
      this.open !== 'heading' &&
      texts.some((text) => trailingStamp(text) !== null) &&
      texts.every((text) => trailingStamp(text) !== null || isDayAlone(text))
    );
  }

  private endingEntry(text: string, line: readonly PhrasingContent[]): EntryDraft {
    const { written, text: before } = trailingStamp(text)!;
    const children = trimInline(takeStart(line, before.length));
    const entry = this.add(written, children.length > 0 ? [{ type: 'paragraph', children }] : []);
    const links = dropStart(line, before.length).rest.flatMap(linkTargets);
    if (links.length > 0) entry.source = links.join(' ');
    return entry;
  }

  private add(stamp: string | null, body: RootContent[]): EntryDraft {
    const entry: EntryDraft = {
      stamp,
      day: this.day,
      firstOfDay: this.freshDay,
      body,
      source: this.day,
    };
    this.freshDay = false;
    this.unusedDay = null;
    this.entries.push(entry);
    return entry;
  }

  private newDay(text: string): void {
    this.keepUnusedDay();
    this.unusedDay = text;
    this.day = text;
    this.freshDay = true;
  }

  /** A day that no entry came with is a line like any other. */
  private keepUnusedDay(): void {
    if (this.unusedDay !== null)
      this.rest.push({ type: 'paragraph', children: [{ type: 'text', value: this.unusedDay }] });
    this.unusedDay = null;
  }

  private append(block: RootContent): void {
    this.entries.at(-1)!.body.push(block);
  }

  /** A quote, a log or a picture below an entry belongs to it. */
  private keep(block: RootContent): void {
    if (this.open !== null && block.type !== 'table' && block.type !== 'thematicBreak')
      this.append(block);
    else this.rest.push(block);
  }

  private stampOf(text: string): LeadingStamp | null {
    if (saysWhoWrote(text.trimEnd())) return null;
    return leadingStamp(text, this.fourDigits);
  }

  private opens(text: string, style: 'line' | 'item'): boolean {
    const stamp = this.stampOf(text);
    if (!stamp) return false;
    if (stamp.clock) return this.mode === 'timeline' || !stamp.worded;
    // `[???]` and days without a time are entries of a timeline that says it is one.
    return (
      this.mode === 'timeline' && (style === 'item' || !stamp.day) && stamp.length < text.length
    );
  }
}

/**
 * "At 10:05 we deployed. At 10:20 the alarm fired.": each sentence that begins with its time on a
 * line of its own.
 */
function sentencesApart(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'text') return [child];
    const lines: string[] = [''];
    for (const sentence of child.value.split(/(?<=[.!?]\s)/)) {
      if (lines.at(-1)!.trim() !== '' && leadingStamp(sentence)?.clock) lines.push(sentence);
      else lines[lines.length - 1] += sentence;
    }
    return joinLines(lines.map((value) => [{ ...child, value }]));
  });
}

function nextHeading(blocks: readonly RootContent[], depth: number): number {
  const at = blocks.findIndex((block) => block.type === 'heading' && block.depth <= depth);
  return at === -1 ? blocks.length : at;
}

function itemText(item: ListItem): string {
  const first = item.children[0];
  return first?.type === 'paragraph' ? inlineText(first) : '';
}
