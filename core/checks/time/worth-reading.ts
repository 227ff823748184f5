/**
 * Which rows the checks of writing look into: most name nothing that can be wrong, and reading
 * times costs far more than a first look.
 */
import type { Heading, Nodes, Paragraph } from 'mdast';
import type { Edit } from '../../editing/edits.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, StatusUpdate, Time, TimelineEntry } from '../../document/postmortem.ts';
import { inlineText } from '../../prose/text.ts';
import { weekdayNames } from '../../time/calendar-words.ts';
import { perRow } from '../../document/remembered.ts';
import { entryFacts, sectionFacts, updateFacts, type PartFacts } from '../model/facts.ts';
import { joinedLines } from '../../prose/joined-lines.ts';

const WEEKDAY = joinedLines`
  \b(?:sun|mon|tue|wed|thu|fri|sat)(?:s?day|s|nesday|rs|r|rsday|urday)?\b
  |(?<!\p{L})(?:${[...weekdayNames().whole].join('|')})(?!\p{L})
  |[日号日일] ?[(（][月火水木金土日월화수목금토]
`;
const TWO_CLOCKS = String.raw`\d[:.h]\d\d.{1,40}?\d[:.h]\d\d`;
const RANGE_OF_DAYS = joinedLines`
  \d\s?(?:[-\u2013\u2014]|to|until|till)\s?\d{1,2}\s[a-z]|[-\u2013\u2014]\s?[a-z]{3,9}\s\d
`;
/**
 * Ordinals, years of five digits, hours and minutes that no clock has, days that no month has, a
 * colon without minutes, a second clock in brackets.
 */
const MAY_BE_MALFORMED = joinedLines`
  \d(?:st|nd|rd|th)\b|\d{5}-|\b(?:2[4-9]|[3-9]\d)[:.]\d\d|[:.][6-9]\d\b
  |\b(?:feb|apr|jun|sep|nov)[a-z]{0,9}\.? (?:29|3\d)|\b(?:29|3\d) (?:feb|apr|jun|sep|nov)
  |\b3[2-9] [a-z]{3,9}\b|\d:\s?[ap]\.?m\b|(?:1[3-9]|2\d)[:.]\d\d\s?[ap]\.?m|\d \(\d?\d[:.]
  |\d\/\d\d:\d\d|\d\d:(?:xx|\?\?)
  |\((?:utc|gmt)\s?[+-]
`;
const ANY = new RegExp([WEEKDAY, TWO_CLOCKS, RANGE_OF_DAYS, MAY_BE_MALFORMED].join('|'), 'iu');
/** Abbreviations of several meanings of which none is usual enough. */
const ASKS = new Set(['IST', 'CST', 'AST']);

type Row = TimelineEntry | StatusUpdate;

/** A time field that is worth reading, and where it stands. */
export interface TimeField {
  row: Row;
  time: Time;
  where: Place;
  /** The row's time before it in its list, or null. */
  before: { time: Time; where: Place } | null;
  /** The edit that gives the row another time. */
  set(time: Time): Edit;
}

interface Look {
  time: boolean;
  text: boolean;
}

function look(row: Row): Look | null {
  const time = row.at !== null && timeIsWorthIt(row.at);
  const text = textIsWorthIt(row.body);
  return time || text ? { time, text } : null;
}
const lookAt = { timeline: perRow(look), update: perRow(look) };

function timeIsWorthIt({ written, instant, zone, reasons }: Time): boolean {
  if (instant === null || reasons !== undefined || (zone !== null && ASKS.has(zone))) return true;
  // `09:15` holds nothing to look for.
  return (written.length > 5 || /[ap]/i.test(written)) && ANY.test(written);
}

function textIsWorthIt(node: Nodes): boolean {
  if ('value' in node) return node.type !== 'html' && ANY.test(node.value);
  // Marks may divide what belongs together: "**10:00** to **09:00**".
  if ('children' in node)
    return node.children.length > 1 && isProse(node)
      ? ANY.test(inlineText(node))
      : node.children.some(textIsWorthIt);
  return false;
}

function isProse(node: Nodes): node is Paragraph | Heading {
  return node.type === 'paragraph' || node.type === 'heading';
}

interface Worth {
  fields: TimeField[];
  /** Rows whose text is worth reading. */
  texts: Row[];
}

const worth = new WeakMap<readonly Row[], Worth>();

function worthOf(rows: readonly Row[], kind: 'timeline' | 'update'): Worth {
  let result = worth.get(rows);
  if (result) return result;
  result = { fields: [], texts: [] };
  for (const {
    index,
    found: { time, text },
  } of lookAt[kind](rows, null)) {
    const row = rows[index]!;
    if (text) result.texts.push(row);
    if (time) result.fields.push(fieldOf(row, row.at!, kind, timedAbove(rows, index)));
  }
  worth.set(rows, result);
  return result;
}

function timedAbove(rows: readonly Row[], index: number): Row | null {
  let above = index - 1;
  while (above >= 0 && rows[above]!.at === null) above--;
  return rows[above] ?? null;
}

function fieldOf(row: Row, time: Time, kind: 'timeline' | 'update', before: Row | null): TimeField {
  const { id } = row;
  return {
    row,
    time,
    where: { kind, id },
    before: before && { time: before.at!, where: { kind, id: before.id } },
    set: (at) =>
      kind === 'timeline'
        ? { op: 'set-entry', id, set: { at } }
        : { op: 'set-update', id, set: { at } },
  };
}

/** The time fields of entries and updates that may hold something wrong or open. */
export function timeFields({ timeline, updates }: Postmortem): TimeField[] {
  return [...worthOf(timeline, 'timeline').fields, ...worthOf(updates, 'update').fields];
}

/** The sentences of all sections, and of the rows whose text may hold something wrong. */
export function textFacts(document: Postmortem): PartFacts[] {
  const { timeline, updates } = document;
  return [
    ...sectionFacts(document),
    ...worthOf(timeline, 'timeline').texts.map((entry) =>
      entryFacts(entry as TimelineEntry, document),
    ),
    ...worthOf(updates, 'update').texts.map((update) =>
      updateFacts(update as StatusUpdate, document),
    ),
  ];
}
