/**
 * Text of an incident report -> a document. Whatever cannot be placed goes, verbatim and in order,
 * to a section "Unsorted": nothing is dropped, nothing is invented.
 */
import type { NewId } from '../document/ids.ts';
import type { Postmortem } from '../document/postmortem.ts';
import { plainProse } from '../prose/build.ts';
import { plainText } from '../prose/text.ts';
import { untakenNote, untakenTimes } from '../checks/text/untaken.ts';
import { usedMedia } from '../report/audience.ts';
import { addDays, dayOf } from '../time/calendar.ts';
import { assemble } from './understand/assemble.ts';
import { leadingStamp } from './understand/stamps.ts';
import { withStatedMoments } from './understand/stated-moments.ts';
import { withPlaces } from './understand/places.ts';
import { detectFormat, type TextFormat } from './text/detect.ts';
import { proposedTimeline, proposeEntries, type Proposal } from './understand/from-text.ts';
import { readHtmlSource } from './text/html.ts';
import { isJiraWiki, readJiraWiki } from './text/jira-wiki.ts';
import { readMarkdown } from './text/markdown.ts';
import { mendedTables } from './text/mended-tables.ts';
import { postsApart, unglued } from './text/unglued.ts';
import { withMilestones } from './understand/milestones.ts';
import { picturesBeside } from '../markdown/read-pictures.ts';
import { isOwnMarkdown, readOwnMarkdown } from '../markdown/read.ts';
import { readProse } from './text/prose.ts';
import type { Doubt, ReadingChoice, UntakenTime } from './model/doubt.ts';
import { emptySource, type Source, type SourceFormat } from './model/source.ts';
import { orderDoubt } from './understand/doubts.ts';
import { readBySide, sideDoubt } from './text/sides.ts';
import { readStatusPage } from './status-page/read.ts';

export interface ImportOptions {
  /**
   * The source's name, such as a file's; gives the title where the text has none. '' or '-' for
   * none.
   */
  name: string;
  /** IANA name or abbreviation for times whose source names no zone. */
  zone?: string;
  /**
   * Takes over the dated events of the prose where the source has no timeline of its own. The prose
   * stays as it is.
   */
  timelineFromText?: boolean;
  /** Reads the text as this format instead of looking at it. */
  format?: TextFormat;
  /** Bytes of the pictures that lie beside our own Markdown, by their path from there. */
  beside?: ReadonlyMap<string, Uint8Array>;
  newId: NewId;
  /** ISO date. */
  today: string;
  /** What the author decided where the text can be read in two ways. */
  reading?: ReadingChoice;
}

export interface ImportResult {
  document: Postmortem;
  /**
   * What was understood, for people: "6 timeline entries", "zone CET from “Timeline (all times are
   * in CET)”".
   */
  notes: string[];
  format: SourceFormat;
  /** What can be read in another way, too. */
  doubts?: Doubt[];
  /** The times of day of which no entry was made, where none was. */
  untaken?: UntakenTime[];
}

const READERS: Record<TextFormat, (text: string) => Source> = {
  'status-page': readStatusPage,
  markdown: readMarkdown,
  html: readHtmlSource,
  prose: readProse,
};

/** Reads any text. Never throws: a text that no reader understands becomes its own paragraphs. */
export function importText(text: string, options: ImportOptions): ImportResult {
  const whole = text.replace(/^\uFEFF/, '');
  const given = isJiraWiki(whole) ? readJiraWiki(whole) : whole;
  const apart = postsApart(given);
  const body = unglued(mendedTables(apart));
  const own = options.format === undefined && isOwnMarkdown(body) ? readOwn(body, options) : null;
  if (own) return own;
  try {
    return readEitherWay(body, sourceOf(body, options.format ?? formatOf(apart, body)), options);
  } catch {
    return readVerbatim(body, options);
  }
}

/** The text as it shows itself, or with its stamps on the side that the author says. */
function readEitherWay(body: string, source: Source, options: ImportOptions): ImportResult {
  const first = documentOf(source, options);
  const doubt = sideDoubt(body, first.document);
  if (!doubt) return first;
  const side = options.reading?.side;
  if (side === undefined || side === doubt.taken)
    return { ...first, doubts: [doubt, ...(first.doubts ?? [])] };
  const other = documentOf(readBySide(body, side, source), options);
  return { ...other, doubts: [{ ...doubt, taken: side } as Doubt, ...(other.doubts ?? [])] };
}

/**
 * By the format that the text looks like. Lines of a page that are stamps may be anything; where the
 * posts themselves show another layout, that is the better reading.
 */
function sourceOf(body: string, format: TextFormat): Source {
  const source = READERS[format](body);
  if (format !== 'status-page' || isAllPosts(source)) return source;
  const prose = readProse(body);
  return labelledPosts(prose) > labelledPosts(source) ? prose : source;
}

