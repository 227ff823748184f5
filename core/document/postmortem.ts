/**
 * What a postmortem is: the types of a `.postmortem` document.
 *
 * The names are a contract that tools outside the app read (README, "The file"). `schema.ts`
 * validates the same shapes on the way in. A document value is immutable by convention: every
 * change makes a new value and shares what did not change, so that readers can compare by identity.
 */
import type { Root } from 'mdast';
import type { CommentThread, StateChange } from './comments.ts';

/**
 * Rich text: an mdast root (the Markdown syntax tree, with GFM tables, strikethrough and task
 * lists).
 */
export type Prose = Root;

/**
 * Where a part of a Time came from: written in the text itself, the document's setting, the entry
 * before it, or a heading/column/line of the imported source.
 */
export type TimeOrigin = 'written' | 'document' | 'previous' | 'source';

/**
 * Why a time was read as it was, where neither its words nor its origins show it
 * (`core/time/explain.ts` says it in words). `rolled-over`: earlier on the clock than the entry
 * before, so of the next day. `next-entry`: of the day of the entry after it, which alone keeps
 * their order. `next-day`: the text says "the next day". `before-midnight`: its
 * range ends after midnight on the day that is written. `order-*`: which of two numbers is the day,
 * proven by the weekday, by other dates of the document, by a known day near it, by the sequence of
 * times. `year-near`: the year that brings it nearest to a known day. `year-context`: the one year
 * that is known. `second-by-order`: of a time that the clock showed twice the later, because of the
 * entry before. `first-chosen`, `second-chosen`: the author said which. `skipped-forward`,
 * `skipped-back`: the clock skipped it, and the author said how it was meant. `counted`,
 * `counted-from-start`: `+5m`, `T+5`. `from-an-hour`: what it is counted from names no minutes
 * (`9am`). `now`: the moment of writing.
 */
export const TIME_REASONS = [
  'rolled-over',
  'next-entry',
  'next-day',
  'before-midnight',
  'order-weekday',
  'order-document',
  'order-near',
  'order-sequence',
  'year-near',
  'year-context',
  'second-by-order',
  'first-chosen',
  'second-chosen',
  'skipped-forward',
  'skipped-back',
  'counted',
  'counted-from-start',
  'from-an-hour',
  'now',
] as const;
export type TimeReason = (typeof TIME_REASONS)[number];

/**
 * A time as a person wrote it, and how it was understood.
 * Nothing understood ever replaces what was written.
 */
export interface Time {
  /** As written, never normalised away. */
  written: string;
  /**
   * Wall-clock reading in `zone`: `2017-08-09T14:07` (seconds only if written); `T14:07` when the
   * date is unknown; `2017-08-09` when only a day was given; null when nothing was understood.
   */
  local: string | null;
  /**
   * An IANA name (`Europe/Copenhagen`), a fixed offset (`+02:00`), or the abbreviation as written
   * (`MDT`); null when none is known.
   */
  zone: string | null;
  /** UTC, `2017-08-09T20:07:00Z`; null where zone, date or time of day is not known. */
  instant: string | null;
  /** "around", "approximately", "-ish". */
  approximate: boolean;
  /**
   * Where the zone came from; decides whether changing the document's zone reads this time anew.
   * Absent = written.
   */
  zoneFrom?: TimeOrigin;
  /** Where the date came from. Absent = written. */
  dateFrom?: TimeOrigin;
  /** Absent where there is nothing to say. Codes of a newer version are kept. */
  reasons?: TimeReason[];
}

export type DocumentState = 'draft' | 'in-review' | 'approved';
export const DOCUMENT_STATES: readonly DocumentState[] = ['draft', 'in-review', 'approved'];

/** Who may read a part: `everyone`, or only readers of the internal export. */
export type Audience = 'everyone' | 'internal';

export function otherAudience(audience: Audience): Audience {
  return audience === 'internal' ? 'everyone' : 'internal';
}

/** In the order in which they happen in a well-run incident. */
export const MILESTONES = [
  'started',
  'detected',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
] as const;
export type Milestone = (typeof MILESTONES)[number];

export const UPDATE_STATUSES = [
  'investigating',
  'identified',
  'monitoring',
  'update',
  'resolved',
  'postmortem',
  'scheduled',
  'other',
] as const;
export type UpdateStatus = (typeof UPDATE_STATUSES)[number];

