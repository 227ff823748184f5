/**
 * The report's own words in one language: what it says that the author did not write. Plain data,
 * so that another language is one more table.
 */
import type {
  UpdateStatus,
  ActionStatus,
  Milestone,
  DocumentState,
  Audience,
  SectionKind,
} from '../../document/postmortem.ts';
import type { ColumnRole, FactRole } from './roles.ts';
import type { DateWords } from '../../time/date-words.ts';
import type { Severity } from '../../checks/model/diagnostic.ts';
import type { PhaseKind } from '../../timeline/track-parts.ts';
import type { RowsKind } from '../../document/rows-home.ts';

/** In templates, `{name}` stands for a value. */
export interface ReportWords extends DateWords {
  /** The kind of document, above the title. */
  kind: string;
  /** In place of an empty title. */
  untitled: string;
  contents: string;
  appendix: string;
  /** Title of the rest of a section that a brief begins: `{title}`. */
  continued: string;
  openActions: string;
  /** Below the open actions of a brief: `{count}` that its first page has no room for. */
  moreOpen: string;
  problems: string;
  /** Said in a required section that holds nothing yet. */
  notWritten: string;
  /** Above the footnotes, where they stand at the end. */
  notes: string;
  /** Where a reference leads: with {number}. */
  note: string;
  /** Where a footnote's number leads. */
  backToText: string;
  /** Around the page's number and the number of pages: "Page ", " of ", "". */
  pageOf: readonly [string, string, string];
  /** Short, for a page's head: `v{version}`. */
  version: string;
  /** `{version}`, `{day}` of the last edit. */
  versionOf: string;
  /** `{zone}` */
  timesIn: string;
  timesAsWritten: string;
  /** Between two values: "UTC+1 and UTC+2". */
  and: string;
  /** `{time}` */
  nextUpdate: string;
  /** What the picture of the incident is called. */
  track: string;
  facts: Record<FactRole, string>;
  /** As the cover and the foot of a page say it. */
  audiences: Record<Audience, string>;
  states: Record<DocumentState, string>;
  /** Behind the state, where a merge left something to decide: `{count}`. */
  openConflicts: string;
  columns: Record<ColumnRole, string>;
  /** Titles of the columns of the table of measures. */
  measures: Record<'milestone' | 'time' | 'after', string>;
  /** In place of a section's empty title. */
  sections: Record<SectionKind, string>;
  /** Titles of sections that are added for rows without a home. */
  added: Record<RowsKind, string>;
  milestones: Record<Milestone, string>;
  /** Of the picture of the incident. */
  phases: Record<PhaseKind, string>;
  leftOut: string;
  updateStatuses: Record<UpdateStatus, string>;
  actionStatuses: Record<ActionStatus, string>;
  severities: Record<Severity, string>;
}
