/**
 * The report's tree: what every writer (DOCX, HTML, Markdown) walks. It holds all of the report's
 * words, in their order; a writer decides only how they look, and where footnotes stand. The one
 * exception are page heads and feet, which repeat what `Stamp` says.
 */
import type { ColumnRole, FactRole } from './words/roles.ts';
import type { BlockContent, List, Table } from 'mdast';
import type { CommentThread, Quoted } from '../document/comments.ts';
import type { Audience, Media, Postmortem, Section } from '../document/postmortem.ts';
import type { Track } from '../timeline/track.ts';
import type { PartKeys } from './keys.ts';
import type { Look } from './look.ts';
import type { RowsKind } from '../document/rows-home.ts';
import type { WordRun } from '../revision/words.ts';
import type { ReportWords } from './words/report-words.ts';

/**
 * The block under a page's head that begins the report: kind ("Incident report"), title, facts in
 * pairs, and the company's logo, if any. Always the first block. `title` is one line and never
 * empty. The logo is decoration: it has no words.
 */
export interface CoverBlock {
  type: 'cover';
  id: 'cover';
  kind: string;
  title: string;
  facts: Fact[];
  logo: Media | null;
}

/**
 * The milestones with their times and how long after the start they were reached: a table with a
 * heading row and a heading column. A brief has a column for each milestone, other reports a row.
 * Left out where fewer than two are known.
 */
export interface MeasuresBlock {
  type: 'measures';
  id: 'measures';
  /** Cells hold plain text only. */
  node: Table;
}

/**
 * Links to the headings below. Left out in a short report. A format with a contents list of its own
 * fills it with these lines.
 */
export interface ContentsBlock {
  type: 'contents';
  id: 'contents';
  title: string;
  lines: ContentsLine[];
}

/**
 * The heading over all that a brief does not say. Begins a new page; the sections below it are of
 * level 2.
 */
export interface AppendixBlock {
  type: 'appendix';
  id: 'appendix';
  title: string;
}

/**
 * The heading of a section: one below the title, or two (`level` 2) below the appendix. What stands
 * until the next heading of a section belongs to it. `title` is one line and never empty: where the
 * author left it so, it is the name of the section's kind.
 */
export interface SectionBlock {
  type: 'section';
  id: string;
  level: 1 | 2;
  title: string;
  /**
   * The document's section; null for one that the report adds: rows without a home, open actions of
   * a brief, problems.
   */
  section: Section | null;
  /** True for the rest of a section that began above. */
  continued: boolean;
}

/**
 * A block of an author's text (`prose.ts` lists the node types). A heading's `depth` is its level
 * below the title, less one: 1 for the first below a section of level 1, 2 below one of level 2.
 */
export interface ProseBlock {
  type: 'prose';
  id: string;
  node: BlockContent;
}

/** A line that the report itself says. */
export interface NoteBlock {
  type: 'note';
  id: string;
  text: string;
}

/** The picture of the incident; `track.text` says the same in words. At most one. */
export interface TrackBlock {
  type: 'track';
  id: 'track';
  track: Track;
}

/**
 * The timeline, the status updates or the actions as a table. A brief has the open actions in one
 * and the others in another.
 */
export interface RowsBlock extends RowsTable {
  type: 'rows';
  id: string;
  of: RowsKind;
}

/** What the checks found, or reviewers said, as a list. Only where it was asked for, and last. */
export interface ProblemsBlock {
  type: 'problems';
  id: string;
  node: List;
}

/**
 * `id` is unique in the report and made of letters, digits and `-`: an anchor in HTML, a bookmark
 * in DOCX.
 */
export type ReportBlock =
  | CoverBlock
  | MeasuresBlock
  | ContentsBlock
  | AppendixBlock
  | SectionBlock
  | ProseBlock
  | NoteBlock
  | TrackBlock
  | RowsBlock
  | ProblemsBlock;

export interface ContentsLine {
  /** The id of the block it leads to. */
  id: string;
  /** 1 = section, 2 = heading inside one. */
  level: 1 | 2;
  text: string;
}

