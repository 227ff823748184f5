/**
 * How our own Markdown keeps what Markdown cannot show, so that the file opens again without loss
 * and still reads well.
 *
 * - Front matter (YAML) holds the document's own fields.
 * - Lines `<!-- pm:section KEY -->`, `<!-- pm:timeline -->` … say what stands below them; rows end
 *   in `<!-- pm:row KEY -->`.
 * - One comment at the end, `<!-- pm:data`, has a line per part: its key and a JSON object with
 *   what is not visible (`set`, `edit`, and times in short). A value that is visible too, but not
 *   exactly, comes with a fingerprint of what the visible text says (`was`): once somebody edits
 *   that text, it no longer matches and the edit counts. A formatter that only lays the text out
 *   anew changes nothing. `is` says what the part was, should its comment be lost. A line holds
 *   nothing that follows from the text, so that a changed sentence is one changed line.
 * - Live facts are plain words in the text; `facts` says what they follow, and by which words they are
 *   found again.
 * - Pictures are reference images, their `widths` hidden; their definitions stand below
 *   `<!-- pm:media -->`, and those of footnotes below `<!-- pm:notes -->`.
 *
 * Every one of these may be missing: the text is read by its headings, tables and lists then.
 */
import type { Audience } from '../document/postmortem.ts';
import type { FactMark } from '../live-facts/bind.ts';
import { areBodyChanges, type BodyChange } from './body-changes.ts';
import { isUsualTime, type ShortTime, type UsualTime } from './short-times.ts';

/** What a line of the data comment says about a part. */
export interface Hidden {
  /** Field → exact value. */
  set?: Record<string, unknown>;
  /** Field → fingerprint of what the visible text says. */
  was?: Record<string, string>;
  /** What the body says that its text does not. */
  edit?: BodyChange[];
  /** What the part is: `section`, `timeline` … */
  is?: string;
  /** The live facts of its text, which shows their words only. */
  facts?: FactMark[];
  /** The widths of its pictures, by their addresses in the document. */
  widths?: Record<string, number>;
}

/** The same as it is written down: with times in short. */
export interface HiddenLine extends Hidden {
  at?: ShortTime;
  nextUpdate?: ShortTime;
}

/** What the data comment says about the document itself, under the key `document`. */
export interface HiddenDocument extends HiddenLine {
  /** What the times in short have in common. */
  usual?: UsualTime;
  /** Keys of all sections in the document's order, those that are not visible included. */
  order?: string[];
  /** Keys of the sections that are not visible: empty and optional. */
  unseen?: string[];
  /**
   * Keys of the sections in the order in which they are shown, where that is not the document's: in
   * a brief.
   */
  shown?: string[];
  /** Keys of all actions in the document's order, where they are shown in two places. */
  actions?: string[];
  /** Fingerprint of the front matter. */
  front?: string;
  /** Fingerprints of the lines that the report says of itself (`derived.ts`). */
  derived?: string[];
  /**
   * The document's heading depths; the first is shown as the third level, under the title and the
   * section.
   */
  depths?: number[];
  /** The zone that times are shown in. */
  zone?: string;
  /** Label of a picture → its key in the document, and what is known of it beside type and data. */
  media?: Record<string, { key: string; others: Record<string, unknown> }>;
}

export const MARKER = /^<!-- pm:([a-z]+)(?: ([A-Za-z0-9-]+))?( internal)? -->$/;
export const ROW_END = /<!-- pm:(?:row ([A-Za-z0-9]+)|(day))( internal)? -->$/;
export const DATA_START =
  '<!-- pm:data: what Afterword needs to open this file as it was; please leave it here';
export const DATA_END = '-->';
/** Headings inside a section stand below the title and the section's own. */
export const HEADINGS_ABOVE = 2;

/**
 * `audience` stands where it is needed, so that what is internal stays so even when somebody drops
 * the data comment.
 */
export function marker(name: string, key = '', audience: Audience = 'everyone'): string {
  return `<!-- pm:${name}${key && ` ${key}`}${audience === 'internal' ? ' internal' : ''} -->`;
}

/**
 * A line of the data comment. JSON is escaped so that no HTML reader can see the comment's end in
 * it.
 */
export function dataLine(key: string, hidden: HiddenLine | HiddenDocument): string {
  const json = JSON.stringify(Object.fromEntries(Object.entries(hidden).map(inOneWord)))
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('--', '-\\u002d');
  return `${key} ${json}`;
}

const LISTS = new Set(['order', 'unseen', 'shown', 'actions', 'derived']);

