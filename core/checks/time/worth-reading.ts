/** Which rows the checks of writing look into: most name nothing that can be wrong, and reading times costs far more than a first look. */
import type { Edit } from '../../document/edits.ts';
import type { Place } from '../../document/place.ts';
import type { Postmortem, StatusUpdate, Time, TimelineEntry } from '../../document/postmortem.ts';
import { textBlocks } from '../../prose/text.ts';
import { entryFacts, sectionFacts, updateFacts, type PartFacts } from '../facts.ts';

const WEEKDAY = /\b(?:sun|mon|tue|wed|thu|fri|sat)(?:s?day|s|nesday|rs|r|rsday|urday)?\b/i;
const TWO_CLOCKS = /\d[:.h]\d\d.{1,40}?\d[:.h]\d\d/;
const RANGE_OF_DAYS = /\d\s?(?:[-\u2013\u2014]|to|until|till)\s?\d{1,2}\s[A-Z]|[-\u2013\u2014]\s?[A-Z][a-z]{2,8}\s\d/;
/** Ordinals, years of five digits, hours and minutes that no clock has, days that no month has. */
const MAY_BE_MALFORMED = /\d(?:st|nd|rd|th)\b|\d{5}-|\b(?:2[4-9]|[3-9]\d)[:.]\d\d|[:.][6-9]\d\b|\b(?:feb|apr|jun|sep|nov)[a-z]*\.? (?:29|3\d)|\b(?:29|3\d) (?:feb|apr|jun|sep|nov)|\b3[2-9] [A-Z]|\([^)]*\d/i;
const ALL = [WEEKDAY, TWO_CLOCKS, RANGE_OF_DAYS, MAY_BE_MALFORMED];
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

const looked = new WeakMap<Row, { time: boolean; text: boolean }>();

function look(row: Row): { time: boolean; text: boolean } {
  let result = looked.get(row);
  if (result === undefined) {
    const text = textBlocks(row.body).some((block) => ALL.some((pattern) => pattern.test(block.text)));
    looked.set(row, (result = { time: row.at !== null && timeIsWorthIt(row.at), text }));
  }
  return result;
}

function timeIsWorthIt({ written, instant, zone, reasons }: Time): boolean {
  if (instant === null || reasons !== undefined || (zone !== null && ASKS.has(zone))) return true;
  // `09:15` and `2026-03-03 09:15` hold nothing to look for.
  return written.length > 5 && ALL.some((pattern) => pattern.test(written));
}

const fields = new WeakMap<readonly Row[], TimeField[]>();

/** The time fields of entries and updates that may hold something wrong or open. */
export function timeFields({ timeline, updates }: Postmortem): TimeField[] {
  return [...fieldsOf(timeline, 'timeline'), ...fieldsOf(updates, 'update')];
}

function fieldsOf(rows: readonly Row[], kind: 'timeline' | 'update'): TimeField[] {
  let result = fields.get(rows);
  if (result) return result;
  result = [];
  let before: TimeField['before'] = null;
  for (const row of rows) {
    if (row.at === null) continue;
    const { id, at: time } = row;
    const where: Place = { kind, id };
    if (look(row).time) result.push({ row, time, where, before, set: (at) => (kind === 'timeline' ? { op: 'set-entry', id, set: { at } } : { op: 'set-update', id, set: { at } }) });
    before = { time, where };
  }
  fields.set(rows, result);
  return result;
}

/** The sentences of all sections, and of the rows whose text may hold something wrong. */
export function textFacts(document: Postmortem): PartFacts[] {
  const { timeline, updates } = document;
  return [
    ...sectionFacts(document),
    ...timeline.filter((row) => look(row).text).map((entry) => entryFacts(entry, document)),
    ...updates.filter((row) => look(row).text).map((update) => updateFacts(update, document)),
  ];
}