/** A table that had to be mended is no Markdown's, unless the text has Markdown's headings. */
function formatOf(given: string, body: string): TextFormat {
  const mended = given !== body && !/^#{1,6}\s/m.test(given);
  return mended ? 'prose' : detectFormat(body);
}

/** Every post has its status and its stamp, and no stamp was left in their text or around them. */
function isAllPosts(source: Source): boolean {
  const { body, updates } = source;
  return (
    labelledPosts(source) === updates.length &&
    ![{ body }, ...updates].some((part) =>
      plainText({ type: 'root', children: part.body })
        .split('\n')
        .some((line) => leadingStamp(line) !== null),
    )
  );
}

function labelledPosts({ updates }: Source): number {
  return updates.filter(({ status, stamp }) => stamp !== null && status !== 'update').length;
}

/**
 * Markdown that Afterword wrote, as the document it was; null where it was damaged so that it is
 * only Markdown any more, with a timeline that only the reader of Markdown sees.
 */
function readOwn(body: string, options: ImportOptions): ImportResult | null {
  try {
    const document = readOwnMarkdown(body, options.newId, options.beside);
    const marked = /^<!-- pm:[a-z]/m.test(body);
    return marked || document.timeline.length > 0
      ? {
          document,
          notes: [...lostMarks(body), ...missingPictures(body, options.beside)],
          format: 'afterword',
        }
      : null;
  } catch {
    return null;
  }
}

/** Where all comments are gone, nothing says any more what was internal. */
function lostMarks(body: string): string[] {
  return /^audience: ["']?internal/m.test(body.slice(0, 20_000)) && !body.includes('<!-- pm:')
    ? [
        'its comments are gone, and with them the marks of what is internal: ' +
          'set them again before an export for everyone',
      ]
    : [];
}

function missingPictures(body: string, beside: ImportOptions['beside']): string[] {
  const missing = picturesBeside(body).filter((path) => !beside?.has(path));
  if (missing.length === 0) return [];
  const what = missing.length === 1 ? 'a picture is' : `${missing.length} pictures are`;
  return [
    `${what} not beside the file: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}`,
  ];
}

/**
 * The document of a source that its reader has taken apart, with the timeline from its text where
 * that is asked for.
 */
export function documentOf(source: Source, options: Omit<ImportOptions, 'format'>): ImportResult {
  const { document: read, notes, order } = assemble(source, options);
  let untaken: UntakenTime[] = [];
  let document = read.title === '' ? { ...read, title: stem(options.name) } : read;
  if (document.timeline.length === 0) {
    const chosen = options.reading?.dayOrder;
    const proposals = proposeEntries(
      document,
      options.newId,
      chosen === undefined ? null : chosen === 'day-first',
    );
    document = {
      ...document,
      incident: { ...document.incident, date: firstDay(document, proposals) },
    };
    if (options.timelineFromText && proposals.length > 0) {
      document = withPlaces(
        { ...document, timeline: withMilestones(proposedTimeline(proposals)) },
        options.newId,
      );
      notes.unshift(
        `${proposals.length} timeline ${proposals.length === 1 ? 'entry' : 'entries'} from the text`,
      );
    }
    const note = proposals.length === 0 ? untakenNote(document) : null;
    if (note) notes.push(note);
    if (document.timeline.length === 0) untaken = untakenTimes(document);
  } else if (options.timelineFromText) {
    const read = document.timeline.length;
    document = withStatedMoments(document, options.newId);
    const more = document.timeline.length - read;
    if (more > 0) notes.unshift(`${more} more ${more === 1 ? 'moment' : 'moments'} from the text`);
  }
  const doubt = orderDoubt(document, order);
  return {
    document: { ...document, media: usedMedia(document, source.media) },
    notes,
    format: source.format,
    ...(doubt && { doubts: [doubt] }),
    ...(untaken.length > 0 && { untaken }),
  };
}

/** A text that a parser gives up on (tags nested by the thousand) is kept line for line. */
function readVerbatim(text: string, options: ImportOptions): ImportResult {
  const source = { ...emptySource('prose'), unsorted: plainProse(text).children };
  return {
    document: { ...assemble(source, options).document, title: stem(options.name) },
    notes: ['the text could not be understood and stands as it is in “Unsorted”'],
    format: 'prose',
  };
}

/**
 * The day on which the incident began: that of the first event which the prose dates itself, if
 * that is in the week before the notices.
 */
function firstDay({ incident }: Postmortem, proposals: readonly Proposal[]): string {
  const written = proposals
    .flatMap(({ entry: { at } }) =>
      at && (at.dateFrom ?? 'written') === 'written' ? (dayOf(at.local) ?? []) : [],
    )
    .sort()[0];
  if (written === undefined || incident.date === '') return written ?? incident.date;
  return written < incident.date && written >= addDays(incident.date, -7) ? written : incident.date;
}

/** `reports/outage-3.md` -> `outage-3`. */
function stem(name: string): string {
  return name === '-' ? '' : (name.split(/[/\\]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
}
