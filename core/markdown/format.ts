/**
 * How our own Markdown keeps what Markdown cannot show, so that the file opens again without loss
 * and still reads well.
 *
 * - Front matter (YAML) holds the document's own fields.
 * - Lines `<!-- pm:section KEY -->`, `<!-- pm:timeline -->` … say what stands below them; rows end
 *   in `<!-- pm:row KEY -->`.
 * - One comment at the end, `<!-- pm:data`, has a line per part: its key and a JSON object with
 *   what is not visible (`set`). A value that is visible too, but not exactly, comes with a
 *   fingerprint of what the visible text says (`was`): once somebody edits that text, it no longer
 *   matches and the edit counts. A formatter that only lays the text out anew changes nothing. `is`
 *   finds a part again whose comment in the text was lost.
 * - Live facts are plain words in the text; `facts` says what they follow, and by which words they are
 *   found again.
 * - Pictures are reference images; their definitions stand below `<!-- pm:media -->`, and those of
 *   footnotes below `<!-- pm:notes -->`.
 *
 * Every one of these may be missing: the text is read by its headings, tables and lists then.
 */
import type { Audience } from '../document/postmortem.ts';
import type { FactMark } from '../live-facts/bind.ts';

/** What a line of the data comment says about a part. */
export interface Hidden {
  /** Field → exact value. */
  set?: Record<string, unknown>;
  /** Field → fingerprint of what the visible text says. */
  was?: Record<string, string>;
  /** What the part is (`section`, `timeline` …) and a sketch of its words. */
  is?: [string, string];
  /** The live facts of its text, which shows their words only. */
  facts?: FactMark[];
}

/** What the data comment says about the document itself, under the key `document`. */
export interface HiddenDocument extends Hidden {
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
export function dataLine(key: string, hidden: Hidden | HiddenDocument): string {
  const json = JSON.stringify(hidden)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('--', '-\\u002d');
  return `${key} ${json}`;
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
  const texts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((each) => typeof each === 'string');
  const {
    set,
    was,
    is,
    facts,
    order,
    unseen,
    shown,
    actions,
    derived,
    front,
    depths,
    zone,
    media,
  } = raw;
  return {
    ...(isRecord(set) && { set }),
    ...(isRecord(was) && texts(Object.values(was)) && { was: was as Record<string, string> }),
    ...(texts(is) && is.length === 2 && { is: is as [string, string] }),
    ...(Array.isArray(facts) && { facts: facts.filter(isFactMark) }),
    ...(texts(order) && { order }),
    ...(texts(unseen) && { unseen }),
    ...(texts(shown) && { shown }),
    ...(texts(actions) && { actions }),
    ...(texts(derived) && { derived }),
    ...(Array.isArray(depths) && depths.every((depth) => typeof depth === 'number') && { depths }),
    ...(typeof front === 'string' && { front }),
    ...(typeof zone === 'string' && { zone }),
    ...(isRecord(media) && { media: Object.fromEntries(Object.entries(media).filter(isPicture)) }),
  };
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

/** The size of a sketch: enough to see that most words are the same. */
const SKETCH_WORDS = 12;

/**
 * The words of a part as a few signs each, of up to twelve words chosen by their hashes: parts that
 * share most words share most of a sketch.
 */
export function sketchOf(text: string): string {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu));
  return [...words]
    .map((word) => fingerprint(word).slice(-4))
    .sort()
    .slice(0, SKETCH_WORDS)
    .join(' ');
}

/** How much of two sketches is the same, from 0 to 1. */
export function likeness(a: string, b: string): number {
  const [first, second] = [new Set(a.split(' ')), new Set(b.split(' '))];
  if (a === '' || b === '') return a === b ? 1 : 0;
  const union = [...new Set([...first, ...second])].sort().slice(0, SKETCH_WORDS);
  return union.filter((word) => first.has(word) && second.has(word)).length / union.length;
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

/**
 * True when two JSON values are the same, whatever the order of keys. Parser positions and absent
 * values do not count.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  const [left, right] = [present(a), present(b)];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

function present(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => key !== 'position' && item !== undefined),
  );
}