/** Keys and prints have no spaces: a list of them is a text. */
function inOneWord([field, value]: [string, unknown]): [string, unknown] {
  return [field, LISTS.has(field) && areTexts(value) ? value.join(' ') : value];
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Reads a line of the data comment; null when it is damaged. */
export function readDataLine(line: string): { key: string; hidden: HiddenDocument } | null {
  const space = line.indexOf(' ');
  if (space < 1) return null;
  try {
    return { key: line.slice(0, space), hidden: wellFormed(JSON.parse(line.slice(space + 1))) };
  } catch {
    return null;
  }
}

/** What somebody may have changed by hand: values of another shape than ours are left out. */
function wellFormed(raw: unknown): HiddenDocument {
  if (!isRecord(raw)) return {};
  const { set, was, is, edit, at, nextUpdate, facts, widths, usual, front, depths, zone, media } =
    raw;
  // The first form of the file had a sketch of a part's words behind its kind.
  const kind = areTexts(is) ? is[0] : is;
  return {
    ...(isRecord(set) && { set }),
    ...(isRecord(was) && areTexts(Object.values(was)) && { was: was as Record<string, string> }),
    ...(typeof kind === 'string' && { is: kind }),
    ...(areBodyChanges(edit) && { edit }),
    ...(isShortTime(at) && { at }),
    ...(isShortTime(nextUpdate) && { nextUpdate }),
    ...(Array.isArray(facts) && { facts: facts.filter(isFactMark) }),
    ...(isRecord(widths) && { widths: Object.fromEntries(Object.entries(widths).filter(isWidth)) }),
    ...(isUsualTime(usual) && { usual }),
    ...Object.fromEntries([...LISTS].flatMap((name) => listOf(name, raw[name]))),
    ...(Array.isArray(depths) && depths.every((depth) => typeof depth === 'number') && { depths }),
    ...(typeof front === 'string' && { front }),
    ...(typeof zone === 'string' && { zone }),
    ...(isRecord(media) && { media: Object.fromEntries(Object.entries(media).filter(isPicture)) }),
  };
}

/** A list as it is written now, or as a list. */
function listOf(name: string, value: unknown): [string, string[]][] {
  if (typeof value === 'string') return [[name, value.split(' ').filter((word) => word !== '')]];
  return areTexts(value) ? [[name, value]] : [];
}

function isShortTime(value: unknown): value is ShortTime {
  return typeof value === 'string' || isRecord(value);
}

function isWidth(entry: [string, unknown]): entry is [string, number] {
  return typeof entry[1] === 'number';
}

function isPicture(
  entry: [string, unknown],
): entry is [string, { key: string; others: Record<string, unknown> }] {
  return isRecord(entry[1]) && typeof entry[1]['key'] === 'string' && isRecord(entry[1]['others']);
}

function isFactMark(mark: unknown): mark is FactMark {
  if (!isRecord(mark) || !isRecord(mark['fact'])) return false;
  const { type, value, source } = mark['fact'];
  return (
    typeof mark['words'] === 'string' &&
    typeof mark['before'] === 'string' &&
    type === 'fact' &&
    typeof value === 'string' &&
    isRecord(source) &&
    typeof source['kind'] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A fingerprint of text, blind to how its white space is laid out. 53 bits: cyrb53, public domain.
 */
export function fingerprint(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < plain.length; index++) {
    const code = plain.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/**
 * A fingerprint of a value as the visible text says it: blind to parser positions, to fields that
 * are null or absent, to blank lines between list items, and to white space but within code.
 */
export function printOf(value: unknown): string {
  return fingerprint(
    JSON.stringify(value, (key, item: unknown) => {
      if (key === 'position' || key === 'spread' || item === null) return undefined;
      return key === 'value' && typeof item === 'string'
        ? item.replace(/(?<![^\S\n])[^\S\n]+$/gm, '').trimEnd()
        : item;
    }) ?? '',
  );
}

/** As much of a fingerprint as is written down: one of two thousand million. */
const PRINT = 6;

/** The end of a fingerprint, which is enough to see that what it is of has not changed. */
export function shortened(print: string): string {
  return print.slice(-PRINT);
}

/** Whether two fingerprints, the one or the other shortened, are the same. */
export function samePrint(a: string, b: string): boolean {
  return shortened(a) === shortened(b);
}

/** The cells of one line of a GFM table, as written. A backslash keeps the bar after it. */
export function splitCells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === '\\') at++;
    else if (inner[at] === '|') {
      cells.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  if (inner.slice(start).trim() !== '') cells.push(inner.slice(start).trim());
  return cells;
}
