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
import { inlineLines, joinLines, textOf, trimInline } from '../../prose/phrasing.ts';
import { inlineText } from '../../prose/text.ts';
import { findDeclaredDay, findDeclaredZone } from '../../time/declared-zone.ts';
import { saysWhoWrote } from './mail-lines.ts';
import { dayInHeading, isDayAlone } from './day-lines.ts';
import { impossibleStamp, type LeadingStamp, leadingStamp, trailingStamp } from './stamps.ts';
import { writesFourDigits } from './four-digits.ts';
import { timeTable } from './tables.ts';
import { EntryList, type EntryDraft, type TimelineParts } from './entry-list.ts';
import { countStamped, itemText, linesOf, sentencesApart } from './stamped-lines.ts';

/** `timeline`: the section says that it is one. `other`: stamped lines must be many to count. */
export type TimelineMode = 'timeline' | 'other';

/** Fewer stamped lines do not show what the others are. */
const LEAST_OF_LIST = 3;

/** "1. 10:05 The door sticks": what a heading's own number is. */
const NUMBERING = /^\s*\d{1,2}[.)]\s+(?=\d)/;

/** How far a block looks at those after it to be understood. */
const AHEAD = 60;

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
  private readonly list: EntryList;
  private readonly mode: TimelineMode;
  /** What opened the entry that following blocks belong to. */
  private open: 'heading' | 'line' | 'item' | null = null;
  private headingDepth = 7;
  private fourDigits = false;
  /** What stands in a stamp's place is meant to be one. */
  private listed = false;

  constructor(mode: TimelineMode, day: string | null) {
    this.mode = mode;
    this.list = new EntryList(day);
  }

  take(blocks: readonly RootContent[]): TimelineParts {
    this.fourDigits = writesFourDigits(linesOf(blocks));
    this.listed = this.mode === 'timeline' || countStamped(blocks).stamped >= LEAST_OF_LIST;
    blocks.forEach((block, index) => this.block(block, blocks.slice(index + 1, index + 1 + AHEAD)));
    this.list.keepUnusedDay();
    const { entries, rest, above } = this.list;
    return { entries, rest, above };
  }

  private block(block: RootContent, following: readonly RootContent[]): void {
    if (block.type === 'heading') this.heading(block, following);
    else if (block.type === 'paragraph') this.paragraph(block, following);
    else if (block.type === 'list') this.bullets(block, following);
    else if (block.type === 'table') this.table(block);
    else this.keep(block);
  }

  private heading(heading: Heading, following: readonly RootContent[]): void {
    const text = inlineText(heading);
    const numbered = NUMBERING.exec(text)?.[0].length ?? 0;
    const stamp = this.stampOf(text.slice(numbered));
    const upToNext = following.slice(0, nextHeading(following, heading.depth));
    if (
      !stamp?.clock &&
      (stamp?.day || dayInHeading(text) !== null) &&
      countStamped(upToNext).stamped > 0
    ) {
      this.list.newDay(text.trim());
      this.open = null;
      return;
    }
    if (stamp && (stamp.clock || this.mode === 'timeline')) {
      this.list.entry({ ...stamp, length: stamp.length + numbered }, heading.children);
      this.open = 'heading';
      this.headingDepth = heading.depth;
      return;
    }
    if (this.open === 'heading' && heading.depth > this.headingDepth) this.list.append(heading);
    else {
      this.open = null;
      this.list.rest.push(heading);
    }
  }

  private paragraph(paragraph: Paragraph, following: readonly RootContent[]): void {
    const text = inlineText(paragraph);
    if (
      isDayAlone(text) &&
      this.open !== 'heading' &&
      countStamped(following.slice(0, 3)).stamped > 0
    ) {
      this.list.newDay(text.trim());
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
    if (this.open === 'heading' || (this.open === 'line' && this.goesOn(following)))
      this.list.append(paragraph);
    else {
      this.open = null;
      this.list.rest.push(paragraph);
    }
  }

  /** Below a stamp alone stands its text; between stamped ones it goes on, at the end it may conclude. */
  private goesOn(following: readonly RootContent[]): boolean {
    const isStamped = (block: RootContent): boolean =>
      block.type === 'paragraph' && this.opens(inlineText(block), 'line');
    const waits = this.list.entries.at(-1)?.body.length === 0;
    return waits || following.slice(0, nextHeading(following, 7)).some(isStamped);
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
        this.list.newDay(text.trim());
        target = null;
      } else if (stamp) {
        flush();
        target = this.list.entry(stamp, line);
      } else if (trailingStamp(text)) {
        flush();
        target = this.list.endingEntry(text, line);
      } else if (!target && pending.length === 0 && style === 'item' && item) {
        target = this.list.add(null, []);
        pending.push(line);
      } else pending.push(line);
    }
    flush();
    this.open = style;
  }

  private bullets(list: List, following: readonly RootContent[]): void {
    const stamped = list.children.filter(
      (item) =>
        this.opens(itemText(item), 'item') ||
        (this.mode === 'timeline' && trailingStamp(itemText(item)) !== null),
    ).length;
    const enough =
      this.mode === 'timeline'
        ? stamped >= 1 && (stamped * 3 >= list.children.length || stamped >= 3)
        : stamped >= (this.list.freshDay ? 1 : 2) && stamped * 5 >= list.children.length * 3;
    if (this.open === 'heading' && !(enough && stamped > 1)) {
      this.list.append(list);
      return;
    }
    if (enough) {
      const first = list.children.findIndex(
        (item) => this.opens(itemText(item), 'item') || !setsTimes(itemText(item)),
      );
      if (first > 0) this.keep({ ...list, children: list.children.slice(0, first) });
      for (const item of list.children.slice(Math.max(0, first))) this.item(item);
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
          this.list.newDay(itemText(item).trim());
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
      this.list.add(null, first ? [first] : []);
      this.open = 'item';
    }
    for (const block of others) this.list.append(block);
  }

  private table(table: Table): void {
    const found = timeTable(table, this.mode === 'timeline');
    if (!found) {
      this.keep(table);
      return;
    }
    // The column heads name the zone and what the columns are; they stay with the section's text.
    if (found.head !== '')
      this.list.rest.push({ type: 'paragraph', children: [{ type: 'text', value: found.head }] });
    for (const row of found.rows) {
      if (isDayAlone(row.stamp) && row.body.length === 0) {
        this.list.newDay(row.stamp.trim());
        continue;
      }
      // A pipe that is left alone on a line makes a row of nothing.
      if (row.stamp.trim() === '' && row.body.length === 0) continue;
      // "2 July 2026 (second run)": a cell may add to its day.
      const stamp = this.stampOf(row.stamp) ?? this.stampOf(row.stamp.split(/\s(?=\()/, 1)[0]!);
      if (row.stamp.trim() === '') this.list.add(null, row.body);
      else if (stamp && stamp.length < row.stamp.trimEnd().length)
        this.list.add(stamp.written, [
          {
            type: 'paragraph',
            children: [{ type: 'text', value: row.stamp.slice(stamp.length).trim() }],
          },
          ...row.body,
        ]);
      else this.list.add(stamp?.written ?? row.stamp.trim(), row.body);
    }
    // What stands below a table is about all of its rows.
    this.open = null;
  }

  /** Lines among entries that have their time at the end, a day above them perhaps. */
  private endsInStamps(lines: readonly PhrasingContent[][]): boolean {
    const texts = lines.map(textOf);
    const among =
      this.mode === 'timeline' || this.list.entries.length > 0 || this.list.day !== null;
    return (
      among &&
      this.open !== 'heading' &&
      texts.some((text) => trailingStamp(text) !== null) &&
      texts.every((text) => trailingStamp(text) !== null || isDayAlone(text))
    );
  }

  /** A quote, a log or a picture below an entry belongs to it. */
  private keep(block: RootContent): void {
    if (this.open !== null && block.type !== 'table' && block.type !== 'thematicBreak')
      this.list.append(block);
    else this.list.rest.push(block);
  }

  private stampOf(text: string): LeadingStamp | null {
    if (saysWhoWrote(text.trimEnd())) return null;
    return leadingStamp(text, this.fourDigits) ?? (this.listed ? impossibleStamp(text) : null);
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

/** "All of this was on 7 June. Times are in UTC.": it says how the entries are to be read. */
function setsTimes(text: string): boolean {
  return findDeclaredZone(text) !== null || findDeclaredDay(text) !== null;
}

function nextHeading(blocks: readonly RootContent[], depth: number): number {
  const at = blocks.findIndex((block) => block.type === 'heading' && block.depth <= depth);
  return at === -1 ? blocks.length : at;
}
