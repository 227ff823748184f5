/**
 * The report: a document as one audience reads it, in one format-neutral tree. Every writer (DOCX, HTML, Markdown) walks this tree and adds nothing to its words,
 * so that the three exports cannot disagree.
 */
import type { BlockContent } from 'mdast';
import type { Audience, DocumentState, Media, Postmortem, Section } from '../document/postmortem.ts';
import { inlineText } from '../prose/text.ts';

import { metrics } from '../timeline/metrics.ts';
import { buildTrack, type Track } from '../timeline/track.ts';
import { formatDay } from '../time/format.ts';
import { shownTo } from './audience.ts';
import { reportFacts, type Fact } from './facts.ts';
import { partKeys, type PartKeys } from './keys.ts';
import { ADDED_TITLES, readingOrder, rowHomes, type RowsKind } from './placement.ts';
import { headingDepths, printable, shownBlocks, type ShowContext } from './prose.ts';
import { rowsTable, type RowsTable } from './rows.ts';
import { zoneName } from './times.ts';

export interface ReportOptions {
  audience: Audience;
  /** IANA name or abbreviation that times are shown in; '' = the document's. */
  zone: string;
  pageSize?: 'A4' | 'Letter';
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
  audience: string;
  reference: string;
}

/** `id` is unique in the report and made of letters, digits and `-`: an anchor in HTML, a bookmark in DOCX. */
export type ReportBlock =
  | { type: 'section'; id: string; title: string; /** null for one added for rows without a home. */ section: Section | null }
  | { type: 'prose'; id: string; node: BlockContent }
  /** A line that the report itself says. */
  | { type: 'note'; id: string; text: string }
  | { type: 'track'; id: string; track: Track }
  | ({ type: 'rows'; id: string; of: RowsKind } & RowsTable);

export interface ContentsLine {
  /** The id of the block it leads to. */
  id: string;
  /** 1 = section, 2 = heading inside one. */
  level: 1 | 2;
  text: string;
}

export interface Report {
  /** "Incident report". */
  kind: string;
  title: string;
  language: string;
  pageSize: 'A4' | 'Letter';
  audience: Audience;
  zone: string;
  stamp: Stamp;
  facts: Fact[];
  /** Empty for a report so short that it needs none. */
  contents: ContentsLine[];
  blocks: ReportBlock[];
  media: Record<string, Media>;
  /** The document as this audience has it: what an export may carry along. */
  source: Postmortem;
  keys: PartKeys;
}

/** Said in a required section that holds nothing yet. */
export const EMPTY_NOTE = 'Not written yet.';
const STATES: Record<DocumentState, string> = { draft: 'draft', 'in-review': 'in review', approved: 'approved' };
const SECTIONS_WORTH_CONTENTS = 3;

/** Builds the report of a document. Pure: the same document and options give the same report. */
export function buildReport(document: Postmortem, options: ReportOptions): Report {
  const source = shownTo(options.audience, document);
  const keys = partKeys(source);
  const zone = options.zone || source.incident.zone;
  const blocks = reportBlocks(source, keys, zone);
  const { state, revision, edited, incident } = source;
  const { times } = zoneName(zone, source);
  const stamp: Stamp = {
    state: STATES[state], revision: printable(revision), date: edited ? formatDay(edited, 'plain') : '', isoDate: edited, times,
    audience: options.audience === 'everyone' ? 'for everyone' : 'internal', reference: printable(incident.reference),
  };
  return {
    kind: 'Incident report', title: oneLine(source.title) || 'Untitled incident', language: source.language || 'en', pageSize: options.pageSize ?? 'A4', audience: options.audience, zone, stamp,
    facts: reportFacts(source, { zone, stamp, measures: measuresOf(source) }),
    contents: contentsOf(blocks), blocks, media: source.media, source, keys,
  };
}

function reportBlocks(source: Postmortem, keys: PartKeys, zone: string): ReportBlock[] {
  const homes = rowHomes(source.sections);
  const context: ShowContext = { media: source.media, depths: headingDepths([...source.sections, ...source.timeline, ...source.updates, ...source.actions].map(({ body }) => body)) };
  const kinds = (['timeline', 'actions', 'updates'] as const).filter((of) => source[of].length > 0);
  const rows = (of: RowsKind): ReportBlock[] => {
    const track = of === 'timeline' ? buildTrack(source, zone) : null;
    return [
      ...(track ? [{ type: 'track', id: 'track', track } as const] : []),
      { type: 'rows', id: of, of, ...rowsTable(of, source, { ...context, zone, keys: keys[of] }) },
    ];
  };
  const ordered = readingOrder(source.sections);
  const sections = ordered.map((section): ReportBlock[] => {
    const key = keys.section.get(section.id)!;
    const body: ReportBlock[] = shownBlocks(section.body, context).map((node, index) => ({ type: 'prose', id: `${key}-${index + 1}`, node }));
    body.push(...kinds.filter((of) => homes[of] === section.id).flatMap(rows));
    if (body.length === 0 && !section.required) return [];
    if (body.length === 0) body.push({ type: 'note', id: `${key}-0`, text: EMPTY_NOTE });
    return [{ type: 'section', id: key, title: oneLine(section.title), section }, ...body];
  });
  const added = kinds.filter((of) => homes[of] === null).map((of): ReportBlock[] => [{ type: 'section', id: `added-${of}`, title: ADDED_TITLES[of], section: null }, ...rows(of)]);
  const unsorted = ordered.filter(({ kind }) => kind === 'unsorted').length;
  return [...sections.slice(0, sections.length - unsorted), ...added, ...sections.slice(sections.length - unsorted)].flat();
}

function contentsOf(blocks: readonly ReportBlock[]): ContentsLine[] {
  const lines = blocks.flatMap((block): ContentsLine[] => {
    if (block.type === 'section') return [{ id: block.id, level: 1, text: block.title }];
    if (block.type === 'prose' && block.node.type === 'heading' && block.node.depth === 1) return [{ id: block.id, level: 2, text: oneLine(inlineText(block.node)) }];
    return [];
  }).filter(({ text }) => text !== '');
  return lines.filter(({ level }) => level === 1).length >= SECTIONS_WORTH_CONTENTS ? lines : [];
}

/** "To detect", "7 min". */
function measuresOf(source: Postmortem): Fact[] {
  return metrics(source).filter(({ ms }) => ms !== null).map(({ label, text }) => ({ label: label.charAt(0).toUpperCase() + label.slice(1), value: text }));
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