export const SECTION_KINDS = [
  'summary',
  'impact',
  'root-cause',
  'trigger',
  'detection',
  'response',
  'resolution',
  'timeline',
  'lessons',
  'went-well',
  'went-poorly',
  'lucky',
  'actions',
  'next-steps',
  'communication',
  'supporting',
  'unsorted',
  'custom',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export interface Incident {
  reference: string;
  organization: string;
  severity: string;
  services: string[];
  /** The document's zone: IANA name, or the abbreviation a source declared; '' while unknown. */
  zone: string;
  /** The day the incident began, `2026-03-03`, or ''. Gives rows without a date their date. */
  date: string;
}

export interface Person {
  name: string;
  role: string;
}

/**
 * A section. The section of kind `timeline` shows the timeline's rows, `actions` the action rows,
 * `communication` the status updates: its `body` is prose that stands above them.
 */
export interface Section {
  id: string;
  kind: SectionKind;
  title: string;
  audience: Audience;
  /** A report is not complete while a required section is empty. */
  required: boolean;
  /** The template's question to the author. Shown in the editor, never exported. */
  guidance: string;
  body: Prose;
}

export interface TimelineEntry {
  id: string;
  at: Time | null;
  milestone: Milestone | null;
  body: Prose;
  audience: Audience;
  /**
   * Where the entry came from, in words a reader can check ("status page", "chat #incident"), or
   * null.
   */
  source: string | null;
}

export interface StatusUpdate {
  id: string;
  at: Time | null;
  status: UpdateStatus;
  body: Prose;
  /** When the text promised the next update. */
  nextUpdate: Time | null;
}

export const ACTION_STATUSES = ['open', 'in-progress', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export interface ActionItem {
  id: string;
  body: Prose;
  owner: string;
  /** ISO date or null. */
  due: string | null;
  /**
   * What was written for `due` where it is no day that is understood: "next sprint". Only while
   * `due` is null.
   */
  dueWritten?: string | undefined;
  /** Free text; the editor offers P1 to P4. */
  priority: string;
  status: ActionStatus;
  ticket: string;
}

/** An embedded file; images in prose refer to it as `media:<key>`. */
export interface Media {
  /** `image/png`, `image/jpeg`, `image/gif`, `image/webp`, `image/svg+xml`. */
  type: string;
  /** Base64. */
  data: string;
  /** The file's name when it was added, or ''. */
  name: string;
}

/** A check's diagnostic that the author has declared right as it is. */
export interface Ignored {
  rule: string;
  /** `placeKey()` of the diagnostic. */
  place: string;
  reason: string;
}

/**
 * What two versions of the document say differently, kept until an author decides: `here` is what
 * stands in the document, `there` what the other version has. `value`: a property (`key`) of the
 * document, of its details, of a picture or of a part; absent where one has none. `text`: blocks of
 * a part's body. `presence`: the other version removed the part. `place`: the other version has the
 * part behind the one whose id is `there`, or with null at the beginning.
 */
export interface Conflict {
  id: string;
  what: 'value' | 'text' | 'presence' | 'place';
  in: 'document' | 'incident' | 'media' | 'sections' | 'timeline' | 'updates' | 'actions';
  /** The id of the section or row; '' where it is no part's. */
  part: string;
  /** The property; '' where it is none. */
  key: string;
  here?: unknown;
  there?: unknown;
}

export interface Postmortem {
  format: 'postmortem';
  version: 3;
  id: string;
  title: string;
  state: DocumentState;
  /** The author's version of the text, "1", "2", "1.1"; stamped on exports. */
  revision: string;
  /** ISO date of the last edit, or ''; stamped on exports. */
  edited: string;
  /** BCP 47, "en". */
  language: string;
  incident: Incident;
  people: Person[];
  sections: Section[];
  timeline: TimelineEntry[];
  updates: StatusUpdate[];
  actions: ActionItem[];
  media: Record<string, Media>;
  ignored: Ignored[];
  /** Words that are spelled right in this document, such as a product's name. */
  dictionary?: string[] | undefined;
  /** What a merge could not decide. */
  conflicts?: Conflict[] | undefined;
  /** What reviewers and authors say about it. */
  comments?: CommentThread[] | undefined;
  /** How it came to its state, oldest first. */
  states?: StateChange[] | undefined;
}