export interface Report {
  kind: string;
  title: string;
  /** BCP 47, of the text. `words.language` is the language of the report's own words. */
  language: string;
  words: ReportWords;
  pageSize: 'A4' | 'Letter';
  audience: Audience;
  /** The zone that times are shown in; '' = each in its own. */
  zone: string;
  brief: boolean;
  /**
   * The company's colour, for headings' rules, links and tags; `#rrggbb`, or null for the report's
   * own.
   */
  accent: Look['accent'] | null;
  stamp: Stamp;
  /** In reading order, beginning with the cover. */
  blocks: ReportBlock[];
  /**
   * By their numbers. Where they stand is the format's business: at the foot of pages or at the
   * end.
   */
  notes: Note[];
  /** The pictures that are shown, by what they are. */
  media: Record<string, Media>;
  /** What those are called that no reader can show: their words stand in their place. */
  unusable: string[];
  /** The document as this audience has it: what an export may carry along. */
  source: Postmortem;
  /** Whether the files carry the document inside, so that Afterword can open them again. */
  carriesSource: boolean;
  /** The colour that was asked for, where `accent` is a shade of it that can be read. */
  shadedFrom: string | null;
  keys: PartKeys;
  /** Whether Word tracks what its readers change; it does where the comments leave with it. */
  tracked?: boolean | undefined;
  /** The report of an earlier version, where the changes since then are to be shown. */
  since?: Since | undefined;
  /** The comments that leave with it, in reading order, where it goes out to be reviewed. */
  review?: ReviewThread[] | undefined;
  /** The same for the table of what became of them, and for no other format. */
  dispositions?: ReviewThread[] | undefined;
}

/** A thread of comments, and where the report has what it is about. */
export interface ReviewThread {
  thread: CommentThread;
  /** Of the section or row, as `PartKeys` has it; `title`: the report as a whole. */
  key: string;
  /** The words in that part's text; null: the part. */
  words: Quoted | null;
  /** What is to be said before the remark, because its place does not show it. */
  lead: string;
}

/** What a report is compared with. */
export interface Since {
  /** For the same readers. */
  report: Report;
  /** "Changes since v2, 2026-03-05". */
  title: string;
  /** The changes, a line each. */
  changes: SaidChange[];
  /** The same in numbers: "1 row added, 12 words". */
  numbers: string;
  /** Who changed it, for programs that name an author; never empty. */
  author: string;
}

/** One change as a list says it. */
export interface SaidChange {
  /** The part: "Timeline 10:14". */
  where: string;
  /** What became of it ("added"), or which of its values is another; '' = its words. */
  note: string;
  /** Words that went and came, with some of those around them. */
  runs: WordRun[];
}

/** The lines of the contents; none in a report that has no list of them. */
export function contentsOf({ blocks }: Pick<Report, 'blocks'>): ContentsLine[] {
  return blocks.find((block) => block.type === 'contents')?.lines ?? [];
}

/** One line of the cover: "Severity", "SEV-2". Both are one line of text; neither is empty. */
export interface Fact {
  role: FactRole;
  label: string;
  value: string;
}

/** What every page says about itself. Empty where unknown. */
export interface Stamp {
  state: string;
  revision: string;
  /** The day of the last edit, for people: "9 March 2026". */
  date: string;
  /** The same, ISO, for file properties. */
  isoDate: string;
  /** "Times in Europe/Copenhagen (UTC+1)". */
  times: string;
  /** "for everyone", "internal". */
  audience: string;
  reference: string;
  /** For the head of a page, beside the title: "INC-4127 · approved · v3". */
  head: string;
  /**
   * For the foot of a page, beside its number: "Times in Europe/Copenhagen (UTC+1) · for everyone".
   */
  foot: string;
}

/** A footnote: `footnoteReference`s in the report's blocks have its number as `identifier`. */
export interface Note {
  /** From 1 on. */
  number: number;
  /**
   * As in `prose.ts`, without headings, tables and rules: not every program shows those in Word's
   * footnotes. Nor are there references: a note on a note stands in it.
   */
  blocks: BlockContent[];
}

export interface Column {
  role: ColumnRole;
  title: string;
}

/** A row: one cell of blocks per column. */
export interface ItemRow {
  type: 'item';
  /** The row's id in the document. */
  id: string;
  /** Its key in files: see `keys.ts`. */
  key: string;
  cells: BlockContent[][];
}

/** A line over the rows of one day, where the rows are of several days. */
export interface DayRow {
  type: 'day';
  text: string;
}

export type Row = ItemRow | DayRow;

export interface RowsTable {
  columns: Column[];
  rows: Row[];
}
