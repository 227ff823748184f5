/**
 * What the document's skeleton holds in a copy: sections, rows and the title, with their fields. A
 * copy over several of them comes back as they were; what only looks so is not taken.
 */
import { isDate, isInstant, isLocalTime } from '../../../core/document/iso.ts';
import {
  ACTION_STATUSES,
  MILESTONES,
  SECTION_KINDS,
  UPDATE_STATUSES,
} from '../../../core/document/postmortem.ts';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

export const isText: Check = (value) => typeof value === 'string';
export const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const textThat =
  (check: (text: string) => boolean): Check =>
  (value) =>
    typeof value === 'string' && check(value);
const record =
  (fields: Fields): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const audience = oneOf(['everyone', 'internal']);
const time = record({
  written: isText,
  local: orNull(textThat(isLocalTime)),
  zone: orNull(isText),
  instant: orNull(textThat(isInstant)),
  approximate: oneOf([true, false]),
  zoneFrom: orAbsent(isText),
  dateFrom: orAbsent(isText),
  reasons: orAbsent((value) => Array.isArray(value) && value.every(isText)),
});
const isSection = record({
  id: isText,
  kind: oneOf(SECTION_KINDS),
  title: isText,
  audience,
  required: oneOf([true, false]),
  guidance: isText,
});
const ROWS: Readonly<Record<string, Check>> = {
  timeline: record({
    id: isText,
    at: orNull(time),
    milestone: orNull(oneOf(MILESTONES)),
    audience,
    source: orNull(isText),
  }),
  update: record({
    id: isText,
    at: orNull(time),
    status: oneOf(UPDATE_STATUSES),
    nextUpdate: orNull(time),
  }),
  action: record({
    id: isText,
    owner: isText,
    due: orNull(textThat(isDate)),
    dueWritten: orAbsent(isText),
    priority: isText,
    status: oneOf(ACTION_STATUSES),
    ticket: isText,
  }),
};

/** The text that a part draws in a slot: its name, and the node that stands there. */
const SLOTS: Readonly<Record<string, string>> = { header: 'title', row: 'body' };
/** Where each part may stand: '' = at the top of the copy. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  root: [],
  header: [''],
  title: ['header'],
  section: [''],
  rows: ['', 'section'],
  row: ['', 'rows'],
  body: ['row'],
};

/**
 * True for a node that is no part of the skeleton, or one with its fields, in its place.
 *
 * A root is in none: one within a section kept the editor busy for ever.
 */
export function isSoundPart(node: Record<string, unknown>, parent: string): boolean {
  const type = String(node['type']);
  if (!Object.hasOwn(PLACES, type)) return node['$slots'] === undefined && parent !== 'rows';
  if (!PLACES[type]!.includes(parent)) return false;
  if (type === 'section') return isSection(node['section']) && node['$slots'] === undefined;
  if (type === 'rows') return orAbsent(oneOf(['timeline', 'update', 'action']))(node['rows']);
  if (type === 'row') return isRow(node['row']) && slotOf(node) !== null;
  return type !== 'header' || slotOf(node) !== null;
}

/** The node in a part's slot; null where there is none, or another. */
export function slotOf(node: Record<string, unknown>): unknown {
  const name = SLOTS[String(node['type'])];
  const slots = node['$slots'];
  if (name === undefined || !isRecord(slots)) return null;
  const inSlot = slots[name];
  const isAlone = Object.keys(slots).length === 1;
  return isAlone && isRecord(inSlot) && inSlot['type'] === name ? inSlot : null;
}

function isRow(value: unknown): boolean {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return false;
  return Object.hasOwn(ROWS, value['kind']) && ROWS[value['kind']]!(value['data']);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
