/**
 * What every format's reader hands over: the parts of a source that its form itself tells apart.
 * `assemble.ts` makes a document of them.
 */
import type { Media, Person, UpdateStatus } from '../../document/postmortem.ts';
import type { RootContent } from 'mdast';

/** Every kind of source, as `--format` names it. */
export const SOURCE_FORMATS = [
  'status-page',
  'markdown',
  'html',
  'prose',
  'wiki',
  'email',
  'docx',
  'pdf',
  'csv',
  'status-json',
  'slack',
  'pagerduty',
  'opsgenie',
  'adf',
  'afterword',
] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** A dated notice of the source, in page order. */
export interface SourceUpdate {
  status: UpdateStatus;
  /** The stamp as written, or null where the page has none for it. */
  stamp: string | null;
  body: RootContent[];
}

export interface Source {
  format: SourceFormat;
  title: string;
  /** The report's own text: headings, paragraphs, lists, tables. */
  body: RootContent[];
  updates: SourceUpdate[];
  organization: string;
  services: string[];
  severity: string;
  reference: string;
  people: Person[];
  /** A zone that the source's metadata declares, as written. */
  zone: string | null;
  /**
   * A day that the source's metadata names (front matter, a mail's header): settles years and the
   * order of day and month.
   */
  date: string | null;
  /** What a page says to machines about its stamps, by their words: ISO moments. */
  moments?: ReadonlyMap<string, string>;
  /** The document that a file of ours carries inside, as text. */
  carried?: string;
  /** What has no place in a document, verbatim and in order. */
  unsorted: RootContent[];
  /** Pictures that the text shows as `media:<key>`. */
  media: Record<string, Media>;
}

export function emptySource(format: SourceFormat): Source {
  return {
    format,
    title: '',
    body: [],
    updates: [],
    organization: '',
    services: [],
    severity: '',
    reference: '',
    people: [],
    zone: null,
    date: null,
    unsorted: [],
    media: {},
  };
}
